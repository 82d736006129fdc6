"""How days without use are counted: plain local dates in, plain numbers out.

A shell prompt counts with this at every line, so nothing but datetime is imported.
"""

from datetime import date, timedelta

Span = tuple[date, date | None]
"""The first day, and the day after the last; None while it has not ended."""
CountBasis = tuple[str, date, tuple[Span, ...]]
"""The headline that was chosen, the first day, and the returns: what `headline_number` needs."""

RECENT_RETURN_DAYS = 30
"""For so many days after a return the total stands first."""

WINDOW_DAYS = 90
"""The days that "last 90" looks back."""


def periods(start: date, uses: tuple[Span, ...], today: date) -> tuple[Span, ...]:
    """The unbroken runs of days without use from `start`, oldest first.

    A use covers its span; overlapping and touching uses merge, those in the future do not count
    yet. The running period is the last one and has no end; there is none before `start`, on a day
    of use, or while still using. All others hold at least one day.
    """
    found: list[Span] = []
    first = start
    for on, next_start in sorted(uses, key=lambda use: use[0]):
        if on > today:
            break
        if on > first:
            found.append((first, on))
        if next_start is None:
            return tuple(found)
        first = max(first, next_start)
    if first <= today:
        found.append((first, None))
    return tuple(found)


def completed_days(period: Span, today: date) -> int:
    """The completed days of a period; today is not completed."""
    first, end = period
    return ((end or today) - first).days


def running_since(found: tuple[Span, ...]) -> date | None:
    """The first day of the running period, if one is running."""
    return found[-1][0] if found and found[-1][1] is None else None


def current_days(found: tuple[Span, ...], today: date) -> int:
    """The completed days of the running period; 0 when none is running."""
    first = running_since(found)
    return 0 if first is None else (today - first).days


def total_days(found: tuple[Span, ...], today: date) -> int:
    """The completed days of all periods."""
    return sum(completed_days(period, today) for period in found)


def longest_days(found: tuple[Span, ...], today: date) -> int:
    """The completed days of the longest period, the running one included."""
    return max((completed_days(period, today) for period in found), default=0)


def days_without_use_from(
    found: tuple[Span, ...], start: date, first: date, today: date
) -> tuple[int, int]:
    """Days without use from `first` up to today, and how many completed days that is out of.

    Days before `start` were not counted by anyone: they are in neither number.
    """
    first = max(first, start)
    without = sum(max(0, completed_days((max(begin, first), end), today)) for begin, end in found)
    return without, max(0, (today - first).days)


def last_90(found: tuple[Span, ...], start: date, today: date) -> tuple[int, int]:
    """Days without use among the last 90 completed days, and how many of those are counted."""
    return days_without_use_from(found, start, today - timedelta(days=WINDOW_DAYS), today)


def had_recent_return(found: tuple[Span, ...], start: date, today: date) -> bool:
    """Whether there was a return on one of the last 30 days, or today."""
    first = running_since(found)
    return start <= today and first != start and current_days(found, today) < RECENT_RETURN_DAYS


def headline(choice: str, found: tuple[Span, ...], start: date, today: date) -> str:
    """What stands large: "current", "total", "last 90" or "none".

    That is what the person chose; after a recent return the total, before the start nothing.
    """
    if choice == "none" or start > today:
        return "none"
    return "total" if had_recent_return(found, start, today) else choice


def headline_number(choice: str, start: date, uses: tuple[Span, ...], today: date) -> int | None:
    """The number of the headline, or None when none stands there."""
    found = periods(start, uses, today)
    match headline(choice, found, start, today):
        case "none":
            return None
        case "total":
            return total_days(found, today)
        case "last 90":
            return last_90(found, start, today)[0]
        case _:
            return current_days(found, today)
