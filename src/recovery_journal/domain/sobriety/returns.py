"""What a return to use means for an earlier one that is still open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Literal

from recovery_journal.domain.dates import parse_day
from recovery_journal.domain.sobriety.tracker import Tracker, Use

STILL_USING: Final = "still"
"""Said in the place of a next first day by a person who is still using."""
NextFirstDay = date | Literal["still"] | None
"""The next first day without use as it was said; None when nothing was said about it."""


def parse_next_first_day(text: str, today: date) -> date | Literal["still"]:
    """The next first day as a person wrote it, or that they are still using.

    Raises:
        BadInput: for anything else.
    """
    if text.strip().casefold() in (STILL_USING, "still using"):
        return STILL_USING
    return parse_day(text, today, future=True)


def latest_open_return(tracker: Tracker, uses: Iterable[Use], on: date) -> Use | None:
    """The latest use up to a day of which nobody said that it is over."""
    if tracker.limit is not None:
        return None
    still_open = (use for use in uses if use.next_start is None and use.on <= on)
    return max(still_open, key=lambda use: use.on, default=None)


def choose_entry_to_keep(
    new: Use, still_open: Use | None, said: NextFirstDay, *, only_end_said: bool
) -> Use:
    """The new use as it is to be kept, or the open one with its end.

    Args:
        new: a use without a next first day.
        still_open: what `latest_open_return` found.
        said: without a word on it, it is the day after the use; but while another one is open,
            only the person can say that.
        only_end_said: nothing was said of the new use but its next first day.

    Raises:
        BadInput: when the next first day is not after the day of use.
    """
    if said is None:
        return new if still_open else replace(new, next_start=new.on + timedelta(days=1))
    if not isinstance(said, date):
        return new
    return replace(still_open if still_open and only_end_said else new, next_start=said)


def ended_by(next_start: date | None, uses: Iterable[Use]) -> list[Use]:
    """The open uses of a tracker that a next first day ends: those before it."""
    if next_start is None:
        return []
    return [use for use in uses if use.next_start is None and use.on < next_start]


def with_return(uses: Iterable[Use], kept: Use) -> list[Use]:
    """All uses of a tracker once one of them, or a new one, is kept."""
    others = [use for use in uses if use.uid != kept.uid]
    ended = ended_by(kept.next_start, others)
    return [
        *(replace(use, next_start=kept.next_start) if use in ended else use for use in others),
        kept,
    ]
