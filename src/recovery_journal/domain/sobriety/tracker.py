"""What a person stays away from or cuts down, and each time they used."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import ClassVar

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import BadInput

VERBS_BY_KIND = {
    "alcohol": "drank",
    "benzodiazepine": "used",
    "opioid": "used",
    "stimulant": "used",
    "nicotine": "smoked",
    "cannabis": "smoked",
    "gambling": "gambled",
    "other": "used",
}
"""The kinds of tracker, each with the verb that is offered for it."""

HEADLINES = ("current", "total", "last 90", "none")
"""What stands large beside a tracker: the person chooses."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A cut-down goal: at most so much a day or a week, from a date."""

    amount: float
    """More than 0."""
    unit: str
    """What is counted, in the person's words ("drinks")."""
    per: str
    """"day" or "week"; a week starts on Monday."""
    since: date
    """The first day the limit holds."""

    def __post_init__(self) -> None:
        if not 0 < self.amount < 1e9:
            raise BadInput("A limit is a number above 0.")
        if self.per not in ("day", "week"):
            raise BadInput("A limit is for a day or for a week.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker:
    """One thing a person stays away from, or keeps below a limit."""

    name: str
    """The person's own name for it."""
    kind: str = "other"
    """One of VERBS; decides medical lines and whether money may be counted."""
    verb: str = "used"
    """The past tense of using it, in the person's words."""
    start: date
    """The first day without use, a plain local date; in the future it is a plan."""
    start_time: time | None = None
    """The local time on that day, for those who want to see hours."""
    limit: Limit | None = None
    """None: the goal is to stay away."""
    cents_per_day: int | None = None
    """Money not spent, in hundredths of `currency` a day; off until switched on."""
    currency: str = ""
    minutes_per_day: int | None = None
    """Time not spent, in minutes a day; off until switched on."""
    headline: str = "current"
    """One of HEADLINES."""
    private: bool = False
    """Its entries are private, and it is not named in a shell prompt."""
    position: int = 0
    """The order on Today, lowest first."""
    archived: bool = False
    """No longer shown, never forgotten."""
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
                raise BadInput("Money and time a day are numbers from 0 up.")

    def dated_limit(self, limit: Limit, today: date) -> Limit:
        """A goal that was said now, with the first day it holds.

        The same goal again holds as long as before. Another one holds from today, or from a start
        that is still to come, so no day that is over is held to a goal nobody had on it. A tracker
        keeps one goal: the days before stay written down with their amounts, but they are no
        longer counted as within the goal of that time or not.
        """
        now = self.limit
        same = now is not None and replace(limit, since=now.since) == now
        return replace(limit, since=now.since if now and same else max(self.start, today))


@dataclass(frozen=True, slots=True, kw_only=True)
class Use(Entry):
    """A return to use, or on a cut-down tracker simply a use with its amount.

    It covers the plain local dates from `on` up to, but not including, `next_start`.
    """

    kind: ClassVar[str] = "use"
    tag_roles: ClassVar[dict[str, str]] = {"triggers": "trigger", "feelings": "feeling"}

    tracker: int
    on: date
    """The first local date of use, never shifted by the start of the day."""
    next_start: date | None
    """The next first day without use; None while still using."""
    amount: float | None = None
    """How much, in the unit of the tracker's limit; None when unknown."""
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.next_start is not None and self.next_start <= self.on:
            raise BadInput("The next first day comes after the day of use.")
        if self.amount is not None and not 0 <= self.amount < 1e9:
            raise BadInput("An amount is a number from 0 up.")


def moment_of_use(on: date, now: datetime, zone: tzinfo) -> datetime:
    """Where a use stands among the entries: now when it is today's, else noon of its date."""
    if on == now.date():
        return now
    noon = datetime.combine(on, time(12), zone)
    return noon.replace(tzinfo=timezone(noon.utcoffset() or timedelta(0)))
