"""What was logged while the journal was locked, and only its owner can place."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from support.command_line import CommandResult, Rj
from support.locked import passphrase_option, write_locked_journal

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Opened = Callable[..., CommandResult]


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def opened(home: Path, rj: Rj) -> Opened:
    """Carry out a command with the passphrase, on a journal with two trackers."""

    def carry_out(*arguments: str, code: int = 0) -> CommandResult:
        with passphrase_option() as option:
            return rj(*option, *arguments, code=code)

    write_locked_journal(str(home / "journal.db"))
    carry_out("tracker", "add", "Alcohol", "--since", "2026-07-18")
    carry_out("tracker", "add", "Nicotine", "--since", "2026-07-18")
    return carry_out


def days(opened: Opened) -> list[int]:
    return [one["current"] for one in opened("status", "--json").json["trackers"]]


def test_it_is_asked_about_by_every_command_until_it_is_answered(rj: Rj, opened: Opened) -> None:
    rj("used", "-n", "Two glasses.")
    rj("craving", "7", "--for", "wine")
    line = "2 things you logged while the journal was locked need an answer: rj inbox\n"
    for command in ("list", "status", "status"):
        assert opened(command).err.startswith(line), command
    assert opened("status", "--json").json["questions"] == 2
    assert line.strip() in opened("doctor").out
    assert days(opened) == [0, 0]
    shown = opened("inbox")
    assert shown.out == (
        "1  Mon 23 Nov 12:00: Used. “Two glasses.” Which tracker is it for?\n"
        "2  Mon 23 Nov 12:00: Craving 7 of 10 for wine. "
        "Which tracker is “wine”? None is called that, or more than one.\n"
    )
    assert "rj inbox answer NUMBER" in shown.err
    assert [one["values"] for one in opened("inbox", "--json").json] == [
        {"note": "Two glasses."},
        {"intensity": 7},
    ]
    assert "Which tracker is “beer”?" in opened("inbox", "answer", "1", "--for", "beer", code=2).err
    assert "Which tracker is it for?" in opened("inbox", "answer", "1", code=2).err
    assert opened("inbox", "answer", "3", "--for", "nic", code=1).err
    assert "for Nicotine" in opened("inbox", "answer", "1", "--for", "nic").out
    assert days(opened) == [128, 0]
    assert opened("inbox", "drop", "1", code=2).err
    assert opened("inbox", "drop", "1", "--yes").out == "Removed.\n"
    assert "need" not in opened("status").err
    assert "Nothing you logged" in opened("inbox").err


def test_a_clock_that_was_ahead_is_asked_about_and_corrected(
    rj: Rj, opened: Opened, noon: time_machine.Traveller
) -> None:
    noon.move_to(NOW + timedelta(days=400), tick=False)
    rj("used", "alcohol", "--amount", "2")
    rj("mood", "3")
    noon.move_to(NOW, tick=False)
    assert "in the future: Tue 28 Dec 2027 12:00. When was it?" in opened("inbox").out
    assert days(opened) == [0, 128]
    answered = opened("inbox", "answer", "1", "--at", "2026-11-20").out
    assert "Fri 20 Nov" in answered
    assert days(opened) == [2, 128]
    assert opened("inbox", "keep", "1", "--json").json["mood"] == 3
    assert [one["kind"] for one in opened("list", "--json").json] == ["mood", "use"]


def test_the_end_of_a_return_reads_as_its_end(rj: Rj, opened: Opened) -> None:
    opened("used", "alcohol", "--on", "2026-11-20", "--next", "still")
    sealed = rj("used", "alcohol", "--next", "today").out
    assert "Sealed: no use since Mon 23 Nov for alcohol. Mon 23 Nov 12:00." in sealed
    assert "Used" not in sealed
    assert days(opened) == [0, 128]
    assert opened("list", "--json").json[0]["next_start"] == "2026-11-23"
    assert "used, 1 for alcohol" in rj("used", "alcohol", "--next", "tomorrow", "--amount", "1").out


def test_an_end_without_a_return_is_asked_about_as_an_end(rj: Rj, opened: Opened) -> None:
    rj("used", "alcohol", "--next", "today")
    rj("used", "wine", "--next", "tomorrow", "--amount", "2")
    assert opened("inbox").out == (
        "1  Mon 23 Nov 12:00: No use since Mon 23 Nov for alcohol. "
        "There was no open return to use that could end. If you used, say on which day; if not, "
        "remove it.\n"
        "2  Mon 23 Nov 12:00: Used, 2 for wine. Next first day: Tue 24 Nov. "
        "Which tracker is “wine”? None is called that, or more than one.\n"
    )
    assert days(opened) == [0, 0]
    opened("inbox", "answer", "1", "--at", "2026-11-21")
    opened("inbox", "drop", "1", "--yes")
    assert days(opened) == [0, 128]


def test_a_prompt_shows_the_days_again_once_a_sealed_use_is_undone(rj: Rj, opened: Opened) -> None:
    opened("passphrase", "days")
    rj("craving", "4")
    for number in (1, 2):
        assert rj("status", "--line").out == "128\n"
        for _ in range(number):
            rj("used", "alcohol")
        assert rj("status", "--line").out == ""
        for _ in range(number):
            assert rj("status", "--line").out == ""
            rj("undo")
    assert rj("status", "--line").out == "128\n"


def test_a_prompt_shows_no_days_while_a_use_is_asked_about(rj: Rj, opened: Opened) -> None:
    opened("passphrase", "days")
    rj("used", "wine")
    opened("note", "unlocked")
    assert rj("status", "--line").out == ""
    opened("inbox", "answer", "1", "--for", "nicotine")
    assert rj("status", "--line").out == "128\n"


def test_undo_while_locked_removes_no_question_that_was_asked(rj: Rj, opened: Opened) -> None:
    rj("used", "-n", "Two glasses.")
    rj("craving", "7", "--for", "wine")
    opened("status")
    for _ in range(2):
        rj("note", "a slip of the finger")
        assert rj("undo").out.startswith("Removed: what you logged on ")
        assert "rj --passphrase-fd" in rj("undo", code=77).err
        assert opened("status", "--json").json["questions"] == 2
    opened("inbox", "answer", "2", "--for", "none")
    assert "rj --passphrase-fd" in rj("undo", code=77).err
    assert opened("undo").out.startswith("Undone (now in the trash): ")
    assert opened("status", "--json").json["questions"] == 1
    opened("inbox", "drop", "1", "--yes")
    rj("mood", "4")
    assert rj("undo").out.startswith("Removed: what you logged on ")


def test_a_dry_day_after_a_use_can_be_read_and_dropped(rj: Rj, opened: Opened) -> None:
    opened("tracker", "add", "Wine", "--since", "2026-07-18", "--limit", "2 glasses a day")
    rj("used", "Wine", "3")
    rj("used", "Wine", "0")
    rj("none", "Nicotine")
    line = "2 things you logged while the journal was locked need an answer: rj inbox"
    assert line in opened("list").err
    shown = opened("inbox").out.splitlines()
    assert "it isn't a dry day" in shown[0]
    assert "Nicotine has no limit" in shown[1]
    assert line in opened("status").err
    for _ in shown:
        opened("inbox", "drop", "1", "--yes")
    assert "need" not in opened("status").err
