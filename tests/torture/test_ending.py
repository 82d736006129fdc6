"""End the app five hundred times, with any sequence of signals, keys and closed windows."""

import random
from pathlib import Path

import pytest

from support.signal_orders import faults_of, random_order

SERIES, TIMES = 10, 50


@pytest.mark.parametrize("seed", range(SERIES))
def test_it_ends(seed: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    wrong: list[tuple[str, list[str]]] = []
    for number in range(TIMES):
        order, folder = random_order(chance), home / str(number)
        folder.mkdir(mode=0o700)
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(folder))
        if faults := faults_of(order, folder):
            wrong.append((str(order), faults))
    assert not wrong
