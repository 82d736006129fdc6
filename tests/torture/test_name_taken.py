"""Another process takes the name of an export at the last moment: its file is untouched."""

import subprocess
import sys
from pathlib import Path
from typing import TextIO

from recovery_journal.errors import OutputExists
from recovery_journal.exchange.private_file import write_file

TRIES = 1000
OTHER = """
import sys
for line in sys.stdin:
    try:
        with open(line.strip(), "x") as file: file.write("theirs")
    except FileExistsError:
        pass
    print("tried", flush=True)
"""


def ours(out: TextIO) -> None:
    out.write("ours")


def test_a_thousand_names(tmp_path: Path) -> None:
    told = []
    with subprocess.Popen(
        [sys.executable, "-c", OTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        for number in range(TRIES):
            path = tmp_path / f"{number}.md"
            other.stdin.write(f"{path}\n")
            other.stdin.flush()
            try:
                write_file(str(path), ours, force=False)
                told.append("ours")
            except OutputExists:
                told.append("theirs")
            other.stdout.readline()
            assert path.read_text() == told[-1]
        other.stdin.close()
    assert {"ours", "theirs"} <= {*told}
    assert len([*tmp_path.iterdir()]) == TRIES
