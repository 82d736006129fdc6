"""Three weeks of use in both faces: everything comes out as it went in."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal import clock
from recovery_journal.text import clean, one_line
from recovery_journal.words.format import numbers
from support.batch import run_commands
from support.command_line import run_process
from support.commonmark import blocks, paragraphs
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal, pasted

DAYS = 21
NOTES = (
    "Slept through the night. 🙂 👨‍👩‍👧 with the children by the lake.",
    "می‌خواهم نروم",
    "[/b] she said, [bold]and left[/",
    "# not a heading\n## nor this\nbut a list:\n\n- one\n- two\n\n    and code",
    "<b>loud</b> &amp; <!-- quiet --> <script>alert(1)</script>",
    "---\n===\n***\n> quoted | a | b |\n|---|---|",
    "a *star*, an under_score_, `code`, [a](link) and a back\\slash\\",
)
PASTED = "copied \x1b]52;c;RVZJTA==\x07\x9b31mfrom\x9b2J a \x9d0;page\x9c\r\n# with a heading"
TYPED = "I went home early."
TRIGGERS = ("payday", "[/]", "# tag", "کار", "a, comma")


def weeks() -> list[tuple[str, ...]]:
    """What is typed on the command line: a mood each morning, a craving and a note at night."""
    commands: list[tuple[str, ...]] = []
    for ago in range(DAYS, 0, -1):
        day = clock.now().date() - timedelta(days=ago)
        note, trigger = NOTES[ago % len(NOTES)], TRIGGERS[ago % len(TRIGGERS)]
        commands += [
            ("mood", str(1 + ago % 5), "-f", trigger, "--at", f"{day} 07:30"),
            ("craving", str(ago % 11), "-t", trigger, "-n", note, "--at", f"{day} 18:00"),
            ("note", "--at", f"{day} 22:15", "--", note),
        ]
    return commands


def entries() -> list[dict[str, Any]]:
    """Everything in the journal, oldest first."""
    listed: list[dict[str, Any]] = run_process("list", "--json", "--limit", "0").json
    return listed[::-1]


@pytest.fixture
def typed(noon: None, home: Path) -> None:
    """A journal with what was typed on the command line."""
    started_journal(home, alcohol_tracker(clock.now().date() - timedelta(days=DAYS)))
    assert run_commands(*weeks()) == ""


@pytest.fixture
def lived(typed: None) -> list[dict[str, Any]]:
    """All entries, with three more from the screens on the last day; oldest first."""
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("c")
        terminal.wait_for("How strong is the craving?")
        terminal.press("6", "enter")
        terminal.wait_for("Saved: Craving 6 of 10")
        terminal.press("m")
        terminal.wait_for("How are you?")
        terminal.press("4", "ctrl+s")
        terminal.wait_for("Saved: Mood 4 of 5")
        terminal.press("n")
        terminal.wait_for("What would you like to write?")
        terminal.send(TYPED)
        terminal.wait_for(TYPED)
        terminal.press("enter")
        terminal.paste(PASTED)
        terminal.wait_for("with a heading")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved:", without="What would you like to write?")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    kept = entries()
    assert len(kept) == 3 * DAYS + 3
    return kept


def test_every_word_is_kept_as_it_was_typed(lived: list[dict[str, Any]]) -> None:
    typed = [one for one in weeks() if one[0] != "mood"]
    expected = [clean(one[-1] if one[0] == "note" else one[5]) for one in typed]
    kept = [entry["note"] for entry in lived if entry["note"]]
    assert kept == [*expected, f"{TYPED}\n{clean(pasted(PASTED))}"]
    triggers = [entry["triggers"] for entry in lived if entry["kind"] == "craving"]
    assert triggers == [*([one[3]] for one in typed if one[0] == "craving"), []]
    exported = run_process("export", "json")
    assert exported.out.isascii()
    assert exported.json["entries"] == lived[::-1]


def test_the_page_has_exactly_the_entries_and_headings(lived: list[dict[str, Any]]) -> None:
    page = run_process("export", "markdown", "--include-private").out
    assert not re.search(r"[^\n -~\u00a0-\U0010ffff]", page)
    read = blocks(page)
    days = list(dict.fromkeys(entry["day"] for entry in lived))
    headings = [block for block in read if re.fullmatch(r"h\d", block.kind)]
    assert headings == [
        ("h1", "Recovery journal"),
        ("h2", "Where I am"),
        ("h2", "Entries"),
        *(("h3", numbers.long_date(datetime.fromisoformat(day).date())) for day in days),
    ]
    begins = [block.text.partition(" · ")[0] for block in read if block.kind == "p"][1:]
    assert begins == [datetime.fromisoformat(entry["at"]).strftime("%H:%M") for entry in lived]
    quoted = [block.text for block in read if block.kind == "blockquote p"]
    assert quoted == [part for entry in lived for part in paragraphs(entry["note"])]
    known = {"p", "blockquote p", "ul li p", "h1", "h2", "h3"}
    assert {block.kind for block in read} == known
    for entry in lived:
        for trigger in entry.get("triggers", ()):
            assert any(f"Triggers: {one_line(trigger)}" in block.text for block in read)


@pytest.mark.parametrize("editor", ["true", "sh -c 'echo >> \"$1\"' --"])
def test_an_editor_that_changes_no_word_changes_nothing(
    typed: None, editor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries()
    monkeypatch.setenv("EDITOR", editor)
    said = run_commands(*(("edit", str(entry["id"])) for entry in before))
    assert said == "Nothing was changed.\n" * 3 * DAYS
    assert entries() == before
