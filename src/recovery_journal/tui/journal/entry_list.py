"""The list of entries, newest first: a moving window over a journal of any size."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from recovery_journal.charts.segments import Forms
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import Busy, JournalError
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.journal.entry_row import FindHits, list_row, search_row
from recovery_journal.tui.journal.entry_window import ENTRY_PAGE_SIZE, EntryReader, EntryWindow
from recovery_journal.tui.text.entry_text import EntryFormatter
from recovery_journal.tui.text.literal import fit_to_cells
from recovery_journal.tui.text.paint import make_strip
from recovery_journal.tui.widgets.drawn import Painted
from recovery_journal.tui.widgets.marked_list import MARK

MAX_ENTRIES_HELD = 300
"""How many entries are held on a screen of up to 75 rows; a taller one holds four screens."""
BLANK_LINE_MIN_ROWS = 30
"""From this height on there is a blank row above each day."""
WHEEL_ROWS = 3
"""Rows per notch of the mouse wheel."""


class EntryList(Painted, can_focus=True):
    """Rows of entries under day headings; more are loaded as the cursor moves."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Newer", show=False, id="list_up"),
        Binding("down,j", "move(1)", "Older", show=False, id="list_down"),
        Binding("pageup,ctrl+b", "page(-1)", "A page up", show=False, id="list_page_up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "A page down", show=False, id="list_page_down"),
        Binding("g,home", "newest", "Newest", show=False, id="list_newest"),
        Binding("G,end", "oldest", "Oldest", show=False, id="list_oldest"),
        Binding("enter", "open", "Open", show=False, id="list_open"),
    ]

    class CursorMoved(Message):
        """The cursor moved to another entry, or its entry was reloaded."""

    class Opened(Message):
        """The user wants to read the entry under the cursor."""

    class ReadFailed(Message):
        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._window = EntryWindow(lambda **_: [])
        self._lines: list[int | date | None] = []
        """The content of each line: an entry's index in the window, a day, or nothing."""
        self._line_of: list[int] = []
        self._counts: Counter[date] = Counter()
        """The number of entries of each day that is whole in the window."""
        self._top = 0
        """The first visible line."""
        self._find: FindHits | None = None
        self._formatter = EntryFormatter()
        self._retry_timer: Timer | None = None

    @property
    def current_entry(self) -> Entry | None:
        return self._window.current_entry

    def load_entries(
        self,
        pages: EntryReader,
        teller: EntryFormatter,
        keep: Entry | None = None,
        *,
        find: FindHits | None = None,
    ) -> None:
        """Reload the entries around `keep`, or from the newest on.

        If `keep` is gone, the cursor moves to the next older one.

        Args:
            pages: reads them.
            teller: describes them.
            keep: the entry under the cursor.
            find: in a search, finds the hits in a text; each entry is a line then, without days.

        Raises:
            JournalError: they can't be read; the list is unchanged.
        """
        window = EntryWindow(pages)
        window.read_around(keep, self._read_count)
        row = self.row_of_cursor
        at_the_start = self._top == 0 and not self._window.has_newer
        self._wait_no_more()
        self._window, self._formatter, self._find = window, teller, find
        self._arrange(row)
        if at_the_start and not window.has_newer and self._line_of_cursor < self.size.height:
            self._top = 0
        self._show_new_window()

    # Drawing

    def render_line(self, y: int) -> Strip:
        number, width = self._top + y, self.size.width
        here = self._lines[number] if number < len(self._lines) else None
        if isinstance(here, int):
            return self._row(here)
        day = self.style_named("secondary bold")
        parts = []
        if here:
            count = f"  {self._counts[here] or ''} "
            heading = fit_to_cells(self._formatter.format_day_heading(here), width - len(count))
            parts = [(heading, day), (count, self.style_named("muted"))]
        return make_strip(parts, width, self.rich_style)

    def _row(self, number: int) -> Strip:
        """Draw one entry; the cursor has a sign, so it doesn't depend on colour."""
        entry, width = self._window.entries[number], self.size.width
        told, at_cursor = self._formatter.format_row(entry), number == self._window.cursor
        parts = (
            search_row(told, self._formatter.format_date(entry), self._find, width - 1)
            if self._find
            else list_row(told, width - 1)
        )
        mark = (MARK, "primary") if at_cursor else (" ", "")
        styles = ((text, self._row_style(style, at_cursor)) for text, style in (mark, *parts))
        return make_strip(
            ((text, self.style_named(style)) for text, style in styles), width, self.rich_style
        )

    def _row_style(self, style: str, at_cursor: bool) -> str:
        colour, is_focused = self.forms is Forms.COLOUR, at_cursor and self.has_focus
        if style == "hit":
            if colour:
                return "foreground bold on hit"
            return "bold underline" if is_focused else "bold reverse"
        if not at_cursor:
            return style
        # What is muted is too faint on the ground of the cursor.
        words = [style.replace("muted", "foreground"), "bold"]
        if is_focused:
            words.append("on panel" if colour else "reverse")
        return " ".join(filter(None, words))

    def on_resize(self) -> None:
        self._arrange(self.row_of_cursor)
        self._read_on_near_end()
        self.refresh()

    # Moving

    def action_move(self, by: int) -> None:
        self._go(self._window.cursor + by)

    def action_page(self, direction: int) -> None:
        """Move one screen, keeping its last row visible, but at least one entry."""
        row, height = self.row_of_cursor, max(1, self.size.height - 1)
        there = self._nearest(self._line_of_cursor + direction * height)
        further = self._window.cursor + direction
        self._go(max(there, further) if direction > 0 else min(there, further))
        self.put_cursor_on_row(row)

    def put_cursor_on_row(self, row: int) -> None:
        """Scroll so that the cursor is on this row, as far as there are lines for that."""
        self._top = self._line_of_cursor - row
        self._stay_in_sight()
        self.refresh()

    def action_newest(self) -> None:
        self._start(oldest=False)

    def action_oldest(self) -> None:
        self._start(oldest=True)

    def action_open(self) -> None:
        if self._window.entries:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select the clicked entry; a click on the selected one opens it."""
        number = self._top + event.y
        here = self._lines[number] if number < len(self._lines) else None
        if not isinstance(here, int):
            return
        if here == self._window.cursor:
            self.action_open()
        else:
            self._go(here)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-WHEEL_ROWS)

    def _scroll(self, by: int) -> None:
        """Scroll; the cursor moves along if it would leave the screen."""
        self._top += by
        self._stay_within()
        first, last = self._top, self._top + self.size.height - 1
        kept = self._nearest(max(first, min(self._line_of_cursor, last)))
        if self._window.entries and self._line_of[kept] < first:
            kept += 1
        self._go(kept)
        self._stay_in_sight()
        self.refresh()

    def _go(self, number: int) -> None:
        number = max(0, min(number, len(self._window.entries) - 1))
        if number == self._window.cursor:
            return
        row, top = self.row_of_cursor, self._top
        self._window.cursor = number
        self._stay_in_sight()
        if self._top == top:
            rows = (row, self.row_of_cursor)
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))
        else:
            self.refresh()
        self._read_on_near_end()
        self.post_message(self.CursorMoved())

    # The window

    @property
    def _read_count(self) -> int:
        return max(ENTRY_PAGE_SIZE, self.size.height)

    def _start(self, *, oldest: bool) -> None:
        """Load one end of the journal and go there."""
        read = partial(self._window.read_end, oldest=oldest, count=self._read_count)
        if self._read(read, partial(self._start, oldest=oldest)):
            self._arrange(self.size.height - 1 if oldest else 0)
            self._show_new_window()

    def _read_on_near_end(self) -> None:
        """Load more entries when the cursor nears an end of the window."""
        if self._retry_timer:
            # Each attempt blocks for a moment, so wait for the timer.
            return
        row = self.row_of_cursor
        margin, most = (
            max(ENTRY_PAGE_SIZE - 1, self.size.height),
            max(MAX_ENTRIES_HELD, 4 * self.size.height),
        )
        read = self._read(partial(self._window.read_on, margin, most), self._read_on_near_end)
        self._arrange(row)
        if read:
            self.refresh()

    def _read(self, read: Callable[[], object], again: Callable[[], None]) -> bool:
        """Return whether anything was read; if another process is writing, schedule `again`."""
        self._wait_no_more()
        try:
            return read() is not False
        except Busy:
            self._retry_timer = self.set_timer(RETRY_SECONDS, partial(self._try, again))
        except JournalError as error:
            self.post_message(self.ReadFailed(str(error)))
        return False

    def _try(self, again: Callable[[], None]) -> None:
        self._wait_no_more()
        again()

    def _wait_no_more(self) -> None:
        if self._retry_timer:
            self._retry_timer.stop()
            self._retry_timer = None

    def _show_new_window(self) -> None:
        self._read_on_near_end()
        self.refresh()
        self.post_message(self.CursorMoved())

    # Layout

    def _arrange(self, row: int) -> None:
        """Lay out the entries under their days, with the cursor on this row if possible."""
        self._lines, self._line_of = [], []
        days = [entry.day or entry.at.date() for entry in self._window.entries]
        self._counts = Counter(days)
        # The first and the last day may go on outside of it.
        if self._window.has_newer:
            self._counts[days[0]] = 0
        if self._window.has_older:
            self._counts[days[-1]] = 0
        for number, day in enumerate(days):
            if not self._find and (number == 0 or day != days[number - 1]):
                if number and self.size.height >= BLANK_LINE_MIN_ROWS:
                    self._lines.append(None)
                self._lines.append(day)
            self._line_of.append(len(self._lines))
            self._lines.append(number)
        self._top = self._line_of_cursor - row
        self._stay_in_sight()

    @property
    def _line_of_cursor(self) -> int:
        return self._line_of[self._window.cursor] if self._line_of else 0

    @property
    def row_of_cursor(self) -> int:
        return self._line_of_cursor - self._top

    def _nearest(self, wanted: int) -> int:
        """Return the entry on a line, or the nearest one above it."""
        return max(0, bisect_right(self._line_of, wanted) - 1)

    def _stay_in_sight(self) -> None:
        """Scroll just enough to show the cursor and the day heading above it."""
        at = self._line_of_cursor
        above = at - 1 if at and isinstance(self._lines[at - 1], date) else at
        lowest = at - max(1, self.size.height) + 1
        self._top = max(lowest, min(self._top, above))
        self._stay_within()

    def _stay_within(self) -> None:
        self._top = max(0, min(self._top, len(self._lines) - self.size.height))
