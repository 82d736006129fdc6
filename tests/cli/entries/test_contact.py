"""Logging a conversation."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
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


@pytest.fixture
def circle(path: str) -> None:
    with Journal(path) as journal:
        for name in ("Sam", "Ana", "Samira"):
            journal.people.add(Person(name=name))


def test_the_beginning_of_a_name_is_enough(rj: Rj, path: str, circle: None) -> None:
    done = rj("contact", "an")
    assert done.out == "Saved 1: call with Ana. Mon 23 Nov 04:12. Undo: rj undo\n"
    assert not done.err
    with Journal(path) as journal:
        assert journal.people.last_heard() == {"ana": date(2026, 11, 23)}
    rj("undo")
    assert rj("list", "--kind", "contact", "--json").json == []


def test_all_there_is_to_say(rj: Rj, circle: None) -> None:
    done = rj(
        *("contact", "sam", "Ana", "--how", "in-person", "--helped", "-n", "Walked.\nTalked."),
        *("--at", "yesterday 21:30", "--shareable", "--keep"),
    )
    assert done.out == (
        "Saved 1: met Sam, Ana. You were there for someone. Sun 22 Nov 21:30. Undo: rj undo\n"
    )
    (entry,) = rj("list", "--json").json
    assert (entry["people"], entry["way"], entry["helped"]) == (["Sam", "Ana"], "in person", True)
    assert (entry["note"], entry["private"], entry["kept"]) == ("Walked.\nTalked.", False, True)
    assert rj("list").out == (
        "1  2026-11-22 21:30  met Sam, Ana. You were there for someone.  shareable  kept  "
        "Walked. Talked.\n"
    )
    assert rj("search", "ana", "walk", "--json").json == [entry]
    assert rj("contact", "2", "--how", "m", "--json").json["people"] == ["Ana"]


@each(
    ("arguments", "code", "says"),
    [
        ((), 2, "PERSON... is missing."),
        (("Kim",), 1, "Nobody in your circle is called Kim. To add them: rj people add Kim\n"),
        (("Sam", "Red Kim"), 1, "To add them: rj people add 'Red Kim'\n"),
        (("s",), 1, "More than one begins with s: Sam, Samira."),
        (("",), 1, "Nothing was typed."),
        (("Sam", "--how", "pigeon"), 2, "is one of: call, message, in-person, online, other."),
        (("Sam", "--at", "tomorrow"), 2, "in the future"),
        (("Sam", "-n"), 2, "-n needs words"),
    ],
)
def test_what_is_refused(
    rj: Rj, circle: None, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("contact", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert rj("list", "--json").json == []


def test_nobody_is_there_before_the_first_journal(rj: Rj, path: str) -> None:
    assert "To add them: rj people add Kim" in rj("contact", "Kim", code=1).err
    assert not Path(path).exists()


def test_who_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, rj: Rj, circle: None) -> None:
    child = on_terminal("contact", "-n")
    child.expect_exact("Who was it?")
    child.sendline("an")
    child.expect_exact("Note:")
    child.sendline("x")
    assert wait_for_exit(child) == 0
    (found,) = rj("list", "--json").json
    assert (found["people"], found["note"]) == (["Ana"], "x")


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_name_and_any_words(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    rj("people", "add", "--", typed)
    added = rj("contact", f"--note={typed}", "--json", "--", typed)
    assert added.json["people"] == [" ".join(clean(typed).split())]
    shown = [rj("list"), rj("show", "1"), rj("undo")]
    assert len(shown[0].out.splitlines()) == 1
    assert_harmless(added, *shown, rj("contact", f"y{typed}", code=1))
