"""The dialogs for people, meetings, promises and kept words."""

from collections.abc import Sequence
from datetime import time

from recovery_journal.domain import dates
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import ROLES, KeptWords, Meeting, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.meeting_times import require_zone
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.widgets.date_fields import AnyDayField, ComingDayField, DayField
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words import circle as words
from recovery_journal.words import toolkit


class PersonDialog(RecordDialog[Person]):
    KIND = "person"
    HEADING = toolkit.PEOPLE

    def fields(self) -> Sequence[Field]:
        """Name and number first; only the name is required."""
        now = self.record or Person(name="?")
        name = self.record.name if self.record else ""
        day = now.recovery_day.isoformat() if now.recovery_day else ""
        return [
            Field(toolkit.PERSON_NAME, LineField(name, id="name"), above=True),
            Field(toolkit.PERSON_NUMBER, LineField(now.number, id="number"), above=True),
            Field(
                toolkit.PERSON_ROLE,
                PickOne(named_alike(ROLES), value=now.role, needed=True, id="role"),
                above=True,
            ),
            Field("", _yes_or_no(toolkit.PERSON_HOUR, now.any_hour, "any_hour")),
            Field("", _yes_or_no(toolkit.PERSON_FIRST, now.favourite, "favourite")),
            Field(toolkit.PERSON_OTHER, LineField(now.other_ways, id="other_ways"), above=True),
            Field(
                toolkit.PERSON_GOOD_TIMES, LineField(now.good_times, id="good_times"), above=True
            ),
            Field(
                toolkit.PERSON_DAY,
                AnyDayField(day, future=False, placeholder="2025-11-26", id="recovery_day"),
                above=True,
            ),
            Field("", _yes_or_no(toolkit.PERSON_AGREED, now.agreed, "agreed")),
            Field("Note", TextField(now.note, id="note"), above=True),
        ]

    def to_result(self, values: Values) -> Person:
        has_day = self.field("recovery_day", AnyDayField).value.strip()
        return replace(
            self.record or Person(name="?"),
            name=values["name"].strip(),
            number=values["number"].strip(),
            role=values["role"],
            any_hour=values["any_hour"] == "yes",
            favourite=values["favourite"] == "yes",
            other_ways=values["other_ways"].strip(),
            good_times=values["good_times"].strip(),
            recovery_day=values["recovery_day"] if has_day else None,
            agreed=values["agreed"] == "yes",
            note=values["note"],
        )


class MeetingDialog(RecordDialog[Meeting]):
    KIND = "meeting"
    HEADING = words.MEETING_TITLE

    def fields(self) -> Sequence[Field]:
        now = self.record or Meeting(name="?")
        name = self.record.name if self.record else ""
        begins = LineField(words.time_of_day(now.at), placeholder="19:30", id="at")
        ends = LineField(words.time_of_day(now.end), placeholder="20:30", id="end")
        zone = LineField(now.zone, placeholder=words.MEETING_ZONE_UNSET, id="zone")
        days = PickMany(named_alike(WEEKDAY_CODES), chosen=now.weekdays, id="weekdays")
        kind = PickOne(words.FELLOWSHIPS, value=now.fellowship, needed=True, id="fellowship")
        home = PickMany({True: words.HOME_GROUP}, chosen=(True,) * now.home, id="home")
        return [
            Field(words.MEETING_NAME_LABEL, LineField(name, id="name")),
            Field(words.MEETING_DAYS, days),
            Field(words.MEETING_BEGINS, begins),
            Field(words.MEETING_WHERE, LineField(now.place, id="place")),
            Field(words.FELLOWSHIP, kind),
            Field(words.ASK_HOME_GROUP, home),
            Field(words.MEETING_ENDS, ends),
            Field(words.MEETING_ADDRESS, LineField(now.address, id="address")),
            Field(words.MEETING_LINK, LineField(now.link, id="link")),
            Field(words.MEETING_PHONE, LineField(now.phone, id="phone")),
            Field(words.MEETING_ZONE, zone),
            Field(words.MEETING_NOTES, TextField(now.notes, id="notes")),
        ]

    def to_result(self, values: Values) -> Meeting:
        now = self.record or Meeting(name="?")
        zone = values["zone"].strip()
        return replace(
            now,
            name=values["name"].strip(),
            weekdays=tuple(day for day in WEEKDAY_CODES if day in values["weekdays"]),
            at=_time_of_day(values["at"].strip(), now.at),
            end=_time_of_day(values["end"].strip(), now.end),
            zone=zone if zone == now.zone else require_zone(zone),
            place=values["place"].strip(),
            address=values["address"].strip(),
            link=values["link"].strip(),
            phone=values["phone"].strip(),
            notes=values["notes"],
            fellowship=values["fellowship"],
            home=bool(values["home"]),
        )


class PromiseDialog(RecordDialog[Promise]):
    KIND = "promise"
    HEADING = words.PROMISE_TITLE

    def fields(self) -> Sequence[Field]:
        was = self.record
        to = LineField(was.to if was else "", placeholder=words.TO_MYSELF, id="to")
        return [
            Field(words.PROMISE_WORDS, LineField(was.text if was else "", id="text")),
            Field(words.PROMISED_TO, to),
            Field(words.PROMISED_FOR, ComingDayField(was.day if was else None, id="day")),
        ]

    def to_result(self, values: Values) -> Promise:
        """Complete the name of the recipient."""
        was, to = self.record or Promise(text="?"), values["to"].strip()
        return replace(
            was,
            text=values["text"].strip(),
            to=to if to == was.to else self.app.journal.people.complete_name(to),
            day=values["day"],
        )


class KeptWordsDialog(RecordDialog[KeptWords]):
    KIND = "kept_words"
    HEADING = words.KEPT_WORDS_TITLE

    def fields(self) -> Sequence[Field]:
        was = self.record
        received = was.received if was else self.app.today()
        return [
            Field("", TextField(was.text if was else "", id="text")),
            Field(words.GIVEN_BY, LineField(was.who if was else "", id="who")),
            Field(words.GIVEN_ON, DayField(received, id="received")),
        ]

    def to_result(self, values: Values) -> KeptWords:
        said = {"text": values["text"], "who": values["who"].strip()}
        if self.record is None:
            return KeptWords(**said, received=values["received"])
        return replace(self.record, **said, received=values["received"])


def _time_of_day(typed: str, before: time | None) -> time | None:
    """Read a time; one that wasn't changed keeps its seconds."""
    if typed == words.time_of_day(before):
        return before
    return dates.parse_time_of_day(typed) if typed else None


def _yes_or_no(options: dict[str, str], value: bool, name: str) -> PickOne:
    return PickOne(options, value="yes" if value else "no", needed=True, id=name)
