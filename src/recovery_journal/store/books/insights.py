"""Read the input of insights and charts in plain queries instead of whole entries."""

from collections import defaultdict
from datetime import date
from functools import cache, partial
from operator import itemgetter
from typing import Any

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.insights.by_day import EntrySeen
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.domain.instants import EPOCH
from recovery_journal.store.books.entry_query import HOUR_SQL
from recovery_journal.store.sqlite.file import JournalFile, Row

FIELD_OF_TAG_ROLE = {role: field for field, role in Craving.tag_roles.items()}
"""The field of a craving for each tag role."""


class Insights:
    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def read_history(self) -> History:
        """Return all cravings, moods and observed days that aren't trashed.

        What can't be read is left out and noted.
        """
        file = self._file
        with file.reading():
            found = file.rows("SELECT DISTINCT day FROM entry WHERE trashed_at IS NULL")
            days = dict(file.make_each("entry", found, _day, partial(_entry_on, file)))
            tags = _tags(file)

            def craving(row: Row) -> CravingSeen:
                number, day, hour, *values = row
                _refuse_bad_craving(*values)
                return CravingSeen(days[day], hour, *values)._replace(**tags.get(number, {}))

            def mood(row: Row) -> MoodSeen:
                _, day, *values = row
                _refuse_bad_mood(*values)
                return MoodSeen(days[day], *values)

            cravings = file.rows(
                f"SELECT entry, day, {HOUR_SQL}, intensity, after, outcome, situation "
                "FROM craving JOIN entry ON entry.id = entry WHERE trashed_at IS NULL"
            )
            moods = file.rows(
                "SELECT entry, day, mood, sleep FROM mood JOIN entry ON entry.id = entry "
                "WHERE trashed_at IS NULL"
            )
            return History(
                tuple(file.make_each("entry", cravings, craving, itemgetter(0))),
                tuple(file.make_each("entry", moods, mood, itemgetter(0))),
                frozenset(days.values()),
            )

    def seen_between(self, first: date, last: date) -> list[EntrySeen]:
        """Return what is shown at a glance of each entry of these days, both included.

        Loading whole entries would take many times as long, and the first screen needs no more.
        """
        found = self._file.rows(
            "SELECT day, kind, at + offset, mood, intensity, id FROM entry INDEXED BY entry_day "
            "LEFT JOIN mood ON mood.entry = id LEFT JOIN craving ON craving.entry = id "
            "WHERE trashed_at IS NULL AND day BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
        return self._file.make_each("entry", found, _seen, itemgetter(5))


def _seen(row: Row) -> EntrySeen:
    day, kind, local_seconds, mood, intensity, _ = row
    on = date.fromisoformat(day)
    hour = local_seconds / 3600 - (on - EPOCH.date()).days * 24
    return EntrySeen(on, kind, min(24.0, max(0.0, hour)), mood, intensity)


def _day(row: Row) -> tuple[str, date]:
    return row[0], date.fromisoformat(row[0])


def _entry_on(file: JournalFile, row: Row) -> Any:
    """Return the number of an entry with a day that can't be read."""
    found = file.row("SELECT id FROM entry WHERE day IS CAST(? AS TEXT)", row)
    return found and found[0]


@cache
def _refuse_bad_craving(
    intensity: int, after: int | None, outcome: str | None, situation: str | None
) -> None:
    """Raise what a craving with these values would."""
    if intensity is None:
        raise TypeError
    Craving(at=EPOCH, intensity=intensity, after=after, outcome=outcome, situation=situation)


@cache
def _refuse_bad_mood(mood: int, sleep: float | None) -> None:
    """Raise what a mood with these values would."""
    if mood is None:
        raise TypeError
    Mood(at=EPOCH, mood=mood, sleep=sleep)


def _tags(file: JournalFile) -> dict[int, dict[str, Any]]:
    """Return the tags of every craving by field, in the order given."""
    found = file.make_each("tag", file.rows("SELECT id, role, name FROM tag"), _tag, itemgetter(0))
    named = {number: (FIELD_OF_TAG_ROLE.get(role), name) for number, role, name in found}
    tags: dict[int, dict[str, Any]] = defaultdict(dict)
    for entry, tag in file.rows(
        "SELECT entry, tag FROM entry_tag JOIN craving USING (entry) ORDER BY entry, position"
    ):
        field, name = named.get(tag, (None, ""))
        if field is not None:
            known = tags[entry]
            known[field] = (*known.get(field, ()), name)
    return tags


def _tag(row: Row) -> Row:
    if not type(row[1]) is str is type(row[2]):
        raise TypeError
    return row
