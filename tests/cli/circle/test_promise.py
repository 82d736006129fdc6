"""Promises on the command line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 4, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def test_a_promise_and_how_it_goes(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        journal.people.add(Person(name="Sam"))
    done = rj("promise", "add", "Call", "Ana", "--to", "s", "--for", "tuesday")
    assert done.out == "Saved: promise 1: Call Ana, to Sam, for Tue 24 Nov. Undo: rj undo\n"
    assert rj("promise", "add", "Walk").out == "Saved: promise 2: Walk. Undo: rj undo\n"
    rj("promise", "add", "Cook", "--to", "Mum", "--for", "today", "--json")
    assert rj("promise", "list").out.splitlines() == [
        "3  Cook, to Mum, for today",
        "1  Call Ana, to Sam, for Tue 24 Nov",
        "2  Walk",
    ]
    done = rj("promise", "done", "1", "--learned", "She was glad.")
    assert done.out == "Saved: promise 1: Call Ana, to Sam, for Tue 24 Nov, done. Undo: rj undo\n"
    done = rj(
        "promise", "not-now", "wa", "--learned", "-", stdin="Abends ist es zu spät.\n".encode()
    )
    assert done.out == "Saved: promise 2: Walk, not this time. Undo: rj undo\n"
    assert rj("promise", "list").out == "3  Cook, to Mum, for today\n"
    assert rj("promise", "list", "--all").out.splitlines()[1:] == [
        "2  Walk, not this time  learned: Abends ist es zu spät.",
        "1  Call Ana, to Sam, for Tue 24 Nov, done  learned: She was glad.",
    ]
    done = rj("promise", "move", "2", "in 3 days")
    assert done.out == "Saved: promise 2: Walk, for Thu 26 Nov. Undo: rj undo\n"
    assert rj("promise", "move", "2", "NONE").out == "Saved: promise 2: Walk. Undo: rj undo\n"
    assert [one["id"] for one in rj("promise", "list", "--json").json] == [3, 2]
    rj("undo")
    assert rj("promise", "list", "--json").json[1]["day"] == "2026-11-26"


def test_it_can_be_changed_and_removed(rj: Rj) -> None:
    rj("promise", "add", "Walk", "--for", "tomorrow")
    done = rj("promise", "edit", "1", "Walk", "far", "--to", "Mum", "--for", "none")
    assert done.out == "Saved: promise 1: Walk far, to Mum. Undo: rj undo\n"
    assert rj("promise", "edit", "1", "--learned", "x", "--to", "").out == (
        "Saved: promise 1: Walk far. Undo: rj undo\n"
    )
    assert rj("promise", "edit", "1").err == "Nothing was changed.\n"
    assert rj("promise", "edit", "1", "--json").json["learned"] == "x"
    assert rj("promise", "done", "1").out
    assert rj("promise", "done", "1").err == "Nothing was changed.\n"
    assert rj("promise", "delete", "walk").out == (
        "In the trash for 30 days: Walk far, done. Undo: rj undo\n"
    )
    done = rj("promise", "list", "--all")
    assert (done.out, done.err.startswith("No open promises.")) == ("", True)
    assert "promise 1  Walk far, done" in rj("trash", "list").out
    assert rj("trash", "restore", "promise", "1").out.startswith(
        "Restored from the trash: Walk far"
    )


@each(
    ("arguments", "code", "says"),
    [
        (("add",), 2, "at least one word"),
        (("add", "  "), 2, "at least one word"),
        (("add", "X", "--for", "yesterday"), 2, "is in the past; write a day to come"),
        (("add", "X", "--for", "soon"), 2, "cannot be read as a day"),
        (("done",), 2, "ID is missing"),
        (("move", "1"), 2, "DAY is missing"),
        (("move", "1", "yesterday"), 2, "is in the past"),
    ],
)
def test_what_is_refused(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("promise", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_what_is_not_there(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        journal.people.add(Person(name="Sam"))
        journal.people.add(Person(name="Samira"))
    assert "no promise 7" in rj("promise", "done", "7", code=1).err
    assert "More than one begins with sa" in rj("promise", "add", "X", "--to", "sa", code=1).err


def test_it_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("promise", "add", "--for", "tomorrow")
    child.expect_exact("What do you want to do?")
    child.sendline("x y")
    assert wait_for_exit(child) == 0
    (found,) = rj("promise", "list", "--json").json
    assert found["text"] == "x y"


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    added = rj("promise", "add", f"--to={typed}", "--for=today", "--json", "--", typed)
    assert added.json["text"] == " ".join(clean(typed).split())
    shown = [rj("promise", "list"), rj("status"), rj("promise", "done", "1", f"--learned={typed}")]
    shown += [rj("promise", "list", "--all"), rj("undo")]
    assert all(len(one.out.splitlines()) == 1 for one in shown)
    assert_harmless(added, *shown)
