"""Days under a limit can be told apart by their signs, and what is unknown is not judged."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.day_bars import day_bars
from recovery_journal.charts.segments import Forms
from recovery_journal.charts.week_grid import week_grid, week_grid_legend, week_grid_words
from recovery_journal.domain.sobriety.amounts import Amount
from recovery_journal.domain.sobriety.tracker import Limit
from support.charts import cells, check_lines, plain
from support.each import each

MONDAY = date(2026, 10, 12)
TWO_CUPS = Limit(2, "cups", "day", MONDAY)
DAYS = [Amount(0), Amount(2), Amount(0.5), None, Amount(1, True), Amount(3), Amount(4, True)]
AMOUNTS = st.lists(
    st.none() | st.builds(Amount, st.floats(0, 1e8) | st.integers(0, 9), st.booleans()), max_size=60
)


@each(
    ("limit", "width", "forms", "drawn"),
    [
        (
            TWO_CUPS,
            76,
            Forms.COLOUR,
            [
                "       Mon     Tue     Wed     Thu     Fri     Sat     Sun     cups a week",
                "12 Oct ○ 0     ■ 2     ■ 0.5   ·       ? 1+    ▲ 3     ▲ 4+      10.5+",
                "19 Oct ■ 2                                                           2",
            ],
        ),
        (
            TWO_CUPS,
            60,
            Forms.ASCII,
            [
                "       Mon   Tue   Wed   Thu   Fri   Sat   Sun   cups a week",
                "12 Oct o 0   # 2   # 0.5 .     ? 1+  ^ 3   ^ 4+    10.5+",
                "19 Oct # 2                                             2",
            ],
        ),
        (
            Limit(14, "cups", "week", MONDAY),
            52,
            Forms.MONO,
            [
                "       Mon  Tue  Wed  Thu  Fri  Sat  Sun  week",
                "12 Oct ○0    2    0.5 ·     1+   3    4+  ?10.5+",
                "19 Oct  2                                 ■    2",
            ],
        ),
        (
            Limit(2, "cups", "day", MONDAY + timedelta(days=2)),
            60,
            Forms.MONO,
            [
                "       Mon   Tue   Wed   Thu   Fri   Sat   Sun   cups a week",
                "12 Oct ○ 0     2   ■ 0.5 ·     ? 1+  ▲ 3   ▲ 4+    10.5+",
                "19 Oct ■ 2                                             2",
            ],
        ),
        (TWO_CUPS, 40, Forms.MONO, []),
    ],
)
def test_a_week_and_a_day(limit: Limit, width: int, forms: Forms, drawn: list[str]) -> None:
    assert plain(week_grid([*DAYS, Amount(2)], MONDAY, limit, width, forms)) == drawn


def test_today_is_marked() -> None:
    drawn = week_grid(DAYS, MONDAY, TWO_CUPS, 76, Forms.MONO, today=MONDAY + timedelta(days=1))
    assert ("■ 2", "secondary reverse") in drawn[1]
    assert str(drawn).count("reverse") == 1


def test_a_legend_names_the_signs() -> None:
    legend = "○ dry   ■ within 2   ▲ over 2   · not logged   ? amount missing"
    assert plain([week_grid_legend(TWO_CUPS, 80, Forms.COLOUR)]) == [legend]
    weekly = "o dry   # week within 1.5   ^ week over 1.5"
    limit = Limit(1.5, "cups", "week", MONDAY)
    assert plain([week_grid_legend(limit, 50, Forms.ASCII)]) == [weekly]


def test_it_can_be_read_as_words() -> None:
    assert week_grid_words([*DAYS, Amount(2)], MONDAY, TWO_CUPS) == [
        "Week of 12 Oct 2026: Mon 0, Tue 2, Wed 0.5, Thu not logged, Fri 1+, Sat 3 over, "
        "Sun 4+ over; 10.5+ in total",
        "Week of 19 Oct 2026: Mon 2; 2 in total",
    ]
    over = week_grid_words([Amount(9)], MONDAY, Limit(8, "cups", "week", MONDAY))
    assert over == ["Week of 12 Oct 2026: Mon 9; 9 in total, over"]


def test_bars_against_a_limit() -> None:
    days = [*DAYS, Amount(0, True)]
    assert plain(day_bars(days, MONDAY, 2, 40, 6, Forms.COLOUR)) == [
        "    │            +",
        "    │            ▆",
        "    │          ▅ █",
        "  2 ┤╌╌▃╌╌╌╌╌+╌█╌█╌╌╌",
        "    │  █     ▂ █ █",
        "  0 ┤○ █ ▅ · █ █ █ ?",
        "     12 Oct    19 Oct",
    ]


def test_a_bar_over_the_limit_has_another_style() -> None:
    ground = cells(day_bars(DAYS, MONDAY, 2, 40, 6, Forms.COLOUR)[5])
    assert ground[7] == ("█", "secondary")
    assert ground[15] == ("█", "primary")


@given(AMOUNTS, st.floats(0.001, 1e6), st.integers(-3, 210), st.integers(-2, 20))
def test_everything_is_inside(
    days: list[Amount | None], limit: float, width: int, height: int
) -> None:
    for forms in Forms:
        for per in ("day", "week"):
            held = Limit(limit, "units", per, MONDAY + timedelta(days=9))
            grid = week_grid(days, MONDAY, held, width, forms, today=MONDAY)
            assert len(grid) in (0, 1 + -(-len(days) // 7))
            check_lines([*grid, week_grid_legend(held, width, forms)], width, forms)
        bars = day_bars(days, MONDAY, limit, width, height, forms)
        assert len(bars) == max(1, height) + 1
        check_lines(bars, width, forms)


def test_a_bar_from_before_the_limit_is_not_over_it() -> None:
    days, tuesday = [Amount(3), Amount(3)], MONDAY + timedelta(days=1)
    drawn = day_bars(days, MONDAY, 2, 40, 6, Forms.COLOUR, since=tuesday)
    *_, ground, _dates = drawn
    assert [style for text, style in ground if "█" in text] == ["secondary", "primary"]
