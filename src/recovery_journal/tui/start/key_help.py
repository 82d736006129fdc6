"""The page of keys, derived from the declared actions."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import places
from recovery_journal.tui.actions.actions import GROUPS, Action
from recovery_journal.tui.actions.screen_keys import KEY_HELP
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.words import settings as words


class KeyHelpScreen(Screen[None]):
    """All keys; the key that opened this page also closes it."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = KEY_HELP.bindings
    AUTO_FOCUS = "#keys"

    def compose(self) -> ComposeResult:
        yield TitleLine(words.KEYS_TITLE)
        with Pane(), ScrollPage(id="keys"):
            for name, group in GROUPS.items():
                yield Static(safe_content(name), classes="heading")
                yield from map(self._row, group)
            yield Static("Lists and dialogs", classes="heading")
            yield Static(words.IN_LISTS)
            yield Static(words.IN_DIALOGS)
            if not self.app.discreet:
                own = words.own_keys(places.config_file())
                yield Static(safe_content(own), classes="muted last")

    def _row(self, action: Action) -> Widget:
        """Return the keys of an action and what it does; in discreet mode only its name."""
        keys, discreet = format_keys(self.app.keys_of(action)), self.app.discreet
        twin = f" · rj {action.cli_command}" if action.cli_command else ""
        does = safe_content(f"{action.help}\n") + safe_content(f"{action.id}{twin}", "$muted")
        title = Static(safe_content(action.name(discreet=discreet)), classes="called")
        what = Container(title, *(() if discreet else (Static(does),)))
        return Horizontal(Static(safe_content(keys), classes="keys"), what, classes="key")

    def action_back(self) -> None:
        self.dismiss()
