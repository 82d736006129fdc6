"""The names under which the program is started."""

PROGRAM_NAMES = ("rj", "recovery-journal")

HELP_NAMES = ("now", "help", "sos", "crisis", "emergency")
"""What help right now is called; all but the first are other words for it."""


def completion_variable(program: str) -> str:
    """Return the name of the variable through which a shell asks a program for completions."""
    return f"_{program}_complete".replace("-", "_").upper()
