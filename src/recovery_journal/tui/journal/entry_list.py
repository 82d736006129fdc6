"""The list of entries, newest first: a moving window over a journal of any size."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import Busy, JournalError
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.journal.entry_window import ENTRY_PAGE_SIZE, EntryReader, EntryWindow
from recovery_journal.tui.text.entry_text import EntryFormatter
from recovery_journal.tui.text.literal import fit_to_cells
from recovery_journal.tui.text.paint import make_strip
from recovery_journal.tui.widgets.vim_list import MARK

MAX_ENTRIES_HELD = 300
"""How many entries are held on a screen of up to 75 rows; a taller one holds four screens."""
BLANK_LINE_MIN_ROWS = 12
"""From this height on there is a blank row above each day."""
WHEEL_ROWS = 3
"""Rows per notch of the mouse wheel."""
ROW_FIXED_CELLS = 11
"""Cells of a row taken by the cursor, the time and the flags."""
MIN_DETAIL_CELLS = 6
"""With less room than this, no details are shown."""


class EntryList(Widget, can_focus=True):
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
    COMPONENT_CLASSES = {
        "entry-list--day",
        "entry-list--aside",
        "entry-list--numbers",
        "entry-list--cursor",
        "entry-list--mark",
    }

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
        self._top = 0
        """The first visible line."""
        self._formatter = EntryFormatter()
        self._retry_timer: Timer | None = None

    @property
    def current_entry(self) -> Entry | None:
        return self._window.current_entry

    def load_entries(
        self, pages: EntryReader, teller: EntryFormatter, keep: Entry | None = None
    ) -> None:
        """Reload the entries around `keep`, or from the newest on.

        If `keep` is gone, the cursor moves to the next older one.

        Raises:
            JournalError: they can't be read; the list is unchanged.
        """
        window = EntryWindow(pages)
        window.read_around(keep, self._read_count)
        row = self._row_of_cursor
        at_the_start = self._top == 0 and not self._window.has_newer
        self._wait_no_more()
        self._window, self._formatter = window, teller
        self._arrange(row)
        if at_the_start and not window.has_newer and self._line_of_cursor < self.size.height:
            self._top = 0
        self._show_new_window()

    # Drawing

    def render_line(self, y: int) -> Strip:
        number = self._top + y
        here = self._lines[number] if number < len(self._lines) else None
        if isinstance(here, int):
            return self._row(here)
        day = self.get_component_rich_style("entry-list--day")
        parts = (
            [(fit_to_cells(f"{self._formatter.format_day_heading(here)}", self.size.width), day)]
            if here
            else []
        )
        return make_strip(parts, self.size.width, self.rich_style)

    def _row(self, number: int) -> Strip:
        """Draw one entry; the cursor has a sign, so it doesn't depend on colour."""
        told = self._formatter.format_row(self._window.entries[number])
        under_cursor = number == self._window.cursor
        width = self.size.width
        room = max(0, width - ROW_FIXED_CELLS)
        numbers = fit_to_cells(told.numbers, room).rstrip()
        left = room - cell_len(numbers)
        # A letter or two would say nothing.
        beside = fit_to_cells(f"  {told.details}" if left > MIN_DETAIL_CELLS else "", left)
        parts = (
            (f"{MARK}" if under_cursor else " ", "mark"),
            (f"{told.time}  ", "aside"),
            (numbers, "numbers"),
            (beside, "aside"),
            (f" {told.flags:<2}", "aside"),
        )
        cursor = ("entry-list--cursor",) if under_cursor else ()
        styles = (
            self.get_component_rich_style(f"entry-list--{name}", *cursor) for _, name in parts
        )
        texts = (text for text, _ in parts)
        return make_strip(zip(texts, styles, strict=True), width, self.rich_style)

    def on_resize(self) -> None:
        self._arrange(self._row_of_cursor)
        self._read_on_near_end()
        self.refresh()

    # Moving

    def action_move(self, by: int) -> None:
        self._go(self._window.cursor + by)

    def action_page(self, direction: int) -> None:
        """Move one screen, keeping its last row visible, but at least one entry."""
        row, height = self._row_of_cursor, max(1, self.size.height - 1)
        there = self._nearest(self._line_of_cursor + direction * height)
        further = self._window.cursor + direction
        self._go(max(there, further) if direction > 0 else min(there, further))
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
        row, top = self._row_of_cursor, self._top
        self._window.cursor = number
        self._stay_in_sight()
        if self._top == top:
            rows = (row, self._row_of_cursor)
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
        row = self._row_of_cursor
        margin, most = (
            max(ENTRY_PAGE_SIZE // 2, self.size.height),
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
        for number, day in enumerate(days):
            if number == 0 or day != days[number - 1]:
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
    def _row_of_cursor(self) -> int:
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
