"""Sentences about what was logged while the journal was locked and can't be saved unasked."""

from datetime import date, datetime

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.kinds import entry_class
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
    to_entry,
)
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.text import one_line
from recovery_journal.words.cli import as_sentence_part, shown_tags
from recovery_journal.words.format import entries, numbers
from recovery_journal.words.practice import quoted
from recovery_journal.words.returns import end_sealed, use_as_note

WHICH_TRACKER = "Which tracker is it for?"
NO_OPEN_RETURN = (
    "There was no open return to use that could end. If you used, say on which day; if not, "
    "remove it."
)
NO_OPEN_CRAVING = "No craving was waiting for this."
ANSWER_EARLIER_FIRST = "This may belong to an earlier one here. Please answer that one first."
NEXT_DAY_TOO_EARLY = "Its next first day isn't after the day of use. When was it?"
UNREADABLE = "It can't be read: it's damaged, or it was sealed for other keys."
HOW_TO_ANSWER = (
    "To answer: rj inbox answer NUMBER --for TRACKER or --at WHEN. "
    "To save it as a note: rj inbox keep NUMBER. To remove it: rj inbox drop NUMBER"
)
WHICH_TO_ANSWER = "Which one would you like to answer?"
LOGGED_WHILE_LOCKED = "You logged this while the journal was locked."
ANOTHER_TIME, WHEN_WAS_IT = "It was at another time", "When was it?"
SAVE_AS_NOTE, SAVE_WITHOUT_TRACKER = "Save it as a note", "Save it without a tracker"
REMOVE = "Remove it for good"
NOTHING_TO_ANSWER = "Nothing you logged while the journal was locked needs an answer."
ASK_DROP = "Remove this for good?"
DROP_NEEDS_YES = "Removing this can't be undone. To confirm: --yes"
DROPPED = "Removed."


def no_question(number: int) -> str:
    return f"There is no {number}. To see what waits for an answer: rj inbox"


def for_tracker(name: str) -> str:
    return f"It's for {name}"


def unknown_tracker(typed: str) -> str:
    return f"Which tracker is “{typed}”? None is called that, or more than one."


def still_to_come(at: datetime, this_year: int) -> str:
    return f"Its time is in the future: {numbers.moment(at, this_year)}. When was it?"


def describe(message: LockedMessage) -> str:
    """E.g. "Used for wine, party. “Two glasses.”"."""
    if message.kind == FOLLOW_UP_KIND:
        return follow_up_as_note(message)
    next_day, year = message.next_first_day, message.at.year
    if message.kind == Use.kind and not message.values and isinstance(next_day, date):
        line = as_sentence_part(end_sealed(next_day, year), (), message.tracker or "")
        return line[:1].upper() + line[1:]
    values = dict(message.values)
    values.pop("on", None)
    known = {"tracker": 0, "on": message.at.date(), "next_start": None}
    kind = entry_class(message.kind)
    said = to_entry(
        kind,
        LockedMessage(kind=message.kind, uid=message.uid, at=message.at, values=values),
        **(known if kind is Use else {}),
    )
    line = "Note." if isinstance(said, Note) else entries.without_note(said)
    what = as_sentence_part(line, shown_tags(said), message.tracker or "")
    shown = numbers.short_date(next_day, year) if isinstance(next_day, date) else next_day
    ends = f"Next first day: {shown}." if shown else ""
    note = quoted(one_line(said.note.strip())) if said.note.strip() else ""
    return " ".join(filter(None, (what[:1].upper() + what[1:], ends, note)))


def follow_up_as_note(message: LockedMessage) -> str:
    said: Craving = to_entry(Craving, message, intensity=0)
    tried = f" Tried: {', '.join(said.strategies)}." if said.strategies else ""
    return f"{numbers.craving_went_on(said.after, said.outcome)}{tried}"


def as_note(message: LockedMessage) -> str:
    """Turn a use or a follow-up into the text of a note."""
    if message.kind == FOLLOW_UP_KIND:
        return follow_up_as_note(message)
    return use_as_note(message.tracker, message.values, message.next_start)
