from datetime import date, timedelta

import pytest

from recovery_journal.charts.day_dots import day_dots
from recovery_journal.charts.segments import Forms, Line


def text(line: Line) -> str:
    return "".join(part for part, _ in line)


def drawn(since: date, today: date, width: int, height: int = 99) -> list[str]:
    return [text(line).rstrip() for line in day_dots(since, today, width, height, Forms.COLOUR)]


def test_under_a_year_each_completed_day_is_a_dot() -> None:
    assert drawn(date(2026, 8, 24), date(2026, 9, 30), 38) == ["•" * 31, "•" * 6]
    assert drawn(date(2026, 11, 21), date(2026, 11, 22), 76) == ["•"]
    assert [line.count("•") for line in drawn(date(2026, 2, 22), date(2026, 11, 22), 130)] == [
        *(62, 62, 62, 62),
        25,
    ]


@pytest.mark.parametrize(
    ("since", "today"), [("2024-02-29", "2026-02-28"), ("2016-11-22", "2026-11-22")]
)
def test_whole_years_are_lines_of_one_length_with_their_numbers(since: str, today: str) -> None:
    begin, end = date.fromisoformat(since), date.fromisoformat(today)
    years = end.year - begin.year
    lines = drawn(begin, end, 76)
    assert [line.split()[0] for line in lines] == [str(begin.year + at) for at in range(years)]
    assert [line.split()[-1] for line in lines] == [str(at + 1) for at in range(years)]
    assert {line.count("•") for line in lines} == {52}


def test_a_year_that_is_not_whole_has_no_number_yet() -> None:
    assert drawn(date(2025, 5, 22), date(2026, 11, 22), 38) == [
        "2025  ••••••••••••••••••••••••••   1",
        "2026  •••••••••••••",
    ]


def test_every_line_fits_and_the_newest_stay() -> None:
    today = date(2026, 11, 22)
    for days in (1, 30, 365, 366, 548, 4000, 36_000, 700_000):
        since = today - timedelta(days=days)
        for width in (36, 61, 62, 76, 113, 114, 124, 200):
            lines = day_dots(since, today, width, 9, Forms.COLOUR)
            assert 0 < len(lines) <= 9
            assert max(len(text(line)) for line in lines) <= width
    assert drawn(date(1990, 1, 1), today, 80, 2)[0].startswith("2025")
    assert day_dots(date(1990, 1, 1), today, 80, 0, Forms.COLOUR) == []


def test_a_terminal_without_such_signs_has_plain_ones() -> None:
    assert (
        text(day_dots(date(2026, 11, 19), date(2026, 11, 22), 40, 5, Forms.ASCII)[0])[:3] == "..."
    )
