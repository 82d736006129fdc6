"""Copies of a journal come together: in any order, and however often, all hold the same.

`make torture` tries many more.
"""

from contextlib import ExitStack
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.note import Note
from support.entries import NOW
from support.examples import examples
from support.journals import memory_folder
from support.machines import (
    STEPS,
    Machines,
    check_every_order,
    check_taken_back,
    check_there_and_back,
    merge,
)


@given(steps=st.lists(STEPS, min_size=2, max_size=2))
@examples(0.8)
def test_there_and_back_makes_two_journals_equal(steps: list[list[Any]]) -> None:
    check_there_and_back(steps)


@given(steps=st.lists(STEPS, min_size=3, max_size=3))
@examples(0.3)
def test_three_machines_agree_in_whatever_order_they_meet(steps: list[list[Any]]) -> None:
    check_every_order(steps)


@given(steps=st.lists(STEPS, min_size=2, max_size=2))
@examples(0.3)
def test_a_merge_that_was_undone_is_as_if_it_had_never_been(steps: list[list[Any]]) -> None:
    check_taken_back(steps)


def test_what_was_undone_and_then_done_again_stays_so() -> None:
    with ExitStack() as stack:
        machines = Machines(stack, stack.enter_context(memory_folder()), 2)
        one, other = machines.all
        one.entries.add(Note(at=NOW, note="here after all"))
        for action in (one.undo, one.redo):
            machines.clock.shift(60)
            action()
        merge(other, one)
        merge(one, other)
        for journal in (one, other):
            assert "here after all" in {entry.note for entry in journal.entries.page()}
