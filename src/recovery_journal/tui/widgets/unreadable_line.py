"""A line that says how many things can't be read; there is none while everything can."""

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import damage


class UnreadableLine(Static):
    DEFAULT_CSS = "UnreadableLine { height: auto; margin: 0 2; color: $secondary; }"


def show_unreadable(screen: Screen[None], journal: Journal, above: Widget) -> None:
    """Say above one of its widgets what a screen left out since `Journal.take_unreadable`."""
    lines, tables = screen.query(UnreadableLine), journal.unreadable_tables
    if not tables:
        lines.remove()
        return
    said = safe_content(damage.unreadable(tables))
    if lines:
        lines.first().update(said)
    else:
        screen.mount(UnreadableLine(said), before=above)
