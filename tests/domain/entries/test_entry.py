from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry, require_in_range
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput, OutOfRange


def test_an_entry_needs_the_offset_of_its_time() -> None:
    with pytest.raises(BadInput, match="offset from UTC"):
        Mood(at=datetime(2026, 11, 22, 12), mood=3)  # noqa: DTZ001


def test_an_entry_of_every_kind_needs_the_offset_of_its_time() -> None:
    day = date(2026, 11, 22)
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for entry in (
        Craving(at=at, intensity=5),
        Mood(at=at, mood=3),
        Note(at=at, note="x"),
        Use(at=at, tracker=1, on=day, next_start=None),
        Contact(at=at, people=("x",)),
        AttendedMeeting(at=at, meetings=("x",)),
        Intention(at=at, note="x"),
        Review(at=at, note="x"),
    ):
        with pytest.raises(BadInput, match="offset from UTC"):
            replace(entry, at=datetime(2026, 11, 22, 12))  # noqa: DTZ001
        assert entry.needs_tag == isinstance(entry, Contact | AttendedMeeting)


def test_an_entry_is_private_until_the_person_says_otherwise() -> None:
    mood = Mood(at=datetime(2026, 11, 22, 12, tzinfo=UTC), mood=3)
    assert mood.private
    assert not mood.kept


def test_tags_are_listed_by_role_in_the_order_given() -> None:
    mood = Mood(at=datetime(2026, 11, 22, 12, tzinfo=UTC), mood=3, feelings=("tired", "calm"))

    assert mood.tags() == [("feeling", "tired"), ("feeling", "calm")]
    assert Entry(at=mood.at).tags() == []


@given(st.integers(-5, 15), st.integers(0, 5), st.integers(5, 10))
def test_a_number_outside_its_scale_is_refused(value: int, low: int, high: int) -> None:
    if low <= value <= high:
        require_in_range("A craving", value, low, high)
        return
    with pytest.raises(
        OutOfRange, match=rf"^A craving is a whole number from {low} to {high}\.$"
    ) as refused:
        require_in_range("A craving", value, low, high)
    assert refused.value.exit_code == 2


def test_a_number_not_given_is_no_error_and_a_yes_is_no_number() -> None:
    require_in_range("Energy", None, 1, 5)
    with pytest.raises(OutOfRange):
        require_in_range("Energy", True, 1, 5)
