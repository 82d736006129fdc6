"""A year has a square for each day, in the column of its week."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.segments import Forms
from recovery_journal.charts.year import YearGrid, year, year_legend
from support.charts import cells, check_lines, plain
from support.each import each

MONDAY = date(2026, 10, 26)
FOUR_WEEKS = [None, 1, 2, 3, 4, 5, 0, *[3] * 19, 4.5]


@each(
    ("width", "forms", "drawn"),
    [
        (
            78,
            Forms.COLOUR,
            [
                "     Nov",
                "Mon  ·■■■",
                "     ■■■■",
                "Wed  ■■■■",
                "     ■■■■",
                "Fri  ■■■■",
                "     ■■■■",
                "Sun  ○■■",
            ],
        ),
        (
            78,
            Forms.MONO,
            [
                "     Nov",
                "Mon  ·333",
                "     1333",
                "Wed  2333",
                "     3333",
                "Fri  4333",
                "     5335",
                "Sun  ○33",
            ],
        ),
        (
            112,
            Forms.MONO,
            [
                "     Nov",
                "Mon  · ▄ ▄ ▄",
                "     ▁ ▄ ▄ ▄",
                "Wed  ▂ ▄ ▄ ▄",
                "     ▄ ▄ ▄ ▄",
                "Fri  ▆ ▄ ▄ ▄",
                "     █ ▄ ▄ █",
                "Sun  ○ ▄ ▄",
            ],
        ),
        (
            188,
            Forms.COLOUR,
            [
                "     Nov",
                "Mon  ·  ▆▆ ▆▆ ▆▆",
                "     ▆▆ ▆▆ ▆▆ ▆▆",
                "Wed  ▆▆ ▆▆ ▆▆ ▆▆",
                "     ▆▆ ▆▆ ▆▆ ▆▆",
                "Fri  ▆▆ ▆▆ ▆▆ ▆▆",
                "     ▆▆ ▆▆ ▆▆ ▆▆",
                "Sun  ○  ▆▆ ▆▆",
            ],
        ),
    ],
)
def test_four_weeks(width: int, forms: Forms, drawn: list[str]) -> None:
    assert plain(year(FOUR_WEEKS, MONDAY, width, forms)) == drawn


def test_a_week_can_start_on_sunday() -> None:
    drawn = plain(year(FOUR_WEEKS, MONDAY, 60, Forms.MONO, week_starts_on="sunday"))
    assert drawn[:3] == ["      Nov", "Sun   ○33", "     ·333"]


def test_of_a_long_time_the_newest_weeks_are_shown() -> None:
    last = date(2026, 11, 22)
    for days in (371, 400, 5000):
        drawn = plain(year([3] * days, last - timedelta(days=days - 1), 200, Forms.ASCII))
        assert drawn[1] == "Mon  " + "  ".join("3" * 53)
        names = ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
        assert drawn[0].split() == names
    narrow = plain(year([3] * 371, last - timedelta(days=370), 40, Forms.ASCII))
    assert narrow[1] == "Mon  " + "3" * 35


@each(
    ("width", "row"),
    [(78, "     1333"), (112, "    [▁]▄ ▄ ▄"), (188, "    [▁▁]▄▄ ▄▄ ▄▄")],
)
def test_the_cursor_is_seen_without_colour(width: int, row: str) -> None:
    tuesday = MONDAY + timedelta(days=1)
    drawn = year(FOUR_WEEKS, MONDAY, width, Forms.MONO, cursor=tuesday)
    assert plain(drawn)[2] == row
    if width == 78:
        assert cells(drawn[2])[5] == ("1", "fill-1 reverse")


@each(
    ("width", "forms", "legend"),
    [
        (
            80,
            Forms.COLOUR,
            "     low  ■ 1  ■ 2  ■ 3  ■ 4  ■ 5  good   · nothing logged   ○ no mood",
        ),
        (60, Forms.COLOUR, "     low  ■ 1  ■ 2  ■ 3  ■ 4  ■ 5  good   · nothing logged"),
        (40, Forms.MONO, "     1 low to 5 good   · nothing logged"),
        (
            120,
            Forms.MONO,
            "     low  ▁ 1  ▂ 2  ▄ 3  ▆ 4  █ 5  good   · nothing logged   ○ no mood",
        ),
        (60, Forms.ASCII, "     1 low to 5 good   . nothing logged   o no mood"),
    ],
)
def test_the_legend_says_what_fits(width: int, forms: Forms, legend: str) -> None:
    assert plain([year_legend(width, forms)]) == [legend]


@given(st.sampled_from(Forms), st.sampled_from((40, 112, 188)))
def test_no_two_levels_look_the_same(forms: Forms, width: int) -> None:
    drawn = year([None, 0, 1, 2, 3, 4, 5], MONDAY, width, forms)
    looks = [cells(line)[5] for line in drawn[1:]]
    assert len(set(looks)) == 7
    if forms is not Forms.COLOUR:
        assert len({sign for sign, _ in looks}) == 7


@given(
    st.lists(st.none() | st.floats(-2, 8), max_size=500),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.integers(-3, 210),
    st.sampled_from(Forms),
    st.sampled_from(("monday", "sunday", "saturday")),
    st.integers(-30, 600),
)
def test_every_day_has_one_place(
    moods: list[float | None],
    first: date,
    width: int,
    forms: Forms,
    week_starts_on: str,
    ahead: int,
) -> None:
    cursor = first + timedelta(days=ahead)
    drawn = year(moods, first, width, forms, week_starts_on=week_starts_on, cursor=cursor)
    assert len(drawn) == 8
    check_lines([*drawn, year_legend(width, forms)], max(5, width), forms)
    last = first + timedelta(days=max(0, len(moods) - 1))
    grid = YearGrid.fit(first, last, width, week_starts_on)
    assert grid.day_at(*grid.place(last)) == last
    assert grid.day_at(4, 1) is None
    assert grid.day_at(5, 0) is None
