"""One craving is a line as long as it was strong, and both its numbers can be read."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.charts.one_craving import one_craving
from recovery_journal.charts.segments import Forms
from support.charts import check_lines, plain
from support.each import each


@each(
    ("before", "after", "width", "drawn"),
    [
        (7, 2, 31, ["━" * 21 + "─" * 9, "0    2 after        7        10"]),
        (7, None, 60, ["━" * 21 + "─" * 9, "0                   7        10"]),
        (3, 2, 31, ["━" * 9 + "─" * 21, "0       3                    10", "     2 after"]),
        (10, 10, 11, ["━━━━━━━━━━", "0        10", "   10 after"]),
        (9, 0, 11, ["━━━━━━━━━─", "0 after 9"]),
        (0, None, 11, ["──────────", "0        10"]),
        (7, 2, 10, []),
    ],
)
def test_a_craving(before: int, after: int | None, width: int, drawn: list[str]) -> None:
    assert plain(one_craving(before, after, width, Forms.COLOUR)) == drawn


@given(
    st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.integers(-3, 100),
    st.sampled_from(Forms),
)
def test_both_numbers_are_there(before: int, after: int | None, width: int, forms: Forms) -> None:
    drawn = one_craving(before, after, width, forms)
    check_lines(drawn, width, forms)
    if width >= 11:
        words = " ".join(plain(drawn)[1:]).split()
        assert str(before) in words
        assert after is None or f"{after} after" in " ".join(words)
