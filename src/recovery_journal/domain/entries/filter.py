"""A filter of entries."""

from datetime import date

from recovery_journal.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Unset fields match everything, except that `trashed` must be set to see the trash."""

    kinds: tuple[str, ...] = ()
    tracker: int | None = None
    since: date | None = None
    until: date | None = None
    same_day_before: date | None = None
    """Only this day of the year, in earlier years."""
    hour_of_week: tuple[int, int] | None = None
    """The weekday of the local day, numbered from Monday, and the hour of the clock."""
    private: bool | None = None
    kept: bool | None = None
    tag: str = ""
    """A trigger, a feeling, a strategy or anything else the entry names, ignoring case."""
    tag_role: str = ""
    """What the tag is, such as a trigger; empty for any."""
    strength: tuple[int, int] | None = None
    """Only cravings from the first number to the second."""
    outcome: str | None = None
    """Only cravings that ended so."""
    trashed: bool = False
    text: str = ""
    """Words or prefixes that must all occur in the note or the tags, or name its kind."""
