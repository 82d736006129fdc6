"""What is typed in natural words is answered with a line that works."""

import json
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from support.command_line import Rj

NOW = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)
MEANT = """
craving 8 lonely and tired -> craving 8 -n 'lonely and tired'
craving 7 yesterday 9pm -> craving 7 --at 'yesterday 9pm'
craving 6 "half an hour ago" -> craving 6 --at 'half an hour ago'
craving 6 -t rain tired out -> craving 6 -t rain -n 'tired out'
mood 4 slept well -> mood 4 -n 'slept well'
mood 4 calm last night -> mood 4 -n 'calm last night'
mood 4 calm yesterday -> mood 4 --feeling calm --at yesterday
after 2 passed -> after 2 --outcome passed
used Wine 2 yesterday -> used Wine 2 --on yesterday
drank yesterday -> used --on yesterday
none tuesday -> none --on tuesday
list yesterday -> list --since yesterday
list cravings -> list --kind craving
list moods "last week" -> list --kind mood --since 'last week'
insights triggers -> insights --section triggers
tracker add Rum 3 may -> tracker add Rum --since '3 may'
people add Sam sponsor -> people add Sam --role sponsor
people add Ana "+49 170 7654321" -> people add Ana --number '+49 170 7654321'
meeting add "AA Tuesday" tuesday 19:00 -> meeting add 'AA Tuesday' --on tuesday --at 19:00
promise "call Sam tomorrow" -> promise add 'call Sam tomorrow'
reason "my daughter" -> reason add 'my daughter'
strategy ride -> strategy show ride
share Ana -> share --with Ana
share sponsor -> share --preset sponsor
backup ./stick -> backup --to ./stick
export days.csv -> export csv -o days.csv
export notes.json -> export json -o notes.json
--shareable note Rain -> note Rain --shareable
yesterday -> list --since yesterday
sober since 3 may -> tracker add NAME --since '3 may'
smoking since monday -> tracker add smoking --since monday
last week -> list --since 'last week'
I had a good day -> note 'I had a good day'
"it's" passed now -> note 'it'"'"'s passed now'
version -> --version
"""
"""What is typed, and the line it is answered with."""


ONLY_BEGUN = ("people add Ana", "share --preset")
"""Lines that are right, and are refused: she is known already, and a page is for somebody."""


@pytest.fixture(autouse=True)
def on_a_saturday(rj: Rj) -> Iterator[None]:
    with time_machine.travel(NOW):
        rj("tracker", "add", "Wine", "--limit", "2 glasses a day")
        rj("people", "add", "Ana", "--role", "friend")
        yield


def test_what_was_meant_is_a_line_that_works(
    rj: Rj, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder := tmp_path_factory.mktemp("here"))
    (folder / "stick").mkdir()
    rj("craving", "5")
    for line in MEANT.strip().splitlines():
        typed, meant = line.split(" -> ")
        said = rj(*shlex.split(typed), code=2).err
        assert said.endswith(f" Did you mean: rj {meant}\n"), (typed, said)
        if not meant.startswith(ONLY_BEGUN):
            rj(*shlex.split(meant))


def test_where_nobody_can_tell_nothing_is_guessed(rj: Rj) -> None:
    for typed in (
        "undo 2",
        "edit 2 8",
        "meeting tonight 7pm",
        "export pdf",
        "plan 'I pass the bar'",
        "--json nothing",
        f"craving 7 {'x' * 300}",
        "-x I had a day",
        "craving 7 -- rain",
        "--json list -- rain",
    ):
        assert "Did you mean: " not in rj(*shlex.split(typed), code=2).err, typed


def test_a_setting_alone_says_how_to_choose_it(rj: Rj) -> None:
    for typed, meant in (("accessible on", "accessible on"), ("region", "region VALUE")):
        said = rj(*typed.split(), code=2).err
        assert said.endswith(f"To change this setting: rj config set {meant}\n"), typed


def test_a_wrong_line_is_answered_where_no_journal_can_be(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", "not/a/full/path")
    for typed in ("list rain", "craving 7 rain", "people add Sam sponsor", "rain", "share Sam"):
        assert rj(*typed.split(), code=2).err.count("\n") == 1, typed


def test_an_option_before_its_command_is_told_where_it_goes(rj: Rj) -> None:
    said = json.loads(rj("--json", "list", code=2).err)["error"]["message"]
    assert said == "--json comes after the command. Did you mean: rj list --json"


def test_an_option_by_another_name_is_told(rj: Rj) -> None:
    for typed, meant in (
        ("list --from 1.11.", "--since"),
        ("export csv --to monday", "--until"),
        ("status --short", "--line"),
        ("craving 5 --on yesterday", "--at"),
        ("used Wine --at yesterday", "--on"),
        ("mood 4 --message well", "--note"),
    ):
        assert f"Did you mean {meant}? " in rj(*typed.split(), code=2).err, typed


def test_a_number_of_a_scale_can_say_the_scale_or_be_a_word(rj: Rj) -> None:
    for typed, number in (("7/10", 7), ("seven", 7), ("Zero", 0), ("10/10", 10)):
        assert rj("craving", typed, "--json").json["intensity"] == number, typed
    assert rj("after", "two", "--json").json["after"] == 2
    assert rj("mood", "4/5", "--energy", "two", "--json").json["energy"] == 2
    for typed in (
        "craving 7/5",
        "mood 4/10",
        "craving lots",
        "craving a",
        "mood 7/5",
        "craving /10",
    ):
        rj(*typed.split(), code=2)


def test_last_is_the_entry_logged_last(rj: Rj) -> None:
    rj("mood", "4")
    rj("note", "Rain.", "--at", "yesterday")
    rj("note", "To the trash.")
    assert rj("delete", "last").out.endswith("To the trash.\n")
    assert "note: Rain." in rj("show", "last").out
    assert rj("edit", "last", "-n", "Snow.", "--json").json["note"] == "Snow."
    assert rj("history", "last").out.startswith("1  ")
    rj("delete", "last")
    rj("delete", "last")
    assert rj("show", "last", code=1).err.startswith("There is no entry last.")
