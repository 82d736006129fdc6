from datetime import date, timedelta
from itertools import count as count_from
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import HALT
from recovery_journal.domain.insights.cooccurrence import Pair, Pairs, find_cooccurrences
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from support.each import each

MONDAY = date(2026, 3, 2)
EVENING, NOON = 18, 12


def journal(*cravings: CravingSeen) -> History:
    return History(cravings, (), frozenset({MONDAY, *(one.day for one in cravings)}))


def on_days_of_their_own(*cravings: CravingSeen) -> History:
    days = (MONDAY + timedelta(days=number) for number in count_from(0))
    return journal(*(one._replace(day=day) for one, day in zip(cravings, days, strict=False)))


def lonely(joint: int, of: int, others: int, others_of: int) -> History:
    """Cravings with HALT asked, one a day: lonely in `joint` of `of` evenings, and so on."""

    def some(hour: int, number: int, count: int) -> list[CravingSeen]:
        flags = [("lonely",)] * number + [("none of these",)] * (count - number)
        return [CravingSeen(MONDAY, hour, 5, halt=flag) for flag in flags]

    return on_days_of_their_own(*some(EVENING, joint, of), *some(NOON, others, others_of))


def pairs(written: History) -> Pairs:
    found = find_cooccurrences(written)
    assert isinstance(found, Pairs)
    return found


def test_lonely_in_the_evening() -> None:
    found = pairs(lonely(9, 12, 4, 20))
    (pair,) = found.found
    assert pair == Pair("halt", "lonely", "evening", 9, 12, 4, 20, pair.p)
    assert pair.p == pytest.approx(0.0017574, abs=1e-7)
    assert (found.cravings, found.looked_at) == (32, 2)


@each(
    ("table", "stands_out"),
    [
        ((3, 3, 8, 17), False),  # p = .07, and of two pairs looked at it needs .05
        ((3, 3, 6, 17), True),  # p = .037
        ((2, 2, 0, 18), False),  # p = .003, but only twice
        ((10, 20, 5, 20), False),  # 25 points, p = .06
        ((50, 100, 25, 100), True),  # 25 points exactly
        ((49, 100, 25, 100), False),  # 24 points, though p < .001
        ((4, 20, 9, 12), False),  # less often than else: it stands out at noon instead
    ],
)
def test_what_stands_out(table: tuple[int, int, int, int], stands_out: bool) -> None:
    names = {(pair.name, pair.part) for pair in pairs(lonely(*table)).found}
    assert (("lonely", "evening") in names) == stands_out
    assert not any(name == "none of these" for name, _ in names)


def test_what_was_not_asked_is_not_a_no() -> None:
    silent = [CravingSeen(MONDAY, NOON, 5) for _ in range(200)]
    asked = lonely(9, 12, 4, 20)
    found = pairs(journal(*asked.cravings, *silent))
    assert found.found == pairs(asked).found
    assert found.cravings == 32


def test_twenty_cravings_that_speak_about_one_thing_are_needed() -> None:
    triggers = [CravingSeen(MONDAY, EVENING, 5, triggers=("work",)) for _ in range(19)]
    feelings = [CravingSeen(MONDAY, NOON, 5, feelings=("sad",)) for _ in range(19)]
    assert find_cooccurrences(journal(*triggers, *feelings)) == TooFew(19, 20, "described craving")
    assert find_cooccurrences(History()) == TooFew(0, 20, "described craving")
    found = pairs(journal(*triggers, CravingSeen(MONDAY, NOON, 5, triggers=("home",)), *feelings))
    assert {pair.role for pair in found.found} <= {"trigger"}


def test_each_role_is_looked_at() -> None:
    described = CravingSeen(
        *(MONDAY, EVENING, 5, None, None, "conflict"),
        triggers=("work",),
        feelings=("sad",),
        places=("home",),
        company=("alone",),
        halt=("tired", "none of these"),
        strategies=("Call someone",),
    )
    other = CravingSeen(
        *(MONDAY, NOON, 5, None, None, "good feelings"),
        triggers=("a",),
        feelings=("b",),
        places=("c",),
        company=("d",),
        halt=("angry",),
        strategies=("e",),
    )
    found = pairs(on_days_of_their_own(*[described] * 10, *[other] * 10)).found
    assert {(pair.role, pair.name) for pair in found if pair.part == "evening"} == {
        ("situation", "conflict"),
        ("trigger", "work"),
        ("feeling", "sad"),
        ("place", "home"),
        ("company", "alone"),
        ("halt", "tired"),
    }
    assert all(pair.p == pytest.approx(1 / comb(20, 10) / 2) for pair in found)


def test_a_thing_told_twice_of_one_craving_counts_once() -> None:
    twice = [CravingSeen(MONDAY, EVENING, 5, triggers=("work", "work"))] * 10
    others = [CravingSeen(MONDAY, NOON, 5, triggers=("home",))] * 10
    found = pairs(on_days_of_their_own(*twice, *others))
    assert {(pair.joint, pair.of) for pair in found.found} == {(10, 10)}


def test_one_hard_evening_counts_once_however_many_cravings_it_had() -> None:
    (pair,) = pairs(lonely(9, 12, 4, 20)).found
    evening = [CravingSeen(MONDAY, EVENING, 5, halt=("lonely",))] * 9
    found = pairs(journal(*lonely(0, 3, 4, 20).cravings, *evening))
    assert pair.p < 0.05
    assert (found.found, found.looked_at) == ((), 2)


def test_the_more_pairs_are_looked_at_the_clearer_one_has_to_be() -> None:
    written = lonely(3, 3, 6, 17)
    asked = [
        one._replace(triggers=(name,))
        for one, name in zip(written.cravings, "abcd" * 5, strict=True)
    ]
    few, many = pairs(written), pairs(journal(*asked))
    assert (few.looked_at, many.looked_at) == (2, 10)
    assert [pair.name for pair in few.found] == ["lonely"]
    assert many.found == ()


TOLD = st.builds(
    CravingSeen,
    day=st.integers(0, 60).map(lambda days: MONDAY + timedelta(days=days)),
    hour=st.integers(0, 23),
    intensity=st.integers(0, 10),
    triggers=st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
    halt=st.lists(st.sampled_from(HALT), max_size=2).map(tuple),
)


@given(st.lists(TOLD, max_size=80), st.randoms())
def test_nothing_is_claimed_below_its_bars_and_the_order_means_nothing(
    cravings: list[CravingSeen], chance: Random
) -> None:
    found = find_cooccurrences(journal(*cravings))
    shuffled = cravings.copy()
    chance.shuffle(shuffled)
    assert find_cooccurrences(journal(*shuffled)) == found
    if isinstance(found, TooFew):
        assert found.so_far < found.needed
        return
    assert len(found.found) <= found.looked_at
    for pair in found.found:
        assert pair.of + pair.others_of >= 20
        assert 3 <= pair.joint <= pair.of
        assert pair.others <= pair.others_of
        assert pair.joint / pair.of - pair.others / pair.others_of >= 0.25 - 1e-12
        assert pair.p <= 0.1
