"""What the places have in common: the line of places, the quiet line, the line of keys."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import ANYWHERE, LOGGING, PLACES, bindings
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.footer import KeysLine
from recovery_journal.tui.widgets.place_tabs import PlacesLine

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

TRY_AGAIN = 0.5
"""Seconds until a screen asks again for a journal that another program holds."""


class Place(Screen[None]):
    """One of the places that a number leads to."""

    BINDINGS = bindings(PLACES, LOGGING, ANYWHERE)
    PLACE: ClassVar[str]
    """The id of the action that leads here."""

    def __init__(self) -> None:
        super().__init__()
        self._quiet = Static(id="said")
        """The quiet line: something may be said before the place stands."""
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """The frame around what the place shows."""
        yield PlacesLine(self.PLACE)
        yield from self.body()
        yield self._quiet
        yield KeysLine()

    def body(self) -> ComposeResult:
        """The widgets between the line of places and the quiet line."""
        raise NotImplementedError

    def show(self, journal: Journal) -> None:
        """Fill the widgets with what the journal holds now.

        Raises:
            Busy: while another program holds the journal; what is on the screen stays then.
        """
        raise NotImplementedError

    @property
    def journal(self) -> Journal:
        """The open journal."""
        return cast("JournalApp", self.app).journal

    @property
    def discreet(self) -> bool:
        """Whether names and words are masked."""
        return cast("JournalApp", self.app).discreet

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was on top."""
        self.reload()

    def reload(self) -> None:
        """Show the journal as it is; ask again soon when another program holds it."""
        if self._later is not None:
            self._later.stop()
            self._later = None
        if not (self.is_mounted and self.app.is_running):
            return  # its widgets are still being made, or gone already
        try:
            self.query_one(PlacesLine).show_day()
            self.show(self.journal)
        except Busy:
            self._later = self.set_timer(TRY_AGAIN, self.reload)
        except JournalError as error:
            self.said(str(error))

    def action_prepare_page(self) -> None:
        """Prepare a page for someone."""
        from recovery_journal.tui.sharing.choose_reader import prepare_for_someone

        prepare_for_someone(cast("JournalApp", self.app))

    def said(self, sentence: str) -> None:
        """Put a sentence on the quiet line."""
        self._quiet.update(shown(sentence))
