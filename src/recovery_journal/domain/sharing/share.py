"""What was handed to someone, and when: the person's own record of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from recovery_journal.domain.entries.entry import require_one_of
from recovery_journal.errors import BadInput

FAMILY = "family"
READER_PRESETS = ("sponsor", "counsellor", FAMILY)
"""For whom a page is: each leaves out what is not for them; domain facts 8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPage:
    """One page that the person made for someone."""

    who: str
    """For whom, by name."""
    made: datetime
    """When it was saved (UTC)."""
    since: date
    """The first local day on it."""
    until: date
    """The last local day on it."""
    preset: str = "sponsor"
    """One of PRESETS."""
    file: str = ""
    """Where it was saved; empty: printed only."""
    entries: tuple[str, ...] = ()
    """The uids of the entries on it."""
    ask: str = ""
    """What the person asked of them."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        require_one_of("For whom a page is", self.preset, READER_PRESETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelection:
    """What the person wants on a page; entries and plans by their uids."""

    who: str
    """For whom, by name."""
    since: date
    until: date
    """The first and the last local day."""
    preset: str = READER_PRESETS[0]
    """One of PRESETS."""
    ticked: tuple[str, ...] = ()
    """What stands on it with its own words: the only way for what is private, and for a return."""
    left_out: tuple[str, ...] = ()
    """What has no part in it at all."""
    proud: str = ""
    """The entry that stands on it as something to be proud of."""
    hard: str = ""
    """The entry that stands on it as something hard."""
    words: bool = False
    """Everything shareable stands on it with its own words."""
    blur: bool = False
    """Names of others become initials."""
    ask: str = ""
    """What the person asks of the other one."""

    def __post_init__(self) -> None:
        require_one_of("For whom a page is", self.preset, READER_PRESETS)
        if self.since > self.until:
            raise BadInput("The first day of a page is not after its last one.")

    def with_entry(self, uid: str) -> "PageSelection":
        """The same with one entry and its words on it."""
        kept = self.with_entry_reset(uid)
        return replace(kept, ticked=(*kept.ticked, uid))

    def without_entry(self, uid: str) -> "PageSelection":
        """The same without any part of one entry."""
        kept = self.with_entry_reset(uid)
        return replace(kept, left_out=(*kept.left_out, uid))

    def with_entry_reset(self, uid: str) -> "PageSelection":
        """The same with one entry standing as if nobody had said anything about it."""
        return replace(
            self,
            ticked=tuple(other for other in self.ticked if other != uid),
            left_out=tuple(other for other in self.left_out if other != uid),
            proud="" if self.proud == uid else self.proud,
            hard="" if self.hard == uid else self.hard,
        )

    @property
    def uids_in_own_words(self) -> tuple[str, ...]:
        """What stands on it with its own words, as far as it is not left out."""
        asked = (*self.ticked, self.proud, self.hard)
        return tuple(uid for uid in asked if uid and uid not in self.left_out)
