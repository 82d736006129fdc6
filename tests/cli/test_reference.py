"""The page of commands and the man pages say what the program does."""

import shutil
import subprocess
from pathlib import Path

from recovery_journal.cli.commands import COMMANDS
from recovery_journal.cli.reference import commands_page, exit_codes, man_pages

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_of_commands_is_that_of_this_program() -> None:
    assert PAGE.read_text(encoding="utf-8") == commands_page(), "write it anew: make reference"
    assert "### rj strategy pack export\n" in commands_page()
    assert "- `--outcome WORD`: passed, still-strong" in commands_page()


def test_each_exit_code_has_a_meaning() -> None:
    assert [*exit_codes()] == [0, 1, 2, 65, 66, 69, 70, 73, 74, 76, 77, 78, 130, 141]
    assert exit_codes()[66] == "A file to read doesn't exist."


def test_each_command_has_a_man_page_that_man_can_read(tmp_path: Path) -> None:
    pages = man_pages()
    assert {*pages} == {"rj.1", *(f"rj-{name}.1" for name in COMMANDS)}
    assert "\\-\\-outcome WORD" in pages["rj-after.1"]
    if groff := shutil.which("groff"):
        for name, page in pages.items():
            (tmp_path / name).write_text(page, encoding="utf-8")
        files = [str(tmp_path / name) for name in pages]
        read = subprocess.run(
            [groff, "-man", "-Kutf8", "-Tutf8", "-ww", *files], capture_output=True, text=True
        )
        assert (read.returncode, read.stderr) == (0, "")
        assert "rj on-this-day" in read.stdout.replace("\x1b[1m", "").replace("\x1b[0m", "")
