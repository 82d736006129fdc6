"""The page of keys, derived from the declared actions."""

from collections.abc import Iterator
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal import places
from recovery_journal.tui.actions.actions import GO_BACK, NOW, Action
from recovery_journal.tui.actions.groups import GROUPS
from recovery_journal.tui.actions.possible import way_to
from recovery_journal.tui.actions.screen_keys import KEY_HELP
from recovery_journal.tui.host import Host
from recovery_journal.tui.start.key_columns import Group, KeyColumns, KeyRow
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.key_hint import format_keys, with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.words import settings as words
from recovery_journal.words.tui import DO_OR_FIND


class FilterLine(LineField):
    """Part of a name or a key; the page shows what fits it."""

    BINDINGS = [
        Binding("down,enter", "screen.to_keys", "To the keys", show=False),
        Binding("escape", "screen.end_find", "Show all", show=False),
    ]


class KeyHelpScreen(Screen[None]):
    """All keys, those of the screen below first; the key that opened this page also closes it."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = KEY_HELP.bindings
    AUTO_FOCUS = "KeyColumns"

    def compose(self) -> ComposeResult:
        yield TitleLine(words.KEYS_TITLE)
        with Pane(below=with_keys(self.app, DO_OR_FIND)):
            yield FilterLine(placeholder=words.TYPE_TO_FIND, id="filter")
            with ScrollPage(id="keys", can_focus=False):
                yield KeyColumns()
                with Vertical(id="general"):
                    yield Static("Lists and dialogs", classes="heading")
                    yield Static(words.IN_LISTS)
                    yield Static(words.IN_DIALOGS)
                    if not self.app.discreet:
                        own = words.own_keys(places.config_file())
                        yield Static(safe_content(own), classes="muted last")
            yield Static(id="marked")

    def on_mount(self) -> None:
        """Show all keys, unless the page was closed before it was mounted."""
        if not is_leaving(self):
            self._show("")

    def _show(self, typed: str) -> None:
        """Show what has this key, or else what fits; all of it if nothing is typed."""
        groups = [*self._groups()]
        is_key = any(typed in row.keys.split() for _, rows in groups for row in rows)
        fitting = (
            (heading, [row for row in rows if self._fits(row, typed, is_key=is_key)])
            for heading, rows in groups
        )
        self.query_one(KeyColumns).show([(heading, rows) for heading, rows in fitting if rows])
        self.query_one("#general").display = not typed

    def _groups(self) -> Iterator[Group]:
        """Yield help and what the screen below does, then everything else."""
        here = _declared_by(self._below)
        own = [
            group
            for group in GROUPS
            if any((one.id, one.textual_action) in here for one in group.actions)
        ]
        if own:
            together = (NOW, *(one for group in own for one in group.actions))
            yield words.ON_THIS_SCREEN, [*map(self._row, together)]
        for group in GROUPS:
            if group not in own:
                others = (one for one in group.actions if not own or one is not NOW)
                yield group.title, [*map(self._row, others)]

    def _row(self, action: Action) -> KeyRow:
        discreet = self.app.discreet
        twin = f"rj {action.cli_command}" if action.cli_command and not discreet else ""
        keys = format_keys(self.app.keys_of(action))
        return KeyRow(action, keys, action.name(discreet=discreet), twin)

    def _fits(self, row: KeyRow, typed: str, *, is_key: bool) -> bool:
        """Return whether a row has a key, or every word is found in it."""
        if is_key:
            return typed in row.keys.split()
        one = row.action
        told = () if self.app.discreet else (one.help, one.id, row.twin, one.search_words)
        found_by = " ".join((row.name, *told)).casefold()
        return all(word in found_by for word in typed.casefold().split())

    @property
    def _below(self) -> Screen[Any]:
        return self.app.screen_stack[-2]

    @on(Input.Changed)
    def filter_keys(self, event: Input.Changed) -> None:
        self._show(event.value.strip())

    @on(KeyColumns.Marked)
    def tell(self, event: KeyColumns.Marked) -> None:
        """Say what the marked key does, and its name in the settings."""
        told = safe_content("")
        if event.row is not None and not self.app.discreet:
            names = " · ".join(filter(None, (event.row.action.id, event.row.twin)))
            told = safe_content(f"{event.row.action.help}\n") + safe_content(names, "$muted")
        self.query_one("#marked", Static).update(told)

    @on(KeyColumns.Chosen)
    def do(self, event: KeyColumns.Chosen) -> None:
        """Do on the screen below what a key does, or go where it works."""
        below = self._below
        if way := way_to(self.app, below, event.row.action):
            self.dismiss()
            self.app.call_later(self.app.run_action, way.textual_action, below)

    def action_find(self) -> None:
        self.query_one(FilterLine).focus()

    def action_to_keys(self) -> None:
        self.query_one(KeyColumns).focus()

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
