"""What the place Circle says: its headings, its dialogs, and each thing in it in full."""

from datetime import date, time

from recovery_journal.domain.circle import Attended, Contact, KeptWords, Meeting, Person, Promise
from recovery_journal.domain.coming import Coming
from recovery_journal.words.circle import HELPED, last_heard
from recovery_journal.words.daily import their_day
from recovery_journal.words.format import numbers
from recovery_journal.words.format.standing import milestone_name

PEOPLE = "People"
MEETINGS = "Meetings"
PROMISES = "Promises"
WORDS = "Words that were given to you"
OVER = "Promises behind you"

EMPTY = (
    "Nobody is here yet. One person is enough to start with: a name, or a letter that stands "
    "for it, and a number. a adds them."
)
COVERED = "Covered in discreet mode. space opens it."
TRYING_AGAIN = "Another program is using the journal. Trying again …"

ADD = "What comes into your circle?"
KINDS = {
    "person": "a person",
    "meeting": "a meeting",
    "promise": "a promise",
    "words": "words that someone gave you",
}
"""What can be added, in the order it is offered."""

CONTACT = "Who were you in touch with, and how?"
ATTENDED = "You were there. What stays with you?"
WHO = "Who"
HOW = "How"
WHICH_MEETING = "Which meeting"
A_LINE = "In a line"
HEARD = "One thing you heard"
HELPING = "You helped"
THERE_FOR_THEM = "I was there for them"
HELPED_THERE = "tea, chairs, a newcomer"

MEETING = "A meeting"
NAME = "Its name"
FELLOWSHIP = "What kind"
FELLOWSHIPS = {
    "AA": "AA",
    "NA": "NA",
    "SMART": "SMART",
    "secular": "another secular one",
    "other": "another one",
}
DAYS = "On which days"
BEGINS = "When it begins"
WHERE = "Where, or online"
HOME = "Is it yours?"
HOME_GROUP = "my home group"

PROMISE = "What do you promise?"
PROMISE_WORDS = "In a line"
PROMISED_TO = "To whom"
TO_MYSELF = "empty: to yourself"
PROMISED_FOR = "For which day"
GIVEN = "Which words?"
GIVEN_BY = "Who said them"
GIVEN_ON = "When"


def dates(near: list[Coming], names: list[str], today: date) -> str:
    """Whose day is near: "Maria, 1 year on Thursday · Sam, 5 years today"."""
    told = (
        their_day(name, milestone_name(one.milestone), one.on, today)
        for one, name in zip(near, names, strict=True)
    )
    return " · ".join(told)


def soon(day: date, today: date) -> str:
    """A day of this week: "today", "tomorrow", "on Thursday"; a week ahead it has its date."""
    ahead = (day - today).days
    if ahead < 2:
        return "tomorrow" if ahead else "today"
    name = numbers.WEEKDAYS[day.weekday()]
    return f"on {name}" if ahead < 7 else f"on {name} {numbers.plain_date(day, today.year)}"


def attended_so_far(in_all: int, last_week: int) -> str:
    """How many meetings were written down, for those who want that: "24 so far, 2 in 7 days"."""
    return f"{in_all} so far, {last_week} in 7 days" if in_all else ""


def role(person: Person) -> str:
    """What someone is to the person, when that was said."""
    return "" if person.role == "other" else person.role


def person_kind(person: Person) -> str:
    """What stands below a name: "sponsor · at any hour · a favourite"."""
    hour = "at any hour" if person.any_hour else person.good_times
    return " · ".join(filter(None, (role(person), hour, "a favourite" * person.favourite)))


def heard_from(day: date | None, today: date) -> str:
    """When someone was last heard from, as a sentence: "Heard from on Tue 17 Nov."."""
    said = last_heard(day, today)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def own_date(person: Person) -> str:
    """From when someone's own days count: "Their days count from 22 Nov 2025; they agreed."."""
    if person.recovery_day is None:
        return ""
    return f"Their days count from {numbers.plain_date(person.recovery_day)}; they agreed to it."


def past(entry: Contact | Attended, today: date) -> str:
    """What was written down about one of them: "Tue 17 Nov, call. We laughed."."""
    way = f", {entry.way}" if isinstance(entry, Contact) and entry.way != "other" else ""
    said = entry.note.strip().partition("\n")[0]
    day = numbers.short_date(entry.day or entry.at.date(), today.year)
    parts = (f"{day}{way}.", said, HELPED if entry.helped else "")
    return " ".join(filter(None, parts))


def meeting_kind(meeting: Meeting) -> str:
    """What stands below its name: "AA · home group"."""
    kind = "" if meeting.fellowship == "other" else meeting.fellowship
    return " · ".join(filter(None, (kind, "home group" if meeting.home else "")))


def meeting_time(meeting: Meeting) -> str:
    """When it is: "Tue, Thu 19:30"."""
    parts = (", ".join(meeting.weekdays).title(), clock(meeting.at))
    return " ".join(filter(None, parts))


def clock(at: time | None) -> str:
    """The time it begins, when it is known."""
    return at.isoformat("minutes") if at else ""


def next_time(meeting: Meeting, day: date | None, today: date) -> str:
    """When it comes round: "Next: today 19:30", "Next: on Tuesday 19:30"."""
    if day is None:
        return ""
    return " ".join(filter(None, (f"Next: {soon(day, today)}", clock(meeting.at))))


def was_there(day: date | None, today: date) -> str:
    """When the person was last there, as a fact."""
    if day is None:
        return ""
    when = "today" if day == today else f"on {numbers.short_date(day, today.year)}"
    return f"You were there {when}."


def promise_day(promise: Promise, today: date) -> str:
    """The day of an open promise, how it went when it is over: "today", "Tue 24 Nov", "done"."""
    if promise.outcome:
        return promise.outcome
    if promise.day is None:
        return ""
    return "today" if promise.day == today else numbers.short_date(promise.day, today.year)


def promise_kind(promise: Promise, today: date) -> str:
    """What stands below a promise: "A promise to Sam, for Tue 24 Nov", "… · done"."""
    to = f"to {promise.to}" if promise.to else "to yourself"
    day = ""
    if promise.day is not None:
        day = "for today" if promise.day == today else ""
        day = day or f"for {numbers.short_date(promise.day, today.year)}"
    said = ", ".join(filter(None, (f"A promise {to}", day)))
    return " · ".join(filter(None, (said, promise.outcome)))


def learned(promise: Promise) -> str:
    """What the person learned on the way."""
    return f"What you learned: {promise.learned}" if promise.learned.strip() else ""


def words_from(kept: KeptWords) -> str:
    """Whose words they are, as a name: "From Sam"."""
    return f"From {kept.who}" if kept.who else "Words for you"


def words_day(kept: KeptWords, today: date) -> str:
    """When they were given."""
    return f"given to you on {numbers.plain_date(kept.received, today.year)}"


def favoured(name: str, *, favourite: bool) -> str:
    """A quiet line after a person became one of the first, or no longer is one."""
    what = "Now first when it is hard" if favourite else "In the order of the list again"
    return f"{what}: {name}  u undo" if name else f"{what}.  u undo"
