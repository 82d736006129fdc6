"""Take people from a contacts file, or meetings from a public list: chosen from what is there."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock
from recovery_journal.domain.circle import ROLES, Meeting, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.meeting_search import has_words, searchable
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.exchange.importers.find_files import MAX_FOUND, newest_files
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.meeting_lists.listed import MAX_CHOSEN, MeetingList
from recovery_journal.exchange.meeting_lists.read import day_of_file, read_meeting_list
from recovery_journal.exchange.meeting_lists.table import is_table
from recovery_journal.exchange.vcard.people import ContactsFile, is_found_by, read_contacts
from recovery_journal.store.books.meetings import TakenMeetings
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.choose_file import FileDialog, choose_file, given_file
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.marked_list import MarkedList
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import circle_import as words
from recovery_journal.words import contacts, import_dialogs, meeting_list
from recovery_journal.words.circle import is_list_old
from recovery_journal.words.toolkit import person_line

FromFile = ContactsFile | MeetingList
ENDINGS = (".vcf", ".ics", ".json", ".csv")
CARD, CALENDAR = b"BEGIN:VCARD", b"BEGIN:VCALENDAR"
LIST_KEYS = (b'"weekday_tinyint"', b'"day"')
"""One of them is in the beginning of every list of meetings."""
MAX_LINES_SHOWN = 200

T = TypeVar("T")
Result = TypeVar("Result")


def import_to_circle(app: Host) -> None:
    """Open the dialogs, one after another."""
    dialog = FileDialog(words.HEADING, words.WHICH_FILES, _find_files, partial(_read, app))
    choose_file(app, dialog, partial(_choose, app))


def _choose(app: Host, found: FromFile | None) -> None:
    if isinstance(found, ContactsFile):
        app.push_screen(PeopleDialog(app.journal, found), partial(_ask_roles, app))
    elif found is not None:
        app.push_screen(MeetingsDialog(app.journal, found), partial(_tell_meetings, app))


def _ask_roles(app: Host, people: list[Person] | None) -> None:
    if people:
        app.push_screen(RolesDialog(app.journal, people), partial(_tell_people, app))


def _tell_people(app: Host, added: list[Person] | None) -> None:
    if added:
        app.show_status(words.people_added([one.name for one in added]), undo=True)
        app.reload_place()


def _tell_meetings(app: Host, taken: TakenMeetings | None) -> None:
    if taken is not None:
        said = meeting_list.counted(len(taken.new), len(taken.updated), len(taken.same))
        app.show_status(said, undo=bool(taken.new or taken.updated))
        app.reload_place()


def _beginning(given: Given) -> bytes:
    """Return the beginning of a file in capitals, without the zeros of UTF-16."""
    return given.beginning.replace(b"\0", b"").upper()


def _find_files() -> dict[str, str]:
    """Return the names of files that are probably meant, by path, newest first."""
    meant = filter(_is_probably_meant, newest_files(ENDINGS))
    return {path: os.path.basename(path) for path in islice(meant, MAX_FOUND)}


def _is_probably_meant(path: str) -> bool:
    with suppress(JournalError, OSError):
        given = Given(path)
        beginning = _beginning(given)
        known = any(one.upper() in beginning for one in (CARD, CALENDAR, *LIST_KEYS))
        return known or is_table(given)
    return False


def _read(app: Host, path: str) -> FromFile:
    """Return the people or the meetings of a file.

    Raises:
        BadInput: there is nothing of that kind in it.
        InputMissing: there is no such file.
    """
    given = given_file(path)
    if given.is_folder:
        raise BadInput(words.NEITHER)
    if CARD in _beginning(given):
        people = read_contacts(given)
        if not people.people:
            raise BadInput(contacts.NOBODY)
        return people
    listed = read_meeting_list(given, day_of_file(given.path, app.today()))
    if not listed.meetings:
        raise BadInput(meeting_list.EMPTY_LIST)
    return listed


class ChoiceList(MarkedList):
    """Space or a click chooses a line; enter is left to the dialog."""

    BINDINGS = [
        Binding("space", "select", "Choose", show=False),
        Binding("enter", "screen.save", "Import", show=False),
    ]


class ChoosingDialog(Dialog[Result], Generic[T, Result]):
    """Chooses several of many, which are searched as typed."""

    BINDINGS = [Binding("down", "to_list", "To the list", show=False)]
    HAS_DRAFTS = False
    SAVE_LABEL = import_dialogs.IMPORT

    def __init__(self, journal: Journal, offered: Sequence[tuple[T, str]]) -> None:
        """Offer these, each with its line."""
        super().__init__(lambda kept: kept)
        self.journal = journal
        self._offered = offered
        self._chosen: set[int] = set()
        """The places of what is chosen."""

    def notes(self) -> Iterator[str]:
        """Yield what is to be known about the file."""
        raise NotImplementedError

    def search_field(self) -> LineField:
        raise NotImplementedError

    def find(self, typed: str) -> Iterator[int]:
        """Yield the places of those that fit what is typed."""
        raise NotImplementedError

    @property
    def chosen(self) -> list[T]:
        """What is chosen.

        Raises:
            BadInput: nothing is.
        """
        if not self._chosen:
            raise BadInput(words.CHOOSE_ONE)
        return [self._offered[place][0] for place in sorted(self._chosen)]

    def fields(self) -> Sequence[Field | Widget]:
        return [
            Static(safe_content("\n".join(self.notes())), classes="muted"),
            Field("", self.search_field()),
            ChoiceList(id="choices", compact=True),
            Static(safe_content(words.HOW_TO_CHOOSE), id="number", classes="muted"),
        ]

    def begin(self) -> None:
        super().begin()
        self.show_fitting()

    def has_unsaved_text(self) -> bool:
        return False

    def action_to_list(self) -> None:
        self.query_one(ChoiceList).focus()

    @on(Input.Changed)
    def show_fitting(self) -> None:
        """List what fits what is typed, as far as there is room."""
        lines = self.query_one(ChoiceList)
        places = [*self.find(self.field("search", LineField).value)]
        lines.clear_options()
        lines.add_options(
            Option(self._line(place), str(place)) for place in places[:MAX_LINES_SHOWN]
        )
        if not places:
            lines.add_option(Option(safe_content(words.NOTHING_FITS), disabled=True))
        if len(places) > MAX_LINES_SHOWN:
            rest = words.more(len(places) - MAX_LINES_SHOWN)
            lines.add_option(Option(safe_content(rest), disabled=True))
        lines.highlighted = 0 if places else None

    def _line(self, place: int) -> Content:
        if place in self._chosen:
            return safe_content("[✓] ", "$success") + safe_content(self._offered[place][1], "bold")
        return safe_content(f"[ ] {self._offered[place][1]}")

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Choose a line, or no longer."""
        place = int(event.option_id or 0)
        self._chosen ^= {place}
        event.option_list.replace_option_prompt_at_index(event.option_index, self._line(place))
        said = words.chosen(len(self._chosen)) if self._chosen else words.HOW_TO_CHOOSE
        self.query_one("#number", Static).update(safe_content(said))
        self.show_error("")


class MeetingsDialog(ChoosingDialog[Meeting, TakenMeetings]):
    """Adds the chosen meetings of a list, and updates those that are here."""

    HEADING = words.WHICH_MEETINGS

    def __init__(self, journal: Journal, listed: MeetingList) -> None:
        self._listed = listed
        now = clock.now()
        self._searchable = [
            searchable(one.meeting, now, clock.LOCAL_ZONE, one.region) for one in listed.meetings
        ]
        super().__init__(
            journal, [(one.listed, meeting_list.line(one.own)) for one in self._searchable]
        )

    def notes(self) -> Iterator[str]:
        listed, today = self._listed, self.app.today()
        yield meeting_list.found(len(listed.meetings), listed.source, listed.day, today)
        if is_list_old(listed.day, today):
            yield meeting_list.LIST_MAY_BE_OLD
        if listed.refused:
            yield meeting_list.refused(len(listed.refused), [])[0].rstrip(":") + "."
        if listed.inactive:
            yield meeting_list.left_out(listed.inactive)

    def search_field(self) -> LineField:
        return LineField(placeholder=words.SEARCH_MEETINGS, id="search")

    def find(self, typed: str) -> Iterator[int]:
        fits = has_words(typed)
        for place, one in enumerate(self._searchable):
            if fits(one):
                yield place

    def to_result(self, values: Values) -> TakenMeetings:  # noqa: ARG002
        """Import them.

        Raises:
            BadInput: none is chosen, or too many are.
        """
        if len(chosen := self.chosen) > MAX_CHOSEN:
            raise BadInput(meeting_list.too_many(len(chosen), MAX_CHOSEN))
        every = [one.meeting for one in self._listed.meetings]
        return self.journal.meetings.take_in(every, chosen)


class PeopleDialog(ChoosingDialog[Person, list[Person]]):
    """Returns the people who were chosen."""

    HEADING = words.WHOM
    SAVE_LABEL = words.GO_ON

    def __init__(self, journal: Journal, found: ContactsFile) -> None:
        super().__init__(journal, [(one, person_line(one)) for one in found.people])
        self._found = found

    def notes(self) -> Iterator[str]:
        yield contacts.found(len(self._found.people))
        if self._found.nameless:
            yield contacts.nameless(self._found.nameless)

    def search_field(self) -> LineField:
        return LineField(placeholder=words.SEARCH_PEOPLE, id="search")

    def find(self, typed: str) -> Iterator[int]:
        for place, one in enumerate(self._found.people):
            if is_found_by(typed, one):
                yield place

    def to_result(self, values: Values) -> list[Person]:  # noqa: ARG002
        """Return them, each name once.

        Raises:
            BadInput: nobody is chosen, or somebody is in the circle already.
        """
        named = {one.name.casefold(): one for one in self.chosen}
        here = {one.name.casefold() for one in self.journal.people.all(archived=True)}
        if known := [one.name for name, one in named.items() if name in here]:
            raise BadInput(" ".join(map(contacts.already_here, known)))
        return [*named.values()]


class RolesDialog(Dialog[list[Person]]):
    """Asks what each person is, and adds them."""

    HAS_DRAFTS = False
    HEADING = words.WHAT_ARE_THEY
    SAVE_LABEL = import_dialogs.IMPORT

    def __init__(self, journal: Journal, people: list[Person]) -> None:
        super().__init__(lambda added: added)
        self._journal = journal
        self._people = {f"role-{number}": one for number, one in enumerate(people)}

    def fields(self) -> Sequence[Field]:
        return [
            Field(one.name, PickOne(named_alike(ROLES), id=name))
            for name, one in self._people.items()
        ]

    def to_result(self, values: Values) -> list[Person]:
        """Add them in one step.

        Raises:
            BadInput: a role isn't chosen.
        """
        if any(values[name] is None for name in self._people):
            raise BadInput(import_dialogs.CHOOSE_EACH)
        return self._journal.people.add_each(
            replace(one, role=values[name]) for name, one in self._people.items()
        )
