"""Reasons on the command line."""

from pathlib import Path

import pytest

from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def texts(path: str) -> list[str]:
    with Journal(path, create=False) as journal:
        return [one.text for one in journal.reasons.all()]


def test_a_reason(rj: Rj, path: str) -> None:
    done = rj("reason", "add", "Mornings", "with", "her.")
    assert done.out == "Saved: Mornings with her. Undo: rj undo\n"
    assert rj("reason", "add", "x", "--json").json["text"] == "x"
    assert rj("reason", "list").out == "1  Mornings with her.\n2  x\n"
    assert [one["id"] for one in rj("reason", "list", "--json").json] == [1, 2]
    assert read_card(card_file(path)).reasons == ("Mornings with her.", "x")
    assert "Your reasons: Mornings with her.\n" in rj("now").out


@each("arguments", [(), ("-",)], anew=True)
def test_a_reason_from_standard_input(rj: Rj, path: str, arguments: tuple[str, ...]) -> None:
    rj("reason", "add", *arguments, stdin="für\n mich\n".encode())
    assert texts(path) == ["für mich"]


def test_a_reason_is_asked_for_on_a_terminal(on_terminal: StartOnTerminal, path: str) -> None:
    child = on_terminal("reason", "add")
    child.expect_exact("Why is it worth it?")
    child.sendline("my knees")
    assert wait_for_exit(child) == 0
    assert texts(path) == ["my knees"]


@each("stdin", [b"", b" \n", b"\0"])
def test_a_reason_without_a_word(rj: Rj, path: str, stdin: bytes) -> None:
    assert "at least one word" in rj("reason", "add", stdin=stdin, code=2).err


def test_the_order_is_the_persons(rj: Rj, path: str) -> None:
    for text in ("one", "two", "three"):
        rj("reason", "add", text)
    assert rj("reason", "move", "3", "up").out == "1  one\n3  three\n2  two\n"
    assert rj("reason", "move", "one", "DOWN").out == "3  three\n1  one\n2  two\n"
    moved = rj("reason", "move", "3", "up", "--json").json
    assert [one["text"] for one in moved] == ["three", "one", "two"]
    assert "The way is one of: up, down." in rj("reason", "move", "1", "left", code=2).err
    assert "no reason 9" in rj("reason", "move", "9", "up", code=1).err
    assert "three, two" in rj("reason", "delete", "t", code=1).err
    rj("undo")
    assert texts(path) == ["one", "three", "two"]


def test_a_reason_in_other_words_keeps_its_place(rj: Rj, path: str) -> None:
    rj("reason", "add", "one")
    rj("reason", "add", "two")
    assert rj("reason", "edit", "1", "more", "than one").out == (
        "Saved: more than one. Undo: rj undo\n"
    )
    assert rj("reason", "edit", "two", "-", "--json", stdin=b"deux\n").json["text"] == "deux"
    assert texts(path) == ["more than one", "deux"]
    assert rj("reason", "edit", "2", "deux").err == "Nothing was changed.\n"
    assert "at least one word" in rj("reason", "edit", "2", stdin=b"", code=2).err
    assert "no reason 9" in rj("reason", "edit", "9", "x", code=1).err


def test_removing_and_bringing_back(rj: Rj, path: str) -> None:
    rj("reason", "add", "one")
    rj("reason", "add", "two")
    assert rj("reason", "delete", "1").out == "In the trash for 30 days: one. Undo: rj undo\n"
    assert texts(path) == ["two"]
    rj("undo")
    assert rj("reason", "delete", "2", "--json").json["text"] == "two"
    assert texts(path) == ["one"]
    assert "no reason 2" in rj("reason", "delete", "2", code=1).err


def test_no_reason_yet(rj: Rj, path: str) -> None:
    rj("reason", "list", code=66)
    Journal(path).close()
    assert rj("reason", "list").err.startswith("Why is it worth it?")
    assert rj("reason", "list", "--json").json == []


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_text_as_a_reason(rj: Rj, path: str, text: str) -> None:
    typed = as_argument(f"x{text}")
    done = [rj("reason", "add", "--", typed), rj("reason", "add", "--json", "--", typed)]
    assert done[1].json["text"] == " ".join(clean(typed).split())
    done += [rj("reason", "list"), rj("reason", "list", "--json"), rj("reason", "move", "1", "up")]
    done += [rj("reason", "delete", "1"), rj("undo"), rj("now")]
    assert len(done[2].out.splitlines()) == 2
    assert_harmless(*done)
