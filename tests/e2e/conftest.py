"""Every test here runs the whole program in its own processes."""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def noon(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Live where it is about noon, so that no day ends while a test runs."""
    east = 12 - datetime.now(UTC).hour
    monkeypatch.setenv("TZ", f"NOON{-east:+d}")
    time.tzset()


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in memory where that is possible: for thousands of entries that no disk is to keep."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", folder)
        yield Path(folder)
