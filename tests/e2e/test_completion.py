"""Completion in real shells: what they run is what was meant, whatever a name contains."""

import json
import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from support.command_line import run_process
from support.each import each

START = """
import json, os, sys
if "_RJ_COMPLETE" in os.environ or sys.argv[1:2] == ["completion"]:
    from recovery_journal.__main__ import main
    sys.argv[0] = os.path.join("bin", {name!r})
    sys.exit(main())
print("<" + json.dumps(sys.argv[1:]) + ">")
"""
"""A program that completes as ours does, and otherwise prints what it is asked to do."""
COMPLETED = (
    ("rj cra\t", ["craving"]),
    ("rj craving 7 --outcome st\t", ["craving", "7", "--outcome", "still-strong"]),
    ("rj after 3 --outcome=not\t", ["after", "3", "--outcome=not-sure"]),
    ("recovery-journal now --region=ie --js\t", ["now", "--region=ie", "--json"]),
    ("recovery-journal tracker ar\t", ["tracker", "archive"]),
    ("rj import file da\t", ["import", "file", "days of 2025.csv"]),
)


HOSTILE = "Q$(touch acted)`touch acted` \"x\" 'y'; touch acted # * ~ & | < > \\\\ , : = ! (ä)"
OWN = (
    ("rj tracker edit q\t", ["tracker", "edit", HOSTILE]),
    ("rj craving 7 --for two\t-n x", ["craving", "7", "--for", "Two words, and more", "-n", "x"]),
    ("rj craving 7 --for=two\t", ["craving", "7", "--for=Two words, and more"]),
    ('rj craving 7 --for "two\t', ["craving", "7", "--for", "Two words, and more"]),
    ("rj craving 7 --for 'two w\t", ["craving", "7", "--for", "Two words, and more"]),
)
ALL = (*COMPLETED, *OWN)


@pytest.fixture
def programs(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program under both of its names, on the path, and a folder with a file in it."""
    folder = home / "bin"
    folder.mkdir()
    for name in ("rj", "recovery-journal"):
        code = folder / f"{name}.py"
        code.write_text(START.format(name=name))
        # Through a shell: the first line of a script can't name a path with a space.
        start = shlex.join([sys.executable, str(code)])
        (folder / name).write_text(f'#!/bin/sh\nexec {start} "$@"\n')
        (folder / name).chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(home)
    (home / "days of 2025.csv").touch()
    with Journal(str(home / "journal.db")) as journal:
        for name in (HOSTILE, "Two words, and more", "-n"):
            journal.trackers.add(Tracker(name=name, start=date(2026, 1, 1)))
        journal.settings.write(Settings(complete_own_words=True))
    return home


def run_lines(shell: list[str], lines: list[str]) -> list[list[str]]:
    """Type lines into a shell; returns what each has the program do."""
    child = pexpect.spawn(shell[0], shell[1:], encoding="utf-8", timeout=60, dimensions=(50, 200))
    child.sendline("rj ready")
    child.expect_exact('<["ready"]>')
    done = []
    for line in lines:
        child.sendline(line)
        child.expect(r"<(\[.*?\])>\r")
        assert isinstance(child.match, re.Match)
        done.append(json.loads(child.match[1]))
    child.close(force=True)
    assert not os.path.exists("acted")
    return done


@pytest.mark.needs("bash")
def test_bash_completes(programs: Path) -> None:
    (programs / "start.sh").write_text(run_process("completion", "bash").out)
    shell = ["bash", "--noprofile", "--rcfile", "start.sh", "-i"]
    assert run_lines(shell, [line for line, _ in ALL]) == [done for _, done in ALL]


@pytest.mark.needs("zsh")
@each("way", ["read at the start", "found by its name"])
def test_zsh_completes(programs: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    (programs / "_rj").write_text(run_process("completion", "zsh").out)
    by_name = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u"
    (programs / ".zshrc").write_text(". ./_rj\n" if way == "read at the start" else by_name)
    monkeypatch.setenv("ZDOTDIR", str(programs))
    shell = ["zsh", "--no-globalrcs", "-i"]
    tried = ALL if way == "read at the start" else ALL[:2]
    assert run_lines(shell, [line for line, _ in tried]) == [done for _, done in tried]


@pytest.mark.needs("fish")
def test_fish_completes(programs: Path) -> None:
    (programs / "rj.fish").write_text(run_process("completion", "fish").out)
    for line, done in (*COMPLETED, *OWN[:1], *OWN[2:3]):
        script = f"source rj.fish; complete --do-complete {shlex.quote(line.rstrip())}"
        told = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True)
        assert (told.returncode, told.stderr) == (0, "")
        assert [one.partition("\t")[0] for one in told.stdout.splitlines()] == done[-1:], line
