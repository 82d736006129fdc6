"""The evening review and its questions."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.settings import Settings
from recovery_journal.errors import CannotWrite
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from recovery_journal.words.practice import built_in_packs
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless

ASKED = built_in_packs()[0].prompts


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 22, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def test_answers_stand_below_their_questions(rj: Rj) -> None:
    done = rj(
        *("review", "--answer", "The walk.", "--answer", "", "--answer", "Sam."),
        *("--sleep", "7", "--talked", "-n", "Tired."),
    )
    assert done.out == (
        "Saved 1: evening review. 7 hours of sleep. Talked to someone. Mon 23 Nov 22:12. "
        "Undo: rj undo\n"
    )
    (entry,) = rj("list", "--kind", "review", "--json").json
    assert entry["note"] == f"{ASKED[0]}\nThe walk.\n\n{ASKED[2]}\nSam.\n\nTired."
    assert (entry["pack"], entry["sleep"], entry["talked"]) == ("Plain", 7, True)
    assert rj("search", "walk", "--json").json == [entry]


def test_late_and_little_is_fine(rj: Rj) -> None:
    done = rj("review", "--no-talked", "--at", "yesterday 22:00")
    assert done.out.startswith("Saved 1: evening review. Talked to no one. Sun 22 Nov 22:00.")
    (entry,) = rj("list", "--json").json
    assert (entry["pack"], entry["note"], entry["sleep"]) == ("", "", None)


def test_words_from_a_pipe(rj: Rj) -> None:
    assert rj("review", "--json", "-", stdin=b"One.\nTwo.\n").json["note"] == "One.\nTwo."
    assert rj("review", "-", "--json", stdin=b"Three.").json["note"] == "Three."
    assert rj("review", "--json", stdin=b"Four.").json["note"] == "Four."
    assert rj("review", "--json", "-n", "-", stdin=b"Five.").json["note"] == "Five."
    assert "one answer" in rj("review", code=2).err


def test_the_questions_that_were_chosen(rj: Rj, path: str) -> None:
    rj("review", "questions", "add", "Mine", "What made me laugh?", "What can wait?")
    rj("review", "--answer", "a", "--questions", "twelve")
    with Journal(path) as journal:
        journal.settings.write(Settings(pack="Mine"))
    rj("review", "--answer", "b")
    newest, older = rj("list", "--json").json
    assert (older["pack"], older["note"]) == (
        "Twelve steps",
        "Did anything leave me resentful or afraid?\na",
    )
    assert (newest["pack"], newest["note"]) == ("Mine", "What made me laugh?\nb")
    rj("review", "questions", "delete", "mine")
    assert rj("review", "--answer", "c", "--json").json["pack"] == "Plain"


def test_the_questions_are_shown(rj: Rj, path: str) -> None:
    assert rj("review", "questions").out.startswith(
        "Plain, asked by rj review\n  What went well?\n  What was hard?\n"
    )
    assert not Path(path).exists()
    done = rj("review", "questions", "add", "Mine", "What made me\nlaugh?")
    assert done.out == "Saved: Mine. Undo: rj undo\n"
    assert rj("review", "questions").out.endswith("\n1  Mine\n  What made me laugh?\n")
    shown = rj("review", "questions", "--json").json
    assert [(one["name"], one["chosen"]) for one in shown] == [
        *(("Plain", True), ("Twelve steps", False), ("SMART", False), ("Mine", False)),
    ]
    assert rj("review", "questions", "delete", "m").out == (
        "In the trash for 30 days: Mine. Undo: rj undo\n"
    )
    assert "come with the program" in rj("review", "questions", "delete", "plain", code=2).err


@each(
    ("arguments", "code", "says"),
    [
        (("--answer", " "), 2, "one answer"),
        (("--sleep", "25"), 2, "from 0 to 24"),
        (("--sleep", "long"), 2, "is not a number"),
        (("--at", "tomorrow", "--talked"), 2, "in the future"),
        (("--questions", "nine", "--talked"), 1, "To see them: rj review questions"),
        (("--questions", "s", "--answer=1") + ("--answer=1",) * 6, 2, "SMART has 6 questions"),
        (("hello",), 2, "There is no command"),
        (("questions", "add", "Mine"), 2, "QUESTION... is missing"),
        (("questions", "add", "Mine", " "), 2, "at least one question"),
    ],
)
def test_what_is_refused(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("review", *arguments, code=code)
    assert says in done.err
    assert not Path(path).exists()


def test_each_question_is_asked_and_enter_skips(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("review", "--sleep", "6.5")
    for question, answer in zip(ASKED, ("The walk.", "", "schön", ""), strict=True):
        child.expect_exact(question[:20])
        child.sendline(answer)
    assert wait_for_exit(child) == 0
    (entry,) = rj("list", "--json").json
    assert entry["note"] == f"{ASKED[0]}\nThe walk.\n\n{ASKED[2]}\nschön"
    assert (entry["sleep"], entry["pack"]) == (6.5, "Plain")


def test_what_was_said_before_the_end_of_the_input_is_kept(
    on_terminal: StartOnTerminal, rj: Rj
) -> None:
    child = on_terminal("review")
    child.expect_exact(ASKED[0])
    child.sendline("The walk.")
    child.expect_exact(ASKED[1])
    child.sendeof()
    assert wait_for_exit(child) == 0
    (entry,) = rj("list", "--json").json
    assert entry["note"] == f"{ASKED[0]}\nThe walk."


def test_no_answer_is_no_review(on_terminal: StartOnTerminal, path: str) -> None:
    child = on_terminal("review")
    for question in ASKED:
        child.expect_exact(question[:20])
        child.sendline("")
    child.expect_exact("Nothing was written")
    assert wait_for_exit(child) == 0
    assert not Path(path).exists()


def test_answers_that_cannot_be_saved_are_given_back(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Entries, *_: object, **__: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(Entries, "add", full)
    done = rj("review", "-", stdin=b"The walk.\n", code=74)
    assert "The disk is full." in done.err
    assert done.err.endswith("\nThe walk.\n")


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    pack = rj("review", "questions", "add", "--json", "--", typed, typed)
    assert pack.json["prompts"] == [" ".join(clean(typed).split())]
    added = rj("review", f"--answer={typed}", f"--questions={typed}", "--json")
    assert added.json["note"] == f"{pack.json['prompts'][0]}\n{clean(typed.strip())}"
    assert_harmless(pack, added, rj("list"), rj("show", "1"), rj("review", "questions"), rj("undo"))
