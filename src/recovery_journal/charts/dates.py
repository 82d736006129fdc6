"""Dates and counts as charts write them."""

from datetime import date

from recovery_journal.domain.calendar_names import MONTHS


def short_month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def day_and_month(day: date) -> str:
    """E.g. "22 Nov"."""
    return f"{day.day} {short_month(day)}"


def month_and_year(day: date) -> str:
    """E.g. "Nov 2026"."""
    return f"{short_month(day)} {day.year}"


def full_date(day: date) -> str:
    """E.g. "22 Nov 2026"."""
    return f"{day.day} {month_and_year(day)}"


def count(number: int, one: str) -> str:
    """E.g. "1 craving", "3 cravings"."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def number(value: float) -> str:
    """Return a number with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
