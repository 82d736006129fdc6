"""A row as it was recorded, against the row as it is now."""

from typing import Any

from recovery_journal.store.history.snapshot import unchanged


def test_a_row_is_unchanged_when_all_that_both_know_of_it_is_the_same() -> None:
    was: dict[str, Any] = {
        "row": {"kind": "mood", "note": "a"},
        "details": {"mood": 3},
        "tags": [["x", "Calm"]],
    }
    for now, same in (
        (was, True),
        ({**was, "row": {"note": "a", "newer column": 1}}, True),
        ({**was, "tags": [["x", "CALM"]]}, True),
        ({**was, "tags": [["y", "Calm"]]}, False),
        ({**was, "tags": []}, False),
        ({**was, "row": {"note": "b"}}, False),
        ({**was, "details": {"mood": 4}}, False),
        (None, False),
    ):
        assert unchanged(now, was) is unchanged(was, now) is same, now
    assert unchanged(None, None)
