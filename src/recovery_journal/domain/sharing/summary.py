"""The entries of a few days in numbers, each with its basis."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, median

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.insights.ties import take_highest
from recovery_journal.domain.practice import Intention, Review

MAX_NAMED_TAGS = 2
"""How many triggers and how many strategies are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CravingSummary:
    count: int
    mean_intensity: float
    strongest: int
    outcomes_known: int
    """How many have a known outcome."""
    passed: int
    triggers: tuple[tuple[str, int], ...]
    """The most common triggers, with counts."""
    tried_when_passed: tuple[tuple[str, int, int], ...]
    """Strategies tried when a craving passed: name, how often then, and how often in total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySummary:
    """All numbers of a page; None where there is nothing to count."""

    entries: int
    """The number of entries it's based on."""
    cravings: CravingSummary | None
    moods: tuple[int, ...]
    """Every mood, lowest first."""
    nightly_sleep_hours: tuple[float, ...]
    """One value per night with logged sleep."""
    meetings: int
    contacts: int
    times_helped: int
    """How often the user was there for someone."""
    intentions: int
    intentions_answered: int
    """How many intentions have a known outcome."""
    intentions_kept: int
    intentions_partly: int

    @property
    def median_mood(self) -> float | None:
        return median(self.moods) if self.moods else None

    @property
    def mean_sleep_hours(self) -> float | None:
        return fmean(self.nightly_sleep_hours) if self.nightly_sleep_hours else None


@dataclass(frozen=True, slots=True)
class DaySummary:
    """One day of a chart; None where unknown."""

    day: date
    strongest_craving: int | None
    median_mood: float | None


def summarize_days(entries: Iterable[Entry], since: date, until: date) -> tuple[DaySummary, ...]:
    """Return every day from `since` to `until` with its cravings and moods."""
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
        DaySummary(
            day,
            max(cravings[day]) if day in cravings else None,
            median(moods[day]) if day in moods else None,
        )
        for day in each
    )


def summarize(entries: Sequence[Entry]) -> EntrySummary:
    met = [one for one in entries if isinstance(one, Contact | AttendedMeeting)]
    went = [one.went for one in entries if isinstance(one, Intention)]
    return EntrySummary(
        entries=len(entries),
        cravings=_summarize_cravings([one for one in entries if isinstance(one, Craving)]),
        moods=tuple(sorted(one.mood for one in entries if isinstance(one, Mood))),
        nightly_sleep_hours=_sleep_by_night(
            one for one in entries if isinstance(one, Mood | Review)
        ),
        meetings=sum(isinstance(one, AttendedMeeting) for one in met),
        contacts=sum(isinstance(one, Contact) for one in met),
        times_helped=sum(one.helped for one in met),
        intentions=len(went),
        intentions_answered=len(went) - went.count(None),
        intentions_kept=went.count("kept"),
        intentions_partly=went.count("partly"),
    )


def _summarize_cravings(found: Sequence[Craving]) -> CravingSummary | None:
    if not found:
        return None
    passed = [one for one in found if one.outcome == "passed"]
    tried, well = _count_tags(found, "strategies"), _count_tags(passed, "strategies")
    return CravingSummary(
        count=len(found),
        mean_intensity=fmean(one.intensity for one in found),
        strongest=max(one.intensity for one in found),
        outcomes_known=sum(one.outcome is not None for one in found),
        passed=len(passed),
        triggers=tuple(
            take_highest(
                _count_tags(found, "triggers").most_common(), MAX_NAMED_TAGS, lambda one: one[1]
            )
        ),
        tried_when_passed=tuple(
            (name, times, tried[name]) for name, times in well.most_common(MAX_NAMED_TAGS)
        ),
    )


def _count_tags(found: Iterable[Craving], field: str) -> Counter[str]:
    """Count the cravings with each tag, ignoring case."""
    spelled: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for craving in found:
        for name in getattr(craving, field):
            counted[spelled.setdefault(name.casefold(), name)] += 1
    return counted


def _sleep_by_night(found: Iterable[Mood | Review]) -> tuple[float, ...]:
    """Return the sleep of each day, averaged if logged more than once."""
    days: dict[date, list[float]] = defaultdict(list)
    for one in found:
        if one.sleep is not None:
            days[one.day or one.at.date()].append(one.sleep)
    return tuple(fmean(hours) for _, hours in sorted(days.items()))
