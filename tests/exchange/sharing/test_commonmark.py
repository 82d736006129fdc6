import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.exchange.sharing.commonmark import block_quote, escape_line
from recovery_journal.text import one_line
from support.commonmark import MARKDOWN, READERS, Block, blocks, paragraphs
from support.corpus import HOSTILE, long_line, many_lines
from support.each import each
from support.examples import examples


def check_quote(text: str) -> None:
    page = "before\n\n" + "".join(block_quote(text)) + "\n# after\n"
    for reader in READERS:
        first, *quote, last = blocks(page, reader)
        assert (first, last) == (Block("p", "before"), Block("h1", "after"))
        assert {block.kind for block in quote} <= {"blockquote p"}
        assert [shown for block in quote if (shown := block.text.strip())] == paragraphs(text)


@given(MARKDOWN)
@examples(10)
@example("===")
@example("a\n=")
@example("a\n--\nb")
@example("a\n:--")
@example("a | b\n--|--\n1 | 2")
@example("lazy\n>\n")
@example("\\")
@example("\\\\")
@example("\\*\\")
@example("    code\n\n\tcode")
@example("&amp; &#27; &#x1b; &copy")
@example("<1@b.c>")
@example("[a]: /b\n[a]")
@example("_a_ a_b_ _b snake_case_x __x__")
@example("* a\n*b*\na * b * c")
@example("~~~\nx\n~~~")
@example("1) a\n2) b\n123456789. c\n1234567890. d")
@example("#\n##\n#######\n#tag")
@example("- - -\n* * *\n_ _ _")
def test_a_quote_shows_what_was_typed(text: str) -> None:
    check_quote(text)


@each("text", HOSTILE)
def test_a_quote_of_anything_hostile(text: str) -> None:
    check_quote(text)


@given(st.lists(MARKDOWN, min_size=1, max_size=3))
@examples(6)
@example(["&amp", "x"])
@example(["a\\", "b"])
@example(["*", "*"])
@example(["_a", "b_"])
@example(["<a", "b>"])
@example(["[x]", "(y)"])
@example(["-"])
@example(["---"])
@example(["1."])
@example(["#"])
def test_names_stand_in_a_line_as_they_are(names: list[str]) -> None:
    names = [name for name in names if escape_line(name)] or ["a"]
    wanted = [one_line(name).strip() for name in names]
    for separator in (", ", "; ", ": ", " · "):
        page = f"# a\n\n- {separator.join(map(escape_line, names))}\n\nb\n"
        for reader in READERS:
            assert blocks(page, reader) == [
                Block("h1", "a"),
                Block("ul li p", separator.join(wanted)),
                Block("p", "b"),
            ]


def test_it_stays_pleasant_to_read() -> None:
    text = (
        'I called Sam. It\'s ok (mostly) - he said: "come over!"\n'
        "2 * 3 = 6 and snake_case, #hashtag, 5 > 3, a & b, <3, ~5 km, 50%\n"
        "https://example.org/a_b?c=1&d=2 sam@example.org C:\\Users\n"
        "—or so… :-) 🌱 نه"
    )
    assert "".join(block_quote(text)) == "".join(
        f"> {line}{'' if line is text.splitlines()[-1] else '  '}\n" for line in text.splitlines()
    ).replace("نه  ", "نه")
    assert escape_line("Sam's place (upstairs)") == "Sam's place (upstairs)"
    assert [escape_line(text) for text in ("X", "XX=", "= =x")] == ["X", "XX=", "= =x"]
    assert escape_line("1. rest, 2. tea") == "1\\. rest, 2. tea"


def test_lines_and_indents_stay_visible() -> None:
    assert list(block_quote("one\n  two\n\n\n\tthree  \nfour\n\n")) == [
        "> one  \n",
        "> \u00a0\u00a0two\n",
        ">\n",
        ">\n",
        "> \u00a0\u00a0\u00a0\u00a0three  \n",
        "> four\n",
    ]


def test_controls_are_visible() -> None:
    assert list(block_quote("a\u202eb\x1b[2J")) == ["> a\\<U+202E>b␛\\[2J\n"]
    assert escape_line("a\n\u2066b\t") == "a \\<U+2066>b"


@pytest.mark.slow
@each(
    "text",
    [
        long_line(),
        many_lines(100_000),
        *(
            sign * 300_000
            for sign in ("-", "=", "<", "<1", "&a", "&", "*", "_", "`", "[", "\\", "~")
        ),
        "-" * 300_000 + "x",
        "1" * 300_000 + ".",
        " " * 300_000 + "x",
        "|" * 300_000 + "-",
    ],
)
def test_it_is_quick_for_any_length(text: str) -> None:
    began = time.process_time()
    assert sum(map(len, block_quote(text))) >= len(text)
    assert escape_line(text)
    assert time.process_time() - began < 3
