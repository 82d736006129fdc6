"""The safety plan on the command line."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from recovery_journal.words import toolkit
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER, long_line
from support.each import each
from support.encrypted import encrypt, files_containing
from support.locked import passphrase_option
from support.spoken import as_argument, assert_harmless


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    at = datetime(2026, 11, 23, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    with time_machine.travel(at, tick=False):
        yield str(home / "journal.db")


def step(path: str, number: int) -> str:
    with Journal(path, create=False) as journal:
        return journal.safety_plan.texts()[number]


def test_an_empty_plan_needs_no_journal(rj: Rj, path: str) -> None:
    done = rj("safety", "show")
    lines = done.out.splitlines()
    assert lines[0] == "My safety plan"
    assert [line for line in lines if line[:1].isdigit()] == [
        f"{number}. {heading}" for number, heading in enumerate(toolkit.SAFETY_STEP_HEADINGS, 1)
    ]
    assert "In danger, or thinking of ending your life: 112 · 0800 1110111" in lines
    assert "Numbers for Germany, guessed from the time zone." in lines
    assert lines[-2:] == [toolkit.WITH_SOMEONE, toolkit.CREDIT]
    assert done.err == "To put a step in your words: rj safety edit 1\n"
    assert [one["text"] for one in rj("safety", "show", "--json").json] == [""] * 6
    assert not Path(path).exists()


def test_a_step_in_ones_own_words(rj: Rj, path: str) -> None:
    done = rj("safety", "edit", "2", "--text", "Walk.\n\nCall the dog.")
    assert done.out == f"Saved: 2. {toolkit.SAFETY_STEP_HEADINGS[1]}. Undo: rj undo\n"
    assert (
        f"2. {toolkit.SAFETY_STEP_HEADINGS[1]}\n   Walk.\n\n   Call the dog.\n\n3. "
        in rj("safety", "show").out
    )
    assert not rj("safety", "show").err
    done = rj("safety", "edit", "2", "--json", stdin="Später\n".encode())
    assert done.json == {"step": 2, "heading": toolkit.SAFETY_STEP_HEADINGS[1], "text": "Später"}
    assert rj("undo").out == "Change undone: a safety step\n"
    assert step(path, 2) == "Walk.\n\nCall the dog."
    assert rj("safety", "show", "--json").json[1]["text"] == "Walk.\n\nCall the dog."


def test_a_step_stays_unless_it_is_emptied_on_purpose(rj: Rj, path: str) -> None:
    rj("safety", "edit", "6", "--text", "The garden.")
    assert rj("safety", "edit", "6", stdin=b" \n").err.startswith("Nothing was written")
    assert rj("safety", "edit", "6", "--text", "The garden. ").err == "Nothing was changed.\n"
    assert step(path, 6) == "The garden."
    rj("safety", "edit", "6", "--text", "")
    assert step(path, 6) == ""


@each(
    ("arguments", "code", "says"),
    [
        ((), 2, "Which step? Say a number from 1 to 6."),
        (("x",), 2, "“x” is not a whole number."),
        (("0", "--text", "x"), 2, "A step of the safety plan is a whole number from 1 to 6."),
        (("7", "--text", ""), 2, "A step of the safety plan is a whole number from 1 to 6."),
    ],
)
def test_a_step_that_is_not_there(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("safety", "edit", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_a_step_is_written_in_the_editor(
    on_terminal: StartOnTerminal, rj: Rj, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rj("safety", "edit", "1", "--text", "I stop sleeping.")
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "\\nI stop eating.\\n" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    child = on_terminal("safety", "edit")
    child.expect_exact("Which step, 1 to 6?")
    child.sendline("1")
    assert wait_for_exit(child) == 0
    assert step(path, 1) == "I stop sleeping.\nI stop eating."
    script.write_text('#!/bin/sh\n: > "$1"\n')
    child = on_terminal("safety", "edit", "1")
    child.expect_exact('rj safety edit 1 --text ""')
    assert wait_for_exit(child) == 0
    assert step(path, 1) == "I stop sleeping.\nI stop eating."
    rj("safety", "edit", "1", "--text", "")
    assert step(path, 1) == ""


def test_what_changed_meanwhile_is_not_written_over(
    on_terminal: StartOnTerminal, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Journal(path) as journal:
        journal.safety_plan.write_step(1, "old")
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho mine > "$1"; echo ready; read go\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    child = on_terminal("safety", "edit", "1")
    child.expect_exact("ready")
    with Journal(path) as journal:
        journal.safety_plan.write_step(1, "theirs")
    child.sendline("go")
    child.expect_exact("changed elsewhere in the meantime")
    child.expect_exact("What you wrote is kept. To see and save it: rj draft")
    assert wait_for_exit(child) == 1
    assert step(path, 1) == "theirs"


def test_a_page_to_print(rj: Rj, home: Path) -> None:
    rj("safety", "edit", "4", "--text", "Sam. 今日")
    with Journal(str(home / "journal.db")) as journal:
        journal.settings.write(Settings(region="IE"))
    file = home / "plan.txt"
    done = rj("safety", "export", "-o", str(file))
    assert done.err.startswith(f"Written: {file}\n")
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    page = file.read_text("utf-8")
    assert page == rj("safety", "export").out == rj("safety", "export", "-o", "-").out
    assert page == rj("safety", "show").out
    assert f"4. {toolkit.SAFETY_STEP_HEADINGS[3]}\n   Sam. 今日\n" in page
    assert "Numbers for Ireland\n" in page
    assert "was not touched" in rj("safety", "export", "-o", str(file), code=73).err
    rj("safety", "export", "-o", str(file), "--force")


@each("text", [*HOSTILE_TOGETHER, long_line(90_000)])
def test_any_text_in_the_plan(rj: Rj, path: str, text: str) -> None:
    typed = as_argument(f"x{text}")
    done = [rj("safety", "edit", "3", f"--text={typed}"), rj("safety", "show")]
    done += [rj("safety", "show", "--json")]
    kept = clean(typed).strip()
    assert done[2].json[2]["text"] == kept == step(path, 3)
    assert len([line for line in done[1].out.split("\n") if line[:1].isdigit()]) == 6
    assert_harmless(*done)
    exported = rj("safety", "export").out
    assert "\n".join(f"   {line}" if line else "" for line in kept.split("\n")) in exported


def test_a_locked_plan_can_be_read_once_that_was_chosen(rj: Rj, home: Path) -> None:
    path = str(home / "journal.db")
    rj("safety", "edit", "2", "--text", "I call Mirabelle.")
    assert "rj safety show" in rj("now").out
    Path(encrypt(path).plain_copy).unlink()

    def opened(*arguments: str) -> None:
        with passphrase_option() as option:
            rj(*option, *arguments)

    opened("config", "set", "open-card", "yes")
    assert "Mirabelle" not in (home / "card.json").read_text()
    assert rj("safety", "show", code=77).err
    opened("config", "set", "open-card", "no")
    opened("config", "set", "open-plan", "yes")
    assert "I call Mirabelle." in rj("safety", "show").out
    opened("safety", "edit", "2", "--text", "I call Quitte.")
    assert "I call Quitte." in rj("safety", "show").out
    assert rj("safety", "edit", "2", "--text", "new", code=77).err
    opened("config", "set", "open-plan", "no")
    assert not files_containing(home, "Quitte")
    assert rj("safety", "show", code=77).err


def test_an_exported_plan_says_that_its_file_is_not_encrypted(rj: Rj, home: Path) -> None:
    rj("safety", "edit", "1", "--text", "My hands shake.")
    assert "it is not encrypted" in rj("safety", "export", "-o", str(home / "plan.txt")).err
    assert "not encrypted" not in rj("safety", "export").err
