"""Journal: everything the person wrote down, newest first, and the entry under the cursor."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.entries.entry import Entry, day_of
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.errors import Busy, JournalError, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import ANYWHERE, JOURNAL, bindings
from recovery_journal.tui.journal.entry_list import EntryList
from recovery_journal.tui.journal.entry_pane import EntryText, Key
from recovery_journal.tui.journal.filter_dialog import FilterDialog
from recovery_journal.tui.journal.go_to_date import GoToDate, newest_until
from recovery_journal.tui.journal.search_line import Chosen, SearchLine
from recovery_journal.tui.place import TRY_AGAIN, Place
from recovery_journal.tui.text.entry_text import Teller
from recovery_journal.tui.text.literal import shown
from recovery_journal.words.format import journal as words

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

TYPING = 0.08
"""Seconds without a key after which a search is carried out."""
EVERYTHING = Filter()
ACTIONS = {action.id: action for action in (*JOURNAL, *ANYWHERE)}


class JournalScreen(Place):
    """The list on the left, the entry on the right; below 72 columns one at a time."""

    CSS_PATH = "../styles/journal.tcss"

    PLACE = "journal"
    AUTO_FOCUS = "EntryList"
    BINDINGS = bindings(JOURNAL)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = EVERYTHING
        self._teller = Teller()
        self._opened: int | None = None
        """The entry that was opened: masked words show then."""
        self._put_away: Entry | None = None
        """What went last to the trash or came from it, as it was before."""
        self._before_search: Entry | None = None
        self._typing: Timer | None = None
        self._again: Timer | None = None

    def body(self) -> ComposeResult:
        """Two columns, each with its keys."""
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                with Horizontal(id="looking"):
                    yield Key(ACTIONS["search"], "search")
                    yield Key(ACTIONS["filter"], "filter")
                    yield Key(ACTIONS["go_to_date"], "date")
                yield SearchLine(placeholder=words.LOOK_FOR, id="searching")
                yield Chosen(id="chosen")
                yield Static(id="nothing")
                yield EntryList()
            with Vertical(id="right"):
                yield Key(ACTIONS["back"], "back to the list")
                yield EntryText()
                with Horizontal(id="doing"):
                    yield Key(ACTIONS["edit"], "edit")
                    yield Key(ACTIONS["trash"], "trash")
                    yield Key(ACTIONS["private"], "private")
                    yield Key(ACTIONS["keep"], "keep")

    def show(self, journal: Journal) -> None:
        """Read the entries around the one under the cursor anew."""
        entry = self.query_one(EntryList).current
        self._read(journal, self._as_it_is_now(journal, entry))

    def _read(self, journal: Journal, keep: Entry | None) -> None:
        today = day_of(clock.now(), journal.settings.read().day_starts_at)
        trackers = journal.trackers.all(archived=True)
        self._teller = Teller(trackers, today, discreet=self.discreet)
        entries = self.query_one(EntryList)
        entries.show(partial(journal.entries.page, self._chosen), self._teller, keep)
        self._say_what_is_chosen(empty=entries.current is None)

    def _as_it_is_now(self, journal: Journal, entry: Entry | None) -> Entry | None:
        """The entry to stay with, where it now is; and what was put away, once it is back."""
        try:
            if away := self._put_away:
                back = journal.entries.get(away.id)
                if back.trashed_at == away.trashed_at:
                    self._put_away = None
                    return back
            return journal.entries.get(entry.id) if entry else None
        except NotFound:
            return entry

    def _say_what_is_chosen(self, *, empty: bool) -> None:
        chosen = self.query_one("#chosen", Static)
        chosen.display = self._chosen != EVERYTHING
        if chosen.display:
            tracker = self._teller.names.get(self._chosen.tracker or 0, "")
            chosen.update(shown(words.chosen(self._chosen, tracker)))
        nothing = self.query_one("#nothing", Static)
        nothing.display = empty
        nothing.update(shown(words.none_here(self._chosen)))

    # The entry under the cursor

    @on(EntryList.Moved)
    def follow(self) -> None:
        """Show the entry under the cursor on the right."""
        entry = self.query_one(EntryList).current
        if entry is None or entry.id != self._opened:
            self._opened = None
        page = self._teller.page(entry, opened=self._opened is not None) if entry else None
        self.query_one(EntryText).show(page)
        self.query_one("#doing").display = entry is not None
        if entry is None:
            self._to_list()
            return
        self.query_one("#key_trash", Key).call("bring back" if entry.trashed_at else "trash")
        self.query_one("#key_private", Key).call("shareable" if entry.private else "private")
        self.query_one("#key_keep", Key).call("unkeep" if entry.kept else "keep")

    @on(EntryList.Opened)
    def read(self) -> None:
        """Give the entry the keyboard, and on a narrow screen all the room."""
        entry = self.query_one(EntryList).current
        self._opened = entry.id if entry else None
        self.add_class("-reading")
        self.query_one(EntryText).focus()
        self.follow()

    @on(EntryList.NotRead)
    def tell(self, event: EntryList.NotRead) -> None:
        """Say what is wrong with the journal."""
        self.said(event.sentence)

    def action_back(self) -> None:
        """One step back: from the entry to the list, then from some entries to all."""
        if self.has_class("-reading"):
            self._to_list()
            self._opened = None
            self.follow()
        elif self._chosen != EVERYTHING:
            self.remove_class("-searching")
            self._choose(EVERYTHING, self.query_one(EntryList).current or self._before_search)
            self.query_one(EntryList).focus()

    def _to_list(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(EntryList).focus()

    # Choosing entries

    def start_search(self) -> None:
        """Search from now on for what is typed."""
        if not self._chosen.text:
            self._before_search = self.query_one(EntryList).current
        self.remove_class("-reading")
        self.add_class("-searching")
        # At once: the next key that is typed belongs into the line.
        self.set_focus(self.query_one(SearchLine))

    @on(Input.Changed, "#searching")
    def wait_for_typing(self) -> None:
        """Search when the person pauses."""
        if self._typing:
            self._typing.stop()
        self._typing = self.set_timer(TYPING, self._search)

    @on(Input.Submitted, "#searching")
    def action_to_list(self) -> None:
        """Go to what was found."""
        self._search()
        if self._chosen.text:
            self.query_one(EntryList).focus()
        else:
            self.action_end_search()

    def action_end_search(self) -> None:
        """Forget the search, and stay with the entry that was found."""
        self.remove_class("-searching")
        found = self.query_one(EntryList).current
        self._choose(replace(self._chosen, text=""), found or self._before_search)
        self.query_one(EntryList).focus()

    def _search(self) -> None:
        if self._typing:
            self._typing.stop()
        text = self.query_one(SearchLine).value.strip()
        if text != self._chosen.text and self.has_class("-searching"):
            self._choose(replace(self._chosen, text=text), None)

    def _choose(self, chosen: Filter, keep: Entry | None) -> None:
        """Show other entries, around one of them or from the newest on."""
        self._chosen = chosen
        if self._again:
            self._again.stop()
        with self.prevent(Input.Changed):
            if not chosen.text:
                self.query_one(SearchLine).value = ""
        try:
            self._read(self.journal, keep)
        except Busy:
            self._again = self.set_timer(TRY_AGAIN, partial(self._choose, chosen, keep))
        except JournalError as error:
            self.said(str(error))

    def action_filter(self) -> None:
        """Ask which entries to show."""
        self.app.push_screen(FilterDialog(self._chosen, self._teller.names), self._filtered)

    def _filtered(self, chosen: Filter | None) -> None:
        if chosen is not None:
            keep = None if chosen.trashed else self.query_one(EntryList).current
            self._choose(replace(chosen, text=self._chosen.text), keep)

    def action_go_to_date(self) -> None:
        """Ask for a day."""
        self.app.push_screen(GoToDate(), self._go_to)

    def _go_to(self, day: date | None) -> None:
        if day is None:
            return
        pages = partial(self.journal.entries.page, self._chosen)
        try:
            found = newest_until(pages, day)
            self._read(self.journal, found or next(iter(pages(oldest=True, limit=1)), None))
        except JournalError as error:
            self.said(str(error))
        else:
            self.said(words.went_to(day, found.day if found else None, clock.today()))

    # Changing the entry

    def action_edit(self) -> None:
        """Open the dialog of the entry."""
        entry = self._to_change()
        if entry is not None:
            self._app.edit_entry(entry)

    def action_trash(self) -> None:
        """Move the entry to the trash, or bring it back from there."""
        entry = self.query_one(EntryList).current
        if entry is None:
            return
        books = self.journal.entries
        try:
            moved = (books.restore if entry.trashed_at else books.trash)(entry.id)
            self._put_away = entry
            said = words.brought_back if entry.trashed_at else words.moved_to_trash
            self._app.say(said(self._app.described(moved)), undo=True)
        except JournalError as error:
            self._refused(error)
        else:
            self._to_list()
            self.reload()

    def action_private(self) -> None:
        """Make the entry shareable, or private again."""
        entry = self._to_change()
        if entry is None:
            return
        tracker = self._teller.tracker(entry)
        if entry.private and tracker and tracker.private:
            self._app.say(words.STAYS_PRIVATE)
            return
        said = words.NOW_SHAREABLE if entry.private else words.NOW_PRIVATE
        self._change(entry, said, private=not entry.private)

    def action_keep(self) -> None:
        """Keep the words of the entry, or let them go again."""
        entry = self._to_change()
        if entry is not None:
            self._change(entry, words.NOT_KEPT if entry.kept else words.KEPT, kept=not entry.kept)

    def _to_change(self) -> Entry | None:
        """The entry under the cursor, if it can be changed."""
        entry = self.query_one(EntryList).current
        if entry and entry.trashed_at:
            self._app.say(words.BRING_BACK_FIRST)
            return None
        return entry

    def _change(self, entry: Entry, said: str, **changes: Any) -> None:
        try:
            self.journal.entries.edit(replace(entry, **changes))
            self._app.say(f"{said}  u undo", undo=True)
        except JournalError as error:
            self._refused(error)
        else:
            self.reload()

    def _refused(self, error: JournalError) -> None:
        """Say why nothing was changed, and show what another program made of the entry."""
        self.said(str(error))
        if not isinstance(error, Busy):
            self.reload()

    @property
    def _app(self) -> "JournalApp":
        return cast("JournalApp", self.app)
