from pathlib import Path

import pytest

from recovery_journal.errors import JournalError
from support.screens import run_app, started_journal


async def test_the_journal_is_let_go_at_the_end(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, _):
        journal = app.journal
    with pytest.raises(JournalError):
        journal.last_change_number()
