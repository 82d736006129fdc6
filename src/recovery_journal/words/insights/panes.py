"""What the Insights screen says around its charts, and about what it compared."""

from collections.abc import Sequence
from datetime import date

from recovery_journal.domain.insights import minimums
from recovery_journal.domain.insights.by_day import Days
from recovery_journal.domain.insights.cooccurrence import Pairs
from recovery_journal.domain.insights.differences import Difference, Differences
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.report import Section
from recovery_journal.domain.insights.trend import Trend
from recovery_journal.domain.insights.triggers import TriggerCounts
from recovery_journal.domain.strategies.ranking import EasingRanking, OutcomeRanking
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings as words
from recovery_journal.words.insights.report import (
    SECTION_TITLES,
    basis,
    further_cooccurrences,
    section_sentence,
)
from recovery_journal.words.insights.titles import TITLES

A_DAY_A_SQUARE = "Mood, one square per day"
STRENGTH, SO_FAR = "How strong", "How strong, so far"
AS_CHARTS = "as charts"
COUNTING = "Your entries are being counted. You don't have to wait."
SHOW_ENTRIES = "enter shows the entries"
OPEN_HOUR, OPEN_DAY = "arrows · enter shows the entries", "arrows · enter opens the day"
DROP = "Drops are in points out of 10."
DROP_AS_STRONG = "Drops are in points, compared at the same strength."
EACH_ONE = "Each one, as you logged it."
NO_TIME = "No time stands out so far."
NOTHING, NOTHING_ELSE = "Nothing stands out yet", "What else was compared"
NOT_ENOUGH = "Not enough to say"
A_RESULT_TOO = "That is a result too: these don't stand out for you so far."
NO_DIFFERENCE = "No clear difference."
NORMAL = "Nothing stands out yet, and that is normal."
RECENT_DAYS, A_YEAR_AGO_DAYS = 28, 365
DAYS_TO_COMPARE = RECENT_DAYS + A_YEAR_AGO_DAYS
"""The days that `compare_with_year_ago` looks at."""


def strength_title(days: int, so_far: int, first: date) -> str:
    """Name the last so many days of a journal that began on `first`, or all of them."""
    if days >= so_far:
        return (
            SO_FAR
            if so_far <= A_YEAR_AGO_DAYS
            else f"{STRENGTH}, since {numbers.plain_date(first)}"
        )
    if days > A_YEAR_AGO_DAYS:
        return f"{STRENGTH}, over the year"
    return f"{STRENGTH}, the last {numbers.count(days // 7, 'week')}"


def compare_with_year_ago(days: Days) -> str:
    """E.g. "Median 4 in the last 28 days, 6 in the 28 days a year ago."."""
    if len(days) < RECENT_DAYS:
        return EACH_ONE
    now = days.newest(RECENT_DAYS)
    before = days.between(len(days) - DAYS_TO_COMPARE, len(days) - A_YEAR_AGO_DAYS)
    if len(now.strengths) < minimums.ENTRIES_FOR_A_COUNT:
        counted = numbers.count(len(now.strengths), "craving") if now.strengths else "No craving"
        return f"{counted} in the last {RECENT_DAYS} days."
    sentence = f"Median {_median(now)} in the last {RECENT_DAYS} days"
    if len(before) == RECENT_DAYS and len(before.strengths) >= minimums.ENTRIES_FOR_A_COUNT:
        sentence += f", {_median(before)} in the {RECENT_DAYS} days a year ago"
    return f"{sentence}."


def _median(days: Days) -> str:
    return numbers.one_decimal(days.craving_median or 0)


def with_a_trigger(found: TriggerCounts) -> str:
    return f"{numbers.count(found.named, 'craving')} with a trigger; a craving can have several."


def typical_drop(found: EasingRanking | None) -> str:
    """Say what the drops of strategies are; empty if there are none."""
    if found is None:
        return ""
    return DROP_AS_STRONG if found.adjusted else DROP


def cravings_in_hour(hour: str, count: int) -> str:
    """E.g. "Fri 17:00 to 18:00: 19 cravings"."""
    return f"{hour}: {numbers.count(count, 'craving') if count else 'no cravings'}"


def headline(section: Section) -> str:
    """Say in a few words what stands out in a section without a chart; empty if nothing does."""
    match section.found:
        case Trend(often=often, strong=strong) if often or strong:
            how = [("", "more", "fewer")[often], ("", "stronger", "weaker")[strong]]
            cravings = " and ".join(filter(None, how))
            return f"{cravings.capitalize()} cravings in the last 14 days with an entry"
        case Pairs(found=(first, *_)):
            part = numbers.PART_NAMES[first.part]
            return f"{words.capital(words.name_in_pair(first))}: more often in the {part}"
        case Differences(found=(first, *_)):
            return _difference(first)
        case OutcomeRanking(stands_out=True, ranked=(best, *_)):
            return f"“{best.strategy}” comes first"
    return ""


def evidence(section: Section, this_year: int) -> list[str]:
    """Return the numbers behind what stands out in a section."""
    return [section_sentence(section, this_year), *further_cooccurrences(section.found)]


def _difference(one: Difference) -> str:
    when = "After a short night" if one.what == "sleep" else f"When {one.what}"
    what = "cravings" if one.measured == "craving" else "mood"
    return f"{when}: {what} {_higher(one)}"


def _higher(one: Difference) -> str:
    if one.measured == "craving":
        return "stronger" if one.median > one.without else "weaker"
    return "better" if one.median > one.without else "lower"


def compared(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return what was compared without a clear difference, and what is said of it."""
    return [
        (f"{SECTION_TITLES[one.name]}{basis(one)}", _no_difference(one))
        for one in sections
        if one.stands_out is False
    ]


def _no_difference(section: Section) -> str:
    """Return what a section says for itself without a difference, or that there is none."""
    sentence = section_sentence(section, 0) if section.name == "went well" else NO_DIFFERENCE
    return sentence[:1].lower() + sentence[1:]


def gates(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return what there is too little for, by its title, and from how much on there is enough.

    "When", "from 10 cravings"
    """
    found = []
    for title, names in TITLES.items():
        few = [one.found for one in sections if one.name in names]
        if few and isinstance(few[0], TooFew) and all(isinstance(one, TooFew) for one in few):
            found.append((title, f"from {_needed(few[0])}"))
    return found


def _needed(few: TooFew) -> str:
    if few.of == "craving on each side":
        return f"{few.needed} with and {few.needed} without"
    return words.counted(few.needed, few.of)


def too_few(cravings: int) -> str:
    return (
        f"{numbers.count(cravings, 'craving') if cravings else 'No cravings'} so far: too few to "
        "say. When there are enough, this page shows them here, each with its count."
    )
