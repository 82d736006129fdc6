"""Kind words from others, on the command line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

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


def test_they_are_kept_and_stand_in_right_now(rj: Rj) -> None:
    done = rj("kept", "add", "One day is enough.", "--from", "Sam", "--on", "2025-03-03")
    assert done.out == "Saved: One day is enough. (Sam, 3 Mar 2025). Undo: rj undo\n"
    rj("kept", "add", "You", "came", "back.")
    rj("kept", "add", "-", stdin="Schön, dass du da bist.\n".encode())
    assert rj("kept", "list").out.splitlines() == [
        "3  Schön, dass du da bist. (23 Nov)",
        "2  You came back. (23 Nov)",
        "1  One day is enough. (Sam, 3 Mar 2025)",
    ]
    assert [one["who"] for one in rj("kept", "list", "--json").json] == ["", "", "Sam"]
    shown = rj("now")
    assert "\nKind words: “You came back.”\n" in shown.out
    assert "\nKind words: “One day is enough.” Sam\n" in shown.out
    assert rj("now", "--json").json["kept_words"][2] == {
        "text": "One day is enough.", "who": "Sam", "received": "2025-03-03",
    }  # fmt: skip
    assert rj("kept", "delete", "3").out == (
        "In the trash for 30 days: Schön, dass du da bist. (23 Nov). Undo: rj undo\n"
    )
    assert "Schön" not in rj("now").out
    rj("undo")
    assert "Schön" in rj("now").out
    assert rj("kept", "delete", "you", "--json").json["id"] == 2


@each(
    ("arguments", "code", "says"),
    [
        (("add",), 2, "no words to keep"),
        (("add", " "), 2, "no words to keep"),
        (("add", "X", "--on", "tomorrow"), 2, "in the future"),
        (("delete",), 2, "ID is missing"),
    ],
)
def test_what_is_refused(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("kept", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_none_yet(rj: Rj, path: str) -> None:
    Journal(path).close()
    done = rj("kept", "list")
    assert (done.out, done.err.startswith("No kind words")) == ("", True)
    assert "no kept words 7" in rj("kept", "delete", "7", code=1).err


def test_they_are_asked_for_on_a_terminal(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("kept", "add", "--from", "Sam")
    child.expect_exact("What did they say")
    child.sendline("x y")
    assert wait_for_exit(child) == 0
    assert rj("kept", "list", "--json").json[0]["text"] == "x y"


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    added = rj("kept", "add", f"--from={typed}", "--json", "--", typed)
    assert added.json["text"] == clean(typed).strip()
    shown = [rj("kept", "list"), rj("now"), rj("now", "--json"), rj("kept", "delete", "1")]
    assert len(shown[0].out.splitlines()) == 1
    assert_harmless(added, *shown)
