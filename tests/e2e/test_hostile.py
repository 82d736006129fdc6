"""Text that tries to control the terminal, through every way in and out, is only shown."""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.batch import run_commands
from support.corpus import HOSTILE
from support.escapes import count_effects
from support.journals import check_integrity
from support.screens import started_journal
from support.spoken import as_argument
from support.terminal import Terminal

AT_ONCE = 3
"""How many texts are the name of one tracker or strategy."""
TYPED = tuple(as_argument(" ".join(HOSTILE[at::31])) for at in range(31))
"""All of it, an escape, some markup and something unusual in each."""
PLAIN = ("plain words",) * 8 * AT_ONCE
SHELL = """
import json, sys
from recovery_journal.__main__ import main
for arguments in json.loads(sys.argv[1]):
    main(arguments)
"""
"""Carries out many commands on one terminal, whatever they end with."""
LOOKS = (
    ("list", "--limit", "0"),
    ("show", "1"),
    ("search", "e"),
    ("status",),
    ("tracker", "list"),
    ("strategy", "list"),
    ("trash", "list"),
    ("export", "markdown", "--include-private"),
    ("export", "json"),
    ("now",),
    ("share", "--with", "1", "--since", "2020-01-01", "--with-entry", "1", "--ask", "call"),
    ("share", "--with", "1", "--json"),
    ("share", "list"),
    ("people", "list"),
    ("meeting", "list"),
    ("promise", "list"),
    ("kept", "list"),
    ("reason", "list"),
    ("plan", "list"),
    ("letter", "list"),
    ("safety", "show"),
    ("insights",),
    ("history", "1"),
    ("config",),
    ("where",),
    ("export", "csv", "--include-private"),
    ("export", "html", "--include-private"),
)
"""Commands that show what was typed."""


def logged(texts: Sequence[str]) -> None:
    """Put the texts everywhere a command takes them: the whole corpus first, then one by one."""
    whole = " ".join(texts)
    tags = [f"--trigger={text}" for text in texts]
    commands: list[tuple[str, ...]] = [
        ("craving", "5", "-n", whole, "--place", whole, "--at", "2020-01-01", *tags),
        *(("note", "--", f"{number} {text}") for number, text in enumerate(texts)),
        ("mood", "3", "-n", whole, "-f", whole),
        ("delete", "2"),
    ]
    for start in range(0, len(texts), AT_ONCE):
        name = f"{start} {' '.join(texts[start : start + AT_ONCE])}"
        commands += [
            ("tracker", "add", "--since", "2020-01-01", "--verb", name, "--", name),
            ("used", "--on", "2020-02-02", "-n", name, "--", name),
            ("strategy", "add", "--category", "move", "--step", name, "--when", name, "--", name),
            ("people", "add", "--role", "sponsor", "--", name),
            ("meeting", "add", "--place", name, "--", name),
            ("promise", "add", "--", name),
            ("kept", "add", "--", name),
            ("reason", "add", "--", name),
        ]
    # So often that they stand in Insights.
    commands += [
        ("craving", "4", "--strategy", f"0 {' '.join(texts[:AT_ONCE])}", "--after", "2", *tags)
    ] * 4
    run_commands(*commands)


def on_terminal(texts: Sequence[str]) -> Counter[str]:
    """What the commands told the terminal to do, also those that refuse what was typed."""
    typed = "".join(texts)
    commands = (*LOOKS, (typed,), ("show", typed), ("search", f"nowhere {typed}"))
    with Terminal(json.dumps(commands), program=[sys.executable, "-c", SHELL]) as terminal:
        assert terminal.wait_for_exit() == 0
        return count_effects(terminal.raw)


def on_screens(texts: Sequence[str], literal: str) -> Counter[str]:
    """What the screens told it: every place, and dialogs into which the texts are pasted.

    One of them is looked for on Today, as it has to stand there.
    """
    # A line that has a tab in it is not scrolled to its end; the end has signs of a known width.
    whole = f"{' '.join(texts)} {'.' * 80}".replace("\t", " ")
    with Terminal(size=(70, 30)) as terminal:

        def paste(end: str) -> None:
            terminal.paste(whole)
            terminal.send(f" {end}")
            terminal.wait_for(end)

        terminal.wait_for("1 Today", "days in total", literal)
        terminal.press("c")
        terminal.wait_for("How strong is the craving?")
        terminal.press("5", "tab", "tab")  # past the usual triggers
        terminal.wait_until(lambda: any(line.strip() == "▌" for line in terminal.lines))
        paste("trigger.end")
        terminal.press("tab")
        terminal.wait_at("In your words")
        paste("note.end")
        terminal.press("f2")
        terminal.wait_for("In danger, or thinking of ending your life")
        terminal.press("escape")
        terminal.wait_for("note.end")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved", without="How strong is the craving?")
        terminal.press("2")
        terminal.wait_for("e edit")
        for _ in range(len(texts)):
            terminal.press("j")
        terminal.press("G")
        terminal.wait_for("▸12:00  ● craving   5")
        terminal.press("enter")
        terminal.wait_for("esc back")
        terminal.press("pagedown", "/")
        terminal.wait_for("words you wrote", without="? all keys")
        paste("search.end")
        terminal.press("enter")
        terminal.wait_for("? all keys")
        terminal.press("3")
        terminal.wait_for("s start")
        terminal.press("G", "enter", "pagedown", "a")
        terminal.wait_for("Warning")
        paste("strategy.end")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("4")
        terminal.wait_for("in touch")
        terminal.press("space")
        terminal.wait_for("esc back", "in touch")
        terminal.press("s")
        terminal.wait_for("space tick")
        terminal.press("space", "G", "space", "o")
        terminal.wait_for("Only you see this.")
        for _ in range(60):
            if "For 0 " not in terminal.screen:
                terminal.press("pagedown")
                terminal.read_for(0.1)
        terminal.wait_for("For 0 ")
        terminal.press("pagedown", "o", "escape")
        terminal.wait_for("esc back", "in touch", without="space tick")
        terminal.press("escape")
        terminal.wait_for("in touch", without="esc back")
        terminal.press("5")
        terminal.wait_for("How strong")
        terminal.press("pagedown", "pagedown")
        terminal.wait_for("What set it off")
        terminal.press("G")
        terminal.wait_for("too few to say")
        terminal.press("ctrl+p")
        terminal.wait_for("What do you need?")
        paste("palette.end")
        terminal.press("escape")
        terminal.wait_for("too few to say", without="palette.end")
        terminal.press(",")
        terminal.wait_for("My things")
        terminal.press("a")
        terminal.wait_for("A new tracker")
        paste("tracker.end")
        terminal.press("ctrl+s")
        terminal.wait_for("x stop showing", without="A new tracker")
        terminal.press("f3", "escape")
        terminal.wait_for("3 Strategies", without="x stop showing")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0, terminal.screen
        return count_effects(terminal.raw)


@pytest.mark.slow
def test_hostile_text_makes_the_terminal_do_nothing(
    in_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for number, (texts, literal) in enumerate(((PLAIN, PLAIN[0]), (TYPED, "␛]52;c;RVZJTA=="))):
        folder = in_memory / str(number)
        folder.mkdir()
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(folder))
        journal = started_journal(folder)
        logged(texts)
        told.append((on_terminal(texts), on_screens(texts, literal)))
        check_integrity(journal)
    (plain_command, plain_screen), (command, screen) = told
    told_by_plain = [one for one in plain_command if not re.fullmatch("[0-9;]*m", one)]
    assert sorted(told_by_plain) == ["\n", "\r"]
    assert set(command) - set(plain_command) == {"\t"}
    assert not set(screen) - set(plain_screen)
    assert screen["?1049h"] == screen["?1049l"] == 1
