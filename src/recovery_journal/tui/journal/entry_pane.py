"""One entry in full."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from recovery_journal.tui.text.entry_text import EntryDetail
from recovery_journal.tui.text.literal import safe_content


class EntryPane(VerticalScroll):
    BINDINGS = [
        Binding("j", "scroll_down", "Down", show=False, id="text_down"),
        Binding("k", "scroll_up", "Up", show=False, id="text_up"),
        Binding("g", "scroll_home", "To the top", show=False, id="text_top"),
        Binding("G", "scroll_end", "To the end", show=False, id="text_end"),
        Binding("space", "page_down", "A page down", show=False, id="text_page_down"),
    ]
    PARTS = ("numbers", "note", "tags", "standing")

    def __init__(self) -> None:
        super().__init__()
        self._detail: EntryDetail | None = None

    def compose(self) -> ComposeResult:
        for part in self.PARTS:
            yield Static(classes=part)

    def show_entry(self, page: EntryDetail | None) -> None:
        """Show an entry from the top; if it's the current one, keep the scroll position."""
        if page == self._detail:
            return
        if page is None or self._detail is None or page.entry_id != self._detail.entry_id:
            self.scroll_home(animate=False)
        self._detail = page
        for part in self.PARTS:
            text = getattr(page, part) if page else ""
            widget = self.query_one(f".{part}", Static)
            widget.update(safe_content(text))
            widget.display = bool(text)
