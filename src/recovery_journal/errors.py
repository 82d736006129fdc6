"""Everything that can go wrong, by name, with the exit code of the command.

Error messages are written for the user: what happened, that nothing was lost, what to do. Exit
codes follow sysexits where one fits.
"""


class JournalError(Exception):
    """Base of all expected failures; its message is one or two plain sentences."""

    exit_code = 1


class BadInput(JournalError):
    """A value that was typed can't be used: wrong usage, with the exit code of click."""

    exit_code = 2


class NoAnswer(BadInput):
    """The input ended in place of an answer."""


class BadData(BadInput):
    """What a file or the journal holds can't be read or used."""

    exit_code = 65


class OutOfRange(BadInput):
    """A number is outside its scale."""

    def __init__(self, what: str, low: int, high: int) -> None:
        super().__init__(f"{what} is a whole number from {low} to {high}.")


class CannotBeRead(BadData):
    """Some of what was asked for is damaged; everything else was shown or written."""


class NotFound(JournalError):
    """Nothing matches that number or name, or more than one thing does."""


class Conflict(JournalError):
    """The record changed after it was read."""


class ConflictCopyKept(Conflict):
    """As above, but the user's version was saved beside the changed one."""


class InputMissing(JournalError):
    """A file to read doesn't exist."""

    exit_code = 66


IN_USE = "Another program is using the journal."


class Busy(JournalError):
    """Another process held the journal's lock for too long."""

    exit_code = 69


class OutputExists(JournalError):
    """A file to write already exists."""

    exit_code = 73


class CannotWrite(JournalError):
    """The disk is full, read-only or failing."""

    exit_code = 74


class Unconfirmed(CannotWrite):
    """It's done, but the disk reports an error, so nobody knows whether it stays."""

    WHAT_TO_DO = (
        "It's done, but the disk reported an error and may lose it. Please check that it's "
        "there before you type it again, and make a copy on another disk: rj backup --to FOLDER"
    )

    def __init__(self, message: str = WHAT_TO_DO) -> None:
        super().__init__(message)


class UnconfirmedError(OSError):
    """The disk reports an error after a name was given or removed: nobody knows if it's kept."""


class OutputClosed(CannotWrite):
    """Standard output was closed; whatever was saved stays saved."""


class Damaged(JournalError):
    """The journal file opens, but its content is corrupt."""

    exit_code = 76


class NotAllowed(JournalError):
    """The system denies access to a file, or this program does to protect the user's privacy."""

    exit_code = 77


class NoLocks(NotAllowed):
    """The disk has no file locks, so that two programs could write to the journal at once."""

    ONLY_READ = (
        "The disk that holds the journal has no file locks (perhaps it's a network folder), so "
        "the journal can only be read here. To write, move its folder to a disk on this "
        "computer."
    )

    def __init__(self, message: str = f"{ONLY_READ} This was not saved.") -> None:
        super().__init__(message)


class Locked(JournalError):
    """The journal is encrypted and no key was given."""

    exit_code = 77


class WrongPassphrase(Locked):
    """The passphrase or recovery code doesn't open the journal."""


class NewerJournal(JournalError):
    """The file was written by a newer version of this program or needs a newer SQLite."""

    exit_code = 78
