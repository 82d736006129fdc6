"""Suggested strategies, and logging the use of one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.insights.findings import NOT_A_CAUSE
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def cravings(path: str) -> list[Any]:
    """All cravings, the oldest first."""
    with Journal(path, create=False) as journal:
        return journal.entries.page(Filter(kinds=("craving",)), limit=-1)[::-1]


def went(path: str, strategy: str, count: int, trigger: str = "work", intensity: int = 6) -> None:
    """Write down that a strategy went well so many times."""
    with Journal(path) as journal, journal.bulk():
        for _ in range(count):
            journal.entries.add(
                Craving(
                    at=NOW - timedelta(days=9),
                    intensity=intensity,
                    outcome="passed",
                    strategies=(strategy,),
                    triggers=(trigger,),
                )
            )


# Suggestions


def test_the_library_is_offered_without_a_journal(rj: Rj, path: str) -> None:
    done = rj("strategy", "suggest")
    assert done.err == "For a craving of 5:\n"
    assert len(done.out.splitlines()) == 5
    names = {one.name for one in built_in_strategies()}
    assert {line.partition("  ")[0] for line in done.out.splitlines()} <= names
    assert len(rj("strategy", "suggest", "--all").out.splitlines()) > 15
    assert not Path(path).exists()


def test_a_very_strong_craving_gets_three_simple_things(rj: Rj) -> None:
    done = rj("strategy", "suggest", "--intensity", "9")
    assert len(done.out.splitlines()) == 3
    assert done.err == "For a craving of 9:\nHelp now: rj now\n"


def test_what_went_well_comes_first_and_says_how_often(rj: Rj, path: str) -> None:
    went(path, "Box breathing", 3, trigger="work")
    went(path, "Long bath", 9, trigger="rain")
    rj("strategy", "add", "Long bath", "--category", "body")
    done = rj("strategy", "suggest", "--trigger", "WORK", "--intensity", "5")
    first, second, *_ = done.out.splitlines()
    assert first == "Long bath  9 of 9 times you did not use, at 4 to 7"
    assert second == (
        "Box breathing  4 minutes  3 of 3 times you did not use, at 4 to 7 with “WORK”"
    )
    assert done.err == f"For a craving of 5 with “WORK”:\n{NOT_A_CAUSE}\n"
    found = rj("strategy", "suggest", "--trigger", "work", "--json").json
    assert (found["intensity"], found["trigger"], len(found["suggestions"])) == (5, "work", 5)
    best, next_one, *_ = found["suggestions"]
    assert (best["strategy"]["name"], best["with_trigger"]) == ("Long bath", False)
    assert (next_one["strategy"]["name"], next_one["with_trigger"]) == ("Box breathing", True)
    assert (next_one["tried"]["held"], next_one["tried"]["of"]) == (3, 3)
    assert found["suggestions"][4]["tried"] is None


def test_what_failed_often_is_offered_last_with_its_count(rj: Rj, path: str) -> None:
    with Journal(path) as journal, journal.bulk():
        for _ in range(20):
            journal.entries.add(
                Craving(at=NOW, intensity=5, outcome="used", strategies=("Box breathing",))
            )
    lines = rj("strategy", "suggest", "--intensity", "5", "--all").out.splitlines()
    assert lines[-1] == "Box breathing  4 minutes  0 of 20 times you did not use, at 4 to 7"
    assert "Box breathing" not in rj("strategy", "suggest", "--intensity", "5").out


def test_a_strategy_tells_how_it_went_before(rj: Rj, path: str) -> None:
    went(path, "box BREATHING", 2)
    assert "before" not in rj("strategy", "show", "box").out
    went(path, "box BREATHING", 1)
    assert "before: 3 of 3 times you did not use\n" in rj("strategy", "show", "box").out
    found = rj("strategy", "show", "box", "--json").json
    assert (found["tried"]["held"], found["tried"]["of"], found["eased"]) == (3, 3, None)


def test_it_is_for_the_craving_that_is_open(rj: Rj, night: time_machine.Traveller) -> None:
    rj("craving", "7", "-t", "payday", "-t", "work")
    assert rj("strategy", "suggest").err.startswith("For a craving of 7 with “payday”:")
    assert rj("strategy", "suggest", "--trigger", "x").err.startswith("For a craving of 7 with “x”")
    assert rj("strategy", "suggest", "--intensity", "3").err == "For a craving of 3:\n"
    night.shift(timedelta(hours=2))
    assert rj("strategy", "suggest").err.startswith("For a craving of 7 with “payday”:")
    night.shift(timedelta(minutes=1))
    assert rj("strategy", "suggest").err == "For a craving of 5:\n"


@each("number", ["-1", "11"])
def test_a_strength_outside_the_scale(rj: Rj, number: str) -> None:
    done = rj("strategy", "suggest", f"--intensity={number}", code=2)
    assert done.err == "A craving is a whole number from 0 to 10.\n"


# Using one


def test_using_one_belongs_to_the_open_craving(rj: Rj, path: str) -> None:
    rj("craving", "6", "-s", "my own way", "-t", "work", "--at", "1h ago")
    done = rj("strategy", "use", "cold", "--after", "2", "--outcome", "passed", "--peak", "8")
    cold = next(one for one in built_in_strategies() if one.name.startswith("Cold"))
    lines = done.out.splitlines()
    assert lines[0] == cold.name
    assert lines[1] == f"  Read this first: {cold.warning}"
    assert lines[2] == f"  1  {cold.steps[0]}"
    assert lines[-2].startswith(
        "Added to 1: craving 6 of 10, peak 8, afterwards 2, work, my own way,"
    )
    assert lines[-2].endswith("Undo: rj undo")
    assert lines[-1] == "Help now: rj now"
    assert not done.err
    (craving,) = cravings(path)
    assert craving.strategies == ("my own way", cold.name)
    assert (craving.after, craving.outcome, craving.peak) == (2, "passed", 8)


def test_it_stays_open_until_something_is_said(rj: Rj, path: str) -> None:
    rj("craving", "6")
    assert rj("strategy", "use", "ride").err == "Afterwards: rj after 0-10\n"
    assert rj("strategy", "use", "box", "--json").json["strategies"] == [
        *("Ride the wave", "Box breathing"),
    ]
    rj("strategy", "use", "ride")
    assert cravings(path)[0].strategies == ("Ride the wave", "Box breathing")
    rj("after", "1")
    assert cravings(path)[0].after == 1


@each(
    ("options", "peak"),
    [
        (("--before", "9"), 9),
        (("--before", "6"), None),
        (("--before", "3"), None),
        (("--before", "9", "--peak", "10"), 10),
    ],
    anew=True,
)
def test_what_is_stronger_by_now_is_the_peak(
    rj: Rj, path: str, options: tuple[str, ...], peak: int | None
) -> None:
    rj("craving", "6")
    rj("strategy", "use", "ride", *options)
    (craving,) = cravings(path)
    assert (craving.intensity, craving.peak) == (6, peak)


def test_without_an_open_craving_there_is_a_new_one(
    rj: Rj, path: str, night: time_machine.Traveller
) -> None:
    rj("craving", "6", "--at", "3h ago")
    rj("craving", "5", "--after", "2")
    done = rj("strategy", "use", "ride", "--before", "8")
    assert "Saved 3: craving 8 of 10, Ride the wave. Mon 23 Nov 04:12." in done.out
    assert done.out.endswith("Help now: rj now\n")
    assert [one.strategies for one in cravings(path)] == [(), (), ("Ride the wave",)]


def test_the_first_thing_ever_written_down(rj: Rj, path: str) -> None:
    assert "rj strategy list" in rj("strategy", "use", "zzz", "--before", "5", code=1).err
    done = rj("strategy", "use", "ride", code=2)
    assert "--before" in done.err
    assert not done.out
    assert not Path(path).exists()
    rj("strategy", "use", "ride", "--before", "4", "--after", "1")
    (craving,) = cravings(path)
    assert (craving.intensity, craving.after, craving.private) == (4, 1, True)


def test_the_strength_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, path: str) -> None:
    child = on_terminal("strategy", "use", "ride")
    child.expect_exact("How strong is the craving, 0")
    child.sendline("7")
    child.expect_exact("Ride the wave")
    child.expect_exact("Saved 1: craving 7 of 10")
    assert wait_for_exit(child) == 0


def test_which_tracker_it_belongs_to(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        for name in ("Alcohol", "Nicotine"):
            journal.trackers.add(Tracker(name=name, start=date(2026, 7, 18)))

    def used(*options: str) -> tuple[int, int | None]:
        entry = rj("strategy", "use", "ride", *options, "--json").json
        return entry["id"], entry["tracker"]

    rj("craving", "6", "--for", "none")
    assert used() == (1, None)
    assert used("--for", "nic") == (1, 2)
    assert used("--for", "Alc", "--before", "4") == (2, 1)
    assert used() == (2, 1)
    assert used("--for", "none", "--before", "4") == (3, None)
    assert " for Nicotine" in rj("strategy", "use", "ride", "--for", "nic", "--before", "1").out
    assert "no tracker x" in rj("strategy", "use", "ride", "--for", "x", code=1).err


def test_a_moment_in_the_past(rj: Rj, path: str) -> None:
    rj("craving", "6")
    rj("strategy", "use", "ride", "--at", "1h ago", "--before", "3")
    first, second = cravings(path)
    assert (first.intensity, first.at, second.strategies) == (3, NOW - timedelta(hours=1), ())
    rj("after", "2")
    rj("strategy", "use", "box", "--at", "30m ago")
    assert cravings(path)[0].strategies == ("Ride the wave", "Box breathing")


@each(
    ("options", "code", "says"),
    [
        (("--before", "11"), 2, "from 0 to 10"),
        (("--after", "-1", "--before", "3"), 2, "from 0 to 10"),
        (("--outcome", "fine"), 2, "An outcome is one of"),
        (("--at", "tomorrow"), 2, "in the future"),
    ],
)
def test_a_use_that_cannot_be(
    rj: Rj, path: str, options: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("strategy", "use", "ride", *options, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_what_ended_in_use_can_be_counted(rj: Rj) -> None:
    done = rj("strategy", "use", "ride", "--before", "5", "--outcome", "used")
    assert "To log it as a use: rj used" in done.err


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_text_in_a_strategy(rj: Rj, path: str, text: str) -> None:
    typed = as_argument(f"x{text}")
    rj(
        *("strategy", "add", "--category", "body", f"--step={typed}", f"--warning={typed}"),
        *(f"--when={typed}", "--favourite", "--", typed),
    )
    done = [rj("strategy", "use", "--before", "5", "--", typed)]
    assert len(done[0].out.splitlines()) == 4
    done += [rj("strategy", "suggest", f"--trigger={typed}")]
    assert len(done[1].out.splitlines()) == 5
    done += [rj("strategy", "suggest", f"--trigger={typed}", "--json")]
    assert_harmless(*done)


def test_a_strategy_is_found_by_any_word_of_its_name(rj: Rj) -> None:
    assert rj("strategy", "show", "brisk").out.startswith("name: A brisk walk")
    rj("strategy", "use", "brisk", "--before", "7")
    rj("craving", "5", "-s", "brisk")
    assert [one["strategies"] for one in rj("list", "--json").json] == [["A brisk walk"]] * 2
    rj("strategy", "add", "Brisk tea", "--category", "body", "--step", "Drink it.")
    assert rj("strategy", "show", "brisk").out.startswith("name: Brisk tea")
    rj("strategy", "add", "My brisk bath", "--category", "body", "--step", "Go in.")
    rj("strategy", "edit", "Brisk tea", "--name", "Tea")
    said = rj("strategy", "show", "brisk", code=1).err
    assert "A brisk walk, My brisk bath" in said
