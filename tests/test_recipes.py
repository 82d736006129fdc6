"""The lines of docs/recipes.md do what the page says, in every program that is here."""

import contextlib
import os
import re
import subprocess
import sys
import time
import tomllib
from datetime import timedelta
from pathlib import Path

import pexpect
import pyte
import pytest

from recovery_journal import clock
from recovery_journal.domain.circle import Promise
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal

PAGE = (Path(__file__).parents[1] / "docs" / "recipes.md").read_text(encoding="utf-8")
DUE = "Promise 1: Call Ana, for today. rj promise done 1"
MAX_WAIT_SECONDS = 30


def recipe(name: str) -> str:
    (found,) = re.findall(rf"```{name}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=MAX_WAIT_SECONDS,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done
    return done.stdout


@pytest.fixture(autouse=True)
def _ready(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal with a count of 100 days and a promise, `rj` in its usual place, and a notifier."""
    today = clock.now().date()
    with Journal(str(home / "journal.db")) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=today - timedelta(days=100)))
        journal.promises.add(Promise(text="Call Ana", day=today))
    folder = home / ".local" / "bin"
    folder.mkdir(parents=True)
    for name, line in (
        ("rj", f'exec {sys.executable} -m recovery_journal "$@"'),
        ("notify-send", f'echo "$@" >> {home}/notified'),
    ):
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@pytest.mark.needs("bash")
def test_bash_shows_the_number_and_what_is_due(home: Path) -> None:
    (home / ".bashrc").write_text("PS1='$ '\n" + recipe("bash"), encoding="utf-8")
    shown = run("bash", "--norc", "-c", 'source ~/.bashrc; echo "${PS1@P}"')
    assert shown == "100 $ \n"
    shown = run("bash", "--rcfile", str(home / ".bashrc"), "-i", "-c", "true")
    assert shown == f"{DUE}\n"


@pytest.mark.needs("zsh")
def test_zsh_shows_the_number(home: Path) -> None:
    (home / "own.zsh").write_text("PROMPT='%% '\n" + recipe("zsh"), encoding="utf-8")
    shown = run("zsh", "-f", "-c", 'source ~/own.zsh; print -P -- "$PROMPT"')
    assert shown == "100 % \n"
    assert run("zsh", "-f", "-i", "-c", "source ~/own.zsh") == f"{DUE}\n"


@pytest.mark.needs("fish")
def test_fish_shows_the_number(home: Path) -> None:
    (home / "own.fish").write_text(recipe("fish"), encoding="utf-8")
    # `status is-interactive` fails without a terminal, as it should.
    assert run("fish", "-N", "-c", "source ~/own.fish; fish_right_prompt") == "100\n"
    assert run("fish", "-N", "-i", "-c", "source ~/own.fish; true") == f"{DUE}\n"


def test_the_command_for_starship_shows_the_number() -> None:
    settings = tomllib.loads(recipe("toml"))
    assert run("sh", "-c", settings["custom"]["rj"]["command"]) == "100\n"


@pytest.mark.needs("starship")
def test_starship_shows_the_number(home: Path) -> None:
    (home / "starship.toml").write_text(recipe("toml"), encoding="utf-8")
    config = str(home / "starship.toml")
    assert "100" in run("starship", "module", "custom.rj", STARSHIP_CONFIG=config)


@pytest.mark.needs("tmux")
def test_tmux_shows_the_number_and_how_much_is_due(home: Path) -> None:
    (home / "tmux.conf").write_text(recipe("tmux"), encoding="utf-8")
    socket = ("-S", str(home / "socket"))
    start = [*socket, "-u", "-f", str(home / "tmux.conf"), "new-session", "sleep 60"]
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    child: pexpect.spawn[bytes] = pexpect.spawn("tmux", start, dimensions=(24, 80))
    try:
        until = time.monotonic() + MAX_WAIT_SECONDS
        while "100 · 1 due" not in screen.display[-1]:
            assert time.monotonic() < until, screen.display[-1]
            with contextlib.suppress(pexpect.TIMEOUT):
                stream.feed(child.read_nonblocking(4096, timeout=0.2))
    finally:
        run("tmux", *socket, "kill-server")
        child.close(force=True)


def test_cron_says_only_that_something_is_due(home: Path) -> None:
    minute, hours, *_ = recipe("cron").split(maxsplit=5)
    assert (minute, hours) == ("0", "9,21")
    line = recipe("cron").split(maxsplit=5)[5]
    assert run("sh", "-c", line) == ""
    assert (home / "notified").read_text() == "Something is due\n"


def test_a_systemd_timer_says_only_that_something_is_due(home: Path) -> None:
    (started,) = re.findall("^ExecStart=/bin/sh -c '(.*)'$", recipe("service"), re.MULTILINE)
    assert run("/bin/sh", "-c", started.replace("%h", str(home))) == ""
    assert (home / "notified").read_text() == "Something is due\n"


@pytest.mark.needs("systemd-analyze")
def test_systemd_takes_the_timer(home: Path) -> None:
    for name in ("service", "timer"):
        (home / f"rj-due.{name}").write_text(recipe(name), encoding="utf-8")
    files = (str(home / "rj-due.timer"), str(home / "rj-due.service"))
    run("systemd-analyze", "--user", "verify", *files, XDG_RUNTIME_DIR=str(home))
