"""What is said about where the journal lives and who can read it."""

import stat

from recovery_journal.words.privacy import COURT, ON_THIS_MACHINE, SAME_ACCOUNT

NOT_THERE = "not there yet"
WHO_CAN_READ = (ON_THIS_MACHINE, SAME_ACCOUNT, COURT)


def readers(mode: int) -> str:
    """Who may read a file of this mode, besides the one who rules this machine."""
    if mode & (stat.S_IROTH | stat.S_IWOTH):
        return "everyone on this computer; to change that: chmod 600"
    if mode & (stat.S_IRGRP | stat.S_IWGRP):
        return "this account and its group; to change that: chmod 600"
    return "this account only"


def started(path: str) -> str:
    """Said once, when the first entry creates the journal."""
    return f"Your journal was started: {path}\n{SAME_ACCOUNT}"
