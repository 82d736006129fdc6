"""If-then plans, and the craving that brings one up."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.toolkit import Plan
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless

FRIDAY = datetime(2026, 11, 27, tzinfo=ZoneInfo("Europe/Berlin"))
FRIDAY_EVENING = ("--day", "fri", "--hour", "17")


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def plans(path: str) -> list[Plan]:
    with Journal(path, create=False) as journal:
        return journal.plans.all()


def test_a_plan(rj: Rj, path: str) -> None:
    done = rj("plan", "add", "--if", "payday", "--then", "I go to the pool")
    assert done.out == "Saved: If payday, then I go to the pool. Undo: rj undo\n"
    (kept,) = plans(path)
    assert kept == Plan(cue="payday", act="I go to the pool", id=1, uid=kept.uid, revision=1)


def test_a_plan_for_risky_hours(rj: Rj, path: str) -> None:
    done = rj(
        *("plan", "add", "--if", "a", "--then", "b", "--hour", "17"),
        *("--day", "Fri", "--day", "monday", "--day", "friday"),
    )
    assert done.out == "Saved: If a, then b  (mon, fri, from 17:00). Undo: rj undo\n"
    assert (plans(path)[0].weekdays, plans(path)[0].from_hour) == (("mon", "fri"), 17)
    assert rj("plan", "list").out == "1  If a, then b  (mon, fri, from 17:00)\n"
    (as_json,) = rj("plan", "list", "--json").json
    assert (as_json["weekdays"], as_json["from_hour"]) == (["mon", "fri"], 17)


@each(
    ("options", "code", "says"),
    [
        ((), 2, "--if is missing."),
        (("--if", "a"), 2, "--then is missing."),
        (("--if", "a", "--then", " "), 2, "what happens, and what you do then"),
        (("--if", "a", "--then", "b", "--hour", "24"), 2, "from 0 to 23"),
        (("--if", "a", "--then", "b", "--hour", "x"), 2, "“x” is not a whole number."),
        (("--if", "a", "--then", "b", "--day", "t"), 2, "one of: tuesday, thursday."),
        (("--if", "a", "--then", "b", "--day", "x"), 2, "one of: monday, tuesday"),
    ],
)
def test_a_plan_that_cannot_be(
    rj: Rj, path: str, options: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("plan", "add", *options, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_a_plan_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, path: str) -> None:
    child = on_terminal("plan", "add", "--day", "sun")
    child.expect_exact("If …")
    child.sendline("it rains")
    child.expect_exact("then I …")
    child.sendline("swim")
    assert wait_for_exit(child) == 0
    assert [(one.cue, one.act, one.weekdays) for one in plans(path)] == [
        ("it rains", "swim", ("sun",))
    ]


def test_half_of_a_plan_from_standard_input(rj: Rj, path: str) -> None:
    rj("plan", "add", "--if", "payday", "--then", "-", stdin=b"the pool\n")
    assert plans(path)[0].act == "the pool"


def test_what_a_plan_says_can_be_changed(rj: Rj, path: str) -> None:
    rj("plan", "add", "--if", "a", "--then", "b", "--day", "fri", "--hour", "17")
    done = rj("plan", "edit", "1", "--day", "sun", "--day", "sat", "--then", "c")
    assert done.out == "Saved: If a, then c  (sat, sun, from 17:00). Undo: rj undo\n"
    assert rj("plan", "edit", "a", "--if", "d", "--any-time", "--json").json["weekdays"] == []
    assert (plans(path)[0].cue, plans(path)[0].from_hour) == ("d", None)
    assert rj("plan", "edit", "1", "--any-time", "--hour", "0").out.count("(from 00:00)")
    assert rj("plan", "edit", "1", "--hour", "0").err == "Nothing was changed.\n"
    assert "from 0 to 23" in rj("plan", "edit", "1", "--hour", "99", code=2).err
    assert "no plan 2" in rj("plan", "edit", "2", "--hour", "9", code=1).err


def test_removing_and_bringing_back(rj: Rj, path: str) -> None:
    rj("plan", "add", "--if", "a", "--then", "b", "--json")
    assert (
        rj("plan", "delete", "1").out == "In the trash for 30 days: If a, then b. Undo: rj undo\n"
    )
    assert plans(path) == []
    rj("undo")
    assert rj("plan", "delete", "a", "--json").json["cue"] == "a"
    assert "no plan 1" in rj("plan", "delete", "1", code=1).err


def test_no_plan_yet(rj: Rj, path: str) -> None:
    rj("plan", "list", code=66)
    Journal(path).close()
    assert rj("plan", "list").err.startswith("If this happens, then I do that")
    assert rj("plan", "list", "--json").json == []


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_text_in_a_plan(rj: Rj, path: str, text: str) -> None:
    typed = as_argument(f"x{text}")
    done = [rj("plan", "add", f"--if={typed}", f"--then={typed}", "--json")]
    assert done[0].json["cue"] == " ".join(clean(typed).split())
    done += [rj("plan", "list"), rj("plan", "list", "--json"), rj("plan", "delete", "1")]
    done += [rj("undo"), rj("plan", "list")]
    assert len(done[1].out.splitlines()) == 1
    assert_harmless(*done)


# The craving that brings a plan up


def test_a_craving_brings_up_its_plan(rj: Rj) -> None:
    rj("plan", "add", "--if", "Payday comes", "--then", "the pool")
    rj("plan", "add", "--if", "rain", "--then", "read")
    said = rj("craving", "6", "-t", "lonely", "-t", "payday").out.splitlines()[1:]
    assert said == ["Your plan: if Payday comes, then the pool"]
    said = rj("craving", "8", "-t", "rain").out.splitlines()[1:]
    assert said == ["Help now: rj now", "Your plan: if rain, then read"]
    as_json = rj("craving", "6", "-t", "RAIN", "--json")
    assert as_json.err == "Your plan: if rain, then read\n"
    assert as_json.json["triggers"] == ["rain"]
    for other in (("-t", "work"), ("-f", "rain"), ("-t", "rain", "--after", "2")):
        assert "plan" not in rj("craving", "6", *other).out
    assert "plan" not in rj("after", "3").out


def test_a_few_plans_are_enough(rj: Rj) -> None:
    for number in range(5):
        rj("plan", "add", "--if", f"rain {number}", "--then", "read")
    assert len(rj("craving", "6", "-t", "rain").out.splitlines()) == 3


def test_a_plan_is_shown_until_its_evening_is_over(rj: Rj) -> None:
    rj("plan", "add", "--if", "the week is over", "--then", "call Sam", *FRIDAY_EVENING)
    rj("plan", "add", "--if", "it is Sunday", "--then", "walk", "--day", "sun")
    for hour, shown in ((13, False), (14, True), (20, True), (23, True), (24, False)):
        with time_machine.travel(FRIDAY + timedelta(hours=hour, minutes=5), tick=False):
            said = "Your plan: if the week is over, then call Sam"
            status, now = rj("status").out, rj("now").out
            assert (said in status, said in now) == (shown, shown), hour
            assert "Sunday" not in status + now
            found = [rj(command, "--json").json["plans"] for command in ("status", "now")]
            assert [len(plans) for plans in found] == [shown, shown]


def test_the_craving_at_hand_brings_its_plan_up_on_every_page(rj: Rj) -> None:
    rj("plan", "add", "--if", "Lonely", "--then", "call Sam")
    for typed, shown in (("-t", "feeling lonely"), True), (("-t", "at"), False):
        rj("craving", "6", *typed)
        for command in ("status", "now"):
            assert ("call Sam" in rj(command).out) is shown
    rj("undo")
    rj("after", "1")
    assert "call Sam" not in rj("status").out, "it is over"


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_plan_at_a_craving(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    rj("plan", "add", f"--if={typed}", f"--then={typed}")
    again = ("craving", "6", f"--trigger={typed}")
    done = [rj(*again), rj(*again, "--json")]
    assert len(done[0].out.splitlines()) == 2
    assert done[1].err.count("\n") == 1
    assert_harmless(*done)
