"""A next first day ends an open use; nothing else does."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal

AT = datetime(2026, 11, 22, 20, 15, tzinfo=timezone(timedelta(hours=1)))
TODAY = AT.date()
DAY = timedelta(days=1)
START = date(2026, 1, 1)
TENTH = date(2026, 11, 10)


@pytest.fixture
def tracker(journal: Journal) -> Tracker:
    return journal.trackers.add(Tracker(name="Alcohol", start=START))


def use(journal: Journal, on: date, next_start: date | None, tracker: int = 1) -> Use:
    return journal.entries.add(Use(at=AT, tracker=tracker, on=on, next_start=next_start))


def ends(journal: Journal) -> list[date | None]:
    """The next first day of every use, by the day of use."""
    uses: list[Use] = journal.entries.uses(1)
    return [one.next_start for one in sorted(uses, key=lambda use: use.on)]


def test_a_later_use_that_is_over_ends_those_before_it(journal: Journal, tracker: Tracker) -> None:
    use(journal, TENTH, None)
    use(journal, TENTH + 3 * DAY, None)
    assert compute_standing(tracker, journal.entries.uses(1), TODAY).still_using
    last = use(journal, TODAY - 2 * DAY, TODAY - DAY)
    assert ends(journal) == [last.next_start] * 3
    stands = compute_standing(tracker, journal.entries.uses(1), TODAY)
    assert (stands.still_using, stands.since, stands.current) == (False, TODAY - DAY, 1)
    assert stands.total == (TENTH - START).days + 1

    undone = journal.undo()
    assert (undone.action, undone.record) == ("add", journal.entries.get(last.id))
    assert ends(journal) == [None, None]


def test_a_next_first_day_that_is_said_later_ends_all_of_them(
    journal: Journal, tracker: Tracker
) -> None:
    first = use(journal, TENTH, None)
    second = use(journal, TENTH + DAY, None)
    journal.entries.edit(replace(first, next_start=TODAY))
    assert ends(journal) == [TODAY, TODAY]
    assert journal.entries.get(second.id).revision == 2
    assert journal.undo().record == replace(first, revision=3)
    assert ends(journal) == [None, None]


@pytest.mark.parametrize("limit", [None, Limit(2, "cups", "day", START)])
def test_what_has_nothing_to_do_with_it_stays_open(
    journal: Journal, tracker: Tracker, limit: Limit | None
) -> None:
    other = journal.trackers.add(Tracker(name="Coffee", start=START, limit=limit))
    use(journal, TENTH, None)
    use(journal, TENTH - 5 * DAY, TENTH)  # over before the open one began
    use(journal, TENTH, TODAY, other.id)
    use(journal, TODAY, None)
    gone = use(journal, TENTH, None)
    trashed = journal.entries.trash(gone.id)
    assert isinstance(trashed, Use)
    journal.entries.edit(replace(trashed, next_start=TODAY))
    assert ends(journal) == [TENTH, None, None]


def test_on_a_goal_to_cut_down_nothing_is_open(journal: Journal) -> None:
    limit = Limit(2, "cups", "day", START)
    journal.trackers.add(Tracker(name="Coffee", start=START, limit=limit))
    use(journal, TENTH, None)
    use(journal, TENTH + DAY, TENTH + 2 * DAY)
    assert ends(journal) == [None, TENTH + 2 * DAY]


def test_another_change_of_a_use_ends_nothing(journal: Journal, tracker: Tracker) -> None:
    over = use(journal, TODAY - DAY, TODAY)
    use(journal, TENTH, None)
    journal.entries.edit(replace(over, note="with words", amount=2))
    assert ends(journal) == [None, TODAY]


def test_removing_the_use_that_ended_an_open_one_opens_it_again(
    journal: Journal, tracker: Tracker
) -> None:
    use(journal, TENTH, None)
    ended = use(journal, TENTH + 3 * DAY, TENTH + 4 * DAY)
    journal.entries.trash(ended.id)
    assert ends(journal) == [None]
    assert compute_standing(tracker, journal.entries.uses(1), TODAY).still_using
    journal.entries.restore(ended.id)
    assert ends(journal) == [TENTH + 4 * DAY] * 2
    journal.undo()
    assert ends(journal) == [None]
    journal.undo()
    assert ends(journal) == [TENTH + 4 * DAY] * 2


def test_an_end_that_was_said_otherwise_stays(journal: Journal, tracker: Tracker) -> None:
    first = use(journal, TENTH, None)
    ended = use(journal, TENTH + 3 * DAY, TENTH + 4 * DAY)
    found = journal.entries.get(first.id)
    assert isinstance(found, Use)
    journal.entries.edit(replace(found, next_start=TENTH + DAY))
    journal.entries.trash(ended.id)
    assert ends(journal) == [TENTH + DAY]


def test_a_later_use_ends_it_all_the_same(journal: Journal, tracker: Tracker) -> None:
    use(journal, TENTH - 5 * DAY, TENTH + DAY)
    use(journal, TENTH, None)
    ended = use(journal, TENTH + 3 * DAY, TENTH + 4 * DAY)
    use(journal, TENTH + 6 * DAY, TENTH + 7 * DAY)
    journal.entries.trash(ended.id)
    assert ends(journal)[1:] == [TENTH + 7 * DAY] * 2
