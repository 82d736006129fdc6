"""What is said about where the journal lives and who can read it."""

import stat

from recovery_journal.words.lock import IS_ENCRYPTED, TO_ENCRYPT
from recovery_journal.words.privacy import COURT, ON_THIS_MACHINE, SAME_ACCOUNT

NOT_THERE = "not there yet"


def readers(mode: int) -> str:
    """Who may read a file of this mode, besides the one who rules this machine."""
    if mode & (stat.S_IROTH | stat.S_IWOTH):
        return "everyone on this computer; to change that: chmod 600"
    if mode & (stat.S_IRGRP | stat.S_IWGRP):
        return "this account and its group; to change that: chmod 600"
    return "this account only"


def who_can_read(*, encrypted: bool) -> tuple[str, ...]:
    """Who can read the journal, and what changes that."""
    account = (IS_ENCRYPTED,) if encrypted else (SAME_ACCOUNT, TO_ENCRYPT)
    return (ON_THIS_MACHINE, *account, COURT)


def started(path: str) -> str:
    """Said once, when the first entry creates the journal."""
    return f"Your journal was started: {path}\n{SAME_ACCOUNT}"
