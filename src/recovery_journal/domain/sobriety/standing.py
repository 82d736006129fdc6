"""The standing of one tracker, computed from its uses and today's date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.sobriety import counting
from recovery_journal.domain.sobriety.amounts import sum_known
from recovery_journal.domain.sobriety.counting import Span
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use

if TYPE_CHECKING:
    from recovery_journal.domain.sobriety.logged_days import LoggedDays

RECENT_DAYS = 14
"""Dry days are counted over this many days, including today."""


class Proportion(NamedTuple):
    """A number out of another, unrounded."""

    n: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The standing of an abstinence tracker; all numbers are completed days."""

    tracker: Tracker
    today: date
    periods: tuple[Span, ...]
    """Runs of days without use, oldest first; the running one is last and has no end."""
    planned: bool
    """The start is in the future."""
    still_using: bool
    """A return to use hasn't ended yet."""
    since: date | None
    """The first day of the running period; None before the start and on days of use."""
    current: int
    """Days of the running period; 0 on its first day and on days of use."""
    total: int
    longest: int
    """Days of the longest period, including the running one."""
    days_since_start: int
    """With and without use; `total` is out of these."""
    last_90: Proportion
    """Days without use among the last 90, or among all days since the start if fewer."""
    this_month: Proportion
    """Days without use in this calendar month."""
    recent_return: bool
    """There was a return today or in the last 30 days, so Today shows no progress bar."""
    headline: str
    """What Today shows large: one of HEADLINES."""
    number: int | None
    """The number of the headline; None if it's "none"."""
    last_use: Use | None
    """The latest return that isn't in the future."""
    cents_not_spent: int | None
    """Over all days without use, in hundredths of the tracker's currency; None if off."""
    minutes_not_spent: int | None
    """Over all days without use; None if off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitStanding:
    """The standing of a cut-down tracker, with a limit per day or per week."""

    tracker: Tracker
    today: date
    limit: Limit
    planned: bool
    """The limit starts in the future."""
    logged: int
    """Uses logged in the current day or week."""
    amount: float
    """Their known amounts added up, in the limit's unit; 0 says nothing if none was logged."""
    unknown_amounts: int
    """How many of them have no amount, which makes the sum a minimum."""
    within: Proportion
    """Completed days or weeks within the limit, out of those with known amounts."""
    unknown: int
    """Completed days or weeks with nothing logged or an amount missing: neither good nor bad."""
    last_use: Use | None
    """The latest use that isn't in the future."""
    day: "LoggedDays"
    """Today."""
    week: "LoggedDays"
    """This week up to today."""
    recent: "LoggedDays"
    """The last RECENT_DAYS days."""


def compute_any_standing(
    tracker: Tracker, uses: Sequence[Use], today: date, week_starts_on: str
) -> Standing | LimitStanding:
    """Compute the standing of a tracker of either kind."""
    if tracker.limit is not None:
        return compute_limit_standing(tracker, uses, today, week_starts_on)
    return compute_standing(tracker, uses, today)


def compute_standing(tracker: Tracker, uses: Sequence[Use], today: date) -> Standing:
    """Compute the standing of an abstinence tracker.

    A completed day since the start counts as without use if no use covers it. Dates are plain local
    dates, unaffected by clock changes and travel.
    """
    start = tracker.start
    spans = tuple((use.on, use.next_start) for use in uses)
    periods = counting.periods(start, spans, today)
    total = counting.total_days(periods, today)
    return Standing(
        tracker=tracker,
        today=today,
        periods=periods,
        planned=tracker.is_planned(today),
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
        cents_not_spent=_saved(total, tracker.cents_per_day),
        minutes_not_spent=_saved(total, tracker.minutes_per_day),
    )


def hours_since_start(standing: Standing, now: datetime) -> int | None:
    """Return the whole hours since the start, 0 to 23; None once a day has passed.

    Also None without a start time, before the start, and after a return has ended the first period.
    `now` is aware; if it carries a zone instead of a fixed offset, a clock change on that day is
    counted correctly.
    """
    tracker = standing.tracker
    if tracker.start_time is None or standing.since != tracker.start:
        return None
    begun = datetime.combine(tracker.start, tracker.start_time, tzinfo=now.tzinfo)
    elapsed = (now.astimezone(UTC) - begun.astimezone(UTC)) // timedelta(hours=1)
    return elapsed if 0 <= elapsed < 24 else None


def compute_limit_standing(
    tracker: Tracker, uses: Sequence[Use], today: date, week_starts_on: str = "monday"
) -> LimitStanding:
    """Compute the standing of a cut-down tracker.

    The current day or week adds up everything logged in it, also from before the limit began.

    A day or week is within the limit only if something was logged, every amount is known, and their
    sum is at most the limit: what isn't logged is unknown, never good. The current one isn't judged
    yet, nor is the week in which the limit began, unless that was its first day.

    Raises:
        ValueError: the tracker has no limit.
    """
    from recovery_journal.domain.sobriety.logged_days import count_days

    limit = tracker.limit
    if limit is None:
        raise ValueError("a tracker without a limit has a standing of the other kind")
    length = timedelta(days=7 if limit.per == "week" else 1)

    def first_of(day: date) -> date:
        return first_of_week(day, week_starts_on) if limit.per == "week" else day

    def from_day(first: date) -> "LoggedDays":
        return count_days(uses, first, today, limit, today)

    current, earliest = first_of(today), first_of(limit.since)
    logged: defaultdict[date, list[float | None]] = defaultdict(list)
    for use in uses:
        if use.on <= today:
            logged[first_of(use.on)].append(use.amount)
    completed = (current - earliest) // length - (earliest < limit.since)
    judged = [
        sum_known(amounts) <= limit.amount
        for begin, amounts in logged.items()
        if limit.since <= begin < current and None not in amounts
    ]
    now = logged[current]
    return LimitStanding(
        tracker=tracker,
        today=today,
        limit=limit,
        planned=tracker.is_planned(today),
        logged=len(now),
        amount=sum_known(now),
        unknown_amounts=now.count(None),
        within=Proportion(sum(judged), len(judged)),
        unknown=max(0, completed) - len(judged),
        last_use=_last((use for use in uses if not use.is_dry_day), today),
        day=from_day(today),
        week=from_day(first_of_week(today, week_starts_on)),
        recent=from_day(today - timedelta(days=RECENT_DAYS - 1)),
    )


def _last(uses: Iterable[Use], today: date) -> Use | None:
    past = (use for use in uses if use.on <= today)
    return max(past, key=lambda use: (use.on, use.at), default=None)


def _saved(days: int, a_day: int | None) -> int | None:
    return None if a_day is None else days * a_day
