"""Render a page as Markdown: numbers first, then the chosen entries, then the request."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import Promise
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sharing.initials import Initials
from recovery_journal.domain.sharing.privacy import TrackerUses, is_return
from recovery_journal.domain.sharing.share import FAMILY, PageSelection
from recovery_journal.domain.sharing.summary import EntrySummary, summarize
from recovery_journal.domain.sobriety import counting
from recovery_journal.domain.sobriety.logged_days import count_days
from recovery_journal.domain.sobriety.standing import compute_limit_standing, compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.exchange.sharing.commonmark import BREAK, block_quote, escape_line
from recovery_journal.words import practice
from recovery_journal.words import sharing as words
from recovery_journal.words.format import journal as sentences
from recovery_journal.words.format import limits, numbers
from recovery_journal.words.format.entries import record_title, summary

SHOWN_ROLES = ("trigger", "feeling", "strategy")
"""Roles whose tags are shown with an entry; places and company would reveal others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """All input of a page, and nothing else."""

    selection: PageSelection
    today: date
    week_starts_on: str
    """A key of WEEK_STARTS."""
    counted_trackers: list[TrackerUses]
    """Those whose days may be counted."""
    trackers: dict[int, Tracker]
    """All trackers by id; private ones aren't named."""
    counted: list[Entry]
    returns: list[Use]
    listed: list[Entry]
    """Oldest first."""
    promises: list[Promise]
    plans: list[Plan]
    initials: Initials | None
    """None to keep every name."""


def render_page(found: PageContent) -> str:
    """Return the page, with marks around the initials; see `split_marks`."""
    writer = _PageWriter(found)
    selection = found.selection
    year = None if selection.since.year != selection.until.year else selection.until.year
    span = f"{numbers.plain_date(selection.since, year)} to {numbers.plain_date(selection.until)}"
    if selection.since == selection.until:
        span = numbers.plain_date(selection.until)
    head = f"# {escape_line(f'{words.title(selection.who)}, {span}')}\n"
    body = "".join(writer.sections())
    return head + (body or f"\n{words.NOTHING}\n")


class _PageWriter:
    """Writes the sections of a page; all user text goes through `_safe_inline` or `_quote`."""

    def __init__(self, found: PageContent) -> None:
        self._found = found
        self._selection = found.selection
        self._family = found.selection.preset == FAMILY

    def sections(self) -> Iterator[str]:
        """Yield every section that isn't empty."""
        found, total = self._found, summarize(self._found.counted)
        if total.entries and not self._family:
            yield f"\n{words.rests_on(total.entries)}\n"
        yield from self._list(words.DAYS, self._days())
        if not self._family:
            yield from self._list(words.CRAVINGS, self._cravings(total))
            yield from self._list(words.MOOD, _mood(total))
        yield from self._list(words.PEOPLE, words.people(total))
        yield from self._list(words.INTENTIONS, self._intention_lines(total))
        if not self._family:
            chosen = {self._selection.proud: words.PROUD, self._selection.hard: words.HARD}
            plain = [one for one in found.listed if one not in found.returns]
            yield from self._entries_section(words.RETURNS, found.returns)
            for uid, heading in chosen.items():
                yield from self._entries_section(heading, [one for one in plain if one.uid == uid])
            rest = [one for one in plain if one.uid not in chosen]
            yield from self._entries_section(words.ENTRIES, rest)
            yield from self._list(words.RISKY_TIMES, map(self._plan, found.plans))
        if self._selection.ask.strip():
            yield f"\n## {words.ASK}\n\n{self._quote(self._selection.ask)}"

    def _list(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        points = [f"- {self._safe_inline(line)}\n" for line in lines]
        if points:
            yield f"\n## {heading}\n\n{''.join(points)}"

    def _entries_section(self, heading: str, entries: list[Entry] | list[Use]) -> Iterator[str]:
        if entries:
            yield f"\n## {heading}\n"
            for entry in entries:
                yield f"\n{BREAK.join(map(self._safe_inline, self._lines(entry)))}\n"
                if entry.note.strip():
                    yield f"\n{self._quote(entry.note)}"

    # The user's words

    def _safe_inline(self, text: str) -> str:
        initials = self._found.initials
        return escape_line(initials.mark(text, is_prose=False) if initials else text)

    def _quote(self, text: str) -> str:
        initials = self._found.initials
        return "".join(block_quote(initials.mark(text) if initials else text))

    # The sections

    def _days(self) -> Iterator[str]:
        """Yield a line for each tracker, as of the end of the last day."""
        until, today = self._selection.until, self._found.today
        day = min(today, until + timedelta(days=1)) if until < date.max else today
        for one in self._found.counted_trackers:
            if one.tracker.limit is not None:
                text = ", ".join(self._limit_lines(one.tracker.limit, one))
            else:
                found = compute_standing(
                    one.tracker, [use for use in one.uses if use.on <= until], day
                )
                part = counting.days_without_use_from(
                    found.periods, one.tracker.start, self._selection.since, day
                )
                text = words.days(found, *part)
            if text:
                yield f"{one.tracker.name}: {text}"

    def _limit_lines(self, limit: Limit, found: TrackerUses) -> Iterator[str]:
        """Yield what is logged today, if that's on the page, and on all its days."""
        since, until, today = self._selection.since, self._selection.until, self._found.today
        shown = count_days(found.uses, since, min(until, today), limit, today)
        if until >= today:
            standing = compute_limit_standing(
                found.tracker, found.uses, today, self._found.week_starts_on
            )
            yield from limits.logged_now(standing)
        elif shown.logged and limit.since <= until:
            yield limits.goal(limit)
        if shown.logged:
            yield limits.days_line(shown, limit)

    def _cravings(self, total: EntrySummary) -> Iterator[str]:
        found = total.cravings
        if found is not None:
            yield from words.cravings(found)
            if found.triggers:
                yield words.named(words.SET_OFF, list(found.triggers))
            if found.tried_when_passed:
                yield words.tried(found.tried_when_passed)

    def _intention_lines(self, total: EntrySummary) -> Iterator[str]:
        if total.intentions:
            yield words.intentions(total)
        if due := _due(self._found.promises, self._selection):
            yield words.promises(due)
        if not self._family:
            yield from map(words.promise, promised_to_reader(due, self._selection))

    def _lines(self, entry: Entry) -> Iterator[str]:
        """Yield an entry's time and numbers, then what belongs to it."""
        tracker = self._found.trackers.get(entry.tracker or 0)
        if isinstance(entry, Use):
            yield _use(entry, tracker, self._found.today)
        else:
            when = numbers.moment(entry.at, self._found.today.year)
            yield f"{when} · {what}" if (what := _entry_summary(entry, tracker)) else when
        if tracker is not None and not tracker.private:
            yield f"For: {tracker.name}"
        tags: dict[str, list[str]] = {}
        for role, name in entry.tags():
            if role in SHOWN_ROLES:
                tags.setdefault(role, []).append(name)
        yield from (sentences.tag_line(role, names) for role, names in tags.items())

    def _plan(self, plan: Plan) -> str:
        """Return a plan, with the days of the coming week on which it may be needed."""
        today = self._found.today
        days = [today + timedelta(days=ahead) for ahead in range(1, 8) if plan.weekdays]
        on = [
            numbers.short_date(day, today.year)
            for day in days
            if WEEKDAY_CODES[day.weekday()] in plan.weekdays
        ]
        hour = "" if plan.from_hour is None else f"from {plan.from_hour:02}:00"
        when = " ".join(filter(None, (", ".join(on), hour)))
        return f"{when}: {record_title(plan)}" if when else record_title(plan)


def promised_to_reader(promises: list[Promise], selection: PageSelection) -> list[Promise]:
    """Return the promises to the reader that are due on the page's days.

    Args:
        promises: those that may be on the page.
        selection: the reader and the days.
    """
    who = selection.who.casefold()
    return [one for one in _due(promises, selection) if one.to.casefold() == who]


def _due(promises: list[Promise], selection: PageSelection) -> list[Promise]:
    return [one for one in promises if one.day and selection.since <= one.day <= selection.until]


def _use(use: Use, tracker: Tracker | None, today: date) -> str:
    """Return a use with its days; only after a return, a first day follows."""
    if not is_return(use, tracker):
        return f"{numbers.short_date(use.on, today.year)} · {summary(use, tracker)}"
    return f"{summary(use, tracker)} {sentences.use_days(use, today)}"


def _entry_summary(entry: Entry, tracker: Tracker | None) -> str:
    """Return an entry's numbers; empty for a note, which is nothing but words."""
    if isinstance(entry, Note):
        return ""
    if isinstance(entry, Intention):
        went = practice.INTENTION_OUTCOMES[entry.went] if entry.went else ""
        return f"Intention. {went}".rstrip()
    return summary(entry, tracker)


def _mood(total: EntrySummary) -> Iterator[str]:
    if total.moods:
        yield words.mood(total)
    if total.nightly_sleep_hours:
        yield words.sleep(total)
