"""The names under which the program is started."""

PROGRAM_NAMES = ("rj", "recovery-journal")


def completion_variable(program: str) -> str:
    """Return the name of the variable through which a shell asks a program for completions."""
    return f"_{program}_complete".replace("-", "_").upper()
