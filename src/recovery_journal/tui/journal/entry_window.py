"""A window over the entries of a journal: a few hundred around a cursor, however many there are."""

from typing import Protocol

from recovery_journal.domain.entries.entry import Entry

PAGE = 50
"""How many entries are read at once."""


class Pages(Protocol):
    """Reads up to `limit` entries next to a known one, newest first."""

    def __call__(
        self,
        *,
        before: Entry | None = None,
        after: Entry | None = None,
        oldest: bool = False,
        limit: int = PAGE,
    ) -> list[Entry]:
        """Without `before`, `after` and `oldest`: the newest."""


class Window:
    """Entries without a gap, newest first, and which of them the cursor is on.

    Whatever cannot be read leaves it as it was: `JournalError` comes from `pages`.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.entries: list[Entry] = []
        self.cursor = 0
        self.newer = False
        """Whether there are entries beyond the first."""
        self.older = False
        """Whether there are entries beyond the last."""

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.entries else None

    def read_around(self, keep: Entry | None, count: int) -> None:
        """Read so many on either side of an entry; without one, the newest.

        Where `keep` is not among them any more, the cursor takes the next older one.
        """
        newer = self._pages(after=keep, limit=count) if keep else []
        before = newer[-1] if newer else None
        rest = self._pages(before=before, limit=count)
        self.entries = newer + rest
        self.newer, self.older = len(newer) == count, len(rest) == count
        numbers = [entry.id for entry in self.entries]
        place = numbers.index(keep.id) if keep and keep.id in numbers else len(newer)
        self.cursor = max(0, min(place, len(numbers) - 1))

    def read_end(self, *, oldest: bool, count: int) -> None:
        """Go to the newest entry, or to the very first one."""
        found = self._pages(oldest=oldest, limit=count)
        more = len(found) == count
        self.entries = found
        self.newer, self.older = more and oldest, more and not oldest
        self.cursor = max(0, len(found) - 1) if oldest else 0

    def reach(self, margin: int, most: int) -> bool:
        """Read on while the cursor is nearer than `margin` to an end; whether anything was read.

        No more than `most` entries are held: those farthest from the cursor are let go.
        """
        read = False
        while self.older and len(self.entries) - self.cursor <= margin:
            found = self._pages(before=self.entries[-1], limit=PAGE)
            self.older, read = len(found) == PAGE, True
            self.entries = self.entries + found
            surplus = max(0, len(self.entries) - most)
            self.entries = self.entries[surplus:]
            self.cursor -= surplus
            self.newer = self.newer or surplus > 0
        while self.newer and self.cursor < margin:
            found = self._pages(after=self.entries[0], limit=PAGE)
            self.newer, read = len(found) == PAGE, True
            self.older = self.older or len(self.entries) + len(found) > most
            self.entries = (found + self.entries)[:most]
            self.cursor += len(found)
        return read
