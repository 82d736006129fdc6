"""Text of the Today screen: the day counts, and a quiet line on hard days."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of

TODAY = "Today"
"""Shown large on the start day, in place of a 0."""

NOTHING_COUNTED = "Nothing is counted, and it doesn't have to be."
ADD_TRACKER = f"To count something, press {key_of('things')} for My things."
NOTHING_LOGGED = "Nothing written yet today."
STILL_USING = "Still using. Your total stays, and you can set a new first day at any time."

HOW_IS_IT_NOW = "How strong is it now?"
NOT_NOW = "not now"
HELP_NOW = "Help now: rj now"
"""Printed after a craving of 8 or more."""

HARD_DAYS = "These are hard days. People and help lines"
HARD_DAYS_ON_SCREEN = f"{HARD_DAYS} are one key away: {key_of('help_now')}"
HARD_DAYS_IN_TERMINAL = f"{HARD_DAYS}: rj now"
"""Shown after three days of mood 1, or mood 1 with a craving of 8."""


def since(start: date, today: date) -> str:
    return f"since {numbers.plain_date(start, today.year)}"


def planned(start: date, today: date) -> str:
    return f"Planned for {numbers.plain_date(start, today.year)}"


def milestone_in(name: str, days: int) -> str:
    if days < 2:
        return f"{name} {'tomorrow' if days else 'today'}"
    return f"{name} in {numbers.days(days)}"


def kept_on(day: date, today: date) -> str:
    return f"kept by you on {numbers.plain_date(day, today.year)}"


def how_was_it(intensity: int) -> str:
    return f"Your craving was {intensity}. {HOW_IS_IT_NOW}"


ANSWER = "answer"

READ = "read"


def milestones_today(milestones: Iterable[str], words: str = "") -> str:
    """E.g. "90 days today. “Mornings.”"."""
    return f"{', '.join(milestones)} today. {words}".rstrip()


def tracker_milestone(name: str, milestone: str) -> str:
    """Used when more than one tracker is counted."""
    return f"{name}: {milestone}"
