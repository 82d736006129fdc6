from datetime import date, timedelta

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import CravingSeen, History
from recovery_journal.domain.insights.trend import Half, Trend, find_trend
from support.each import each

TODAY = date(2026, 11, 22)


def halves(
    before: list[int], since: list[int], *, steps: tuple[int, int] = (1, 1), days: int = 28
) -> History:
    """Strengths in each half; a day with an entry every so many days, the last one today."""
    observed = [TODAY]
    while len(observed) < days:
        step = steps[1] if len(observed) < 14 else steps[0]
        observed.append(observed[-1] - timedelta(days=step))
    observed.reverse()
    earlier = [CravingSeen(observed[at % 14], 12, strength) for at, strength in enumerate(before)]
    latest = [
        CravingSeen(observed[-1 - at % 14], 12, strength) for at, strength in enumerate(since)
    ]
    return History((*earlier, *latest), (), frozenset(observed))


def told(written: History) -> Trend:
    found = find_trend(written, TODAY)
    assert isinstance(found, Trend)
    return found


def test_two_halves_of_fourteen_days() -> None:
    found = told(halves([5] * 16, [5, 6, 6, 7, 7, 7, 8]))
    assert found.earlier == Half(date(2026, 10, 26), date(2026, 11, 8), 16, 5)
    assert found.latest == Half(date(2026, 11, 9), TODAY, 7, 7)
    assert (found.often, found.strong, found.coverage) == (-1, 1, 0)


@each(("since", "often"), [(56, 0), (70, 0), (72, 0), (73, 1), (40, 0), (39, -1), (14, -1)])
def test_less_than_thirty_percent_is_no_change(since: int, often: int) -> None:
    assert told(halves([5] * 56, [5] * since)).often == often


@each(("since", "often"), [(10, 0), (7, 0), (5, 0), (3, -1), (0, -1), (13, 0), (20, 1), (30, 1)])
def test_a_change_in_number_has_to_be_more_than_chance_explains(since: int, often: int) -> None:
    assert told(halves([5] * 10, [5] * since)).often == often


def test_one_hard_day_is_no_change() -> None:
    written = halves([5] * 10, [5] * 10)
    hard = [CravingSeen(TODAY, 12, 5)] * 12
    found = told(History((*written.cravings, *hard), (), written.days))
    assert (found.earlier.cravings, found.latest.cravings, found.often) == (10, 22, 0)


@each(
    ("since", "strong"),
    [([5] * 8, 0), ([5] * 4 + [6] * 4, 0), ([6] * 8, 1), ([4] * 8, -1), ([4] * 4, 0)],
)
def test_less_than_a_point_is_no_change(since: list[int], strong: int) -> None:
    assert told(halves([5] * 8, since)).strong == strong


def test_a_change_in_strength_has_to_be_more_than_chance_explains() -> None:
    found = told(halves([3, 5, 5, 5, 7, 8, 2, 6], [4, 6, 6, 6, 3, 7, 9, 5]))
    assert (found.earlier.median, found.latest.median, found.strong) == (5, 6, 0)


def test_the_median_of_a_half_needs_three_cravings() -> None:
    found = told(halves([5] * 12, [5] * 2))
    assert (found.earlier.median, found.latest.median) == (5, None)
    assert (found.often, found.strong) == (-1, 0)


@each(("steps", "coverage"), [((1, 1), 0), ((2, 2), 0), ((2, 1), 1), ((1, 2), -1)])
def test_a_journal_kept_more_or_less_often_is_told(steps: tuple[int, int], coverage: int) -> None:
    assert told(halves([5] * 9, [5] * 9, steps=steps)).coverage == coverage


def test_coverage_differs_only_by_more_than_thirty_percent() -> None:
    written = halves([5] * 9, [5] * 9)
    days = sorted(written.days)
    # 14 days in 18 against 14 in 14 is 29 % more; in 19 it is 36 %.
    for wider, coverage in ((4, 0), (5, 1)):
        moved = {days[0]: days[0] - timedelta(days=wider)}
        cravings = tuple(one._replace(day=moved.get(one.day, one.day)) for one in written.cravings)
        observed = frozenset(moved.get(day, day) for day in days)
        assert told(History(cravings, (), observed)).coverage == coverage


def test_what_lies_before_and_after_is_left_out() -> None:
    written = halves([5] * 6, [5] * 6)
    old, coming = TODAY - timedelta(days=400), TODAY + timedelta(days=1)
    more = History(
        (*written.cravings, *[CravingSeen(old, 12, 10), CravingSeen(coming, 12, 10)] * 30),
        (),
        written.days | {old, coming},
    )
    assert told(more) == told(written)


@each(
    ("before", "since", "days", "few"),
    [
        (0, 0, 0, TooFew(0, 28, "day")),
        (40, 40, 27, TooFew(27, 28, "day")),
        (4, 4, 28, TooFew(4, 5, "craving in either half")),
        (4, 0, 28, TooFew(4, 5, "craving in either half")),
    ],
)
def test_one_half_needs_enough(before: int, since: int, days: int, few: TooFew) -> None:
    written = halves([5] * before, [5] * since, days=days) if days else History()
    assert find_trend(written, TODAY) == few
