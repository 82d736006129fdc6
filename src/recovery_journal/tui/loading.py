"""Screens are loaded when they are first shown, so that the first one is there at once."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from recovery_journal.errors import JournalError

if TYPE_CHECKING:
    from textual.command import Provider


def today() -> Screen[Any]:
    """The first place."""
    from recovery_journal.tui.screens.today import Today

    return Today()


def journal() -> Screen[Any]:
    """The second place."""
    from recovery_journal.tui.screens.journal import JournalScreen

    return JournalScreen()


def strategies() -> Screen[Any]:
    """The third place."""
    from recovery_journal.tui.screens.strategies import StrategiesScreen

    return StrategiesScreen()


def insights() -> Screen[Any]:
    """The fifth place."""
    from recovery_journal.tui.screens.insights import InsightsScreen

    return InsightsScreen()


def first_start() -> Screen[Any]:
    """The first steps."""
    from recovery_journal.tui.screens.firststart import FirstStart

    return FirstStart()


def trouble(error: JournalError) -> Screen[Any]:
    """What keeps the journal from opening."""
    from recovery_journal.tui.screens.trouble import Trouble

    return Trouble(error)


def palette() -> "type[Provider]":
    """What the palette finds."""
    from recovery_journal.tui.palette import ActionProvider

    return ActionProvider
