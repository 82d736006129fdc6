"""What is due, a line each."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Meeting, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, run_process, wait_for_exit
from support.encrypted import encrypt

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
"""A Tuesday."""


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(MORNING, tick=False):
        yield str(home / "journal.db")


def fill(path: str) -> None:
    today = MORNING.date()
    with Journal(path) as journal:
        journal.settings.write(Settings(morning=True, evening=True))
        journal.entries.add(Craving(at=MORNING - timedelta(minutes=30), intensity=7))
        for name, days, at, zone in (
            ("Late", ("tue",), time(20), ""),
            ("Over", ("tue",), time(7, 59), ""),
            ("Far", ("tue",), time(4), "America/New_York"),
            ("Other day", ("wed",), time(20), ""),
        ):
            link = "https://x.test" if zone else ""
            journal.meetings.add(Meeting(name=name, weekdays=days, at=at, zone=zone, link=link))
        journal.promises.add(Promise(text="Call Ana", day=today))
        journal.promises.add(Promise(text="Later", day=today + timedelta(days=1)))
        journal.letters.add(Letter(text="sealed", written=today, on_day=today))


def test_what_is_due_stands_in_a_line_each(rj: Rj, path: str) -> None:
    fill(path)
    assert rj("status", "--due").out.splitlines() == [
        "Your craving was 7. How strong is it now? rj after 0-10",
        "Meeting 09:00, in 1 h: Far",
        "Meeting 20:00: Late",
        "Promise 1: Call Ana, for today. rj promise done 1",
        "What do you want from today? rj intention",
        "A letter to yourself is waiting: rj letter list",
    ]
    told = rj("status").out
    assert "Meeting 09:00, in 1 h: Far\nMeeting 20:00: Late\nPromise 1: Call Ana" in told
    assert [one["name"] for one in rj("status", "--json").json["meetings"]] == ["Far", "Late"]
    kinds = [one["kind"] for one in rj("status", "--due", "--json").json]
    assert kinds == ["craving", "meeting", "meeting", "promise", "intention", "letter"]
    with time_machine.travel(datetime(2026, 11, 24, 21, 30, tzinfo=UTC), tick=False):
        assert rj("status", "--due").out.splitlines()[2:3] == ["Evening review: rj review"]


def test_what_was_done_is_not_due(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        journal.settings.write(Settings(morning=True, evening=True))
        journal.entries.add(Intention(at=MORNING, note="rest"))
        journal.entries.add(Review(at=MORNING, note="good"))
        journal.entries.add(Craving(at=MORNING, intensity=7, after=2))
    for hour in (8, 22):
        with time_machine.travel(MORNING.replace(hour=hour), tick=False):
            done = rj("status", "--due")
            assert (done.out, done.err) == ("", "")
    assert rj("status", "--due", "--json").json == []


def test_without_a_journal_or_a_key_it_says_and_asks_nothing(
    rj: Rj, home: Path, on_terminal: StartOnTerminal
) -> None:
    assert rj("status", "--due").out == ""
    assert not (home / "journal.db").exists()
    rj("note", "x")
    encrypt(home / "journal.db")
    done = run_process("status", "--due")
    assert (done.out, done.err, done.code) == ("", "", 0)
    child = on_terminal("status", "--due")
    child.expect_exact("Your journal is locked.")
    assert wait_for_exit(child) == 0


def test_a_prompt_can_afford_it(path: str) -> None:
    fill(path)
    command = (sys.executable, "-X", "importtime", "-m", "recovery_journal", "status", "--due")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "recovery_journal.cli.sobriety.due" in loaded
    assert not loaded & {"textual", "rich", "sqlite_utils", "icalendar", "dateutil"}
