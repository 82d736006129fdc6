"""A note goes on in the person's own editor, and comes back with what was written there."""

import os
import shlex
import signal
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import run_process
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

HEADING = "What would you like to write?"


def editor(home: Path, *commands: str) -> str:
    """Make an editor that does this with its file, `$1`."""
    path = home / "an editor"
    path.write_text("\n".join(("#!/bin/sh", *commands, "")), encoding="utf-8")
    path.chmod(0o700)
    return shlex.quote(str(path))


def begin_note(terminal: Terminal, words: str) -> None:
    terminal.wait_for("1 Today", "Alcohol")
    terminal.press("n")
    terminal.wait_for(HEADING)
    terminal.send(words)
    terminal.wait_for(words)
    terminal.press("ctrl+e")


@pytest.fixture(autouse=True)
def _journal(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))


def test_words_go_there_and_come_back(home: Path) -> None:
    own = editor(
        home,
        'grep -q "a .b.thought" "$1" && echo ready',
        "read -r more",
        'printf " and %s\\n\\nEnd" "$more" >> "$1"',
    )
    with Terminal(environment={"VISUAL": own}) as terminal:
        begin_note(terminal, "half a [b]thought")
        terminal.wait_for("ready")
        terminal.send("é more\n")
        terminal.wait_for(HEADING, "half a [b]thought and é more", "End", "7 words")
        terminal.send("!")
        terminal.wait_for("End!")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
    (note,) = run_process("list", "--json").json
    assert note["note"] == "half a [b]thought and é more\n\nEnd!"
    assert not list(home.glob("editor-*"))


def test_what_goes_wrong_there_loses_no_word(home: Path) -> None:
    failing = editor(home, 'printf " kept" >> "$1"', "exit 3")
    for own, told in (
        ("no-such-editor-here", "can't be started"),
        ("true", "Press enter when you have saved the text"),
        (failing, "The editor ended with an error"),
    ):
        with Terminal(environment={"VISUAL": own}) as terminal:
            begin_note(terminal, "my own words")
            terminal.wait_for(told)
            if own == "true":
                terminal.send("\n")
                # Until the screen reads keys again, ctrl+s would stop the output.
                terminal.wait_until(
                    lambda: terminal.raw.count(b"\x1b[?1049h") == 2 and not terminal.echoes
                )
            terminal.wait_for(HEADING, "my own words")
            terminal.press("ctrl+s")
            terminal.wait_for("Saved")
    assert [one["note"] for one in run_process("list", "--json").json] == ["my own words"] * 3
    assert "my own words kept" in run_process("draft").out


def test_ctrl_c_in_the_editor_is_the_editors(home: Path) -> None:
    # A shell hears it at once only while it waits for something in the background.
    heard = "trap 'printf interrupted >> \"$1\"; kill $!; exit 0' INT"
    own = editor(home, heard, "sleep 60 &", "echo ready", "wait")
    with Terminal(environment={"VISUAL": own}) as terminal:
        begin_note(terminal, "words ")
        terminal.wait_for("ready")
        terminal.press("ctrl+c")
        terminal.wait_for(HEADING, "words interrupted")


def test_killed_while_editing_keeps_the_text(home: Path) -> None:
    pid = home / "pid"
    own = editor(home, f"echo $$ > {pid}", 'printf " and there" >> "$1"', "echo ready", "sleep 60")
    with Terminal(environment={"VISUAL": own}) as terminal:
        begin_note(terminal, "here")
        terminal.wait_for("ready")
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    os.killpg(int(pid.read_text()), signal.SIGKILL)
    with Terminal() as terminal:
        terminal.wait_for("unsaved words")
        terminal.press("enter")
        terminal.wait_for("here")
    assert "here and there" in run_process("draft").out
