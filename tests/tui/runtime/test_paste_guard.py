"""Pasted text stays text, whatever the terminal lets through."""

import pytest
from textual import events

from recovery_journal.tui.runtime.paste_guard import (
    PASTE_END,
    PASTE_START,
    PasteParser,
    UndecodedInput,
)

PASTED = ("q", "\x1b[A", "\x1bOQ", "\x1b", "\x1b[", "a\x1b[201", f"a{PASTE_END}q\rd", "\x1b\x1b[3~")


def told(*reads: str) -> list[tuple[str, str]]:
    parser = PasteParser()
    return [
        ("paste", event.text) if isinstance(event, events.Paste) else ("key", event.key)
        for read in reads
        for event in parser.feed(read)
        if isinstance(event, events.Key | events.Paste)
    ]


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_text_is_one_text_and_no_key(text: str) -> None:
    shown = text.replace("\x1b", "\u241b")
    assert told(f"a{PASTE_START}{text}{PASTE_END}b") == [
        ("key", "a"),
        ("paste", shown),
        ("key", "b"),
    ]


@pytest.mark.parametrize("text", [one for one in PASTED if PASTE_END not in one])
def test_it_may_come_in_pieces(text: str) -> None:
    whole = f"a{PASTE_START}{text}{PASTE_END}b"
    assert told(*whole) == told(whole)
    for cut in range(1, len(whole)):
        assert told(whole[:cut], whole[cut:]) == told(whole), cut


def test_keys_are_keys() -> None:
    assert told("c", "\x1b[A", "\x1bOQ") == [("key", "c"), ("key", "up"), ("key", "f2")]
    assert told(f"{PASTE_START}one{PASTE_END}", "q", f"{PASTE_START}two{PASTE_END}") == [
        ("paste", "one"),
        ("key", "q"),
        ("paste", "two"),
    ]


def test_what_is_not_utf8_is_left_out_and_said() -> None:
    half = "\udce9"  # a byte that isn't UTF-8
    for read in (f"a{half}b", f"{half}ab", f"ab{half}{half}"):
        parser = PasteParser()
        events_read = list(parser.feed(read))
        assert [one.key for one in events_read if isinstance(one, events.Key)] == ["a", "b"]
        assert sum(isinstance(one, UndecodedInput) for one in events_read) == 1
    assert told(f"{PASTE_START}caf{half} noir{PASTE_END}") == [("paste", "caf noir")]
    assert not any(isinstance(one, UndecodedInput) for one in PasteParser().feed("é"))
