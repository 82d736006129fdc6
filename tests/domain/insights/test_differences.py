from datetime import date, timedelta

from recovery_journal.domain.insights.differences import (
    HALT_FLAGS,
    Difference,
    Differences,
    by_halt,
    by_sleep,
)
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from support.each import each

MONDAY = date(2026, 3, 2)


def asked(*answers: tuple[tuple[str, ...], int]) -> History:
    """Cravings with their answer to HALT, one a day."""
    cravings = tuple(
        CravingSeen(MONDAY + timedelta(days=number), 12, intensity, halt=halt)
        for number, (halt, intensity) in enumerate(answers)
    )
    return History(cravings, (), frozenset({MONDAY, *(one.day for one in cravings)}))


def nights(*days: tuple[float, int, int]) -> History:
    """Days with hours of sleep, a mood, and the strength of a craving."""
    dates = [MONDAY + timedelta(days=number) for number in range(len(days))]
    told = list(zip(dates, days, strict=True))
    return History(
        tuple(CravingSeen(day, 12, strength) for day, (_, _, strength) in told),
        tuple(MoodSeen(day, mood, sleep) for day, (sleep, mood, _) in told),
        frozenset(dates),
    )


def differences(found: Differences | TooFew) -> Differences:
    assert isinstance(found, Differences)
    return found


def test_the_flags_are_the_four_of_halt() -> None:
    assert HALT_FLAGS == ("hungry", "angry", "lonely", "tired")


@each(
    ("without", "told"),
    [
        ([6, 6, 5, 6, 7, 6], True),  # 8 against 6
        ([6, 6, 6, 7, 7, 7], True),  # 8 against 6.5: 1.5 points exactly
        ([7] * 6, False),
        ([9, 10, 10, 9, 10, 9], True),  # weaker with it is told too
    ],
)
def test_a_difference_of_medians_is_told_from_one_and_a_half_points(
    without: list[int], told: bool
) -> None:
    tired = [(("tired",), 8)] * 5
    others = [(("none of these",), strength) for strength in without]
    found = differences(by_halt(asked(*tired, *others, *[((), 0)] * 30)))
    middle = sum(sorted(without)[2:4]) / 2
    expected = Difference("tired", "craving", 8, 5, middle, 6)
    assert found.found == ((expected,) if told else ())
    assert (found.compared, found.values) == (1, 11)


def test_five_are_needed_on_each_side() -> None:
    four = [(("tired",), 9)] * 4 + [(("hungry",), 2)] * 30
    assert by_halt(asked(*four)) == TooFew(4, 5, "craving on each side")
    assert by_halt(History()) == TooFew(0, 5, "craving on each side")
    assert differences(by_halt(asked((("tired",), 9), *four))).compared == 2


def test_the_largest_difference_comes_first() -> None:
    told = [(("tired",), 9)] * 7 + [(("angry",), 6)] * 7 + [(("none of these",), 3)] * 24
    found = differences(by_halt(asked(*told)))
    assert [(one.what, one.median - one.without) for one in found.found] == [
        ("tired", 6),
        ("angry", 3),
    ]


def test_a_difference_that_chance_may_make_is_not_told() -> None:
    tired = [(("tired",), strength) for strength in (2, 5, 8, 8, 9)]
    others = [(("none of these",), strength) for strength in (1, 3, 5, 5, 6, 7, 9, 10)]
    found = differences(by_halt(asked(*tired, *others)))
    assert (found.found, found.compared) == ((), 1)


def test_one_hard_day_counts_once_however_many_cravings_it_had() -> None:
    others = [(("none of these",), strength) for strength in (4, 5, 6) * 4]
    apart = asked(*[(("tired",), 9)] * 6, *others)
    assert [one.what for one in differences(by_halt(apart)).found] == ["tired"]
    day = MONDAY + timedelta(days=60)
    together = tuple(
        one._replace(day=day) if one.halt == ("tired",) else one for one in apart.cravings
    )
    found = differences(by_halt(History(together, (), apart.days | {day})))
    assert (found.found, found.compared) == ((), 1)


@each("hours", [0.0, 5.0, 6.0])
def test_little_sleep_is_an_hour_below_the_own_median(hours: float) -> None:
    written = nights(*[(hours, 2, 8)] * 5, *[(7.0, 4, 4)] * 6)
    found = differences(by_sleep(written))
    assert found.usual_sleep == 7
    assert found.found == (
        Difference("sleep", "craving", 8, 5, 4, 6),
        Difference("sleep", "mood", 2, 5, 4, 6),
    )
    assert (found.compared, found.values) == (2, 22)


def test_days_without_a_night_written_down_are_left_out() -> None:
    written = nights(*[(5.0, 2, 8)] * 5, *[(7.0, 4, 4)] * 6)
    far = MONDAY + timedelta(days=100)
    more = History(
        (*written.cravings, *[CravingSeen(far, 12, 10)] * 50),
        (*written.moods, *[MoodSeen(far, 1)] * 50),
        written.days | {far},
    )
    assert differences(by_sleep(more)).found == differences(by_sleep(written)).found


def test_several_nights_told_on_one_day_count_as_one() -> None:
    written = nights(*[(5.0, 2, 8)] * 5, *[(7.0, 4, 4)] * 6)
    naps = tuple(MoodSeen(MONDAY, 2, hours) for hours in (1.0, 9.0))
    found = differences(by_sleep(History(written.cravings, (*written.moods, *naps), written.days)))
    assert found.usual_sleep == 7
    assert [one.of for one in found.found] == [5, 7]


def test_without_enough_nights_nothing_is_said() -> None:
    assert by_sleep(History()) == TooFew(0, 5, "craving on each side")
    assert by_sleep(nights(*[(6.5, 1, 9)] * 20, *[(7.0, 5, 1)] * 21)) == TooFew(
        0, 5, "craving on each side"
    )
    assert by_sleep(nights(*[(7.0, 3, 5)] * 40)) == TooFew(0, 5, "craving on each side")
    assert by_sleep(nights(*[(5.0, 3, 5)] * 4, *[(7.0, 3, 5)] * 40)) == TooFew(
        4, 5, "craving on each side"
    )
