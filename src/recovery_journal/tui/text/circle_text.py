"""How people, meetings, promises and words are told on the screen; masked in discreet mode."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from recovery_journal.domain.anniversaries import dates_within
from recovery_journal.domain.circle import (
    Attended,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
    next_day,
)
from recovery_journal.text import one_line
from recovery_journal.tui.text.masking import MASK, initials
from recovery_journal.words import circle as words

Thing = Person | Meeting | Promise | KeptWords
SOON = 7
"""Days in which a date of somebody's own is told before it comes."""
LATEST = 3
"""So many of what was written down about a person or a meeting are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """One thing in full; what is covered is left out."""

    name: str
    kind: str = ""
    number: str = ""
    """What to dial."""
    reach: str = ""
    """How else to reach them."""
    facts: str = ""
    text: str = ""
    covered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known about the things of the circle beside themselves."""

    now: datetime
    today: date
    heard: dict[str, date]
    attended: dict[str, date]
    entries: tuple[Contact | Attended, ...] = ()
    """The latest ones, the newest first."""
    discreet: bool = False

    def name(self, thing: Thing, *, opened: bool = False) -> str:
        """What it is called in a row; a word or a letter that covers it."""
        covered = self.discreet and not opened
        match thing:
            case Person():
                return initials(thing.name) if covered else one_line(thing.name)
            case Meeting():
                return MASK if covered else one_line(thing.name)
            case _:
                return MASK if covered else one_line(thing.text.strip().partition("\n")[0])

    def tail(self, thing: Thing, *, narrow: bool) -> str:
        """A few words behind the name; the number where there is no room for more."""
        match thing:
            case Person():
                role = "" if self.discreet else words.role(thing)
                return one_line(thing.number) or role if narrow else role
            case Meeting():
                return words.meeting_time(thing)
            case Promise():
                return words.promise_day(thing, self.today)
            case KeptWords():
                return "" if self.discreet else one_line(thing.who)

    def full(self, thing: Thing, *, opened: bool) -> Full:
        """One thing in full; in discreet mode its words show when it was opened."""
        covered = self.discreet and not opened
        name = self.name(thing, opened=opened)
        match thing:
            case Person():
                return self._person(thing, name, covered=covered)
            case Meeting():
                return self._meeting(thing, name, covered=covered)
            case Promise():
                return Full(
                    name=name,
                    kind="" if covered else words.promise_kind(thing, self.today),
                    text="" if covered else words.learned(thing),
                    covered=covered,
                )
            case KeptWords():
                return Full(
                    name=MASK if covered else one_line(words.words_from(thing)),
                    kind=words.words_day(thing, self.today),
                    text="" if covered else thing.text.strip("\n"),
                    covered=covered,
                )

    def near(self, people: list[Person]) -> str:
        """Whose day is today or soon, in one line."""
        found = dates_within(people, self.today, SOON)
        return words.dates(found, [self.name(one.person) for one in found], self.today)

    def _person(self, person: Person, name: str, *, covered: bool) -> Full:
        folded = person.name.casefold()
        heard = words.heard_from(self.heard.get(folded), self.today)
        if covered:
            return Full(name=name, number=person.number, facts=heard, covered=True)
        about = [one for one in self.entries if isinstance(one, Contact)]
        return Full(
            name=name,
            kind=words.person_kind(person),
            number=person.number,
            reach=person.other_ways,
            facts=_lines(heard, self.near([person]), words.own_date(person)),
            text=_blocks(person.note, self._past(folded, [(one, one.people) for one in about])),
        )

    def _meeting(self, meeting: Meeting, name: str, *, covered: bool) -> Full:
        folded = meeting.name.casefold()
        day = next_day(meeting, self.now)
        facts = _lines(
            words.next_time(meeting, day, self.now.date()),
            words.was_there(self.attended.get(folded), self.today),
        )
        if covered:
            return Full(name=name, facts=facts, covered=True)
        about = [one for one in self.entries if isinstance(one, Attended)]
        when = words.meeting_time(meeting)
        return Full(
            name=name,
            kind=words.meeting_kind(meeting),
            reach=", ".join(filter(None, (when, meeting.place))),
            facts=facts,
            text=self._past(folded, [(one, one.meetings) for one in about]),
        )

    def _past(self, folded: str, about: list[tuple[Contact | Attended, tuple[str, ...]]]) -> str:
        """The latest that was written down about one of them, a line each."""
        found = (one for one, names in about if folded in (name.casefold() for name in names))
        return "\n".join(words.past(one, self.today) for one in islice(found, LATEST))


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _blocks(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())
