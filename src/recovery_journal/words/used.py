"""What the command face says around a return to use, beside the sentences of `returns`."""

from datetime import date

from recovery_journal.words.cli import typed
from recovery_journal.words.format import numbers
from recovery_journal.words.returns import are_you_safe

NOTHING_COUNTED = (
    "Thank you for saying it. Nothing is counted yet, so there is nothing to write it to. "
    "To count from a day on: rj tracker add NAME --since DAY. In your own words: rj note. "
    "Help now: rj now"
)
NO_NEXT = (
    "On a goal to cut down, a use closes nothing, so it has no next first day. Leave out --next."
)


def safe(kind: str = "") -> str:
    """Asks whether somebody is safe, and says where help is."""
    return f"{are_you_safe(kind)} If not, or not sure: rj now"


def when_stopped(tracker: str) -> str:
    """How to end "still using": "When you have stopped: rj used Alcohol --next DAY"."""
    return f"When you have stopped: rj used {typed(tracker)} --next DAY"


def counted_from(day: date, this_year: int) -> str:
    """Said when "still using" is over: "From Sun 22 Nov on the days are counted again."."""
    return f"From {numbers.short_date(day, this_year)} on the days are counted again."
