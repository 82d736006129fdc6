"""Nothing is called the most beside something as frequent."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.insights.ties import take_highest


@given(st.lists(st.integers(0, 4), max_size=9), st.integers(1, 5))
def test_of_those_with_the_same_count_there_are_all_or_none(counts: list[int], most: int) -> None:
    ranked = sorted(counts, reverse=True)
    taken = take_highest(ranked, most, lambda count: count)
    assert taken == ranked[: len(taken)]
    assert len(taken) <= most
    assert not taken or taken[-1] not in ranked[len(taken) :]
    if len(taken) < min(most, len(ranked)):  # one more would be more than there may be
        assert ranked.count(ranked[len(taken)]) + len(taken) > most
