"""Once an encrypted journal is locked, memory holds neither keys nor words."""

import os
import re
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.journal import Journal
from support.encrypted import PASSPHRASE, encrypt
from support.process_memory import found_in_memory
from support.screens import started_journal
from support.terminal import Terminal

pytestmark = pytest.mark.needs("proc")

READABLE = """
import os, sys
from recovery_journal import clock
from recovery_journal.__main__ import main
from recovery_journal.store.encryption import memory

memory.forbid_dumps = lambda: None
usual = clock.monotonic_seconds
clock.monotonic_seconds = lambda: usual() + 3600 * os.path.exists(os.environ["LATER"])
sys.exit(main())
"""
"""The program, but for one thing: others may read its memory. An hour passes when a file is there.
"""
TOLD = """
import ctypes, os, sys, threading, time
from recovery_journal.__main__ import main

def tell():
    while True:
        with open(os.environ["TOLD"] + ".new", "w") as file:
            file.write(f"{os.getpid()} {ctypes.CDLL(None).prctl(3)}")
        os.replace(file.name, os.environ["TOLD"])
        time.sleep(0.02)

threading.Thread(target=tell, daemon=True).start()
sys.exit(main())
"""
"""The program, which keeps telling its number and whether its memory may be dumped."""
PLACES = (
    *("note", "kept", "craving", "trigger", "feeling", "tried", "mood", "felt", "tracker"),
    *("person", "number", "reason", "letter", "cue", "act", "sign", "quote", "meeting", "promise"),
)
STEM = "kwest"
WORDS = {place: f"{place}{STEM}" for place in PLACES}
"""A word that was written there and nowhere else."""
HALF = f"half{STEM}"
"""The twentieth, which is being typed."""
AWAY = "Locked", "Passphrase"


@pytest.fixture
def key(noon: None, home: Path) -> bytes:
    """An encrypted journal with one planted word in everything; its key."""
    path, now = started_journal(home), clock.now()
    key = encrypt(path).key
    for plain in home.glob("journal.db?*"):
        plain.unlink()
    with Journal(str(path), key=key) as journal:
        start = now.date() - timedelta(days=30)
        journal.trackers.add(
            Tracker(name=WORDS["tracker"], kind="alcohol", verb="drank", start=start)
        )
        journal.entries.add(Note(at=now, note=f"{WORDS['note']}, {WORDS['kept']}", kept=True))
        journal.entries.add(
            Craving(
                at=now,
                intensity=7,
                note=WORDS["craving"],
                triggers=(WORDS["trigger"],),
                feelings=(WORDS["feeling"],),
                strategies=(WORDS["tried"],),
            )
        )
        journal.entries.add(Mood(at=now, mood=3, note=WORDS["mood"], feelings=(WORDS["felt"],)))
        journal.people.add(Person(name=WORDS["person"], number=WORDS["number"], favourite=True))
        journal.reasons.add(Reason(text=WORDS["reason"]))
        journal.letters.add(Letter(text=WORDS["letter"], written=start))
        journal.plans.add(Plan(cue=WORDS["cue"], act=WORDS["act"]))
        journal.safety_plan.write_step(1, WORDS["sign"])
        journal.kept_words.add(KeptWords(text=WORDS["quote"], received=start))
        journal.meetings.add(Meeting(name=WORDS["meeting"]))
        journal.promises.add(Promise(text=WORDS["promise"]))
    return key


def unlock_and_look_around(terminal: Terminal) -> None:
    """Open the journal, see all there is, and leave a note half written."""
    terminal.wait_for(*AWAY)
    terminal.send(PASSPHRASE)
    terminal.press("enter")
    terminal.wait_for("1 Today", WORDS["tracker"])
    terminal.press("2", "enter")
    terminal.wait_for("2 Journal", WORDS["mood"])
    terminal.press("4")
    terminal.wait_for("4 Circle", WORDS["person"])
    terminal.press(",")
    terminal.wait_for("My things")
    terminal.press("escape")
    terminal.wait_for("4 Circle")
    terminal.press("f2")
    terminal.wait_for("In danger")
    terminal.press("escape")
    terminal.wait_for("4 Circle")
    terminal.press("n")
    terminal.wait_for("What would you like to write?")
    terminal.send(HALF)
    terminal.wait_for(HALF)


def by_key(terminal: Terminal) -> None:
    terminal.press("f7")


def by_stopping(terminal: Terminal) -> None:
    terminal.kill(signal.SIGTSTP)
    terminal.wait_until(lambda: terminal.state == "T")
    assert not found_in_memory(terminal.pid, {PASSPHRASE, STEM})
    terminal.kill(signal.SIGCONT)


def by_being_stopped(terminal: Terminal) -> None:
    terminal.kill(signal.SIGSTOP)
    terminal.wait_until(lambda: terminal.state == "T")
    terminal.kill(signal.SIGCONT)


def by_waiting(terminal: Terminal) -> None:
    Path(os.environ["LATER"]).touch()


@pytest.mark.slow
def test_what_was_open_is_gone(key: bytes, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LATER", str(home / "later"))
    sought: set[str | bytes] = {PASSPHRASE, key, STEM}
    with Terminal(program=[sys.executable, "-c", READABLE]) as terminal:
        unlock_and_look_around(terminal)
        assert found_in_memory(terminal.pid, {*WORDS.values(), HALF}) == {*WORDS.values(), HALF}
        for lock in (by_key, by_stopping, by_being_stopped, by_waiting):
            assert found_in_memory(terminal.pid, sought) == sought
            lock(terminal)
            terminal.wait_for(*AWAY, without=HALF)
            assert not found_in_memory(terminal.pid, sought), lock
            terminal.press("f2")
            terminal.wait_for("In danger")
            assert not found_in_memory(terminal.pid, sought), lock
            terminal.press("escape")
            terminal.wait_for(*AWAY)
            terminal.press("f4")
            terminal.wait_until(lambda: not terminal.screen.strip())
            assert not found_in_memory(terminal.pid, sought), lock
            terminal.press("f4")
            terminal.wait_for(*AWAY)
            terminal.send(f"{PASSPHRASE}\r")
            terminal.wait_for("You have unsaved", HALF)
            terminal.press("enter")
            terminal.wait_for("What would you like to write?", HALF)


def test_what_was_typed_at_the_lock_screen_is_gone_after_a_minute(
    key: bytes, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LATER", str(home / "later"))
    typed = PASSPHRASE[:-1]
    with Terminal(program=[sys.executable, "-c", READABLE]) as terminal:
        terminal.wait_for(*AWAY)
        terminal.send(f"{typed}\r")
        terminal.wait_for("That doesn't open the journal")
        terminal.send(typed)
        terminal.wait_for("•" * len(typed))
        assert found_in_memory(terminal.pid, {typed})
        (home / "later").touch()
        terminal.wait_for(*AWAY, without="•")
        assert not found_in_memory(terminal.pid, {typed})


def test_no_other_program_can_read_it_and_none_writes_it_to_a_file(
    key: bytes, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOLD", str(home / "told"))
    with Terminal(program=[sys.executable, "-c", TOLD]) as terminal:

        def is_shut() -> None:
            (home / "told").unlink(missing_ok=True)
            terminal.wait_until((home / "told").exists)
            assert (home / "told").read_text() == f"{terminal.pid} 0"
            limits = Path(f"/proc/{terminal.pid}/limits").read_text(encoding="ascii")
            assert re.search(r"Max core file size +0 +0 ", limits)
            if os.getuid():
                with pytest.raises(PermissionError):
                    found_in_memory(terminal.pid, {PASSPHRASE})

        terminal.wait_for(*AWAY)
        is_shut()
        unlock_and_look_around(terminal)
        is_shut()
        terminal.press("f7")
        terminal.wait_for(*AWAY, without=HALF)
        is_shut()
