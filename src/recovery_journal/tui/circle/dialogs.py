"""The dialogs for people, meetings, promises and kept words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import ROLES, KeptWords, Meeting, Person, Promise
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import ComingDayField, DayField
from recovery_journal.tui.widgets.fields import FieldRow, LineField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import circle as words
from recovery_journal.words import toolkit


class PersonDialog(Dialog[Person]):
    HEADING = toolkit.PEOPLE

    def __init__(self, keep: Callable[[Person], Person], person: Person | None = None) -> None:
        super().__init__(keep)
        self._person = person

    def fields(self) -> ComposeResult:
        """Name and number first; only the name is required."""
        now = self._person or Person(name="?")
        yield _label(toolkit.PERSON_NAME)
        yield LineField(self._person.name if self._person else "", id="name")
        yield _label(toolkit.PERSON_NUMBER)
        yield LineField(now.number, id="number")
        yield _label(toolkit.PERSON_ROLE)
        yield PickOne({role: role for role in ROLES}, value=now.role, needed=True, id="role")
        yield PickOne(toolkit.PERSON_HOUR, value=_yes(now.any_hour), needed=True, id="any_hour")
        yield PickOne(toolkit.PERSON_FIRST, value=_yes(now.favourite), needed=True, id="favourite")
        yield _label(toolkit.PERSON_OTHER)
        yield LineField(now.other_ways, id="other_ways")
        yield _label(toolkit.PERSON_GOOD_TIMES)
        yield LineField(now.good_times, id="good_times")
        yield _label(toolkit.PERSON_DAY)
        day = now.recovery_day.isoformat() if now.recovery_day else ""
        yield LineField(day, placeholder="2025-11-26", id="recovery_day")
        yield PickOne(toolkit.PERSON_AGREED, value=_yes(now.agreed), needed=True, id="agreed")
        yield _label("Note")
        yield TextField(now.note, id="note")

    def value(self) -> Person:
        day = _text(self, "recovery_day")
        return replace(
            self._person or Person(name="?"),
            name=_text(self, "name"),
            number=_text(self, "number"),
            role=self.query_one("#role", PickOne).value,
            any_hour=self.query_one("#any_hour", PickOne).value == "yes",
            favourite=self.query_one("#favourite", PickOne).value == "yes",
            other_ways=_text(self, "other_ways"),
            good_times=_text(self, "good_times"),
            recovery_day=dates.parse_day(day, clock.today()) if day else None,
            agreed=self.query_one("#agreed", PickOne).value == "yes",
            note=self.query_one("#note", TextField).read_text(),
        )


class MeetingDialog(Dialog[Meeting]):
    HEADING = words.MEETING_TITLE

    def __init__(self, keep: Callable[[Meeting], Meeting], meeting: Meeting | None = None) -> None:
        super().__init__(keep)
        self._original = meeting

    def fields(self) -> ComposeResult:
        now = self._original or Meeting(name="?")
        days = {day: day for day in WEEKDAY_CODES}
        yield FieldRow(
            words.MEETING_NAME_LABEL,
            LineField(self._original.name if self._original else "", id="name"),
        )
        yield FieldRow(words.MEETING_DAYS, PickMany(days, chosen=now.weekdays, id="weekdays"))
        yield FieldRow(
            words.MEETING_BEGINS, LineField(words.time_of_day(now.at), placeholder="19:30", id="at")
        )
        yield FieldRow(words.MEETING_WHERE, LineField(now.place, id="place"))
        kind = PickOne(words.FELLOWSHIPS, value=now.fellowship, needed=True, id="fellowship")
        yield FieldRow(words.FELLOWSHIP, kind)
        home = PickMany({True: words.HOME_GROUP}, chosen=(True,) * now.home, id="home")
        yield FieldRow(words.ASK_HOME_GROUP, home)

    def value(self) -> Meeting:
        chosen = self.query_one("#weekdays", PickMany).chosen
        return replace(
            self._original or Meeting(name="?"),
            name=_text(self, "name"),
            weekdays=tuple(day for day in WEEKDAY_CODES if day in chosen),
            at=self._begins(),
            place=_text(self, "place"),
            fellowship=self.query_one("#fellowship", PickOne).value,
            home=bool(self.query_one("#home", PickMany).chosen),
        )

    def _begins(self) -> time | None:
        typed = _text(self, "at")
        if self._original is not None and typed == words.time_of_day(self._original.at):
            return self._original.at
        return dates.parse_time_of_day(typed) if typed else None


class PromiseDialog(Dialog[Promise]):
    HEADING = words.PROMISE_TITLE

    def __init__(self, keep: Callable[[Promise], Promise], promise: Promise | None = None) -> None:
        super().__init__(keep)
        self._original = promise

    def fields(self) -> ComposeResult:
        was = self._original
        yield FieldRow(words.PROMISE_WORDS, LineField(was.text if was else "", id="text"))
        to = LineField(was.to if was else "", placeholder=words.TO_MYSELF, id="to")
        yield FieldRow(words.PROMISED_TO, to)
        yield FieldRow(words.PROMISED_FOR, ComingDayField(was.day if was else None, id="day"))

    def value(self) -> Promise:
        """Complete the name of the recipient."""
        was, to = self._original or Promise(text="?"), _text(self, "to")
        return replace(
            was,
            text=_text(self, "text"),
            to=to if to == was.to else self.app.journal.people.complete_name(to),
            day=self.query_one("#day", ComingDayField).read_day(),
        )


class KeptWordsDialog(Dialog[KeptWords]):
    HEADING = words.KEPT_WORDS_TITLE

    def __init__(
        self, keep: Callable[[KeptWords], KeptWords], kept: KeptWords | None = None
    ) -> None:
        super().__init__(keep)
        self._original = kept

    def fields(self) -> ComposeResult:
        was = self._original
        yield TextField(was.text if was else "", id="text")
        yield FieldRow(words.GIVEN_BY, LineField(was.who if was else "", id="who"))
        yield FieldRow(
            words.GIVEN_ON, DayField(was.received if was else clock.today(), id="received")
        )

    def value(self) -> KeptWords:
        text = self.query_one("#text", TextField).read_text()
        who = _text(self, "who")
        received = self.query_one("#received", DayField).read_day()
        if self._original is None:
            return KeptWords(text=text, who=who, received=received)
        return replace(self._original, text=text, who=who, received=received)


def _label(text: str) -> Widget:
    return Static(safe_content(text), classes="label")


def _text(dialog: Dialog[Any], name: str) -> str:
    return dialog.query_one(f"#{name}", LineField).value.strip()


def _yes(value: bool) -> str:
    return "yes" if value else "no"
