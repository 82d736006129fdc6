"""Text of the Today screen: the day counts, and a quiet line on hard days."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from recovery_journal.domain.sobriety.tracker import Limit
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of

if TYPE_CHECKING:
    from recovery_journal.domain.insights.by_day import Days

TODAY = "Today"
"""Shown large on the start day, in place of a 0."""

NOTHING_KEPT = (
    f"Words you keep will show here. To keep an entry, press {key_of('keep')} in the Journal."
)
ADD_TRACKER = f"To track something, press {key_of('things')} for My things."
NOTHING_TRACKED = "You're not tracking anything yet, and that's fine."
WORKS_WITHOUT = "The journal, the strategies and the help work either way."
NO_CHART_YET = "Your first craving or mood will show here."
FIRST_DAY = "Your first day without it. You don't have to decide anything about tomorrow."
NOTHING_LOST = "Nothing you did was lost."
"""In the thirty days after a return to use."""
RETURN_IS_MARKED = "▴ marks a return to use; nothing is taken away"
HELP, PEOPLE_AND_LINES = "Help now", "people, help lines"
CRAVING, ONE_NUMBER, ONE_TO_FIVE = "Craving", "one number", "1 to 5"
ALSO_COUNTED, YOUR_YEAR, KEPT_WORDS = "Also counted", "Your year", "Kept words"
FIRST_DAYS = "In the first days"
"""Heading of the medical facts about what is tracked, on the first day."""
SIX_WEEKS = "Six weeks"
MOOD_LEGEND = "▂▅ mood"
A_YEAR_AGO = "A year ago today"
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
    """E.g. "57 days to 6 months", "Tomorrow: 1 year"."""
    if days < 2:
        return f"{'Tomorrow' if days else 'Today'}: {name}"
    return f"{numbers.days(days)} to {name}"


def last_days(days: int) -> str:
    """The title of a chart: "Last 30 days: cravings and mood"."""
    whole_weeks = numbers.count(days // 7, "week")
    return f"Last {numbers.days(days) if days < 35 else whole_weeks}: cravings and mood"


def amounts_against(limit: Limit) -> str:
    """E.g. "Cups a day, against the limit of 2"."""
    unit = limit.unit or "amount"
    most = numbers.plain_number(limit.amount)
    return f"{unit[:1].upper()}{unit[1:]} a day, against the limit of {most}"


def cravings_counted(count: int, median: float | None) -> str:
    """E.g. "25 cravings, median 4"."""
    counted = numbers.count(count, "craving") if count else "no cravings"
    return counted if median is None else f"{counted}, median {numbers.plain_number(median)}"


def day_in_year(day: "Days") -> str:
    """E.g. "Tue 3 Nov 2026: mood 4, 2 cravings, strongest 6"; `day` is a single one."""
    (mood,), strengths = day.moods, day.strengths
    parts = [f"mood {numbers.plain_number(mood)}"] if mood else []
    if strengths:
        parts.append(numbers.count(len(strengths), "craving"))
        parts.append(f"strongest {max(strengths)}")
    nothing = "nothing logged" if mood is None else "no mood and no craving"
    return f"{numbers.short_date(day.first)}: {', '.join(parts) or nothing}"


def kept_on(day: date, today: date) -> str:
    return f"kept on {numbers.plain_date(day, today.year)}"


def how_was_it(intensity: int, when: str = "") -> str:
    """E.g. "Tue 20 Oct 18:20: Your craving was 7. How strong is it now?"."""
    asked = f"Your craving was {intensity}. {HOW_IS_IT_NOW}"
    return f"{when}: {asked}" if when else asked


ANSWER = "answer"

READ = "read"


def milestones_today(milestones: Iterable[str], words: str = "") -> str:
    """E.g. "90 days today. “Mornings.”"."""
    return f"{', '.join(milestones)} today. {words}".rstrip()


def tracker_milestone(name: str, milestone: str) -> str:
    """Used when more than one tracker is counted."""
    return f"{name}: {milestone}"
