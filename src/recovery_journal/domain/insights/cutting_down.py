"""What was logged week by week while cutting down; nothing is compared or claimed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.sobriety.logged_days import LoggedDays, count_days
from recovery_journal.domain.sobriety.standing import LimitStanding, compute_limit_standing
from recovery_journal.domain.sobriety.tracker import Tracker, Use

WEEKS = 6


@dataclass(frozen=True, slots=True)
class LimitWeeks:
    standing: LimitStanding
    weeks: tuple[LoggedDays, ...]
    """The last weeks, oldest first, from the first with a log on; this one up to today."""


def weeks_of_limits(
    trackers: Iterable[tuple[Tracker, Sequence[Use]]], today: date, week_starts_on: str
) -> tuple[LimitWeeks, ...]:
    """Return the last weeks of every tracker with a limit that has something logged in them."""
    found = []
    for tracker, uses in trackers:
        limit = tracker.limit
        if limit is None:
            continue
        this_week = first_of_week(today, week_starts_on)
        begins = [this_week - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
        weeks = [
            count_days(uses, first, min(first + timedelta(days=6), today), limit, today)
            for first in begins
        ]
        while weeks and not weeks[0].logged:
            del weeks[0]
        if weeks:
            standing = compute_limit_standing(tracker, uses, today, week_starts_on)
            found.append(LimitWeeks(standing, tuple(weeks)))
    return tuple(found)
