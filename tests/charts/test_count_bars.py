"""Bars match their counts, and names and counts stay whole or end in a sign of it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from recovery_journal.charts.bars import count_bars, count_words
from recovery_journal.charts.segments import Forms
from recovery_journal.charts.tried import drop_dots, tried_table, tried_words
from recovery_journal.domain.strategies.tried import Tried
from support.charts import plain
from support.each import each

TRIGGERS = [("an argument", 31), ("alone at home", 16), ("payday", 1), ("bad sleep", 0)]
NAMES = st.text(st.sampled_from("abc XYZ 09 äßİ ,.“”…· 今日は 회복 ｱ ｈ"), max_size=40)


@each(
    ("width", "forms", "drawn"),
    [
        (
            30,
            Forms.COLOUR,
            [
                "an argument    ━━━━━━━━━━━  31",
                "alone at home  ━━━━━╸       16",
                "payday         ╸             1",
                "bad sleep                    0",
            ],
        ),
        (
            30,
            Forms.ASCII,
            [
                "an argument    ===========  31",
                "alone at home  =====-       16",
                "payday         -             1",
                "bad sleep                    0",
            ],
        ),
        (
            20,
            Forms.MONO,
            [
                "an argument    31",
                "alone at home  16",
                "payday          1",
                "bad sleep       0",
            ],
        ),
        (10, Forms.MONO, ["an ar…  31", "alone…  16", "payday   1", "bad s…   0"]),
        (9, Forms.MONO, []),
    ],
)
def test_triggers(width: int, forms: Forms, drawn: list[str]) -> None:
    assert plain(count_bars(TRIGGERS, width, forms)) == drawn


def test_counts_can_be_read_as_words() -> None:
    assert count_words(TRIGGERS[:2]) == ["an argument: 31 cravings", "alone at home: 16 cravings"]


@each(
    ("drop", "drawn"),
    [(4.2, "●●●●○○  4.2"), (9.96, "●●●●●●  10.0"), (-1.25, "○○○○○○  -1.2"), (0.04, "○○○○○○  0.0")],
)
def test_a_drop_has_a_dot_for_each_point(drop: float, drawn: str) -> None:
    assert plain([drop_dots(drop, Forms.COLOUR)]) == [drawn]


STRATEGIES = [
    Tried("A brisk walk", 28, 28, 4.2),
    Tried("Play the tape forward", 9, 10, None),
    Tried("Music", None, 7, 1.6),
]
WAITED = Tried("just waited", 39, 43, 2.1)


@each(
    ("width", "drawn"),
    [
        (
            56,
            [
                "                     tried  did not use   typical drop",
                "A brisk walk          28    28 of 28      ●●●●○○  4.2",
                "Play the tape forwa…  10     9 of 10      –",
                "Music                  7     –            ●●○○○○  1.6",
                "",
                "just waited           43    39 of 43      ●●○○○○  2.1",
            ],
        ),
        (
            40,
            [
                "                      did not use   drop",
                "A brisk walk          28 of 28       4.2",
                "Play the tape forwa…   9 of 10         –",
                "Music                  –             1.6",
                "",
                "just waited           39 of 43       2.1",
            ],
        ),
        (
            24,
            [
                "             did not use",
                "A brisk wa…  28 of 28",
                "Play the t…   9 of 10",
                "Music         –",
                "",
                "just waited  39 of 43",
            ],
        ),
        (23, []),
    ],
)
def test_what_was_tried(width: int, drawn: list[str]) -> None:
    assert plain(tried_table(STRATEGIES, width, Forms.COLOUR, waited=WAITED)) == drawn


def test_what_was_tried_can_be_read_as_words() -> None:
    assert tried_words(STRATEGIES) == [
        "A brisk walk: tried 28 times, did not use 28 times, typically 4.2 points lower afterwards",
        "Play the tape forward: tried 10 times, did not use 9 times",
        "Music: tried 7 times, not known how it ended, typically 1.6 points lower afterwards",
    ]


@given(
    st.lists(st.tuples(NAMES, st.integers(0, 99999)), max_size=8),
    st.integers(-3, 210),
    st.sampled_from(Forms),
)
def test_counts_are_never_cut(rows: list[tuple[str, int]], width: int, forms: Forms) -> None:
    if forms is Forms.ASCII:
        rows = [("plain name", count) for _, count in rows]
    drawn = count_bars(rows, width, forms)
    for line, (_, count) in zip(drawn, rows, strict=bool(drawn)):
        text = "".join(part for part, _ in line)
        assert cell_len(text) <= width
        assert text.endswith(f" {count}")
        assert any(sign in text for sign in "━╸=-") <= (count > 0)
    tried = [Tried(name, count // 2, count, count / 9999) for name, count in rows]
    for line in tried_table(tried, width, forms):
        assert cell_len("".join(part for part, _ in line)) <= width
