"""The base of the five main screens: tabs, status line and footer."""

from functools import partial
from itertools import takewhile
from typing import ClassVar

from rich.cells import cell_len
from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import GO_BACK, LOG_ENTRY
from recovery_journal.tui.actions.screen_keys import PLACE
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Framed
from recovery_journal.tui.widgets.place_tabs import PlaceTabs
from recovery_journal.words import tui as words

FADE_AFTER_SECONDS, GONE_AFTER_SECONDS = 5.0, 8.0
"""When the sentence about what was saved turns muted, and when it goes."""


class PlaceScreen(Screen[None]):
    """A main screen, reached by its number."""

    app = getters.app(Host)
    BINDINGS = PLACE.bindings
    PLACE: ClassVar[str]
    """The id of the action that leads here."""
    FOOTER: ClassVar[tuple[Action, ...]] = LOG_ENTRY
    """The actions that its footer begins with."""

    def __init__(self) -> None:
        super().__init__()
        self._status_line = Static(id="said")
        """Created early: a sentence may arrive before the screen is mounted."""
        self._said = ""
        self._said_timers: list[Timer] = []
        self._retry_timer: Timer | None = None
        self._styled_for: tuple[str, bool] | None = None
        """None at first: from Python 3.12 on, widgets may be there before their styles are read."""

    def compose(self) -> ComposeResult:
        yield PlaceTabs(self.PLACE)
        yield from self.body()
        with Container(id="foot"):
            yield self._status_line
            yield KeyFooter(self.FOOTER, self.footer_name)

    def body(self) -> ComposeResult:
        """Yield the widgets between tabs and status line."""
        raise NotImplementedError

    def footer_name(self, action: Action) -> str:
        """Return what the footer calls an action now; empty to leave it out."""
        if action.id == GO_BACK.id:
            return words.BACK if self.has_class("-reading") else ""
        return action.footer

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

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        event.refresh_styles = self._styled_for != self._look
        self._styled_for = self._look
        self.reload()

    @property
    def _look(self) -> tuple[str, bool]:
        """What styles depend on; finding all of them anew takes longer than drawing the screen."""
        return self.app.theme, self.app.app_focus

    def reload(self) -> None:
        """Update the screen; retry soon if another process holds the journal."""
        if self._retry_timer is not None:
            self._retry_timer.stop()
            self._retry_timer = None
        if not (self.is_mounted and self.is_attached):
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

    def text_to_copy(self) -> str:
        """Return what can be copied now: a number, some words, an entry; empty if nothing can."""
        return ""

    def action_copy(self) -> None:
        from recovery_journal.tui.runtime.copying import copy_for_others

        copy_for_others(self.app, self.text_to_copy(), self.show_status)

    def action_maximize_pane(self) -> None:
        """Show the pane with the focus, or else the first, and no other; or all of them again."""
        around = self.focused.ancestors_with_self if self.focused else []
        framed = (one for one in (*around, *self.query(Framed)) if isinstance(one, Framed))
        panes = [one for one in framed if one.size]
        for pane in panes[:1]:
            pane.toggle_class("-only")
            is_alone = pane.has_class("-only")
            self.set_class(is_alone, "-alone")
            for one in takewhile(lambda one: one is not self, pane.ancestors):
                one.set_class(is_alone, "-around")

    def action_back(self) -> None:
        """Show all panes again if one is alone, or else go one step back."""
        if self.has_class("-alone"):
            self.action_maximize_pane()
        else:
            self.step_back()

    def step_back(self) -> None:
        """Go one step back, in a place that has steps."""

    def show_status(self, sentence: str, *, passing: bool = False) -> None:
        """Show a sentence above the keys, or beside them where there is room for both.

        Args:
            sentence: what to say; it replaces the last one.
            passing: it goes by itself, as what was saved does; what went wrong stays.
        """
        for timer in self._said_timers:
            timer.stop()
        self._said_timers = []
        self._said = sentence = with_keys(self.app, sentence)
        line = self._status_line
        line.update(safe_content(sentence))
        line.set_class(bool(sentence), "-some")
        line.remove_class("-passing")
        if passing and self.is_mounted:
            fade, remove = partial(line.add_class, "-passing"), partial(self.show_status, "")
            self._said_timers = [
                self.set_timer(FADE_AFTER_SECONDS, fade),
                self.set_timer(GONE_AFTER_SECONDS, remove),
            ]
        self._place_status()

    def on_resize(self) -> None:
        self._place_status()

    def _place_status(self) -> None:
        for foot in self.query("#foot"):
            needed = self.query_one(KeyFooter).needed_cells + cell_len(self._said) + 4
            foot.set_class(needed <= self.size.width, "-beside")
