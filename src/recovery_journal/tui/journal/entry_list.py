"""The entries of the journal in rows, newest first: a window that moves over a file of any size."""

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

MAX_ENTRIES_HELD = 300
"""How many entries are held at most, on a screen of up to 75 rows; four screens on a taller one."""
BLANK_LINE_MIN_ROWS = 12
"""From how many rows on there is room for a blank one before each day."""
WHEEL_ROWS = 3
"""How many rows one notch of the wheel moves."""
ROW_FIXED_CELLS = 12
"""How many cells of a row the cursor, the time and the signs take."""
MIN_DETAIL_CELLS = 6
"""From how many cells on there is something to say beside the numbers."""


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

    class CursorMoved(Message):
        """The cursor is on another entry, or its entry was read again."""

    class Opened(Message):
        """The person wants to read the entry under the cursor."""

    class ReadFailed(Message):
        """The journal could not be read."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._window = EntryWindow(lambda **_: [])
        self._lines: list[int | date | None] = []
        """What stands on each line: the number of an entry in the window, a day, or nothing."""
        self._line_of: list[int] = []
        self._top = 0
        """The first line that is seen."""
        self._formatter = EntryFormatter()
        self._retry_timer: Timer | None = None

    @property
    def current_entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._window.current_entry

    def load_entries(
        self, pages: EntryReader, teller: EntryFormatter, keep: Entry | None = None
    ) -> None:
        """Read the entries anew, around `keep` or else from the newest on.

        Where `keep` is not among them any more, the cursor takes the next older one.

        Raises:
            JournalError: when they cannot be read; the list stays as it was.
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

    # What is seen

    def render_line(self, y: int) -> Strip:
        """A heading, a row of an entry, or nothing."""
        number = self._top + y
        here = self._lines[number] if number < len(self._lines) else None
        if isinstance(here, int):
            return self._row(here)
        day = self.get_component_rich_style("entry-list--day")
        parts = (
            [(fit_to_cells(f"  {self._formatter.format_day_heading(here)}", self.size.width), day)]
            if here
            else []
        )
        return make_strip(parts, self.size.width, self.rich_style)

    def _row(self, number: int) -> Strip:
        """One entry; the cursor shows by a sign, not by colour alone."""
        told = self._formatter.format_row(self._window.entries[number])
        under_cursor = number == self._window.cursor
        width = self.size.width
        room = max(0, width - ROW_FIXED_CELLS)
        numbers = fit_to_cells(told.numbers, room).rstrip()
        left = room - cell_len(numbers)
        # A letter or two would tell nothing.
        beside = fit_to_cells(f"  {told.details}" if left > MIN_DETAIL_CELLS else "", left)
        parts = (
            ("› " if under_cursor else "  ", "numbers"),
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
        """Keep the cursor in sight."""
        self._arrange(self._row_of_cursor)
        self._read_on_near_end()
        self.refresh()

    # Where the cursor is

    def action_move(self, by: int) -> None:
        """Go to another entry, so many rows away."""
        self._go(self._window.cursor + by)

    def action_page(self, direction: int) -> None:
        """Go one screen up or down, but at least one entry; the last row seen stays in sight."""
        row, height = self._row_of_cursor, max(1, self.size.height - 1)
        there = self._nearest(self._line_of_cursor + direction * height)
        further = self._window.cursor + direction
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
        if self._window.entries:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Go to the entry that was clicked; a click on the one under the cursor opens it."""
        number = self._top + event.y
        here = self._lines[number] if number < len(self._lines) else None
        if not isinstance(here, int):
            return
        if here == self._window.cursor:
            self.action_open()
        else:
            self._go(here)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what is older."""
        event.stop()
        self._scroll(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what is newer."""
        event.stop()
        self._scroll(-WHEEL_ROWS)

    def _scroll(self, by: int) -> None:
        """Move what is seen; the cursor comes along where it would be left behind."""
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
        """Read one end of the journal, and go there."""
        read = partial(self._window.read_end, oldest=oldest, count=self._read_count)
        if self._read(read, partial(self._start, oldest=oldest)):
            self._arrange(self.size.height - 1 if oldest else 0)
            self._show_new_window()

    def _read_on_near_end(self) -> None:
        """Read on when the cursor comes near an end of what is held."""
        if self._retry_timer:
            # Each try makes the screen stand still for a moment: the cursor moves on without.
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
        """Whether something was read; while another program writes, try `again` soon."""
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

    # Lines and rows

    def _arrange(self, row: int) -> None:
        """Lay the entries out under their days, with the cursor on that row if it can be."""
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
