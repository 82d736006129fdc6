"""The journal: one open file and its books."""

from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from recovery_journal.store.changes import Changes
from recovery_journal.store.entries import Entries
from recovery_journal.store.file import open_file

if TYPE_CHECKING:  # each book is loaded when it is first opened: logging a craving needs one
    from recovery_journal.domain.entry import Entry
    from recovery_journal.domain.strategies import Strategy
    from recovery_journal.domain.tracker import Tracker
    from recovery_journal.store.settings import SettingsBook
    from recovery_journal.store.strategies import Strategies
    from recovery_journal.store.trackers import Trackers


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back."""

    action: str
    """What had been done: "add", "edit", "trash" or "restore"."""
    subject: str
    """"entry", "tracker", "strategy" or "setting"."""
    thing: "Entry | Tracker | Strategy | None"
    """The thing as it is now; None for a setting."""


class Journal:
    """Everything a person keeps, through a few books that share one file."""

    def __init__(
        self, path: str, *, create: bool = True, read_only: bool = False, wait: float = 30.0
    ) -> None:
        """Open the journal at `path`; the arguments and errors are those of `file.open_file`."""
        self.path = path
        self._file = open_file(path, create=create, read_only=read_only, wait=wait)
        self._changes = Changes(self._file)
        self.entries = Entries(self._file, self._changes)

    @property
    def trackers(self) -> "Trackers":
        """What the person stays away from or cuts down."""
        from recovery_journal.store.trackers import Trackers

        return Trackers(self._file, self._changes)

    @property
    def strategies(self) -> "Strategies":
        """The coping library: what came with the program and what the person added."""
        from recovery_journal.store.strategies import Strategies

        return Strategies(self._file, self._changes)

    @property
    def settings(self) -> "SettingsBook":
        """What the person has chosen."""
        from recovery_journal.store.settings import SettingsBook

        return SettingsBook(self._file, self._changes)

    def last_change(self) -> int:
        """The number of the newest change, to undo just that one later; 0 when there is none."""
        return self._changes.newest()

    def undo(self, change: int | None = None) -> Undone:
        """Take back the newest change, or the given one.

        Raises:
            NotFound: when there is nothing to take back.
            Conflict: when the thing has changed since.
        """
        done = self._changes.undo(change)
        thing: Entry | Tracker | Strategy | None = None
        if done.subject == "entry":
            thing = self.entries.by_uid(done.uid)
        elif done.subject == "tracker":
            thing = self.trackers.by_uid(done.uid)
        elif done.subject == "strategy":
            thing = self.strategies.by_uid(done.uid)
        return Undone(done.action, done.subject, thing)

    def data_version(self) -> int:
        """A number that changes when another program has written to the journal."""
        return self._file.data_version()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
