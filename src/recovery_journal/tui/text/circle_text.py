"""Text about people, meetings, promises and kept words, masked in discreet mode."""

from datetime import date, datetime, time
from itertools import islice

from recovery_journal.clock import LOCAL_ZONE
from recovery_journal.domain.anniversaries import anniversaries_within
from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
    next_meeting_day,
)
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.meeting_times import in_own_time
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.text import one_line
from recovery_journal.tui.text.masking import person_name, words_or_mask
from recovery_journal.words import circle as words
from recovery_journal.words import circle_cards as cards
from recovery_journal.words.format import numbers

CircleRecord = Person | Meeting | Promise | KeptWords
LATEST_SHOWN_COUNT = 3
"""How many past contacts or meetings are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleDetail:
    """The details of one item; masked parts are empty."""

    title: str
    name: str = ""
    """What is promised, or who said the words; the others have their name as the title."""
    kind: str = ""
    number: str = ""
    """The phone number."""
    reach: str = ""
    """Other ways to reach them."""
    facts: str = ""
    text: str = ""
    lately: str = ""
    """The latest contacts or meetings."""
    pages: str = ""
    """The latest pages made for them."""
    is_person: bool = False
    masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    uid: str
    title: str
    contact: tuple[str, str, str]
    """The last contact: what comes before its age, the age, and how it was made."""
    milestone: str
    """The next one of their own recovery if that is near, else how long it has been."""
    is_near: bool
    about: str
    """When they can be called, and their note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleFormatter:
    """Describes the records of the circle, with facts from other books."""

    now: datetime
    today: date
    last_contact: dict[str, date]
    last_attended: dict[str, date]
    entries: tuple[Contact | AttendedMeeting, ...] = ()
    """The latest contacts and meetings, newest first."""
    pages: tuple[SharedPage, ...] = ()
    """The pages made for others, newest first."""
    discreet: bool = False

    def format_name(self, thing: CircleRecord, *, opened: bool = False) -> str:
        """Return the name in a row, masked unless opened."""
        covered = self.discreet and not opened
        match thing:
            case Person():
                return person_name(thing.name, masked=covered)
            case Meeting():
                return words_or_mask(one_line(thing.name), masked=covered)
            case _:
                first = one_line(thing.text.strip().partition("\n")[0])
                return words_or_mask(first, masked=covered)

    def format_tail(self, thing: CircleRecord, *, narrow: bool) -> str:
        """Return a few words after the name; on a narrow screen, the number."""
        match thing:
            case Person():
                if self.discreet:
                    return ""
                return (narrow and one_line(thing.number)) or words.role(thing)
            case Meeting():
                return words.meeting_begins(self.in_own_time(thing))
            case Promise():
                return words.promise_day(thing, self.today)
            case KeptWords():
                return "" if self.discreet else one_line(thing.who)

    def format_card(self, person: Person) -> PersonCard:
        """Return what a card says; in discreet mode only initials and the last contact."""
        folded = person.name.casefold()
        title = self.format_name(person)
        age = cards.age_ago(self.last_contact.get(folded), self.today)
        if self.discreet:
            return PersonCard(
                uid=person.uid,
                title=title,
                contact=(f"{cards.LAST_CONTACT} ", age, ""),
                milestone="",
                is_near=False,
                about="",
            )
        last = next((one for one in self.entries if _is_with(one, folded)), None)
        how = f" · {last.way}" if isinstance(last, Contact) and last.way != "other" else ""
        near = anniversaries_within([person], self.today)
        milestone = (
            cards.milestone_soon(near[0], self.today)
            if near
            else cards.in_recovery_for(person, self.today)
        )
        return PersonCard(
            uid=person.uid,
            title=" · ".join(filter(None, (title, words.role(person)))),
            contact=(f"{cards.LAST_CONTACT} ", age, how),
            milestone=milestone,
            is_near=bool(near),
            about=one_line(
                " · ".join(filter(None, (words.good_hour(person), person.note.strip())))
            ),
        )

    def next_day(self, meeting: Meeting) -> date | None:
        return next_meeting_day(meeting, self.today, self.now)

    def format_given(self, kept: KeptWords) -> str:
        """Return who said it and when: "Leila, 2 Nov"."""
        day = numbers.plain_date(kept.received, self.today.year)
        return day if self.discreet else ", ".join(filter(None, (one_line(kept.who), day)))

    def format_age(self, thing: CircleRecord) -> str:
        """Return how long ago they were last heard from."""
        if not isinstance(thing, Person):
            return ""
        return words.age(self.last_contact.get(thing.name.casefold()), self.today)

    def format_detail(self, thing: CircleRecord, *, opened: bool) -> CircleDetail:
        """Return the details; discreet mode masks words unless opened."""
        covered = self.discreet and not opened
        name = self.format_name(thing, opened=opened)
        match thing:
            case Person():
                return self._person(thing, name, covered=covered)
            case Meeting():
                return self._meeting(thing, name, covered=covered)
            case Promise():
                return CircleDetail(
                    title=words.PROMISE,
                    name=name,
                    kind="" if covered else words.promise_kind(thing, self.today),
                    text="" if covered else words.learned(thing),
                    masked=covered,
                )
            case KeptWords():
                return CircleDetail(
                    title=words.KIND_WORDS,
                    name=words_or_mask(one_line(words.words_from(thing)), masked=covered),
                    kind=words.words_day(thing, self.today),
                    text="" if covered else thing.text.strip("\n"),
                    masked=covered,
                )

    def format_near_dates(self, people: list[Person]) -> str:
        """List upcoming milestones in one line."""
        found = anniversaries_within(people, self.today)
        return words.anniversaries_line(
            found, [self.format_name(one.person) for one in found], self.today
        )

    def _person(self, person: Person, name: str, *, covered: bool) -> CircleDetail:
        folded = person.name.casefold()
        heard = words.heard_from(self.last_contact.get(folded), self.today)
        if covered:
            return CircleDetail(title=name, facts=heard, masked=True)
        about = [one for one in self.entries if isinstance(one, Contact)]
        made = (one for one in self.pages if one.who.casefold() == folded)
        return CircleDetail(
            title=name,
            kind=words.person_kind(person),
            number=person.number,
            reach=person.other_ways,
            facts=_lines(heard, self.format_near_dates([person]), words.own_date(person)),
            text=person.note.strip("\n"),
            lately=self._past(folded, [(one, one.people) for one in about]),
            pages="\n".join(
                cards.page_made(one, self.today) for one in islice(made, LATEST_SHOWN_COUNT)
            ),
            is_person=True,
        )

    def _meeting(self, meeting: Meeting, name: str, *, covered: bool) -> CircleDetail:
        folded = meeting.name.casefold()
        own = self.in_own_time(meeting)
        day = next_meeting_day(own, self.today, self.now)
        facts = _lines(
            words.next_meeting_time(own, day, self.today),
            words.last_attended(self.last_attended.get(folded), self.today),
        )
        if covered:
            return CircleDetail(title=name, facts=facts, masked=True)
        about = [one for one in self.entries if isinstance(one, AttendedMeeting)]
        past = self._past(folded, [(one, one.meetings) for one in about])
        return CircleDetail(
            title=name,
            kind=words.meeting_kind(meeting),
            reach=_lines(
                ", ".join(filter(None, (words.meeting_time(own), meeting.place))),
                words.there(words.meeting_time_there(meeting, own)),
                meeting.address,
                meeting.link,
                meeting.phone,
            ),
            facts=facts,
            text=_blocks(
                ", ".join(meeting.types), meeting.notes, words.meeting_source(meeting, self.today)
            ),
            lately=past,
        )

    def in_own_time(self, meeting: Meeting) -> Meeting:
        return in_own_time(meeting, self.now, LOCAL_ZONE)

    def _past(
        self, folded: str, about: list[tuple[Contact | AttendedMeeting, tuple[str, ...]]]
    ) -> str:
        """List the latest entries about one person or meeting, one per line."""
        found = (one for one, names in about if folded in (name.casefold() for name in names))
        return "\n".join(
            words.past_contact_line(one, self.today) for one in islice(found, LATEST_SHOWN_COUNT)
        )


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _blocks(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _is_with(entry: Contact | AttendedMeeting, folded: str) -> bool:
    """Return whether an entry is about a contact with somebody, by their casefolded name."""
    return isinstance(entry, Contact) and folded in map(str.casefold, entry.people)


def next_time_key(today: date, now: datetime, meeting: Meeting) -> tuple[object, ...]:
    """Sort meetings by the day and time they next take place."""
    own = in_own_time(meeting, now, LOCAL_ZONE)
    day = next_meeting_day(own, today, now)
    return (day is None, day or today, own.at or time.min)
