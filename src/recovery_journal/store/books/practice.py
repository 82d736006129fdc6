"""The books of daily practice and shared pages."""

from datetime import date
from typing import Any, TypeVar

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.practice import Intention, QuestionPack, Review
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.errors import BadInput
from recovery_journal.store.books.book import Book, find_one
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import ended
from recovery_journal.words.practice import BUILT_IN_STAYS, built_in_packs

E = TypeVar("E", bound=Entry)


class Packs(Book[QuestionPack]):
    """Question packs, built-in and the user's own."""

    table = "pack"
    record_type = QuestionPack
    one_line_columns = ("name",)

    def all(self) -> list[QuestionPack]:
        """Return all question packs, the user's own last."""
        return [*built_in_packs(), *self._read("trashed_at IS NULL ORDER BY id")]

    def find(self, name: str) -> QuestionPack:
        """Return the pack that matches a number, uid, name or start of a name.

        Raises:
            NotFound: none or several match.
        """
        missing = f"There are no questions called {name}. To see them: rj review questions"
        return find_one(self.all(), name, lambda one: one.name, missing)

    def trash(self, pack: QuestionPack) -> QuestionPack:
        """Move a question pack to the trash.

        Raises:
            BadInput: it's built in.
        """
        if not pack.uid:
            raise BadInput(BUILT_IN_STAYS)
        return super().trash(pack)

    def edit(self, pack: QuestionPack) -> QuestionPack:
        """Store a changed pack; a new name reaches the settings and its reviews.

        Raises:
            Conflict: it changed since it was read.
            BadInput: another pack has that name.
        """
        with self._file.transaction():
            before = self.by_uid(pack.uid)
            after = super().edit(pack)
            book = SettingsBook(self._file)
            settings = book.read()
            if settings.pack.casefold() == before.name.casefold():
                book.write(replace(settings, pack=after.name))
            if after.name != before.name:
                self._rename_in_reviews(before.name, after.name)
            return after

    def _rename_in_reviews(self, name: str, new_name: str) -> None:
        entries = Entries(self._file)
        for (number,) in self._file.rows("SELECT entry FROM review WHERE pack = ?", (name,)):
            if isinstance(review := entries.get(number), Review):
                entries.edit(replace(review, pack=new_name))

    def _check(self, pack: QuestionPack) -> None:
        folded = pack.name.casefold()
        for other in self.all():
            if (not other.uid or other.uid != pack.uid) and other.name.casefold() == folded:
                raise BadInput(f"There are already questions called {ended(other.name)}")

    def _to_row(self, pack: QuestionPack) -> dict[str, Any]:
        """Return its columns; each question becomes one line."""
        prompts = "\n".join(filter(None, map(rows.on_one_line, pack.prompts)))
        return {**super()._to_row(pack), "prompts": prompts}


class Shares(Book[SharedPage]):
    """The record of pages made for others."""

    table = "share"
    record_type = SharedPage
    one_line_columns = ("who", "file", "ask")
    order = "made DESC, id DESC"

    def last_for(self, who: str) -> SharedPage | None:
        """Return the last page made for someone."""
        folded = who.casefold()
        return next((one for one in self.all() if one.who.casefold() == folded), None)


class Practice:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)

    def newest_on(self, kind: type[E], day: date) -> E | None:
        """Return the newest entry of a kind on a local day, or None."""
        # Filter by day alone: that is fast even among a hundred thousand entries.
        found = self._entries.page(Filter(since=day, until=day), limit=-1)
        return next((one for one in found if isinstance(one, kind)), None)

    def save(self, review: Review | None, intention: Intention | None) -> Entry | None:
        """Save a review and an intention's outcome, both or neither.

        Args:
            review: a new or changed review.
            intention: an intention whose outcome is now known.

        Returns:
            The changed entry, or the review if nothing changed.

        Raises:
            Conflict: one of them changed since it was read.
        """
        kept: Entry | None = None
        with self._file.transaction():
            if review is not None:
                kept = (self._entries.edit if review.id else self._entries.add)(review)
            if intention is not None:
                changed = self._entries.edit(intention)
                kept = changed if kept in (None, review) else kept
        return kept
