"""The dialogs of people, meetings, promises and words that were given."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.domain.circle import ROLES, KeptWords, Meeting, Person, Promise
from recovery_journal.domain.toolkit import WEEKDAYS
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.date_fields import Day, DayToCome
from recovery_journal.tui.widgets.fields import Line, Row, Words
from recovery_journal.tui.widgets.pick import Pick, Picks
from recovery_journal.words import circle as words
from recovery_journal.words import toolkit

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


class PersonDialog(Dialog[Person]):
    """Who, and how to reach them."""

    HEADING = toolkit.PEOPLE

    def __init__(self, keep: Callable[[Person], Person], person: Person | None = None) -> None:
        super().__init__(keep)
        self._person = person

    def fields(self) -> ComposeResult:
        """Name and number first; only the name is needed."""
        now = self._person or Person(name="?")
        yield _label(toolkit.PERSON_NAME)
        yield Line(self._person.name if self._person else "", id="name")
        yield _label(toolkit.PERSON_NUMBER)
        yield Line(now.number, id="number")
        yield _label(toolkit.PERSON_ROLE)
        yield Pick({role: role for role in ROLES}, value=now.role, needed=True, id="role")
        yield Pick(toolkit.PERSON_HOUR, value=_yes(now.any_hour), needed=True, id="any_hour")
        yield Pick(toolkit.PERSON_FIRST, value=_yes(now.favourite), needed=True, id="favourite")
        yield _label(toolkit.PERSON_OTHER)
        yield Line(now.other_ways, id="other_ways")
        yield _label(toolkit.PERSON_GOOD_TIMES)
        yield Line(now.good_times, id="good_times")
        yield _label(toolkit.PERSON_DAY)
        day = now.recovery_day.isoformat() if now.recovery_day else ""
        yield Line(day, placeholder="2025-11-26", id="recovery_day")
        yield Pick(toolkit.PERSON_AGREED, value=_yes(now.agreed), needed=True, id="agreed")
        yield _label("Note")
        yield Words(now.note, id="note")

    def value(self) -> Person:
        """The person as described here."""
        day = _text(self, "recovery_day")
        return replace(
            self._person or Person(name="?"),
            name=_text(self, "name"),
            number=_text(self, "number"),
            role=self.query_one("#role", Pick).value,
            any_hour=self.query_one("#any_hour", Pick).value == "yes",
            favourite=self.query_one("#favourite", Pick).value == "yes",
            other_ways=_text(self, "other_ways"),
            good_times=_text(self, "good_times"),
            recovery_day=dates.parse_day(day, clock.today()) if day else None,
            agreed=self.query_one("#agreed", Pick).value == "yes",
            note=self.query_one("#note", Words).words(),
        )


class MeetingDialog(Dialog[Meeting]):
    """A meeting that comes round: its name, its days and its place."""

    HEADING = words.MEETING

    def __init__(self, keep: Callable[[Meeting], Meeting], meeting: Meeting | None = None) -> None:
        super().__init__(keep)
        self._was = meeting

    def fields(self) -> ComposeResult:
        """Only the name is needed."""
        now = self._was or Meeting(name="?")
        days = {day: day for day in WEEKDAYS}
        yield Row(words.NAME, Line(self._was.name if self._was else "", id="name"))
        yield Row(words.DAYS, Picks(days, chosen=now.weekdays, id="weekdays"))
        yield Row(words.BEGINS, Line(words.clock(now.at), placeholder="19:30", id="at"))
        yield Row(words.WHERE, Line(now.place, id="place"))
        kind = Pick(words.FELLOWSHIPS, value=now.fellowship, needed=True, id="fellowship")
        yield Row(words.FELLOWSHIP, kind)
        home = Picks({True: words.HOME_GROUP}, chosen=(True,) * now.home, id="home")
        yield Row(words.HOME, home)

    def value(self) -> Meeting:
        """The meeting as described here."""
        chosen = self.query_one("#weekdays", Picks).chosen
        return replace(
            self._was or Meeting(name="?"),
            name=_text(self, "name"),
            weekdays=tuple(day for day in WEEKDAYS if day in chosen),
            at=self._begins(),
            place=_text(self, "place"),
            fellowship=self.query_one("#fellowship", Pick).value,
            home=bool(self.query_one("#home", Picks).chosen),
        )

    def _begins(self) -> time | None:
        typed = _text(self, "at")
        if self._was is not None and typed == words.clock(self._was.at):
            return self._was.at
        return dates.parse_clock(typed) if typed else None


class PromiseDialog(Dialog[Promise]):
    """What is promised, to whom, for which day."""

    HEADING = words.PROMISE_QUESTION

    def __init__(self, keep: Callable[[Promise], Promise], promise: Promise | None = None) -> None:
        super().__init__(keep)
        self._was = promise

    def fields(self) -> ComposeResult:
        """Only the words are needed."""
        was = self._was
        yield Row(words.PROMISE_WORDS, Line(was.text if was else "", id="text"))
        to = Line(was.to if was else "", placeholder=words.TO_MYSELF, id="to")
        yield Row(words.PROMISED_TO, to)
        yield Row(words.PROMISED_FOR, DayToCome(was.day if was else None, id="day"))

    def value(self) -> Promise:
        """The promise as it is written here; the beginning of a name stands for it."""
        was, to = self._was or Promise(text="?"), _text(self, "to")
        return replace(
            was,
            text=_text(self, "text"),
            to=to if to == was.to else cast("JournalApp", self.app).journal.people.called(to),
            day=self.query_one("#day", DayToCome).day(),
        )


class KeptWordsDialog(Dialog[KeptWords]):
    """Words that someone gave the person."""

    HEADING = words.GIVEN

    def __init__(
        self, keep: Callable[[KeptWords], KeptWords], kept: KeptWords | None = None
    ) -> None:
        super().__init__(keep)
        self._was = kept

    def fields(self) -> ComposeResult:
        """The words first; whose they are can stay open."""
        was = self._was
        yield Words(was.text if was else "", id="text")
        yield Row(words.GIVEN_BY, Line(was.who if was else "", id="who"))
        yield Row(words.GIVEN_ON, Day(was.received if was else clock.today(), id="received"))

    def value(self) -> KeptWords:
        """The words as they are written here."""
        text = self.query_one("#text", Words).words()
        who = _text(self, "who")
        received = self.query_one("#received", Day).day()
        if self._was is None:
            return KeptWords(text=text, who=who, received=received)
        return replace(self._was, text=text, who=who, received=received)


def _label(text: str) -> Widget:
    return Static(shown(text), classes="label")


def _text(dialog: Dialog[Any], name: str) -> str:
    return dialog.query_one(f"#{name}", Line).value.strip()


def _yes(value: bool) -> str:
    return "yes" if value else "no"
