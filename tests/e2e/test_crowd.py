"""Eight programs write at once while the screens are open: nothing is lost, keys are answered."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_journal import clock
from support.batch import done, started
from support.command_line import run
from support.journals import check
from support.screens import alcohol, begun
from support.terminal import Terminal

WRITERS, EACH = 8, 200
ANSWERED = 3.0
"""Seconds from a key to its answer, on a machine that eight others keep busy."""
SEEN = 5.0
"""Seconds until the screen shows what others wrote; it looks once a second."""


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in memory where that is possible: who waits for whom is not up to the disk."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", folder)
        yield Path(folder)


def test_a_crowd_loses_nothing_and_the_screen_keeps_up(in_memory: Path) -> None:
    journal = begun(in_memory, alcohol(clock.today()))
    cravings = [("craving", str(number % 11), "-t", f"{number}") for number in range(EACH)]
    waits = []
    with Terminal() as terminal:
        terminal.wait_for("Last 14 days")
        writers = [started(cravings) for _ in range(WRITERS)]
        while any(writer.poll() is None for writer in writers):
            for key, answer in (("2", "f filter"), ("1", "Last 14 days")):
                before = time.monotonic()
                terminal.keys(key)
                terminal.wait_for(answer)
                waits.append(time.monotonic() - before)
        assert [done(writer) for writer in writers] == [""] * WRITERS
        terminal.wait_for(str(WRITERS * EACH), timeout=SEEN)
        terminal.keys("q")
        assert terminal.ended() == 0
    assert waits
    assert max(waits) < ANSWERED
    entries = run("list", "--json", "--limit", "0").json
    assert len({entry["uid"] for entry in entries}) == WRITERS * EACH
    check(journal)
