"""Bring two copies of a journal together, so that this one holds what both say.

Each field of each record is what its newest change made of it, in whichever copy that was, and the
recorded changes of both are kept. So it doesn't matter which copy meets which, in what order, or
how often: in the end all hold the same. Only the numbers of records stay those of each copy.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress

from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.combination import Combination, Combined
from recovery_journal.store.history.same_tracker import SameTrackers
from recovery_journal.store.sqlite.file import JournalFile


class _RollBackTrial(Exception):
    """Ends the transaction of a trial run."""


class Combiner:
    """Brings other copies of this journal into it."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def same_named_trackers(self, other: JournalFile) -> list[tuple[Tracker, Tracker]]:
        """Return trackers of one name that are not the same one, each ours and theirs."""
        return SameTrackers(self._file).find(other)

    def combine(
        self,
        other: JournalFile,
        *,
        has_history: bool = True,
        same: Iterable[tuple[Tracker, Tracker]] = (),
        trial: bool = False,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> Combined:
        """Bring what another copy has into this journal, in one step.

        Args:
            other: the other copy, of the current schema.
            has_history: off for one that doesn't know when things were changed; what both have
                alike then stays without a word.
            same: trackers of one name, ours and theirs, that become one.
            trial: roll everything back at the end.
            on_progress: called for every entry.
        """
        with suppress(_RollBackTrial), self._file.bulk():
            before = self._file.connection.total_changes
            run = Combination(self._file, other, on_progress, has_history=has_history)
            run.records()
            SameTrackers(self._file).unite(other, same)
            run.remove()
            run.result.has_written = self._file.connection.total_changes > before
            run.result.can_be_undone = Changes(self._file).has_undoable_step()
            if trial:
                raise _RollBackTrial
        return run.result
