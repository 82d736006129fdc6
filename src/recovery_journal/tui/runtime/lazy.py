"""Screens imported on first use, so that the first one appears at once."""

from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from textual.app import ScreenError
from textual.screen import Screen

from recovery_journal.errors import JournalError
from recovery_journal.tui.host import Host

if TYPE_CHECKING:
    from textual.command import Provider

    from recovery_journal.tui.journal.screen import JournalScreen


def today_screen() -> Screen[Any]:
    from recovery_journal.tui.today.screen import TodayScreen

    return TodayScreen()


def journal_screen() -> Screen[Any]:
    from recovery_journal.tui.journal.screen import JournalScreen

    return JournalScreen()


async def switch_to_journal(app: Host) -> "JournalScreen":
    from recovery_journal.tui.journal.screen import JournalScreen

    await app.switch_screen("journal")
    return app.get_screen("journal", JournalScreen)


def strategies_screen() -> Screen[Any]:
    from recovery_journal.tui.strategies.screen import StrategiesScreen

    return StrategiesScreen()


def circle_screen() -> Screen[Any]:
    from recovery_journal.tui.circle.screen import CircleScreen

    return CircleScreen()


def insights_screen() -> Screen[Any]:
    from recovery_journal.tui.insights.screen import InsightsScreen

    return InsightsScreen()


def first_start_screen() -> Screen[Any]:
    from recovery_journal.tui.start.first_start import FirstStart

    return FirstStart()


def cannot_open_screen(error: JournalError) -> Screen[Any]:
    from recovery_journal.tui.start.cannot_open import CannotOpenScreen

    return CannotOpenScreen(error)


def locked_screen(path: str, *, is_cover: bool = False) -> Screen[Any]:
    """Return the lock screen; `is_cover` if the journal is still open behind it."""
    from recovery_journal.store.sqlite.guard import is_encrypted
    from recovery_journal.tui.start.locked import ScreenLock, UnlockScreen

    return (UnlockScreen if is_encrypted(path) else ScreenLock)(is_cover=is_cover)


def help_screen(app: Host, left: dict[str, Any]) -> Screen[Any]:
    """Return the help that was going on when the journal locked."""
    from recovery_journal.tui.right_now.own import read_impersonal_content
    from recovery_journal.tui.right_now.screen import RightNowScreen
    from recovery_journal.tui.strategies.run import go_on_running

    return go_on_running(app, left) if left else RightNowScreen(read_impersonal_content(app))


def show_right_now(app: Host, lock_screen: Screen[Any] | None) -> None:
    """Show Right now on top of everything, or go back to it if only its own screens cover it."""
    from recovery_journal.tui.dialogs.dialog import Dialog
    from recovery_journal.tui.right_now.screen import RightNowScreen

    from_top = takewhile(lambda one: one is not lock_screen, reversed(app.screen_stack))
    on_top = (one for one in from_top if isinstance(one, RightNowScreen | Dialog))
    if isinstance(screen := next(on_top, None), RightNowScreen):
        with suppress(ScreenError):  # it may be closing
            screen.pop_until_active()
    else:
        app.push_screen(RightNowScreen())


def palette_provider() -> "type[Provider]":
    from recovery_journal.tui.actions.palette import ActionProvider

    return ActionProvider


def turn_to_new_day(app: Host) -> None:
    from recovery_journal.tui.runtime.new_day import turn_to_new_day

    turn_to_new_day(app)


def begin_opening_work(app: Host) -> None:
    from recovery_journal.tui.runtime.startup import schedule_opening_work

    schedule_opening_work(app)
