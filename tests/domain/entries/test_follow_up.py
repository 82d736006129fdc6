"""The follow-up question is asked after 20 minutes, for 24 hours."""

from datetime import UTC, datetime, timedelta

import pytest

from recovery_journal.domain.entries import follow_up
from recovery_journal.domain.entries.craving import Craving

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "due"),
    [(-1, False), (0, False), (19, False), (20, True), (600, True), (1440, True), (1441, False)],
)
def test_from_20_minutes_to_24_hours(minutes: int, due: bool) -> None:
    now = AT + timedelta(minutes=minutes)
    assert follow_up.is_due(Craving(at=AT, intensity=7), now) is due
    assert not follow_up.is_due(Craving(at=AT, intensity=7, after=3), now)
    assert not follow_up.is_due(Craving(at=AT, intensity=7, outcome="not sure"), now)
