"""Journal: all entries, newest first, and the one under the cursor."""

from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantBlur, DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.errors import Busy, JournalError, NotFound
from recovery_journal.store.books.search_hits import hit_finder
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import EVERY_PLACE, JOURNAL
from recovery_journal.tui.actions.screen_keys import JOURNAL_PLACE
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.journal.calendar import Calendar, Days, read_days
from recovery_journal.tui.journal.entry_list import EntryList
from recovery_journal.tui.journal.entry_pane import EntryGlance, EntryPane, EntryView
from recovery_journal.tui.journal.filter_dialog import FilterDialog
from recovery_journal.tui.journal.go_to_date import GoToDateDialog, newest_entry_until
from recovery_journal.tui.journal.search_line import FilterLine, SearchBar, SearchLine
from recovery_journal.tui.journal.shown_kinds import shown_kinds, switch
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.entry_text import EntryFormatter
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words.format import entries
from recovery_journal.words.format import journal as words
from recovery_journal.words.keys import key_of
from recovery_journal.words.tui import BACK

EVERYTHING = Filter()
ACTIONS = {action.id: action for action in (*EVERY_PLACE, *JOURNAL)}


class JournalScreen(PlaceScreen):
    """The list and the entry beside or below it; under 80 columns one at a time."""

    CSS_PATH = "../styles/journal.tcss"

    PLACE = "journal"
    AUTO_FOCUS = "EntryList"
    BINDINGS = JOURNAL_PLACE.bindings
    FOOTER = (ACTIONS["back"], *(action for action in JOURNAL if action.footer))

    def __init__(self) -> None:
        super().__init__()
        self._filter = EVERYTHING
        self._formatter = EntryFormatter()
        self._state: object = None  # tells without reading the entries that nothing changed
        self._opened_id: int | None = None
        """The opened entry, whose masked words are shown."""
        self._days: Days | None = None
        """What the calendar shows; None if it has to be read again."""
        self._last_moved: Entry | None = None
        """The entry last moved to or from the trash, as it was before."""
        self._before_search: tuple[Entry | None, int] = (None, 0)
        """The entry under the cursor and its row, to go back to."""
        self._reread_timer: Timer | None = None

    def body(self) -> ComposeResult:
        with Container(id="columns"):
            with Pane(id="days", title=words.DAYS_TITLE):
                yield Calendar()
            with Pane(id="left", title=words.TITLE):
                yield SearchBar(id="search")
                yield FilterLine(id="chosen")
                yield Static(id="nothing")
                yield EntryList()
            yield EntryView(id="right")

    def fill_from_journal(self, journal: Journal) -> None:
        state = journal.backups.state(), self.app.today(), self.discreet
        if state != self._state:
            current = self.query_one(EntryList).current_entry
            self._fill_list(journal, self._current_version(journal, current))
            self._state = None if journal.unreadable_tables else state  # that is said each time

    def _fill_list(self, journal: Journal, keep: Entry | None) -> None:
        trackers = journal.trackers.all(archived=True)
        self._formatter = EntryFormatter(trackers, self.app.today(), discreet=self.discreet)
        self._days = None
        entries = self.query_one(EntryList)
        pages, text = partial(journal.entries.page, self._filter), self._filter.text
        find = hit_finder(text, index=not self._filter.trashed) if text else None
        entries.load_entries(pages, self._formatter, keep, find=find)
        self._show_filter(empty=entries.current_entry is None)
        count = journal.entries.count(self._filter, words.MOST_COUNTED) if text else None
        self.query_one(SearchBar).show_count(count)

    def _current_version(self, journal: Journal, entry: Entry | None) -> Entry | None:
        """Return the entry to stay on, or the trashed one if it was just restored."""
        try:
            if away := self._last_moved:
                back = journal.entries.get(away.id)
                if back.trashed_at == away.trashed_at:
                    self._last_moved = None
                    return back
            return journal.entries.get(entry.id) if entry else None
        except NotFound:
            return entry

    def _show_filter(self, *, empty: bool) -> None:
        chosen = self.query_one("#chosen", Static)
        # What is searched for is in its field already.
        shown = replace(self._filter, text="") if self.has_class("-searching") else self._filter
        chosen.display = shown != EVERYTHING
        if chosen.display:
            tracker = self._formatter.tracker_names.get(self._filter.tracker or 0, "")
            said = words.filter_line(self._filter, tracker, discreet=self.discreet)
            chosen.update(safe_content(with_keys(self.app, said)))
        nothing = self.query_one("#nothing", Static)
        nothing.display = empty
        why = words.empty_list_line(self._filter, discreet=self.discreet)
        nothing.update(safe_content(with_keys(self.app, why)))

    # The entry under the cursor

    @on(EntryList.CursorMoved)
    def show_current(self) -> None:
        entry = self.query_one(EntryList).current_entry
        if entry is None or entry.id != self._opened_id:
            self._opened_id = None
        detail = (
            self._formatter.format_detail(entry, opened=self._opened_id is not None)
            if entry
            else None
        )
        self.query_one(EntryView).show_entry(detail)
        self._show_days(entry)
        self._show_keys()
        if entry is None:
            self._return_to_list()

    def text_to_copy(self) -> str:
        entry = self.query_one(EntryList).current_entry
        if entry is None:
            return ""
        numbers = entries.without_note(entry, self.journal.tracker_of(entry))
        return "\n".join(filter(None, ("" if entry.kind == "note" else numbers, entry.note)))

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_current)

    def _show_days(self, entry: Entry | None) -> None:
        """Show the month of the entry and the one before, where there is room for them."""
        if self.classes.isdisjoint(("-broad", "-vast")):
            return
        calendar = self.query_one(Calendar)
        day = (entry.day or entry.at.date()) if entry else self.app.today()
        cursor, days = calendar.led_to or day, self._days
        with suppress(JournalError):  # tried again with the next entry
            if days is None or days.cursor.replace(day=1) != cursor.replace(day=1):
                kinds = shown_kinds(self._filter, discreet=self.discreet)
                days = read_days(self.journal, cursor, self.app.today(), kinds)
            self._days = days._replace(cursor=cursor)
            calendar.show(self._days, discreet=self.discreet)

    @on(Calendar.DayChosen)
    def go_to_chosen_day(self, event: Calendar.DayChosen) -> None:
        self.go_to(event.day)

    @on(DescendantBlur, "#calendar")
    def follow_the_list_again(self) -> None:
        self.show_current()

    @on(Calendar.KindClicked)
    def switch_kind(self, event: Calendar.KindClicked) -> None:
        self._filter_chosen(switch(self._filter, event.kind))

    def action_focus_list(self) -> None:
        self.query_one(EntryList).focus()

    def _show_keys(self) -> None:
        self.query_one(KeyFooter).refresh()
        # What has no room in a narrow footer comes first.
        keys = sorted(self.FOOTER[1:], key=lambda action: action.id in ("edit", "trash"))
        changes = [(action, self.footer_name(action)) for action in keys]
        self.query_one(EntryView).show_keys(changes)
        self._show_search()

    def footer_name(self, action: Action) -> str:
        """Say of each key what it does with the entry under the cursor."""
        entry = self.query_one(EntryList).current_entry
        if action is ACTIONS["back"] or action not in self.FOOTER:
            return super().footer_name(action)
        if entry is None:
            return ""
        now = {
            "trash": "bring back" if entry.trashed_at else "",
            "private": "shareable" if entry.private else "",
            "keep": "unkeep" if entry.kept else "",
        }
        return now.get(action.id) or action.footer

    @on(EntryList.Opened)
    @on(EntryGlance.Clicked)
    def open_current(self) -> None:
        """Focus the entry, and on a narrow screen show only it."""
        entry = self.query_one(EntryList).current_entry
        self._opened_id = entry.id if entry else None
        self.add_class("-reading")
        self.query_one(EntryPane).focus()
        self.show_current()

    @on(EntryList.ReadFailed)
    def show_read_error(self, event: EntryList.ReadFailed) -> None:
        self.show_status(event.sentence)

    def step_back(self) -> None:
        """Go back one step: from the entry to the list, from a search, then from a filter."""
        if self.has_class("-reading"):
            self._return_to_list()
            self._opened_id = None
            self.show_current()
        elif self.has_class("-searching"):
            self.action_end_search()
        elif self._filter != EVERYTHING:
            entries = self.query_one(EntryList)
            self._apply_filter(EVERYTHING, entries.current_entry)
            entries.focus()

    def _return_to_list(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(EntryList).focus()

    # Choosing entries

    def start_search(self) -> None:
        if not self._filter.text:
            entries = self.query_one(EntryList)
            self._before_search = entries.current_entry, entries.row_of_cursor
        self.remove_class("-reading")
        self.add_class("-searching")
        self._show_search()
        # Focus at once: the next key belongs in this field.
        self.set_focus(self.query_one(SearchLine))

    @on(Input.Submitted, "#searching")
    def action_to_list(self) -> None:
        self._search()
        if self._filter.text:
            self.query_one(EntryList).focus()
        else:
            self.action_end_search()

    def action_end_search(self) -> None:
        """Clear the search, and show the list where it was."""
        self.remove_class("-searching")
        self._show_search()
        entries, (keep, row) = self.query_one(EntryList), self._before_search
        self._apply_filter(replace(self._filter, text=""), keep)
        # Only then has it the rows again that the search took.
        self.call_after_refresh(entries.put_cursor_on_row, row)
        entries.focus()

    @on(DescendantFocus, "#searching")
    @on(DescendantBlur, "#searching")
    def _show_search(self) -> None:
        """Name the pane and its keys; a letter is no key while it's typed into the field."""
        searching = self.has_class("-searching")
        left = self.query_one("#left", Pane)
        left.set_title(words.SEARCH_TITLE if searching else words.TITLE)
        first = (ACTIONS["back"], BACK) if searching else (ACTIONS["search"], words.SEARCH)
        in_list = ((ACTIONS["filter"], words.FILTER), (ACTIONS["go_to_date"], words.TO_A_DATE))
        left.set_keys([first, *(() if isinstance(self.focused, SearchLine) else in_list)])

    @on(SearchBar.Paused)
    def _search(self) -> None:
        self.query_one(SearchBar).wait_no_more()
        if self not in self.app.screen_stack:
            return  # locked meanwhile
        text = self.query_one(SearchLine).value.strip()
        if text != self._filter.text and self.has_class("-searching"):
            self._apply_filter(replace(self._filter, text=text), None)

    def _apply_filter(self, chosen: Filter, keep: Entry | None) -> None:
        """Apply a filter, around `keep` or from the newest entry on."""
        self._filter = chosen
        if self._reread_timer:
            self._reread_timer.stop()
        with self.prevent(Input.Changed):
            if not chosen.text:
                self.query_one(SearchLine).value = ""
        try:
            self._fill_list(self.journal, keep)
        except Busy:
            self._reread_timer = self.set_timer(
                RETRY_SECONDS, partial(self._apply_filter, chosen, keep)
            )
        except JournalError as error:
            self.show_status(str(error))

    def action_filter(self) -> None:
        dialog = FilterDialog(self._filter, self._formatter.tracker_names)
        self.app.push_screen(dialog, self._filter_chosen)

    def _filter_chosen(self, chosen: Filter | None) -> None:
        if chosen is not None:
            keep = None if chosen.trashed else self.query_one(EntryList).current_entry
            self._apply_filter(replace(chosen, text=self._filter.text), keep)

    def action_go_to_date(self) -> None:
        self.app.push_screen(GoToDateDialog(), self.go_to)

    def show_entries(self, which: Filter | None, day: date | None) -> None:
        self.remove_class("-searching", "-reading")
        self._show_search()
        self._apply_filter(which or EVERYTHING, None)
        self.go_to(day)
        self.query_one(EntryList).focus()

    def go_to(self, day: date | None) -> None:
        """Move to the newest entry of a day, or of one before."""
        if day is None:
            return
        pages = partial(self.journal.entries.page, self._filter)
        try:
            found = newest_entry_until(pages, day)
            self._fill_list(self.journal, found or next(iter(pages(oldest=True, limit=1)), None))
        except JournalError as error:
            self.show_status(str(error))
        else:
            reached = found.day if found else None
            self.show_status(words.date_jump_line(day, reached, self.app.today()))

    # Changing the entry

    def action_edit(self) -> None:
        entry = self._changeable_entry()
        if entry is not None:
            self.app.edit_entry(entry)

    def action_trash(self) -> None:
        """Move the entry to the trash, or restore it from there."""
        entry = self.query_one(EntryList).current_entry
        if entry is None:
            return
        books = self.journal.entries
        try:
            moved = (books.restore if entry.trashed_at else books.trash)(entry.id)
            self._last_moved = entry
            said = words.brought_back if entry.trashed_at else words.moved_to_trash
            self.app.show_status(said(self.app.describe(moved)), undo=True)
        except JournalError as error:
            self._refused(error)
        else:
            self._return_to_list()
            self.reload()

    def action_private(self) -> None:
        entry = self._changeable_entry()
        if entry is None:
            return
        tracker = self._formatter.tracker_of(entry)
        if entry.private and tracker and tracker.private:
            self.app.show_status(words.STAYS_PRIVATE)
            return
        said = words.NOW_SHAREABLE if entry.private else words.NOW_PRIVATE
        self._change(entry, said, private=not entry.private)

    def action_keep(self) -> None:
        entry = self._changeable_entry()
        if entry is not None:
            self._change(entry, words.NOT_KEPT if entry.kept else words.KEPT, kept=not entry.kept)

    def _changeable_entry(self) -> Entry | None:
        """Return the entry under the cursor, or None with a hint if it's in the trash."""
        entry = self.query_one(EntryList).current_entry
        if entry and entry.trashed_at:
            self.app.show_status(words.BRING_BACK_FIRST)
            return None
        return entry

    def _change(self, entry: Entry, said: str, **changes: Any) -> None:
        try:
            self.journal.entries.edit(replace(entry, **changes))
            self.app.show_status(f"{said}  {key_of('undo')} undo", undo=True)
        except JournalError as error:
            self._refused(error)
        else:
            self.reload()

    def _refused(self, error: JournalError) -> None:
        """Say why nothing changed, and show the entry as another process left it."""
        self.show_status(str(error))
        if not isinstance(error, Busy):
            self.reload()
