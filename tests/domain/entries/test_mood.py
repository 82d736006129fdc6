"""Moods at both ends of every scale."""

from datetime import UTC, datetime
from typing import Any

import pytest

from recovery_journal.domain.entries.mood import FEELINGS, Mood
from recovery_journal.errors import BadInput, OutOfRange
from support.each import each

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@each(
    ("field", "low", "high", "beyond", "says"),
    [
        ("mood", 1, 5, (0, 6), "A mood is a whole number from 1 to 5."),
        ("energy", 1, 5, (0, 6), "Energy is a whole number from 1 to 5."),
        ("sleep", 0, 24, (-0.5, 24.5), "Sleep is a number of hours from 0 to 24."),
    ],
)
def test_every_number_has_a_scale(
    field: str, low: float, high: float, beyond: tuple[float, float], says: str
) -> None:
    for number in (low, high):
        felt: dict[str, Any] = {"mood": 3, field: number}
        assert getattr(Mood(at=AT, **felt), field) == number
    for number in beyond:
        wrong: dict[str, Any] = {"mood": 3, field: number}
        with pytest.raises((BadInput, OutOfRange)) as refused:
            Mood(at=AT, **wrong)
        assert str(refused.value) == says


def test_only_a_time_and_one_number_are_required() -> None:
    mood = Mood(at=AT, mood=3)
    assert (mood.energy, mood.sleep, mood.feelings, mood.kind) == (None, None, (), "mood")


def test_the_feelings_that_are_offered() -> None:
    assert " ".join(FEELINGS) == (
        "calm content relieved connected rested peaceful "
        "hopeful proud excited grateful confident amused "
        "angry anxious irritable overwhelmed restless jealous "
        "sad lonely ashamed guilty bored tired numb"
    )
