"""An app in the theme that was chosen last."""

import os
from typing import TYPE_CHECKING, Any, cast

from rich.console import Console
from textual import constants
from textual.theme import Theme

from recovery_journal import places
from recovery_journal.domain.dataclass import replace
from recovery_journal.store.sidecar import screen_state as state
from recovery_journal.tui import theme as themes
from recovery_journal.tui.runtime.restart import Lock
from recovery_journal.tui.runtime.session import SessionApp
from recovery_journal.tui.textual_internals import draw_without_colours

if TYPE_CHECKING:
    from recovery_journal.tui.runtime.signals import SignalWatcher


def has_few_colours() -> bool:
    """Return whether the terminal has no more than sixteen colours."""
    console = Console(color_system=cast(Any, constants.COLOR_SYSTEM), force_terminal=True)
    return console.color_system == "standard"


class ThemedApp(SessionApp):
    available_themes: dict[str, Theme] = themes.THEMES
    HORIZONTAL_BREAKPOINTS = themes.COLUMN_CLASSES
    VERTICAL_BREAKPOINTS = themes.ROW_CLASSES

    def __init__(
        self,
        path: str,
        *,
        discreet: bool,
        lock: Lock | None = None,
        watcher: "SignalWatcher | None" = None,
    ) -> None:
        self.saved_state = state.load()
        self._broken_themes = ""
        """Which of the user's own themes can't be used."""
        if os.path.isdir(places.themes_folder()):
            from recovery_journal.tui.runtime.own_themes import read_own_themes

            own, self._broken_themes = read_own_themes(places.themes_folder())
            self.available_themes = {**themes.THEMES, **own}
        # Set before Textual reads it: changing the theme later parses all styles a second time.
        self.set_reactive(ThemedApp.theme, self._chosen_theme)
        # With NO_COLOR, every theme uses the terminal's own two colours; and so it does where
        # there are only sixteen, as the nearest of them to ours make text hard to read.
        plain = "NO_COLOR" in os.environ or has_few_colours()
        super().__init__(path, lock=lock, watcher=watcher, ansi_color=plain or None)
        if plain:
            draw_without_colours(self)
        self.discreet = discreet or self.saved_state.discreet

    def on_mount(self) -> None:
        if self._broken_themes:
            self.call_after_refresh(self.show_toast, self._broken_themes)

    def get_screen(self, screen: Any, screen_class: Any = None) -> Any:
        """Return a screen, with the classes of its size from its first frame on."""
        found = super().get_screen(screen, screen_class)
        if not found.is_running:
            found.add_class(*themes.classes_of_size(*self.size))
        return found

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Define for other themes what ours define themselves."""
        return themes.missing_variables(self.current_theme)

    def action_other_theme(self) -> None:
        self.choose_theme(themes.DAWN.name if self.theme == themes.DUSK.name else themes.DUSK.name)

    @property
    def _chosen_theme(self) -> str:
        name = self.saved_state.theme
        return name if name in self.available_themes else themes.DUSK.name

    def preview_theme(self, name: str) -> None:
        self.theme = name or self._chosen_theme

    def choose_theme(self, name: str) -> None:
        self.theme = name
        self.remember()

    def remember(self) -> None:
        self.saved_state = replace(self.saved_state, theme=self.theme, discreet=self.discreet)
        state.save(self.saved_state)
