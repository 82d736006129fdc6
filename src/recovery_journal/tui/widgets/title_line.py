"""The top line of a screen that isn't a place: its name, and how to go back."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from recovery_journal.tui.actions.actions import GO_BACK
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import KeyHint


class TitleLine(Horizontal):
    DEFAULT_CSS = """
    TitleLine { height: 1; padding: 0 1; }
    TitleLine > Static { width: 1fr; height: 1; color: $primary; text-style: bold; }
    TitleLine > KeyHint { width: auto; margin: 0; color: $muted; text-style: none; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def set_title(self, title: str) -> None:
        self._title = title
        self.query_one(Static).update(safe_content(title))

    def compose(self) -> ComposeResult:
        yield Static(safe_content(self._title))
        yield KeyHint(GO_BACK, "back")
