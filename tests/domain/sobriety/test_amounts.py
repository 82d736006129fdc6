"""A day adds up what was logged, and says when that may have been more."""

from datetime import date

from recovery_journal.domain.sobriety.amounts import Amount, add_up, is_within
from recovery_journal.domain.sobriety.tracker import Limit
from support.each import each


@each(
    ("amounts", "total"),
    [
        ([], None),
        ([None, None], None),
        ([Amount(0), None], Amount(0)),
        ([Amount(0.1)] * 3, Amount(0.3)),
        ([Amount(2), Amount(1, True), Amount(4)], Amount(7, True)),
    ],
)
def test_days_add_up(amounts: list[Amount | None], total: Amount | None) -> None:
    assert add_up(amounts) == total


@each(
    ("amount", "within"),
    [
        (Amount(0), True),
        (Amount(2), True),
        (Amount(2.01), False),
        (Amount(2, True), None),
        (Amount(2.01, True), False),
    ],
)
def test_a_missing_amount_leaves_open_whether_it_is_within(
    amount: Amount, within: bool | None
) -> None:
    assert is_within(amount, Limit(2, "cups", "day", date(2026, 1, 1))) is within
