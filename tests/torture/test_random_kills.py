"""Two hundred times somebody pulls the plug of a command, at any moment of it.

What has to hold each time: the journal is whole, it is what it was before or what it was to become,
and the latter once the command has said so. At the end nothing is left lying about.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path
from random import Random

from support.command_line import command, run
from torture.test_every_write import told

KILLS = 200
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


def carried_out(home: Path, typed: tuple[str, ...], until: float | None) -> tuple[bool, float]:
    """Carry out a command, or kill it after some seconds; whether it said so, and how long."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command(*typed),
        cwd=home,
        env={**os.environ, "RECOVERY_JOURNAL_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        out = process.communicate(timeout=until)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        out = process.communicate()[0]
    return bool(out) and typed[0] in SAYS_FIRST, time.perf_counter() - begun


def test_two_hundred_kills(home: Path, tmp_path: Path) -> None:
    random = Random(4)
    run("note", "from elsewhere")
    run("export", "json", "-o", str(home / "in.json"))
    run("erase", "--everything", "--yes")
    run("note", "the first")
    spare = tmp_path.with_name(f"{tmp_path.name}-spare")
    half_way = 0
    for number in range(KILLS):
        before, typed = told(home), drawn(random, number)
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(home, spare)
        _, seconds = carried_out(spare, typed, None)
        after = told(spare)
        said, _ = carried_out(home, typed, random.uniform(0, seconds))
        found = told(home)
        assert found in ((after,) if said else (before, after)), (number, typed)
        half_way += found == before != after
        run("note", f"{number} and on")
    assert half_way > KILLS / 5
    assert run("doctor").code == 0
    assert not [*home.glob("*.new-*"), *home.glob("*-journal")]
