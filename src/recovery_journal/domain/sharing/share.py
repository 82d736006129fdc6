"""What the user chose for a shared page, and the record of pages made."""

from datetime import date, datetime

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.dates import require_in_order
from recovery_journal.domain.entries.entry import require_one_of

FAMILY = "family"
READER_PRESETS = ("sponsor", "counsellor", FAMILY)
"""Kinds of readers; each leaves out what isn't meant for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPage:
    """A page the user made for someone."""

    who: str
    """The reader's name."""
    made: datetime
    """When it was saved (UTC)."""
    since: date
    until: date
    preset: str = "sponsor"
    """One of READER_PRESETS."""
    file: str = ""
    """The path it was saved to; empty if only printed."""
    entries: tuple[str, ...] = ()
    """Uids of the entries on it."""
    ask: str = ""
    """What the user asks of the reader."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        require_one_of("For whom a page is", self.preset, READER_PRESETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelection:
    """What the user wants on a page; entries and plans by uid."""

    who: str
    """The reader's name."""
    since: date
    until: date
    preset: str = READER_PRESETS[0]
    """One of READER_PRESETS."""
    ticked: tuple[str, ...] = ()
    """Included with their own words: the only way onto a page for private entries and returns."""
    left_out: tuple[str, ...] = ()
    """Excluded entirely."""
    proud: str = ""
    """The entry shown as something to be proud of."""
    hard: str = ""
    """The entry shown as something hard."""
    words: bool = False
    """Whether to include the words of all shareable entries."""
    blur: bool = False
    """Whether to replace others' names with initials."""
    ask: str = ""
    """What the user asks of the reader."""

    def __post_init__(self) -> None:
        require_one_of("For whom a page is", self.preset, READER_PRESETS)
        require_in_order(self.since, self.until)

    def with_entry(self, uid: str) -> "PageSelection":
        kept = self.with_entry_reset(uid)
        return replace(kept, ticked=(*kept.ticked, uid))

    def without_entry(self, uid: str) -> "PageSelection":
        kept = self.with_entry_reset(uid)
        return replace(kept, left_out=(*kept.left_out, uid))

    def with_entry_reset(self, uid: str) -> "PageSelection":
        """Forget any choice made for one entry."""
        return replace(
            self,
            ticked=tuple(other for other in self.ticked if other != uid),
            left_out=tuple(other for other in self.left_out if other != uid),
            proud="" if self.proud == uid else self.proud,
            hard="" if self.hard == uid else self.hard,
        )

    @property
    def uids_in_own_words(self) -> tuple[str, ...]:
        """Return what is included with its own words and not left out."""
        asked = (*self.ticked, self.proud, self.hard)
        return tuple(uid for uid in asked if uid and uid not in self.left_out)
