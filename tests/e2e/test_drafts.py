"""Unsaved text survives the process, however it ends."""

import signal
import stat
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.store.sidecar.drafts import SAVE_INTERVAL_SECONDS
from support.command_line import run_process
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal


def drafts(home: Path) -> list[Path]:
    return sorted(home.glob("draft-*.json"))


def is_kept(home: Path, text: str) -> bool:
    return any(text in one.read_text() for one in drafts(home))


def writing(terminal: Terminal) -> None:
    terminal.wait_for("1 Today", "Alcohol")
    terminal.press("n")
    terminal.wait_for("What would you like to write?")
    terminal.send("half a [b]sentence")
    terminal.wait_for("half a [b]sentence")


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (signal.SIGKILL, -signal.SIGKILL),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (None, 129),  # its window is closed
    ],
)
def test_it_is_offered_once_and_goes_on(home: Path, how: signal.Signals | None, code: int) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        writing(terminal)
        terminal.wait_until(lambda: how != signal.SIGKILL or is_kept(home, "[b]sentence"))
        if how:
            terminal.kill(how)
        else:
            terminal.hang_up()
        assert terminal.wait_for_exit() == code
        if how == signal.SIGTERM:
            assert b"\x1b[?1049l" in terminal.raw
    (left,) = drafts(home)
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    with Terminal() as terminal:
        terminal.wait_for("You have unsaved", "[b]sentence")
        terminal.press("enter")
        terminal.wait_for("What would you like to write?", "half a [b]sentence")
        terminal.send(", and the rest")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.wait_until(lambda: not drafts(home))
    assert "half a [b]sentence" in run_process("list", "--json").json[0]["note"]


def test_what_a_kill_can_take_is_less_than_two_seconds_of_typing() -> None:
    assert SAVE_INTERVAL_SECONDS < 2


def test_what_is_saved_or_left_on_purpose_leaves_no_draft(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        writing(terminal)
        terminal.wait_until(lambda: drafts(home))
        terminal.press("escape")
        terminal.wait_for("again")
        terminal.press("escape")
        terminal.wait_until(lambda: not drafts(home))
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_it_can_be_thrown_away(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        writing(terminal)
        terminal.wait_until(lambda: drafts(home))
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    with Terminal() as terminal:
        terminal.wait_for("You have unsaved")
        terminal.press("down", "down", "enter")
        terminal.wait_until(lambda: not drafts(home))
    assert run_process("list", "--json").json == []


def test_a_number_without_words_is_offered_as_a_craving(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("c")
        terminal.wait_for("How strong is the craving?")
        terminal.send("7")
        terminal.wait_until(lambda: is_kept(home, '"intensity": "7"'))
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    with Terminal() as terminal:
        terminal.wait_for("You have unsaved")
        terminal.press("enter")
        terminal.wait_for("[7]")
        terminal.press("ctrl+s")
        terminal.wait_until(lambda: not drafts(home))
    assert run_process("list", "--json").json[0]["intensity"] == 7
