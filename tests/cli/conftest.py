"""Run commands in this process or on a terminal, with a line of Python as the editor."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pexpect
import pytest

from recovery_journal.__main__ import main
from support.command_line import AnswerOnTerminal, CommandResult, Rj, StartOnTerminal, command_line


@pytest.fixture
def rj(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Rj:
    """Carry out a command without a terminal; its exit code is checked."""

    def carry_out(*arguments: str, stdin: bytes = b"", code: int = 0) -> CommandResult:
        monkeypatch.setattr(sys, "argv", ["rj", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        ended = main()
        out, err = capfd.readouterr()
        assert ended == code, (ended, out, err)
        return CommandResult(ended, out, err)

    return carry_out


class _Terminal(io.TextIOWrapper):
    """Input or output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answering(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> AnswerOnTerminal:
    """Carry out a command in this process, and answer its questions; then the input ends."""

    def carry_out(*arguments: str, answers: Sequence[str] = (), code: int = 0) -> CommandResult:
        typed = "".join(f"{one}\n" for one in answers).encode()
        asked = _Terminal(io.BytesIO(), encoding="utf-8", write_through=True)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["rj", *arguments])
            patch.setattr(sys, "stdin", _Terminal(io.BytesIO(typed), encoding="utf-8"))
            patch.setattr(sys, "stderr", asked)
            capfd.readouterr()
            ended = main()
        asked.seek(0)
        out, err = capfd.readouterr().out, asked.read()
        assert ended == code, (arguments, ended, out, err)
        return CommandResult(ended, out, err)

    return carry_out


@pytest.fixture
def on_terminal() -> Iterator[StartOnTerminal]:
    """Start a command in a process of its own, on a terminal that is 40 columns wide."""
    started: list[pexpect.spawn[str]] = []

    def start(*arguments: str) -> "pexpect.spawn[str]":
        first, *rest = command_line(*arguments)
        # Said in full: C libraries set COLUMNS behind Python's back.
        child = pexpect.spawn(
            first,
            rest,
            env=dict(os.environ),
            encoding="utf-8",
            dimensions=(12, 40),
            timeout=20,
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


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
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' -I -S '{script}'")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    return make
