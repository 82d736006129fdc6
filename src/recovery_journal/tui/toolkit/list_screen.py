"""A list of records of one kind: add, edit, remove and reorder."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, Static

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import JournalError
from recovery_journal.store.books.book import Book
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.screen_keys import RECORD_LIST
from recovery_journal.tui.dialogs.count_as_return import YesNoScreen
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import words_or_mask
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.screen_footer import ScreenFooter
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.tui.widgets.unreadable_line import show_unreadable
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import toolkit as words


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """How one kind of record is listed and edited."""

    title: str
    empty: str
    """Shown while the list is empty."""
    read_records: Callable[[Journal], Sequence[Any]]
    book: Callable[[Journal], Book[Any]]
    record_lines: Callable[[Journal, Sequence[Any], date], list[str]]
    """Describes the records, given the local day."""
    make_dialog: Callable[[Journal, Any], Dialog[Any]]
    """Creates a dialog for a record, or for a new one if that's None."""
    discreet_lines: Callable[[Journal, Sequence[Any], date], list[str]] | None = None
    """Describes them in discreet mode; without this, all of it is covered."""
    move: Callable[[Journal, Any, int], object] | None = None
    """Moves a record up (-1) or down (1); None if the order is fixed."""
    question: Callable[[Journal, Any, date], str] = lambda *_: ""
    """Returns what to ask before a record is opened; empty if nothing."""


class RecordListScreen(Screen[None]):
    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = RECORD_LIST.bindings

    def __init__(self, kind: ListDefinition) -> None:
        super().__init__()
        self._kind = kind
        self._records: Sequence[Any] = ()

    def compose(self) -> ComposeResult:
        yield TitleLine(words.TITLE)
        with Pane(title=self._kind.title):
            yield VimList(compact=True)
            yield Static(safe_content(self._kind.empty), classes="muted", id="empty")
            yield Static(id="said", classes="quiet")
        yield ScreenFooter()

    def on_screen_resume(self) -> None:
        if not is_leaving(self):
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable moving only if the user controls the order."""
        return action != "move" or self._kind.move is not None

    def reload(self) -> None:
        """Refill the list; the cursor stays on its line."""
        try:
            self.app.journal.take_unreadable()
            self._records = self._kind.read_records(self.app.journal)
            described = self._describe_records()
        except JournalError as error:
            self._show_status(str(error))
            return
        self.query_one(VimList).refill(described)
        is_empty = not (self._records or self.app.journal.unreadable_tables)
        self.query_one("#empty").display = is_empty
        show_unreadable(self, self.app.journal, self.query_one("#said"))

    def _describe_records(self) -> list[str]:
        kind, discreet = self._kind, self.app.discreet
        describe = (discreet and kind.discreet_lines) or kind.record_lines
        lines = describe(self.app.journal, self._records, self.app.today())
        covered = discreet and kind.discreet_lines is None
        return [words_or_mask(line, masked=covered) for line in lines]

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Open the record, after a question if there is one."""
        record = self._records[event.option_index]

        def open_record(yes: bool | None) -> None:
            if yes:
                self.app.push_screen(self._kind.make_dialog(self.app.journal, record))

        try:
            question = self._kind.question(self.app.journal, record, self.app.today())
        except JournalError as error:
            self._show_status(str(error))
            return
        if question:
            self.app.push_screen(YesNoScreen(question), open_record)
        else:
            open_record(yes=True)

    def action_copy(self) -> None:
        from recovery_journal.tui.runtime.copying import copy_for_others

        covered = self.app.discreet and self._kind.discreet_lines is None
        described = [] if covered else self._describe_records()
        at = self.query_one(OptionList).highlighted
        text = described[at] if at is not None and described else ""
        copy_for_others(self.app, text, self.app.show_toast)

    def action_add(self) -> None:
        self.app.push_screen(self._kind.make_dialog(self.app.journal, None))

    def action_remove(self) -> None:
        """Move the record under the cursor to the trash, and say where its name stays."""
        if (thing := self._current()) is None:
            return
        mentions: dict[str, int] = {}

        def remove() -> None:
            nonlocal mentions
            book = self._kind.book(self.app.journal)
            mentions = book.count_mentions(book.trash(thing))

        self._write_and_reload(remove)
        if mentions:
            self._show_status(words.name_stays(self.app.describe(thing), mentions))

    def action_move(self, by: int) -> None:
        """Move the record under the cursor, and the cursor with it."""
        move, thing = self._kind.move, self._current()
        if move is not None and thing is not None:
            lines = self.query_one(OptionList)
            to = max(0, min(len(self._records) - 1, (lines.highlighted or 0) + by))
            self._write_and_reload(lambda: move(self.app.journal, thing, by))
            lines.highlighted = to

    def action_leave(self) -> None:
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
