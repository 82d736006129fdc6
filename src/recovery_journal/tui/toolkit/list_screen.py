"""One list of things a person keeps: add one, change one, remove one, put them in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.errors import JournalError
from recovery_journal.store.books.book import Book
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.screen_keys import RECORD_LIST
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """What one list holds, and how its things are shown and asked for."""

    title: str
    empty: str
    """What is said while there is nothing in it."""
    read_records: Callable[[Journal], Sequence[Any]]
    book: Callable[[Journal], Book[Any]]
    record_line: Callable[[Any], str]
    """A thing in one line."""
    make_dialog: Callable[[Callable[[Any], Any], Any], Dialog[Any]]
    """The dialog that keeps a thing by a method of the book; None is a new one."""
    move: Callable[[Journal, Any, int], object] | None = None
    """Moves a thing up (-1) or down (1), where the order is the person's."""


class RecordListScreen(Screen[None]):
    """The list, with the keys in the footer."""

    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = RECORD_LIST.bindings

    def __init__(self, kind: ListDefinition) -> None:
        super().__init__()
        self._kind = kind
        self._records: Sequence[Any] = ()

    def compose(self) -> ComposeResult:
        """Title, list, and one line of what happened."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(self._kind.title), classes="title")
            yield OptionList(compact=True)
            yield Static(safe_content(self._kind.empty), classes="muted", id="empty")
            yield Static(id="said", classes="quiet")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Show what is there, also after a dialog has changed it."""
        if not is_leaving(self):
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only a list in the person's own order can be put in order."""
        return action != "move" or self._kind.move is not None

    def reload(self) -> None:
        """Fill the list anew; the cursor stays on its line."""
        try:
            self._records = self._kind.read_records(self.app.journal)
        except JournalError as error:
            self._show_status(str(error))
            return
        lines = self.query_one(OptionList)
        at = lines.highlighted or 0
        lines.clear_options()
        lines.add_options(
            [Option(safe_content(self._kind.record_line(one))) for one in self._records]
        )
        self.query_one("#empty").display = not self._records
        if self._records:
            lines.highlighted = min(at, len(self._records) - 1)
        lines.focus()

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Change the chosen thing."""
        book = self._kind.book(self.app.journal)
        self.app.push_screen(self._kind.make_dialog(book.edit, self._records[event.option_index]))

    def action_add(self) -> None:
        """Ask for a new thing."""
        book = self._kind.book(self.app.journal)
        self.app.push_screen(self._kind.make_dialog(book.add, None))

    def action_remove(self) -> None:
        """Move the thing under the cursor to the trash."""
        if (thing := self._current()) is not None:
            self._write_and_reload(lambda: self._kind.book(self.app.journal).trash(thing))

    def action_move(self, by: int) -> None:
        """Move the thing under the cursor, and the cursor with it."""
        move, thing = self._kind.move, self._current()
        if move is not None and thing is not None:
            lines = self.query_one(OptionList)
            to = max(0, min(len(self._records) - 1, (lines.highlighted or 0) + by))
            self._write_and_reload(lambda: move(self.app.journal, thing, by))
            lines.highlighted = to

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _current(self) -> Any:
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._records) else self._records[at]

    def _write_and_reload(self, write: Callable[[], object]) -> None:
        try:
            write()
        except JournalError as error:
            self._show_status(str(error))
        self.reload()

    def _show_status(self, sentence: str) -> None:
        self.query_one("#said", Static).update(safe_content(sentence))
