"""Sentences about cutting down: how much it was on a day, and what that makes."""

from datetime import date

from recovery_journal.domain.sobriety.logged_days import LoggedDays
from recovery_journal.domain.sobriety.tracker import Limit
from recovery_journal.words.format import numbers
from recovery_journal.words.format.limits import THIS, amount_logged

HOW_MUCH = "How much in total?"
NOTE = "Note"
AMOUNT_HINT = "enter save · 0 a dry day · tab next · esc cancel"
AMOUNT_NEEDED = "Type a number first; 0 is a dry day."


def how_much_in_all(name: str, unit: str, day: date, today: date) -> str:
    """E.g. "Coffee: how many cups in total today?"."""
    much = f"how many {unit}" if unit else "how much"
    when = "today" if day == today else f"on {numbers.short_date(day, today.year)}"
    return f"{name}: {much} in total {when}?"


def sum_in_all(
    logged: LoggedDays,
    around: LoggedDays,
    total: float | None,
    limit: Limit,
    unit: str,
    *,
    is_today: bool,
) -> str:
    """E.g. "1 cup logged so far today. 2 in total is within your limit.".

    Args:
        logged: the day.
        around: the day or week of the limit that it belongs to.
        total: how much it was in all on that day; None if not typed yet.
        limit: the goal.
        unit: its unit, empty to leave it out.
        is_today: whether the day is today.
    """
    so_far = f"{_so_far(logged, unit)}{' so far today' * is_today}."
    if total is None or logged.first < limit.since:
        return so_far
    if total == 0:
        return f"{so_far} 0 is a dry day." if not logged.uses else so_far
    number, most = numbers.plain_number(total), numbers.plain_number(limit.amount)
    if limit.per == "week":
        week = numbers.plain_number(around.amount - logged.amount + total)
        when = THIS["week"] if is_today else "in that week"
        least = " or more" if around.unknown_amounts else ""
        return f"{so_far} {number} in total makes {week}{least} of {most} {when}."
    over = round(total - limit.amount, 9)
    if over > 0:
        return (
            f"{so_far} {number} in total is {numbers.plain_number(over)} over your limit of {most}."
        )
    return f"{so_far} {number} in total is within your limit."


def _so_far(logged: LoggedDays, unit: str) -> str:
    """E.g. "Nothing logged", "1 cup logged", "A dry day logged"."""
    if not logged.uses:
        return "A dry day logged" if logged.logged else "Nothing logged"
    return f"{amount_logged(logged, unit)} logged"


def already_logged(logged: LoggedDays, unit: str) -> str:
    return (
        f"{_so_far(logged, unit)} for that day already. "
        "To change or delete one, open it in the Journal."
    )
