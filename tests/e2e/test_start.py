"""From the first start to quitting, on a real terminal."""

import os
import sys

import pytest

from support.command_line import run_process
from support.terminal import Terminal

PROGRAM = [os.path.join(os.path.dirname(sys.executable), "recovery-journal")]

OTHER_SCREEN, FIRST_SCREEN, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


def test_enter_leads_through_the_first_start_and_q_out_again() -> None:
    with Terminal(program=PROGRAM) as terminal:
        terminal.wait_for("1 of 4")
        terminal.press("space")
        for step in ("[✓] Alcohol", "2 of 4", "3 of 4", "4 of 4"):
            terminal.wait_for(step)
            terminal.press("enter")
        terminal.wait_for("1 Today", "Alcohol")
        assert terminal.raw.count(OTHER_SCREEN) == 1
        assert FIRST_SCREEN not in terminal.raw
        assert not terminal.echoes
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.count(FIRST_SCREEN) == 1
        assert CURSOR in terminal.raw.partition(FIRST_SCREEN)[2]
        assert terminal.echoes


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Europe/Berlin", "Numbers for Germany"), ("UTC", "We don't know your country.")],
)
def test_enter_never_leads_to_the_numbers_of_a_country_nobody_named(zone: str, told: str) -> None:
    with Terminal(environment={"TZ": zone}) as terminal:
        terminal.wait_for("1 of 4")
        terminal.press("space")
        for step in ("[✓] Alcohol", "2 of 4", "3 of 4", "4 of 4"):
            terminal.wait_for(step)
            terminal.press("enter")
        terminal.wait_for("1 Today", "Alcohol")
    assert told in run_process("now", TZ="UTC").out
