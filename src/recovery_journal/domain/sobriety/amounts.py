"""What was used on each day, and whether that is within a limit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from math import fsum
from typing import NamedTuple

from recovery_journal.domain.sobriety.tracker import Limit, Use


class Amount(NamedTuple):
    """What was logged on one day, or on several."""

    known: float
    """The amounts added up; 0 is dry."""
    incomplete: bool = False
    """Something was logged without its amount, so it may have been more."""


def amounts_by_day(uses: Iterable[Use], first: date, last: date) -> list[Amount | None]:
    """Return what was logged on each day; None on days with nothing, which are unknown."""
    found: defaultdict[date, list[float | None]] = defaultdict(list)
    for use in uses:
        found[use.on].append(use.amount)
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return [
        Amount(sum_known(found[day]), None in found[day]) if day in found else None for day in days
    ]


def add_up(amounts: Iterable[Amount | None]) -> Amount | None:
    """Add up several days; None if nothing was logged on any of them."""
    logged = [one for one in amounts if one is not None]
    if not logged:
        return None
    return Amount(sum_known(one.known for one in logged), any(one.incomplete for one in logged))


def is_within(amount: Amount, limit: Limit) -> bool | None:
    """Return whether an amount is within a limit; None if a missing amount leaves that open."""
    if amount.known > limit.amount:
        return False
    return None if amount.incomplete else True


def sum_known(amounts: Iterable[float | None]) -> float:
    """Add up the amounts that aren't None."""
    # Rounded, so that three times 0.1 isn't above 0.3.
    return round(fsum(amount for amount in amounts if amount is not None), 9)
