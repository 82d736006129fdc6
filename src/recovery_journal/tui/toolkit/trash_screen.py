"""The trash: everything that was removed, to restore or to remove for good."""

from collections.abc import Callable

from textual import getters, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, Static

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.errors import JournalError
from recovery_journal.store.books.book import Record
from recovery_journal.tui.actions.screen_keys import TRASH_SCREEN
from recovery_journal.tui.dialogs.count_as_return import YesNoScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.screen_footer import ScreenFooter
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.tui.widgets.unreadable_line import show_unreadable
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import trash as words
from recovery_journal.words.format.journal import EMPTY_TRASH
from recovery_journal.words.toolkit import TITLE

MAX_ENTRIES_LISTED = 300
"""Further entries are in the trash of the journal."""


class TrashScreen(Screen[None]):
    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = TRASH_SCREEN.bindings

    def __init__(self) -> None:
        super().__init__()
        self._records: list[tuple[str, Record | Entry]] = []
        """Each with its table."""

    def compose(self) -> ComposeResult:
        yield TitleLine(TITLE)
        with Pane(title=words.TRASH):
            yield VimList(compact=True)
            yield Static(EMPTY_TRASH, classes="muted", id="empty")
            yield Static(
                safe_content(with_keys(self.app, words.MORE_ENTRIES)), classes="muted", id="more"
            )
            yield Static(id="said", classes="quiet")
        yield ScreenFooter()

    def on_screen_resume(self) -> None:
        if not is_leaving(self):
            self.reload()

    def reload(self) -> None:
        """Refill the list; the cursor stays on its line."""
        journal = self.app.journal
        try:
            journal.take_unreadable()
            entries = journal.entries.page(Filter(trashed=True), limit=MAX_ENTRIES_LISTED + 1)
            self._records = [*journal.trash.records()]
            self._records += [("entry", one) for one in entries[:MAX_ENTRIES_LISTED]]
        except JournalError as error:
            self._show_status(str(error))
            return
        self.query_one(VimList).refill(self._line(*one) for one in self._records)
        self.query_one("#empty").display = not (self._records or journal.unreadable_tables)
        self.query_one("#more").display = len(entries) > MAX_ENTRIES_LISTED
        show_unreadable(self, journal, self.query_one("#said"))

    def _line(self, table: str, record: Record | Entry) -> str:
        year = self.app.today().year
        return words.trash_line(table, record, self.app.describe(record), year)

    @on(OptionList.OptionSelected)
    def action_restore(self) -> None:
        if (current := self._current()) is None:
            return
        table, record = current
        journal = self.app.journal

        def restore() -> str:
            if table == "entry":
                journal.entries.restore(record.id)
            else:
                journal.books[table].restore(record)
            return words.restored(self._line(table, record))

        self._write_and_reload(restore)

    def action_erase(self) -> None:
        """Ask, and remove what is under the cursor for good."""
        if (current := self._current()) is None:
            return
        table, record = current
        journal = self.app.journal

        def erase() -> str:
            journal.trash.erase(record.uid, table)
            return words.REMOVED_FOR_GOOD

        def answer(yes: bool | None) -> None:
            if yes:
                self._write_and_reload(erase)

        try:
            mentions = {} if table == "entry" else journal.books[table].count_mentions(record)
        except JournalError as error:
            self._show_status(str(error))
            return
        question = words.ask_erase(self._line(table, record), self.app.describe(record), mentions)
        self.app.push_screen(YesNoScreen(question, for_good=True), answer)

    def action_leave(self) -> None:
        self.dismiss()

    def _current(self) -> tuple[str, Record | Entry] | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._records) else self._records[at]

    def _write_and_reload(self, write: Callable[[], str]) -> None:
        """Change the journal, and say what `write` returns."""
        try:
            said = write()
        except JournalError as error:
            said = str(error)
        self.reload()
        self._show_status(said)

    def _show_status(self, sentence: str) -> None:
        self.query_one("#said", Static).update(safe_content(sentence))
