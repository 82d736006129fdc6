"""Nothing leaves the machine: the program runs without a network and never uses one."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from support.command_line import command_line
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

TESTS = str(Path(__file__).parents[1])
WATCHED = f"""
import sys
sys.path.insert(0, {TESTS!r})
from support import network_guard
network_guard.forbid_network()
from recovery_journal.__main__ import main
sys.exit(main())
"""
"""The program in an interpreter that stops at the first use of the network."""
UNASKED = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_BLUETOOTH", "AF_VSOCK")
COMMANDS = (
    (("craving", "7", "-t", "lonely", "-n", "https://example.org"), "Saved 1"),
    (("list",), "https://example.org"),
    (("search", "lonely"), "craving 7"),
    (("now",), "In danger"),
    (("export", "json"), '"recovery-journal"'),
    (("people", "add", "Sam"), "Sam"),
    (("share", "--with", "Sam"), "# For Sam"),
)
"""Command lines, each with something it says."""


STRACE = ("strace", "-f", "-A", "-e", "trace=socket,socketpair,connect,bind", "-o")
"""Before a file, and a command whose uses of the network are to be written there."""


def test_it_uses_no_network(noon: None, home: Path) -> None:
    do_everything(home, [sys.executable, "-c", WATCHED])


@pytest.mark.needs("unshare")
def test_everything_works_without_a_network(noon: None, home: Path) -> None:
    do_everything(home, ["unshare", "-rn", *command_line()])


@pytest.mark.needs("strace")
def test_it_never_asks_the_system_for_a_network(noon: None, home: Path) -> None:
    trace = home / "trace"
    do_everything(home, [*STRACE, str(trace), *command_line()])
    traced = trace.read_text()
    assert not re.search("|".join(UNASKED), traced)
    assert "AF_UNIX" in traced, "the loop of the screens wakes itself so"


def do_everything(home: Path, program: list[str]) -> None:
    for arguments, said in COMMANDS:
        done = subprocess.run([*program, *arguments], capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        assert said in done.stdout.decode()
    started_journal(home, alcohol_tracker(clock.now().date()))
    on_screen(program)


def on_screen(program: list[str]) -> None:
    """Visit every place, write a note with an address, click it, and ask for help."""
    with Terminal(program=program) as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("2")
        terminal.wait_for("https://example.org")
        terminal.press("enter")
        terminal.press("3")
        terminal.wait_for("favourite")
        terminal.press("f2")
        terminal.wait_for("In danger, or thinking of ending your life")
        terminal.press("escape")
        terminal.wait_for("favourite")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0, terminal.screen
