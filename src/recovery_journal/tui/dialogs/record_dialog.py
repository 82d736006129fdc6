"""The base of dialogs for records, such as people and plans."""

from typing import Generic, Self, TypeVar

from recovery_journal.store.books.book import Record
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog

R = TypeVar("R", bound=Record)


class RecordDialog(Dialog[R], Generic[R]):
    """Adds or edits a record; its kind is the table of its book."""

    def __init__(self, journal: Journal, record: R | None = None) -> None:
        book = journal.books[self.KIND]
        super().__init__(book.add if record is None else book.edit)
        self.record = record
        if record is not None:
            self.uid, self.is_new = record.uid, False

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        return cls(journal, journal.books[cls.KIND].by_uid(uid) if uid else None)
