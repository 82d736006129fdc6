"""With NO_COLOR nothing has a colour, and everything can still be told apart."""

from functools import partial
from pathlib import Path

from recovery_journal import clock
from support.batch import run_commands
from support.command_line import run_process
from support.escapes import coloured
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

PLACES = ("1 Today", "2 Journal", "3 Strategies")
DANGER = "In danger, or thinking of ending your life"


def marked(terminal: Terminal, text: str) -> bool | None:
    """Whether a text stands out by more than colour; None while it is not on the screen."""
    cells = terminal.styles(text)
    return all(cell.bold or cell.underscore or cell.reverse for cell in cells) if cells else None


def shows(terminal: Terminal, place: str) -> bool:
    """Whether this place is marked, and no other."""
    return all(marked(terminal, name) is (name == place) for name in PLACES)


def test_no_place_has_a_colour_and_the_current_one_is_marked(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    run_commands(("craving", "9", "-n", "a note"), ("mood", "2"))
    with Terminal(environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        for place in PLACES:
            terminal.press(place[0])
            terminal.wait_until(partial(shows, terminal, place))
        terminal.press("c")
        terminal.wait_for("How strong is the craving?")
        terminal.press("7")
        terminal.wait_for("[7]")
        terminal.press("f2")
        terminal.wait_for(DANGER)
        terminal.press("escape")
        terminal.wait_for("[7]", without=DANGER)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert b"Alcohol" in terminal.raw
    assert coloured(terminal.raw) == []


def test_where_there_are_only_sixteen_colours_none_is_used(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    for kind in ("screen", "linux"):
        with Terminal(environment={"TERM": kind}) as terminal:
            terminal.wait_for("1 Today", "Alcohol", "all keys")
            terminal.press("c")
            terminal.wait_for("═ How strong is the craving? ═")
            assert coloured(terminal.raw) == [], kind


def test_with_colours_there_are_some(home: Path) -> None:
    started_journal(home, alcohol_tracker(clock.now().date()))
    with Terminal() as terminal:
        terminal.wait_for("1 Today", "Alcohol", "all keys")
        assert coloured(terminal.raw)


def test_the_commands_have_none_either() -> None:
    run_process("craving", "9", "-n", "a note")
    for arguments in (
        ("list",),
        ("status",),
        ("now",),
        ("show", "1"),
        ("--help",),
        ("list", "--x"),
    ):
        with Terminal(*arguments, environment={"NO_COLOR": "1"}) as terminal:
            terminal.wait_for_exit()
            assert terminal.raw.strip()
            assert b"\x1b" not in terminal.raw
