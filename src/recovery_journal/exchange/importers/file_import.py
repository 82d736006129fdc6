"""The steps of importing another program's file, the same on both faces."""

from collections.abc import Callable, Iterator
from itertools import islice

from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadData
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.formats import recognise
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found
from recovery_journal.exchange.importers.look import Look, Unanswered
from recovery_journal.exchange.importers.packed import unpacked
from recovery_journal.exchange.importers.to_entries import convert
from recovery_journal.store.history.importing import ImportCounts, ImportedEntry
from recovery_journal.store.journal import Journal
from recovery_journal.words import import_ as words

FIRST_LOOK = 1000
"""How many items a first look reads."""
OnProgress = Callable[[int], None]
"""Called with the number of bytes just read."""


class FileImport:
    """A file of another program, and what is known about it so far."""

    def __init__(self, given: Given, answers: Answers) -> None:
        """Recognise the file.

        Raises:
            BadData: it's of no program known here.
        """
        self._given = unpacked(given)
        self.form = recognise(self._given)
        self.answers = answers

    def recall(self, journal: Journal) -> None:
        """Recall what was answered about an earlier file of its program."""
        self.answers.add_remembered(journal.importer.answers(self._asked_about))

    @property
    def _asked_about(self) -> str:
        """What answers are remembered for: a program, or tables with the same columns."""
        if self.form.is_of_any_program:
            return f"{self.form.name}: {', '.join(self._given.header)}"
        return self.form.name

    @property
    def size(self) -> int:
        """How many bytes will be read."""
        return self._given.size

    def look(self, on_progress: OnProgress = lambda _: None, at_most: int | None = None) -> Look:
        """Read the file, or its beginning, and store nothing.

        Raises:
            BadData: it can't be read, or there's nothing in it.
            AmbiguousDates: its dates need `answers.dates`.
        """
        found = self._new_look()
        for _ in islice(self._read(found, on_progress), at_most):
            pass
        if not found.items:
            raise BadData(words.NOTHING_FOUND)
        return found

    def store(
        self, journal: Journal, on_progress: OnProgress = lambda _: None
    ) -> tuple[ImportCounts, Look]:
        """Store in one step what is new of the file, and remember the answers.

        Raises:
            Unanswered: something has to be asked first; nothing was stored.
            BadData: the file can't be read, or needs a tracker that isn't there; nothing was.
        """
        found = self._new_look()

        def everything() -> Iterator[ImportedEntry | Tracker]:
            yield from self._read(found, on_progress)
            if not found.is_answered:
                raise Unanswered

        counts = journal.importer.add(self.form.name, everything())
        journal.importer.remember(self._asked_about, self.answers.to_text(self.form.targets))
        return counts, found

    def _new_look(self) -> Look:
        self.answers.add_usual(self.form.targets, self.form.moods)
        return Look(self.answers)

    def _read(self, found: Look, on_progress: OnProgress) -> Iterator[ImportedEntry | Tracker]:
        return convert(self._items(on_progress), found)

    def _items(self, on_progress: OnProgress) -> Found:
        before = 0
        for number, one in enumerate(self.form.read(self._given, self.answers)):
            yield one
            if number % FIRST_LOOK == 0:
                position = self._given.position()
                on_progress(position - before)
                before = position
