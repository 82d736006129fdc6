"""How strong cravings were, day by day: each of them, and in a long time their median."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from recovery_journal.charts import dates
from recovery_journal.charts.date_axis import draw_date_axis
from recovery_journal.charts.day_scale import LABEL_CELLS, DayScale
from recovery_journal.charts.running import STRENGTHS, Middle, middle_of, running_middles
from recovery_journal.charts.segments import Canvas, Forms, Line, merge

Cravings = Sequence[tuple[float, int]]
"""The cravings of a day: each one's hour, 0 to 24, and strength, 0 to 10."""

BEADS_MAX_DAYS = 45
"""Up to here each craving is a bead on a stem; with more days a line shows their median."""
SHORT_WINDOW_MAX_DAYS = 140
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a braille sign, by row and column."""


def strength(
    days: Sequence[Cravings],
    first: date,
    returns: Collection[date],
    width: int,
    height: int,
    forms: Forms,
) -> list[Line]:
    """Draw the cravings of the days from `first` on: `height` rows, and one with the dates."""
    plot = Canvas(width, max(1, height))
    scale = DayScale.fit(len(days), width)
    _draw_scale(plot)
    if len(days) <= BEADS_MAX_DAYS:
        _draw_beads(plot, days, scale)
    else:
        _draw_cravings(plot, days, scale, "•")
    used = [day for day in range(len(days)) if first + timedelta(days=day) in returns]
    for day in used:
        _draw_return(plot, LABEL_CELLS + scale.middle(day))
    if len(days) > BEADS_MAX_DAYS:
        middles = list(running_middles([*map(_strengths, days)], median_window(len(days))))
        _draw_median(plot, middles, scale, forms)
        if forms is Forms.COLOUR:
            _draw_middle_half(plot, middles, scale)
    return [*plot.lines(forms), draw_date_axis(first, used, scale, width, forms)]


def median_window(days: int) -> int:
    """Return the days that each median of a chart of so many days rests on."""
    return 7 if days <= SHORT_WINDOW_MAX_DAYS else 14


def strength_legend(days: int, forms: Forms) -> Line:
    """Name the signs of a chart of so many days."""
    if days <= BEADS_MAX_DAYS:
        return merge([("●", "ramp-7"), (" a craving", "muted")], forms)
    signs = [("•", "ramp-7"), (" a craving  ", "muted")]
    signs += [("--" if forms is Forms.ASCII else "⠤⠤", "")]
    signs += [(f" median of {median_window(days)} days", "muted")]
    if forms is Forms.COLOUR:
        signs += [("  ", ""), ("  ", "on band"), (" middle half", "muted")]
    return merge(signs, forms)


def strength_words(days: Sequence[Cravings], first: date, returns: Collection[date]) -> list[str]:
    """Say it month by month, and name the returns to use.

    E.g. "Nov 2026: 18 cravings, median strength 4 of 10, the middle half from 3 to 4".
    """
    months: defaultdict[date, list[int]] = defaultdict(lambda: [0] * len(STRENGTHS))
    for number, cravings in enumerate(days):
        counts = months[(first + timedelta(days=number)).replace(day=1)]
        for one in _strengths(cravings):
            counts[one] += 1
    last = first + timedelta(days=len(days) - 1)
    words = [
        f"{dates.month_and_year(month)}: {_in_words(counts)}" for month, counts in months.items()
    ]
    used = [dates.full_date(day) for day in sorted(returns) if first <= day <= last]
    if used:
        words.append(f"{'Return' if len(used) == 1 else 'Returns'} to use: {', '.join(used)}.")
    return words


def _in_words(counts: Sequence[int]) -> str:
    of = sum(counts)
    middle = middle_of(counts)
    if not of:
        return "no cravings"
    words = dates.count(of, "craving")
    if middle.median is None:
        return f"{words}, the strongest {max(one for one in STRENGTHS if counts[one])} of 10"
    words += f", median strength {dates.number(middle.median)} of 10"
    return (
        f"{words}, the middle half from {middle.half[0]} to {middle.half[1]}"
        if middle.half
        else words
    )


def _strengths(cravings: Cravings) -> list[int]:
    return [min(max(one, 0), STRENGTHS[-1]) for _, one in cravings]


def _dot_row(value: float, rows: int) -> int:
    """Return where a strength is, counted in quarters of a row from the top."""
    return int((10 - value) / 10 * (rows - 1) * 4 + 2)


def _row(value: float, rows: int) -> int:
    return _dot_row(value, rows) // 4


def _draw_scale(plot: Canvas) -> None:
    for row in range(plot.height):
        plot.put(LABEL_CELLS - 1, row, "│", "muted")
    for value in (5, 0, 10):
        plot.put(0, _row(value, plot.height), f"{value:>4}┤", "muted")


def _draw_cravings(plot: Canvas, days: Sequence[Cravings], scale: DayScale, sign: str) -> None:
    """Draw each craving; of two in a cell, the stronger."""
    placed = sorted(
        (one, LABEL_CELLS + scale.cell_at(day, hour))
        for day, cravings in enumerate(days)
        for (hour, _), one in zip(cravings, _strengths(cravings), strict=True)
    )
    for one, column in placed:
        plot.put(column, _row(one, plot.height), sign, f"ramp-{one}")


def _draw_beads(plot: Canvas, days: Sequence[Cravings], scale: DayScale) -> None:
    """Draw each craving on a stem that reaches down to 0."""
    for day, cravings in enumerate(days):
        for (hour, _), one in zip(cravings, _strengths(cravings), strict=True):
            for row in range(_row(one, plot.height) + 1, plot.height):
                plot.put(LABEL_CELLS + scale.cell_at(day, hour), row, "│", "faint")
    _draw_cravings(plot, days, scale, "●")


def _draw_return(plot: Canvas, column: int) -> None:
    for row in range(plot.height):
        if plot.is_blank(column, row):
            plot.put(column, row, "┊")


def _draw_median(plot: Canvas, middles: Sequence[Middle], scale: DayScale, forms: Forms) -> None:
    """Draw a line of dots from day to day, with a gap where a day has no median."""
    dots: defaultdict[tuple[int, int], int] = defaultdict(int)
    ends = [
        None if one.median is None else (scale.half_cell(day), _dot_row(one.median, plot.height))
        for day, one in enumerate(middles)
    ]
    for start, end in pairwise([*ends, None]):
        if start:
            for across, down in _straight(start, end or start):
                dots[across // 2, down // 4] |= _DOTS[down % 4][across % 2]
    for (column, row), sign in dots.items():
        line = "-" if forms is Forms.ASCII else chr(0x2800 + sign)
        plot.put(LABEL_CELLS + column, row, line)


def _straight(start: tuple[int, int], end: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """Return the dots of a straight line."""
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(abs(across), abs(down), 1)
    return (
        (start[0] + round(across * step / steps), start[1] + round(down * step / steps))
        for step in range(steps + 1)
    )


def _draw_middle_half(plot: Canvas, middles: Sequence[Middle], scale: DayScale) -> None:
    cells = {
        (LABEL_CELLS + column, row)
        for day, one in enumerate(middles)
        if one.half
        for column in scale.cells_of(day)
        for row in range(_row(one.half[1], plot.height), _row(one.half[0], plot.height) + 1)
    }
    for column, row in cells:
        plot.add_style(column, row, "on band")
