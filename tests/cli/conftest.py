"""The command line in this process, and an editor made of a line of Python."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.__main__ import main
from support.command_line import Done, Rj


@pytest.fixture
def rj(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Rj:
    """Carry out a command without a terminal; its exit code is checked."""

    def carry_out(*arguments: str, stdin: bytes = b"", code: int = 0) -> Done:
        monkeypatch.setattr(sys, "argv", ["rj", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        ended = main()
        out, err = capfd.readouterr()
        assert ended == code, (ended, out, err)
        return Done(ended, out, err)

    return carry_out


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make a line of Python the editor; it knows `path`, `text` and `save(new)`."""
    script = tmp_path / "editor.py"

    def make(line: str) -> None:
        script.write_text(
            "import os, sys\n"
            "path = sys.argv[-1]\n"
            "text = open(path, encoding='utf-8', newline='').read()\n"
            "def save(new):\n"
            "    with open(path, 'w', encoding='utf-8', newline='') as file: file.write(new)\n"
            f"{line}\n"
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    return make
