from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import fields, replace
from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput, Busy, NotFound, OutOfRange
from recovery_journal.store.journal import Journal
from recovery_journal.words.settings import SETTING_DESCRIPTIONS
from support.entries import MOMENTS, NOW
from support.journals import fresh_journal
from support.locked import write_locked_journal


def test_what_was_never_chosen_has_its_default(journal: Journal) -> None:
    assert journal.settings.read() == Settings()
    journal.settings.write(Settings(region="IE"))
    assert journal.settings.read() == Settings(region="IE")
    assert journal._file.rows("SELECT uid, value FROM setting") == [("region", "IE")]


def test_settings_come_back_as_they_were_chosen(journal: Journal, path: str) -> None:
    chosen = Settings(region="DE", day_starts_at=6, entries_private=False, first_start_done=True)
    assert journal.settings.write(chosen) == chosen
    with Journal(path) as other:
        assert other.settings.read() == chosen
    journal.settings.write(Settings())
    assert journal.settings.read() == Settings()


def test_the_same_again_changes_nothing(journal: Journal) -> None:
    journal.settings.write(Settings(region="DE"))
    newest = journal.last_change_number()
    journal.settings.write(Settings(region="DE"))
    assert journal.last_change_number() == newest


def test_what_is_out_of_range_is_refused(journal: Journal) -> None:
    for hour in (-1, 7):
        with pytest.raises(OutOfRange):
            Settings(day_starts_at=hour)
    assert journal.settings.read() == Settings()


@given(st.lists(MOMENTS, min_size=1, max_size=8), st.lists(st.integers(0, 6), max_size=3))
@time_machine.travel(NOW, tick=False)
def test_days_follow_the_start_of_the_day(moments: list[datetime], hours: list[int]) -> None:
    with fresh_journal() as journal:
        number = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1))).id
        on = date(2026, 3, 1)
        uses = [
            journal.entries.add(Use(at=at, tracker=number, on=on, next_start=None))
            for at in moments
        ]
        moods = [journal.entries.add(Mood(at=at, mood=3)) for at in moments]
        for hour in hours:
            journal.settings.write(replace(journal.settings.read(), day_starts_at=hour))
            moods.append(journal.entries.add(Mood(at=moments[0], mood=4)))
            for mood in moods:
                assert journal.entries.get(mood.id).day == local_day(mood.at, hour)
            for use in uses:
                assert journal.entries.get(use.id).day == on


def test_a_day_that_moves_changes_no_revision(journal: Journal) -> None:
    night = journal.entries.add(Mood(at=datetime(2026, 11, 20, 2, tzinfo=UTC), mood=3))
    gone = journal.entries.add(Mood(at=datetime(2026, 11, 20, 3, tzinfo=UTC), mood=3))
    gone = journal.entries.trash(gone.id)  # type: ignore[assignment]
    journal.settings.write(Settings(day_starts_at=4))
    assert journal.entries.get(night.id) == replace(night, day=date(2026, 11, 19))
    assert journal.entries.get(gone.id) == replace(gone, day=date(2026, 11, 19))
    changed = journal.entries.edit(replace(night, mood=4))
    assert changed.day == date(2026, 11, 19)


def test_an_entry_far_from_home_has_the_day_of_its_own_clock(journal: Journal) -> None:
    at = datetime(2026, 11, 20, 1, tzinfo=timezone(timedelta(hours=13)))
    kept = journal.entries.add(Mood(at=at, mood=3))
    assert kept.day == date(2026, 11, 20)
    journal.settings.write(Settings(day_starts_at=2))
    assert journal.entries.get(kept.id).day == date(2026, 11, 19)


def test_settings_that_cannot_be_written_stay(journal: Journal, path: str) -> None:
    with Journal(path, wait=0) as other:
        with journal._file.transaction(), pytest.raises(Busy):
            other.settings.write(Settings(region="DE"))
        assert other.settings.read() == Settings()


def test_undo_does_not_begin_the_first_start_again(journal: Journal) -> None:
    journal.settings.write(Settings(region="IE", first_start_done=True))
    undone = journal.undo()
    assert (undone.subject, undone.setting) == ("setting", "region")
    assert journal.settings.read() == Settings(first_start_done=True)
    with pytest.raises(NotFound):
        journal.undo()


def test_what_may_lie_beside_an_encrypted_journal_comes_from_no_other(
    journal: Journal, tmp_path: Path
) -> None:
    allowed = Settings(region="IE", open_card=True)
    journal.settings.write_unchosen(allowed)
    assert journal.settings.read() == allowed
    path = str(tmp_path / "journal.db")
    with Journal(path, key=write_locked_journal(path)) as encrypted:
        encrypted.settings.write_unchosen(allowed)
        assert encrypted.settings.read() == Settings(region="IE")


def test_waking_hours_of_an_earlier_version_that_are_none_can_be_read_and_mended(
    journal: Journal,
) -> None:
    with journal.bulk():
        journal._file.run("INSERT INTO setting VALUES ('waking_from', 1, '9')")
        journal._file.run("INSERT INTO setting VALUES ('waking_to', 1, '9')")
    kept = journal.settings.read()
    assert kept.waking_hours == (9, 9)
    assert journal.settings.write(replace(kept, region="DE")).region == "DE"
    assert journal.settings.write(replace(kept, waking_to=1)).waking_hours == (9, 1)
    with pytest.raises(BadInput, match="can't begin and end at 09:00"):
        journal.settings.write(replace(kept, waking_to=9))


def test_waking_hours_of_another_journal_are_taken_over_together(journal: Journal) -> None:
    journal.settings.write_unchosen(Settings(waking_from=5, waking_to=5, region="DE"))
    assert journal.settings.read() == Settings(region="DE")
    journal.settings.write_unchosen(Settings(waking_from=23, waking_to=15))
    assert journal.settings.read().waking_hours == (23, 15)
    journal.settings.write(replace(journal.settings.read(), waking_from=12))
    journal.settings.write_unchosen(Settings(waking_from=1, waking_to=12))
    assert journal.settings.read().waking_hours == (12, 15)


def test_every_setting_that_can_be_taken_back_has_a_name() -> None:
    assert {field.name for field in fields(Settings)} == {*SETTING_DESCRIPTIONS, "first_start_done"}
