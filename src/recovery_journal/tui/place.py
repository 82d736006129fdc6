"""What the places have in common: the line of places, the quiet line, the line of keys."""

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
from recovery_journal.tui.widgets.place_tabs import PlaceTabs


class PlaceScreen(Screen[None]):
    """One of the places that a number leads to."""

    app = getters.app(Host)
    BINDINGS = PLACE.bindings
    PLACE: ClassVar[str]
    """The id of the action that leads here."""

    def __init__(self) -> None:
        super().__init__()
        self._status_line = Static(id="said")
        """The quiet line: something may be said before the place stands."""
        self._retry_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The frame around what the place shows."""
        yield PlaceTabs(self.PLACE)
        yield from self.body()
        yield self._status_line
        yield KeyFooter()

    def body(self) -> ComposeResult:
        """The widgets between the line of places and the quiet line."""
        raise NotImplementedError

    def fill_from_journal(self, journal: Journal) -> None:
        """Fill the widgets with what the journal holds now.

        Raises:
            Busy: while another program holds the journal; what is on the screen stays then.
        """
        raise NotImplementedError

    @property
    def journal(self) -> Journal:
        """The open journal."""
        return self.app.journal

    @property
    def discreet(self) -> bool:
        """Whether names and words are masked."""
        return self.app.discreet

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was on top."""
        self.reload()

    def reload(self) -> None:
        """Show the journal as it is; ask again soon when another program holds it."""
        if self._retry_timer is not None:
            self._retry_timer.stop()
            self._retry_timer = None
        if not (self.is_mounted and self.app.is_running):
            return  # its widgets are still being made, or gone already
        try:
            self.query_one(PlaceTabs).refresh_date()
            self.fill_from_journal(self.journal)
        except Busy:
            self._retry_timer = self.set_timer(RETRY_SECONDS, self.reload)
        except JournalError as error:
            self.show_status(str(error))

    def action_prepare_page(self) -> None:
        """Prepare a page for someone."""
        from recovery_journal.tui.sharing.choose_reader import prepare_page_for_someone

        prepare_page_for_someone(self.app)

    def show_status(self, sentence: str) -> None:
        """Put a sentence on the quiet line."""
        self._status_line.update(safe_content(sentence))
