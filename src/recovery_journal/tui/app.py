"""The screen face as a whole: which screen is shown, and what every screen can ask for."""

import os
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.file import NoJournal
from recovery_journal.store.journal import Journal
from recovery_journal.text import safe
from recovery_journal.tui import state
from recovery_journal.tui.actions import EVERYWHERE, bindings
from recovery_journal.tui.literal import shown
from recovery_journal.tui.screens.place import Place
from recovery_journal.tui.theme import DAWN, DUSK
from recovery_journal.words import screen as words

if TYPE_CHECKING:
    from textual.command import Provider

    from recovery_journal.domain.entry import Entry
    from recovery_journal.domain.strategies import Strategy
    from recovery_journal.domain.tracker import Tracker

WAIT = 0.25
"""Seconds a screen may stand still for another program that holds the journal."""
STYLES = ("app", "today", "journal", "strategies", "rightnow", "things", "dialogs")
LOOK_AGAIN = 1.0
"""Seconds between two looks at what other programs have written."""


# Screens are loaded when they are first shown, so that the first one is there at once.


def _today() -> Screen[Any]:
    from recovery_journal.tui.screens.today import Today

    return Today()


def _journal() -> Screen[Any]:
    from recovery_journal.tui.screens.journal import JournalScreen

    return JournalScreen()


def _strategies() -> Screen[Any]:
    from recovery_journal.tui.screens.strategies import StrategiesScreen

    return StrategiesScreen()


def _palette() -> "type[Provider]":
    from recovery_journal.tui.palette import ActionProvider

    return ActionProvider


class JournalApp(App[int]):
    """The journal on a terminal."""

    TITLE = "rj"
    CSS_PATH = [f"styles/{name}.tcss" for name in STYLES]
    BINDINGS = bindings(EVERYWHERE)
    SCREENS = {"today": _today, "journal": _journal, "strategies": _strategies}
    COMMANDS = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    def __init__(self, path: str, *, discreet: bool = False) -> None:
        # With NO_COLOR every theme is drawn in the terminal's own two colours.
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self.path = path
        self.remembered = state.load()
        self.discreet = discreet or self.remembered.discreet
        self.undoable: int | None = None
        self.register_theme(DUSK)
        self.register_theme(DAWN)
        known = self.remembered.theme in self.available_themes
        self.theme = self.remembered.theme if known else DUSK.name
        self._open: Journal | None = None
        self._seen = 0

    @property
    def journal(self) -> Journal:
        """The open journal; it is made when something is first kept in it."""
        if self._open is None:
            self._open = Journal(self.path, wait=WAIT)
        return self._open

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The quiet text colour, for Textual's own themes."""
        return {"muted": "auto 75%"}

    def get_default_screen(self) -> Screen[Any]:
        """Today; the first steps while there is no journal; or what keeps it from opening."""
        try:
            self._open = Journal(self.path, create=False, wait=WAIT)
            started = self._open.settings.read().first_start_done
        except NoJournal:
            started = False
        except JournalError as error:
            from recovery_journal.tui.screens.trouble import Trouble

            return Trouble(error)
        if started:
            return self.get_screen("today")
        from recovery_journal.tui.screens.firststart import FirstStart

        return FirstStart()

    def on_mount(self) -> None:
        """Keep an eye on what other programs write."""
        self.set_interval(LOOK_AGAIN, self._look)

    # What every screen can ask for

    def changed(self) -> None:
        """Show what was just written."""
        if isinstance(self.screen, Place):
            self.screen.reload()

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Put one quiet line on the place below the dialogs; with `undo`, u takes it back."""
        self.undoable = self.journal.last_change() if undo else None
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Place):
                screen.said(sentence)
                break

    def tell(self, sentence: str) -> None:
        """Say something where there is no quiet line."""
        self.notify(safe(sentence), markup=False)

    def edit_entry(self, entry: "Entry") -> None:
        """Open the dialog of an entry that is already there."""
        from recovery_journal.tui.screens.dialogs import dialog_for

        self.push_screen(dialog_for(self.journal, entry.kind, entry), self._after_entry)

    def described(self, thing: "Entry | Tracker | Strategy | None") -> str:
        """One thing in a few words; masked in discreet mode."""
        from recovery_journal.domain.entry import Entry
        from recovery_journal.words.entries import summary

        if thing is None or self.discreet:
            return ""
        if isinstance(thing, Entry):
            tracker = self.journal.trackers.get(thing.tracker) if thing.tracker else None
            return summary(thing, tracker)
        return thing.name

    # Actions, named in actions.py

    def action_go(self, place: str) -> None:
        """Show one of the places."""
        self.switch_screen(place)

    def action_log(self, kind: str) -> None:
        """Open the dialog for a new entry."""
        from recovery_journal.tui.screens.dialogs import dialog_for

        self.push_screen(dialog_for(self.journal, kind, None), self._after_entry)

    def action_now(self) -> None:
        """Show Right now on top of everything."""
        from recovery_journal.tui.screens.rightnow import RightNow

        if not any(isinstance(screen, RightNow) for screen in self.screen_stack):
            self.push_screen(RightNow())

    def action_hide(self) -> None:
        """Show nothing; the same key brings back what was there."""
        from recovery_journal.tui.screens.hidden import Hidden

        if isinstance(self.screen, Hidden):
            self.pop_screen()
        else:
            self.push_screen(Hidden())

    def action_search(self) -> None:
        """Search the journal."""
        from recovery_journal.tui.screens.journal import JournalScreen

        self.switch_screen("journal")
        screen = self.get_screen("journal", JournalScreen)
        self.call_after_refresh(screen.start_search)

    def action_undo(self) -> None:
        """Take back what the quiet line told of, or the newest change."""
        try:
            undone = self.journal.undo(self.undoable)
        except JournalError as error:
            self.say(str(error))
        else:
            self.say(words.took_back(undone.action, self.described(undone.thing)))
            self.changed()

    def action_things(self) -> None:
        """Show trackers and settings."""
        from recovery_journal.tui.screens.things import Things

        self.push_screen(Things(), lambda _: self.changed())

    def action_keys(self) -> None:
        """Show all keys."""
        from recovery_journal.tui.screens.keys import Keys

        self.push_screen(Keys())

    def action_discreet(self) -> None:
        """Mask, or show, what others might read over a shoulder."""
        self.discreet = not self.discreet
        self._remember()
        self.changed()
        self.say(words.DISCREET_ON if self.discreet else words.DISCREET_OFF)

    def action_other_theme(self) -> None:
        """Change between dusk and dawn."""
        self.theme = DAWN.name if self.theme == DUSK.name else DUSK.name
        self._remember()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """While the screen is hidden, only the key that hid it works."""
        from recovery_journal.tui.screens.hidden import Hidden

        hidden = bool(self._screen_stack) and isinstance(self.screen, Hidden)
        return action == "hide" if hidden else True

    # Behind the screens

    def _after_entry(self, entry: "Entry | None") -> None:
        if entry is not None:
            self.say(words.kept(self.described(entry)), undo=True)
            self.changed()

    def _look(self) -> None:
        if self._open is None:
            return
        try:
            seen = self._open.data_version()
        except Busy:
            return
        if seen != self._seen:
            self._seen = seen
            self.changed()

    def _remember(self) -> None:
        state.keep(state.State(theme=self.theme, discreet=self.discreet))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing leaves this program; addresses are there to be read."""

    def _fatal_error(self) -> None:
        # Textual would print the local variables, and with them the journal.
        self._exit_renderables.append(shown(words.UNEXPECTED))
        self._close_messages_no_wait()


def run(path: str, *, discreet: bool = False) -> int:
    """Show the journal until the person leaves; the exit code."""
    app = JournalApp(path, discreet=discreet)
    result = app.run()
    return result or app.return_code or 0
