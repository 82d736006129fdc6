"""A next first day ends an open use; nothing else does."""

from datetime import date, datetime, timedelta, timezone

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.errors import BadInput
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


# Cutting down

LIMIT = Limit(amount=2, unit="cups", per="day", since=START)


@pytest.fixture
def coffee(journal: Journal) -> Tracker:
    return journal.trackers.add(Tracker(name="Coffee", start=START, limit=LIMIT))


def log(
    journal: Journal,
    amount: float | None,
    on: date = TODAY,
    note: str = "",
    *,
    private: bool | None = None,
    tracker: int = 1,
) -> Use:
    new = Use(at=AT, tracker=tracker, on=on, next_start=None, amount=amount, note=note)
    return journal.returns.record(new, None, only_end_said=False, private=private).use


def logged(journal: Journal) -> list[tuple[date, float | None, str]]:
    return [(one.on, one.amount, one.note) for one in journal.entries.uses(1)]


def test_a_use_takes_the_place_of_the_dry_mark_of_its_day(
    journal: Journal, coffee: Tracker
) -> None:
    mark = log(journal, 0, note="Tea all day.")
    before = log(journal, 0, TODAY - DAY)
    later = log(journal, 1.5, note="One after dinner.")
    assert (later.id, later.uid) == (mark.id, mark.uid)
    assert logged(journal) == [
        (TODAY, 1.5, "Tea all day.\n\nOne after dinner."),
        (TODAY - DAY, 0, ""),
    ]
    other = log(journal, None)
    assert other.id != mark.id
    assert [one.amount for one in journal.entries.uses(coffee.id)] == [1.5, 0, None]
    journal.undo()
    journal.undo()
    assert logged(journal) == [(TODAY, 0, "Tea all day."), (TODAY - DAY, 0, "")]
    assert journal.entries.get(before.id) == before


def test_what_was_written_on_a_private_dry_day_stays_private(
    journal: Journal, coffee: Tracker
) -> None:
    for on, mark, use, private in (
        (TODAY, True, None, True),
        (TODAY - DAY, True, False, True),
        (TODAY - 2 * DAY, False, None, False),
        (TODAY - 3 * DAY, False, True, True),
        (TODAY - 4 * DAY, None, None, True),
    ):
        log(journal, 0, on, note="Mine.", private=mark)
        assert log(journal, 1, on, private=use).private is private, on


def test_a_dry_day_is_marked_once_and_never_over_a_use(journal: Journal, coffee: Tracker) -> None:
    mark = log(journal, 0)
    assert log(journal, 0) == mark
    noted = log(journal, 0, note="Slept well.")
    assert (noted.id, noted.note, noted.revision) == (mark.id, "Slept well.", 2)
    log(journal, 3)
    for amount in (None, 0.5):
        on = TODAY - (2 if amount else 3) * DAY
        log(journal, amount, on)
        before = logged(journal)
        with pytest.raises(BadInput, match="isn't a dry day"):
            log(journal, 0, on)
        assert logged(journal) == before


def test_a_dry_day_needs_a_limit_and_counts_as_no_use_without_one(
    journal: Journal, coffee: Tracker
) -> None:
    log(journal, 0, TODAY - 5 * DAY)
    log(journal, 2, TODAY - 9 * DAY)
    abstains = journal.trackers.edit(replace(coffee, limit=None))
    stands = compute_standing(abstains, journal.counted_uses(abstains), TODAY)
    assert (stands.current, stands.since) == (8, TODAY - 8 * DAY)
    with pytest.raises(BadInput, match="Coffee has no limit"):
        log(journal, 0, TODAY - 4 * DAY)
    assert len(journal.entries.uses(coffee.id)) == 2
