"""Every rule on what a shared page may contain, independent of its layout."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, Literal

from recovery_journal.domain.circle import Contact, Promise
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.domain.sobriety.tracker import Tracker, Use

State = Literal["out", "counted", "listed"]
OUT: Final = "out"
"""Not on the page at all."""
COUNTED: Final = "counted"
"""Only in the page's numbers."""
LISTED: Final = "listed"
"""On the page with the user's words."""


@dataclass(frozen=True, slots=True)
class TrackerUses:
    tracker: Tracker
    uses: list[Use]


def state_of(entry: Entry, tracker: Tracker | None, selection: PageSelection) -> State:
    """Decide where an entry goes on a page; `tracker` is the entry's own."""
    if entry.uid in selection.left_out:
        return OUT
    if entry.uid in selection.uids_in_own_words:
        return LISTED
    if needs_ticking(entry, tracker):
        return OUT
    return LISTED if selection.words and entry.note.strip() else COUNTED


def needs_ticking(entry: Entry, tracker: Tracker | None) -> bool:
    """Return whether an entry needs the user's explicit choice to be on a page."""
    return entry.private or is_return(entry, tracker)


def is_return(entry: Entry, tracker: Tracker | None) -> bool:
    """Return whether an entry is a return to use; while cutting down, a use is only a number."""
    if not isinstance(entry, Use) or entry.is_dry_day:
        return False
    return tracker is None or tracker.limit is None


def may_count_confidence(entry: Entry, selection: PageSelection) -> bool:
    """Return whether a contact that may hold a sponsee's words counts; its text is never shown."""
    return not entry.private and entry.uid not in selection.left_out


def stops_counting(use: Use, tracker: Tracker, selection: PageSelection) -> bool:
    """Return whether an earlier use keeps its tracker's days off a page until the user includes it.

    This holds for private uses, and for returns that reach into the days of the page.
    """
    if use.on >= selection.since or tracker.private or tracker.archived:
        return False
    return use.private or (tracker.limit is None and lasts_until(use, selection.since))


def lasts_until(use: Use, day: date) -> bool:
    """Return whether a day, or one after it, belongs to a return to use."""
    return use.next_start is None or use.next_start > day


def countable(
    known: Iterable[TrackerUses], states: Mapping[str, State], selection: PageSelection
) -> list[TrackerUses]:
    """Return the trackers whose days may be counted on a page.

    While any return stays hidden, no tracker's days are counted: the number would be false, or its
    absence would give the return away. Trackers with a limit are still reported.

    Args:
        known: every tracker.
        states: the state of the page's entries, and of the uses that `stops_counting` found.
        selection: what the user wants on the page.
    """
    named = [one for one in known if _may_be_named(one.tracker, selection)]
    whole = [one for one in named if all(_is_told(use, states, selection) for use in one.uses)]
    if all(one in whole or one.tracker.limit for one in named):
        return whole
    return [one for one in whole if one.tracker.limit]


def withheld(
    known: Iterable[TrackerUses], counted: Sequence[TrackerUses], selection: PageSelection
) -> list[Tracker]:
    """Return the trackers in use that aren't on a page, as they or a use of them are private."""
    missing = (one.tracker for one in known if one not in counted)
    return [one for one in missing if not (one.archived or one.start > selection.until)]


def _may_be_named(tracker: Tracker, selection: PageSelection) -> bool:
    return not (tracker.private or tracker.archived or tracker.start > selection.until)


def _is_told(use: Use, states: Mapping[str, State], selection: PageSelection) -> bool:
    """Return whether the reader may know of a use, or it happened after the page's last day."""
    if use.on > selection.until:
        return True
    unlisted: State = OUT if use.private or use.uid in selection.left_out else COUNTED
    return states.get(use.uid, unlisted) != OUT


@dataclass(frozen=True, slots=True)
class Confidences:
    """Decides whose words are whose: what a sponsee confides is for nobody else to read."""

    reader: str
    circle: frozenset[str]
    """Casefolded names of all people ever in the circle."""
    sponsee_until: Mapping[str, datetime]
    """When each sponsee, current or former, was last one; by casefolded name."""

    def may_hold(self, entry: Entry) -> bool:
        """Return whether an entry is a contact that may hold a sponsee's words.

        A name that isn't in the circle may belong to a sponsee who was removed.
        """
        if not isinstance(entry, Contact):
            return False
        others = {name.casefold() for name in entry.people} - {self.reader.casefold()}
        return any(
            name not in self.circle
            or (name in self.sponsee_until and entry.at < self.sponsee_until[name])
            for name in others
        )

    def is_with_sponsee(self, promise: Promise) -> bool:
        to = promise.to.casefold()
        return to != self.reader.casefold() and to in self.sponsee_until
