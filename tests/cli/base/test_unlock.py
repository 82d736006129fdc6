"""The passphrase on a real terminal: nothing typed is shown, and nothing typed is lost."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from recovery_journal.cli.base import session
from recovery_journal.cli.commands import COMMANDS
from support.encrypted import PASSPHRASE
from support.locked import write_locked_journal
from support.terminal import Terminal


@pytest.fixture
def path(home: Path) -> str:
    path = str(home / "journal.db")
    write_locked_journal(path)
    return path


@pytest.mark.usefixtures("path")
def test_what_is_typed_while_a_passphrase_is_checked_is_hidden_and_answers_the_next_question() -> (
    None
):
    for typed in (
        ("wrong one", PASSPHRASE),
        ("naïve wrong", "another wrong", PASSPHRASE),
        (PASSPHRASE,),
    ):
        with Terminal("list") as terminal:
            terminal.wait_for("Passphrase:")
            terminal.send("".join(f"{one}\r" for one in typed))
            assert terminal.wait_for_exit() == 0, terminal.screen
            assert terminal.screen.count("That isn't the passphrase.") == len(typed) - 1
            for one in typed:
                assert one.encode() not in terminal.raw
            assert terminal.echoes


@pytest.mark.usefixtures("path")
def test_the_terminal_shows_nothing_between_a_wrong_passphrase_and_the_next_one() -> None:
    with Terminal("list") as terminal:
        terminal.wait_for("Passphrase:")
        terminal.send("wrong\r")
        terminal.wait_for("That isn't the passphrase.")
        assert not terminal.echoes
        for letter in f"{PASSPHRASE}\r":
            terminal.send(letter)
            terminal.read_for(0.05)
        assert terminal.wait_for_exit() == 0
        assert PASSPHRASE[:4].encode() not in terminal.raw


@pytest.mark.usefixtures("path")
def test_a_terminal_shows_what_is_typed_again_however_the_asking_ends() -> None:
    for keys, code in (("\x04", 2), ("a\rb\rc\r", 77), ("\r", 77)):
        with Terminal("list") as terminal:
            terminal.wait_for("Passphrase:")
            terminal.send(keys)
            assert terminal.wait_for_exit() == code
            assert terminal.echoes, keys


@pytest.mark.usefixtures("path")
def test_a_new_passphrase_can_be_typed_before_it_is_asked_for() -> None:
    new = "five other quiet words here"
    with Terminal("passphrase", "change") as terminal:
        terminal.wait_for("Passphrase:")
        terminal.send(f"{PASSPHRASE}\r{new}\r{new}\r")
        assert terminal.wait_for_exit() == 0, terminal.screen
        assert b"words here" not in terminal.raw
    with Terminal("list") as terminal:
        terminal.wait_for("Passphrase:")
        terminal.send(f"{new}\r")
        assert terminal.wait_for_exit() == 0, terminal.screen


def test_the_passphrase_is_asked_for_before_anything_else_is_typed(
    home: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    editor = home / "editor"
    editor.write_text(f"#!/bin/sh\ntouch {home}/began\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    for arguments in (
        ("letter", "write"),
        ("reason", "add"),
        ("people", "add"),
        ("promise", "add"),
        ("plan", "add"),
        ("kept", "add"),
        ("safety", "edit", "1"),
        ("meeting", "add"),
        ("contact", "call"),
        ("review",),
    ):
        with Terminal(*arguments) as terminal:
            terminal.wait_for("Passphrase:")
            before, _, _ = terminal.screen.partition("Passphrase:")
            assert not before.strip(), arguments
            terminal.send("\r")
            assert terminal.wait_for_exit() == 77, arguments
            assert not (home / "began").exists(), arguments
    with Terminal("note") as terminal:
        terminal.wait_until((home / "began").exists)
        assert "Passphrase" not in terminal.screen


def test_what_is_sealed_is_asked_for_without_the_passphrase() -> None:
    modules = {name: place.partition(":")[0] for name, place in COMMANDS.items()}
    sealing = {
        name
        for name, module in modules.items()
        if name != "undo"
        and "open_recorder(" in inspect.getsource(import_module(f"recovery_journal.cli.{module}"))
    }
    trash = {name for name, module in modules.items() if module == "entries.trash"}
    assert sealing - trash == set(session.LOGGED_WHILE_LOCKED)
