from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from support.screens import press, run_app, screen_text, started_journal


async def test_the_journal_is_let_go_at_the_end(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, _):
        journal = app.journal
    with pytest.raises(JournalError):
        journal.last_change_number()


async def test_undo_does_not_reach_into_an_earlier_session(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as earlier:
        kept = earlier.entries.add(Note(at=clock.now(), note="from before"))
    async with run_app(path) as (app, pilot):
        await press(pilot, "u")
        assert app.journal.entries.page() == [kept]
        app.journal.entries.add(Note(at=clock.now(), note="from now"))
        await press(pilot, "u", "u", "u")
        assert app.journal.entries.page() == [kept]
        assert "There's nothing to undo." in screen_text(app)
