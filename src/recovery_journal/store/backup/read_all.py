"""Read everything in a journal."""

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.books.by_table import books_by_table
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite.file import JournalFile


def read_everything(file: JournalFile) -> None:
    """Read everything in a journal, so that `file.unreadable` has all that can't be read."""
    entries = Entries(file)
    for chosen in (Filter(), Filter(trashed=True)):
        for _ in entries.pages(chosen):
            pass
    for book in books_by_table(file).values():
        book.untrashed()
        book.trashed()
    SettingsBook(file).read()
