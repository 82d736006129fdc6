"""What a program that was locked hands to the one in its place."""

import json
import os
import sys

import pytest

from recovery_journal.tui.runtime import restart
from recovery_journal.tui.runtime.restart import Lock

VARIABLE = "RECOVERY_JOURNAL_LOCKED"


class Replaced(Exception):
    """Stands for the end of this program: the system never comes back from it."""


def handed_over(monkeypatch: pytest.MonkeyPatch, lock: Lock) -> tuple[str, list[str], str]:
    """The program, the arguments and the one new variable of the next."""
    given: list[tuple[str, list[str], dict[str, str]]] = []

    def replace(program: str, arguments: list[str], environment: dict[str, str]) -> None:
        given.append((program, arguments, environment))
        raise Replaced

    monkeypatch.setattr(os, "execve", replace)
    with pytest.raises(Replaced):
        restart.start_anew(lock)
    ((program, arguments, environment),) = given
    new = {name: value for name, value in environment.items() if name not in os.environ}
    assert [*new] == [VARIABLE]
    return program, arguments, new[VARIABLE]


def test_it_is_the_same_program_with_the_same_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "dev", "/bin/rj", "--discreet"])
    program, arguments, _ = handed_over(monkeypatch, Lock())
    assert program == sys.executable
    assert arguments == [sys.executable, "-X", "dev", "/bin/rj", "--discreet"]


@pytest.mark.parametrize(
    "lock",
    [
        Lock(),
        Lock(is_hidden=True),
        Lock(help={"key": "box-breathing", "until": 1795464000.5, "step": 2}),
        Lock(stops_first=True, terminal=[1, 2, 3, 4, 5, 6, [7, 8]]),
    ],
)
def test_what_is_handed_over_comes_out_once(monkeypatch: pytest.MonkeyPatch, lock: Lock) -> None:
    monkeypatch.setenv(VARIABLE, handed_over(monkeypatch, lock)[2])
    assert restart.take_over() == lock
    assert VARIABLE not in os.environ
    assert restart.take_over() is None


def test_the_control_characters_of_a_terminal_come_out_as_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock = Lock(terminal=[0, 0, 0, 0, 0, 0, [b"\x03", b"\xff", 1]])
    assert json.loads(handed_over(monkeypatch, lock)[2]) == {
        "is_hidden": False,
        "help": None,
        "stops_first": False,
        "terminal": [0, 0, 0, 0, 0, 0, [3, 255, 1]],
    }


@pytest.mark.parametrize("left", ["", "{", "[]", "1", '{"other": 1}', "null"])
def test_anything_else_is_an_ordinary_start(monkeypatch: pytest.MonkeyPatch, left: str) -> None:
    monkeypatch.setenv(VARIABLE, left)
    assert restart.take_over() is None
