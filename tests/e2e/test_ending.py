"""However the app is told to end, it ends soon, restores the terminal, and keeps all text."""

import random
from pathlib import Path

import pytest

from support.signal_orders import Order, faults_of, random_order

SEEN = (
    Order("today", "plain", ((0.5, "q"), (0.05, "CONT"))),
    Order("note", "encrypted", ((0.5, "TERM"), (0.2, "CONT"))),
    Order("craving", "plain", ((0.5, "TERM"), (0.2, "close"))),
    Order("person", "locking", ((0.5, "TSTP"), (1.0, "CONT"), (0.05, "TERM"))),
    Order(
        "edited",
        "plain",
        ((0.5, "TSTP"), (0.5, "HUP"), (0.05, "CONT"), (0.05, "TSTP"), (1, "CONT")),
    ),
)
"""Orders that a program has outlived, or may well."""
CHANCE = random.Random(23)


@pytest.mark.parametrize("order", [*SEEN, *(random_order(CHANCE) for _ in range(6))], ids=str)
def test_it_ends(noon: None, order: Order, home: Path) -> None:
    assert not faults_of(order, home)
