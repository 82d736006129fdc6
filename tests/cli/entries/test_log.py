"""Logging anything step by step: each value is asked for, and nothing is saved unasked."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.cli.commands import GROUPS
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES
from recovery_journal.store.encryption import inbox
from support.command_line import AnswerOnTerminal, Rj, StartOnTerminal, wait_for_exit
from support.encrypted import PASSPHRASE
from support.locked import write_locked_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
TO_THE_END = (".", "yes")
CONVERSATIONS = {
    "craving": ("6", "rain, boss", *TO_THE_END),
    "after": ("2", *TO_THE_END),
    "mood": ("3", *TO_THE_END),
    "note": ("It rained.", *TO_THE_END),
    "used": ("wine", "2", *TO_THE_END),
    "none": ("wine", "yesterday", *TO_THE_END),
    "intention": ("Walk home.", *TO_THE_END),
    "review": ("", "7.5", *TO_THE_END),
    "contact": ("sam", *TO_THE_END),
    "meeting attended": ("Lake group", *TO_THE_END),
}


@pytest.fixture
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(NOW, tick=False):
        yield str(home / "journal.db")


def test_a_whole_conversation_on_a_terminal(on_terminal: StartOnTerminal, rj: Rj) -> None:
    rj("tracker", "add", "Tea", "--since", "2026-01-01")
    child = on_terminal("log")
    for question, answer in (
        ("What do you want to log?", "11"),
        ("What you log is one of", "1"),
        ("0 to 10?", "loud"),
        ("“loud” is not a whole number.", "12"),
        ("A craving is a whole number from 0 to", "8"),
        ("What set it off:", "the quay"),
        ("What you felt:", ""),
        ("What you tried:", ""),
        ("Your words:", "schön, trotzdem"),
        ("A tracker, or none:", "Rum"),
        ("Rum", "none"),
        ("When (", "next year"),
        ("When (", "1h ago"),
        ("How strong it was later (0-10):", "."),
        ("Save it? yes or no:", "perhaps"),
        ("Please answer yes or no.", "yes"),
    ):
        child.expect_exact(question)
        child.sendline(answer)
    child.expect_exact("Saved 1: craving 8 of 10, the quay.")
    assert wait_for_exit(child) == 0
    (found,) = rj("list", "--json").json
    assert (found["intensity"], found["triggers"]) == (8, ["the quay"])
    assert found["note"] == "schön, trotzdem"


def test_ctrl_c_saves_nothing_and_keeps_what_was_saved(
    on_terminal: StartOnTerminal, rj: Rj
) -> None:
    rj("note", "before")
    child = on_terminal("log", "mood")
    child.expect_exact("1 to 5?")
    child.sendline("2")
    child.expect_exact("What you feel:")
    child.sendintr()
    child.expect_exact("Nothing was saved.")
    assert wait_for_exit(child) == 130
    (found,) = rj("list", "--json").json
    assert found["note"] == "before"


def test_a_locked_journal_takes_it_as_the_direct_command_does(
    on_terminal: StartOnTerminal, path: str
) -> None:
    write_locked_journal(path)
    child = on_terminal("log", "mood")
    child.expect_exact("1 to 5?")
    child.sendline("4")
    child.expect_exact("What you feel:")
    child.sendline(".")
    child.expect_exact("Save it?")
    assert not inbox.list_waiting(path)
    child.sendline("yes")
    child.expect_exact("Sealed: mood 4 of 5")
    assert wait_for_exit(child) == 0
    assert len(inbox.list_waiting(path)) == 1
    child = on_terminal("log", "contact")
    child.expect_exact("assphrase")
    child.sendline(PASSPHRASE)
    child.expect_exact("Who was it?")
    child.sendeof()
    child.expect_exact("nothing was saved")
    assert wait_for_exit(child) == 2


def test_every_kind_can_be_logged(answering: AnswerOnTerminal, rj: Rj, path: str) -> None:
    assert [*GROUPS["Log"]] == ["log", *CONVERSATIONS][:-2]
    rj("tracker", "add", "Wine", "--limit", "2 glasses a day")
    rj("tracker", "edit", "wine", "--since", "2026-01-01")
    rj("people", "add", "Sam")
    for number, (name, answers) in enumerate(CONVERSATIONS.items(), start=1):
        before = rj("list", "--limit", "0", "--json").json
        held = answering("log", answers=(str(number), *answers[:-1], "no"))
        assert "Nothing was saved." in held.err, name
        assert held.out.startswith("To be saved: "), name
        assert held.out.count("\n") == 1, name
        assert rj("list", "--limit", "0", "--json").json == before, name
        done = answering("log", *name.split()[:1], answers=answers)
        assert done.out.splitlines()[1].startswith(("Saved ", "Thank you")), (name, done.out)
    found = rj("list", "--limit", "0", "--json").json
    assert {one["kind"] for one in found} == {*ENTRY_CLASSES}
    (craving,) = (one for one in found if one["kind"] == "craving")
    assert (craving["triggers"], craving["after"]) == (["rain", "boss"], 2)


def test_each_question_can_be_read(answering: AnswerOnTerminal, rj: Rj, path: str) -> None:
    rj("people", "add", "Sam")
    for name, answers in CONVERSATIONS.items():
        if name not in ("after", "used", "none"):
            asked = answering(
                "log", *name.split()[:1], answers=(*answers[:-2], *[""] * 30), code=2
            ).err
            shown = asked.replace("? ", "?\n").replace(": ", ":\n").splitlines()
            assert not {"None", "None:", ":", "?"} & {*shown}, name
            assert "Private" in asked or "share" in asked, name


def test_the_end_of_the_input_saves_nothing(answering: AnswerOnTerminal, path: str) -> None:
    for name, answers in CONVERSATIONS.items():
        if name not in ("after", "contact"):  # these need something that was logged before
            for number in range(len(answers)):
                said = answering("log", *name.split()[:1], answers=answers[:number], code=2).err
                assert "There was no answer, so nothing was saved." in said, name
    assert not os.path.exists(path)


def test_an_answer_that_only_the_journal_can_refuse_is_asked_again(
    answering: AnswerOnTerminal, rj: Rj, path: str
) -> None:
    rj("people", "add", "Sam")
    done = answering("log", "contact", answers=("Kim", "Sam", *TO_THE_END))
    assert "Kim" in done.err
    rj("tracker", "add", "Tea", "--since", "2026-01-01")
    done = answering("log", "used", answers=("Gin", "Tea", "", "tomorrow", ".", "yes"))
    assert "Gin" in done.err
    assert "a time that has passed" in done.err
    assert {one["kind"] for one in rj("list", "--json").json} == {"contact", "use"}


def test_without_a_terminal_the_direct_commands_are_named(rj: Rj, path: str) -> None:
    for arguments in ((), ("mood",)):
        said = rj("log", *arguments, stdin=b"5\n", code=2).err
        assert said == (
            "rj log asks on a terminal. Elsewhere, use rj craving, rj after, rj mood, rj note, "
            "rj used, rj none, rj intention, rj review, rj contact or rj meeting attended.\n"
        )
    assert not os.path.exists(path)


def test_no_open_craving_ends_it(answering: AnswerOnTerminal, rj: Rj, path: str) -> None:
    rj("note", "x")
    assert "No craving" in answering("log", "after", answers=("3",), code=1).err


def test_what_was_saved_is_printed_as_json_alone(path: str, on_terminal: StartOnTerminal) -> None:
    child = on_terminal("log", "mood", "--json")
    child.expect_exact("How are you, 1 to 5?")
    child.sendline("4")
    child.expect_exact("What you feel:")
    child.sendline(".")
    child.expect_exact("mood 4 of 5, good.")
    child.expect_exact("Save it? yes or no:")
    child.sendline("yes")
    child.expect_exact('"mood": 4')
    assert wait_for_exit(child) == 0
