"""The entries of the journal in rows, newest first: a window that moves over a file of any size."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Protocol

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.domain.entry import Entry
from recovery_journal.errors import Busy, JournalError
from recovery_journal.tui.literal import fitted
from recovery_journal.tui.paint import line
from recovery_journal.tui.telling import Teller

PAGE = 50
"""How many entries are read at once."""
WINDOW = 300
"""How many entries are held at most, on a screen of up to 75 rows; four screens on a taller one."""
ROOMY = 12
"""From how many rows on there is room for a blank one before each day."""
WHEEL = 3
"""How many rows one notch of the wheel moves."""
ASIDE = 12
"""How many cells of a row the cursor, the time and the signs take."""
TRY_AGAIN = 0.5
"""Seconds until the list asks again for a journal that another program holds."""


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


class EntryList(Widget, can_focus=True):
    """Days as headings, a row an entry, and a cursor that more entries are read around."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Newer", show=False, id="list_up"),
        Binding("down,j", "move(1)", "Older", show=False, id="list_down"),
        Binding("pageup,ctrl+b", "page(-1)", "A page up", show=False, id="list_page_up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "A page down", show=False, id="list_page_down"),
        Binding("g,home", "newest", "Newest", show=False, id="list_newest"),
        Binding("G,end", "oldest", "Oldest", show=False, id="list_oldest"),
        Binding("enter", "open", "Open", show=False, id="list_open"),
    ]
    COMPONENT_CLASSES = {
        "entry-list--day",
        "entry-list--aside",
        "entry-list--numbers",
        "entry-list--cursor",
    }

    class Moved(Message):
        """The cursor is on another entry, or its entry was read again."""

    class Opened(Message):
        """The person wants to read the entry under the cursor."""

    class NotRead(Message):
        """The journal could not be read."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._cursor = 0
        self._newer = self._older = False
        """Whether there is more beyond either end of the window."""
        self._lines: list[int | date | None] = []
        """What stands on each line: the number of an entry in the window, a day, or nothing."""
        self._line_of: list[int] = []
        self._top = 0
        """The first line that is seen."""
        self._pages: Pages | None = None
        self._teller = Teller()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self._cursor] if self._entries else None

    def show(self, pages: Pages, teller: Teller, keep: Entry | None = None) -> None:
        """Read the entries anew, around `keep` or else from the newest on.

        Where `keep` is not among them any more, the cursor takes the next older one.

        Raises:
            JournalError: when they cannot be read; the list stays as it was.
        """
        around = max(PAGE, self.size.height)
        newer = pages(after=keep, limit=around) if keep else []
        rest = pages(before=newer[-1], limit=around) if newer else pages(limit=around)
        row = self._row_of_cursor
        at_the_start = self._top == 0 and not self._newer
        self._pages, self._teller = pages, teller
        self._entries = newer + rest
        self._newer, self._older = len(newer) == around, len(rest) == around
        numbers = [entry.id for entry in self._entries]
        place = numbers.index(keep.id) if keep and keep.id in numbers else len(newer)
        self._cursor = max(0, min(place, len(numbers) - 1))
        self._arrange(row)
        if at_the_start and not self._newer and self._line_of_cursor < self.size.height:
            self._top = 0
        self._reach()
        self.refresh()
        self.post_message(self.Moved())

    # What is seen

    def render_line(self, y: int) -> Strip:
        """A heading, a row of an entry, or nothing."""
        number = self._top + y
        here = self._lines[number] if number < len(self._lines) else None
        if isinstance(here, int):
            return self._row(here)
        day = self.get_component_rich_style("entry-list--day")
        parts = [(fitted(f"  {self._teller.heading(here)}", self.size.width), day)] if here else []
        return line(parts, self.size.width, self.rich_style)

    def _row(self, number: int) -> Strip:
        """One entry; the cursor shows by a sign, not by colour alone."""
        told = self._teller.row(self._entries[number])
        under_cursor = number == self._cursor
        width = self.size.width
        room = max(0, width - ASIDE)
        numbers = fitted(told.numbers, room).rstrip()
        left = room - cell_len(numbers)
        beside = fitted(f"  {told.beside}" if numbers else told.beside, left)
        parts = (
            ("› " if under_cursor else "  ", "numbers"),
            (f"{told.time}  ", "aside"),
            (numbers, "numbers"),
            (beside, "aside"),
            (f" {told.signs:<2}", "aside"),
        )
        cursor = ("entry-list--cursor",) if under_cursor else ()
        styles = (
            self.get_component_rich_style(f"entry-list--{name}", *cursor) for _, name in parts
        )
        texts = (text for text, _ in parts)
        return line(zip(texts, styles, strict=True), width, self.rich_style)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._arrange(self._row_of_cursor)
        self._reach()
        self.refresh()

    # Where the cursor is

    def action_move(self, by: int) -> None:
        """Go to another entry, so many rows away."""
        self._go(self._cursor + by)

    def action_page(self, direction: int) -> None:
        """Go one screen up or down, but at least one entry; the last row seen stays in sight."""
        row, height = self._row_of_cursor, max(1, self.size.height - 1)
        there = self._nearest(self._line_of_cursor + direction * height)
        further = self._cursor + direction
        self._go(max(there, further) if direction > 0 else min(there, further))
        self._top = self._line_of_cursor - row
        self._stay_in_sight()
        self.refresh()

    def action_newest(self) -> None:
        """Go to the newest entry."""
        self._start(oldest=False)

    def action_oldest(self) -> None:
        """Go to the very first entry."""
        self._start(oldest=True)

    def action_open(self) -> None:
        """Say that the person wants to read the entry."""
        if self._entries:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Go to the entry that was clicked; a click on the one under the cursor opens it."""
        number = self._top + event.y
        here = self._lines[number] if number < len(self._lines) else None
        if not isinstance(here, int):
            return
        if here == self._cursor:
            self.action_open()
        else:
            self._go(here)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what is older."""
        event.stop()
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what is newer."""
        event.stop()
        self._scroll(-WHEEL)

    def _scroll(self, by: int) -> None:
        """Move what is seen; the cursor comes along where it would be left behind."""
        self._top += by
        self._stay_within()
        first, last = self._top, self._top + self.size.height - 1
        kept = self._nearest(max(first, min(self._line_of_cursor, last)))
        if self._entries and self._line_of[kept] < first:
            kept += 1
        self._go(kept)
        self.refresh()

    def _go(self, number: int) -> None:
        number = max(0, min(number, len(self._entries) - 1))
        if number == self._cursor:
            return
        row, top = self._row_of_cursor, self._top
        self._cursor = number
        self._stay_in_sight()
        if self._top == top:
            rows = (row, self._row_of_cursor)
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))
        else:
            self.refresh()
        self._reach()
        self.post_message(self.Moved())

    # The window

    def _start(self, *, oldest: bool) -> None:
        """Read one end of the journal, and go there."""
        around = max(PAGE, self.size.height)
        again = self.action_oldest if oldest else self.action_newest
        found = self._read(again, oldest=oldest, limit=around)
        if not found:
            return
        self._entries = found
        more = len(found) == around
        self._newer, self._older = more and oldest, more and not oldest
        self._cursor = len(found) - 1 if oldest else 0
        self._arrange(self.size.height - 1 if oldest else 1)
        self._reach()
        self.refresh()
        self.post_message(self.Moved())

    def _reach(self) -> None:
        """Read more when the cursor comes near an end of the window; let go of the other end."""
        margin = max(PAGE // 2, self.size.height)
        while self._older and len(self._entries) - self._cursor <= margin:
            found = self._read(self._reach, before=self._entries[-1])
            if found is None:
                return
            self._older = len(found) == PAGE
            self._take(self._entries + found, 0)
        while self._newer and self._cursor < margin:
            found = self._read(self._reach, after=self._entries[0])
            if found is None:
                return
            self._newer = len(found) == PAGE
            self._take(found + self._entries, len(found))

    def _take(self, entries: list[Entry], added_above: int) -> None:
        """Hold these entries, but no more than the window allows."""
        row = self._row_of_cursor
        self._cursor += added_above
        surplus = len(entries) - max(WINDOW, 4 * self.size.height)
        if surplus > 0 and added_above:
            del entries[-surplus:]
            self._older = True
        elif surplus > 0:
            del entries[:surplus]
            self._cursor -= surplus
            self._newer = True
        self._entries = entries
        self._arrange(row)

    def _read(
        self, again: Callable[[], None], *, limit: int = PAGE, **where: Entry | bool
    ) -> list[Entry] | None:
        """A page; None when it cannot be read now. While another program writes, try `again`."""
        if self._pages is None:
            return None
        try:
            return self._pages(limit=limit, **where)  # type: ignore[arg-type]
        except Busy:
            self.set_timer(TRY_AGAIN, again)
        except JournalError as error:
            self.post_message(self.NotRead(str(error)))
        return None

    # Lines and rows

    def _arrange(self, row: int) -> None:
        """Lay the entries out under their days, with the cursor on that row if it can be."""
        self._lines, self._line_of = [], []
        days = [entry.day or entry.at.date() for entry in self._entries]
        for number, day in enumerate(days):
            if number == 0 or day != days[number - 1]:
                if number and self.size.height >= ROOMY:
                    self._lines.append(None)
                self._lines.append(day)
            self._line_of.append(len(self._lines))
            self._lines.append(number)
        self._top = self._line_of_cursor - row
        self._stay_in_sight()

    @property
    def _line_of_cursor(self) -> int:
        return self._line_of[self._cursor] if self._line_of else 0

    @property
    def _row_of_cursor(self) -> int:
        return self._line_of_cursor - self._top

    def _nearest(self, wanted: int) -> int:
        """The entry on a line, or on the nearest one above it that has one."""
        return max(0, bisect_right(self._line_of, wanted) - 1)

    def _stay_in_sight(self) -> None:
        """Move what is seen just so far that the cursor, and the day above it, is within."""
        at = self._line_of_cursor
        above = at - 1 if at and isinstance(self._lines[at - 1], date) else at
        lowest = at - max(1, self.size.height) + 1
        self._top = max(lowest, min(self._top, above))
        self._stay_within()

    def _stay_within(self) -> None:
        self._top = max(0, min(self._top, len(self._lines) - self.size.height))
