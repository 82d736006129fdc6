"""Long work says how far it is, and quick work says nothing."""

import io
import sys

import pytest

from recovery_journal.cli.base import output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_work_shows_progress_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, shown in ((0.0, "\r50 % \r100 % \r      \r"), (3600.0, "")):
        monkeypatch.setattr(sys, "stderr", terminal := Terminal())
        with output.progress(10_000, after_seconds=seconds) as tell:
            for _ in range(2):
                tell(5_000)
        assert terminal.getvalue() == shown
