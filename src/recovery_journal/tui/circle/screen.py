"""Circle: people, meetings, promises and kept words, with the details of the selected one."""

from datetime import timedelta
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.widgets import OptionList, Static

from recovery_journal import clock
from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.books.book import Book
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import GO_BACK
from recovery_journal.tui.actions.circle import CIRCLE
from recovery_journal.tui.actions.screen_keys import CIRCLE_PLACE
from recovery_journal.tui.circle.cards import PeopleCards
from recovery_journal.tui.circle.columns import CircleColumns
from recovery_journal.tui.circle.contact_dialogs import AttendedDialog, ContactDialog
from recovery_journal.tui.circle.dialogs import (
    KeptWordsDialog,
    MeetingDialog,
    PersonDialog,
    PromiseDialog,
)
from recovery_journal.tui.circle.people_list import CircleDetailPane
from recovery_journal.tui.circle.promise_outcome import PromiseOutcomeDialog
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.circle_text import CircleFormatter, CircleRecord, next_time_key
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import circle as words
from recovery_journal.words.cli import UNCHANGED
from recovery_journal.words.format.journal import moved_to_trash
from recovery_journal.words.strategies import favoured
from recovery_journal.words.strategies import strategy_saved as saved_thing
from recovery_journal.words.toolkit import name_stays
from recovery_journal.words.tui import TRYING_AGAIN

ACTIONS = {action.id: action for action in CIRCLE}
IMPORT = ACTIONS["import_to_circle"]
IN_TOUCH = "in_touch"
IN_LIST = ("in_touch", "add_to_circle", "import_to_circle")
IN_DETAIL = ("edit_in_circle", "favourite_person", "page_for_person", "remove_from_circle")
KEY_NAMES = {"favourite_person": "favourite", "remove_from_circle": "trash"}
"""What is called so only in the frame of a pane."""
ONLY_FOR_PEOPLE = ("favourite_person", "page_for_person")
MAX_ENTRIES_READ = 300
"""How many contacts and meetings are searched for those of one person or meeting."""
RECORD_CLASSES: dict[str, type[Any]] = {
    "person": Person,
    "meeting": Meeting,
    "promise": Promise,
    "words": KeptWords,
}
DIALOG_CLASSES: dict[type[Any], type[Any]] = {
    Person: PersonDialog,
    Meeting: MeetingDialog,
    Promise: PromiseDialog,
    KeptWords: KeptWordsDialog,
}
ENTER_LABELS: dict[type[Any], str] = {
    Person: "in touch",
    Meeting: "I was there",
    Promise: "how it went",
    KeptWords: "read",
}
"""The footer's label for enter, by type of record."""


class CircleScreen(PlaceScreen):
    """The list on the left, details on the right; below 80 columns one at a time.

    On a large screen people have cards over the details, and the others lists of their own.
    """

    CSS_PATH = "../styles/circle.tcss"

    PLACE = "circle"
    AUTO_FOCUS = None
    BINDINGS = CIRCLE_PLACE.bindings
    FOOTER = (GO_BACK, *(action for action in CIRCLE if action.footer))

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, list[CircleRecord]] = {}
        self._circle_text = CircleFormatter(
            now=clock.now(), today=self.app.today(), last_contact={}, last_attended={}
        )
        self._meetings_count = ""
        """How many meetings were attended, if the user wants that shown."""
        self._opened_uid = ""
        """The opened item, whose masked words are shown."""

    def body(self) -> ComposeResult:
        yield Static(id="near")
        yield CircleColumns()

    # The list

    def fill_from_journal(self, journal: Journal) -> None:
        settings, now = journal.settings.read(), clock.now()
        today = self.app.today()
        people = sorted(journal.people.all(), key=lambda one: not one.favourite)
        promises = journal.promises.all()
        next_time = partial(next_time_key, today, now)
        self._groups = {
            words.PEOPLE: [*people],
            words.MEETINGS: [*sorted(journal.meetings.all(), key=next_time)],
            words.PROMISES: [one for one in promises if not one.outcome],
            words.KEPT_WORDS_HEADING: [*journal.kept_words.all()],
            words.PAST_PROMISES: [one for one in promises if one.outcome],
        }
        until_now = Filter(kinds=("contact", "attended"), until=today)
        latest = journal.entries.page(until_now, limit=MAX_ENTRIES_READ)
        self._circle_text = CircleFormatter(
            now=now,
            today=today,
            last_contact=journal.people.last_heard(),
            last_attended=journal.meetings.last_attended(),
            entries=tuple(one for one in latest if isinstance(one, Contact | AttendedMeeting)),
            pages=tuple(journal.shares.all()),
            discreet=self.discreet,
        )
        self._meetings_count = ""
        if settings.count_meetings:
            attended = Filter(kinds=("attended",), until=today)
            week = replace(attended, since=today - timedelta(days=6))
            count = journal.entries.count
            self._meetings_count = words.attended_so_far(count(attended), count(week))
        near = self.query_one("#near", Static)
        said = self._circle_text.format_near_dates(people)
        near.update(safe_content(said))
        near.set_class(not said, "-nobody")
        self.query_one(CircleColumns).show(self._groups, self._meetings_count, self._circle_text)
        self.show_current()

    @property
    def _current(self) -> CircleRecord | None:
        uid = self.query_one(CircleColumns).current_uid
        every = (one for things in self._groups.values() for one in things)
        return next((one for one in every if one.uid == uid), None)

    def text_to_copy(self) -> str:
        match self._current:
            case Person() as person:
                return person.number or person.other_ways or person.name
            case Meeting() as one:
                return ", ".join(filter(None, (one.name, words.meeting_where(one))))
            case KeptWords() | Promise() as words_of_somebody:
                return words_of_somebody.text
        return ""

    # The selected item

    @on(OptionList.OptionHighlighted)
    @on(PeopleCards.Chosen)
    @on(DescendantFocus)
    def show_current(self) -> None:
        if not self.query(CircleDetailPane):
            return  # the app is closing
        one = self._current
        self.query_one(CircleColumns).set_class(one is None, "-empty")
        if one is None:
            self._return_to_list()
            return
        if one.uid != self._opened_uid:
            self._opened_uid = ""
        full = self._circle_text.format_detail(one, opened=bool(self._opened_uid))
        self.query_one(CircleDetailPane).show_detail(full)
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one(KeyFooter).refresh()
        has_cards = self.has_class("-cards")
        in_detail = (IN_TOUCH, *IN_DETAIL) if has_cards else IN_DETAIL
        for pane, ids in (("#left", IN_LIST), ("#right", in_detail)):
            named = ((ACTIONS[one], self._name_in_frame(ACTIONS[one])) for one in ids)
            self.query_one(pane, Pane).set_keys(named)

    def _name_in_frame(self, action: Action) -> str:
        return IMPORT.footer if action == IMPORT else self.footer_name(action)

    def footer_name(self, action: Action) -> str:
        """Say of each key what it does with the selected item."""
        one = self._current
        if action.id == IN_TOUCH:
            return ENTER_LABELS[type(one)] if one else ""
        if action == IMPORT:  # once there is somebody, the frame of the list says it
            return "" if one else IMPORT.footer
        if action.id in IN_DETAIL and one is None:
            return ""
        if action.id in ONLY_FOR_PEOPLE and not isinstance(one, Person):
            return ""
        return super().footer_name(action) or KEY_NAMES.get(action.id, "")

    def action_in_full(self) -> None:
        """Focus the details, and on a narrow screen show only them."""
        one = self._current
        if one is not None:
            self._opened_uid = one.uid
            self.add_class("-reading")
            self.query_one(CircleDetailPane).focus()
            self.show_current()

    def step_back(self) -> None:
        self._return_to_list()
        self._opened_uid = ""
        self.show_current()

    def _return_to_list(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(CircleColumns).focus_list()

    # Logging

    @on(OptionList.OptionSelected)
    @on(PeopleCards.Opened)
    def action_happened(self) -> None:
        """Log a contact, a meeting, or a promise's outcome, depending on the selected item."""
        match self._current:
            case Person() as one:
                dialog = ContactDialog(self.journal, people=(one.name,))
                self.app.push_screen(dialog, self.app.report_saved_entry)
            case Meeting() as one:
                there = AttendedDialog(self.journal, meetings=(one.name,))
                self.app.push_screen(there, self.app.report_saved_entry)
            case Promise() as one:
                went = PromiseOutcomeDialog(self.journal, one)
                self.app.push_screen(went, partial(self._record_saved, was=one))
            case KeptWords():
                self.action_in_full()

    # Changing

    def action_add(self) -> None:
        self.app.push_screen(
            ChooseScreen(words.ASK_WHAT_TO_ADD, list(words.ADDABLE_KINDS.items())), self._add
        )

    def action_import(self) -> None:
        from recovery_journal.tui.circle.take_from_file import import_to_circle

        import_to_circle(self.app)

    def _add(self, chosen: str | None) -> None:
        if chosen is not None:
            kind = RECORD_CLASSES[chosen]
            dialog: Dialog[Any] = DIALOG_CLASSES[kind](self.journal)
            self.app.push_screen(dialog, self._record_saved)

    def action_edit(self) -> None:
        one = self._current
        if one is not None:
            dialog: Dialog[Any] = DIALOG_CLASSES[type(one)](self.journal, one)
            self.app.push_screen(dialog, partial(self._record_saved, was=one))

    def _record_saved(self, kept: CircleRecord | None, was: CircleRecord | None = None) -> None:
        if kept is None:
            return
        if kept == was:
            self.app.show_status(UNCHANGED)
            return
        self.app.show_status(saved_thing(self.app.describe(kept)), undo=True)
        self.query_one(CircleColumns).uid_to_select = kept.uid
        self.reload()

    def action_page_for(self) -> None:
        one = self._current
        if isinstance(one, Person):
            from recovery_journal.tui.sharing.screen import SharingScreen

            self.app.push_screen(SharingScreen(one))

    def action_favourite(self) -> None:
        one = self._current
        if isinstance(one, Person):
            self._favour(one)

    def _favour(self, one: Person) -> None:
        changed = replace(one, favourite=not one.favourite)
        try:
            kept = self.journal.people.edit(changed)
        except Busy:
            self.show_status(TRYING_AGAIN)
            self.set_timer(RETRY_SECONDS, partial(self._favour, one))
        except JournalError as error:
            self.show_status(str(error))
        else:
            said = favoured(self.app.describe(kept), favourite=kept.favourite)
            self.app.show_status(said, undo=True)
            self.reload()

    def action_trash(self) -> None:
        one = self._current
        if one is None:
            return
        book = self._book(type(one))
        try:
            gone = book.trash(one)
            mentions = book.count_mentions(gone)
        except JournalError as error:
            self.show_status(str(error))
        else:
            name = self.app.describe(gone)
            stays = f"  {name_stays(name, mentions)}" if mentions else ""
            self.app.show_status(f"{moved_to_trash(name)}{stays}", undo=True)
            self._return_to_list()
            self.reload()
            self.query_one(CircleColumns).uid_to_select = one.uid

    def _book(self, kind: type[Any]) -> Book[Any]:
        journal = self.journal
        books: dict[type[Any], Book[Any]] = {
            Person: journal.people,
            Meeting: journal.meetings,
            Promise: journal.promises,
            KeptWords: journal.kept_words,
        }
        return books[kind]
