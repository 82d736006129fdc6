"""Circle: people, meetings, promises and words that were given; what the cursor is on in full."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock
from recovery_journal.domain.circle import (
    Attended,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
    next_day,
)
from recovery_journal.domain.entries.entry import Entry, day_of
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.books.book import Shelf
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import BACK, CIRCLE, bindings
from recovery_journal.tui.circle.contact_dialogs import AttendedDialog, ContactDialog
from recovery_journal.tui.circle.dialogs import (
    KeptWordsDialog,
    MeetingDialog,
    PersonDialog,
    PromiseDialog,
)
from recovery_journal.tui.circle.people_list import CircleList, InFull, Nobody
from recovery_journal.tui.circle.promise_outcome import PromiseAnswer
from recovery_journal.tui.dialogs.choose import Choose
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.entry_dialog import saved
from recovery_journal.tui.journal.entry_pane import Key
from recovery_journal.tui.place import TRY_AGAIN, Place
from recovery_journal.tui.text.circle_text import Around, Thing
from recovery_journal.tui.text.literal import fitted, shown
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.words import circle as words
from recovery_journal.words.cli import UNCHANGED
from recovery_journal.words.format.journal import moved_to_trash
from recovery_journal.words.strategies import saved as saved_thing

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

ACTIONS = {action.id: action for action in (*CIRCLE, *BACK)}
LATEST = 300
"""So many contacts and meetings are looked through for those of one person or meeting."""
NARROW = 72
"""Columns below which the list has the screen to itself, and shows the numbers."""
WIDTH, MARGINS, INDENT = 33, 3, 2
"""Cells of a row, what the screen keeps beside it when it is narrow, and the gaps in it."""
KINDS: dict[str, type[Any]] = {
    "person": Person,
    "meeting": Meeting,
    "promise": Promise,
    "words": KeptWords,
}
DIALOGS: dict[type[Any], type[Any]] = {
    Person: PersonDialog,
    Meeting: MeetingDialog,
    Promise: PromiseDialog,
    KeptWords: KeptWordsDialog,
}
HAPPENED: dict[type[Any], str] = {
    Person: "in touch",
    Meeting: "I was there",
    Promise: "how it went",
    KeptWords: "read",
}
"""What enter does with each of them."""


class CircleScreen(Place):
    """The list on the left, one of them on the right; below 72 columns one at a time."""

    CSS_PATH = "../styles/circle.tcss"

    PLACE = "circle"
    AUTO_FOCUS = "CircleList"
    BINDINGS = bindings(CIRCLE, BACK)

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, list[Thing]] = {}
        self._around = Around(now=clock.now(), today=clock.today(), heard={}, attended={})
        self._counted = ""
        """How many meetings there were, when the person wants that counted."""
        self._seen: object = None
        """What the list was made of, so that it is not made anew while nothing has changed."""
        self._opened = ""
        """What was opened: masked words show then."""
        self._wanted = ""
        """What the cursor goes to as soon as it is there."""

    def body(self) -> ComposeResult:
        """Whose day is near; then two columns, each with its keys."""
        yield Static(id="near")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                with Horizontal(id="adding"):
                    yield Hint(ACTIONS["add_to_circle"], "add")
                    yield Key(ACTIONS["in_touch"], HAPPENED[Person])
                    yield Hint(ACTIONS["in_full"], "all of it", id="open")
                yield Nobody()
                yield CircleList(id="circle")
            with Vertical(id="right"):
                yield InFull()
                with Horizontal(id="doing"):
                    yield Hint(BACK[0], "back", id="to_list")
                    yield Hint(ACTIONS["edit_in_circle"], "edit")
                    yield Hint(ACTIONS["favourite_person"], "favourite", id="first")
                    yield Hint(ACTIONS["remove_from_circle"], "trash")
                    yield Hint(ACTIONS["page_for_person"], "page", id="page_for")

    # The list

    def show(self, journal: Journal) -> None:
        """List everything as it is now."""
        settings, now = journal.settings.read(), clock.now()
        today = day_of(now, settings.day_starts_at)
        people = sorted(journal.people.all(), key=lambda one: not one.favourite)
        promises = journal.promises.all()
        self._groups = {
            words.PEOPLE: [*people],
            words.MEETINGS: [*sorted(journal.meetings.all(), key=partial(_comes, now))],
            words.PROMISES: [one for one in promises if not one.outcome],
            words.WORDS: [*journal.kept_words.all()],
            words.OVER: [one for one in promises if one.outcome],
        }
        latest = journal.entries.page(Filter(kinds=("contact", "attended")), limit=LATEST)
        self._around = Around(
            now=now,
            today=today,
            heard=journal.people.last_heard(),
            attended=journal.meetings.last_attended(),
            entries=tuple(one for one in latest if isinstance(one, Contact | Attended)),
            discreet=self.discreet,
        )
        self._counted = ""
        if settings.count_meetings:
            attended = Filter(kinds=("attended",))
            week = replace(attended, since=today - timedelta(days=6))
            count = journal.entries.count
            self._counted = words.attended_so_far(count(attended), count(week))
        near = self.query_one("#near", Static)
        said = self._around.near(people)
        near.update(shown(said))
        near.set_class(not said, "-nobody")
        self._fill()
        self.follow()

    def on_resize(self) -> None:
        """Show the numbers in the list where there is no room beside it."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Make the list anew when something in it has changed; the cursor stays where it was."""
        room = (self._narrow and self.size.width, self.has_class("-short"))
        made_of = (self._groups, self._around, self._counted, room)
        if self._seen == made_of or not (self._groups and self.query(CircleList)):
            return  # nothing new, nothing read yet, or the program is being left
        self._seen = made_of
        things = self.query_one(CircleList)
        before = self._wanted or (self._current.uid if self._current else "")
        at = things.highlighted or 0
        things.clear_options()
        things.add_options(list(self._options()))
        listed = [option.id for option in things.options]
        if before in listed:
            things.highlighted = listed.index(before)
            self._wanted = "" if before == self._wanted else self._wanted
        elif any(listed):
            behind = [place for place, name in enumerate(listed) if name]
            things.highlighted = next((place for place in behind if place >= at), behind[-1])
        self.query_one(Nobody).display = not any(listed)

    def _options(self) -> Iterator[Option]:
        """Each kind under its quiet heading."""
        space = ""
        for heading, things in self._groups.items():
            if not things:
                continue
            counted = self._counted if heading == words.MEETINGS else ""
            title = shown(f"{space}{heading}") + shown(f"  {counted}" * bool(counted), "$muted")
            yield Option(title, disabled=True)
            space = "" if self.has_class("-short") else "\n"
            names = [self._around.name(one) for one in things]
            column = max(map(cell_len, names))
            for name, one in zip(names, things, strict=True):
                yield Option(self._row(name, one, column), one.uid)

    def _row(self, name: str, thing: Thing, column: int) -> Content:
        """The name, and behind it what is to be known at once; what is over is quiet."""
        tail = self._around.tail(thing, narrow=self._narrow)
        room = (self.size.width - MARGINS if self._narrow else WIDTH) - INDENT
        over = "$muted" if isinstance(thing, Promise) and thing.outcome else ""
        if not tail:
            return shown(f"{'':{INDENT}}{fitted(name, room).rstrip()}", over)
        left = max(room // 2, room - INDENT - cell_len(tail))
        said = fitted(name, min(left, column))
        behind = fitted(tail, room - cell_len(said) - INDENT).rstrip()
        return shown(f"{'':{INDENT}}{said}{'':{INDENT}}", over) + shown(behind, "$muted")

    @property
    def _narrow(self) -> bool:
        return self.size.width < NARROW

    @property
    def _current(self) -> Thing | None:
        option = self.query_one(CircleList).highlighted_option
        every = (one for things in self._groups.values() for one in things)
        return next((one for one in every if option and one.uid == option.id), None)

    # What the cursor is on

    @on(OptionList.OptionHighlighted)
    def follow(self) -> None:
        """Show what the cursor is on."""
        if not self.query(InFull):
            return  # the program is being left
        one = self._current
        self.query_one("#columns").set_class(one is None, "-empty")
        if one is None:
            self._to_list()
            return
        if one.uid != self._opened:
            self._opened = ""
        self.query_one(InFull).tell(self._around.full(one, opened=bool(self._opened)))
        self.query_one("#key_in_touch", Key).call(HAPPENED[type(one)])
        for hint in ("#first", "#page_for"):
            self.query_one(hint).display = isinstance(one, Person)

    def action_in_full(self) -> None:
        """Give it the keyboard, and on a narrow screen all the room."""
        one = self._current
        if one is not None:
            self._opened = one.uid
            self.add_class("-reading")
            self.query_one(InFull).focus()
            self.follow()

    def action_back(self) -> None:
        """From one of them to the list."""
        self._to_list()
        self._opened = ""
        self.follow()

    def _to_list(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(CircleList).focus()

    # What happened

    @on(OptionList.OptionSelected)
    def action_happened(self) -> None:
        """Write down a word with them, that the person was there, or how it went."""
        match self._current:
            case Person() as one:
                dialog = ContactDialog(self.journal, people=(one.name,))
                self.app.push_screen(dialog, self._written)
            case Meeting() as one:
                there = AttendedDialog(self.journal, meetings=(one.name,))
                self.app.push_screen(there, self._written)
            case Promise() as one:
                went = PromiseAnswer(self.journal.promises.edit, one, discreet=self.discreet)
                self.app.push_screen(went, partial(self._kept, was=one))
            case KeptWords():
                self.action_in_full()

    def _written(self, entry: Entry | None) -> None:
        if entry is not None:
            said = saved(self.journal, entry, self._app.described(entry))
            self._app.say(said, undo=True)
            self.reload()

    # Changing

    def action_add(self) -> None:
        """Ask what it is, then for it."""
        self.app.push_screen(Choose(words.ADD, list(words.KINDS.items())), self._add)

    def _add(self, chosen: str | None) -> None:
        if chosen is not None:
            kind = KINDS[chosen]
            dialog: Dialog[Any] = DIALOGS[kind](self._book(kind).add)
            self.app.push_screen(dialog, self._kept)

    def action_edit(self) -> None:
        """Change what is known about it."""
        one = self._current
        if one is not None:
            dialog: Dialog[Any] = DIALOGS[type(one)](self._book(type(one)).edit, one)
            self.app.push_screen(dialog, partial(self._kept, was=one))

    def _kept(self, kept: Thing | None, was: Thing | None = None) -> None:
        """Say what was saved, and lead to it."""
        if kept is None:
            return
        if kept == was:
            self._app.say(UNCHANGED)
            return
        self._app.say(saved_thing(self._app.described(kept)), undo=True)
        self._wanted = kept.uid
        self.reload()

    def action_page_for(self) -> None:
        """Prepare a page for the person."""
        one = self._current
        if isinstance(one, Person):
            from recovery_journal.tui.sharing.screen import PageScreen

            self.app.push_screen(PageScreen(one))

    def action_favourite(self) -> None:
        """Put the person first, or no longer."""
        one = self._current
        if isinstance(one, Person):
            self._favour(one)

    def _favour(self, one: Person) -> None:
        changed = replace(one, favourite=not one.favourite)
        try:
            kept = self.journal.people.edit(changed)
        except Busy:
            self.said(words.TRYING_AGAIN)
            self.set_timer(TRY_AGAIN, partial(self._favour, one))
        except JournalError as error:
            self.said(str(error))
        else:
            said = words.favoured(self._app.described(kept), favourite=kept.favourite)
            self._app.say(said, undo=True)
            self.reload()

    def action_trash(self) -> None:
        """Move it to the trash."""
        one = self._current
        if one is None:
            return
        try:
            gone = self._book(type(one)).trash(one)
        except JournalError as error:
            self.said(str(error))
        else:
            self._app.say(moved_to_trash(self._app.described(gone)), undo=True)
            self._to_list()
            self.reload()
            self._wanted = one.uid

    def _book(self, kind: type[Any]) -> Shelf[Any]:
        journal = self.journal
        books: dict[type[Any], Shelf[Any]] = {
            Person: journal.people,
            Meeting: journal.meetings,
            Promise: journal.promises,
            KeptWords: journal.kept_words,
        }
        return books[kind]

    @property
    def _app(self) -> "JournalApp":
        return cast("JournalApp", self.app)


def _comes(now: Any, meeting: Meeting) -> tuple[object, ...]:
    """Where a meeting stands: by the day and time it comes round next."""
    day = next_day(meeting, now)
    return (day is None, day or now.date(), meeting.at or now.time().min)
