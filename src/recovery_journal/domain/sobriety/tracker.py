"""What the user quits or cuts down on, and each time they used."""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import with_fixed_offset
from recovery_journal.errors import BadInput

VERBS_BY_KIND = {
    "alcohol": "drank",
    "benzodiazepine": "used",
    "opioid": "used",
    "stimulant": "used",
    "nicotine": "smoked",
    "caffeine": "had",
    "cannabis": "smoked",
    "gambling": "gambled",
    "self-harm": "hurt myself",
    "other": "used",
}
"""The kinds of trackers, each with its suggested verb."""

HEADLINES = ("current", "total", "last 90", "none")
"""What Today can show large for a tracker."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A cut-down goal: at most so much per day or week, from a date on."""

    amount: float
    """More than 0."""
    unit: str
    """What is counted, in the user's words ("drinks")."""
    per: str
    """"day" or "week"; a week starts on the day in the settings."""
    since: date
    """The first day the limit applies."""

    def __post_init__(self) -> None:
        if not 0 < self.amount < 1e9:
            raise BadInput("A limit is a number above 0.")
        if self.per not in ("day", "week"):
            raise BadInput("A limit is for a day or for a week.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """Something the user abstains from, or keeps below a limit."""

    name: str
    """The user's own name for it."""
    kind: str = "other"
    """A key of VERBS_BY_KIND; selects medical facts, and whether money can be counted."""
    verb: str = "used"
    """The past tense of using it, in the user's words."""
    start: date
    """The first day without use, a plain local date; a future one is a plan."""
    start_time: time | None = None
    """The local time on that day, for users who want to see hours."""
    limit: Limit | None = None
    """None if the goal is abstinence."""
    cents_per_day: int | None = None
    """Money saved, in hundredths of `currency`; None if off."""
    currency: str = ""
    minutes_per_day: int | None = None
    """Time saved; None if off."""
    headline: str = "current"
    private: bool = False
    """Its entries are private, and a shell prompt doesn't name it."""
    position: int = 0
    """The order on Today, lowest first."""
    archived: bool = False
    """No longer shown, but kept."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A tracker needs a name.")
        if self.kind not in VERBS_BY_KIND:
            raise BadInput(f"The kind of a tracker is one of: {', '.join(VERBS_BY_KIND)}.")
        if self.headline not in HEADLINES:
            raise BadInput(f"A headline is one of: {', '.join(HEADLINES)}.")
        if self.kind == "gambling" and (self.cents_per_day or self.minutes_per_day):
            raise BadInput("Money and time are not counted for gambling.")
        for amount in (self.cents_per_day, self.minutes_per_day):
            if amount is not None and not 0 <= amount < 1_000_000_000:
                raise BadInput("Money and time per day can't be below 0, or that large.")

    def is_planned(self, today: date) -> bool:
        """Return whether it only begins on a later day."""
        return (self.limit.since if self.limit else self.start) > today

    def dated_limit(self, limit: Limit, today: date) -> Limit:
        """Return a newly given goal with the first day it applies.

        An unchanged goal keeps its date. A new one applies from today, or from a start in the
        future, so that no past day is held to a goal it didn't have. A tracker keeps a single goal:
        earlier days keep their amounts, but no longer count as within or above the goal of their
        time.
        """
        now = self.limit
        same = now is not None and replace(limit, since=now.since) == now
        return replace(limit, since=now.since if now and same else max(self.start, today))


def only_begun(trackers: Iterable[Tracker], today: date) -> Tracker | None:
    """Return the tracker a use is of when none is named: the only one that isn't just planned.

    If there are several, only the user can say which.
    """
    begun = [one for one in trackers if not one.is_planned(today)]
    return begun[0] if len(begun) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use(Entry):
    """A return to use; on a cut-down tracker simply a use with its amount.

    It covers the plain local dates from `on` up to, but excluding, `next_start`.
    """

    kind: ClassVar[str] = "use"
    tag_roles: ClassVar[dict[str, str]] = {"triggers": "trigger", "feelings": "feeling"}

    tracker: int
    on: date
    """The first local day of use; a later change of the start of the day doesn't move it."""
    next_start: date | None
    """The next first day without use; None while still using."""
    amount: float | None = None
    """In the unit of the tracker's limit; None if unknown, 0 for a day marked as dry."""
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.next_start is not None and self.next_start <= self.on:
            raise BadInput("The next first day comes after the day of use.")
        if self.amount is not None and not 0 <= self.amount < 1e9:
            raise BadInput("An amount is a number from 0 to 999,999,999.")

    @property
    def is_dry_day(self) -> bool:
        """Return whether it marks a day without use, while cutting down."""
        return self.amount == 0


def trackers_for(trackers: Iterable[Tracker], *, dry_day: bool) -> list[Tracker]:
    """Return the trackers a use can be about; a dry day needs one with a limit."""
    return [one for one in trackers if one.limit is not None or not dry_day]


def that_count(uses: Iterable[Use], tracker: Tracker) -> list[Use]:
    """Return the uses that count: without a limit, a day marked as dry before isn't a use."""
    return [one for one in uses if tracker.limit is not None or not one.is_dry_day]


def moment_of_use(on: date, today: date, now: datetime, zone: tzinfo) -> datetime:
    """Return when a use is listed among the entries: now if it's today's, else noon of its date."""
    if on == today:
        return now
    return with_fixed_offset(datetime.combine(on, time(12), zone))
