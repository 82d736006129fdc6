"""A page for one person about a few days: what may stand on it, and what the writer lets."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_journal.domain.circle import Contact, Promise
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sharing.share import FAMILY
from recovery_journal.domain.sharing.share import PageSelection as PageSelection
from recovery_journal.domain.sharing.summary import DaySummary, summarize_days
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.exchange.sharing.page_text import (
    CountedTracker,
    PageContent,
    promised_to_reader,
    render_page,
)
from recovery_journal.store.journal import Journal
from recovery_journal.words.format.entries import record_title
from recovery_journal.words.format.journal import short

OUT, COUNTED, LISTED = "out", "counted", "listed"
"""An entry is not on the page; it is in the numbers; or it stands there itself, with its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that may be ticked, and how it stands now."""

    uid: str
    id: int
    kind: str
    """The kind of the entry, "promise" or "plan"."""
    day: date | None
    line: str
    """What it says in numbers, in a line; a promise or a plan in full."""
    words: str
    """The person's own words, as they are."""
    private: bool
    needs_ticking: bool
    """It stands there by ticking alone: what is private, a return, a plan."""
    state: str
    """OUT, COUNTED or LISTED."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it would be handed on now."""

    choice: PageSelection
    text: str
    """The whole of it in Markdown."""
    offers: tuple[Offer, ...]
    """What may be ticked, newest first; promises to the reader and plans last."""
    days: tuple[DaySummary, ...]
    """What may be drawn; nothing when the preset shows none."""

    @property
    def included_uids(self) -> tuple[str, ...]:
        """The uids of what has a part in it."""
        return tuple(one.uid for one in self.offers if one.state != OUT)

    @property
    def private_included(self) -> tuple[Offer, ...]:
        """What is private and has a part in it all the same."""
        return tuple(one for one in self.offers if one.private and one.state != OUT)

    @property
    def private_left_out(self) -> int:
        """How many private entries of these days have no part in it."""
        return sum(one.private and one.state == OUT for one in self.offers)


def prepare_page(journal: Journal, choice: PageSelection, today: date) -> Page:
    """The page that a choice makes of a journal.

    Nothing private is in it, and no return, unless it is ticked. Where a return stays hidden, no
    day is counted, of no tracker: a number would be false, or its absence would tell. What a
    sponsee told is on no page for anybody else.
    """
    trackers = {one.id: one for one in journal.trackers.all(archived=True)}
    told = SponseeConfidences(journal, choice.who)
    written = journal.entries.page(Filter(since=choice.since, until=choice.until), limit=-1)
    uses = {one: journal.entries.uses(one) for one in trackers}
    before = [
        use
        for number in uses
        for use in uses[number]
        if _keeps_days_uncounted(use, trackers, choice)
    ]
    theirs = [one for one in written if told.may_hold_confidence(one)]
    own = [one for one in written if not told.may_hold_confidence(one)]
    plans = [] if choice.preset == FAMILY else journal.plans.all()
    promises = [one for one in journal.promises.all() if not told.is_promised_to_sponsee(one)]
    named = [] if choice.preset == FAMILY else promised_to_reader(promises, choice)
    states = {one.uid: _state(one, trackers, choice) for one in (*own, *before)}
    states |= {plan.uid: LISTED if plan.uid in choice.uids_in_own_words else OUT for plan in plans}
    states |= {one.uid: OUT if one.uid in choice.left_out else LISTED for one in named}
    counted = [one for one in own if states[one.uid] != OUT]
    helped = [one for one in theirs if not one.private and one.uid not in choice.left_out]
    found = PageContent(
        choice=choice,
        today=today,
        counted_trackers=_countable_trackers(
            [CountedTracker(trackers[number], uses[number]) for number in uses], states, choice
        ),
        trackers=trackers,
        counted=[*counted, *helped],
        returns=_returns([*own, *before], trackers, states),
        listed=[one for one in reversed(own) if states[one.uid] == LISTED],
        promises=[one for one in promises if one.uid not in choice.left_out],
        plans=[plan for plan in plans if states[plan.uid] == LISTED],
        names_to_blur=_names_to_blur(journal, written, choice) if choice.blur else None,
    )
    return Page(
        choice=choice,
        text=render_page(found),
        offers=(
            *(_entry_offer(one, trackers, states) for one in (*own, *before)),
            *(_promise_offer(one, states) for one in named),
            *(_plan_offer(plan, states) for plan in plans),
        ),
        days=() if choice.preset == FAMILY else summarize_days(counted, choice.since, choice.until),
    )


def _state(entry: Entry, trackers: dict[int, Tracker], choice: PageSelection) -> str:
    if entry.uid in choice.left_out:
        return OUT
    if entry.uid in choice.uids_in_own_words:
        return LISTED
    if entry.private or _is_return(entry, trackers):
        return OUT
    return LISTED if choice.words and entry.note.strip() else COUNTED


def _is_return(entry: Entry, trackers: dict[int, Tracker]) -> bool:
    """Whether it is a use that closes a period; towards a limit it is a number like others."""
    tracker = trackers.get(entry.tracker or 0)
    return isinstance(entry, Use) and (tracker is None or tracker.limit is None)


def _keeps_days_uncounted(use: Use, trackers: dict[int, Tracker], choice: PageSelection) -> bool:
    """Whether a use before these days keeps days from being counted.

    It is hidden, or it reaches into these days.
    """
    tracker = trackers[use.tracker]
    reaches = use.next_start is None or use.next_start > choice.since
    hidden = use.private or (reaches and tracker.limit is None)
    return use.on < choice.since and hidden and not (tracker.private or tracker.archived)


def _countable_trackers(
    all_of_them: list[CountedTracker], states: dict[str, str], choice: PageSelection
) -> list[CountedTracker]:
    """The trackers that may stand there; no day is counted where a return is hidden."""
    named = [
        one
        for one in all_of_them
        if not (one.tracker.private or one.tracker.archived or one.tracker.start > choice.until)
    ]
    known = [one for one in named if _all_known(one, states, choice)]
    hidden = any(one.tracker.limit is None for one in named if one not in known)
    return [one for one in known if one.tracker.limit is not None] if hidden else known


def _all_known(one: CountedTracker, states: dict[str, str], choice: PageSelection) -> bool:
    """Whether who reads the page may know of all uses of a tracker."""
    return all(
        use.on > choice.until
        or states.get(use.uid, OUT if use.private or use.uid in choice.left_out else COUNTED) != OUT
        for use in one.uses
    )


def _returns(
    entries: Iterable[Entry], trackers: dict[int, Tracker], states: dict[str, str]
) -> list[Use]:
    """The returns that stand on the page, oldest first."""
    found = [
        one
        for one in entries
        if isinstance(one, Use) and _is_return(one, trackers) and states[one.uid] == LISTED
    ]
    return sorted(found, key=lambda use: (use.on, use.at))


class SponseeConfidences:
    """Whose words are whose: what a sponsee told is for nobody else to read."""

    def __init__(self, journal: Journal, who: str) -> None:
        people = (*journal.people.all(archived=True), *journal.people.trashed())
        self._reader = who.casefold()
        self._known = {one.name.casefold() for one in people}
        self._until = journal.people.sponsee_ends()

    def may_hold_confidence(self, entry: Entry) -> bool:
        """Whether a contact may hold what a sponsee told.

        A name that is not in the circle may be that of a sponsee who was removed.
        """
        if not isinstance(entry, Contact):
            return False
        others = {name.casefold() for name in entry.people} - {self._reader}
        return not others <= self._known or any(
            entry.at < self._until[name] for name in others & {*self._until}
        )

    def is_promised_to_sponsee(self, promise: Promise) -> bool:
        """Whether something was promised to a sponsee."""
        to = promise.to.casefold()
        return to != self._reader and to in self._until


def _entry_offer(entry: Entry, trackers: dict[int, Tracker], states: dict[str, str]) -> Offer:
    return Offer(
        uid=entry.uid,
        id=entry.id,
        kind=entry.kind,
        day=entry.day,
        line="" if isinstance(entry, Note) else short(entry, trackers.get(entry.tracker or 0)),
        words="" if isinstance(entry, Intention) else entry.note,
        private=entry.private,
        needs_ticking=entry.private or _is_return(entry, trackers),
        state=states[entry.uid],
    )


def _promise_offer(promise: Promise, states: dict[str, str]) -> Offer:
    return Offer(
        uid=promise.uid,
        id=promise.id,
        kind="promise",
        day=promise.day,
        line=record_title(promise),
        words="",
        private=False,
        needs_ticking=False,
        state=states[promise.uid],
    )


def _plan_offer(plan: Plan, states: dict[str, str]) -> Offer:
    return Offer(
        uid=plan.uid,
        id=plan.id,
        kind="plan",
        day=None,
        line=record_title(plan),
        words="",
        private=False,
        needs_ticking=True,
        state=states[plan.uid],
    )


def _names_to_blur(
    journal: Journal, written: Sequence[Entry], choice: PageSelection
) -> re.Pattern[str] | None:
    """All names that are to be initials: those of the circle, and those on these entries."""
    people = (*journal.people.all(archived=True), *journal.people.trashed())
    tags = [tag for one in written for tag in one.tags()]
    names = {one.name for one in people} | {one.to for one in journal.promises.all()}
    names |= {name for role, name in tags if role == "person"}
    names |= {name.partition(" ")[0] for name in names}
    # Whom one was with may be a name, or a word such as friends.
    names |= {name for role, name in tags if role == "company" and name[:1].isupper()}
    theirs = choice.who.casefold()
    reader = {"", theirs, theirs.partition(" ")[0]}
    hidden = sorted((name for name in names if name.casefold() not in reader), key=len)
    if not hidden:
        return None
    either = "|".join(map(re.escape, reversed(hidden)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
