"""What the first start has asked for."""

from collections.abc import Iterable

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.sqlite.file import JournalFile


class FirstStart:
    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def finish(self, trackers: Iterable[Tracker], settings: Settings) -> None:
        """Store all answers, or none of them; it isn't asked again afterwards.

        Raises:
            BadInput: two trackers have the same name.
        """
        with self._file.transaction():
            for tracker in trackers:
                Trackers(self._file).add(tracker)
            SettingsBook(self._file).write(replace(settings, first_start_done=True))
