"""What is logged while cutting down, added up over some days."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import first_of_week
from recovery_journal.domain.sobriety.amounts import sum_known
from recovery_journal.domain.sobriety.tracker import Limit, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDays:
    """What is logged for the days from one to another; a day without anything is unknown."""

    first: date
    last: date
    """The last day, included."""
    logged: int
    """Days with a use or a dry mark."""
    dry: int
    """Days logged as without use."""
    uses: int
    """How many uses; dry marks aren't any."""
    amount: float
    """Their known amounts added up, in the limit's unit."""
    unknown_amounts: int
    """How many of them have no amount, which makes the sum a minimum."""
    within: int
    """Days within the limit a day, out of `judged`."""
    judged: int
    """Completed days since that limit began on which every amount is known."""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def count_days(
    uses: Iterable[Use], first: date, last: date, limit: Limit, today: date
) -> LoggedDays:
    """Count what is logged from `first` to `last`; nothing is judged before its day is over."""
    logged: defaultdict[date, list[float | None]] = defaultdict(list)
    for use in uses:
        if first <= use.on <= last:
            logged[use.on].append(use.amount)
    amounts = [amount for day in logged.values() for amount in day]
    judged = [
        sum_known(amounts)
        for day, amounts in logged.items()
        if limit.per == "day" and limit.since <= day < today and None not in amounts
    ]
    return LoggedDays(
        first=first,
        last=last,
        logged=len(logged),
        dry=sum(not any(amount != 0 for amount in amounts) for amounts in logged.values()),
        uses=sum(amount != 0 for amount in amounts),
        amount=sum_known(amounts),
        unknown_amounts=amounts.count(None),
        within=sum(amount <= limit.amount for amount in judged),
        judged=len(judged),
    )


def count_days_around(
    uses: Iterable[Use], on: date, limit: Limit, today: date, week_starts_on: str
) -> LoggedDays:
    """Count the day, or for a limit a week the week, that a use on a day belongs to."""
    if limit.per == "day":
        return count_days(uses, on, on, limit, today)
    first = first_of_week(on, week_starts_on)
    return count_days(uses, first, first + timedelta(days=6), limit, today)
