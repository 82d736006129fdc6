"""When cravings come: a row for each day of the week, a cell for each hour."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from recovery_journal.charts.segments import (
    LEVELS,
    Canvas,
    Forms,
    Line,
    Segment,
    add_while_it_fits,
    level_sign,
)
from recovery_journal.domain.calendar_names import WEEKDAYS, hour_of_week
from recovery_journal.domain.days import weekday_numbers
from recovery_journal.domain.insights.ties import take_highest

HOURS = 24
NAMED_HOURS = (0, 6, 12, 18)
Cursor = tuple[int, int]
"""A weekday, numbered from Monday, and an hour."""
QUIET_MIN_HOURS = 3
"""Hours without cravings are worth a sentence from so many on."""


def hours(
    counts: Sequence[Sequence[int]],
    width: int,
    forms: Forms,
    *,
    week_starts_on: str = "monday",
    cursor: Cursor | None = None,
) -> list[Line]:
    """Draw how many cravings came in each hour, from Monday's hours on: eight lines.

    Empty below 28 cells, which is too narrow.
    """
    cells, name = _layout(width, forms)
    if not cells:
        return []
    canvas = Canvas(width, 8)
    for hour in NAMED_HOURS:
        canvas.put(name + hour * cells, 0, f"{hour:02}", "muted")
    most = max(map(max, counts))
    for row, weekday in enumerate(weekday_numbers(week_starts_on), 1):
        canvas.put(0, row, WEEKDAYS[weekday][: min(3, name - 1)], "muted")
        for hour, count in enumerate(counts[weekday]):
            marked = cursor == (weekday, hour)
            level = ceil(len(LEVELS) * count / most) if count > 0 else 0
            canvas.put(name + hour * cells, row, *_cell(level, cells, forms, marked=marked))
    return canvas.lines(forms)


def hour_at(
    column: int, row: int, width: int, forms: Forms, week_starts_on: str = "monday"
) -> Cursor | None:
    """Return the weekday and hour at a cell, if there is one."""
    cells, name = _layout(width, forms)
    if cells and 1 <= row <= 7 and 0 <= column - name < HOURS * cells:
        return weekday_numbers(week_starts_on)[row - 1], (column - name) // cells
    return None


def hours_legend(most: int, width: int, forms: Forms) -> Line:
    """Name the signs, as far as they fit."""
    cells, name = _layout(width, forms)
    signs = [
        (f"{level_sign(level, min(cells, 2), forms, '■')} ", f"fill-{level}") for level in LEVELS
    ]
    begin = [(" " * name + "none ", "muted"), ("· ", "faint"), *signs]
    rest = [[(f" up to {most}", "muted")], [(" in an hour of the week", "muted")]]
    return add_while_it_fits([begin, *rest], width, forms)


def hours_words(counts: Sequence[Sequence[int]]) -> list[str]:
    """Name up to three hours of the week with the most cravings, and the longest time without."""
    ranked = sorted(
        (-count, weekday, hour)
        for weekday, of_day in enumerate(counts)
        for hour, count in enumerate(of_day)
        if count > 0
    )
    most = [
        f"{hour_of_week(weekday, hour)} ({-count})"
        for count, weekday, hour in take_highest(ranked, 3, lambda one: -one[0])
    ]
    if not ranked:
        return ["No cravings."]
    words = [f"Most often {', '.join(most)}." if most else "No hour stands out."]
    quiet = max(_quiet_hours(counts), key=len, default=range(0))
    if len(quiet) >= QUIET_MIN_HOURS:
        words.append(f"No cravings from {quiet[0]}:00 to {quiet[-1] + 1}:00.")
    return words


def _quiet_hours(counts: Sequence[Sequence[int]]) -> list[range]:
    """Return the runs of hours without a craving on any day."""
    totals = [sum(of_hour) for of_hour in zip(*counts, strict=True)]
    runs = [list(run) for none, run in groupby(range(HOURS), lambda at: totals[at] <= 0) if none]
    return [range(run[0], run[-1] + 1) for run in runs]


def _layout(width: int, forms: Forms) -> tuple[int, int]:
    """Return the cells of an hour and of the names; without colour two cells an hour are enough."""
    if forms is Forms.COLOUR and width >= 75:
        return 3, 3
    if width >= 52:
        return 2, 4
    return (1, 4) if width >= 28 else (0, 0)


def _cell(level: int, cells: int, forms: Forms, *, marked: bool) -> Segment:
    if not level:
        sign, style = "·", "faint"
    else:
        full = "■" if marked else "█" * cells
        sign, style = level_sign(level, cells, forms, full), f"fill-{level}"
    return sign.ljust(cells), f"{style} reverse" if marked else style
