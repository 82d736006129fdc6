"""The list of themes."""

from textual import getters, on
from textual.await_complete import AwaitComplete
from textual.widgets import OptionList

from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.theme import DAWN, DUSK
from recovery_journal.tui.widgets.find_list import find_among
from recovery_journal.words.things import ASK_THEME


class ThemeChoice(ChooseScreen):
    """The current theme first, then ours; each is shown while its line is marked."""

    app = getters.app(Host)

    def __init__(self, app: Host) -> None:
        ours = (DUSK.name, DAWN.name)
        names = sorted(app.available_themes, key=lambda one: (one != app.theme, one not in ours))
        named = [(name, name) for name in names]
        super().__init__(ASK_THEME, named, find_among(named))

    @on(OptionList.OptionHighlighted)
    def preview(self, event: OptionList.OptionHighlighted) -> None:
        self.app.preview_theme(event.option_id or "")

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Show the chosen theme again; the caller may choose another."""
        self.app.preview_theme("")
        return super().dismiss(result)
