"""Where a person stands with one tracker, worked out from its uses and the day it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import fsum
from typing import NamedTuple

from recovery_journal.domain.sobriety import counting
from recovery_journal.domain.sobriety.counting import Span
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use


class Proportion(NamedTuple):
    """So many out of so many; nothing is rounded here."""

    n: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person stands who stays away; all numbers are completed days."""

    tracker: Tracker
    today: date
    periods: tuple[Span, ...]
    """The runs of days without use, oldest first; the running one is last and has no end."""
    planned: bool
    """The start is still to come."""
    still_using: bool
    """A return to use has no end yet."""
    since: date | None
    """The first day of the running period; None before the start and on days of use."""
    current: int
    """Days of the running period; on its first day, and on days of use, 0."""
    total: int
    """Days without use in all."""
    longest: int
    """Days of the longest period, the running one included."""
    days_since_start: int
    """With and without use; `total` out of these."""
    last_90: Proportion
    """Days without use among the last 90, or among as many as there are since the start."""
    this_month: Proportion
    """The same for the days of this calendar month."""
    recent_return: bool
    """There was a return on one of the last 30 days, or today: no bar stands on Today."""
    headline: str
    """What stands large now: one of HEADLINES."""
    number: int | None
    """The number of the headline; None when it is "none"."""
    last_use: Use | None
    """The latest return that is not in the future."""
    cents_not_spent: int | None
    """Over all days without use, in hundredths of the tracker's currency; None when off."""
    minutes_not_spent: int | None
    """Over all days without use; None when off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitStanding:
    """Where a person stands who cuts down to a limit a day, or a week from Monday on."""

    tracker: Tracker
    today: date
    limit: Limit
    planned: bool
    """The limit begins in the future."""
    logged: int
    """Uses written down in the current day or week."""
    amount: float
    """The sum of their known amounts, in the limit's unit; 0 with nothing logged says nothing."""
    unknown_amounts: int
    """How many of them have no amount, so that the sum is "at least"."""
    within: Proportion
    """Completed days or weeks within the limit, out of those whose amount is known."""
    unknown: int
    """Completed days or weeks with nothing logged or an amount missing: neither good nor bad."""
    last_use: Use | None
    """The latest use that is not in the future."""


def compute_standing(tracker: Tracker, uses: Sequence[Use], today: date) -> Standing:
    """Where a person stands with a tracker they stay away from.

    A completed day from the start on is a day without use when no use covers it. Dates are plain
    local dates: neither the clock's changes nor a journey moves them.
    """
    start = tracker.start
    spans = tuple((use.on, use.next_start) for use in uses)
    periods = counting.periods(start, spans, today)
    total = counting.total_days(periods, today)
    return Standing(
        tracker=tracker,
        today=today,
        periods=periods,
        planned=start > today,
        still_using=any(on <= today and end is None for on, end in spans),
        since=counting.running_since(periods),
        current=counting.current_days(periods, today),
        total=total,
        longest=counting.longest_days(periods, today),
        days_since_start=max(0, (today - start).days),
        last_90=Proportion(*counting.last_90(periods, start, today)),
        this_month=Proportion(
            *counting.days_without_use_from(periods, start, today.replace(day=1), today)
        ),
        recent_return=counting.had_recent_return(periods, start, today),
        headline=counting.headline(tracker.headline, periods, start, today),
        number=counting.headline_number(tracker.headline, start, spans, today),
        last_use=_last(uses, today),
        cents_not_spent=_over(total, tracker.cents_per_day),
        minutes_not_spent=_over(total, tracker.minutes_per_day),
    )


def hours_since_start(standing: Standing, now: datetime) -> int | None:
    """Whole hours since the start, 0 to 23, for those who gave its time; None when a day is over.

    None too before the start, and once a return has closed the first period. `now` is aware; when
    it carries a zone, not just an offset, a change of the clocks on that day is counted truly.
    """
    tracker = standing.tracker
    if tracker.start_time is None or standing.since != tracker.start:
        return None
    begun = datetime.combine(tracker.start, tracker.start_time, tzinfo=now.tzinfo)
    elapsed = (now.astimezone(UTC) - begun.astimezone(UTC)) // timedelta(hours=1)
    return elapsed if 0 <= elapsed < 24 else None


def compute_limit_standing(tracker: Tracker, uses: Iterable[Use], today: date) -> LimitStanding:
    """Where a person stands with a tracker they cut down.

    A day or week counts as within the limit only when something was logged in it, every amount is
    known, and their sum is not above the limit: what nobody wrote down is unknown, never good. The
    current one is not judged yet, nor is the week the limit began in, unless it began on a Monday.

    Raises:
        ValueError: when the tracker has no limit.
    """
    limit = tracker.limit
    if limit is None:
        raise ValueError("a tracker without a limit has a standing of the other kind")
    length = timedelta(days=7 if limit.per == "week" else 1)
    current, earliest = _first_of(today, limit), _first_of(limit.since, limit)
    logged: defaultdict[date, list[float | None]] = defaultdict(list)
    for use in uses:
        if limit.since <= use.on <= today:
            logged[_first_of(use.on, limit)].append(use.amount)
    completed = (current - earliest) // length - (earliest < limit.since)
    judged = [
        _sum(amounts) <= limit.amount
        for begin, amounts in logged.items()
        if limit.since <= begin < current and None not in amounts
    ]
    now = logged[current]
    return LimitStanding(
        tracker=tracker,
        today=today,
        limit=limit,
        planned=limit.since > today,
        logged=len(now),
        amount=_sum(now),
        unknown_amounts=now.count(None),
        within=Proportion(sum(judged), len(judged)),
        unknown=max(0, completed) - len(judged),
        last_use=_last(uses, today),
    )


def _first_of(day: date, limit: Limit) -> date:
    """The first day of the day or week a date lies in."""
    return day - timedelta(days=day.weekday()) if limit.per == "week" else day


def _sum(amounts: Iterable[float | None]) -> float:
    # Rounded, so that three times 0.1 is not above 0.3.
    return round(fsum(amount for amount in amounts if amount is not None), 9)


def _last(uses: Iterable[Use], today: date) -> Use | None:
    past = (use for use in uses if use.on <= today)
    return max(past, key=lambda use: (use.on, use.at), default=None)


def _over(days: int, a_day: int | None) -> int | None:
    return None if a_day is None else days * a_day
