"""Numbers and dates in English, whatever the machine's locale."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from recovery_journal.domain.calendar_names import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.entries.mood import Mood
    from recovery_journal.domain.sobriety.tracker import Tracker, Use

MOODS = {1: "very low", 2: "low", 3: "okay", 4: "good", 5: "very good"}

INTENSITIES = {0: "none", 5: "medium", 10: "strongest"}
"""The meaning of both ends of the craving scale."""

OUTCOMES = {
    "passed": "It passed.",
    "still strong": "It was still strong.",
    "used some": "Used some.",
    "used": "Used.",
    "not sure": "Not sure how it ended.",
}
"""Craving outcomes as sentences."""

PART_NAMES = {
    "night": "night",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "late": "late evening",
}
"""The parts of the day as nouns."""


def count(number: float, one: str, many: str = "") -> str:
    """E.g. "1 day", "3 days", "7.5 hours"; pass `many` for an irregular plural."""
    return f"{plain_number(number)} {one if number == 1 else many or one + 's'}"


def plain_number(number: float) -> str:
    """Format a number with at most two decimals: 3, 7.5, 0.33."""
    text = f"{number:.2f}"
    return text.rstrip("0").rstrip(".")


def exact_number(number: float) -> str:
    """Format a number with at most six decimals: 1234567, 7.125."""
    return f"{number + 0.0:.6f}".rstrip("0").rstrip(".")  # + 0.0 makes 0 of -0


def one_decimal(number: float) -> str:
    """Format a number with at most one decimal: 3, 7.5."""
    return f"{number:.1f}".removesuffix(".0")


def amount(number: float, unit: str) -> str:
    """Format an amount in the user's own unit, which is a plural: "1 cup", "2 cups"."""
    first, of, rest = unit.partition(" of ")
    return (
        f"{plain_number(number)} {_singular(first) + of + rest if number == 1 else unit}".rstrip()
    )


def _singular(many: str) -> str:
    """Return the singular of a plural in -s; other words are unchanged."""
    if len(many) < 4 or not many.endswith("s") or many.endswith(("ss", "us", "is", "Glas")):
        return many
    return many[:-2] if many.endswith(("sses", "shes", "ches", "xes")) else many[:-1]


def days(number: int) -> str:
    return count(number, "day")


def span(start: date, end: date) -> str:
    """Return the calendar time between two dates in either order: "4 months 4 days".

    A month from the 31st ends on the last day of a shorter month, and a year from 29 February ends
    on the 28th.
    """
    from dateutil.relativedelta import relativedelta

    start, end = min(start, end), max(start, end)
    between = relativedelta(end, start)
    parts = ((between.years, "year"), (between.months, "month"), (between.days, "day"))
    return " ".join(count(number, word) for number, word in parts if number) or days(0)


def plain_date(day: date, this_year: int | None = None) -> str:
    """E.g. "18 Jul 2019", or "18 Jul" in `this_year`."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return text if day.year == this_year else f"{text} {day.year}"


def short_date(day: date, this_year: int | None = None) -> str:
    """E.g. "Tue 17 Nov 2026", or "Tue 17 Nov" in `this_year`."""
    return f"{WEEKDAYS[day.weekday()][:3]} {plain_date(day, this_year)}"


def long_date(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_time(at: datetime) -> str:
    return f"{at.hour:02}:{at.minute:02}"


def moment(at: datetime, this_year: int | None = None) -> str:
    """Return local date and time: "Tue 17 Nov 21:30", with the year unless it's `this_year`."""
    return f"{short_date(at.date(), this_year)} {clock_time(at)}"


def craving_line(craving: "Craving") -> str:
    """E.g. "Craving 7 of 10, afterwards 3. It passed."."""
    numbers = [f"Craving {craving.intensity} of 10"]
    if craving.peak is not None:
        numbers.append(f"peak {craving.peak}")
    if craving.minutes is not None:
        numbers.append(count(craving.minutes, "minute"))
    if craving.after is not None:
        numbers.append(f"afterwards {craving.after}")
    line = ", ".join(numbers) + "."
    return line if craving.outcome is None else f"{line} {OUTCOMES[craving.outcome]}"


def craving_went_on(after: int | None, outcome: str | None) -> str:
    line = "The last craving." if after is None else f"The last craving, afterwards {after} of 10."
    return line if outcome is None else f"{line} {OUTCOMES[outcome]}"


def mood_line(mood: "Mood") -> str:
    """E.g. "Mood 4 of 5, good. Energy 3 of 5. 7.5 hours of sleep."."""
    parts = [f"Mood {mood.mood} of 5, {MOODS[mood.mood]}."]
    if mood.energy is not None:
        parts.append(f"Energy {mood.energy} of 5.")
    if mood.sleep is not None:
        parts.append(f"{count(mood.sleep, 'hour')} of sleep.")
    return " ".join(parts)


def use_of_tracker(use: "Use", tracker: "Tracker | None") -> str:
    """Return a use in the words of its tracker, or in plain ones."""
    unit = tracker.limit.unit if tracker and tracker.limit else ""
    return use_line(use, tracker.verb if tracker else "used", unit)


def use_line(use: "Use", verb: str, unit: str = "") -> str:
    if use.is_dry_day:
        return "A dry day."
    said = verb[:1].upper() + verb[1:]
    return f"{said}." if use.amount is None else f"{said}, {amount(use.amount, unit)}."
