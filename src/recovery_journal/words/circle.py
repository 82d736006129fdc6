"""What is said about people, meetings, promises and kept words."""

from datetime import date

from recovery_journal.domain.circle import Attended, Contact, KeptWords, Meeting, Promise
from recovery_journal.words.cli import typed
from recovery_journal.words.format import numbers

WAYS = {
    "call": "Call with",
    "message": "Message with",
    "in person": "Met",
    "online": "Online with",
    "other": "In touch with",
}
"""How two people were in touch, before the name."""
HELPED = "You were there for someone."
START = "To add someone: rj people add NAME --number NUMBER"
WHO = "Who was it? The beginning of a name is enough."
MEETING_NAME = "What is it called? Any word will do."
MEETING_MISSING = "Which meeting? Any word will do."
PROMISE = "What do you want to do?"
PROMISE_MISSING = "What do you want to do? Say it in a few words."
NO_PROMISES = "No promise is open. To note one: rj promise add TEXT --for tuesday"
KEPT_WORDS = "What did they say? Words that someone gave you."
NO_KEPT_WORDS = "No words of others are kept yet. To keep some: rj kept add TEXT --from NAME"
HEARD = "One thing you heard:"
NO_MEETINGS = "No meeting is noted yet. To note one: rj meeting add NAME --on tue --at 19:30"
WHO_MISSING = "Who was it? Say a name, or how it begins."


def contact_line(contact: Contact) -> str:
    """A contact in a line: "Call with Sam. You were there for someone."."""
    return _with_help(in_short(contact), helped=contact.helped)


def attended_line(attended: Attended) -> str:
    """A meeting someone was at, in a line: "Meeting: Tuesday group."."""
    return _with_help(in_short(attended), helped=attended.helped)


def in_short(entry: Contact | Attended) -> str:
    """Who it was with, or where: "Call with Sam", "Meeting: Tuesday group"."""
    if isinstance(entry, Contact):
        return f"{WAYS[entry.way]} {', '.join(entry.people)}"
    return f"Meeting: {', '.join(entry.meetings)}"


def _with_help(line: str, *, helped: bool) -> str:
    # Initials have a full stop already.
    line = line if line.endswith(".") else f"{line}."
    return f"{line} {HELPED}" if helped else line


def meeting_line(meeting: Meeting) -> str:
    """A meeting in a line: "Tuesday group · AA · tue 19:30 · online · home group"."""
    return " · ".join(meeting_facts(meeting))


def meeting_facts(meeting: Meeting) -> list[str]:
    """What there is to say about a meeting, its name first."""
    time = meeting.at.isoformat("minutes") if meeting.at else ""
    when = " ".join(filter(None, (", ".join(meeting.weekdays), time)))
    kind = "" if meeting.fellowship == "other" else meeting.fellowship
    home = "home group" if meeting.home else ""
    return [part for part in (meeting.name, kind, when, meeting.place, home) if part]


def last_there(day: date | None, today: date) -> str:
    """When a meeting was last attended, as a fact: "last there on Tue 17 Nov"."""
    if day is None:
        return ""
    return "there today" if day == today else f"last there on {numbers.short_date(day, today.year)}"


def attended_in(count: int, days: int) -> str:
    """How often the person was at a meeting: "12 meetings in the last 90 days."."""
    return f"{numbers.count(count, 'meeting')} in the last {days} days."


def promise_line(promise: Promise, today: date) -> str:
    """A promise in a line: "Call Ana, to Sam, for Tue 24 Nov"; how it went when it is over."""
    to = f"to {promise.to}" if promise.to else ""
    day = "for today" if promise.day == today else ""
    if promise.day is not None and not day:
        day = f"for {numbers.short_date(promise.day, today.year)}"
    return ", ".join(part for part in (promise.text, to, day, promise.outcome) if part)


def promise_due(promise: Promise, today: date) -> str:
    """A promise that is due: "Promise 3: Call Ana, to Sam, for today. rj promise done 3"."""
    line = promise_line(promise, today)
    stop = "" if line[-1:] in ".!?…" else "."
    return f"Promise {promise.id}: {line}{stop} rj promise done {promise.id}"


def kept_words_line(kept: KeptWords, today: date) -> str:
    """Kept words with who gave them: "One day is enough. (Sam, 3 Mar)"."""
    first = kept.text.strip().partition("\n")[0]
    given = ", ".join(filter(None, (kept.who, numbers.plain_date(kept.received, today.year))))
    return f"{first} ({given})"


def given(kept: KeptWords) -> str:
    """Kept words in full, for a hard hour: "“One day is enough.” Sam"."""
    return f"“{kept.text.strip()}” {kept.who}".strip()


def last_heard(day: date | None, today: date) -> str:
    """When someone was last heard from, as a fact: "heard from on Tue 17 Nov"."""
    if day is None:
        return ""
    if day == today:
        return "heard from today"
    return f"heard from on {numbers.short_date(day, today.year)}"


def not_in_circle(name: str) -> str:
    """Said when a contact names somebody unknown: how to add them."""
    return f"Nobody in your circle is called {name}. To add them: rj people add {typed(name)}"
