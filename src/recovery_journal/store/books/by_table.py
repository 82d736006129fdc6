"""Every book whose records are one row each."""

from typing import Any

from recovery_journal.store.books.book import Book
from recovery_journal.store.books.circle import KeptWordsBook, People, Promises
from recovery_journal.store.books.meetings import Meetings
from recovery_journal.store.books.practice import Packs, Shares
from recovery_journal.store.books.strategies import Strategies
from recovery_journal.store.books.toolkit import Letters, Plans, Reasons, SafetyPlan
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.sqlite.file import JournalFile

BOOKS: tuple[type[Book[Any]], ...] = (
    *(Trackers, Strategies, People, Reasons, Letters, Plans, SafetyPlan),
    *(Meetings, KeptWordsBook, Promises, Packs, Shares),
)


def books_by_table(file: JournalFile) -> dict[str, Book[Any]]:
    """Return the books of an open journal by table name."""
    return {book.table: book(file) for book in BOOKS}
