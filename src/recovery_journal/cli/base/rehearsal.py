"""Trying a command out: it reads everything, and stops where it would save."""

from typing import TYPE_CHECKING

from recovery_journal import clock
from recovery_journal.cli.base.context import current_context

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.sobriety.tracker import Tracker


class Rehearsed(Exception):
    """Everything could be read, and would be saved now."""

    def __init__(self, entry: "Entry", tracker: str, counted: "Tracker | None") -> None:
        super().__init__()
        self.entry = entry
        self.tracker = tracker
        self.counted = counted


def stop_rehearsal(entry: "Entry", tracker: str = "", counted: "Tracker | None" = None) -> None:
    """Go no further if this is only tried out.

    Args:
        entry: what would be saved.
        tracker: the name of its tracker, as far as it's known.
        counted: the tracker of a use.

    Raises:
        BadInput: the entry can't be saved.
        Rehearsed: it could be.
    """
    if is_rehearsal():
        from recovery_journal.domain.entries.entry import refuse_future

        refuse_future(entry.at, clock.now())
        raise Rehearsed(entry, tracker, counted)


def is_rehearsal() -> bool:
    """Return whether nothing may be saved or asked for, only read."""
    return getattr(current_context(), "rehearses", False)
