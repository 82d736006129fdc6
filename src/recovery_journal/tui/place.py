"""The base of the five main screens: tabs, status line and footer."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.screen_keys import PLACE
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.place_tabs import PlaceTabs


class PlaceScreen(Screen[None]):
    """A main screen, reached by its number."""

    app = getters.app(Host)
    BINDINGS = PLACE.bindings
    PLACE: ClassVar[str]
    """The id of the action that leads here."""

    def __init__(self) -> None:
        super().__init__()
        self._status_line = Static(id="said")
        """Created early: a sentence may arrive before the screen is mounted."""
        self._retry_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield PlaceTabs(self.PLACE)
        yield from self.body()
        yield self._status_line
        yield KeyFooter()

    def body(self) -> ComposeResult:
        """Yield the widgets between tabs and status line."""
        raise NotImplementedError

    def fill_from_journal(self, journal: Journal) -> None:
        """Update the widgets from the journal.

        Raises:
            Busy: another process holds the journal; the screen stays as it is.
        """
        raise NotImplementedError

    @property
    def journal(self) -> Journal:
        return self.app.journal

    @property
    def discreet(self) -> bool:
        return self.app.discreet

    def on_screen_resume(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Update the screen; retry soon if another process holds the journal."""
        if self._retry_timer is not None:
            self._retry_timer.stop()
            self._retry_timer = None
        if not (self.is_mounted and self.app.is_running):
            return  # its widgets aren't mounted yet, or are gone
        try:
            self.query_one(PlaceTabs).refresh_date()
            self.query_one(KeyFooter).refresh()
            self.journal.take_unreadable()
            self.fill_from_journal(self.journal)
            self.show_unreadable()
        except Busy:
            self._retry_timer = self.set_timer(RETRY_SECONDS, self.reload)
        except JournalError as error:
            self.show_status(str(error))

    def show_unreadable(self) -> None:
        """Say how many things can't be read and aren't shown."""
        if self.journal.unreadable_tables or self.query("UnreadableLine"):
            from recovery_journal.tui.widgets.unreadable_line import show_unreadable

            show_unreadable(self, self.journal, self._status_line)

    def action_prepare_page(self) -> None:
        from recovery_journal.tui.sharing.choose_reader import prepare_page_for_someone

        prepare_page_for_someone(self.app)

    def show_status(self, sentence: str) -> None:
        self._status_line.update(safe_content(with_keys(self.app, sentence)))
