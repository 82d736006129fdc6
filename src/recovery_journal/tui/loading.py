"""What is loaded when it is first needed, so that the first screen is there at once."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from recovery_journal import clock
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal

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


def circle() -> Screen[Any]:
    """The fourth place."""
    from recovery_journal.tui.screens.circle import CircleScreen

    return CircleScreen()


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


def keep_up(path: str) -> None:
    """Make the copy of the day and tidy up, beside what the person does."""
    from recovery_journal.store.upkeep import keep_up

    with suppress(JournalError), Journal(path, create=False) as opened:
        keep_up(opened, clock.now())
