"""The line for emergencies at the bottom, always visible."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region


class DangerLine(Vertical):
    """Whom to call when life is in danger, with room for widgets above."""

    def __init__(self, region: Region) -> None:
        super().__init__()
        self._region = region

    def compose(self) -> ComposeResult:
        numbers = safe_content(words.danger_numbers(self._region), "bold $primary")
        yield Static(safe_content(f"{words.DANGER} ") + numbers, id="danger")
