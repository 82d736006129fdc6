"""Intentions for the next 24 hours, and how they went."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.text import clean
from recovery_journal.words.practice import TODAY_ONLY
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 7, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def test_it_is_said_and_answered(rj: Rj) -> None:
    done = rj("intention", "Be", "kind", "at", "dinner.")
    assert done.out == ("Saved 1: intention: Be kind at dinner. Mon 23 Nov 07:12. Undo: rj undo\n")
    assert rj("list").out == "1  2026-11-23 07:12  intention.  Be kind at dinner.\n"
    done = rj("intention", "--went", "not-this-time")
    assert done.out == (
        "Saved 1: intention: Be kind at dinner. Not this time. Mon 23 Nov 07:12. Undo: rj undo\n"
    )
    rj("intention", "--went", "part")
    assert rj("list").out == ("1  2026-11-23 07:12  intention. Partly kept.  Be kind at dinner.\n")
    rj("undo")
    assert rj("list", "--kind", "intention", "--json").json[0]["went"] == "not this time"


def test_late_is_fine(rj: Rj) -> None:
    rj("intention", "Old", "--at", "3 days ago")
    assert "no intention from the last two days" in rj("intention", "--went", "kept", code=1).err
    rj("intention", "Sleep early.", "--at", "yesterday 07:00", "--went", "kept", "--shareable")
    (newest, _) = rj("list", "--json").json
    assert (newest["went"], newest["private"], newest["day"]) == ("kept", False, "2026-11-22")
    assert rj("intention", "--went", "partly", "--json").json["id"] == newest["id"]


def test_it_comes_from_a_pipe(rj: Rj) -> None:
    assert rj("intention", "-", "--json", stdin=b"One\ntwo\n").json["note"] == "One\ntwo"
    assert rj("intention", "--json", stdin=b"Three\n").json["note"] == "Three"
    assert "at least one word" in rj("intention", code=2).err


@each(
    ("arguments", "code", "says"),
    [
        (("X", "--went", "badly"), 2, "is one of: kept, partly, not-this-time."),
        (("X", "--at", "tomorrow"), 2, "in the future"),
        (("--went", "kept"), 66, "journal"),
        (("--went", "kept", "--at", "yesterday"), 2, "newest intention: leave out"),
    ],
)
def test_what_is_refused(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("intention", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


@each(("typed", "note"), [("", TODAY_ONLY), ("x y", "x y")], anew=True)
def test_on_a_terminal_enter_is_enough(
    on_terminal: StartOnTerminal, rj: Rj, typed: str, note: str
) -> None:
    child = on_terminal("intention")
    child.expect_exact("Press enter for")
    child.sendline(typed)
    assert wait_for_exit(child) == 0
    (found,) = rj("list", "--json").json
    assert found["note"] == note


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    added = rj("intention", "--json", "--", typed)
    assert added.json["note"] == clean(typed)
    shown = [rj("intention", "--went", "kept"), rj("list"), rj("status"), rj("undo")]
    assert all(len(one.out.splitlines()) == 1 for one in (shown[0], shown[1], shown[3]))
    assert_harmless(added, *shown)
