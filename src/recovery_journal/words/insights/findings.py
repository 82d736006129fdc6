"""Each insight in one sentence, with its size and count, and never a cause.

Names of triggers and strategies are the user's own words; callers make them safe.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import floor

from recovery_journal.domain.calendar_names import MONTHS
from recovery_journal.domain.insights.cooccurrence import Pair, Pairs
from recovery_journal.domain.insights.differences import Difference, Differences
from recovery_journal.domain.insights.minimums import CountedThing, TooFew
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.rates import Cell, Rates
from recovery_journal.domain.insights.ties import take_highest
from recovery_journal.domain.insights.trend import Trend
from recovery_journal.domain.insights.triggers import TriggerCounts
from recovery_journal.domain.strategies.ranking import (
    EasingRanking,
    OutcomeRanking,
    StrategyEasing,
    StrategyOutcomes,
)
from recovery_journal.domain.strategies.suggestions import Suggestion, intensity_band
from recovery_journal.words.format import numbers
from recovery_journal.words.format.numbers import PART_NAMES

NOT_A_CAUSE = (
    "This is how it went, not why. Hard cravings are met differently, and cravings also "
    "ease by themselves."
)
AS_STRONG = "Each strategy is compared with cravings of the same strength."
NO_STRATEGY = "just waited"
"""The row of cravings without any strategy."""

COUNTED_WORDS: dict[CountedThing, tuple[str, str]] = {
    "craving": ("craving", ""),
    "craving with a trigger": ("craving", " with a trigger"),
    "craving with an ending": ("craving", " with a known outcome"),
    "craving with a strength afterwards": ("craving", " with a strength afterwards"),
    "described craving": ("craving", " with a trigger, feeling or similar"),
    "craving in either half": ("craving", " in two weeks"),
    "craving on each side": ("craving", " to compare with"),
    "mood": ("mood", ""),
    "day": ("day", " with an entry"),
}
"""What a minimum counts: the noun, and what follows its plural."""


def minimums_not_met(few: Iterable[TooFew]) -> str:
    """Combine all unmet minimums into one sentence; empty if all are met.

    "Too few so far to say more: 4 of 10 cravings, 6 of 14 days with an entry."
    """
    nearest: dict[CountedThing, TooFew] = {}
    for one in few:
        if one.of not in nearest or one.needed < nearest[one.of].needed:
            nearest[one.of] = one
    if not nearest:
        return ""
    each = (f"{one.so_far} of {counted(one.needed, one.of)}" for one in nearest.values())
    return f"Too few so far to say more: {', '.join(each)}."


def dates(first: date, last: date, this_year: int | None = None) -> str:
    """E.g. "from 1 Oct to 22 Nov", or "on 22 Nov"."""
    return f"{'on' if first == last else 'from'} {date_range(first, last, this_year)}"


def date_range(first: date, last: date, this_year: int | None = None) -> str:
    """E.g. "1 Oct to 22 Nov 2025", without `this_year`, and with both years if they differ."""
    end = numbers.plain_date(last, this_year if first.year == last.year else None)
    return end if first == last else f"{numbers.plain_date(first, last.year)} to {end}"


def parts_of_day(rates: Rates) -> str:
    """E.g. "More often in the evening (14, …) than at other times of day."; empty if none is."""
    more = [
        f"in the {PART_NAMES[cell.name]} ({_even_spread(cell)})"
        for cell in rates.cells
        if cell.more
    ]
    return f"More often {listed(more)} than at other times of day." if more else ""


def weekdays(rates: Rates) -> str:
    """E.g. "More often on Saturdays (14, …) than on other days."; empty if none is."""
    more = [
        f"on {cell.name.capitalize()}s ({_even_spread(cell)})" for cell in rates.cells if cell.more
    ]
    return f"More often {listed(more)} than on other days." if more else ""


def over_time(found: OverTime, this_year: int | None = None) -> str:
    """Name the week or month with the most cravings, or both of two; empty if there are more."""
    ranked = sorted(found.steps, key=lambda step: -(step.cravings or 0))
    highest = take_highest(ranked, 2, lambda step: step.cravings or 0)
    first = [step for step in highest if step.cravings == ranked[0].cravings]
    if not first:
        return ""
    if found.by == "week":
        when = f"the week{'s' * (len(first) > 1)} of "
        names = [numbers.plain_date(step.start, this_year) for step in first]
    else:
        when = ""
        names = [f"{MONTHS[step.start.month - 1]} {step.start.year}" for step in first]
    each = " each" * (len(first) > 1)
    return f"Most in {when}{listed(names)} ({first[0].cravings}{each})."


def triggers(found: TriggerCounts) -> str:
    """Name up to three of the most common triggers."""
    sentence = f"{counted(found.named, 'craving with a trigger')}."
    first = take_highest(found.found, 3, lambda one: one.cravings)
    named = [f"{_quoted(one.name)} ({one.cravings})" for one in first]
    return f"{sentence} Most common: {listed(named)}." if named else sentence


def did_not_act(row: StrategyOutcomes) -> str:
    return f"{row.held} of {row.of} times you did not use"


def eased(row: StrategyEasing) -> str:
    return f"afterwards {_points_lower(row.estimate)} ({row.of} times)"


def strategy_results(tried: StrategyOutcomes | None, drop: StrategyEasing | None) -> str:
    """E.g. "9 of 10 times you did not use; afterwards about 3 points lower (8 times)".

    Empty if there is too little data.
    """
    parts = (did_not_act(tried) if tried else "", eased(drop) if drop else "")
    return "; ".join(filter(None, parts))


def went_well(found: OutcomeRanking) -> str:
    """Say how it went overall, and which strategy comes first, if one stands out."""
    if not found.stands_out:
        return f"{found.held} of {found.of} times you did not use; no strategy stands out yet."
    best = found.ranked[0]
    counts = [f"{_quoted(best.strategy)} comes first: {did_not_act(best)}"]
    if found.nothing:
        counts.append(f"{found.nothing.held} of {found.nothing.of} when you just waited")
    return f"{', '.join(counts)}, {found.held} of {found.of} in total."


def drops(found: EasingRanking) -> str:
    """Say how far cravings came down overall, and how strategies are compared."""
    basis = f"{found.of} with a strength afterwards"
    sentence = f"Afterwards cravings were {_points_lower(found.drop)} ({basis})."
    return f"{sentence} {AS_STRONG}" if found.adjusted else sentence


def suggestion(one: Suggestion, intensity: int, trigger: str | None = None) -> str:
    """Say why a strategy is offered: "4 of 5 times you did not use, at 8 or more with “work”"."""
    if one.tried is None:
        return ""
    low, high = intensity_band(intensity)
    strength = f"{low} or more" if high == 10 else f"{low} to {high}" if low else f"{high} or less"
    where = f" with {_quoted(trigger)}" if one.with_trigger and trigger else ""
    return f"{did_not_act(one.tried)}, at {strength}{where}"


def name_in_pair(one: Pair) -> str:
    return one.name if one.role in ("halt", "situation") else _quoted(one.name)


def pair(one: Pair) -> str:
    """E.g. "lonely in 9 of 12 evening cravings (75%), and in 4 of 20 others"."""
    name = name_in_pair(one)
    here = (
        f"{one.joint} of {one.of} {PART_NAMES[one.part]} cravings ({_percent(one.joint, one.of)})"
    )
    others = f"{one.others} of {one.others_of} others ({_percent(one.others, one.others_of)})"
    return f"{name} in {here}, and in {others}"


def together(found: Pairs) -> str:
    """Name the clearest pair, if any."""
    return f"{capital(pair(found.found[0]))}." if found.found else ""


def difference(one: Difference, usual_sleep: float | None = None) -> str:
    """E.g. "tired: cravings at 8 of 10 (12 times), otherwise at 5 (20 times)"."""
    if one.what == "sleep":
        hours = numbers.one_decimal(usual_sleep or 0)
        usual = f"your usual {hours} hours" if usual_sleep else "usual"
        when = f"after a night at least an hour shorter than {usual}"
    else:
        when = one.what
    scale, top = ("cravings", 10) if one.measured == "craving" else ("mood", 5)
    here = f"{scale} at {numbers.one_decimal(one.median)} of {top} ({one.of} times)"
    return (
        f"{when}: {here}, otherwise at {numbers.one_decimal(one.without)} ({one.without_of} times)"
    )


def differences(found: Differences) -> str:
    """Name what differs clearly, if anything."""
    told = "; ".join(difference(one, found.usual_sleep) for one in found.found)
    return f"{capital(told)}." if told else ""


def trend(found: Trend, this_year: int | None = None) -> str:
    """Compare the last 14 days with an entry with the 14 before; name only a clear change."""
    now, before = found.latest, found.earlier
    number = ("", "More cravings: ", "Fewer cravings: ")[found.often]
    count = str(now.cravings) if number else numbers.count(now.cravings, "craving")
    sentences = [
        f"{number}{count} {dates(now.first, now.last, this_year)}; "
        f"{before.cravings} {dates(before.first, before.last, this_year)}."
    ]
    if now.median is not None and before.median is not None:
        strength = ("Median strength", "Stronger: median", "Weaker: median")[found.strong]
        medians = numbers.one_decimal(now.median), numbers.one_decimal(before.median)
        sentences.append(f"{strength} {medians[0]}, before {medians[1]}.")
    if found.coverage:
        more = "more" if found.coverage > 0 else "fewer"
        sentences.append(f"You logged on {more} of the days than before, so compare with care.")
    return " ".join(sentences)


def moods(found: DailyMoods) -> str:
    """Give the median mood and its range."""
    middle = f"{numbers.one_decimal(found.median)} of 5"
    if found.median in numbers.MOODS:
        middle += f", {numbers.MOODS[int(found.median)]}"
    low, high = numbers.one_decimal(found.lowest), numbers.one_decimal(found.highest)
    between = f"every day {low}" if low == high else f"days from {low} to {high}"
    basis = f"{numbers.count(found.moods, 'mood')} on {numbers.days(found.known)}"
    return f"Median mood {middle} ({between}; {basis})."


def counted(number: int, of: CountedThing) -> str:
    word, rest = COUNTED_WORDS[of]
    return numbers.count(number, word) + rest


def _even_spread(cell: Cell) -> str:
    return f"{cell.cravings}; about {_rounded(cell.expected)} if spread evenly"


def _points_lower(drop: float) -> str:
    points = _rounded(abs(drop))
    if not points:
        return "about as strong"
    return f"about {numbers.count(points, 'point')} {'lower' if drop > 0 else 'higher'}"


def _rounded(number: float) -> int:
    """Round to the nearest whole number, halves up (round() would round them to even)."""
    return floor(number + 0.5)


def _percent(part: int, of: int) -> str:
    return f"{_rounded(100 * part / of)}%"


def _quoted(name: str) -> str:
    return f"“{name}”"


def listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
