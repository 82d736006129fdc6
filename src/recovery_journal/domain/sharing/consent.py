"""What may be on a page for somebody else: every rule of it, and nothing of how a page looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from recovery_journal.domain.circle import Contact, Promise
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.domain.sobriety.tracker import Tracker, Use

State = Literal["out", "counted", "listed"]
OUT: Final = "out"
"""Not on the page."""
COUNTED: Final = "counted"
"""In the numbers of the page."""
LISTED: Final = "listed"
"""On the page itself, with the person's words."""


@dataclass(frozen=True, slots=True)
class TrackerUses:
    """A tracker with all its uses."""

    tracker: Tracker
    uses: list[Use]


def state_of(entry: Entry, tracker: Tracker | None, selection: PageSelection) -> State:
    """How an entry stands on a page; `tracker` is the one it belongs to."""
    if entry.uid in selection.left_out:
        return OUT
    if entry.uid in selection.uids_in_own_words:
        return LISTED
    if needs_ticking(entry, tracker):
        return OUT
    return LISTED if selection.words and entry.note.strip() else COUNTED


def needs_ticking(entry: Entry, tracker: Tracker | None) -> bool:
    """Whether only the person's choice of just this entry puts it on a page."""
    return entry.private or is_return(entry, tracker)


def is_return(entry: Entry, tracker: Tracker | None) -> bool:
    """Whether an entry is a return to use; on a cut-down tracker a use is a number like others."""
    return isinstance(entry, Use) and (tracker is None or tracker.limit is None)


def may_count_confidence(entry: Entry, selection: PageSelection) -> bool:
    """Whether a contact that may hold a sponsee's words is in the numbers; its words never are."""
    return not entry.private and entry.uid not in selection.left_out


def stops_counting(use: Use, tracker: Tracker, selection: PageSelection) -> bool:
    """Whether a use before a page keeps its days from being counted until it is ticked.

    It is private, or a return that reaches into the days of the page.
    """
    if use.on >= selection.since or tracker.private or tracker.archived:
        return False
    reaches = use.next_start is None or use.next_start > selection.since
    return use.private or (reaches and tracker.limit is None)


def countable(
    known: Iterable[TrackerUses], states: Mapping[str, State], selection: PageSelection
) -> list[TrackerUses]:
    """The trackers whose days may be counted on a page.

    Where a return stays hidden, no day is counted, of no tracker: a number would be false, or that
    it is missing would tell. What is within a limit is told all the same.

    Args:
        known: every tracker.
        states: how the entries of the page stand on it, and the uses that `stops_counting` found.
        selection: what the person wants on the page.
    """
    named = [one for one in known if _may_be_named(one.tracker, selection)]
    whole = [one for one in named if all(_is_told(use, states, selection) for use in one.uses)]
    if all(one in whole or one.tracker.limit for one in named):
        return whole
    return [one for one in whole if one.tracker.limit]


def _may_be_named(tracker: Tracker, selection: PageSelection) -> bool:
    return not (tracker.private or tracker.archived or tracker.start > selection.until)


def _is_told(use: Use, states: Mapping[str, State], selection: PageSelection) -> bool:
    """Whether who reads the page may know of a use, or it lies after the page."""
    if use.on > selection.until:
        return True
    unlisted: State = OUT if use.private or use.uid in selection.left_out else COUNTED
    return states.get(use.uid, unlisted) != OUT


@dataclass(frozen=True, slots=True)
class Confidences:
    """Whose words are whose: what a sponsee told is for nobody else to read."""

    reader: str
    """The name of the one who reads the page."""
    circle: frozenset[str]
    """The names of all who are or were in the circle, in small letters."""
    sponsee_until: Mapping[str, datetime]
    """Until when each of them was a sponsee, if they ever were."""

    def may_hold(self, entry: Entry) -> bool:
        """Whether an entry is a contact that may hold what a sponsee told.

        A name that is not in the circle may be that of a sponsee who was removed.
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
        """Whether something was promised to a sponsee."""
        to = promise.to.casefold()
        return to != self.reader.casefold() and to in self.sponsee_until
