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
    assert found.latest.per_day == 0.5
    assert (found.often, found.strong, found.coverage) == (-1, 1, 0)


@each(("since", "often"), [(10, 0), (8, 0), (12, 0), (7, -1), (13, 1), (5, -1), (30, 1)])
def test_less_than_thirty_percent_is_about_the_same(since: int, often: int) -> None:
    assert told(halves([5] * 10, [5] * since)).often == often


@each(("since", "strong"), [([5] * 6, 0), ([5, 5, 5, 6, 6, 6], 0), ([6] * 5, 1), ([4] * 5, -1)])
def test_less_than_a_point_is_about_the_same(since: list[int], strong: int) -> None:
    assert told(halves([5] * 5, since)).strong == strong


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
        (4, 40, 28, TooFew(4, 5, "craving in each half")),
        (40, 4, 28, TooFew(4, 5, "craving in each half")),
    ],
)
def test_both_halves_need_enough(before: int, since: int, days: int, few: TooFew) -> None:
    written = halves([5] * before, [5] * since, days=days) if days else History()
    assert find_trend(written, TODAY) == few
