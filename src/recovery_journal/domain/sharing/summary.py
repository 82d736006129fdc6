"""What the entries of a few days come to in numbers, each with how many it rests on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from recovery_journal.domain.circle import Attended, Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.practice import Intention, Review

MOST = 2
"""How many triggers and how many strategies are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cravings:
    """The cravings of some days."""

    count: int
    average: float
    """The mean of their intensities."""
    strongest: int
    told: int
    """Of how many it is known how they ended."""
    passed: int
    triggers: tuple[tuple[str, int], ...]
    """What set them off most often, with how often."""
    tried: tuple[tuple[str, int, int], ...]
    """What was tried in those that passed: its name, how often that was, and how often in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All numbers of a page; None where there is nothing to count."""

    entries: int
    """How many entries all of it rests on."""
    cravings: Cravings | None
    moods: tuple[int, ...]
    """Every mood, lowest first."""
    sleep: tuple[float, ...]
    """The hours of every night that were written down, a number a day."""
    meetings: int
    contacts: int
    helped: int
    """How often the person was there for someone."""
    intentions: int
    told: int
    """Of how many of them it is known how they went."""
    kept: int
    partly: int

    @property
    def mood(self) -> float | None:
        """The median of the moods."""
        return median(self.moods) if self.moods else None

    @property
    def rest(self) -> float | None:
        """The mean of the nights."""
        return fmean(self.sleep) if self.sleep else None


@dataclass(frozen=True, slots=True)
class Day:
    """One day as it may be drawn; None where nothing is known."""

    day: date
    strongest: int | None
    """The strongest craving."""
    mood: float | None
    """The median mood."""


def by_day(entries: Iterable[Entry], since: date, until: date) -> tuple[Day, ...]:
    """Every day from the first to the last with its cravings and moods."""
    cravings: dict[date, list[int]] = defaultdict(list)
    moods: dict[date, list[int]] = defaultdict(list)
    for one in entries:
        day = one.day or one.at.date()
        if isinstance(one, Craving):
            cravings[day].append(one.intensity)
        elif isinstance(one, Mood):
            moods[day].append(one.mood)
    each = (since + timedelta(days=ahead) for ahead in range((until - since).days + 1))
    return tuple(
        Day(
            day,
            max(cravings[day]) if day in cravings else None,
            median(moods[day]) if day in moods else None,
        )
        for day in each
    )


def tally(entries: Sequence[Entry]) -> Tally:
    """Count the entries that may be counted."""
    met = [one for one in entries if isinstance(one, Contact | Attended)]
    went = [one.went for one in entries if isinstance(one, Intention)]
    return Tally(
        entries=len(entries),
        cravings=_cravings([one for one in entries if isinstance(one, Craving)]),
        moods=tuple(sorted(one.mood for one in entries if isinstance(one, Mood))),
        sleep=_nights(one for one in entries if isinstance(one, Mood | Review)),
        meetings=sum(isinstance(one, Attended) for one in met),
        contacts=sum(isinstance(one, Contact) for one in met),
        helped=sum(one.helped for one in met),
        intentions=len(went),
        told=len(went) - went.count(None),
        kept=went.count("kept"),
        partly=went.count("partly"),
    )


def _cravings(found: Sequence[Craving]) -> Cravings | None:
    if not found:
        return None
    passed = [one for one in found if one.outcome == "passed"]
    tried, well = _names(found, "strategies"), _names(passed, "strategies")
    return Cravings(
        count=len(found),
        average=fmean(one.intensity for one in found),
        strongest=max(one.intensity for one in found),
        told=sum(one.outcome is not None for one in found),
        passed=len(passed),
        triggers=tuple(_names(found, "triggers").most_common(MOST)),
        tried=tuple((name, times, tried[name]) for name, times in well.most_common(MOST)),
    )


def _names(found: Iterable[Craving], field: str) -> Counter[str]:
    """How many cravings have each tag; one written with other capitals is the same tag."""
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for craving in found:
        for name in getattr(craving, field):
            counted[spelled.setdefault(name.casefold(), name)] += 1
    return counted


def _nights(found: Iterable[Mood | Review]) -> tuple[float, ...]:
    """The sleep of each day, the mean where it was written down more than once."""
    days: dict[date, list[float]] = defaultdict(list)
    for one in found:
        if one.sleep is not None:
            days[one.day or one.at.date()].append(one.sleep)
    return tuple(fmean(hours) for _, hours in sorted(days.items()))
