import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.text import MARKS_PER_LETTER, clean, ended, one_line, safe
from support.corpus import ESCAPES, HOSTILE, ZALGO, long_line, many_lines
from support.each import each

# Plain characters are far likelier than the dangerous few, so those get their own share.
DANGEROUS = (
    "".join(ESCAPES) + ZALGO + "\u202e\u2066\u2028\ufeff\ufffa\U000e0041\ud800\udfff\u200d\xad"
)
TEXT = st.text(st.one_of(st.characters(codec=None), st.sampled_from(DANGEROUS)))

CONTROLS = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))} - {
    "\t",
    "\n",
}
UNSEEN = {
    *map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    *map(chr, (0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, *range(0xE0000, 0xE0080))),
}


def test_line_endings_become_line_feeds() -> None:
    assert clean("a\r\nb\rc\nd\n\re") == "a\nb\nc\nd\n\ne"
    assert clean("a\r\0\nb") == "a\nb"


def test_control_characters_become_visible() -> None:
    assert clean("\x1b[2J\x07\x08\x7f\x85\x9b\x1f") == "␛[2J␇␈␡<U+0085><U+009B>␟"
    assert clean("be\0fore") == "before"
    assert clean("\ud800x\udfff") == "<U+D800>x<U+DFFF>"


def test_clean_keeps_what_people_write() -> None:
    for text in (
        " two  spaces\tand tabs \n",
        "می‌خواهم نروم",
        "\u200f\u2067مرحبا\u2069",
        "e\u0301 é",
        "👨‍👩‍👧 🏳️‍🌈 👍🏽",
        ZALGO,
        "\ufeffx",
        "[bold] :warning: \\[ <b>",
    ):
        assert clean(text) == text


def test_safe_shows_what_could_not_be_seen() -> None:
    assert safe("a\u202eb\u2069\u200e\u061c") == "a<U+202E>b<U+2069><U+200E><U+061C>"
    assert safe("\u2028\u2029\ufeff\ufff9\U000e0041") == (
        "<U+2028><U+2029><U+FEFF><U+FFF9><U+E0041>"
    )


def test_safe_keeps_joiners_and_letters_of_every_direction() -> None:
    for text in ("می‌خواهم", "👨‍👩‍👧 🏳️‍🌈 1️⃣", "שלום", "السلام", "नमस्ते กำลังใจ", "今日は"):
        assert safe(text) == text


def test_safe_limits_the_accents_on_one_letter() -> None:
    assert safe("a" + "\u0301" * 200 + "b") == "a" + "\u0301" * MARKS_PER_LETTER + "b"
    assert safe("\u0301" * 200) == "\u0301" * MARKS_PER_LETTER
    # A joiner between the accents takes no room, so it starts no new count.
    assert safe("a" + "\u0301\u200d" * 200).count("\u0301") == MARKS_PER_LETTER
    assert safe("a" + "\u0301\xad" * 200).count("\u0301") == MARKS_PER_LETTER
    eight = "a" + "\u0301" * MARKS_PER_LETTER
    assert safe(eight * 3) == eight * 3
    assert safe("…\u0301" * 20) == "…\u0301" * 20


def test_every_accent_counts() -> None:
    """Each combining mark that Unicode knows, in piles of its own."""
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) in ("Mn", "Me"):
            pile = chr(code) * 40
            assert safe("a" + pile) == "a" + pile[:MARKS_PER_LETTER], hex(code)


def test_one_line() -> None:
    assert one_line("one\ntwo\r\n\r\nthree\tfour\n") == "one two three four"
    assert one_line("  two  spaces stay ") == "  two  spaces stay "
    assert one_line("\n\t\n") == ""
    assert one_line("a\x1b[2J\u2028b") == "a␛[2J<U+2028>b"


@given(TEXT)
@example("\ud83d\ude00")
@example("\r\0\n")
def test_properties(text: str) -> None:
    kept, shown, row = clean(text), safe(text), one_line(text)
    assert CONTROLS.isdisjoint(kept)
    assert (CONTROLS | UNSEEN).isdisjoint(shown)
    assert not set(row) & {"\n", "\t"}
    assert clean(kept) == kept
    assert safe(shown) == shown
    assert one_line(row) == row
    assert safe(kept) == shown == clean(shown)
    assert one_line(shown) == row
    kept.encode("utf-8")


@given(TEXT)
def test_clean_changes_nothing_else(text: str) -> None:
    rest = iter(clean(text))
    assert all(char in rest for char in text if char not in CONTROLS)
    if CONTROLS.isdisjoint(text):
        assert clean(text) == text


@given(st.text(st.characters(exclude_categories=["C", "M", "Z"])))
def test_safe_leaves_visible_text_alone(text: str) -> None:
    assert safe(text) == clean(text) == text


@each("text", HOSTILE)
def test_corpus(text: str) -> None:
    shown = safe(text)
    assert (CONTROLS | UNSEEN).isdisjoint(shown)
    assert safe(clean(text)) == shown


def test_the_corpus_is_what_it_says() -> None:
    assert all(CONTROLS & set(text) for text in ESCAPES)
    assert len(set(HOSTILE)) == len(HOSTILE)
    assert len(long_line()) == 1_000_000
    assert "\n" not in long_line()
    assert many_lines().count("\n") == 9_999


@pytest.mark.slow
@each(
    "text",
    ["a plain line\n" * 400_000, "می‌خواهم نروم\n" * 400_000, "\x1b[2J" * 1_300_000, ZALGO * 25_000],
)
def test_five_megabytes_are_quick(text: str) -> None:
    began = time.process_time()
    safe(clean(text))
    assert time.process_time() - began < 3


def test_importing_it_brings_nothing_heavy() -> None:
    code = (
        "import re, sys, typing; before = set(sys.modules); import recovery_journal.text;"
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {
        "recovery_journal",
        "recovery_journal.errors",
        "recovery_journal.text",
    }


def test_a_sentence_ends_once() -> None:
    for text, told in (
        ("Sam", "Sam."),
        ("K.", "K."),
        ("Why?", "Why?"),
        ("and so on …", "and so on …"),
        ("Wow!", "Wow!"),
        ("(K.)", "(K.)."),
        ("", "."),
    ):
        assert ended(text) == told, text
