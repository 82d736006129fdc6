"""Copies of a journal come together: in any order, and however often, all hold the same.

`make torture` tries many more.
"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from support.machines import STEPS, check_every_order, check_taken_back, check_there_and_back


@given(steps=st.lists(STEPS, min_size=2, max_size=2))
@settings(max_examples=20)
def test_there_and_back_makes_two_journals_equal(steps: list[list[Any]]) -> None:
    check_there_and_back(steps)


@given(steps=st.lists(STEPS, min_size=3, max_size=3))
@settings(max_examples=8)
def test_three_machines_agree_in_whatever_order_they_meet(steps: list[list[Any]]) -> None:
    check_every_order(steps)


@given(steps=st.lists(STEPS, min_size=2, max_size=2))
@settings(max_examples=8)
def test_a_merge_that_was_undone_is_as_if_it_had_never_been(steps: list[list[Any]]) -> None:
    check_taken_back(steps)
