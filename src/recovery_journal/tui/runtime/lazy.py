"""What is loaded when it is first needed, so that the first screen is there at once."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from recovery_journal.errors import JournalError
from recovery_journal.tui.host import Host

if TYPE_CHECKING:
    from textual.command import Provider


def today_screen() -> Screen[Any]:
    """The first place."""
    from recovery_journal.tui.today.screen import TodayScreen

    return TodayScreen()


def journal_screen() -> Screen[Any]:
    """The second place."""
    from recovery_journal.tui.journal.screen import JournalScreen

    return JournalScreen()


def strategies_screen() -> Screen[Any]:
    """The third place."""
    from recovery_journal.tui.strategies.screen import StrategiesScreen

    return StrategiesScreen()


def circle_screen() -> Screen[Any]:
    """The fourth place."""
    from recovery_journal.tui.circle.screen import CircleScreen

    return CircleScreen()


def insights_screen() -> Screen[Any]:
    """The fifth place."""
    from recovery_journal.tui.insights.screen import InsightsScreen

    return InsightsScreen()


def first_start_screen() -> Screen[Any]:
    """The first steps."""
    from recovery_journal.tui.start.first_start import FirstStart

    return FirstStart()


def cannot_open_screen(error: JournalError) -> Screen[Any]:
    """What keeps the journal from opening."""
    from recovery_journal.tui.start.cannot_open import CannotOpenScreen

    return CannotOpenScreen(error)


def locked_screen(path: str, *, is_cover: bool = False) -> Screen[Any]:
    """What stands for a journal that is locked, or is to be locked as soon as that can be done."""
    from recovery_journal.store.sqlite.guard import is_encrypted
    from recovery_journal.tui.start.locked import ScreenLock, UnlockScreen

    return (UnlockScreen if is_encrypted(path) else ScreenLock)(is_cover=is_cover)


def palette_provider() -> "type[Provider]":
    """What the palette finds."""
    from recovery_journal.tui.actions.palette import ActionProvider

    return ActionProvider


def begin_opening_work(app: Host) -> None:
    """What comes once a journal is open."""
    from recovery_journal.tui.runtime.startup import schedule_opening_work

    schedule_opening_work(app)
