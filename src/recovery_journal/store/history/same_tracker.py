"""Trackers of one name that two copies of a journal have each made for themselves."""

from collections.abc import Iterable

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.history.lineage import Lineages
from recovery_journal.store.sqlite.file import JournalFile

ANSWERED = "merge"
"""Where an answer that two trackers are one is kept: that of one points to the other."""


class SameTrackers:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._trackers = Trackers(file)
        self._changes = Changes(file)

    def find(self, other: JournalFile) -> list[tuple[Tracker, Tracker]]:
        """Return trackers that only share their name, each ours and theirs."""
        named = {one.name.casefold(): one for one in self._trackers.untrashed()}
        theirs = [one for one in Trackers(other).untrashed() if one.name.casefold() in named]
        lineages = Lineages(self._file).of("tracker", [one.uid for one in theirs])
        known = {uid for uid, one in lineages.items() if one.is_here}
        known |= {uid for (uid,) in self._file.rows("SELECT uid FROM tombstone")}
        return [(named[one.name.casefold()], one) for one in theirs if one.uid not in known]

    def unite(self, other: JournalFile, same: Iterable[tuple[Tracker, Tracker]]) -> None:
        """Make trackers one, once both are here; do the same for those of earlier answers.

        The one with the smaller uid stays, on every machine, with our values. The other goes to the
        trash, and its entries belong to the one that stays.
        """
        answers = "SELECT question, answer FROM import_answer WHERE source = ?"
        for question, answer in other.rows(answers, (ANSWERED,)):
            if type(question) is type(answer) is str:
                self._remember(question, answer)
        for ours, theirs in same:
            gone, stays = sorted((ours.uid, theirs.uid), reverse=True)
            self._trackers.trash(self._trackers.by_uid(gone))
            known = self._trackers.by_uid(stays)
            self._trackers.edit(replace(ours, id=known.id, uid=known.uid, revision=known.revision))
            self._remember(gone, stays)
        for gone, stays in self._file.rows(answers, (ANSWERED,)):
            self._move_entries(gone, stays)

    def _remember(self, gone: str, stays: str) -> None:
        self._file.run(
            "INSERT OR IGNORE INTO import_answer VALUES (?, ?, ?)", (ANSWERED, gone, stays)
        )

    def _move_entries(self, gone: str, stays: str) -> None:
        """Give the entries of a tracker in the trash to the one that stays."""
        for uid, number in self._file.rows(
            "SELECT entry.uid, stays.id FROM entry JOIN tracker AS gone ON gone.id = entry.tracker "
            "JOIN tracker AS stays ON stays.uid = ? "
            "WHERE gone.uid = ? AND gone.trashed_at IS NOT NULL AND stays.trashed_at IS NULL",
            (stays, gone),
        ):
            with self._changes.recording("edit", "entry", uid):
                self._file.run(
                    "UPDATE entry SET tracker = ?, revision = revision + 1 WHERE uid = ?",
                    (number, uid),
                )
