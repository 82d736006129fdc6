"""Words that people type for a command that is called something else."""

_RELATED = {
    "craving": "crave urge urges",
    "used": "use",
    "status": "count counter day days sober",
    "list": "diary entries journal ls",
    "insights": "chart charts graph graphs statistics stats",
    "strategy": "breathe breathing cope coping suggest tip tips",
    "people": "circle friend friends person sponsor",
    "contact": "call phone text",
    "meeting": "aa na",
    "config": "option options preferences setting settings",
    "passphrase": "encrypt lock password",
    "where": "file files path",
    "add": "create new",
    "card": "print",
    "delete": "remove rm",
    "edit": "change",
    "search": "find",
    "show": "cat view",
    "write": "add",
}
"""By what stands for them, in whatever group that is a command of."""
_COMMANDS = {word: command for command, words in _RELATED.items() for word in words.split()}


def related_command(typed: str) -> str:
    """Return the command that is probably meant; empty if nobody can tell."""
    return _COMMANDS.get(typed.casefold(), "")
