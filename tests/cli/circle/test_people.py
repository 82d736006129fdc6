"""People in the circle, on the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 4, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def person(path: str, name: str) -> Person:
    with Journal(path, create=False) as journal:
        return journal.people.find(name)


def test_a_name_is_enough(rj: Rj, path: str) -> None:
    done = rj("people", "add", "S.")
    assert done.out == "Saved: S. Undo: rj undo\n"
    assert "Your journal" in done.err
    assert person(path, "s") == Person(name="S.", id=1, uid=person(path, "s").uid, revision=1)
    rj("undo")
    assert not rj("people", "list").out


def test_everything_about_someone(rj: Rj, path: str) -> None:
    done = rj(
        *("people", "add", "Sam", "--role", "spons", "--number", "+353 1 234 567", "--any-hour"),
        *("--also", "Signal", "--favourite", "-n", "Met in 2019.\nTea."),
        code=2,
    )
    assert "A role is one of: sponsor, sponsee." in done.err
    done = rj(
        *("people", "add", "Sam", "--role", "sponsor", "--number", "+353 1 234 567", "--any-hour"),
        *("--also", "Signal", "--good-times", "evenings", "--favourite"),
        *("-n", "Met in 2019.\nTea."),
    )
    assert done.out == (
        "Saved: Sam, sponsor, +353 1 234 567, Signal, at any hour, first. Undo: rj undo\n"
    )
    assert rj("people", "show", "sam").out == (
        "id: 1\nname: Sam\nrole: sponsor\nnumber: +353 1 234 567\nalso: Signal\nany hour: yes\n"
        "good times: evenings\nfavourite: yes\nnote: Met in 2019.\n  Tea.\n"
    )


def test_the_card_has_them_at_once(rj: Rj, path: str) -> None:
    rj("people", "add", "Ana")
    rj("people", "add", "Sam", "--favourite", "--number", "1")
    assert [one.name for one in read_card(card_file(path)).people] == ["Sam", "Ana"]
    assert "Sam: 1" in rj("now").out
    rj("people", "archive", "Sam")
    assert "Sam" not in rj("now").out


def test_a_date_of_theirs_needs_their_word(rj: Rj, path: str) -> None:
    add = ("people", "add", "Kim", "--role", "sponsee", "--recovery-date", "2020-02-29")
    assert "only if they agreed" in rj(*add, code=2).err
    assert not Path(path).exists()
    assert rj(*add, "--agreed").out == "Saved: Kim, sponsee, since 29 Feb 2020. Undo: rj undo\n"
    assert person(path, "Kim").recovery_day == date(2020, 2, 29)
    assert "recovery date: 2020-02-29\n" in rj("people", "show", "kim").out
    rj("people", "edit", "Kim", "--recovery-date", "yesterday")
    assert person(path, "Kim").recovery_day == date(2026, 11, 22)
    rj("people", "edit", "Kim", "--recovery-date", "None")
    assert (person(path, "Kim").recovery_day, person(path, "Kim").agreed) == (None, False)
    assert (
        "only if they agreed"
        in rj("people", "edit", "Kim", "--recovery-date", "yesterday", code=2).err
    )


def test_what_was_said_can_be_changed(rj: Rj, path: str) -> None:
    rj("people", "add", "Sam", "--any-hour", "--favourite", "--number", "1", "-n", "old")
    done = rj(
        *("people", "edit", "sam", "--name", "Samira", "--role", "friend", "--number", "2"),
        *("--no-any-hour", "--no-favourite", "--good-times", "mornings", "-n", "-"),
        stdin=b"neu\nzwei\n",
    )
    assert done.out == "Saved: Samira, friend, 2, mornings. Undo: rj undo\n"
    changed = person(path, "Samira")
    assert (changed.note, changed.any_hour, changed.favourite) == ("neu\nzwei", False, False)
    assert rj("people", "edit", "1").err == "Nothing was changed.\n"
    assert rj("people", "edit", "1", "--json").json["name"] == "Samira"
    rj("people", "edit", "1", "--number", "", "-n", "")
    assert (person(path, "1").number, person(path, "1").note) == ("", "")


def test_a_line_each(rj: Rj) -> None:
    rj("people", "add", "Sam", "--role", "sponsor", "--number", "1")
    rj("people", "add", "Ana", "--good-times", "evenings")
    rj("people", "add", "Kim", "--json")
    assert rj("people", "archive", "Kim").out == "Saved: Kim, archived. Undo: rj undo\n"
    assert rj("people", "list").out == "1  Sam  sponsor  1\n2  Ana  evenings\n"
    assert rj("people", "list", "--all").out.splitlines()[2] == "3  Kim  archived"
    assert [one["name"] for one in rj("people", "list", "--json").json] == ["Sam", "Ana"]
    assert len(rj("people", "list", "--all", "--json").json) == 3
    rj("people", "archive", "kim", "--back")
    assert len(rj("people", "list").out.splitlines()) == 3


def test_when_they_were_last_heard_from(rj: Rj) -> None:
    rj("people", "add", "Sam")
    rj("people", "add", "Ana")
    rj("people", "add", "Kim")
    rj("contact", "sam", "--at", "last tue")
    rj("contact", "sam", "--at", "3 weeks ago")
    rj("contact", "ana")
    assert rj("people", "list").out.splitlines() == [
        "1  Sam  last contact: Tue 17 Nov",
        "2  Ana  last contact: today",
        "3  Kim",
    ]
    heard = [one["last_heard"] for one in rj("people", "list", "--json").json]
    assert heard == ["2026-11-17", "2026-11-23", None]
    assert "last heard from: Tue 17 Nov\n" in rj("people", "show", "sam").out
    rj("people", "edit", "sam", "--name", "Samira")
    assert rj("people", "show", "samira", "--json").json["last_heard"] == "2026-11-17"


def test_their_own_next_date(rj: Rj) -> None:
    rj("people", "add", "Kim", "--recovery-date", "2025-11-26", "--agreed")
    rj("people", "add", "Lou", "--recovery-date", "2020-11-23", "--agreed")
    rj("people", "add", "Sam")
    assert "next date: 1 year on Thu 26 Nov\n" in rj("people", "show", "kim").out
    assert "next date: 6 years today\n" in rj("people", "show", "lou").out
    assert "date" not in rj("people", "show", "sam").out
    dates = [one["next_date"] for one in rj("people", "list", "--json").json]
    assert dates[0] == {"count": 1, "unit": "year", "on": "2026-11-26"}
    assert dates[2] is None


def test_someone_can_be_removed_and_brought_back(rj: Rj, path: str) -> None:
    rj("people", "add", "Sam", "-n", "x")
    assert rj("people", "delete", "sam").out == "In the trash for 30 days: Sam. Undo: rj undo\n"
    assert rj("people", "list", "--all").out == ""
    assert read_card(card_file(path)).people == ()
    rj("undo")
    assert person(path, "Sam").note == "x"
    assert rj("people", "delete", "1", "--json").json["name"] == "Sam"
    assert "nobody called" in rj("people", "delete", "1", code=1).err


def test_nobody_yet(rj: Rj, path: str) -> None:
    assert "rj people add NAME" in rj("people", "list", code=66).err
    Journal(path).close()
    done = rj("people", "list")
    assert (done.out, done.err) == (
        "",
        "One person is enough to start with: a name and a number.\n"
        "To add someone: rj people add NAME --number NUMBER\n"
        "Find a meeting: aa.org, na.org, smartrecovery.org, recoverydharma.org, "
        "lifering.org, womenforsobriety.org, gamblersanonymous.org, al-anon.org, nar-anon.org\n",
    )
    assert rj("people", "list", "--json").json == []
    assert "nobody called x" in rj("people", "show", "x", code=1).err
    rj("people", "add", "Sam")
    rj("people", "add", "Samira")
    assert "Sam, Samira" in rj("people", "show", "sa", code=1).err


@each(
    ("arguments", "code", "says"),
    [
        (("add",), 2, "NAME is missing."),
        (("add", ""), 2, "needs a name"),
        (("add", " \t"), 2, "needs a name"),
        (("add", "X", "--role", "boss"), 2, "A role is one of"),
        (("add", "X", "--recovery-date", "soon"), 2, "cannot be read as a day"),
        (("add", "X", "--recovery-date", "tomorrow", "--agreed"), 2, "in the future"),
        (("add", "X", "-n"), 2, "-n needs words"),
        (("show",), 2, "NAME is missing"),
    ],
)
def test_someone_who_cannot_be(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("people", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_who_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("people", "add", "--number", "1", "-n")
    child.expect_exact("Who?")
    child.sendline("schön")
    child.expect_exact("Note:")
    child.sendline("x")
    assert wait_for_exit(child) == 0
    (found,) = rj("people", "list", "--json").json
    assert (found["name"], found["number"], found["note"]) == ("schön", "1", "x")


def test_a_name_from_standard_input(rj: Rj, path: str) -> None:
    rj("people", "add", "-", stdin=b"Sam\n")
    assert person(path, "sam").name == "Sam"


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_text_about_someone(rj: Rj, path: str, text: str) -> None:
    typed = as_argument(f"x{text}")
    options = [f"--{name}={typed}" for name in ("number", "also", "good-times", "note")]
    added = rj("people", "add", *options, "--json", "--", typed)
    line = " ".join(clean(typed).split())
    assert (added.json["name"], added.json["number"]) == (line, line)
    assert added.json["note"] == clean(typed).strip()
    shown = [rj("people", "list"), rj("people", "list", "--json"), rj("people", "show", "1")]
    shown += [rj("people", "archive", "1"), rj("undo"), rj("now"), rj("people", "show", typed)]
    assert len(shown[0].out.splitlines()) == 1
    assert shown[2].out.count("\nname: ") == 1
    assert_harmless(added, *shown)


@each(
    "words",
    [
        *(("people", "add"), ("people", "edit"), ("reason", "add"), ("reason", "edit")),
        *(("plan", "add"), ("plan", "edit"), ("safety", "edit"), ("strategy", "suggest")),
    ],
)
def test_the_help_says_who_else_sees_the_words(rj: Rj, words: tuple[str, ...]) -> None:
    said = " ".join(rj(*words, "--help").out.split())
    assert "stay in the history of your shell, and others can see them in ps" in said


@each("name", ["Sam", "A. from “home”"])
def test_a_name_that_stays_is_said_before_it_is_removed_for_good(
    rj: Rj, on_terminal: StartOnTerminal, name: str
) -> None:
    rj("people", "add", name)
    rj("contact", name)
    rj("contact", name, "-n", "Again.")
    rj("promise", "add", "Call", "--to", name)
    stays = f"The name {name} stays in 2 entries, 1 promise.\n"
    assert rj("people", "delete", name).err == stays
    child = on_terminal("trash", "empty")
    child.expect("stays in 2 entries, 1 promise")
    child.expect("Empty the trash?")
    child.sendline("no")
    child.expect("Nothing was changed")
    assert wait_for_exit(child) == 0
    assert rj("trash", "empty", "--yes").err.startswith(stays)
    for number in rj("list", "--json").json:
        rj("delete", str(number["id"]))
    rj("promise", "delete", "Call")
