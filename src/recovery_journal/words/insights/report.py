"""Each section of the insights: its title, its sentence, and the rows of its chart."""

from typing import NamedTuple, TypeVar

from recovery_journal.domain.insights.cooccurrence import Pairs
from recovery_journal.domain.insights.differences import Differences
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.rates import Rates
from recovery_journal.domain.insights.report import Finding, Section
from recovery_journal.domain.insights.trend import Trend
from recovery_journal.domain.insights.triggers import TriggerCounts
from recovery_journal.domain.strategies.ranking import (
    EasingRanking,
    OutcomeRanking,
    StrategyEasing,
    StrategyOutcomes,
)
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings as words

OVER_THE_YEAR, WHEN = "How strong, over the year", "When"
ONE_CELL_AN_HOUR = "one cell an hour"
SECTION_TITLES = {
    "trend": "The last 14 days with an entry",
    "over time": "Cravings over time",
    "part of the day": "By part of the day",
    "weekday": "By weekday",
    "triggers": "Triggers",
    "together": "What tends to go together",
    "went well": "What went well before",
    "came down": "How strong it was afterwards",
    "mood": "Mood by day, 1 to 5",
    "halt": "Hungry, angry, lonely, tired",
    "sleep": "After a short night",
}
COMPARED = {
    "trend": "the last 14 days with the 14 before",
    "part of the day": "parts of the day",
    "weekday": "weekdays",
    "together": "what goes together with a part of the day",
    "halt": "hungry, angry, lonely, tired",
    "sleep": "short nights",
}
"""What a section compares; "went well" says for itself that no strategy stands out."""
NOTHING_STANDS_OUT = "Nothing stands out yet, and that is normal. Compared so far:"
NOTHING_ELSE = "Nothing else stands out so far. Also compared:"
BASIS_NOTE = (
    "Days without an entry are unknown. Hard weeks often bring more entries; that doesn't mean "
    "recovery is going worse."
)
NOTHING_YET = (
    "There is nothing to say yet. From three cravings or moods on, this page shows what they have "
    "in common, each time with its count."
)
MOST_ROWS = 8


Ranked = TypeVar("Ranked", bound=StrategyOutcomes | StrategyEasing)


class BarRow(NamedTuple):
    """One bar, with the text before and after it."""

    label: str
    value: float
    note: str


def coverage(written: History) -> str:
    """Say once how much everything is based on; empty without an entry.

    "220 cravings, 346 moods, 386 days with an entry, 18 Oct 2025 to 22 Nov 2026."
    """
    if not written.days:
        return ""
    counts = (
        numbers.count(len(written.cravings), "craving"),
        numbers.count(len(written.moods), "mood"),
        f"{numbers.days(len(written.days))} with an entry",
        words.date_range(written.first, written.last),
    )
    return f"{', '.join(counts)}."


def section_sentence(section: Section, this_year: int) -> str:
    """Return a section's sentence; empty if it has too little to say, or found no difference."""
    match section.found:
        case Trend() as found:
            return words.trend(found, this_year)
        case OverTime() as found:
            return words.over_time(found, this_year)
        case Rates() as found:
            say = words.weekdays if section.name == "weekday" else words.parts_of_day
            return say(found)
        case TriggerCounts() as found:
            return words.triggers(found)
        case Pairs() as found:
            return words.together(found)
        case OutcomeRanking() as found:
            return words.went_well(found)
        case EasingRanking() as found:
            return words.drops(found)
        case DailyMoods() as found:
            return words.moods(found)
        case Differences() as found:
            return words.differences(found)
        case TooFew():
            return ""


def nothing_stands_out(sections: tuple[Section, ...]) -> str:
    """Say once what was compared without finding a difference; empty if that is nothing.

    "Nothing stands out yet, and that is normal. Compared so far: weekdays; short nights."
    """
    quiet = [_compared(one) for one in sections if one.stands_out is False and one.name in COMPARED]
    if not quiet:
        return ""
    listed = f"{'; '.join(quiet)}."
    if any(one.stands_out for one in sections):
        return f"{NOTHING_ELSE} {listed}"
    return f"{NOTHING_STANDS_OUT} {listed}"


def _compared(section: Section) -> str:
    """Name what was compared, with its count where only some entries have an answer."""
    name = COMPARED[section.name]
    match section.found:
        case Pairs(cravings=count):
            return f"{name} ({numbers.count(count, 'craving')})"
        case Differences(values=count) if section.name == "halt":
            return f"{name} ({numbers.count(count, 'craving')})"
        case Differences(values=count):
            return f"{name} ({numbers.count(count, 'entry', 'entries')})"
    return name


def bar_rows(found: Finding | TooFew, *, short: bool = False) -> list[BarRow]:
    """Return the bars of a section; empty if it has another kind of chart."""
    match found:
        case Rates():
            return [
                BarRow(
                    _cell_label(cell.name, short=short), cell.rate or 0.0, words.cell_count(cell)
                )
                for cell in found.cells
            ]
        case TriggerCounts():
            return [
                BarRow(one.name, one.cravings, str(one.cravings)) for one in found.found[:MOST_ROWS]
            ]
        case OutcomeRanking():
            return [
                BarRow(
                    words.strategy_name(one.strategy), one.held / one.of, f"{one.held} of {one.of}"
                )
                for one in _shown(found.ranked, found.listed, found.nothing)
            ]
        case EasingRanking():
            return [
                BarRow(
                    words.strategy_name(one.strategy),
                    max(0.0, one.estimate),
                    words.eased(one).removeprefix("afterwards "),
                )
                for one in _shown(found.ranked, found.listed, found.nothing)
            ]
        case Trend():
            return [
                BarRow("14 before", found.earlier.per_day, f"{found.earlier.cravings} cravings"),
                BarRow("last 14", found.latest.per_day, f"{found.latest.cravings} cravings"),
            ]
        case _:
            return []


def further_cooccurrences(found: Finding | TooFew) -> list[str]:
    """Return further findings to list below the sentence."""
    if isinstance(found, Pairs):
        return [words.pair(one) for one in found.found[1:4]]
    return []


def sections_below_minimum(sections: tuple[Section, ...]) -> str:
    """Say in one sentence what all sections still need."""
    few = [section.found for section in sections if isinstance(section.found, TooFew)]
    return NOTHING_YET if len(few) == len(SECTION_TITLES) else words.minimums_not_met(few)


def _shown(
    ranked: tuple[Ranked, ...], listed: tuple[Ranked, ...], nothing: Ranked | None
) -> list[Ranked]:
    """Return as many rows as fit, always including "no strategy" for comparison."""
    order = [*ranked, *listed]
    return order[:MOST_ROWS] if nothing is None else [*order[: MOST_ROWS - 1], nothing]


def _cell_label(name: str, *, short: bool) -> str:
    if name in numbers.PART_NAMES:
        return numbers.PART_NAMES[name] if short else words.part_label(name)
    return name.capitalize()
