"""The book of returns to use."""

from typing import NamedTuple

from recovery_journal.domain.sobriety.returns import (
    NextFirstDay,
    choose_entry_to_keep,
    latest_open_return,
)
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.sqlite.file import JournalFile


class RecordedReturn(NamedTuple):
    use: Use
    """The new entry, or the one that was still open."""
    had_open_return: bool
    """Whether an earlier use was still open."""


class Returns:
    """Returns to use; on a cut-down tracker, every use."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)
        self._trackers = Trackers(file)

    def record(
        self,
        new: Use,
        next_start: NextFirstDay,
        *,
        only_end_said: bool,
        private: bool | None = None,
        uid: str = "",
    ) -> RecordedReturn:
        """Store a use as decided by `choose_entry_to_keep`; on a cut-down tracker it ends nothing.

        Raises:
            BadInput: the next first day isn't after the day of use, or the use is in the future.
            NotFound: its tracker doesn't exist.
        """
        with self._file.transaction():
            tracker = self._trackers.get(new.tracker)
            still_open = latest_open_return(tracker, self._entries.uses(tracker.id), new.on)
            said = None if tracker.limit else next_start
            kept = choose_entry_to_keep(new, still_open, said, only_end_said=only_end_said)
            if kept.id:
                kept = self._entries.edit(kept)
            else:
                kept = self._entries.log(kept, private=private, uid=uid)
            return RecordedReturn(kept, still_open is not None)
