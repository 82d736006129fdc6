"""The mood of each day in one or two rows of blocks, on the cells of the cravings above them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from math import floor

from recovery_journal.charts import dates
from recovery_journal.charts.day_scale import LABEL_CELLS, DayScale
from recovery_journal.charts.segments import EIGHTHS, LEVEL_HEIGHTS, LEVELS, Canvas, Forms, Line

TWO_ROW_EIGHTHS = dict(zip(LEVELS, (2, 5, 9, 13, 16), strict=True))
BLANK_BETWEEN_MIN_CELLS = 3
"""From so many cells a day on, the last one stays blank."""


def mood_row(moods: Sequence[float | None], width: int, rows: int, forms: Forms) -> list[Line]:
    """Draw the mood of consecutive days, 1 to 5, in one or two rows.

    None and NO_MOOD are a dot.
    """
    rows = min(max(rows, 1), 2)
    canvas = Canvas(width, rows)
    canvas.put(0, rows - 1, "mood", "muted")
    scale = DayScale.fit(len(moods), width)
    cells: defaultdict[range, list[float | None]] = defaultdict(list)
    for day, mood in enumerate(moods):
        cells[scale.cells_of(day)].append(mood)
    for places, found in cells.items():
        known = [mood for mood in found if mood]
        column = LABEL_CELLS + places[0]
        if not known:
            canvas.put(column, rows - 1, "·", "faint")
            continue
        level = level_of(known)
        drawn = len(places) - (len(places) >= BLANK_BETWEEN_MIN_CELLS)
        for row, sign in enumerate(_signs(level, rows, forms)):
            canvas.put(column, row, sign * drawn, f"fill-{level}")
    return canvas.lines(forms)


def level_of(moods: Sequence[float]) -> int:
    """Return the median of moods as one of five levels, a half rounded up."""
    return min(max(floor(_median(moods) + 0.5), LEVELS[0]), LEVELS[-1])


def _median(values: Sequence[float]) -> float:
    # Importing `statistics` would take longer than to draw this.
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _signs(level: int, rows: int, forms: Forms) -> list[str]:
    """Return the sign of each row, from the top."""
    if forms is Forms.ASCII:
        return [" "] * (rows - 1) + [str(level)]
    if rows == 1:
        return [LEVEL_HEIGHTS[level]]
    eighths = TWO_ROW_EIGHTHS[level]
    return [EIGHTHS[max(0, eighths - 8)], EIGHTHS[min(8, eighths)]]


def mood_words(moods: Sequence[float | None], first: date) -> list[str]:
    """Say it month by month: "Nov 2026: 16 days with a mood, median 4 of 5".

    None and NO_MOOD are days without one.
    """
    months: defaultdict[date, list[float]] = defaultdict(list)
    for number, mood in enumerate(moods):
        known = months[(first + timedelta(days=number)).replace(day=1)]
        if mood:
            known.append(mood)
    return [f"{dates.month_and_year(month)}: {_in_words(known)}" for month, known in months.items()]


def _in_words(moods: Sequence[float]) -> str:
    if not moods:
        return "no moods"
    days, median = dates.count(len(moods), "day"), dates.number(_median(moods))
    return f"{days} with a mood, median {median} of 5"
