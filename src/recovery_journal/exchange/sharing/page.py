"""Build a page for one reader from the journal and from what the user chose."""

from collections.abc import Iterable, Sequence
from datetime import date

from recovery_journal.domain.circle import Promise
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sharing.initials import Initials, NameMark, split_marks
from recovery_journal.domain.sharing.privacy import (
    LISTED,
    OUT,
    Confidences,
    State,
    TrackerUses,
    countable,
    is_return,
    may_count_confidence,
    needs_ticking,
    state_of,
    stops_counting,
    withheld,
)
from recovery_journal.domain.sharing.share import FAMILY, PageSelection
from recovery_journal.domain.sharing.summary import DaySummary, summarize_days
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import CannotBeRead
from recovery_journal.exchange.sharing.page_text import (
    PageContent,
    promised_to_reader,
    render_page,
)
from recovery_journal.store.journal import Journal
from recovery_journal.words import damage
from recovery_journal.words.format.entries import record_title
from recovery_journal.words.format.journal import short


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something the user can put on the page, and its current state."""

    uid: str
    id: int
    kind: str
    """The kind of the entry, "promise" or "plan"."""
    day: date | None
    line: str
    """Its numbers in one line, or the whole promise or plan."""
    words: str
    """The user's own words, unchanged."""
    private: bool
    needs_ticking: bool
    """Included only if ticked: private entries, returns and plans."""
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it would be shared now."""

    selection: PageSelection
    text: str
    """The whole page in Markdown."""
    name_marks: tuple[NameMark, ...]
    """The initials in it and what may still be names, for the user only; empty without initials."""
    offers: tuple[Offer, ...]
    """What can be ticked, newest first; promises to the reader and plans last."""
    days: tuple[DaySummary, ...]
    """The data of the charts; empty if the preset has none."""
    withheld: tuple[Tracker, ...]
    """Trackers that aren't on it because something is private, for the user only."""

    @property
    def included_uids(self) -> tuple[str, ...]:
        return tuple(one.uid for one in self.offers if one.state != OUT)

    @property
    def private_included(self) -> tuple[Offer, ...]:
        """Return what is included although it's private."""
        return tuple(one for one in self.offers if one.private and one.state != OUT)

    @property
    def private_left_out(self) -> int:
        """Return how many private entries of these days aren't included."""
        return sum(one.private and one.state == OUT for one in self.offers)


def prepare_page(journal: Journal, selection: PageSelection, today: date) -> Page:
    """Build the page for a selection.

    Private entries and returns are included only if ticked. While any return stays hidden, no
    tracker's days are counted: the number would be false, or its absence would give the return
    away. What a sponsee confided is never on anybody else's page.
    """
    trackers = {one.id: one for one in journal.trackers.all(archived=True)}
    uses = {number: journal.counted_uses(tracker) for number, tracker in trackers.items()}
    before = [
        use
        for number, tracker in trackers.items()
        for use in uses[number]
        if stops_counting(use, tracker, selection)
    ]
    days = Filter(since=selection.since, until=selection.until)
    written = journal.entries.page(days, limit=-1)
    journal.entries.note_missing(days, len(written), sum(one.id for one in written))
    confidences = _confidences(journal, selection.who)
    theirs = [one for one in written if confidences.may_hold(one)]
    own = [one for one in written if not confidences.may_hold(one)]
    plans = [] if selection.preset == FAMILY else journal.plans.all()
    promises = [one for one in journal.promises.all() if not confidences.is_with_sponsee(one)]
    named = [] if selection.preset == FAMILY else promised_to_reader(promises, selection)
    states: dict[str, State] = {
        one.uid: state_of(one, trackers.get(one.tracker or 0), selection) for one in (*own, *before)
    }
    states |= {
        plan.uid: LISTED if plan.uid in selection.uids_in_own_words else OUT for plan in plans
    }
    states |= {one.uid: OUT if one.uid in selection.left_out else LISTED for one in named}
    counted = [one for one in own if states[one.uid] != OUT]
    helped = [one for one in theirs if may_count_confidence(one, selection)]
    known = [TrackerUses(trackers[number], uses[number]) for number in uses]
    counted_trackers = countable(known, states, selection)
    found = PageContent(
        selection=selection,
        today=today,
        week_starts_on=journal.settings.read().week_starts_on,
        counted_trackers=counted_trackers,
        trackers=trackers,
        counted=[*counted, *helped],
        returns=_returns([*own, *before], trackers, states),
        listed=[one for one in reversed(own) if states[one.uid] == LISTED],
        promises=[one for one in promises if one.uid not in selection.left_out],
        plans=[plan for plan in plans if states[plan.uid] == LISTED],
        initials=_initials(journal, written, selection, trackers) if selection.blur else None,
    )
    text, name_marks = split_marks(render_page(found))
    return Page(
        selection=selection,
        text=text,
        name_marks=name_marks,
        offers=(
            *(_entry_offer(one, trackers, states) for one in (*own, *before)),
            *(_promise_offer(one, states) for one in named),
            *(_plan_offer(plan, states) for plan in plans),
        ),
        days=()
        if selection.preset == FAMILY
        else summarize_days(counted, selection.since, selection.until),
        withheld=tuple(withheld(known, counted_trackers, selection)),
    )


def _returns(
    entries: Iterable[Entry], trackers: dict[int, Tracker], states: dict[str, State]
) -> list[Use]:
    """Return the returns listed on the page, oldest first."""
    found = [
        one
        for one in entries
        if isinstance(one, Use)
        and is_return(one, trackers.get(one.tracker))
        and states[one.uid] == LISTED
    ]
    return sorted(found, key=lambda use: (use.on, use.at))


def _confidences(journal: Journal, reader: str) -> Confidences:
    names = frozenset(name.casefold() for name in _circle(journal))
    if "person" in journal.unreadable_tables:
        raise CannotBeRead(damage.NO_PAGE)
    return Confidences(reader, names, journal.people.sponsee_ends())


def _circle(journal: Journal) -> list[str]:
    """Return the names of everyone in the circle, including archived and trashed people."""
    people = journal.people
    return [one.name for one in (*people.all(archived=True), *people.trashed())]


def _initials(
    journal: Journal,
    written: Sequence[Entry],
    selection: PageSelection,
    trackers: dict[int, Tracker],
) -> Initials:
    circle = [*_circle(journal), *(one.to for one in journal.promises.all())]
    named = (tracker.name for tracker in trackers.values())
    return Initials(circle, written, selection.who, named)


def _entry_offer(entry: Entry, trackers: dict[int, Tracker], states: dict[str, State]) -> Offer:
    tracker = trackers.get(entry.tracker or 0)
    line = "" if isinstance(entry, Note) else short(entry, tracker)
    if isinstance(entry, Use) and tracker:
        line = f"{line} ({tracker.name})"
    return Offer(
        uid=entry.uid,
        id=entry.id,
        kind=entry.kind,
        day=entry.day,
        line=line,
        words="" if isinstance(entry, Intention) else entry.note,
        private=entry.private,
        needs_ticking=needs_ticking(entry, tracker),
        state=states[entry.uid],
    )


def _promise_offer(promise: Promise, states: dict[str, State]) -> Offer:
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


def _plan_offer(plan: Plan, states: dict[str, State]) -> Offer:
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
