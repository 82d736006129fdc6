"""A month by its days, each in the colour of the strongest craving on it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from recovery_journal.charts.segments import Forms, Line, Segment, merge
from recovery_journal.domain.calendar_names import MONTHS, WEEKDAYS
from recovery_journal.domain.days import first_of_week, weekday_numbers

MONTH_CELLS = 20
"""Seven days of two cells, with a blank between them."""


def month(
    day: date,
    strongest: Mapping[date, int | None],
    forms: Forms,
    *,
    today: date,
    week_starts_on: str = "monday",
    has_cursor: bool = True,
) -> list[Line]:
    """Draw the month of a day: its name, the weekdays, and a row a week.

    Args:
        day: any day of the month.
        strongest: the strongest craving, 0 to 10, of each day with entries; None if it has none.
        forms: what the terminal can show.
        today: is underlined.
        week_starts_on: the first column.
        has_cursor: whether the day is marked.
    """
    names = " ".join(WEEKDAYS[number][:2] for number in weekday_numbers(week_starts_on))
    title = f"{MONTHS[day.month - 1]} {day.year}".center(MONTH_CELLS).rstrip()
    lines: list[Line] = [((title, "bold"),), ((names, "muted"),)]
    cursor = day if has_cursor else None
    first = day.replace(day=1)
    start = first_of_week(first, week_starts_on)
    while (start.year, start.month) <= (day.year, day.month):
        week = [start + timedelta(days=number) for number in range(7)]
        inside = [one if one.month == day.month else None for one in week]
        lines.append(merge(_week(inside, cursor, strongest, today), forms))
        start += timedelta(days=7)
    return lines


def _week(
    days: list[date | None],
    cursor: date | None,
    strongest: Mapping[date, int | None],
    today: date,
) -> Iterator[Segment]:
    for number, day in enumerate(days):
        if number:
            yield " ", ""
        if day is None:
            yield "  ", ""
            continue
        craving = strongest.get(day)
        style = "" if craving is None else f"ramp-{craving} bold"
        marks = [
            style if day in strongest else "muted",
            "underline" * (day == today),
            "reverse" * (day == cursor),
        ]
        yield f"{day.day:>2}", " ".join(filter(None, marks))
