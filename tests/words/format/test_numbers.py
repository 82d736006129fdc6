import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import OUTCOMES, Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.words.format import numbers
from support.each import each

AT = datetime(2026, 11, 17, 21, 30, tzinfo=UTC)
DATES = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@each(
    ("number", "words"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (127, "127 days"), (12345, "12345 days")],
)
def test_days(number: int, words: str) -> None:
    assert numbers.days(number) == words


@each(
    ("number", "words"),
    [(3, "3"), (3.0, "3"), (7.5, "7.5"), (1 / 3, "0.33"), (100, "100"), (1e6, "1000000"), (0, "0")],
)
def test_plain(number: float, words: str) -> None:
    assert numbers.plain_number(number) == words


def test_count() -> None:
    assert numbers.count(1, "entry", "entries") == "1 entry"
    assert numbers.count(2, "entry", "entries") == "2 entries"
    assert numbers.count(7.5, "hour") == "7.5 hours"


@each(
    ("start", "end", "words"),
    [
        (date(2026, 7, 18), date(2026, 11, 22), "4 months 4 days"),
        (date(2026, 11, 21), date(2026, 11, 22), "1 day"),
        (date(2026, 11, 22), date(2026, 11, 22), "0 days"),
        (date(2026, 1, 31), date(2026, 2, 28), "1 month"),
        (date(2026, 1, 31), date(2026, 3, 1), "1 month 1 day"),
        (date(2024, 2, 29), date(2025, 2, 28), "1 year"),
        (date(2015, 1, 1), date(2026, 3, 2), "11 years 2 months 1 day"),
        (date(2026, 12, 1), date(2026, 11, 22), "9 days"),
    ],
)
def test_span(start: date, end: date, words: str) -> None:
    assert numbers.span(start, end) == words


@given(DATES, DATES)
def test_a_span_is_the_same_both_ways_and_never_empty(one: date, other: date) -> None:
    words = numbers.span(one, other)
    assert words == numbers.span(other, one)
    assert (words == "0 days") == (one == other)


@given(DATES, st.integers(1, 27))
def test_a_span_within_a_month_is_counted_in_days(start: date, length: int) -> None:
    assert numbers.span(start, start + timedelta(length)) == numbers.days(length)


def test_dates() -> None:
    day = date(2026, 11, 22)
    assert numbers.plain_date(day, 2026) == "22 Nov"
    assert numbers.plain_date(day, 2027) == numbers.plain_date(day) == "22 Nov 2026"
    assert numbers.short_date(day, 2026) == "Sun 22 Nov"
    assert numbers.short_date(day) == "Sun 22 Nov 2026"
    assert numbers.long_date(day) == "Sunday 22 November 2026"
    assert numbers.moment(AT, 2026) == "Tue 17 Nov 21:30"
    assert numbers.moment(AT.replace(hour=9, minute=5)) == "Tue 17 Nov 2026 09:05"


@given(DATES)
def test_dates_are_those_of_the_calendar(day: date) -> None:
    """Python's own names, in the C locale that tests run in."""
    assert numbers.long_date(day) == f"{day:%A} {day.day} {day:%B %Y}"
    assert numbers.short_date(day) == f"{day:%a} {day.day} {day:%b %Y}"


@each(
    ("craving", "line"),
    [
        (Craving(at=AT, intensity=7), "Craving 7 of 10."),
        (
            Craving(at=AT, intensity=7, after=3, outcome="passed"),
            "Craving 7 of 10, afterwards 3. It passed.",
        ),
        (
            Craving(at=AT, intensity=0, peak=9, minutes=1, outcome="used some"),
            "Craving 0 of 10, peak 9, 1 minute. Used some.",
        ),
        (
            Craving(at=AT, intensity=10, minutes=20, after=0),
            "Craving 10 of 10, 20 minutes, afterwards 0.",
        ),
    ],
)
def test_a_craving_in_a_line(craving: Craving, line: str) -> None:
    assert numbers.craving_line(craving) == line


def test_every_outcome_is_a_sentence() -> None:
    assert tuple(numbers.OUTCOMES) == OUTCOMES
    for outcome in OUTCOMES:
        line = numbers.craving_line(Craving(at=AT, intensity=5, outcome=outcome))
        assert line.endswith(numbers.OUTCOMES[outcome])


@each(
    ("mood", "line"),
    [
        (Mood(at=AT, mood=4), "Mood 4 of 5, good."),
        (
            Mood(at=AT, mood=1, energy=2, sleep=1),
            "Mood 1 of 5, very low. Energy 2 of 5. 1 hour of sleep.",
        ),
        (Mood(at=AT, mood=5, sleep=7.5), "Mood 5 of 5, very good. 7.5 hours of sleep."),
    ],
)
def test_a_mood_in_a_line(mood: Mood, line: str) -> None:
    assert numbers.mood_line(mood) == line


def test_a_use_in_a_line() -> None:
    use = Use(at=AT, tracker=1, on=AT.date(), next_start=None)
    assert numbers.use_line(use, "drank") == "Drank."
    assert numbers.use_line(use, "had a McFlurry") == "Had a McFlurry."
    some = Use(at=AT, tracker=1, on=AT.date(), next_start=None, amount=2.5)
    assert numbers.use_line(some, "drank", "drinks") == "Drank, 2.5 drinks."
    assert numbers.use_line(some, "drank") == "Drank, 2.5."


def test_importing_it_is_cheap() -> None:
    code = "import sys, recovery_journal.words.format.numbers; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"dateutil", "tomllib", "decimal", "dataclasses"}


@each(
    ("unit", "one"),
    [
        ("cups", "cup"),
        ("glasses of wine", "glass of wine"),
        ("doses", "dose"),
        ("pouches", "pouch"),
        ("cookies", "cookie"),
        ("ml", "ml"),
        ("glass", "glass"),
        ("Glas", "Glas"),
        ("bus", "bus"),
        ("gs", "gs"),
        ("", ""),
    ],
)
def test_one_of_a_unit(unit: str, one: str) -> None:
    assert numbers.amount(1, unit) == f"1 {one}".strip()
    for number in (0, 0.5, 1.5, 2):
        assert numbers.amount(number, unit) == f"{number} {unit}".strip()
