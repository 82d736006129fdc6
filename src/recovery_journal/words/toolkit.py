"""What the lists of reasons, letters, plans and people say, a line for each thing in them."""

from datetime import date
from typing import Any

from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.sharing.summary import Share
from recovery_journal.domain.toolkit import Letter, Plan, Reason, SafetyStep
from recovery_journal.words import circle
from recovery_journal.words.format import numbers

REASONS = "My reasons"
NO_REASONS = "Why is it worth it? One line each, in your own words."
LETTERS = "Letters to myself"
NO_LETTERS = "A letter from a good hour to a hard one. It stays sealed until it is needed."
PLANS = "My plans"
NO_PLANS = "If this happens, then I do that: one small step, decided beforehand."
PEOPLE = "People"
NO_PEOPLE = "One person is enough to start with: a name and a number."
SAFETY = "My safety plan"

LETTER_TEXT = "Dear me"
LETTER_WAITS = "When may it be opened?"
LETTER_WAITS_FOR = {
    "hard": "in the next hard hour",
    "day": "on a date",
    "count": "at a number of days",
}
PLAN_CUE = "If …"
PLAN_CUE_HINT = "I walk past the old bar; a word that is also a trigger brings the plan up"
PLAN_ACT = "then I …"
PLAN_ACT_HINT = "cross the street and call Sam"
PLAN_DAYS = "On which days is it likely? None: any day."
PLAN_HOUR = "From which hour? Empty: at any time."

PERSON_NAME = "Who? A name, or a letter that stands for it."
PERSON_ROLE = "What are they to you?"
PERSON_NUMBER = "Number to call"
PERSON_OTHER = "Other ways to reach them"
PERSON_GOOD_TIMES = "When are they easy to reach?"
PERSON_DAY = "From which day do their own days count? Kept when they agree."
PERSON_AGREED = {"no": "not asked yet", "yes": "they agreed that it stands here"}
PERSON_HOUR = {"no": "not at any hour", "yes": "at any hour, they said so"}
PERSON_FIRST = {"no": "in the order of the list", "yes": "first when it is hard"}

READ = "Read"
SEAL_AGAIN = "Seal again"
SEALED = "sealed"
OPENED = "opened"


def written(letter: Letter, today: date) -> str:
    """When a letter was written: "written 3 Mar"."""
    return f"written {numbers.plain_date(letter.written, today.year)}"


def letter_line(letter: Letter, today: date) -> str:
    """A letter without a word of what it says: "written 3 Mar, sealed until 1 Jan 2027"."""
    begin = written(letter, today)
    if letter.opened is not None:
        return f"{begin}, {OPENED}"
    if letter.on_day is not None:
        waits = f"until {numbers.plain_date(letter.on_day, today.year)}"
    elif letter.on_count is not None:
        waits = f"until {numbers.days(letter.on_count)}"
    else:
        waits = "until a hard hour"
    return f"{begin}, {SEALED} {waits}"


def plan_line(plan: Plan) -> str:
    """A plan in a line: "If I walk past the bar, then I call Sam. (fri, from 17:00)"."""
    days = ", ".join(plan.weekdays)
    hour = "" if plan.from_hour is None else f"from {plan.from_hour:02}:00"
    likely = ", ".join(filter(None, (days, hour)))
    return f"If {plan.cue}, then {plan.act}" + (f"  ({likely})" if likely else "")


def person_line(person: Person) -> str:
    """A person in a line: "Sam · sponsor · +49 30 123 · at any hour"."""
    hour = "at any hour" if person.any_hour else person.good_times
    first = "first" if person.favourite else ""
    parts = (person.name, person.role, person.number, person.other_ways, hour, first)
    return " · ".join(part for part in parts if part and part != "other")


def thing_line(thing: Any, today: date) -> str:
    """Anything that is no entry in a line, and no word of what should stay closed."""
    match thing:
        case Reason():
            return thing.text
        case Letter():
            return letter_line(thing, today)
        case Plan():
            return plan_line(thing)
        case Meeting():
            return circle.meeting_line(thing)
        case Promise():
            return circle.promise_line(thing, today)
        case KeptWords():
            return circle.kept_words_line(thing, today)
        case Share():
            return f"the page for {thing.who} of {numbers.plain_date(thing.until, today.year)}"
        case SafetyStep():
            return f"step {thing.step} of the safety plan"
        case _:
            return str(thing.name)
