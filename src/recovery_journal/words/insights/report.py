"""Each section of the insights: its title, its sentence, and the rows of its chart."""

from typing import NamedTuple, TypeVar

from recovery_journal.domain.insights.cooccurrence import Pairs
from recovery_journal.domain.insights.minimums import TooFew
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

SECTION_TITLES = {
    "trend": "The last 14 days with an entry",
    "over time": "Cravings over time",
    "part of the day": "By part of the day",
    "weekday": "By weekday",
    "triggers": "Triggers",
    "together": "What came together",
    "went well": "What went well before",
    "came down": "How strong it was afterwards",
    "mood": "Mood by day, 1 to 5",
    "halt": "Hungry, angry, lonely, tired",
    "sleep": "After a short night",
}
BASIS_NOTE = (
    "Based on what you wrote down. Days without an entry are unknown, and hard weeks can bring "
    "more entries: that is no worse recovery."
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


def section_sentence(section: Section, this_year: int) -> str:
    """Return a section's sentence; empty below its minimum, which is stated once for all."""
    found = section.found
    if isinstance(found, TooFew):
        return ""
    say = {
        "trend": words.trend,
        "over time": words.over_time,
        "part of the day": words.parts_of_day,
        "weekday": words.weekdays,
        "triggers": words.triggers,
        "together": words.together,
        "went well": words.went_well,
        "came down": words.drops,
        "mood": words.moods,
        "halt": words.halt,
        "sleep": words.sleep,
    }[section.name]
    text: str = say(found, this_year)  # type: ignore[operator]
    return text


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


def axis(found: OverTime, this_year: int) -> str:
    """E.g. "one bar a week, from 1 Oct to 22 Nov, highest 9"."""
    known = [step.cravings for step in found.steps if step.cravings is not None]
    span = words.dates(found.first, found.last, this_year)
    return f"one bar a {found.by}, {span}, highest {max(known, default=0)}"


def calendar_caption(picture: list[str]) -> str:
    columns = len(picture[0]) - len("Mon ")
    return f"one column a week, the last {numbers.count(columns, 'week')}"


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
