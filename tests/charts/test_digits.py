"""Large numbers are readable signs; what can't be drawn isn't drawn wrongly."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.digits import half_number, solid_number, wrap_half_number


def test_a_number_in_half_signs() -> None:
    assert half_number("127") == [
        "▀█  ▀▀█ ▀▀█",
        " █  █▀▀   █",
        "▀▀▀ ▀▀▀   ▀",
    ]


def test_a_number_in_solid_signs() -> None:
    assert solid_number("40") == [
        "██  ██  ██████",
        "██  ██  ██  ██",
        "██████  ██  ██",
        "    ██  ██  ██",
        "    ██  ██████",
    ]


def test_today_can_be_drawn_and_groups_of_a_phone_number_stay_apart() -> None:
    assert half_number("TODAY") == [
        "▀█▀ █▀█ █▀▄ █▀█ █ █",
        " █  █ █ █ █ █▀█ ▀█▀",
        " ▀  ▀▀▀ ▀▀  ▀ ▀  ▀ ",
    ]
    assert half_number("+4 7") == [
        " ▄  █ █   ▀▀█",
        "▀█▀ ▀▀█     █",
        "      ▀     ▀",
    ]


def test_a_phone_number_wraps_between_its_groups() -> None:
    number = "+44 7700 900461"
    assert wrap_half_number(number, 30) == half_number("+44 7700") + half_number("900461")
    assert wrap_half_number(number, 23) == [
        *half_number("+44"),
        *half_number("7700"),
        *half_number("900461"),
    ]
    assert wrap_half_number(number, 22) == []
    assert wrap_half_number("900461 ext. 3", 80) == []


def test_no_two_signs_look_the_same() -> None:
    signs = "0123456789TODAY+-*#/(). ,"
    alike = {("0", "O")}
    for draw in (half_number, solid_number):
        drawn = {sign: tuple(draw(sign)) for sign in signs}
        same = {
            (one, other)
            for one in signs
            for other in signs
            if one < other and drawn[one] == drawn[other]
        }
        assert same == alike


@given(st.text(max_size=12))
def test_a_text_is_drawn_whole_or_not_at_all(text: str) -> None:
    for draw, rows, cells in ((half_number, 3, 4), (solid_number, 5, 8)):
        drawn = draw(text)
        if not text or set(text) - set("0123456789TODAY+-*#/()., "):
            assert drawn == []
        else:
            assert len(drawn) == rows
            assert len(set(map(len, drawn))) == 1
            assert len(drawn[0]) <= cells * len(text)
