"""What is said about where the journal lives and who can read it."""

from recovery_journal.words.privacy import SAME_ACCOUNT


def started(path: str) -> str:
    """Said once, when the first entry creates the journal."""
    return f"Your journal was started: {path}\n{SAME_ACCOUNT}"
