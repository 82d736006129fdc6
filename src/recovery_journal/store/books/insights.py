"""Read the input of insights and charts in plain queries instead of whole entries."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.insights.by_day import EntrySeen
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.domain.instants import EPOCH
from recovery_journal.store.books.entry_query import HOUR_SQL
from recovery_journal.store.sqlite.file import JournalFile, Row

TAG_FIELDS = {role: place for place, role in enumerate(Craving.tag_roles.values())}
"""The place of each tag role among the last fields of `CravingSeen`."""
MIN_NUMBER = -(2**63)
PART = 5000
"""How many rows are read at once, so that only what is counted of them stays in memory."""

Tags = tuple[tuple[str, ...], ...]
"""The tags of a craving, field by field."""


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
            tags = _TagReader(file)

            def craving(row: Row) -> CravingSeen:
                _, day, hour, *values, tagged = row
                _refuse_bad_craving(*values)
                return CravingSeen(days[day], hour, *values, *tagged)

            def mood(row: Row) -> MoodSeen:
                _, day, *values = row
                _refuse_bad_mood(*values)
                return MoodSeen(days[day], *values)

            cravings: list[CravingSeen] = []
            for part in self._parts(
                f"SELECT entry, day, {HOUR_SQL}, intensity, after, outcome, situation "
                "FROM craving JOIN entry ON entry.id = entry"
            ):
                known = tags.read(part[0][0], part[-1][0])
                tagged = [(*row, known.get(row[0], ())) for row in part]
                cravings += file.make_each("entry", tagged, craving, itemgetter(0))
            moods: list[MoodSeen] = []
            for part in self._parts(
                "SELECT entry, day, mood, sleep FROM mood JOIN entry ON entry.id = entry"
            ):
                moods += file.make_each("entry", part, mood, itemgetter(0))
            return History(tuple(cravings), tuple(moods), frozenset(days.values()))

    def _parts(self, query: str) -> Iterator[list[Row]]:
        """Yield rows of entries that aren't trashed, in parts; each begins with its number."""
        query += " WHERE trashed_at IS NULL AND entry > ? ORDER BY entry LIMIT ?"
        last = MIN_NUMBER
        while found := self._file.rows(query, (last, PART)):
            yield found
            last = found[-1][0]

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


class _TagReader:
    """Reads the tags of cravings; lists that are the same are kept once."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        found = file.rows("SELECT id, role, name FROM tag")
        self._named = {
            number: (TAG_FIELDS[role], name)
            for number, role, name in file.make_each("tag", found, _tag, itemgetter(0))
            if role in TAG_FIELDS
        }
        self._known: dict[tuple[int, ...], Tags] = {}

    def read(self, first: int, last: int) -> dict[int, Tags]:
        """Return the tags of each entry from one number to another, in the order given."""
        found = self._file.rows(
            "SELECT entry, tag FROM entry_tag WHERE entry BETWEEN ? AND ? ORDER BY entry, position",
            (first, last),
        )
        return {
            entry: self._of(tuple(map(itemgetter(1), tags)))
            for entry, tags in groupby(found, itemgetter(0))
        }

    def _of(self, numbers: tuple[int, ...]) -> Tags:
        if numbers not in self._known:
            fields: list[list[str]] = [[] for _ in TAG_FIELDS]
            for number in numbers:
                if number in self._named:
                    field, name = self._named[number]
                    fields[field].append(name)
            self._known[numbers] = tuple(map(tuple, fields))
        return self._known[numbers]


def _tag(row: Row) -> Row:
    if not type(row[1]) is str is type(row[2]):
        raise TypeError
    return row
