"""A month by its days."""

from datetime import date

from recovery_journal.charts.month import month
from recovery_journal.charts.segments import Forms

NOVEMBER = date(2026, 11, 20)


def test_the_days_stand_under_their_weekday() -> None:
    drawn = month(NOVEMBER, {}, Forms.COLOUR, today=date(2026, 11, 22))
    assert ["".join(text for text, _ in line) for line in drawn] == [
        "   November 2026",
        "Mo Tu We Th Fr Sa Su",
        "                   1",
        " 2  3  4  5  6  7  8",
        " 9 10 11 12 13 14 15",
        "16 17 18 19 20 21 22",
        "23 24 25 26 27 28 29",
        "30                  ",
    ]
    sunday_first = month(
        NOVEMBER, {}, Forms.COLOUR, today=date(2026, 11, 22), week_starts_on="sunday"
    )
    assert "".join(text for text, _ in sunday_first[2]) == " 1  2  3  4  5  6  7"


def test_each_day_has_the_colour_of_its_strongest_craving() -> None:
    seen = {date(2026, 11, 16): 7, date(2026, 11, 17): None, date(2026, 10, 18): 9}
    line = month(NOVEMBER, seen, Forms.COLOUR, today=date(2026, 11, 22))[5]
    styles = {text.strip(): style for text, style in line if text.strip()}
    assert styles["16"] == "ramp-7 bold"
    assert styles["17"] == ""
    assert styles["18"] == "muted", "October is another month"
    assert styles["20"] == "muted reverse"
    assert styles["22"] == "muted underline"
    without = month(NOVEMBER, seen, Forms.COLOUR, today=date(2026, 11, 22), has_cursor=False)[5]
    assert not any("reverse" in style for _, style in without)
