"""Parts of the day and weekdays on which cravings are more frequent than on others."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from statistics import fmean

from recovery_journal.domain.calendar_names import PARTS_OF_DAY, WEEKDAYS, part_of_day
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import weekday_numbers
from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.statistics import binomial_tail, shuffle_days

DEFAULT_WAKING_HOURS = (7, 23)
"""Waking hours by default; in the user's own, the second may be past midnight."""

PRIOR_DAYS = 2
"""How many days at the user's average rate are added to each rate: few days say little."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of the day, or one weekday."""

    name: str
    """A key of PARTS_OF_DAY, or one of WEEKDAYS in lower case."""
    cravings: int
    days: int
    """The number of observed days it could have occurred on."""
    expected: float
    """The number of cravings if they were spread evenly."""
    rate: float | None
    """Cravings a day, shrunk towards the average; None without an observed day."""
    more: bool
    """More than chance alone would explain."""


@dataclass(frozen=True, slots=True)
class Rates:
    """All parts of the day or all weekdays, and their basis."""

    cells: tuple[Cell, ...]
    cravings: int
    days: int
    first: date
    last: date


def by_part_of_day(
    written: History, waking: tuple[int, int] = DEFAULT_WAKING_HOURS
) -> Rates | TooFew:
    """Compare cravings by part of the day to an even spread over the waking hours.

    A part with w of the W waking hours is expected to have N w / W of the N cravings. Nothing is
    ever called less than usual. Cravings outside the waking hours count towards N but never make a
    part stand out. A part stands out by the number of days on which it had a craving, however many
    there were, because several in one evening are often one hard evening.
    """
    count, days = len(written.cravings), len(written.days)
    few = minimums.first_unmet(
        (count, minimums.PART_OF_DAY_CRAVINGS, "craving"), (days, minimums.PART_OF_DAY_DAYS, "day")
    )
    if few is not None:
        return few
    awake = waking_hours(waking)
    hours = Counter(part_of_day(hour) for hour in awake)
    found = Counter(part_of_day(one.hour) for one in written.cravings)
    with_cravings = Counter(one.day for one in written.cravings)
    hit = Counter(
        part
        for _, part in {
            (one.day, part_of_day(one.hour)) for one in written.cravings if one.hour in awake
        }
    )
    bar = minimums.MAX_FALSE_CLAIMS / len(PARTS_OF_DAY)

    def stands_out(part: str) -> bool:
        """Test the days hit; a binomial with their mean chance has at least as long a tail."""
        missed = 1 - hours[part] / len(awake)
        chance = fmean(1 - missed**number for number in with_cravings.values())
        return binomial_tail(hit[part], len(with_cravings), chance) < bar

    cells = (
        _cell(part, found[part], days, count * hours[part] / len(awake), more=stands_out(part))
        for part in PARTS_OF_DAY
    )
    return _rates(written, cells)


def by_weekday(written: History, week_starts_on: str = "monday") -> Rates | TooFew:
    """Compare cravings by local weekday to an even spread over the observed days.

    A weekday with d of the D observed days is expected to have N d / D of the N cravings. It stands
    out if whole days in any other order would hardly ever give it as many.
    """
    count, total = len(written.cravings), len(written.days)
    few = minimums.first_unmet(
        (count, minimums.ENTRIES_FOR_A_COUNT, "craving"), (total, minimums.WEEKDAY_DAYS, "day")
    )
    if few is not None:
        return few
    with_cravings = Counter(one.day for one in written.cravings)
    counts: defaultdict[int, list[int]] = defaultdict(list)  # of each observed day, by weekday
    for day in sorted(written.days):
        counts[day.weekday()].append(with_cravings[day])
    bar = minimums.MAX_FALSE_CLAIMS / len(WEEKDAYS)

    def cell(at: int) -> Cell:
        these = counts[at]
        others = [number for other in counts if other != at for number in counts[other]]
        expected = len(these) * count / total
        more = sum(these) > expected and shuffle_days(these, others, bar)
        return _cell(WEEKDAYS[at].casefold(), sum(these), len(these), expected, more=more)

    return _rates(written, map(cell, weekday_numbers(week_starts_on)))


def waking_hours(waking: tuple[int, int]) -> frozenset[int]:
    """Return the hours from the first up to, but excluding, the second; all 24 if equal."""
    first, end = waking
    return frozenset((first + number) % 24 for number in range((end - first - 1) % 24 + 1))


def _cell(name: str, count: int, days: int, expected: float, *, more: bool) -> Cell:
    rate = (count + PRIOR_DAYS * expected / days) / (days + PRIOR_DAYS) if days else None
    return Cell(name, count, days, expected, rate, more)


def _rates(written: History, cells: Iterable[Cell]) -> Rates:
    return Rates(
        tuple(cells), len(written.cravings), len(written.days), written.first, written.last
    )
