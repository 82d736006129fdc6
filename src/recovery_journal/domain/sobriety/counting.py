"""Count days without use: plain local dates in, plain numbers out.

A shell prompt runs this before every line, so it imports nothing but datetime.
"""

from datetime import date, timedelta

Span = tuple[date, date | None]
"""The first day, and the day after the last; None while ongoing."""
CountBasis = tuple[str, date, tuple[Span, ...]]
"""The chosen headline, the first day, and the returns: the input of `headline_number`."""

RECENT_RETURN_DAYS = 30
"""For this many days after a return, the total is the headline."""

WINDOW_DAYS = 90
"""The window of "last 90"."""


def periods(start: date, uses: tuple[Span, ...], today: date) -> tuple[Span, ...]:
    """Return the unbroken runs of days without use since `start`, oldest first.

    Overlapping and adjacent uses merge, and future ones don't count yet. The running period comes
    last and has no end; there is none before `start`, on a day of use, or while still using. All
    others are at least one day long.
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
    """Return the length of a period; today isn't completed yet."""
    first, end = period
    return ((end or today) - first).days


def running_since(found: tuple[Span, ...]) -> date | None:
    """Return the first day of the running period, or None."""
    return found[-1][0] if found and found[-1][1] is None else None


def current_days(found: tuple[Span, ...], today: date) -> int:
    """Return the completed days of the running period; 0 if there is none."""
    first = running_since(found)
    return 0 if first is None else (today - first).days


def total_days(found: tuple[Span, ...], today: date) -> int:
    """Return the completed days of all periods."""
    return sum(completed_days(period, today) for period in found)


def longest_days(found: tuple[Span, ...], today: date) -> int:
    """Return the completed days of the longest period, including the running one."""
    return max((completed_days(period, today) for period in found), default=0)


def days_without_use_from(
    found: tuple[Span, ...], start: date, first: date, today: date
) -> tuple[int, int]:
    """Return the days without use since `first`, and how many completed days that is out of.

    Days before `start` are in neither number.
    """
    first = max(first, start)
    without = sum(max(0, completed_days((max(begin, first), end), today)) for begin, end in found)
    return without, max(0, (today - first).days)


def last_90(found: tuple[Span, ...], start: date, today: date) -> tuple[int, int]:
    """Return the days without use among the last 90 completed days, and how many of those count."""
    return days_without_use_from(found, start, today - timedelta(days=WINDOW_DAYS), today)


def had_recent_return(found: tuple[Span, ...], start: date, today: date) -> bool:
    """Return whether there was a return today or in the last 30 days."""
    first = running_since(found)
    return start <= today and first != start and current_days(found, today) < RECENT_RETURN_DAYS


def headline(choice: str, found: tuple[Span, ...], start: date, today: date) -> str:
    """Return the headline to show: "current", "total", "last 90" or "none".

    That's the user's choice, except "total" after a recent return and "none" before the start.
    """
    if choice == "none" or start > today:
        return "none"
    return "total" if had_recent_return(found, start, today) else choice


def headline_number(choice: str, start: date, uses: tuple[Span, ...], today: date) -> int | None:
    """Return the number of the headline, or None if it's "none"."""
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
