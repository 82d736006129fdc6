"""Flip one bit of a journal, a thousand times: an error, no byte changed, and salvage works."""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from cli.base.test_damaged_journal import ended, flipped, try_everything
from support.batch import run_commands
from support.journals import check_integrity, digest

IN_EACH = 100


@pytest.mark.parametrize("hundred", range(10))
def test_a_hundred_bits(hundred: int, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = [f"words {number} " * 40 for number in range(8)]
    run_commands(
        ("tracker", "add", "Alcohol", "--since", "2026-01-01"),
        *(("craving", str(at), "-t", "late", "-n", text) for at, text in enumerate(words)),
        ("reason", "add", "mornings"),
        ("delete", "3"),
    )
    journal, new, ends = home / "journal.db", home / "new.db", Counter[int]()
    whole = journal.read_bytes()
    for seed in range(hundred * IN_EACH, (hundred + 1) * IN_EACH):
        damaged = flipped(whole, random.Random(seed))
        try_everything(capfd, journal, damaged)
        journal.write_bytes(damaged)
        before = digest(journal)
        code = ended(capfd, "salvage", str(journal), str(new))
        ends[code] += 1
        assert digest(journal) == before, seed
        if not code:
            check_integrity(new)
            os.unlink(new)
    assert ends[0] > IN_EACH * 0.9, ends
