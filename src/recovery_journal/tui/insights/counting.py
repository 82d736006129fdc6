"""What Insights is drawn from, counted in all of the journal."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.insights.by_day import Days, count_hours, days_so_far
from recovery_journal.domain.insights.cutting_down import LimitWeeks, weeks_of_limits
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.words.insights import report as words

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Seen:
    """It holds no entries: years of them would stay in memory."""

    coverage: str
    """What all is based on; empty without an entry."""
    cravings: int
    moods: int
    days: Days
    """Each day since the first with an entry."""
    hours: Sequence[Sequence[int]]
    """Cravings by weekday, from Monday, and by hour of the clock."""
    sections: tuple[Section, ...]
    limited: tuple[LimitWeeks, ...]
    returns: frozenset[date]
    today: date
    settings: Settings
    discreet: bool

    def find(self, kind: type[F]) -> F | None:
        """Return what was found of a kind, if there is a section for it."""
        return next((one.found for one in self.sections if isinstance(one.found, kind)), None)


def count_all(journal: Journal, today: date, *, discreet: bool) -> Seen:
    settings = journal.settings.read()
    trackers = _trackers(journal, discreet=discreet)
    written = journal.insights.read_history().up_to(today)
    waking, week = settings.waking_hours, settings.week_starts_on
    return Seen(
        coverage=words.coverage(written),
        cravings=len(written.cravings),
        moods=len(written.moods),
        days=days_so_far(written, today, day_starts_at=settings.day_starts_at),
        hours=count_hours(written.cravings),
        sections=() if discreet else make_report(written, today, waking, week),
        limited=weeks_of_limits(trackers, today, week),
        returns=frozenset(use.on for one, uses in trackers if one.limit is None for use in uses),
        today=today,
        settings=settings,
        discreet=discreet,
    )


def _trackers(journal: Journal, *, discreet: bool) -> list[tuple[Tracker, list[Use]]]:
    """Return the trackers with their uses; discreet mode hides what and how it is counted."""
    found = []
    for one in journal.trackers.all():
        if discreet and one.private:
            continue
        limit = one.limit
        if limit is not None and discreet:
            limit = replace(limit, unit="")
        name = tracker_name(one, masked=discreet)
        found.append((replace(one, name=name, limit=limit), journal.counted_uses(one)))
    return found
