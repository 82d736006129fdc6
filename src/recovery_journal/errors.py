"""What can go wrong, by name, with the exit code it ends a command with.

The text of an error is written for the person: what happened, that nothing was lost, what to do.
Codes follow sysexits where one fits.
"""


class JournalError(Exception):
    """Anything this program refuses or fails at, told in one or two plain sentences."""

    exit_code = 1


class BadInput(JournalError):
    """A value that was typed or read cannot be used as it is."""

    exit_code = 65


class OutOfRange(BadInput):
    """A number lies outside its scale."""

    def __init__(self, what: str, low: int, high: int) -> None:
        super().__init__(f"{what} is a whole number from {low} to {high}.")


class NotFound(JournalError):
    """Nothing has that number or name, or more than one thing has it."""


class Conflict(JournalError):
    """What was to be changed has changed since it was read."""


class ConflictCopyKept(Conflict):
    """The same, but what was written is kept beside what the thing has become."""


class InputMissing(JournalError):
    """A file to read is not there."""

    exit_code = 66


class Busy(JournalError):
    """Another program holds the journal and did not let go in time."""

    exit_code = 69


class OutputExists(JournalError):
    """A file to write is there already."""

    exit_code = 73


class CannotWrite(JournalError):
    """The disk is full, read-only or failing."""

    exit_code = 74


class OutputClosed(CannotWrite):
    """Standard output takes nothing more; what was saved stays saved."""


class Damaged(JournalError):
    """The journal file can be opened, but its content is broken."""

    exit_code = 76


class NotAllowed(JournalError):
    """The system, or the care for the person's privacy, refuses access to a file."""

    exit_code = 77


class Locked(JournalError):
    """The journal is encrypted, and no key was given."""

    exit_code = 77


class WrongPassphrase(Locked):
    """What was given does not open the journal."""


class NewerJournal(JournalError):
    """A newer version of this program wrote the file, or the file needs a newer SQLite."""

    exit_code = 78
