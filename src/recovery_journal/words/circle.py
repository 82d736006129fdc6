"""Sentences about people, meetings, promises and kept words."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.text import ended
from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of
from recovery_journal.words.practice import anniversary_line, time_until

if TYPE_CHECKING:
    from recovery_journal.domain.anniversaries import UpcomingAnniversary

CONTACT_PREFIXES = {
    "call": "Call with",
    "message": "Message with",
    "in person": "Met",
    "online": "Online with",
    "other": "In touch with",
}
HELPED = "You were there for someone."
HOW_TO_ADD_PERSON = "To add someone: rj people add NAME --number NUMBER"
ASK_WHO = "Who was it? The beginning of a name is enough."
ASK_MEETING_NAME = "What is it called? Any word will do."
ASK_PROMISE = "What do you want to do?"
NO_PROMISES = "No open promises. To add one: rj promise add TEXT --for tuesday"
ASK_KEPT_WORDS = "What did they say that you want to keep?"
NO_KEPT_WORDS = "No kind words yet. To add some: rj kept add TEXT --from NAME"
ASK_HEARD = "One thing you heard:"
OLD_LIST_DAYS = 90
LIST_IS_OLD = f"That is more than {OLD_LIST_DAYS} days ago: check before you go."
NO_MEETINGS = "No meetings yet. To add one: rj meeting add NAME --on tue --at 19:30"


def contact_line(contact: Contact) -> str:
    """E.g. "Call with Sam. You were there for someone."."""
    return _with_help(in_short(contact), helped=contact.helped)


def attended_line(attended: AttendedMeeting) -> str:
    """E.g. "Meeting: Tuesday group."."""
    return _with_help(in_short(attended), helped=attended.helped)


def in_short(entry: Contact | AttendedMeeting) -> str:
    if isinstance(entry, Contact):
        return f"{CONTACT_PREFIXES[entry.way]} {', '.join(entry.people)}"
    return f"Meeting: {', '.join(entry.meetings)}"


def _with_help(line: str, *, helped: bool) -> str:
    return f"{ended(line)} {HELPED}" if helped else ended(line)


def meeting_line(meeting: Meeting) -> str:
    """E.g. "Tuesday group · AA · tue 19:30 · online · home group"."""
    return " · ".join(meeting_facts(meeting))


def meeting_facts(meeting: Meeting) -> list[str]:
    """Return the meeting's name, kind, times, place and whether it's the home group."""
    when = " ".join(filter(None, (", ".join(meeting.weekdays), meeting_hours(meeting))))
    kind = "" if meeting.fellowship == "other" else meeting.fellowship
    home = "home group" if meeting.home else ""
    return [part for part in (meeting.name, kind, when, meeting.place, home) if part]


def last_there(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return (
        "attended today" if day == today else f"last attended {numbers.short_date(day, today.year)}"
    )


def attended_in(count: int, days: int) -> str:
    return f"{numbers.count(count, 'meeting')} in the last {days} days."


def promise_line(promise: Promise, today: date) -> str:
    """E.g. "Call Ana, to Sam, for Tue 24 Nov", followed by the outcome once there is one."""
    to = f"to {promise.to}" if promise.to else ""
    day = "for today" if promise.day == today else ""
    if promise.day is not None and not day:
        day = f"for {numbers.short_date(promise.day, today.year)}"
    return ", ".join(part for part in (promise.text, to, day, promise.outcome) if part)


def promise_due(promise: Promise, today: date) -> str:
    """E.g. "Promise 3: Call Ana, to Sam, for today. rj promise done 3"."""
    return (
        f"Promise {promise.id}: {ended(promise_line(promise, today))} rj promise done {promise.id}"
    )


def kept_words_line(kept: KeptWords, today: date) -> str:
    """E.g. "One day is enough. (Sam, 3 Mar)"."""
    first = kept.text.strip().partition("\n")[0]
    given = ", ".join(filter(None, (kept.who, numbers.plain_date(kept.received, today.year))))
    return f"{first} ({given})"


def kept_words_in_full(kept: KeptWords) -> str:
    return f"“{kept.text.strip()}” {kept.who}".strip()


def last_heard(day: date | None, today: date) -> str:
    if day is None:
        return ""
    if day == today:
        return "last contact: today"
    return f"last contact: {numbers.short_date(day, today.year)}"


def age(day: date | None, today: date) -> str:
    """Return how long ago: "today", "12 days", "3 weeks", "5 months"; empty if not known."""
    if day is None:
        return ""
    days = (today - day).days
    for unit, length in (("month", 30), ("week", 7)):
        if days >= 2 * length:
            return numbers.count(days // length, unit)
    return numbers.days(days) if days > 0 else "today"


def not_in_circle(name: str) -> str:
    to_add = f"rj people add {shell_quoted(name)}"
    return f"Nobody in your circle is called {ended(name)} To add them: {to_add}"


TITLE = "Circle"
PEOPLE = "People"
MEETINGS = "Meetings"
PROMISES = "Promises"
KEPT_WORDS_HEADING = "Kind words"
PAST_PROMISES = "Past promises"

EMPTY = (
    "Nobody is here yet. One person is enough to start with: a name or an initial, and a "
    f"number. Press {key_of('add_to_circle')} to add them."
)
COVERED = f"Covered in discreet mode. Press {key_of('in_full')} to open it."

PROMISE, KIND_WORDS = "Promise", "Kind words"
"""The titles of things without a name."""

ASK_WHAT_TO_ADD = "What would you like to add?"
ADDABLE_KINDS = {
    "person": "a person",
    "meeting": "a meeting",
    "promise": "a promise",
    "words": "kind words",
}
"""What can be added, in the order offered."""

CONTACT = "Who did you talk to?"
ATTENDED = "You went to a meeting. What do you want to remember?"
WHO_LABEL = "Who"
HOW_LABEL = "How"
WHICH_MEETING = "Which meeting"
NOTE_LABEL = "Note"
HEARD_LABEL = "One thing you heard"
HELPED_LABEL = "You helped"
THERE_FOR_THEM = "I helped them"
HELPED_THERE = "made tea, set up chairs, greeted a newcomer"

MEETING_TITLE = "A meeting"
MEETING_NAME_LABEL = "Its name"
FELLOWSHIP = "What kind"
FELLOWSHIPS = {
    "AA": "AA",
    "NA": "NA",
    "SMART": "SMART",
    "secular": "secular (other)",
    "other": "another kind",
}
MEETING_DAYS = "On which days"
MEETING_BEGINS = "When it begins"
MEETING_ENDS = "When it ends"
MEETING_WHERE = "Where, or online"
MEETING_ADDRESS = "Address"
MEETING_LINK = "Link"
MEETING_PHONE = "Phone"
MEETING_ZONE = "Time zone"
MEETING_ZONE_UNSET = "leave empty for your own"
MEETING_NOTES = "Notes"
ASK_HOME_GROUP = "Is it your home group?"
HOME_GROUP = "my home group"

PROMISE_TITLE = "What do you promise?"
PROMISE_WORDS = "In one line"
PROMISED_TO = "To whom"
TO_MYSELF = "leave empty for yourself"
PROMISED_FOR = "For which day"
KEPT_WORDS_TITLE = "What did they say?"
GIVEN_BY = "Who said them"
GIVEN_ON = "When"


def anniversaries_line(near: "list[UpcomingAnniversary]", names: list[str], today: date) -> str:
    """E.g. "Maria, 1 year on Thursday · Sam, 5 years today"."""
    from recovery_journal.words.format.standing import milestone_name

    told = (
        anniversary_line(name, milestone_name(one.milestone), one.on, today)
        for one, name in zip(near, names, strict=True)
    )
    return " · ".join(told)


def coming_day(day: date, today: date) -> str:
    """Name a day of the coming week: "today", "tomorrow", "on Thursday"; with its date on day 7."""
    ahead = (day - today).days
    if ahead < 2:
        return "tomorrow" if ahead else "today"
    name = WEEKDAYS[day.weekday()]
    return f"on {name}" if ahead < 7 else f"on {name} {numbers.plain_date(day, today.year)}"


def attended_so_far(in_all: int, last_week: int) -> str:
    return f"{in_all} so far, {last_week} in the last 7 days" if in_all else ""


def role(person: Person) -> str:
    return "" if person.role == "other" else person.role


def person_kind(person: Person) -> str:
    """E.g. "sponsor · at any hour · a favourite"."""
    return " · ".join(
        filter(None, (role(person), good_hour(person), "a favourite" * person.favourite))
    )


def good_hour(person: Person) -> str:
    return "at any hour" if person.any_hour else person.good_times


def heard_from(day: date | None, today: date) -> str:
    said = last_heard(day, today)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def own_date(person: Person) -> str:
    if person.recovery_day is None:
        return ""
    return f"In recovery since {numbers.plain_date(person.recovery_day)} (kept with their consent)."


def past_contact_line(entry: Contact | AttendedMeeting, today: date) -> str:
    """E.g. "Tue 17 Nov, call. We laughed."."""
    way = f", {entry.way}" if isinstance(entry, Contact) and entry.way != "other" else ""
    said = entry.note.strip().partition("\n")[0]
    day = numbers.short_date(entry.day or entry.at.date(), today.year)
    parts = (f"{day}{way}.", said, HELPED if entry.helped else "")
    return " ".join(filter(None, parts))


def meeting_kind(meeting: Meeting) -> str:
    """E.g. "AA · home group"."""
    kind = "" if meeting.fellowship == "other" else meeting.fellowship
    return " · ".join(filter(None, (kind, "home group" if meeting.home else "")))


def meeting_time(meeting: Meeting) -> str:
    """E.g. "Tue, Thu 19:30-20:30"."""
    parts = (", ".join(meeting.weekdays).title(), meeting_hours(meeting))
    return " ".join(filter(None, parts))


def meeting_begins(meeting: Meeting) -> str:
    """E.g. "Tue, Thu 19:30"."""
    parts = (", ".join(meeting.weekdays).title(), time_of_day(meeting.at))
    return " ".join(filter(None, parts))


def meeting_hours(meeting: Meeting) -> str:
    """E.g. "19:30", "19:30-20:30", "19:30 (Europe/Paris)" for the clocks of another place."""
    hours = "-".join(filter(None, (time_of_day(meeting.at), time_of_day(meeting.end))))
    return f"{hours} ({meeting.zone})" if hours and meeting.zone else hours


def meeting_time_there(meeting: Meeting, own: Meeting) -> str:
    """Return when a meeting of another zone is by the clocks there, else nothing."""
    differs = meeting.at and (meeting.weekdays, meeting.at) != (own.weekdays, own.at)
    return meeting_time(meeting) if differs else ""


def there(time: str) -> str:
    return f"There: {time}" if time else ""


def next_meeting_lines(
    meeting: Meeting, own: Meeting, day: date, today: date, now: datetime
) -> list[str]:
    """Say when the next meeting is, in one's own time, what it's called and how to get there."""
    hours = meeting_hours(own)
    when = " ".join(filter(None, (coming_day(day, today), hours)))
    wait = time_until(own.at, today, now) if own.at and day == today else ""
    head = ", ".join(filter(None, (when, wait)))
    name = f"{own.name} ({own.fellowship})" if own.fellowship != "other" else own.name
    reach = (there(meeting_time_there(meeting, own)), own.place, own.address, own.link, own.phone)
    said = (f"{head[:1].upper()}{head[1:]}: {name}", *reach, *own.notes.split("\n"))
    return [*filter(None, (*said, meeting_source(meeting, today)))]


def meeting_where(meeting: Meeting) -> str:
    """E.g. "Hall, 1 Road, https://meet.example.org"."""
    return ", ".join(filter(None, (meeting.place, meeting.address, meeting.link)))


def meeting_source(meeting: Meeting, today: date) -> str:
    """Say which list a meeting was taken from, and when that is long ago."""
    if not meeting.source:
        return ""
    if meeting.list_day is None:
        return f"From the list of {meeting.source}."
    told = f"From the list of {meeting.source}, {numbers.plain_date(meeting.list_day, today.year)}."
    return f"{told} {LIST_IS_OLD}" if is_list_old(meeting.list_day, today) else told


def is_list_old(day: date, today: date) -> bool:
    return (today - day).days > OLD_LIST_DAYS


def time_of_day(at: time | None) -> str:
    return at.isoformat("minutes") if at else ""


def next_meeting_time(meeting: Meeting, day: date | None, today: date) -> str:
    """E.g. "Next: on Tuesday 19:30"."""
    if day is None:
        return ""
    return " ".join(filter(None, (f"Next: {coming_day(day, today)}", time_of_day(meeting.at))))


def last_attended(day: date | None, today: date) -> str:
    if day is None:
        return ""
    when = "today" if day == today else f"on {numbers.short_date(day, today.year)}"
    return f"Last attended {when}."


def promise_day(promise: Promise, today: date) -> str:
    """Return the day of an open promise ("today", "Tue 24 Nov") or the outcome of a past one."""
    if promise.outcome:
        return promise.outcome
    if promise.day is None:
        return ""
    return "today" if promise.day == today else numbers.short_date(promise.day, today.year)


def promise_kind(promise: Promise, today: date) -> str:
    """E.g. "A promise to Sam, for Tue 24 Nov", followed by the outcome once there is one."""
    to = f"to {promise.to}" if promise.to else "to yourself"
    day = ""
    if promise.day is not None:
        day = "for today" if promise.day == today else ""
        day = day or f"for {numbers.short_date(promise.day, today.year)}"
    said = ", ".join(filter(None, (f"A promise {to}", day)))
    return " · ".join(filter(None, (said, promise.outcome)))


def learned(promise: Promise) -> str:
    return f"What you learned: {promise.learned}" if promise.learned.strip() else ""


def words_from(kept: KeptWords) -> str:
    return f"From {kept.who}" if kept.who else "Words for you"


def words_day(kept: KeptWords, today: date) -> str:
    return f"given to you on {numbers.plain_date(kept.received, today.year)}"
