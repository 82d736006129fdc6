"""Kill or interrupt a command two hundred times, at random moments.

What has to hold each time: the journal is whole, it is to the letter what it was before or what it
was to become, and the latter once the command has said so. At the end nothing is left lying about.
"""

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from support.command_line import command_line, run_process
from torture.test_every_write import held, without_times

ENDS = 200
SAYS_FIRST = ("craving", "note", "mood", "after", "undo", "edit")
"""Commands that say something only when it is done."""


def drawn(random: Random, number: int) -> tuple[str, ...]:
    """Any command that writes; some find nothing to do."""
    some = str(random.randint(1, max(1, number)))
    return random.choice(
        [
            ("note", f"note {number}"),
            ("craving", str(number % 11), "-t", "late", "-n", f"craving {number}"),
            ("mood", str(1 + number % 5), "-n", f"mood {number}"),
            ("after", "3", "--outcome", "passed"),
            ("edit", some, "--keep"),
            ("edit", some, "--private"),
            ("delete", some),
            ("trash", "restore", some),
            ("undo",),
            ("import", "json", "in.json"),
        ]
    )


def carried_out(
    home: Path, typed: tuple[str, ...], until: float | None, how: int = signal.SIGKILL
) -> tuple[bool, float]:
    """Carry out a command, or end it after some seconds; whether it said so, and how long."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command_line(*typed),
        cwd=home,
        env={**os.environ, "RECOVERY_JOURNAL_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What was started in the background may ignore Ctrl+C, and hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        out, err = process.communicate(timeout=until)
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        out, err = process.communicate()
        # Python itself answers while it starts, and then knows of none of our files.
        assert process.returncode in (0, 1, 130, -how)
    assert b"recovery_journal" not in err
    said = bool(out) and typed[0] in SAYS_FIRST
    return said or process.returncode == 0, time.perf_counter() - begun


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_two_hundred_ends(how: int, home: Path, tmp_path: Path) -> None:
    random, ends = Random(4), Counter[str]()
    journal, spare = home / "journal.db", tmp_path.with_name(f"{tmp_path.name}-spare")
    run_process("note", "from elsewhere")
    run_process("export", "json", "-o", str(home / "in.json"))
    run_process("erase", "--everything", "--yes")
    run_process("note", "the first")
    for number in range(ENDS):
        before, typed = held(journal), drawn(random, number)
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(home, spare)
        _, seconds = carried_out(spare, typed, None)
        after = held(spare / "journal.db")
        said, _ = carried_out(home, typed, seconds * random.uniform(0.4, 1.1), how)
        found = held(journal)
        # The same command has drawn other numbers, and has another time, where it ran to its end.
        assert len(found ^ before) in (0, len(after ^ before)), (number, typed)
        assert alike(found) == alike(after if found != before else before)
        assert found != before or not said or after == before
        if after != before:
            ends["said" if said else "kept" if found != before else "nothing"] += 1
        run_process("note", f"{number} and on")
        (line,) = held(journal) ^ found
        assert f"'{number} and on'" in line
    assert min(ends[end] for end in ("said", "kept", "nothing")) >= 5, ends
    for left in home.rglob("*.new-*"):
        os.utime(left, (0, 0))
    assert run_process("doctor", "--fix").code == 0
    names = {one.name for one in home.iterdir()}
    names.discard("daily.txt")  # when the copy of the day was made
    assert names == {"journal.db", "backups", "in.json"}
    assert all(one.suffix == ".db" for one in (home / "backups").iterdir())


def alike(entries: set[str]) -> list[str]:
    """Entries without what two runs of one command differ in."""
    return sorted(map(without_times, entries))
