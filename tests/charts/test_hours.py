"""Each hour of the week has its cell, and the fullest can be told from the others."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.hours import hour_at, hours, hours_legend, hours_words
from recovery_journal.charts.segments import Forms
from support.charts import cells, check_lines, plain
from support.each import each

COUNTS = st.lists(st.lists(st.integers(0, 40), min_size=24, max_size=24), min_size=7, max_size=7)


def week(**counts: int) -> list[list[int]]:
    """A week with some counts: `fri17=19`."""
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return [[counts.get(f"{day}{hour}", 0) for hour in range(24)] for day in days]


FRIDAYS = week(fri17=19, fri18=18, sat18=15, mon6=1, mon7=4, mon8=8)


def test_a_week_in_each_width() -> None:
    wide = plain(hours(FRIDAYS, 75, Forms.COLOUR))
    assert wide[0] == "   00                06                12                18"
    assert wide[1] == "Mo " + "·  " * 6 + "█████████" + "·  " * 14 + "·"
    middle = plain(hours(FRIDAYS, 52, Forms.MONO))
    assert middle[0] == "    00          06          12          18"
    assert middle[5] == "Fri " + "· " * 17 + "█ █ · · · · ·"
    narrow = plain(hours(FRIDAYS, 28, Forms.ASCII))
    assert narrow[1] == "Mon ......123..............."
    assert hours(FRIDAYS, 27, Forms.COLOUR) == []


def test_a_week_can_start_on_sunday() -> None:
    drawn = plain(hours(FRIDAYS, 28, Forms.ASCII, week_starts_on="sunday"))
    assert [line[:3] for line in drawn[1:]] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert drawn[2] == "Mon ......123..............."


@each(
    ("most", "width", "forms", "legend"),
    [
        (19, 75, Forms.COLOUR, "   none · ■ ■ ■ ■ ■  up to 19 in an hour of the week"),
        (19, 54, Forms.MONO, "    none · ▁ ▂ ▄ ▆ █  up to 19 in an hour of the week"),
        (1234, 31, Forms.ASCII, "    none . 1 2 3 4 5"),
    ],
)
def test_the_legend_says_what_fits(most: int, width: int, forms: Forms, legend: str) -> None:
    assert plain([hours_legend(most, width, forms)]) == [legend]


def test_it_can_be_read_as_words() -> None:
    assert hours_words(FRIDAYS) == [
        "Most often Fri 17:00 to 18:00 (19), Fri 18:00 to 19:00 (18), Sat 18:00 to 19:00 (15).",
        "No cravings from 9:00 to 17:00.",
    ]
    assert hours_words(week()) == ["No cravings."]
    busy = [[1] * 24] * 7
    assert hours_words(busy) == ["No hour stands out."]


@given(st.sampled_from(Forms), st.sampled_from((30, 60, 80)), st.booleans())
def test_no_two_levels_look_the_same(forms: Forms, width: int, marked: bool) -> None:
    counts = week(mon0=0, mon1=1, mon2=2, mon3=3, mon4=4, mon5=5)
    looks = set()
    for hour in range(6):
        cursor = (0, hour) if marked else None
        drawn = hours(counts, width, forms, cursor=cursor)
        column = next(at for at in range(width) if hour_at(at, 1, width, forms) == (0, hour))
        looks.add(cells(drawn[1])[column])
    assert len(looks) == 6
    assert forms is Forms.COLOUR or len({sign for sign, _ in looks}) == 6


@given(
    COUNTS,
    st.integers(-3, 210),
    st.sampled_from(Forms),
    st.sampled_from(("monday", "sunday", "saturday")),
    st.tuples(st.integers(0, 6), st.integers(0, 23)),
)
def test_every_hour_has_one_place(
    counts: Sequence[Sequence[int]],
    width: int,
    forms: Forms,
    week_starts_on: str,
    cursor: tuple[int, int],
) -> None:
    drawn = hours(counts, width, forms, week_starts_on=week_starts_on, cursor=cursor)
    check_lines([*drawn, hours_legend(19, width, forms)], width, forms)
    marks = {
        hour_at(column, row, width, forms, week_starts_on)
        for row, line in enumerate(drawn)
        for column, (_, style) in enumerate(cells(line))
        if "reverse" in style
    }
    assert marks == ({cursor} if width >= 28 else set())
