from collections.abc import Iterator

import pytest
import time_machine

from recovery_journal.store.journal import Journal
from support.entries import NOW
from support.journals import check_integrity, memory_folder


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def path() -> Iterator[str]:
    with memory_folder() as folder:
        yield str(folder / "journal.db")


@pytest.fixture
def journal(path: str, now: time_machine.Traveller) -> Iterator[Journal]:
    """An empty journal; when the test is over, its file and its index are still true."""
    with Journal(path) as opened:
        yield opened
    check_integrity(path)
