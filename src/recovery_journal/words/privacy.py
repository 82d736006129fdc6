"""Who can read a journal and who can't, for the first start, the help and the README."""

import stat

from recovery_journal.words.encryption import IS_ENCRYPTED, TO_ENCRYPT

ON_THIS_MACHINE = (
    "Your journal is one file on this computer, with its backups beside it. "
    "Nothing is sent anywhere."
)
SAME_ACCOUNT = (
    "Anyone who can use this account can read this journal. A passphrase can change that."
)
COURT = "A court may order you to hand it over."
NOBODY_WATCHES = "Nobody else reads what you write here, and nobody will call."
DISCREET = (
    "Discreet mode shows initials instead of names, hides what you track and how strong it is, "
    "and keeps what you wrote covered until you open it. Help lines are always shown."
)

ALL = f"{ON_THIS_MACHINE} {SAME_ACCOUNT} {COURT} {NOBODY_WATCHES}"
"""The full text for the README and the help."""


NOT_THERE = "not there yet"


def file_readers(mode: int) -> str:
    """Say who can read a file with this mode, besides the machine's administrator."""
    if mode & (stat.S_IROTH | stat.S_IWOTH):
        return "everyone on this computer; to change that: chmod 600"
    if mode & (stat.S_IRGRP | stat.S_IWGRP):
        return "this account and its group; to change that: chmod 600"
    return "this account only"


def who_can_read(*, encrypted: bool) -> tuple[str, ...]:
    account = (IS_ENCRYPTED,) if encrypted else (SAME_ACCOUNT, TO_ENCRYPT)
    return (ON_THIS_MACHINE, *account, COURT)


def journal_started(path: str) -> str:
    """Printed once, when the first entry creates the journal."""
    return f"Your journal was started: {path}\n{SAME_ACCOUNT}"
