"""Read everything in a journal, to count what can't be read."""

from typing import Any

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.books.by_table import books_by_table
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite.file import JournalFile


def find_unreadable(file: JournalFile) -> list[tuple[str, Any]]:
    """Return table and number of everything in a journal that can't be read."""
    file.take_unreadable()
    entries = Entries(file)
    for chosen in (Filter(), Filter(trashed=True)):
        for _ in entries.pages(chosen):
            pass
    for book in books_by_table(file).values():
        book.untrashed()
        book.trashed()
    SettingsBook(file).read()
    return sorted(file.take_unreadable(), key=str)
