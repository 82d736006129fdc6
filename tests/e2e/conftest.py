"""Every test here runs the whole program, in processes of its own."""

import time
from datetime import UTC, datetime

import pytest


@pytest.fixture(autouse=True)
def noon(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Live where it is about noon, so that no day ends while a test runs."""
    east = 12 - datetime.now(UTC).hour
    monkeypatch.setenv("TZ", f"NOON{-east:+d}")
    time.tzset()
