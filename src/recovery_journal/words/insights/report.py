"""Each section of the insights: its title, its sentence, and the rows of its chart."""

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
from recovery_journal.domain.strategies.ranking import EasingRanking, OutcomeRanking
from recovery_journal.domain.strategies.tried import Tried, join_rankings
from recovery_journal.text import one_line
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings as words

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
HARD_WEEKS = "Hard weeks often bring more entries; that doesn't mean recovery is going worse."
BASIS_NOTE = f"Days without an entry are unknown. {HARD_WEEKS}"
NOTHING_YET = (
    "There is nothing to say yet. After three cravings or moods, this page starts to show what "
    "they have in common, each time with its count."
)
MOST_ROWS = 8


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
    quiet = [
        f"{COMPARED[one.name]}{basis(one)}"
        for one in sections
        if one.stands_out is False and one.name in COMPARED
    ]
    if not quiet:
        return ""
    listed = f"{'; '.join(quiet)}."
    if any(one.stands_out for one in sections):
        return f"{NOTHING_ELSE} {listed}"
    return f"{NOTHING_STANDS_OUT} {listed}"


def basis(section: Section) -> str:
    """Return the count of a comparison if only some entries have an answer: " (48 cravings)"."""
    match section.found:
        case Differences(values=count) if section.name == "sleep":
            return f" ({numbers.count(count, 'entry', 'entries')})"
        case Pairs(cravings=count) | Differences(values=count):
            return f" ({numbers.count(count, 'craving')})"
    return ""


def count_rows(found: TriggerCounts | Trend) -> list[tuple[str, int]]:
    """Return what is counted, each with its cravings."""
    if isinstance(found, Trend):
        return [("14 before", found.earlier.cravings), ("last 14", found.latest.cravings)]
    return [(one_line(one.name), one.cravings) for one in found.found[:MOST_ROWS]]


def tried_rows(
    outcomes: OutcomeRanking | None, drops: EasingRanking | None
) -> tuple[list[Tried], Tried | None]:
    """Return how strategies went and how just waiting did, with names to be shown."""
    rows, waited = join_rankings(outcomes, drops)
    named = [row._replace(name=one_line(row.name)) for row in rows[:MOST_ROWS]]
    return named, waited and waited._replace(name=words.NO_STRATEGY)


def further_cooccurrences(found: Finding | TooFew) -> list[str]:
    """Return further findings to list below the sentence."""
    if isinstance(found, Pairs):
        return [words.pair(one) for one in found.found[1:4]]
    return []


def sections_below_minimum(sections: tuple[Section, ...]) -> str:
    """Say in one sentence what all sections still need."""
    few = [section.found for section in sections if isinstance(section.found, TooFew)]
    return NOTHING_YET if len(few) == len(SECTION_TITLES) else words.minimums_not_met(few)
