"""Sentences about reasons, letters, plans, trackers and the safety plan."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.text import ended
from recovery_journal.words import circle, cli
from recovery_journal.words.format import numbers
from recovery_journal.words.import_ import RECORD_NAMES

REASONS = "My reasons"
NO_REASONS = "Why is it worth it? One line each, in your own words."
LETTERS = "Letters to myself"
NO_LETTERS = "A letter from a good hour to a hard one. It stays sealed until it is needed."
PLANS = "My plans"
NO_PLANS = "If this happens, then I do that: one small step, decided in advance."
PEOPLE = "People"
NO_PEOPLE = "One person is enough to start with: a name and a number."
SAFETY_PLAN = "My safety plan"

LETTER_TEXT = "Dear me"
LETTER_WAITS = "When can it be opened?"
LETTER_WAITS_FOR = {
    "hard": "in the next hard hour",
    "day": "on a date",
    "count": "at a number of days",
}
PLAN_CUE = "If …"
PLAN_CUE_HINT = "I walk past the old bar; a word that is also a trigger brings the plan up"
PLAN_ACT = "then I …"
PLAN_ACT_HINT = "cross the street and call Sam"
PLAN_DAYS = "On which days is it likely? (none: any day)"
PLAN_HOUR = "From what hour? (empty: any time)"

PERSON_NAME = "Who? A name or an initial."
PERSON_ROLE = "What are they to you?"
PERSON_NUMBER = "Number to call"
PERSON_OTHER = "Other ways to reach them"
PERSON_GOOD_TIMES = "When are they easy to reach?"
PERSON_DAY = "Their own recovery date (kept only if they agree)"
PERSON_AGREED = {"no": "not asked yet", "yes": "they agreed"}
PERSON_HOUR = {"no": "not at any hour", "yes": "at any hour, they said so"}
PERSON_FIRST = {"no": "not a favourite", "yes": "favourite, shown first"}

SHOW_AGAIN = "show again"
READ = "mark as read"
TITLE = "My things"
PANE_TITLE = "Trackers, words, settings"
TRACKERS, MINE, EACH_DAY = "Trackers", "Mine", "Each day"
SAFETY_AND_PRIVACY, LOOK = "Safety and privacy", "Appearance"
"""The groups of My things."""
SEAL_AGAIN = "seal again"


def letter_written_on(letter: Letter, today: date) -> str:
    return f"written {numbers.plain_date(letter.written, today.year)}"


def letter_line(letter: Letter, today: date, *, due: bool) -> str:
    """Describe a letter without revealing its text: "written 3 Mar, sealed until 1 Jan 2027"."""
    if letter.opened is not None:
        state = "opened"
    else:
        state = "waiting to be opened" if due else f"sealed until {_letter_opens_at(letter, today)}"
    return f"{letter_written_on(letter, today)}, {state}"


def letter_name(letter: Letter, today: date) -> str:
    """Say which letter it is, whether it's sealed or not: "letter 3, for 1 Jan 2027"."""
    return f"letter {letter.id}, for {_letter_waits_for(letter, today)}"


def _letter_waits_for(letter: Letter, today: date) -> str:
    if letter.on_day is not None:
        return numbers.plain_date(letter.on_day, today.year)
    return "a hard hour" if letter.on_count is None else numbers.days(letter.on_count)


def _letter_opens_at(letter: Letter, today: date) -> str:
    """E.g. "1 Jan 2027", "a hard hour" or "you count 14 days", after "until"."""
    waits = _letter_waits_for(letter, today)
    return waits if letter.on_count is None else f"you count {waits}"


STAYS_SEALED = "It stays sealed."


def ask_to_open(letter: Letter, today: date) -> str:
    return f"{_sealed_until(letter, today)} Open it now?"


def still_waits(letter: Letter, today: date) -> str:
    return f"{_sealed_until(letter, today)} To open it all the same: --yes"


def _sealed_until(letter: Letter, today: date) -> str:
    return f"This letter is sealed until {_letter_opens_at(letter, today)}."


def plan_line(plan: Plan) -> str:
    """E.g. "If I walk past the bar, then I call Sam. (fri, from 17:00)"."""
    days = ", ".join(plan.weekdays)
    hour = "" if plan.from_hour is None else f"from {plan.from_hour:02}:00"
    likely = ", ".join(filter(None, (days, hour)))
    return f"If {plan.cue}, then {plan.act}" + (f"  ({likely})" if likely else "")


def person_line(person: Person) -> str:
    """E.g. "Sam · sponsor · +49 30 123 · at any hour"."""
    hour = "at any hour" if person.any_hour else person.good_times
    first = "first" if person.favourite else ""
    parts = (person.name, person.role, person.number, person.other_ways, hour, first)
    return " · ".join(part for part in parts if part and part != "other")


def record_line(thing: Any, today: date) -> str:
    """Describe any record that isn't an entry, without revealing a sealed letter."""
    match thing:
        case Reason():
            return thing.text
        case Letter():
            return f"{letter_written_on(thing, today)}, for {_letter_waits_for(thing, today)}"
        case Plan():
            return plan_line(thing)
        case Meeting():
            return circle.meeting_line(thing)
        case Promise():
            return circle.promise_line(thing, today)
        case KeptWords():
            return circle.kept_words_line(thing, today)
        case SharedPage():
            return f"the page for {thing.who} of {numbers.plain_date(thing.until, today.year)}"
        case SafetyStep():
            return f"step {thing.step} of the safety plan"
        case _:
            return str(thing.name)


ASK_REASON = "Why is it worth it?"
LETTER_DAY_IS_PAST = "A letter waits for a future day, like “in 3 weeks” or “2027-01-01”."
LETTER_WAITS_FOR_ONE_THING = "A letter waits for one thing: --on, --at-days or --for-a-hard-hour."


def letters_waiting(count: int) -> str:
    """Shown by status and after a craving of 8 or more, when a letter can be opened."""
    what = "A letter to yourself is" if count == 1 else f"{count} letters to yourself are"
    return f"{what} waiting: rj letter list"


SEAL_AGAIN_HINT = "To seal it again: rj undo"


def name_stays(name: str, mentions: Mapping[str, int]) -> str:
    """Say where a removed name stays: "The name Sam stays in 2 entries, 1 promise.".

    The name is empty in discreet mode.
    """
    parts = [numbers.count(number, *RECORD_NAMES[table]) for table, number in mentions.items()]
    return f"{f'The name {name}'.rstrip()} stays in {', '.join(parts)}."


def record_removed(what: str) -> str:
    return f"{cli.TRASHED} {ended(what)} {cli.UNDO}"


def still_sealed(number: int) -> str:
    return f"Letter {number} is sealed. To open it for a change: rj letter edit {number} --open"


def opened_on(day: date, this_year: int) -> str:
    return f"First opened on {numbers.plain_date(day, this_year)}."


def your_plan(plan: Plan) -> str:
    return f"Your plan: if {plan.cue}, then {plan.act}"


SAFETY_PLAN_TITLE = "My safety plan"

SAFETY_STEP_HEADINGS = (
    "How I notice that it's getting dangerous",
    "What I can do by myself to get through the next hour",
    "Where I can go and who I can be with, to take my mind off it",
    "Who I can tell that I need help",
    "Doctors, services and lines I can call",
    "How I make the place around me safer",
)
"""Headings of steps 1 to 6."""

WITH_SOMEONE = "It is best made together: with a doctor, a counsellor, or someone you trust."
CREDIT = "The six steps come from Barbara Stanley and Gregory K. Brown (2012)."

ASK_WHICH_STEP = "Which step, 1 to 6?"
WHICH_STEP_MISSING = "Which step? Say a number from 1 to 6."
STEP_CHANGED_ELSEWHERE = "This step was changed elsewhere in the meantime. Nothing was saved."
EDIT_STEP_HINT = "To put a step in your words: rj safety edit 1"


PLAN_IS_PLAIN = "Anyone who gets this file can read it; it is not encrypted."


STEP_IS_EMPTY = "nothing written yet"


def safety_step_heading(step: int) -> str:
    return f"{step}. {SAFETY_STEP_HEADINGS[step - 1]}"


def safety_plan_lines(texts: Mapping[int, str], numbers: tuple[str, ...]) -> Iterator[str]:
    """Return the whole plan, each step's text indented below its heading.

    Args:
        texts: the text of steps 1 to 6, empty where nothing is written.
        numbers: the help lines to end with.
    """
    yield SAFETY_PLAN_TITLE
    for step in range(1, len(SAFETY_STEP_HEADINGS) + 1):
        yield ""
        yield safety_step_heading(step)
        if written := texts.get(step, ""):
            yield from (f"   {line}" if line else "" for line in written.split("\n"))
    yield ""
    yield from numbers
    yield ""
    yield WITH_SOMEONE
    yield CREDIT


ADD_TRACKER = "Add a tracker"
ARCHIVED = "no longer shown"
OWN_LINE_FIRST = "It is shown first in Right now, before your country's numbers."
LINE_NAME = "Who answers?"
LINE_NUMBER = "Their number"
LINE_HOURS = "When are they open?"
LINE_NEEDS = "A help line needs to say who answers, and a number."
WAKING = "When are you usually awake?"
WAKING_FROM = "From which hour?"
WAKING_TO = "Until which hour?"
AN_HOUR = "An hour"


def tracker_goal(tracker: Tracker) -> str:
    """E.g. "free since 18 Jul 2026", "at most 2 cups a day"."""
    if tracker.limit is None:
        return f"free since {numbers.plain_date(tracker.start)}"
    amount = numbers.amount(tracker.limit.amount, tracker.limit.unit)
    return f"at most {amount} a {tracker.limit.per}"
