"""Screens are loaded when they are first shown, so that the first one is there at once."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

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


def palette() -> "type[Provider]":
    """What the palette finds."""
    from recovery_journal.tui.palette import ActionProvider

    return ActionProvider
