"""Lines about total days and savings."""

from datetime import UTC, date, datetime

from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.words.format import standing as words
from support.each import each

TODAY = date(2026, 11, 23)
START = date(2026, 11, 9)


def test_what_was_not_spent_is_told_once_there_is_something() -> None:
    tracker = Tracker(
        name="Nicotine", start=START, cents_per_day=700, currency="EUR", minutes_per_day=30
    )

    def on(day: date) -> str:
        return words.not_spent(compute_standing(tracker, [], day))

    assert on(START) == ""
    assert on(date(2026, 11, 10)) == "7.00 EUR not spent on it"
    assert on(TODAY) == "98.00 EUR and 7 hours not spent on it"


@each(
    ("on", "end", "headline", "said"),
    [
        (None, None, "current", ""),
        (
            date(2026, 7, 17),
            date(2026, 7, 18),
            "current",
            "325 days in total (99%), longest stretch 197",
        ),
        (date(2026, 1, 3), date(2026, 11, 1), "current", "7% of all days, longest stretch 22"),
        (date(2026, 11, 20), None, "current", "99% of all days, 19 of 22 this month"),
        (date(2026, 7, 17), date(2026, 7, 18), "total", "99% of all days, longest stretch 197"),
        (date(2026, 1, 1), None, "current", ""),
    ],
)
def test_what_was_before_is_said_only_where_it_differs(
    on: date | None, end: date | None, headline: str, said: str
) -> None:
    tracker = Tracker(name="Alcohol", start=date(2026, 1, 1), headline=headline)
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    uses = [Use(at=at, tracker=1, on=on, next_start=end)] if on else []
    assert words.in_all(compute_standing(tracker, uses, TODAY)) == said
