"""Everything twice: each thing the screens do has a command that does it too."""

import importlib
import pkgutil

import click

from recovery_journal.cli.app import root_command
from recovery_journal.tui import actions as room
from recovery_journal.tui.actions.action import Action

ABOUT_THE_SCREEN = {
    *("more", "shelf_add", "shelf_remove", "shelf_up", "shelf_down", "back"),
    *("hide", "palette", "help_now", "discreet", "theme", "quit", "lock"),
}
"""What changes only what is shown, or belongs to a dialog whose opening has a twin."""


def actions() -> dict[str, Action]:
    """Every action there is, by its id."""
    names = [one.name for one in pkgutil.iter_modules(room.__path__)]
    groups = [
        value
        for name in names
        for value in vars(importlib.import_module(f"recovery_journal.tui.actions.{name}")).values()
        if isinstance(value, tuple) and value and isinstance(value[0], Action)
    ]
    return {action.id: action for group in groups for action in group}


def exists(twin: str) -> bool:
    """Whether these words are a command."""
    found: click.Command | None = root_command
    for word in twin.split():
        if word.startswith("-"):
            break
        if not isinstance(found, click.Group):
            return False
        found = found.get_command(click.Context(found), word)
    return found is not None


def test_every_action_has_a_command_or_is_about_the_screen_alone() -> None:
    known = actions()
    assert len(known) > 80
    assert {name for name, one in known.items() if not one.cli_command} <= ABOUT_THE_SCREEN
    assert not {
        name: one.cli_command
        for name, one in known.items()
        if one.cli_command and not exists(one.cli_command)
    }


def test_a_command_that_is_none_is_seen() -> None:
    assert exists("people add")
    assert not exists("people fly")
    assert not exists("fly")
