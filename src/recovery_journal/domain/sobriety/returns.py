"""How a use affects earlier ones: a return that is still open, or a day marked as dry."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput

STILL_USING: Final = "still"
"""Given instead of a next first day by a user who is still using."""
NextFirstDay = date | Literal["still"] | None
"""The next first day without use as given; None if not given."""


def parse_next_first_day(text: str, today: date) -> date | Literal["still"]:
    """Parse a next first day, or "still using".

    Raises:
        BadInput: anything else.
    """
    if text.strip().casefold() in (STILL_USING, "still using"):
        return STILL_USING
    from recovery_journal.domain.dates import parse_day

    return parse_day(text, today, future=True)


def latest_open_return(tracker: Tracker, uses: Iterable[Use], on: date) -> Use | None:
    """Return the latest use up to `on` that hasn't ended."""
    if tracker.limit is not None:
        return None
    still_open = (use for use in uses if use.next_start is None and use.on <= on)
    return max(still_open, key=lambda use: use.on, default=None)


def choose_entry_to_keep(
    new: Use, still_open: Use | None, said: NextFirstDay, *, only_end_said: bool
) -> Use:
    """Return the use to save: the new one, or the open one with its end.

    Args:
        new: a use without a next first day.
        still_open: the result of `latest_open_return`.
        said: the next first day. If not given, it's the day after the use, unless another use is
        still open: then only the user can say when it ended.
        only_end_said: nothing but the next first day was given.

    Raises:
        BadInput: the next first day isn't after the day of use.
    """
    if said is None:
        return new if still_open else replace(new, next_start=new.on + timedelta(days=1))
    if not isinstance(said, date):
        return new
    return replace(still_open if still_open and only_end_said else new, next_start=said)


def in_place_of_dry_day(new: Use, tracker: Tracker, uses: Iterable[Use]) -> Use:
    """Return the use to save: the new one, or while cutting down, the day's dry mark changed to it.

    Args:
        new: a use, or another dry mark.
        tracker: its tracker.
        uses: the earlier ones of that tracker.

    Raises:
        BadInput: it's a dry mark for a day with use, or for a tracker without a limit.
    """
    if tracker.limit is None:
        if new.is_dry_day:
            raise BadInput(
                f"{tracker.name} has no limit: its days without use are counted automatically, so "
                "there is no dry day to mark."
            )
        return new
    same_day = [one for one in uses if one.on == new.on]
    mark = next((one for one in same_day if one.is_dry_day), None)
    if new.is_dry_day and not all(one.is_dry_day for one in same_day):
        raise BadInput("Something is logged on that day already, so it isn't a dry day.")
    if mark is None:
        return new
    if new.is_dry_day and not new.note.strip():
        return mark
    return replace(
        new,
        id=mark.id,
        uid=mark.uid,
        revision=mark.revision,
        note="\n\n".join(filter(str.strip, (mark.note, new.note))),
        private=mark.private or new.private,
        kept=mark.kept or new.kept,
        triggers=(*mark.triggers, *new.triggers),
        feelings=(*mark.feelings, *new.feelings),
    )


def ended_by(next_start: date | None, uses: Iterable[Use]) -> list[Use]:
    """Return the open uses before a next first day, which it ends."""
    if next_start is None:
        return []
    return [use for use in uses if use.next_start is None and use.on < next_start]


def with_return(uses: Iterable[Use], kept: Use) -> list[Use]:
    """Return all uses of a tracker after saving one of them, or a new one."""
    others = [use for use in uses if use.uid != kept.uid]
    ended = ended_by(kept.next_start, others)
    return [
        *(replace(use, next_start=kept.next_start) if use in ended else use for use in others),
        kept,
    ]
