"""What the screens do by themselves: the copy of the day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.tui.runtime import startup
from support.screens import run_app, started_journal

START = datetime(2026, 3, 1, 18, 45, tzinfo=UTC)


async def test_each_day_the_screens_are_open_however_briefly_has_a_copy(home: Path) -> None:
    path = started_journal(home)
    with time_machine.travel(START, tick=False) as travelling:
        for day in range(14):
            travelling.move_to(START + timedelta(days=day))
            async with run_app(path) as (app, _):
                app.journal.entries.add(Note(at=datetime.now(UTC), note="x"))
            app.finish_day()
            newest = max(home.glob("backups/*-daily-*.db"))
            assert newest.name.startswith(f"journal-{START + timedelta(days=day):%Y%m%d}T")
            assert verify_copy(str(newest)).entries == day + 1


async def test_screens_that_stay_open_make_the_copy_of_each_day(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "UPKEEP_INTERVAL_SECONDS", 0.05)
    monkeypatch.setattr(clock, "now", lambda: START)
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        for day in range(1, 4):
            monkeypatch.setattr(clock, "now", lambda day=day: START + timedelta(days=day))
            app.journal.entries.add(Note(at=START, note="x"))
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
            newest = max(home.glob("backups/*-daily-*.db"))
            assert newest.name.startswith(f"journal-{START + timedelta(days=day):%Y%m%d}T")
