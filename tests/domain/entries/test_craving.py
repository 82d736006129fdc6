from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import FrozenInstanceError
from recovery_journal.domain.entries.craving import (
    HALT,
    OUTCOMES,
    OUTCOMES_WITH_USE,
    SITUATIONS,
    Craving,
)
from recovery_journal.errors import BadInput, OutOfRange
from support.each import each

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
SCALE = st.integers(0, 10)


@given(SCALE, st.none() | SCALE, st.none() | SCALE, st.none() | st.sampled_from(OUTCOMES))
def test_a_craving_is_open_until_something_is_said_about_its_end(
    intensity: int, after: int | None, peak: int | None, outcome: str | None
) -> None:
    craving = Craving(at=AT, intensity=intensity, after=after, peak=peak, outcome=outcome)

    assert craving.is_open == (after is None and outcome is None)


@each("field", ["intensity", "after", "peak"])
@each("value", [-1, 11, 100, True])
def test_every_strength_is_from_0_to_10(field: str, value: int) -> None:
    numbers: dict[str, Any] = {"intensity": 5, field: value}
    with pytest.raises(OutOfRange, match="is a whole number from 0 to 10"):
        Craving(at=AT, **numbers)


@each("minutes", [-1, 100_001])
def test_how_long_it_lasted_is_a_number_of_minutes(minutes: int) -> None:
    for known in (0, 100_000):
        assert Craving(at=AT, intensity=5, minutes=known).minutes == known
    with pytest.raises(OutOfRange, match="in minutes, is a whole number"):
        Craving(at=AT, intensity=5, minutes=minutes)


@each(
    ("field", "value", "allowed"),
    [
        ("situation", "boredom", SITUATIONS),
        ("outcome", "gone", OUTCOMES),
        ("outcome", "", OUTCOMES),
        ("halt", ("hungry", "thirsty"), HALT),
    ],
)
def test_a_word_that_is_not_on_its_list_is_refused_with_the_list(
    field: str, value: object, allowed: tuple[str, ...]
) -> None:
    words: dict[str, Any] = {field: value}
    with pytest.raises(BadInput) as refused:
        Craving(at=AT, intensity=5, **words)
    assert str(refused.value).endswith(f"is one of: {', '.join(allowed)}.")


def test_the_stored_words_are_those_of_their_lists() -> None:
    assert HALT == ("hungry", "angry", "lonely", "tired", "none of these")
    assert OUTCOMES == ("passed", "still strong", "used some", "used", "not sure")
    assert OUTCOMES_WITH_USE == ("used some", "used")
    assert SITUATIONS == (
        "unpleasant feelings",
        "pain or not being well",
        "good feelings",
        "testing myself",
        "out of the blue",
        "conflict",
        "others using or offering",
        "good times with others",
    )


@given(st.sampled_from(SITUATIONS), st.sampled_from(OUTCOMES), st.sets(st.sampled_from(HALT)))
def test_every_word_on_a_list_can_be_used(situation: str, outcome: str, halt: set[str]) -> None:
    craving = Craving(
        at=AT, intensity=5, situation=situation, outcome=outcome, halt=tuple(sorted(halt))
    )
    assert [name for role, name in craving.tags() if role == "halt"] == sorted(halt)


@pytest.mark.parametrize(
    ("intensity", "peak", "after", "needs_help"),
    [
        (7, None, None, False),
        (8, None, None, True),
        (5, 7, 7, False),
        (5, 10, None, True),
        (5, 8, 2, True),
        (5, None, 9, True),
        (9, None, 0, True),
        (0, 0, 0, False),
    ],
)
def test_help_is_offered_when_any_number_is_8_or_more(
    intensity: int, peak: int | None, after: int | None, needs_help: bool
) -> None:
    craving = Craving(at=AT, intensity=intensity, peak=peak, after=after)
    assert craving.needs_help is needs_help


def test_tags_keep_the_persons_order_and_know_their_role() -> None:
    craving = Craving(
        at=AT,
        intensity=7,
        triggers=("payday",),
        feelings=("tired", "lonely"),
        places=("kitchen",),
        company=("alone",),
        strategies=("walk", "call Sam"),
    )

    assert craving.tags() == [
        ("trigger", "payday"),
        ("feeling", "tired"),
        ("feeling", "lonely"),
        ("place", "kitchen"),
        ("company", "alone"),
        ("strategy", "walk"),
        ("strategy", "call Sam"),
    ]


def test_only_a_time_and_one_number_are_required() -> None:
    craving = Craving(at=AT, intensity=0)

    assert craving.is_open
    assert craving.tags() == []
    with pytest.raises(FrozenInstanceError):
        craving.intensity = 3  # type: ignore[misc]
