"""Horizontal bars with a label before and a note after them."""

from collections.abc import Iterable
from unicodedata import category, east_asian_width

from recovery_journal.charts.bars import draw_bars
from recovery_journal.charts.heat import draw_heat_rows
from recovery_journal.domain.days import first_of_week, weekday_numbers
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.over_time import OverTime

EIGHTHS = " ▏▎▍▌▋▊▉█"


def draw_labelled_bars(
    rows: Iterable[tuple[str, float, str]],
    *,
    label: int,
    bar: int,
    ascii: bool = False,  # noqa: A002
) -> list[tuple[str, str, str]]:
    """Return each row as label, bar and note; the highest value fills all `bar` cells.

    Labels are padded to `label` cells, and longer ones end in "…". Any value above 0 draws at least
    a sliver; 0 draws nothing.
    """
    rows = list(rows)
    most = max((value for _, value, _ in rows), default=0.0)
    return [
        (_fitted(name, label, ascii=ascii), _bar(value, most, bar, ascii=ascii), note)
        for name, value, note in rows
    ]


def _fitted(name: str, cells: int, *, ascii: bool) -> str:  # noqa: A002
    """Pad or shorten a name to exactly `cells` cells, ellipsis included."""
    if _cells(name) > cells:
        kept, room = "", cells - 1
        for sign in name:
            room -= _width(sign)
            if room < 0:
                break
            kept += sign
        name = kept + ("." if ascii else "…")
    return name + " " * (cells - _cells(name))


def _cells(text: str) -> int:
    """Count the terminal cells of a text: wide characters take two, combining accents none."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def _bar(value: float, most: float, cells: int, *, ascii: bool) -> str:  # noqa: A002
    if value <= 0 or most <= 0:
        return " " * cells
    if ascii:
        return ("#" * max(1, round(value / most * cells))).ljust(cells)
    eighths = max(1, round(value / most * cells * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + EIGHTHS[rest].strip()).ljust(cells)


WEEKDAY_LABELS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def draw_over_time(found: OverTime, *, ascii: bool = False) -> str:  # noqa: A002
    """Draw one bar per week or month, the newest on the right."""
    counts = [step.cravings for step in found.steps]
    most = max((count for count in counts if count is not None), default=0)
    return draw_bars(counts, low=0, high=max(1, most), ascii=ascii)


def draw_moods(
    found: DailyMoods,
    width: int,
    week_starts_on: str = "monday",
    *,
    ascii: bool = False,  # noqa: A002
) -> list[str]:
    """Draw a calendar, one row per weekday, as many weeks as fit, the newest on the right."""
    first = (found.first - first_of_week(found.first, week_starts_on)).days
    rows = draw_heat_rows(found.values, first, low=1, high=5, ascii=ascii)
    names = [WEEKDAY_LABELS[number] for number in weekday_numbers(week_starts_on)]
    return [f"{name} {row[-(width - 4) :]}" for name, row in zip(names, rows, strict=True)]
