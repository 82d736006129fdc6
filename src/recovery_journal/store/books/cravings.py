"""What is special about cravings among the entries."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.follow_up import WAITS_FOR
from recovery_journal.domain.instants import to_seconds
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.books.local_day import day_starts_at
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import PLACES_PER_SECOND

if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving


class Cravings:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)

    def last_open(self, now: datetime, *, within: timedelta = WAITS_FOR) -> Any:
        """Return the newest craving up to now without an outcome, or None."""
        first = to_seconds(now - within) * PLACES_PER_SECOND
        found = entries_where(
            self._file,
            "kind = 'craving' AND trashed_at IS NULL AND place >= ? AND place < ? "
            "AND EXISTS (SELECT 1 FROM craving "
            "WHERE entry = entry.id AND after IS NULL AND outcome IS NULL) "
            "ORDER BY place DESC LIMIT 1",
            (first, _first_place_after(now)),
        )
        return found[0] if found else None

    def follow_up(self, said: "Craving") -> "Craving | None":
        """Record how the last open craving went; return it, or None if there was none.

        Args:
            said: its time, how strong it was afterwards, its outcome, its minutes if they are
                known, and what was tried.
        """
        with self._file.transaction():
            waiting: Craving | None = self.last_open(said.at)
            if waiting is None:
                return None
            return self._entries.edit(
                replace(
                    waiting,
                    after=said.after,
                    outcome=said.outcome,
                    minutes=waiting.minutes if said.minutes is None else said.minutes,
                    strategies=(*waiting.strategies, *said.strategies),
                )
            )

    def tracker_name(self, craving: "Craving") -> str:
        """Return the name of its tracker without loading the book of trackers; empty for none."""
        found = self._file.row("SELECT name FROM tracker WHERE id = ?", (craving.tracker,))
        return found[0] if found else ""

    def usual_tracker(self, at: datetime) -> tuple[int, str] | None:
        """Return id and name of the tracker a craving is for when none is named, or None.

        It's the first that is shown, isn't private, and isn't only planned on that day. The last
        craving has no say, as it may have been for a private one.

        Doesn't use the book of trackers, which takes longer to import than this query.
        """
        day = local_day(at, day_starts_at(self._file)).isoformat()
        return self._file.row(
            "SELECT id, name FROM tracker WHERE NOT archived AND NOT private "
            "AND trashed_at IS NULL AND coalesce(limit_since, start) <= ? "
            "ORDER BY position, id LIMIT 1",
            (day,),
        )


def _first_place_after(now: datetime) -> int:
    """Return the first sort key of the second after a moment; see `schema`."""
    return (to_seconds(now) + 1) * PLACES_PER_SECOND
