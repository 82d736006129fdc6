"""How a return to use affects an earlier one that is still open."""

from datetime import UTC, date, datetime

import pytest

from recovery_journal.domain.sobriety.returns import (
    NextFirstDay,
    choose_entry_to_keep,
    ended_by,
    latest_open_return,
    with_return,
)
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.errors import BadInput

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
ALCOHOL = Tracker(name="Alcohol", start=date(2026, 1, 1))
COFFEE = Tracker(
    name="Coffee", start=date(2026, 1, 1), limit=Limit(2, "cups", "day", date(2026, 1, 1))
)


def use(day: int, next_day: int | None, uid: str = "") -> Use:
    """A use of November."""
    next_start = None if next_day is None else date(2026, 11, next_day)
    return Use(at=AT, tracker=1, on=date(2026, 11, day), next_start=next_start, uid=uid)


OPEN = use(18, None, "open")


def test_the_latest_open_one_up_to_a_day() -> None:
    uses = [use(10, None), use(20, 21), OPEN, use(23, None)]
    assert latest_open_return(ALCOHOL, uses, date(2026, 11, 22)) == OPEN
    assert latest_open_return(ALCOHOL, uses, date(2026, 11, 18)) == OPEN
    assert latest_open_return(ALCOHOL, uses, date(2026, 11, 9)) is None
    assert latest_open_return(COFFEE, uses, date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("still_open", "said", "only_end_said", "kept"),
    [
        (None, None, True, use(22, 23)),
        (None, None, False, use(22, 23)),
        (None, "still", True, use(22, None)),
        (None, date(2026, 11, 25), True, use(22, 25)),
        (OPEN, None, True, use(22, None)),
        (OPEN, "still", True, use(22, None)),
        (OPEN, date(2026, 11, 23), True, use(18, 23, "open")),
        (OPEN, date(2026, 11, 20), True, use(18, 20, "open")),
        (OPEN, date(2026, 11, 23), False, use(22, 23)),
    ],
)
def test_what_is_kept(
    still_open: Use | None, said: NextFirstDay, only_end_said: bool, kept: Use
) -> None:
    found = choose_entry_to_keep(use(22, None), still_open, said, only_end_said=only_end_said)
    assert found == kept


@pytest.mark.parametrize(("still_open", "only_end_said"), [(None, True), (OPEN, False)])
def test_no_use_ends_before_it_began(still_open: Use | None, only_end_said: bool) -> None:
    with pytest.raises(BadInput, match="after the day of use"):
        choose_entry_to_keep(
            use(22, None), still_open, date(2026, 11, 22), only_end_said=only_end_said
        )


def test_a_next_first_day_ends_the_open_ones_before_it() -> None:
    uses = [use(10, None, "a"), use(15, 17, "b"), use(18, None, "c")]
    assert ended_by(date(2026, 11, 18), uses) == [uses[0]]
    assert ended_by(date(2026, 11, 19), uses) == [uses[0], uses[2]]
    assert ended_by(None, uses) == []
    assert with_return(uses, use(12, 14)) == [use(10, 14, "a"), *uses[1:], use(12, 14)]
    assert with_return(uses, use(18, 21, "c")) == [use(10, 21, "a"), uses[1], use(18, 21, "c")]
    assert with_return(uses, use(22, None)) == [*uses, use(22, None)]
