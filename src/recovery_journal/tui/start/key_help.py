"""Every action by its key, in the words of its declaration."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import places
from recovery_journal.tui.actions.actions import ANYWHERE, BACK, GROUPS, Action, bindings
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.key_hint import Hint, key_names
from recovery_journal.tui.widgets.scroll_page import Page
from recovery_journal.words import settings as words

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

CLOSES = tuple(action for action in ANYWHERE if action.id in ("keys", "quit"))


class Keys(Screen[None]):
    """The page of all keys; the key that opened it closes it."""

    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = [
        *bindings(BACK),
        *(Binding(one.keys, BACK[0].does, BACK[0].title, id=one.id) for one in CLOSES),
    ]
    AUTO_FOCUS = "#keys"

    def compose(self) -> ComposeResult:
        """One line of title, then group by group."""
        with Horizontal(id="top"):
            yield Static(words.TITLE, id="name")
            yield Hint(BACK[0], "back")
        with Page(id="keys"):
            for name, group in GROUPS.items():
                yield Static(shown(name), classes="heading")
                yield from map(self._row, group)
            yield Static("Lists and dialogs", classes="heading")
            yield Static(words.IN_LISTS)
            yield Static(words.IN_DIALOGS)
            yield Static(shown(words.own_keys(places.config_file())), classes="muted last")

    def _row(self, action: Action) -> Widget:
        keys = key_names(cast("JournalApp", self.app).keys_of(action))
        twin = f" · rj {action.twin}" if action.twin else ""
        does = shown(f"{action.help}\n") + shown(f"{action.id}{twin}", "$muted")
        what = Container(Static(shown(action.title), classes="called"), Static(does))
        return Horizontal(Static(shown(keys), classes="keys"), what, classes="key")

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()
