from pathlib import Path

import pytest

from recovery_journal.errors import JournalError
from support.screens import begun, driven


async def test_the_journal_is_let_go_at_the_end(home: Path) -> None:
    async with driven(begun(home)) as (app, _):
        journal = app.journal
    with pytest.raises(JournalError):
        journal.last_change()
