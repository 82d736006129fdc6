"""What Today says about the day itself: the practices, promises, and dates of others."""

from datetime import date

from recovery_journal.words.format import numbers

TODAY = "Today"
"""Stands above what there is today."""
INTENTION, MOOD, REVIEW = "Intention", "Mood", "Review"
PROMISE = "A promise"
"""Stands for its words where others might read them."""

WANTED = "What do you want of today?"
YOURS = "Your intention"
WENT = "How did it go?"
INTENTION_WENT = "The intention went"
WENT_ANSWERS = {"kept": "kept", "partly": "partly", "not this time": "not this time"}

LOOK_BACK = "A look back at the day"
TALKED = "Talked with someone"
TALKED_ANSWERS = {True: "yes", False: "no"}
WHICH_DAY = "Which day?"
NOTHING_SAID = "A review needs one answer. Any one will do."
WHICH_DAY_HINT = "left, right: a day"

HOW_IT_WENT = "How it went"
ANOTHER_DAY = "another day"
WHICH_OTHER_DAY = "Which day?"
LEARNED = "What I learned"
ANSWER_NEEDED = "Choose one of the three first: done, not this time, another day."
WHICH_PROMISE = "Which promise?"

MY_QUESTIONS = "My questions"
NO_QUESTIONS = "No questions of your own yet. a adds some: a name, and a question a line."
QUESTIONS_NAME = "Name"
QUESTIONS = "Your questions, a line each"


def planned(day: date | None, today: date) -> str:
    """For when a promise was: "planned for today", "planned for Thursday"."""
    if day is None or day == today:
        return "planned for today"
    if 0 < (today - day).days < len(numbers.WEEKDAYS):
        return f"planned for {numbers.WEEKDAYS[day.weekday()]}"
    return f"planned for {numbers.short_date(day, today.year)}"


def more_promises(number: int) -> str:
    """Those that there is no room for: "and 2 more"."""
    return f"and {number} more"


def their_day(name: str, milestone: str, on: date, today: date) -> str:
    """Someone's own date that is near: "Maria, 1 year on Thursday"."""
    away = (on - today).days
    near = {0: "today", 1: "tomorrow", 7: "in a week"}
    return f"{name}, {milestone} {near.get(away) or f'on {numbers.WEEKDAYS[on.weekday()]}'}"


def promise_told(day: date | None, to: str, today: date) -> str:
    """Below the words of a promise: "Planned for today, to Sam."."""
    parts = (planned(day, today) if day else "", f"to {to}" if to else "")
    told = ", ".join(filter(None, parts))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def given_by(who: str, received: date, today: date) -> str:
    """Whose words they are: "from Sam"; else when they were given."""
    if who.strip():
        return f"from {who.strip()}"
    return f"given to you on {numbers.plain_date(received, today.year)}"


def quoted(text: str, who: str = "") -> str:
    """Words as somebody's: "“One day is enough.” from Sam"."""
    return f"“{text.strip()}” from {who}" if who else f"“{text.strip()}”"
