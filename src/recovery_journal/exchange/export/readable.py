"""Export standings and entries as one file to read, in Markdown or HTML."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TextIO

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.standing import compute_limit_standing, compute_standing
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.exchange.export.by_day import (
    entries_by_day,
    first_and_last_day,
    ignore_progress,
)
from recovery_journal.exchange.export.forms import Form
from recovery_journal.store.journal import Journal
from recovery_journal.words.format import numbers
from recovery_journal.words.format import standing as words
from recovery_journal.words.format.entries import summary
from recovery_journal.words.format.limits import limit_lines
from recovery_journal.words.format.tag_labels import labelled_facts

TITLE = "Recovery journal"

Line = Callable[[str], str]
"""Returns text in one line, without any of it becoming markup."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the export left out: reported beside the file, never in it."""

    private_count: int
    """The number of matching entries left out because they are private."""


def write_readable(
    journal: Journal,
    chosen: Filter,
    form: Form,
    *,
    include_private: bool,
    today: date,
    out: TextIO,
    on_progress: Callable[[int], None] = ignore_progress,
) -> LeftOut:
    """Write standings, then entries by day, oldest first; return what was left out.

    The headings are TITLE, "Where I am", "Entries" and one for each day. An entry is one
    paragraph, followed by its note as a quote; the user's own text can't turn into markup.

    Args:
        journal: the journal.
        chosen: which entries; `include_private` overrides its `private`.
        form: how to write it.
        include_private: whether to include private entries and trackers.
        today: the day of the standings.
        out: where to write.
        on_progress: called with the number of entries just written.
    """

    def write(block: str) -> None:
        out.write(form.before_block + block)

    shown = replace(chosen, private=None if include_private else False)
    trackers = {tracker.id: tracker for tracker in journal.trackers.all(archived=True)}
    out.write(form.start(TITLE))
    days = first_and_last_day(journal, shown)
    for block in _before_entries(journal, shown, days, today, form):
        write(block)
    if days:
        for day, entries in entries_by_day(journal, shown, *days):
            write(form.heading(3, numbers.long_date(day)))
            for entry in entries:
                tracker = trackers.get(entry.tracker or 0)
                write(form.paragraph(_paragraph(entry, tracker, form.line)))
                if entry.note.strip():
                    write(form.quote(entry.note))
            on_progress(len(entries))
    out.write(form.end)
    return LeftOut(0 if include_private else journal.entries.count(replace(chosen, private=True)))


def _before_entries(
    journal: Journal, shown: Filter, days: tuple[date, date] | None, today: date, form: Form
) -> Iterator[str]:
    """Yield the blocks before the first entry."""
    first = shown.since or (days and days[0])
    last = max(today, days[1] if days else today)
    if first and first <= last:
        yield form.paragraph([_covered(first, min(last, shown.until or last))])
    standings = list(_standings(journal, shown, today, form.line))
    if standings:
        yield form.heading(2, "Where I am")
        yield form.points(standings)
    if days:
        yield form.heading(2, "Entries")


def _covered(first: date, last: date) -> str:
    if first == last:
        return numbers.long_date(first)
    return f"{numbers.plain_date(first)} to {numbers.plain_date(last)}"


def _standings(journal: Journal, shown: Filter, today: date, line: Line) -> Iterator[str]:
    """Yield a line for each tracker.

    A hidden return would make all numbers of its tracker wrong, so that tracker is left out.
    """
    week_starts_on = journal.settings.read().week_starts_on
    for tracker in journal.trackers.all():
        uses = journal.counted_uses(tracker)
        hidden = tracker.private or any(use.private for use in uses)
        if shown.tracker in (None, tracker.id) and not (hidden and shown.private is False):
            parts = filter(None, _numbers(tracker, uses, today, week_starts_on))
            if stands := "; ".join(map(line, parts)):
                yield f"{line(tracker.name)}: {stands}"


def _numbers(tracker: Tracker, uses: list[Use], today: date, week_starts_on: str) -> list[str]:
    """Return a tracker's current count, then its total and longest."""
    if tracker.limit is not None:
        return limit_lines(compute_limit_standing(tracker, uses, today, week_starts_on))
    stands = compute_standing(tracker, uses, today)
    running = "" if stands.still_using else words.running_line(stands)
    if stands.number is None:
        return [running]
    if stands.number:
        count = f"{stands.number} {words.headline_unit(stands)}"
        running = f"{count}, {running}" if running else count
    return [running, words.in_all(stands)]


def _paragraph(entry: Entry, tracker: Tracker | None, line: Line) -> Iterator[str]:
    """Yield an entry's time and numbers, then a line per tracker or tag role."""
    what = "Note" if isinstance(entry, Note) else line(summary(entry, tracker))
    # A return is dated by day; it may have been logged on another one.
    timed = entry.at.date() == entry.on if isinstance(entry, Use) else True
    yield f"{numbers.clock_time(entry.at)} · {what}" if timed else what
    if isinstance(entry, Use) and (tracker is None or tracker.limit is None):
        yield from _until(entry)
    for label, names in labelled_facts(entry, tracker.name if tracker else ""):
        yield f"{label}: {', '.join(map(line, names))}"


def _until(use: Use) -> Iterator[str]:
    if use.next_start is None:
        yield "Still using"
    elif (use.next_start - use.on).days > 1:
        yield f"Until: {numbers.long_date(use.next_start - timedelta(days=1))}"
