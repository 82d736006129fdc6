"""Which of two changes counts, whichever copy is asked."""

from itertools import permutations

from recovery_journal.domain.newer_change import Changed, Fields, join, newer


def test_the_newer_change_counts_and_at_equal_times_the_greater_value() -> None:
    for less, more in (
        (Changed(5, "zebra"), Changed(6, "ape")),
        (Changed(5, 9), Changed(6, None)),
        (Changed(5, "ape"), Changed(5, "zebra")),
        (Changed(5, None), Changed(5, 0)),
        (Changed(5, 10), Changed(5, "9")),
        (Changed(5, 2), Changed(5, 10.5)),
        (Changed(5, "z"), Changed(5, b"a")),
        (Changed(5, ("a", None)), Changed(5, ("a", 1))),
    ):
        assert newer(less, more) == newer(more, less) == more


def test_fields_of_several_copies_join_in_any_order() -> None:
    copies: list[Fields] = [
        {"note": Changed(3, "old"), "kept": Changed(9, 1)},
        {"note": Changed(7, "new"), "kept": Changed(2, 0)},
        {"note": Changed(7, "newer"), "private": Changed(1, 1)},
    ]
    for one, other, third in permutations(copies):
        assert join(join(one, other), third) == {
            "note": Changed(7, "newer"),
            "kept": Changed(9, 1),
            "private": Changed(1, 1),
        }
