"""Flip one bit of a journal, two thousand times: what is whole is shown, and salvage works."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.flips import problems

IN_EACH = 250


@pytest.mark.parametrize("part", range(8))
def test_bits(part: int) -> None:
    seeds = (str(part * IN_EACH), str((part + 1) * IN_EACH))
    folder = Path(__file__).parents[1]
    flips = [sys.executable, "-m", "support.flips", *seeds]
    done = subprocess.run(flips, cwd=folder, capture_output=True, text=True)
    assert not done.stderr
    flipped = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(flipped) == IN_EACH
    assert {one["seed"]: wrong for one in flipped if (wrong := problems(one))} == {}
