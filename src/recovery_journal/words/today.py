"""What Today says: how far, what is there, and a quiet line when the days are dark."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.words.format import numbers

TODAY = "Today"
"""Stands large on the day of the start, where a 0 would stand."""

NOTHING_COUNTED = "Nothing is counted, and it doesn't have to be."
ADD_TRACKER = "To count something, press the comma key: My things."
NOTHING_LOGGED = "Nothing written yet today."
STILL_USING = "Still using. Your total stays, and you can set a new first day at any time."

HOW_IS_IT_NOW = "How strong is it now?"
NOT_NOW = "not now"
HELP_NOW = "Help now: rj now"
"""Printed after a craving of 8 or more."""

HARD_DAYS = "These are hard days. People and help lines are one key away: !"
"""After three days of mood 1, or mood 1 with a craving of 8; nothing more is said."""


def since(start: date, today: date) -> str:
    """When a count began: "since 18 Jul"."""
    return f"since {numbers.plain_date(start, today.year)}"


def planned(start: date, today: date) -> str:
    """A start that lies ahead: "Planned for 1 Dec"."""
    return f"Planned for {numbers.plain_date(start, today.year)}"


def milestone_in(name: str, days: int) -> str:
    """How far a milestone is: "6 months in 57 days", "30 days tomorrow", "1 year today"."""
    if days < 2:
        return f"{name} {'tomorrow' if days else 'today'}"
    return f"{name} in {numbers.days(days)}"


def kept_on(day: date, today: date) -> str:
    """When words were kept: "kept by you on 12 Sep"."""
    return f"kept by you on {numbers.plain_date(day, today.year)}"


def how_was_it(intensity: int) -> str:
    """Asks once, later, about a craving that is still open."""
    return f"Your craving was {intensity}. {HOW_IS_IT_NOW}"


ANSWER = "answer"

READ = "read"


def milestones_today(milestones: Iterable[str], words: str = "") -> str:
    """A day worth marking, with words for it: "90 days today. “Mornings.”"."""
    return f"{', '.join(milestones)} today. {words}".rstrip()


def tracker_milestone(name: str, milestone: str) -> str:
    """Whose milestone it is, where more than one thing is counted: "Alcohol: 90 days"."""
    return f"{name}: {milestone}"
