"""Moods can be told apart by height and by style, one day or many to a cell."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.mood import mood_row, mood_words
from recovery_journal.charts.segments import Forms
from support.charts import cells, check_lines, plain
from support.each import each

WEEK = (None, 1, 2, 3, 4, 5, 5)


@each(
    ("width", "rows", "forms", "drawn"),
    [
        (12, 1, Forms.COLOUR, ["mood ·▁▂▄▆██"]),
        (12, 1, Forms.MONO, ["mood ·▁▂▄▆██"]),
        (12, 1, Forms.ASCII, ["mood .123455"]),
        (26, 1, Forms.COLOUR, ["mood ·  ▁▁ ▂▂ ▄▄ ▆▆ ██ ██"]),
        (12, 2, Forms.COLOUR, ["        ▁▅██", "mood ·▂▅████"]),
        (12, 2, Forms.ASCII, ["", "mood .123455"]),
        (9, 1, Forms.COLOUR, ["mood ▁▄██"]),
    ],
)
def test_a_week(width: int, rows: int, forms: Forms, drawn: list[str]) -> None:
    assert plain(mood_row(WEEK, width, rows, forms)) == drawn


def test_several_days_in_a_cell_show_their_median_a_half_up() -> None:
    assert plain(mood_row([2, 3, None, None, 1, 1], 8, 1, Forms.COLOUR)) == ["mood ▄·▁"]


@given(st.sampled_from(Forms), st.integers(1, 2), st.integers(6, 60))
def test_no_two_levels_look_the_same(forms: Forms, rows: int, width: int) -> None:
    looks = [
        tuple(cells(line)[5] for line in mood_row([mood], width, rows, forms))
        for mood in (None, 1, 2, 3, 4, 5)
    ]
    assert len({tuple(sign for sign, _ in look) for look in looks}) == 6
    assert len({look[-1][1] for look in looks}) == 6


@given(
    st.lists(st.none() | st.integers(-2, 8), max_size=500),
    st.integers(-3, 210),
    st.integers(-1, 4),
    st.sampled_from(Forms),
)
def test_it_is_as_wide_as_asked(
    moods: list[int | None], width: int, rows: int, forms: Forms
) -> None:
    drawn = mood_row(moods, width, rows, forms)
    assert len(drawn) in (1, 2)
    check_lines(drawn, width, forms)


def test_it_can_be_read_as_words() -> None:
    moods = [3, None, 4, *[None] * 28, None, 0]
    assert mood_words(moods, date(2026, 10, 1)) == [
        "Oct 2026: 2 days with a mood, median 3.5 of 5",
        "Nov 2026: no moods",
    ]
