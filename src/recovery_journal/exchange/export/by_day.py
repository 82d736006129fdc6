"""Entries by local day, oldest first, however many there are."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.journal import Journal

WINDOW_DAYS = 31
"""Days whose entries are held in memory at once."""

FIRST_ORDINAL, LAST_ORDINAL = date.min.toordinal(), date.max.toordinal()


def first_and_last_day(journal: Journal, chosen: Filter) -> tuple[date, date] | None:
    """The first and the last local day with a chosen entry; None when there is none.

    The journal orders entries by their instants, and days can run against that: on a journey to
    the west, and when a return is written down later. So the days are searched for.
    """
    if not journal.entries.count(chosen):
        return None
    first = _next(journal, chosen, FIRST_ORDINAL, LAST_ORDINAL)
    last = _earliest(
        first, LAST_ORDINAL, lambda day: not _has_any(journal, chosen, day + 1, LAST_ORDINAL)
    )
    return date.fromordinal(first), date.fromordinal(last)


def entries_by_day(
    journal: Journal, chosen: Filter, first: date, last: date
) -> Iterator[tuple[date, list[Entry]]]:
    """Each local day from `first` to `last` that has a chosen entry, with these in their order."""
    start, end = first.toordinal(), last.toordinal()
    while start <= end:
        stop = min(start + WINDOW_DAYS - 1, end)
        found = journal.entries.page(_between(chosen, start, stop), limit=-1)
        found.sort(key=lambda entry: (_day(entry), entry.at, entry.id))
        for day, entries in groupby(found, key=_day):
            yield day, list(entries)
        start = stop + 1
        if not found:  # a gap, perhaps of years
            start = _next(journal, chosen, start, end)


def ignore_progress(number: int) -> None:
    """Hear how many entries were written where nobody waits for that."""


def _next(journal: Journal, chosen: Filter, start: int, end: int) -> int:
    """The first day from `start` to `end` with a chosen entry."""
    return _earliest(start, end, lambda day: _has_any(journal, chosen, start, day))


def _earliest(start: int, end: int, reached: Callable[[int], bool]) -> int:
    """The first day from `start` on at which something that stays true is true, at last `end`."""
    return start + bisect_left(range(start, end), True, key=reached)


def _has_any(journal: Journal, chosen: Filter, start: int, end: int) -> bool:
    return bool(journal.entries.count(_between(chosen, start, end)))


def _between(chosen: Filter, start: int, end: int) -> Filter:
    """The filter narrowed to the days that it and the two ends allow."""
    since, until = date.fromordinal(start), date.fromordinal(end)
    return replace(
        chosen,
        since=max(since, chosen.since or since),
        until=min(until, chosen.until or until),
    )


def _day(entry: Entry) -> date:
    return entry.day or entry.at.date()
