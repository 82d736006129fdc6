"""The evening questions, and sentences about intentions and reviews."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.text import ended
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.domain.practice import Intention, QuestionPack, Review

TODAY_ONLY = "Just for today, I'll stick with it."
"""The ready-made intention."""
ASK_INTENTION = f"What do you want from the next 24 hours? Press enter for “{TODAY_ONLY}”"
NO_INTENTION = "There is no intention from the last two days. To set one: rj intention TEXT"
NEWEST_ALONE = (
    "Without a text, --went is for your newest intention: leave out --at, --private and --keep."
)

ENTER_SKIPS = "Press enter to skip a question. Your answers are saved at the end."
ASK_ANYTHING_ELSE = "Anything else?"
BUILT_IN_STAYS = (
    "Those questions come with the program and can't be removed. "
    "To choose others: rj config set pack NAME"
)

INTENTION_OUTCOMES = {"kept": "Kept.", "partly": "Partly kept.", "not this time": "Not this time."}
"""Outcomes of intentions as sentences."""

PLAIN, TWELVE_STEPS, SMART = "Plain", "Twelve steps", "SMART"


@cache
def built_in_packs() -> "tuple[QuestionPack, ...]":
    """Return the built-in question packs, in wording of our own.

    Their themes follow step 10 of the twelve steps and the tools of SMART Recovery; neither has
    seen or endorsed them.
    """
    from recovery_journal.domain.practice import QuestionPack

    return (
        QuestionPack(
            key="plain",
            name=PLAIN,
            prompts=(
                "What went well?",
                "What was hard?",
                "What am I grateful for?",
                "What is one thing for tomorrow?",
            ),
        ),
        QuestionPack(
            key="twelve steps",
            name=TWELVE_STEPS,
            prompts=(
                "Did anything leave me resentful or afraid?",
                "Was I honest with people, and with myself?",
                "Do I owe anyone a word?",
                "Whom did I help, or hear from?",
                "What am I grateful for?",
                "What could I do better tomorrow?",
            ),
        ),
        QuestionPack(
            key="smart",
            name=SMART,
            prompts=(
                "What did I want today, and why?",
                "Which thought made it harder, and what is truer?",
                "What did I do with an urge?",
                "What was good today that had nothing to do with it?",
                "What am I grateful for?",
                "What is one small step for tomorrow?",
            ),
        ),
    )


def intention_short(intention: "Intention") -> str:
    return f"Intention, {intention.went}" if intention.went else "Intention"


def first_answer(note: str, *, asked: bool) -> str:
    """Return the first line the user wrote, skipping the question above it if `asked`."""
    first, _, rest = note.strip().partition("\n")
    return rest.partition("\n")[0].strip() if asked and rest else first


def intention_line(intention: "Intention") -> str:
    """E.g. "Intention: be kind at dinner. Kept."."""
    first = intention.note.strip().partition("\n")[0]
    line = f"Intention: {first}"
    if intention.went is None:
        return line
    return f"{ended(line)} {INTENTION_OUTCOMES[intention.went]}"


def review_line(review: "Review") -> str:
    """E.g. "Evening review. 7 hours of sleep. Talked to someone."."""
    parts = ["Evening review."]
    if review.sleep is not None:
        parts.append(f"{numbers.count(review.sleep, 'hour')} of sleep.")
    if review.talked is not None:
        parts.append("Talked to someone." if review.talked else "Talked to no one.")
    return " ".join(parts)


def too_many_answers(pack: "QuestionPack", answers: int) -> str:
    asked = numbers.count(len(pack.prompts), "question")
    return f"{pack.name} has {asked}, and there are {answers} answers. Nothing was saved."


def pack_line(pack: "QuestionPack", *, chosen: bool) -> str:
    own = f"{pack.id}  " if pack.uid else ""
    return f"{own}{pack.name}{', asked by rj review' if chosen else ''}"


TODAY = "Today"
"""Heading of today's agenda."""
INTENTION_LABEL, MOOD_LABEL, REVIEW_LABEL = "Intention", "Mood", "Review"
PROMISE_LABEL = "A promise"
"""Shown instead of the promise itself where others might see it."""

ASK_TODAYS_INTENTION = "What do you want from today?"
YOUR_INTENTION = "Your intention"
ASK_HOW_IT_WENT = "How did it go?"
INTENTION_WENT = "How it went"
WENT_ANSWERS = {"kept": "kept", "partly": "partly", "not this time": "not this time"}

LOOK_BACK = "Evening review"
TALKED = "I talked to someone"
TALKED_ANSWERS = {True: "yes", False: "no"}
WHICH_DAY = "Which day?"
REVIEW_NEEDS_ANSWER = "A review needs one answer. Any one will do."
WHICH_DAY_HINT = "← → day"

ANOTHER_DAY = "another day"
WHICH_OTHER_DAY = "Which day?"
LEARNED_LABEL = "What I learned"
ANSWER_NEEDED = "Choose one of the three first: done, not this time, another day."
WHICH_PROMISE = "Which promise?"

MY_QUESTIONS = "My questions"
NO_QUESTIONS = "No questions of your own yet. A set has a name, and one question per line."
QUESTIONS_NAME = "Name"
QUESTIONS = "Your questions, one per line"


def promise_planned_for(day: date | None, today: date) -> str:
    """E.g. "planned for today", "planned for Thursday"."""
    if day is None or day == today:
        return "planned for today"
    if 0 < (today - day).days < len(WEEKDAYS):
        return f"planned for {WEEKDAYS[day.weekday()]}"
    return f"planned for {numbers.short_date(day, today.year)}"


def more_promises(number: int) -> str:
    return f"and {number} more"


def anniversary_line(name: str, milestone: str, on: date, today: date) -> str:
    """E.g. "Maria, 1 year on Thursday"."""
    away = (on - today).days
    near = {0: "today", 1: "tomorrow", 7: "in a week"}
    return f"{name}, {milestone} {near.get(away) or f'on {WEEKDAYS[on.weekday()]}'}"


def promise_details(day: date | None, to: str, today: date) -> str:
    """E.g. "Planned for today, promised to Sam."."""
    parts = (promise_planned_for(day, today) if day else "", f"promised to {to}" if to else "")
    told = ", ".join(filter(None, parts))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def kept_words_source(who: str, received: date, today: date) -> str:
    if who.strip():
        return f"from {who.strip()}"
    return f"given to you on {numbers.plain_date(received, today.year)}"


def quoted(text: str, who: str = "") -> str:
    return f"“{text.strip()}” from {who}" if who else f"“{text.strip()}”"


SOON = timedelta(hours=3)
"""A meeting that begins within this time is said to be so many minutes away."""


def meeting_at(at: time | None, today: date, now: datetime) -> str:
    """E.g. "19:30", "19:30, in 40 min", "12:05, in 2 h 5 min"; empty without a time."""
    if at is None:
        return ""
    return ", ".join(filter(None, (at.isoformat("minutes"), time_until(at, today, now))))


def time_until(at: time, today: date, now: datetime) -> str:
    """E.g. "in 40 min", "in 2 h 5 min", "now"; empty if it isn't soon."""
    wait = datetime.combine(today, at) - now.replace(tzinfo=None)
    if not timedelta() <= wait <= SOON:
        return ""
    hours, minutes = divmod(wait.seconds // 60, 60)
    parts = [*([f"{hours} h"] if hours else []), *([f"{minutes} min"] if minutes else [])]
    return f"in {' '.join(parts)}" if parts else "now"
