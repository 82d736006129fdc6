"""Settings at both ends of every range."""

from typing import Any

import pytest

from recovery_journal.domain.settings import OwnHelpLine, Settings, parse_own_help_line
from recovery_journal.errors import BadInput, OutOfRange
from support.each import each


def test_what_nobody_has_chosen() -> None:
    assert Settings() == Settings(
        region="",
        day_starts_at=0,
        entries_private=True,
        morning=False,
        evening=False,
        pack="",
        count_meetings=False,
        milestones=True,
        way_in=True,
        own_line="",
        waking_from=7,
        waking_to=23,
        lock_after=-1,
        open_card=False,
        open_plan=False,
        show_days=False,
        backup_folder="",
        complete_own_words=False,
        first_start_done=False,
    )
    assert Settings(waking_from=6, waking_to=1).waking_hours == (6, 1)


@each(
    ("field", "low", "high", "says"),
    [
        ("day_starts_at", 0, 6, "The hour at which a day starts is a whole number from 0 to 6."),
        ("waking_from", 0, 23, "The hour at which you wake is a whole number from 0 to 23."),
        ("waking_to", 0, 23, "The hour at which you go to sleep is a whole number from 0 to 23."),
        ("lock_after", 0, 60, "The minutes until the screen locks is a whole number from 0 to 60."),
    ],
)
def test_every_number_has_a_scale(field: str, low: int, high: int, says: str) -> None:
    for number in (low, high):
        chosen: dict[str, Any] = {field: number}
        assert getattr(Settings(**chosen), field) == number
    for number in (-2 if field == "lock_after" else low - 1, high + 1):
        beyond: dict[str, Any] = {field: number}
        with pytest.raises(OutOfRange) as refused:
            Settings(**beyond)
        assert str(refused.value) == says


def test_an_encrypted_journal_locks_after_ten_minutes_unless_another_time_was_chosen() -> None:
    assert Settings().minutes_until_lock(encrypted=True) == 10
    assert Settings().minutes_until_lock(encrypted=False) == 0
    for minutes in (0, 1, 60):
        for encrypted in (True, False):
            chosen = Settings(lock_after=minutes)
            assert chosen.minutes_until_lock(encrypted=encrypted) == minutes


@each(
    ("text", "line"),
    [
        ("", None),
        (" \n", None),
        ("Night; 0800 1; 20-6", OwnHelpLine(name="Night", number="0800 1", hours="20-6")),
        ("Ana ;+49 1", OwnHelpLine(name="Ana", number="+49 1", hours="")),
        ("Ana;1;", OwnHelpLine(name="Ana", number="1", hours="")),
    ],
)
def test_a_help_line_of_ones_own(text: str, line: OwnHelpLine | None) -> None:
    assert parse_own_help_line(text) == line
    assert Settings(own_line=text).own_line == text


@each("text", ["Ana", "Ana;", "; 1", ";;", "Ana; 1; 2; 3", "Ana; ; at night"])
def test_a_help_line_needs_a_name_and_a_number(text: str) -> None:
    for read in (parse_own_help_line, lambda line: Settings(own_line=line)):
        with pytest.raises(BadInput, match="like: Night line; 0800 1; 20 to 6"):
            read(text)
