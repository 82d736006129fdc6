"""Logging while the journal is locked: sealed as typed, and added once it's unlocked."""

import os
import shutil
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.encryption import inbox
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import inbox_folder
from support.command_line import CommandResult, Rj, StartOnTerminal, command_line, wait_for_exit
from support.corpus import HOSTILE
from support.each import each
from support.locked import passphrase_option, write_locked_journal
from support.spoken import assert_harmless

NIGHT = datetime(2026, 11, 23, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))
LATER = "It's added to the journal when you next open it. Undo: rj undo"


@pytest.fixture(autouse=True)
def night(monkeypatch: pytest.MonkeyPatch) -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, 04:12 in Berlin."""
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def path(home: Path) -> str:
    """A locked journal that counts one thing."""
    path = str(home / "journal.db")
    with Journal(path, key=write_locked_journal(path)) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 7, 18)))
    return path


Opened = Callable[..., CommandResult]


@pytest.fixture
def opened(rj: Rj) -> Opened:
    """Carry out a command that is given the passphrase."""

    def carry_out(*arguments: str) -> CommandResult:
        with passphrase_option() as option:
            return rj(*option, *arguments)

    return carry_out


def entries(opened: Opened) -> list[dict[str, Any]]:
    """What is in the journal, the oldest first."""
    found: list[dict[str, Any]] = opened("list", "--json").json
    return found[::-1]


def test_a_craving_is_sealed_and_there_when_the_journal_is_opened(
    rj: Rj, opened: Opened, path: str, night: time_machine.Traveller
) -> None:
    before = Path(path).read_bytes()
    done = rj("craving", "7", "-t", "lonely")
    assert done.out == f"Sealed: craving 7 of 10, lonely. Mon 23 Nov 04:12. {LATER}\n"
    assert not done.err
    assert Path(path).read_bytes() == before
    night.shift(3600)
    done = opened("list")
    assert done.err == "Added to the journal: 1 thing you logged while it was locked.\n"
    assert done.out == "1  2026-11-23 04:12  craving 7 of 10 for Alcohol, lonely.\n"
    assert inbox.list_waiting(path) == []
    assert opened("list").err == ""


def test_everything_can_be_logged(rj: Rj, opened: Opened) -> None:
    rj("craving", "6", "--for", "alc", "--at", "yesterday 21:30", "-s", "ride", "--halt", "TIRED")
    rj("after", "3", "--outcome", "pass", "-s", "sang")
    rj("mood", "4", "--sleep", "7.5", "-f", "calm", "--shareable")
    rj("note", "Slept", "well.", "--keep")
    rj("note", stdin=b"From a pipe.\n")
    rj("mood", "2", "-n", "-", stdin=b"Not well.\n")
    rj("intention", "Be kind.")
    rj("used", "--on", "yesterday", "--amount", "2", "-t", "party")
    use, craving, mood, note, *more = entries(opened)
    assert [(one["kind"], one["note"]) for one in (use, craving, mood, note, *more)] == [
        *(("use", ""), ("craving", ""), ("mood", ""), ("note", "Slept well.")),
        *(("note", "From a pipe."), ("mood", "Not well."), ("intention", "Be kind.")),
    ]
    assert (craving["after"], craving["outcome"]) == (3, "passed")
    assert craving["at"] == "2026-11-22T21:30:00+01:00"
    assert craving["strategies"] == ["Ride the wave", "sang"]
    assert craving["halt"] == ["tired"]
    assert (use["on"], use["next_start"], use["tracker"]) == ("2026-11-22", "2026-11-23", 1)
    assert (mood["private"], mood["feelings"], mood["sleep"]) == (False, ["calm"], 7.5)
    assert note["kept"] is True


@each(
    ("typed", "said"),
    [
        (("craving", "7", "--for", "none"), "Sealed: craving 7 of 10. "),
        (("craving", "7", "--for", "Wine"), "Sealed: craving 7 of 10 for Wine. "),
        (("after", "3", "-s", "sang"), "Sealed: the last craving, afterwards 3 of 10, sang. "),
        (("after", "--outcome", "passed"), "Sealed: the last craving. It passed. "),
        (("mood", "4", "-f", "calm"), "Sealed: mood 4 of 5, good, calm. "),
        (("note", "hello"), "Sealed: note. "),
        (("intention", "Be kind."), "Sealed: intention: Be kind. "),
    ],
)
def test_what_is_said(rj: Rj, typed: tuple[str, ...], said: str) -> None:
    assert rj(*typed).out == f"{said}Mon 23 Nov 04:12. {LATER}\n"


def test_a_use_is_met_as_always(rj: Rj) -> None:
    done = rj("used", "Alcohol", "--next", "still")
    first, sealed, safe, *_ = done.out.split("\n")
    assert first == "Thank you for writing it down."
    assert sealed == f"Sealed: used for Alcohol. Mon 23 Nov 04:12. {LATER}"
    assert "Are you safe right now" in safe
    assert "rj now" in safe


def test_a_strong_craving_points_to_help(rj: Rj) -> None:
    assert rj("craving", "8").out.endswith("\nHelp now: rj now\n")
    assert rj("after", "9").out.endswith("\nHelp now: rj now\n")
    assert "rj now" not in rj("craving", "7", "--after", "3").out
    assert rj("craving", "10", "--json").err == "Help now: rj now\n"


def test_a_craving_that_ended_in_use_can_be_counted(rj: Rj) -> None:
    done = rj("craving", "5", "--for", "Alcohol", "--outcome", "used")
    assert done.err == "To log it as a use: rj used Alcohol\n"


def test_as_json(rj: Rj) -> None:
    told = rj("craving", "7", "-t", "lonely", "--for", "alc", "--json").json
    assert len(told.pop("uid")) == 32
    assert told == {
        "sealed": True,
        "kind": "craving",
        "at": "2026-11-23T04:12:00+01:00",
        "tracker": "alc",
        "private": None,
        "intensity": 7,
        "triggers": ["lonely"],
    }
    told = rj("used", "--on", "yesterday", "--json").json
    assert (told["kind"], told["on"]) == ("use", "2026-11-22")


@each(
    ("typed", "code"),
    [
        (("craving", "11"), 2),
        (("craving", "7", "--after", "12"), 2),
        (("craving", "7", "--outcome", "won"), 2),
        (("craving", "7", "--at", "23:00"), 2),
        (("craving", "7", "--at", "soon"), 2),
        (("craving",), 2),
        (("after", "11"), 2),
        (("mood", "6"), 2),
        (("mood", "3", "--sleep", "25"), 2),
        (("note", ""), 2),
        (("used", "--amount", "-1"), 2),
        (("used", "-n", "hello", "--next", "yesterday"), 2),
        (("intention", " "), 2),
    ],
)
def test_what_can_be_checked_is_checked_at_once(
    rj: Rj, path: str, typed: tuple[str, ...], code: int
) -> None:
    assert rj(*typed, code=code).err
    assert not inbox.list_waiting(path)


def test_a_name_that_nobody_knows_is_told_of(rj: Rj, opened: Opened) -> None:
    rj("mood", "2", "--for", "Wine")
    assert opened("status").err == (
        "1 thing you logged while the journal was locked needs an answer: rj inbox\n"
    )
    assert entries(opened) == []
    opened("inbox", "answer", "1", "--for", "none")
    (mood,) = entries(opened)
    assert mood["mood"] == 2


def test_undo_takes_back_what_was_sealed_last(
    rj: Rj, opened: Opened, path: str, night: time_machine.Traveller
) -> None:
    rj("note", "stays")
    night.shift(3600)
    rj("note", "goes")
    assert rj("undo").out == (
        "Removed: what you logged on Mon 23 Nov 05:12. "
        "Its words can't be read while the journal is locked.\n"
    )
    assert len(inbox.list_waiting(path)) == 1
    assert [one["note"] for one in entries(opened)] == ["stays"]


def test_undo_takes_back_what_was_sealed_under_any_clock(
    rj: Rj, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone in ("Asia/Tokyo", "America/Los_Angeles", "UTC"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        for stamp in ("00010101T000000", "19700101T000000", "20380119T031408", "99991231T235959"):
            rj("note", "goes")
            (waiting,) = map(Path, inbox.list_waiting(path))
            waiting.rename(waiting.with_name(f"{stamp}.000000Z-0123456789abcdef.sealed"))
            assert rj("undo").out.startswith("Removed: what you logged on ")
            assert not inbox.list_waiting(path)


def test_undo_as_json(rj: Rj) -> None:
    rj("note", "goes")
    assert rj("undo", "--json").json == {
        "version": 1,
        "action": "unsealed",
        "subject": "inbox",
        "thing": "2026-11-23T03:12:00+00:00",
    }


def test_undo_reaches_into_the_journal_only_when_it_is_opened(rj: Rj, opened: Opened) -> None:
    rj("note", "hello")
    opened("list")
    assert "rj --passphrase-fd" in rj("undo", code=77).err
    assert opened("undo").out.startswith("Undone (now in the trash): 1 ")


def test_with_the_passphrase_nothing_is_sealed(opened: Opened, path: str) -> None:
    assert opened("craving", "7").out.startswith("Saved 1: craving 7 of 10 for Alcohol.")
    assert not os.path.exists(inbox_folder(path))


def test_nobody_is_asked_for_the_passphrase_to_log(on_terminal: StartOnTerminal, path: str) -> None:
    child = on_terminal("mood", "3")
    child.expect("Sealed: mood 3 of 5")
    assert wait_for_exit(child) == 0
    assert len(inbox.list_waiting(path)) == 1


def test_eight_at_once_all_land(opened: Opened, path: str) -> None:
    eight = [
        subprocess.Popen(
            command_line("craving", "7", "-n", f"number {number}"), stdout=-1, stderr=-1
        )
        for number in range(8)
    ]
    done = [process.communicate() for process in eight]
    assert [process.returncode for process in eight] == [0] * 8, done
    assert len(inbox.list_waiting(path)) == 8
    with time_machine.travel(datetime.now(tz=UTC) + timedelta(days=9999)):
        notes = {one["note"] for one in entries(opened)}
    assert notes == {f"number {number}" for number in range(8)}


def test_two_that_open_it_at_once_take_everything_in_once(rj: Rj, path: str) -> None:
    for number in range(6):
        rj("note", f"number {number}")
    with passphrase_option() as one, passphrase_option() as two:
        both = [
            subprocess.Popen(
                command_line(*option, "list"), stdout=-1, stderr=-1, pass_fds=[int(fd)]
            )
            for option in (one, two)
            for fd in option[1:]
        ]
        done = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], done
    assert inbox.list_waiting(path) == []
    with passphrase_option() as option:
        found = rj(*option, "list", "--json").json
    assert sorted(one["note"] for one in found) == [f"number {number}" for number in range(6)]


def test_hostile_text_is_taken_in_as_typed(rj: Rj, opened: Opened, path: str) -> None:
    typed = [text for text in HOSTILE if text.strip() and "\0" not in text and text[:1] != "-"][::6]
    for text in typed:
        assert_harmless(rj("craving", "7", "-n", text, "-t", text, "--for", text))
    assert b"EVIL" not in b"".join(Path(one).read_bytes() for one in inbox.list_waiting(path))
    done = opened("inbox", "--json")
    assert [one["tracker"] for one in done.json] == typed
    assert_harmless(done, opened("inbox"), opened("list"))
    for _ in typed:
        assert_harmless(opened("inbox", "keep", "1"))
    assert len(opened("list", "--json").json) == len(typed)


def test_planted_words_are_in_no_file(rj: Rj, opened: Opened, home: Path) -> None:
    planted = "xyzzyplugh"
    rj("craving", "7", "-n", planted, "-t", planted, "--for", planted, "--place", planted)
    rj("note", planted)
    rj("after", "3", "-s", planted)
    rj("used", planted, "-n", planted)
    found = [one for one in home.rglob("*") if one.is_file()]
    assert len(found) >= 6
    assert not [one for one in found if planted.encode() in one.read_bytes()]
    opened("list")
    assert not [
        one for one in home.rglob("*") if one.is_file() and planted.encode() in one.read_bytes()
    ]


def test_a_damaged_file_is_named_and_left_where_it_is(rj: Rj, opened: Opened, path: str) -> None:
    rj("note", "one")
    rj("note", "two")
    (torn, _) = inbox.list_waiting(path)
    Path(torn).write_bytes(b"torn")
    done = opened("list")
    assert done.err == (
        "Added to the journal: 1 thing you logged while it was locked.\n"
        "1 thing you logged while the journal was locked needs an answer: rj inbox\n"
    )
    assert f"{torn}: It can't be read" in opened("inbox").out
    assert Path(torn).read_bytes() == b"torn"


def test_where_nothing_can_be_written_it_is_said(rj: Rj, path: str) -> None:
    Path(inbox_folder(path)).write_text("not a folder")
    assert "not saved" in rj("craving", "7", code=77).err
    os.unlink(inbox_folder(path))
    shutil.copy(path, f"{path}.before")
    os.unlink(path.replace(".db", ".keys"))
    assert rj("craving", "7", code=65).err


def test_what_was_asked_for_is_given_back_when_it_cannot_be_sealed(rj: Rj, path: str) -> None:
    Path(inbox_folder(path)).write_text("not a folder")
    done = rj("note", stdin=b"many words", code=77)
    assert done.err.endswith("This is what you wrote:\nmany words\n")


def test_only_the_owner_can_see_what_waits(rj: Rj, path: str) -> None:
    rj("mood", "3")
    (waiting,) = inbox.list_waiting(path)
    assert stat.S_IMODE(os.stat(inbox_folder(path)).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(waiting).st_mode) == 0o600


@pytest.mark.needs("full")
def test_when_nobody_can_be_told_it_is_sealed_all_the_same(path: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command_line("note", "hello"), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 74
    assert b"What you logged is saved all the same." in done.stderr
    assert len(inbox.list_waiting(path)) == 1


def test_where_says_that_it_is_encrypted(rj: Rj) -> None:
    said = rj("where").out
    assert "This journal is encrypted." in said
    assert "Anyone who can use this account" not in said
