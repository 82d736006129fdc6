"""What several tests of screens start from."""

from pathlib import Path

import pytest


@pytest.fixture
def downloads(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which a file to import is looked for; the current one."""
    (folder := home / "Downloads").mkdir()
    monkeypatch.chdir(folder)
    return folder
