"""Entries and where a person stands as one Markdown page, made to be read as it is or rendered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TextIO

from recovery_journal.domain.entries.craving import Craving
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
from recovery_journal.exchange.sharing.commonmark import BREAK, block_quote, escape_line
from recovery_journal.store.journal import Journal
from recovery_journal.words.format import numbers
from recovery_journal.words.format import standing as words
from recovery_journal.words.format.entries import summary

TITLE = "Recovery journal"

LABELS = {
    "trigger": "Triggers",
    "feeling": "Feelings",
    "place": "Places",
    "company": "With",
    "strategy": "Tried",
    "halt": "HALT",
}
ROLES_IN_SUMMARY = ("person", "meeting")
"""Roles whose tags stand in the line of the entry itself."""
"""What stands before the tags of each role."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a page leaves out: to be said beside it, and never on it."""

    private_count: int
    """How many of the chosen entries, because they are private."""


def write_markdown(
    journal: Journal,
    chosen: Filter,
    *,
    include_private: bool,
    today: date,
    out: TextIO,
    told: Callable[[int], None] = ignore_progress,
) -> LeftOut:
    """Write where the person stands, then entries by day, oldest first; what was left out.

    The headings are `# Recovery journal`, `## Where I stand`, `## Entries` and a `###` for each
    day. An entry is one paragraph, its note a quote behind it; nothing a person typed can become
    more than text.

    Args:
        journal: the journal.
        chosen: which entries; its `private` gives way to `include_private`.
        include_private: whether private entries and trackers belong to the page.
        today: the day up to which is counted.
        out: where to write.
        told: hears how many entries were just written, for those who wait.
    """
    shown = replace(chosen, private=None if include_private else False)
    trackers = {tracker.id: tracker for tracker in journal.trackers.all(archived=True)}
    out.write(f"# {TITLE}\n")
    days = first_and_last_day(journal, shown)
    first = shown.since or (days and days[0])
    last = max(today, days[1] if days else today)
    if first and first <= last:
        out.write(f"\n{_covered(first, min(last, shown.until or last))}\n")
    standings = list(_standings(journal, shown, today))
    if standings:
        out.write("\n## Where I stand\n\n" + "".join(f"- {line}\n" for line in standings))
    if days:
        out.write("\n## Entries\n")
        for day, entries in entries_by_day(journal, shown, *days):
            out.write(f"\n### {numbers.long_date(day)}\n")
            for entry in entries:
                _write_entry(out, entry, trackers.get(entry.tracker or 0))
            told(len(entries))
    return LeftOut(0 if include_private else journal.entries.count(replace(chosen, private=True)))


def _covered(first: date, last: date) -> str:
    if first == last:
        return numbers.long_date(first)
    return f"{numbers.plain_date(first)} to {numbers.plain_date(last)}"


def _standings(journal: Journal, shown: Filter, today: date) -> Iterator[str]:
    """A line for each tracker of the page.

    A return that stays hidden would make every number of its tracker false, so that tracker is
    not named at all.
    """
    for tracker in journal.trackers.all():
        uses: list[Use] = journal.entries.uses(tracker.id)
        hidden = tracker.private or any(use.private for use in uses)
        if shown.tracker in (None, tracker.id) and not (hidden and shown.private is False):
            parts = filter(None, _numbers(tracker, uses, today))
            if line := "; ".join(map(escape_line, parts)):
                yield f"{escape_line(tracker.name)}: {line}"


def _numbers(tracker: Tracker, uses: list[Use], today: date) -> list[str]:
    """What can be said about a tracker: the current count, then the total and the longest."""
    if tracker.limit is not None:
        return words.limit_lines(compute_limit_standing(tracker, uses, today))
    stands = compute_standing(tracker, uses, today)
    running = "" if stands.still_using else words.running_line(stands)
    if stands.number is None:
        return [running]
    if stands.number:
        count = f"{stands.number} {words.headline_unit(stands)}"
        running = f"{count}, {running}" if running else count
    return [running, words.in_all(stands)]


def _write_entry(out: TextIO, entry: Entry, tracker: Tracker | None) -> None:
    out.write(f"\n{BREAK.join(_paragraph(entry, tracker))}\n")
    if entry.note.strip():
        out.write("\n")
        out.writelines(block_quote(entry.note))


def _paragraph(entry: Entry, tracker: Tracker | None) -> Iterator[str]:
    """When it was and what it says in numbers; then a line for each thing it belongs to."""
    what = "Note" if isinstance(entry, Note) else escape_line(summary(entry, tracker))
    # The day of a return is a plain date; the time it was written down may lie on another one.
    timed = entry.at.date() == entry.on if isinstance(entry, Use) else True
    yield f"{numbers.clock_time(entry.at)} · {what}" if timed else what
    if isinstance(entry, Use) and (tracker is None or tracker.limit is None):
        yield from _until(entry)
    if tracker is not None:
        yield f"For: {escape_line(tracker.name)}"
    if isinstance(entry, Craving) and entry.situation is not None:
        yield f"Situation: {entry.situation}"
    tags: dict[str, list[str]] = {}
    for role, name in entry.tags():
        if role not in ROLES_IN_SUMMARY:
            tags.setdefault(role, []).append(escape_line(name))
    for role, names in tags.items():
        yield f"{LABELS[role]}: {', '.join(names)}"


def _until(use: Use) -> Iterator[str]:
    if use.next_start is None:
        yield "Still using"
    elif (use.next_start - use.on).days > 1:
        yield f"Until: {numbers.long_date(use.next_start - timedelta(days=1))}"
