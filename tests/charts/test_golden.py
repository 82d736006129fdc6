"""Each chart matches its reviewed text in three widths and all forms; GOLDEN=write renews them."""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_journal.charts.bars import count_bars
from recovery_journal.charts.day_bars import day_bars
from recovery_journal.charts.hours import hours, hours_legend
from recovery_journal.charts.mood import mood_row
from recovery_journal.charts.one_craving import one_craving
from recovery_journal.charts.segments import Forms, Line
from recovery_journal.charts.strength import strength, strength_legend
from recovery_journal.charts.tried import tried_table
from recovery_journal.charts.week_grid import week_grid, week_grid_legend
from recovery_journal.charts.year import year, year_legend
from recovery_journal.domain.sobriety.amounts import Amount
from recovery_journal.domain.sobriety.tracker import Limit
from recovery_journal.domain.strategies.tried import Tried
from support.charts import plain

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (40, 80, 160)
LAST = date(2026, 11, 22)

Days = list[list[tuple[float, int]]]
Draw = Callable[[int, Forms], Sequence[Line]]


def first_of(days: int) -> date:
    return LAST - timedelta(days=days - 1)


def cravings(days: int) -> Days:
    """Invented cravings up to the last day, fewer and weaker towards the end."""
    found: Days = []
    for left in range(days - 1, -1, -1):
        times = (left * 7 + left // 3) % (3 if left > 200 else 5 if left > 30 else 2)
        found.append(
            [
                ((left * 5 + at * 7) % 24, min(10, (left * 3 + at * 5) % 6 + left // 90))
                for at in range(min(times, 2))
            ]
        )
    return found


def moods(days: int) -> list[int | None]:
    """Invented moods: 0 where something else was logged."""
    return [
        None if left % 11 == 3 else 0 if left % 17 == 2 else (left * 3 + left // 4) % 5 + 1
        for left in range(days - 1, -1, -1)
    ]


def craving_and_mood(days: int, height: int, mood_rows: int) -> Draw:
    def draw(width: int, forms: Forms) -> list[Line]:
        used = {LAST - timedelta(days=days // 3)}
        *plot, axis = strength(cravings(days), first_of(days), used, width, height, forms)
        mood = mood_row(moods(days), width, mood_rows, forms)
        return [strength_legend(days, forms), *plot, *mood, axis]

    return draw


def draw_year(width: int, forms: Forms) -> list[Line]:
    drawn = year(moods(371), first_of(371), width, forms, cursor=date(2026, 11, 3))
    return [*drawn, year_legend(width, forms)]


def draw_hours(width: int, forms: Forms) -> list[Line]:
    counts = [[max(0, (day * 5 + hour * 7) % 23 - 11) for hour in range(24)] for day in range(7)]
    return [*hours(counts, width, forms, cursor=(4, 17)), hours_legend(11, width, forms)]


def draw_counts(width: int, forms: Forms) -> list[Line]:
    rows = [("an argument", 31), ("alone at home", 27), ("passing the shop on the way home", 11)]
    return count_bars([*rows, ("a party", 1)], width, forms)


def draw_tried(width: int, forms: Forms) -> list[Line]:
    rows = [
        Tried("A brisk walk", 28, 28, 4.2),
        Tried("Ride the wave", 22, 24, 3.6),
        Tried("Play the tape forward to the end", 9, 10, None),
    ]
    return tried_table(rows, width, forms, waited=Tried("just waited", 39, 43, 2.1))


AMOUNTS = [
    None if day % 9 == 4 else Amount((day * 3) % 4 + 0.5 * (day % 13 == 5), day % 17 == 6)
    for day in range(41)
]


def draw_weeks(width: int, forms: Forms) -> list[Line]:
    begin = date(2026, 10, 12)
    limit = Limit(2, "cups", "day", date(2026, 10, 20))
    return [
        *week_grid(AMOUNTS, begin, limit, width, forms, today=date(2026, 11, 21)),
        week_grid_legend(limit, width, forms),
        *day_bars(AMOUNTS, begin, limit.amount, width, 7, forms),
    ]


CHARTS: dict[str, Draw] = {
    "two-weeks": craving_and_mood(14, 8, 1),
    "thirty-days": craving_and_mood(30, 6, 1),
    "thirteen-weeks": craving_and_mood(91, 9, 2),
    "a-year": craving_and_mood(371, 9, 1),
    "year": draw_year,
    "hours": draw_hours,
    "counts": draw_counts,
    "tried": draw_tried,
    "weeks": draw_weeks,
    "craving": lambda width, forms: one_craving(7, 2, width, forms),
}


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_as_it_was_looked_at(name: str) -> None:
    sections = [
        "\n".join([f"== {width} {forms.name.lower()}", *plain(CHARTS[name](width, forms))])
        for width in WIDTHS
        for forms in Forms
    ]
    drawn = "\n\n".join(sections) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")
