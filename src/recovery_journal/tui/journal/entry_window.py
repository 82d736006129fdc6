"""A window of a few hundred entries around a cursor, in a journal of any size."""

from typing import Protocol

from recovery_journal.domain.entries.entry import Entry

ENTRY_PAGE_SIZE = 50


class EntryReader(Protocol):
    """Reads up to `limit` entries next to a known one, newest first."""

    def __call__(
        self,
        *,
        before: Entry | None = None,
        after: Entry | None = None,
        oldest: bool = False,
        limit: int = ENTRY_PAGE_SIZE,
    ) -> list[Entry]:
        """Return the newest entries if no position is given."""


class EntryWindow:
    """A gapless run of entries, newest first, and the cursor among them.

    If reading raises `JournalError`, the window is unchanged.
    """

    def __init__(self, pages: EntryReader) -> None:
        self._read_entries = pages
        self.entries: list[Entry] = []
        self.cursor = 0
        self.has_newer = False
        """Whether there are entries before the first one."""
        self.has_older = False
        """Whether there are entries after the last one."""

    @property
    def current_entry(self) -> Entry | None:
        return self.entries[self.cursor] if self.entries else None

    def read_around(self, keep: Entry | None, count: int) -> None:
        """Load this many entries on either side of `keep`, or the newest.

        If `keep` is gone, the cursor moves to the next older one.
        """
        newer = self._read_entries(after=keep, limit=count) if keep else []
        before = newer[-1] if newer else None
        rest = self._read_entries(before=before, limit=count)
        self.entries = newer + rest
        self.has_newer, self.has_older = len(newer) == count, len(rest) == count
        numbers = [entry.id for entry in self.entries]
        place = numbers.index(keep.id) if keep and keep.id in numbers else len(newer)
        self.cursor = max(0, min(place, len(numbers) - 1))

    def read_end(self, *, oldest: bool, count: int) -> None:
        """Load the newest or the oldest entries."""
        found = self._read_entries(oldest=oldest, limit=count)
        more = len(found) == count
        self.entries = found
        self.has_newer, self.has_older = more and oldest, more and not oldest
        self.cursor = max(0, len(found) - 1) if oldest else 0

    def read_on(self, margin: int, most: int) -> bool:
        """Load more if the cursor is within `margin` of an end; return whether it did.

        At most `most` entries are held; those farthest from the cursor are dropped.
        """
        read = False
        while self.has_older and len(self.entries) - self.cursor <= margin:
            found = self._read_entries(before=self.entries[-1], limit=ENTRY_PAGE_SIZE)
            self.has_older, read = len(found) == ENTRY_PAGE_SIZE, True
            self.entries = self.entries + found
            surplus = max(0, len(self.entries) - most)
            self.entries = self.entries[surplus:]
            self.cursor -= surplus
            self.has_newer = self.has_newer or surplus > 0
        while self.has_newer and self.cursor < margin:
            found = self._read_entries(after=self.entries[0], limit=ENTRY_PAGE_SIZE)
            self.has_newer, read = len(found) == ENTRY_PAGE_SIZE, True
            self.has_older = self.has_older or len(self.entries) + len(found) > most
            self.entries = (found + self.entries)[:most]
            self.cursor += len(found)
        return read
