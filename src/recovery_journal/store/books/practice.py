"""The books of the daily practice, and of what was shared."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

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
from recovery_journal.words.practice import BUILT_IN_STAYS, built_in_packs

E = TypeVar("E", bound=Entry)


class Packs(Book[QuestionPack]):
    """The questions of the evening: those that came with the program, and the person's own."""

    table = "pack"
    record_type = QuestionPack
    one_line_columns = ("name",)

    def all(self) -> list[QuestionPack]:
        """Every set of questions, the person's own last."""
        return [*built_in_packs(), *self._read("trashed_at IS NULL ORDER BY id")]

    def find(self, name: str) -> QuestionPack:
        """One set of questions by number, uid, name or the beginning of its name.

        Raises:
            NotFound: when none or more than one fits.
        """
        missing = f"There are no questions called {name}. To see them: rj review questions"
        return find_one(self.all(), name, lambda one: one.name, missing)

    def trash(self, pack: QuestionPack) -> QuestionPack:
        """Move questions to the trash.

        Raises:
            BadInput: for those that came with the program.
        """
        if not pack.uid:
            raise BadInput(BUILT_IN_STAYS)
        return super().trash(pack)

    def edit(self, pack: QuestionPack) -> QuestionPack:
        """Keep changed questions; those of the evening stay so under another name.

        Raises:
            Conflict: when they have changed since they were read.
            BadInput: when others have that name.
        """
        with self._file.transaction():
            before = self.by_uid(pack.uid)
            after = super().edit(pack)
            book = SettingsBook(self._file)
            settings = book.read()
            if settings.pack.casefold() == before.name.casefold():
                book.write(replace(settings, pack=after.name))
            return after

    def _check(self, pack: QuestionPack) -> None:
        folded = pack.name.casefold()
        for other in self.all():
            if (not other.uid or other.uid != pack.uid) and other.name.casefold() == folded:
                raise BadInput(f"There are already questions called {other.name}.")

    def _to_row(self, pack: QuestionPack) -> dict[str, Any]:
        """Its columns; a question is one line."""
        prompts = "\n".join(filter(None, map(rows.on_one_line, pack.prompts)))
        return {**super()._to_row(pack), "prompts": prompts}


class Shares(Book[SharedPage]):
    """What was handed to whom, until the person removes it."""

    table = "share"
    record_type = SharedPage
    one_line_columns = ("who", "file", "ask")
    order = "made DESC, id DESC"

    def last_for(self, who: str) -> SharedPage | None:
        """The last page made for someone."""
        folded = who.casefold()
        return next((one for one in self.all() if one.who.casefold() == folded), None)


class Practice:
    """The intention of the morning and the review of the evening."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._entries = Entries(file)

    def newest_on(self, kind: type[E], day: date) -> E | None:
        """The newest entry of a kind on a local day."""
        # All kinds: chosen by their day alone, entries are found at once among a hundred thousand.
        found = self._entries.page(Filter(since=day, until=day), limit=-1)
        return next((one for one in found if isinstance(one, kind)), None)

    def save(self, review: Review | None, intention: Intention | None) -> Entry | None:
        """Keep a review and how the intention went, both or neither.

        Args:
            review: a new one, or one that was changed.
            intention: one of which it is known now how it went.

        Returns:
            What was changed, the review first; the review as it was when nothing was.

        Raises:
            Conflict: when one of them has changed since it was read.
        """
        kept: Entry | None = None
        with self._file.transaction():
            if review is not None:
                kept = (self._entries.edit if review.id else self._entries.add)(review)
            if intention is not None:
                changed = self._entries.edit(intention)
                kept = changed if kept in (None, review) else kept
        return kept
