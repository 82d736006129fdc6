"""Lines about a goal to cut down."""

from datetime import UTC, date, datetime, timedelta

from recovery_journal.domain.sobriety.logged_days import count_days_around
from recovery_journal.domain.sobriety.standing import compute_limit_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.words.format import limits

TODAY = date(2026, 11, 23)
"""A Monday."""
START = date(2026, 11, 9)


def on(day: date, *amounts: float | None) -> list[Use]:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return [Use(at=at, tracker=1, on=day, next_start=None, amount=amount) for amount in amounts]


def goal(most: float = 2, per: str = "day", since: date = START) -> Limit:
    return Limit(amount=most, unit="cups", per=per, since=since)


def said(*uses: Use, limit: Limit | None = None, week_starts_on: str = "monday") -> list[str]:
    """What is said today about a goal, which began when the tracker did."""
    coffee = Tracker(name="Coffee", start=START, limit=limit or goal())
    return limits.limit_lines(compute_limit_standing(coffee, uses, TODAY, week_starts_on))


def test_what_is_logged_today() -> None:
    for amounts, most, lines in (
        ((), 2, ["at most 2 cups a day", "nothing logged today"]),
        ((0,), 2, ["0 of 2 cups today", "0 cups this week, 1 dry day in 14"]),
        ((1,), 2, ["1 of 2 cups today", "1 more is within your limit", "1 cup this week"]),
        ((0, 1.5), 2, ["1.5 of 2 cups today", "0.5 more is within your limit", "1.5 cups this"]),
        ((0.5,), 3, ["0.5 of 3 cups today", "2.5 more are within your limit", "0.5 cups this"]),
        ((0.1, 0.1, 0.1), 0.3, ["0.3 of 0.3 cups today", "at your limit", "0.3 cups this week"]),
        ((2, 1), 2, ["3 of 2 cups today", "1 over your limit of 2", "3 cups this week"]),
        ((3, None), 2, ["3 or more cups today (limit 2)", "3 or more cups this week"]),
        ((None,), 1, ["at most 1 cup a day", "1 use without an amount today"]),
        ((None, None, 0), 1, ["at most 1 cup a day", "2 uses without an amount today"]),
    ):
        found = said(*on(TODAY, *amounts), limit=goal(most))
        for line, beginning in zip(found, lines, strict=False):
            assert line.startswith(beginning), (amounts, found)
        assert len(found) >= len(lines), amounts


def test_the_week_the_dry_days_and_the_days_within_the_limit() -> None:
    uses = [
        *on(date(2026, 11, 9), 5),  # 15 days ago: not among the last 14
        *on(date(2026, 11, 14), 0),
        *on(date(2026, 11, 21), 1, 1),  # Saturday
        *on(date(2026, 11, 22), 2, 0.5),  # Sunday; the 20th isn't logged
        *on(TODAY, 1),
    ]
    assert said(*uses, week_starts_on="sunday") == [
        "1 of 2 cups today",
        "1 more is within your limit",
        "3.5 cups this week, 1 dry day in 14",
        "within your limit on 2 of 4 logged days before today",
    ]
    assert said(*uses, week_starts_on="saturday")[2] == "5.5 cups this week, 1 dry day in 14"
    assert said(*uses, limit=goal(4, "week")) == [
        "1 of 4 cups this week",
        "3 more are within your limit",
        "1 cup today, 1 dry day in 14",
        "within your limit in 0 of 2 logged weeks before this week",
    ]
    changed = said(*uses, limit=goal(3, since=date(2026, 11, 22)))
    assert changed[-1] == "within your limit on 1 of 1 logged day since 22 Nov, before today"
    assert said(*uses[:-1])[-1] == "within your limit on 2 of 4 logged days"


def test_a_goal_ahead_is_a_plan() -> None:
    assert said(limit=goal(since=date(2026, 12, 1))) == ["Planned for 1 Dec"]


def test_what_is_said_after_logging() -> None:
    for per, ago, amounts, line in (
        ("day", 0, (2, 1), "Today: 3 of 2 cups."),
        ("day", 2, (1,), "Sat 21 Nov: 1 of 2 cups."),
        ("day", 2, (0,), "Sat 21 Nov: a dry day."),
        ("day", 0, (None,), "Today: 1 use without an amount (limit 2)."),
        ("day", 0, (None, 4), "Today: 4 or more cups (limit 2)."),
        ("day", 20, (4,), "Tue 3 Nov: 4 cups."),  # before there was a limit
        ("week", 0, (1,), "This week: 1 of 2 cups."),
        ("week", 0, (0,), "This week: 0 of 2 cups."),
        ("week", 8, (3,), "Week of 9 Nov: 3 of 2 cups."),
    ):
        day = TODAY - timedelta(days=ago)
        found = count_days_around(on(day, *amounts), day, goal(per=per), TODAY, "monday")
        assert limits.logged_around(found, goal(per=per), TODAY) == line
