"""Save an entry and quit a thousand times: every entry is there.

Each time on a new terminal: by the key, in the same breath, or ended as soon as it was told.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.store.journal import Journal
from support import forked
from support.command_line import run_process
from support.journals import check_integrity
from support.screens import alcohol_tracker, started_journal

pytestmark = pytest.mark.needs("fork")

TIMES = 1000 // len(forked.EXIT_CODES)


@pytest.mark.parametrize("way", forked.EXIT_CODES)
def test_saved_and_gone(way: str, home: Path) -> None:
    path = started_journal(home, alcohol_tracker(clock.now().date()))
    tests = Path(forked.__file__).parents[1]
    command = [sys.executable, "-m", "support.forked", way, str(TIMES)]
    environment = {**os.environ, "PYTHONPATH": str(tests)}
    done = subprocess.run(command, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    check_integrity(path)
    with Journal(str(path)) as journal:
        entries = journal.entries.page(limit=-1)
    assert [told(entry) for entry in reversed(entries)] == [
        (f"note {number}", number % 10, 1 + number % 5)[number % 3] for number in range(TIMES)
    ]
    assert run_process("doctor").code == 0
    assert not [*home.glob("draft-*")]


def told(entry: Entry) -> str | int:
    """What a person has said with it."""
    match entry:
        case Craving():
            return entry.intensity
        case Mood():
            return entry.mood
    return entry.note
