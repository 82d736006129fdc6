"""Labelled bars line up, match their numbers, and never hide a value."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from recovery_journal.charts.labelled import EIGHTHS, draw_labelled_bars
from support.each import each

LETTERS = "abc XYZ 09 äßİ ,.“”…· 今日は 회복 ｱ ｈ"
NAMES = st.text(st.sampled_from(LETTERS), max_size=40)
VALUES = st.floats(0, 1e9) | st.integers(0, 30).map(float)
ROWS = st.lists(st.tuples(NAMES, VALUES, st.text(max_size=20)), max_size=8)
LABELS = st.integers(1, 30)
BARS = st.integers(1, 30)


def eighths(drawn: str) -> int:
    """How long a bar is, in eighths of a cell."""
    return sum(EIGHTHS.index(sign) for sign in drawn)


def test_bars_of_a_week() -> None:
    rows = [("Monday", 6, "6 a day"), ("Tuesday", 0, "none"), ("Wednesday", 1.5, "1.5 a day")]
    assert draw_labelled_bars(rows, label=8, bar=6) == [
        ("Monday  ", "██████", "6 a day"),
        ("Tuesday ", "      ", "none"),
        ("Wednesd…", "█▌    ", "1.5 a day"),
    ]


@each(
    ("name", "shown"),
    [
        ("今日", "今日 "),
        ("今日は", "今日…"),
        ("a今日は", "a今… "),
        ("e\u0301\u0301te", "e\u0301\u0301te  "),
        ("e\u0301" * 9, "e\u0301" * 4 + "…"),
        ("", "     "),
        ("12345", "12345"),
        ("123456", "1234…"),
    ],
)
def test_a_label_is_as_wide_as_a_terminal_draws_it(name: str, shown: str) -> None:
    assert draw_labelled_bars([(name, 1, "")], label=5, bar=1)[0][0] == shown


@given(ROWS, LABELS, BARS)
def test_everything_lines_up(rows: list[tuple[str, float, str]], label: int, bar: int) -> None:
    drawn = draw_labelled_bars(rows, label=label, bar=bar)
    assert len(drawn) == len(rows)
    for (name, value, note), (left, middle, right) in zip(rows, drawn, strict=True):
        assert cell_len(left) == label
        assert len(middle) == bar
        assert right == note
        assert (middle.strip() == "") == (value == 0)
        assert middle.rstrip() == middle.strip()
        if cell_len(name) <= label:
            assert left.rstrip() == name.rstrip()
        else:
            assert name.startswith(left.rstrip().removesuffix("…"))
            assert left.rstrip().endswith("…")


@given(st.lists(VALUES, min_size=2, max_size=8), BARS)
def test_a_higher_value_has_no_shorter_bar(values: list[float], bar: int) -> None:
    rows = [("", value, "") for value in sorted(values)]
    lengths = [eighths(drawn) for _, drawn, _ in draw_labelled_bars(rows, label=1, bar=bar)]
    assert all(one <= other for one, other in pairwise(lengths))
    assert lengths[-1] == (8 * bar if max(values) else 0)


@given(st.lists(VALUES, min_size=1, max_size=8), BARS)
def test_a_bar_is_true_to_its_value(values: list[float], bar: int) -> None:
    most = max(values)
    rows = [("", value, "") for value in values]
    for value, (_, drawn, _) in zip(
        values, draw_labelled_bars(rows, label=1, bar=bar), strict=True
    ):
        share = 8 * bar * (value / most) if most else 0.0
        assert abs(eighths(drawn) - max(share, 1.0 if value else 0.0)) <= 0.5


def test_nothing_to_draw() -> None:
    assert draw_labelled_bars([], label=5, bar=5) == []


def test_a_label_of_any_length_is_quick() -> None:
    ((label, _, _),) = draw_labelled_bars([("今" * 1_000_000, 1, "")], label=9, bar=1)
    assert label == "今今今今…"
