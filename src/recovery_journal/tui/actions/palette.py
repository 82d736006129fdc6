"""Find an action by its name, or by what a person in trouble calls it."""

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from rich.cells import cell_len
from textual import getters, on
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Mount
from textual.widgets import OptionList

from recovery_journal.tui.actions.actions import HIDE, LOCK, NOW, QUIT, Action
from recovery_journal.tui.actions.groups import GROUPS
from recovery_journal.tui.actions.possible import is_possible
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import fit_to_cells, safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import first_key

ALWAYS = (NOW, HIDE, LOCK, QUIT)
"""Actions available on top of any screen."""
LINE_CELLS, MARGIN_CELLS, NAME_CELLS, MIN_HELP_CELLS = 56, 10, 22, 12
"""Cells of a line, around it on a narrow screen, of its name, and of what it does, if told."""
THEME = "Theme: "
NAME_SCORE, WORD_SCORE = 2.0, 1.0
"""Scores for the start of a name and of another word; scattered letters score less."""


class Palette(CommandPalette):
    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"
    _dismissed = False

    def on_mount(self, event: Mount) -> None:
        """Do nothing if the palette was closed before it was mounted."""
        if is_leaving(self):
            event.prevent_default()

    @on(OptionList.OptionHighlighted)
    def preview_theme(self, event: OptionList.OptionHighlighted) -> None:
        """Show a theme while its line is marked, and the chosen one on any other line."""
        hit = getattr(event.option, "hit", None)
        named = hit.text.removeprefix(THEME) if hit and hit.text.startswith(THEME) else ""
        self.app.preview_theme(named)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close only once, even if asked again while closing."""
        if self._dismissed:
            return AwaitComplete()
        self._dismissed = True
        self.app.preview_theme("")
        return super().dismiss(result)


class ActionProvider(Provider):
    """The actions of the screen below, and all themes."""

    async def discover(self) -> Hits:
        for action in self._actions():
            title = action.name(discreet=self._host.discreet)
            line = self._line(safe_content(title), action)
            yield DiscoveryHit(line, self._command(action), title)

    async def search(self, query: str) -> Hits:
        """Match names by scattered letters, other words by their start."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = _score(query, action.title, action.search_words) or _fuzzy_score(
                matcher.match(action.title)
            )
            if score:
                title = action.name(discreet=self._host.discreet)
                line = self._line(matcher.highlight(title), action)
                yield Hit(score, line, self._command(action), title)
        for name in self.app.available_themes:
            title = f"{THEME}{name}"
            score = _score(query, title, "colour color dark light") or _fuzzy_score(
                matcher.match(title)
            )
            if score:
                command = partial(self._host.choose_theme, name)
                yield Hit(score, matcher.highlight(title), command, title)

    @property
    def _host(self) -> Host:
        return cast(Host, self.app)  # Textual types a provider's app as a plain App

    def _actions(self) -> Iterator[Action]:
        """Yield each action of the screen below once, whichever widget has the focus there."""
        done = set()
        for action in (one for group in GROUPS for one in group.actions):
            possible = action in ALWAYS or is_possible(self.app, self.screen, action)
            if possible and action.textual_action not in done:
                done.add(action.textual_action)
                yield action

    def _command(self, action: Action) -> "partial[Any]":
        return partial(self.app.run_action, action.textual_action, self.screen)

    def _line(self, name: Content, action: Action) -> Content:
        """Return the name, what it does as far as there is room, and its key at the right."""
        key = first_key(self._host, action)
        cells = min(LINE_CELLS, self.app.size.width - MARGIN_CELLS)
        between = " " * max(2, NAME_CELLS - name.cell_length)
        room = cells - name.cell_length - len(between) - cell_len(key) - 2
        is_told = room >= MIN_HELP_CELLS and not self._host.discreet
        help_text = fit_to_cells(action.help if is_told else "", room)
        return (
            name + safe_content(f"{between}{help_text}  ", "$muted") + safe_content(key, "$primary")
        )


def _score(query: str, title: str, words: str) -> float:
    """Score the text against a name and its other words; 0 for no match."""
    typed = query.casefold()
    if any(word.startswith(typed) for word in (title.casefold(), *title.casefold().split())):
        return NAME_SCORE
    parts = [part for part in typed.split() if len(part) > 2]
    if any(
        word.startswith(part) or part.startswith(word) for part in parts for word in words.split()
    ):
        return WORD_SCORE
    return 0.0


def _fuzzy_score(score: float) -> float:
    """Map a fuzzy score to one below WORD_SCORE."""
    return score / (score + 1)
