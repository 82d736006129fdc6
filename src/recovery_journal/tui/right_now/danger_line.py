"""The line for danger, below everything and always in sight."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region


class DangerLine(Vertical):
    """Whom to call when life is in danger; other widgets may stand above it."""

    def __init__(self, region: Region) -> None:
        super().__init__()
        self._region = region

    def compose(self) -> ComposeResult:
        """One sentence and two numbers."""
        numbers = safe_content(words.danger_numbers(self._region), "bold $primary")
        yield Static(safe_content(f"{words.DANGER} ") + numbers, id="danger")
