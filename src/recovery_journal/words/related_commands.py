"""Words that people type for a command or an option that is called something else."""

from collections.abc import Iterable

_RELATED = {
    "craving": "crave urge urges",
    "mood": "feel feeling feelings",
    "used": "use",
    "status": "count counter day days how milestone milestones sober",
    "list": "diary entries journal ls week",
    "tracker": "limit quit since",
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
_RELATED_OPTIONS = {
    "--since": "--after --from --last --start",
    "--until": "--before --end --to",
    "--line": "--one-line --oneline --short",
    "--note": "--comment --message --text -m",
    "--at": "--date --day --on --time --when",
    "--on": "--at --date --day --when",
    "--limit": "--count --max --number -c",
    "--include-private": "--all --private",
    "--output": "--file --to -f",
    "--accessible": "--plain --words",
}
"""By what stands for them, in the commands that have that option."""


def related_command(typed: str) -> str:
    """Return the command that is probably meant; empty if nobody can tell."""
    return _COMMANDS.get(typed.casefold(), "")


def related_option(typed: str, options: Iterable[str]) -> str:
    """Return the one of these options that is probably meant; empty if nobody can tell."""
    return next((one for one in options if typed in _RELATED_OPTIONS.get(one, "").split()), "")
