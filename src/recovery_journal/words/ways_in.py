"""Questions to begin a note with."""

from datetime import date

A_WAY_IN = "A way in"
QUESTIONS = (
    "What would you tell someone on day 3?",
    "What helped today, even a little?",
    "Who would you like to tell about today?",
    "What do you want to remember from today?",
    "What did your body tell you today?",
    "What would you say to a friend who had your day?",
    "What are you looking forward to, however small?",
    "What do you need tonight?",
    "What did you handle that you couldn't have handled before?",
    "Where did you feel safe today?",
    "What was hard, and what did you do then?",
    "What would make tomorrow a little easier?",
    "What made you smile, even briefly?",
)


def way_in(day: date) -> str:
    """Return the question of a day; the next day has another."""
    return QUESTIONS[day.toordinal() % len(QUESTIONS)]
