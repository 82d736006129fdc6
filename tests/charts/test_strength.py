"""Cravings are drawn where they belong, and none is hidden by its day."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.mood import mood_row
from recovery_journal.charts.segments import Forms
from recovery_journal.charts.strength import strength, strength_legend, strength_words
from support.charts import cells, check_lines, plain
from support.each import each

SUNDAY = date(2026, 11, 22)
CRAVINGS = st.lists(st.tuples(st.floats(-5, 30), st.integers(-3, 14)), max_size=4)
DAYS = st.lists(CRAVINGS, max_size=60) | st.builds(
    lambda some, times: some * times, st.lists(CRAVINGS, min_size=1, max_size=8), st.integers(1, 70)
)


def test_each_craving_of_two_weeks_is_a_bead_at_its_hour() -> None:
    days: list[list[tuple[float, int]]] = [[] for _ in range(14)]
    days[3] = [(14.5, 4)]
    days[5] = [(15.0, 5), (23.5, 3)]
    days[13] = [(8.0, 3), (9.0, 7)]
    first = SUNDAY - timedelta(days=13)
    assert plain(strength(days, first, {first}, 76, 8, Forms.COLOUR)) == [
        "  10┤  ┊",
        "    │  ┊",
        "    │  ┊                                                               ●",
        "    │  ┊                                                               │",
        "   5┤  ┊               ●         ●                                     │",
        "    │  ┊               │         │●                                    ●",
        "    │  ┊               │         ││                                    │",
        "   0┤  ┊               │         ││                                    │",
        "       ▴ used                     15 Nov                             22 Nov",
    ]


def test_two_in_a_cell_show_the_stronger() -> None:
    day = [(10.0, 9), (10.5, 10)]
    top = strength([day, []], SUNDAY, (), 13, 4, Forms.COLOUR)[0]
    assert cells(top)[6] == ("●", "ramp-10")


def test_a_long_time_has_a_median_and_its_middle_half() -> None:
    days = [[(12.0, 4), (13.0, 6)]] * 92
    drawn = strength(days, SUNDAY - timedelta(days=91), (), 97, 11, Forms.COLOUR)
    assert plain(drawn)[4] == "    │" + "•" * 92
    assert plain(drawn)[5] == "   5┤ ⠠" + "⠤" * 90
    assert cells(drawn[4])[6:8] == [("•", "ramp-6 on band")] * 2
    assert cells(drawn[5])[7] == ("⠤", "on band")
    assert "on band" not in str(strength(days, SUNDAY, (), 97, 11, Forms.MONO))


def test_a_day_with_too_few_cravings_before_it_has_no_median() -> None:
    days: list[list[tuple[float, int]]] = [[] for _ in range(60)]
    days[10] = [(1.0, 5)]
    days[12] = [(1.0, 5)]
    drawn = plain(strength(days, SUNDAY, (), 65, 5, Forms.COLOUR))
    assert not any("⠀" <= sign <= "⣿" for sign in "".join(drawn))
    days[14] = [(1.0, 5)]
    row = plain(strength(days, SUNDAY, (), 65, 5, Forms.COLOUR))[2]
    assert row == "   5┤          • • ⠠⠤⠤"


@each(
    ("returns", "row"),
    [
        ((10,), "         1 Nov ▴ used 15 Nov      29 Nov"),
        ((10, 13), "         1 Nov ▴  ▴ used          29 Nov"),
        ((34,), "         1 Nov        15 Nov      used ▴"),
        ((99, -1), "         1 Nov        15 Nov      29 Nov"),
    ],
)
def test_a_return_is_named_and_dates_give_way(returns: Sequence[int], row: str) -> None:
    first = date(2026, 10, 26)
    used = {first + timedelta(days=number) for number in returns}
    drawn = strength([[]] * 35, first, used, 40, 3, Forms.MONO)
    assert plain(drawn)[-1] == row
    dashed = [row.count("┊") for row in plain(drawn)[:-1]]
    assert dashed == [sum(0 <= number < 35 for number in returns)] * 3


def test_months_are_named_in_a_year() -> None:
    drawn = strength([[]] * 371, date(2025, 11, 17), (), 78, 3, Forms.MONO)
    names = "       Dec   Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov"
    assert plain(drawn)[-1] == names


def test_years_are_named_in_a_longer_time() -> None:
    drawn = strength([[]] * 1000, date(2024, 2, 27), (), 78, 3, Forms.MONO)
    assert plain(drawn)[-1] == " " * 27 + "2025" + " " * 23 + "2026"


def test_it_can_be_read_as_words() -> None:
    days: list[list[tuple[float, int]]] = [[] for _ in range(62)]
    for number, one in enumerate((3, 4, 4, 4, 5, 9)):
        days[number] = [(1.0, one)]
    days[31] = [(1.0, 2), (2.0, 8)]
    first = date(2026, 7, 1)
    assert strength_words(days, first, {date(2026, 7, 17), date(2026, 9, 2)}) == [
        "Jul 2026: 6 cravings, median strength 4 of 10, the middle half from 4 to 5",
        "Aug 2026: 2 cravings, the strongest 8 of 10",
        "Return to use: 17 Jul 2026.",
    ]
    assert strength_words([[]], first, ()) == ["Jul 2026: no cravings"]


def test_a_legend_names_what_is_drawn() -> None:
    assert plain([strength_legend(30, Forms.COLOUR)]) == ["● a craving"]
    year = "• a craving  ⠤⠤ median of 14 days     middle half"
    assert plain([strength_legend(371, Forms.COLOUR)]) == [year]
    assert plain([strength_legend(90, Forms.ASCII)]) == [". a craving  -- median of 7 days"]


@given(
    DAYS,
    st.sets(st.integers(-2, 400), max_size=5),
    st.integers(-3, 210),
    st.integers(-2, 20),
    st.sampled_from(Forms),
)
def test_every_craving_and_return_is_inside(
    days: list[list[tuple[float, int]]], returns: set[int], width: int, height: int, forms: Forms
) -> None:
    used = {SUNDAY + timedelta(days=number) for number in returns}
    drawn = strength(days, SUNDAY, used, width, height, forms)
    assert len(drawn) == max(1, height) + 1
    check_lines(drawn, width, forms)
    if width >= 40 and any(days) and len(days) <= 45:
        assert any(sign in "".join(plain(drawn[:-1])) for sign in "●*")


@given(DAYS.filter(bool), st.integers(6, 210))
def test_mood_is_below_the_cravings_of_its_day(
    days: list[list[tuple[float, int]]], width: int
) -> None:
    """A day with a craving and a mood, between days without: both are in the same cells."""
    for day in {0, len(days) // 2, len(days) - 1}:
        cravings = [[(5.0, 0)] if number == day else [] for number in range(len(days))]
        moods = [3 if number == day else None for number in range(len(days))]
        plot = plain(strength(cravings, SUNDAY, (), width, 1, Forms.COLOUR))[0]
        row = plain(mood_row(moods, width, 1, Forms.COLOUR))[0]
        at = {max(plot.find("●"), plot.find("•"))}
        blocks = {column for column, sign in enumerate(row) if sign == "▄"}
        assert at <= blocks
