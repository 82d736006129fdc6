"""The page of keys, derived from the declared actions."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal import places
from recovery_journal.tui.actions.actions import GO_BACK, GROUPS, NOW, Action
from recovery_journal.tui.actions.screen_keys import FIND_KEY, KEY_HELP
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.words import settings as words


class FilterLine(LineField):
    """Part of a name or a key; the page shows what fits it."""

    BINDINGS = [
        Binding("down,enter", "screen.to_keys", "To the keys", show=False),
        Binding("escape", "screen.end_find", "Show all", show=False),
    ]


class KeyRow(Horizontal):
    """An action: its keys, its name, and what it does unless in discreet mode."""

    def __init__(self, action: Action, keys: str, *, discreet: bool) -> None:
        name = action.name(discreet=discreet)
        twin = f" · rj {action.cli_command}" if action.cli_command else ""
        does = safe_content(f"{action.help}\n") + safe_content(f"{action.id}{twin}", "$muted")
        title = Static(safe_content(name), classes="called")
        what = Container(title, *(() if discreet else (Static(does),)))
        super().__init__(Static(safe_content(keys), classes="keys"), what, classes="key")
        told = () if discreet else (action.help, action.id, action.cli_command, action.search_words)
        self.keys = keys.split()
        self.found_by = " ".join((name, *told)).casefold()

    def fits(self, typed: str) -> bool:
        """Return whether every word is found in it."""
        return all(word in self.found_by for word in typed.casefold().split())


class KeyHelpScreen(Screen[None]):
    """All keys, those of the screen below first; the key that opened this page also closes it."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = KEY_HELP.bindings
    AUTO_FOCUS = "#keys"

    def compose(self) -> ComposeResult:
        yield TitleLine(words.KEYS_TITLE)
        with Pane():
            yield FilterLine(placeholder=words.TYPE_TO_FIND, id="filter")
            with ScrollPage(id="keys"):
                for name, group in self._groups():
                    with Vertical(classes="group"):
                        yield Static(safe_content(name), classes="heading")
                        yield from map(self._row, group)
                with Vertical(id="general"):
                    yield Static("Lists and dialogs", classes="heading")
                    yield Static(words.IN_LISTS)
                    yield Static(words.IN_DIALOGS)
                    if not self.app.discreet:
                        own = words.own_keys(places.config_file())
                        yield Static(safe_content(own), classes="muted last")

    def on_mount(self) -> None:
        self.query_one(Pane).set_keys([(FIND_KEY, words.FIND)])

    def _groups(self) -> Iterator[tuple[str, Iterable[Action]]]:
        """Yield help and what the screen below does, then everything else."""
        here = _declared_by(self.app.screen_stack[-2])
        own = [
            name
            for name, group in GROUPS.items()
            if any((one.id, one.textual_action) in here for one in group)
        ]
        if own:
            yield words.ON_THIS_SCREEN, (NOW, *(one for name in own for one in GROUPS[name]))
        for name, group in GROUPS.items():
            if name not in own:
                yield name, [one for one in group if not own or one is not NOW]

    def _row(self, action: Action) -> KeyRow:
        keys = format_keys(self.app.keys_of(action))
        return KeyRow(action, keys, discreet=self.app.discreet)

    @on(Input.Changed)
    def filter_keys(self, event: Input.Changed) -> None:
        """Show what has this key, or else what fits; a group with nothing in it goes."""
        typed = event.value.strip()
        is_key = any(typed in row.keys for row in self.query(KeyRow))
        for group in self.query(".group"):
            rows = group.query(KeyRow)
            for row in rows:
                row.display = typed in row.keys if is_key else row.fits(typed)
            group.display = any(row.display for row in rows)
        self.query_one("#general").display = not typed
        self.query_one("#keys").scroll_home(animate=False)

    def action_find(self) -> None:
        self.query_one(FilterLine).focus()

    def action_to_keys(self) -> None:
        self.query_one("#keys").focus()

    def action_end_find(self) -> None:
        self.query_one(FilterLine).value = ""
        self.action_to_keys()

    def action_back(self) -> None:
        self.dismiss()


def _declared_by(screen: Screen[Any]) -> set[tuple[str | None, str]]:
    """Return the actions of a screen alone, each by its id and what it does."""
    declared = type(screen).__dict__.get("BINDINGS", ())
    found = {(one.id, one.action) for one in declared if isinstance(one, Binding)}
    return found - {(GO_BACK.id, GO_BACK.textual_action)}
