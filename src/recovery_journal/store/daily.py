"""The practice of one day: what was written for it, and a look back kept as one step."""

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from recovery_journal.domain.entries.filter import Filter

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.practice import Intention, Review
    from recovery_journal.store.journal import Journal

E = TypeVar("E", bound="Entry")


def entry_of(journal: "Journal", kind: type[E], day: date) -> E | None:
    """The newest entry of a kind on a local day."""
    # All kinds: chosen by their day alone, entries are found at once among a hundred thousand.
    found = journal.entries.page(Filter(since=day, until=day), limit=-1)
    return next((one for one in found if isinstance(one, kind)), None)


def keep_review(
    journal: "Journal", review: "Review | None", intention: "Intention | None"
) -> "Entry | None":
    """Keep a look back and how the intention went, all or nothing.

    Args:
        journal: where they belong.
        review: a new one, or one that was changed.
        intention: one of which it is known now how it went.

    Returns:
        What was changed, the review first; the review as it was when nothing was.

    Raises:
        Conflict: when one of them has changed since it was read.
    """
    kept: Entry | None = None
    with journal.bulk():
        if review is not None:
            kept = (journal.entries.edit if review.id else journal.entries.add)(review)
        if intention is not None:
            changed = journal.entries.edit(intention)
            kept = changed if kept in (None, review) else kept
    return kept
