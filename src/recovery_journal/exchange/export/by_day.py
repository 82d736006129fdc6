"""Iterate over entries by local day, oldest first, in bounded memory."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.journal import Journal

WINDOW_DAYS = 31
"""How many days of entries are loaded at once."""

FIRST_ORDINAL, LAST_ORDINAL = date.min.toordinal(), date.max.toordinal()


def first_and_last_day(journal: Journal, chosen: Filter) -> tuple[date, date] | None:
    """Return the first and last local day with a matching entry; None if there is none.

    The journal orders entries by moment, which can differ from the order of days: when travelling
    west, or when a return is logged later. So the days are found by binary search.
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
    """Yield each local day from `first` to `last` that has matching entries, and those entries."""
    start, end, number, total = first.toordinal(), last.toordinal(), 0, 0
    while start <= end:
        stop = min(start + WINDOW_DAYS - 1, end)
        found = journal.entries.page(_between(chosen, start, stop), limit=-1)
        found.sort(key=lambda entry: (_day(entry), entry.at, entry.id))
        for day, entries in groupby(found, key=_day):
            yield day, list(entries)
        number += len(found)
        total += sum(entry.id for entry in found)
        start = stop + 1
        if not found:  # a gap, possibly of years
            start = _next(journal, chosen, start, end)
    if number < journal.entries.count(chosen):
        for _ in journal.entries.pages(chosen):  # notes which can't be read, be it for their day
            pass
    journal.entries.note_missing(chosen, number, total)


def ignore_progress(number: int) -> None: ...


def _next(journal: Journal, chosen: Filter, start: int, end: int) -> int:
    return _earliest(start, end, lambda day: _has_any(journal, chosen, start, day))


def _earliest(start: int, end: int, reached: Callable[[int], bool]) -> int:
    """Return the first day from `start` on for which a monotonic condition holds, or `end`."""
    return start + bisect_left(range(start, end), True, key=reached)


def _has_any(journal: Journal, chosen: Filter, start: int, end: int) -> bool:
    return bool(journal.entries.count(_between(chosen, start, end)))


def _between(chosen: Filter, start: int, end: int) -> Filter:
    """Narrow a filter to the days from `start` to `end`."""
    since, until = date.fromordinal(start), date.fromordinal(end)
    return replace(
        chosen,
        since=max(since, chosen.since or since),
        until=min(until, chosen.until or until),
    )


def _day(entry: Entry) -> date:
    return entry.day or entry.at.date()
