"""Lists on a terminal: columns that fit it, what was found, and a pager when they are long."""

import re
import sys
from pathlib import Path

import pytest

from support.command_line import Rj, StartOnTerminal, wait_for_exit

PAGER = """\
import os, sys
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(os.environ["LESSHISTFILE"] + chr(10))
    file.writelines(sys.stdin)
"""


def printed(start: StartOnTerminal, *arguments: str) -> str:
    child = start(*arguments)
    assert wait_for_exit(child) == 0
    return (child.before or "").replace("\r", "")


def test_columns_are_aligned_and_what_was_found_is_marked(
    rj: Rj, on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("Sam", "1"), ("Magdalena", "22"), ("李", "3")):
        rj("people", "add", name, "--number", number, "--role", "peer")
    plain = "1  Sam        peer  1\n2  Magdalena  peer  22\n3  李         peer  3\n"
    coloured = printed(on_terminal, "people")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert coloured.startswith("\x1b[2m1  \x1b[0mSam ")
    rj("note", "Rain. " + "The long way round the lake and back. " * 3)
    found = printed(on_terminal, "search", "lake")
    assert found.count("\x1b[1;33mlake\x1b[0m") == 3
    lines = re.sub(r"\x1b\[[\d;]*m", "", found).splitlines()
    assert max(map(len, lines)) < 40
    assert "Found: 1 entry." in lines
    monkeypatch.setenv("NO_COLOR", "1")
    assert printed(on_terminal, "people") == plain
    assert "  " not in printed(on_terminal, "people", "--accessible")
    assert rj("people").out.splitlines()[0] == "1  Sam  peer  1"


def test_a_list_longer_than_the_screen_goes_through_the_pager(
    rj: Rj, on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script, read = tmp_path / "pager.py", tmp_path / "read.txt"
    script.write_text(PAGER, encoding="utf-8")
    monkeypatch.setenv("PAGER", f"'{sys.executable}' '{script}' '{read}'")
    for number in range(11):
        rj("reason", "add", f"Reason {number}")
    assert "Reason 10" in printed(on_terminal, "reason")
    assert not read.exists()
    rj("reason", "add", "Reason 11")
    assert "Reason" not in printed(on_terminal, "reason")
    history, *lines = read.read_text(encoding="utf-8").splitlines()
    assert history == "-"
    assert len(lines) == 12
    read.unlink()
    assert "Reason 11" in printed(on_terminal, "--no-pager", "reason")
    assert "Reason 11" in rj("reason").out
    assert not read.exists()
    for pager in ("", "cat", "no-such-pager -x"):
        monkeypatch.setenv("PAGER", pager)
        assert "Reason 11" in printed(on_terminal, "reason"), pager


def test_other_long_output_goes_through_the_pager_too(
    rj: Rj, on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script, read = tmp_path / "pager.py", tmp_path / "read.txt"
    script.write_text(PAGER, encoding="utf-8")
    monkeypatch.setenv("PAGER", f"'{sys.executable}' '{script}' '{read}'")
    for _ in range(4):
        rj("craving", "7", "-t", "rain", "--after", "2", "--outcome", "passed")
    rj("edit", "1", "--after", "1")
    for typed, first in (
        ("history 1", "1  "),
        ("insights", "4 cravings"),
        ("--help", "Usage: rj"),
        ("help craving", "Usage: rj craving"),
    ):
        assert not printed(on_terminal, *typed.split()).strip(), typed
        assert read.read_text(encoding="utf-8").startswith(f"-\n{first}"), typed
        read.unlink()
        plain = printed(on_terminal, "--no-pager", *typed.split())
        assert plain.startswith(first), typed
    assert "Breathe in" in printed(on_terminal, "now")
    assert printed(on_terminal, "insights", "--accessible").startswith("4 cravings")
    assert not read.exists()
