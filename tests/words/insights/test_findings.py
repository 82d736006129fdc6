"""Exact sentences about findings, and for any journal no cause and no overclaim."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.insights import (
    cooccurrence,
    differences,
    moods,
    over_time,
    rates,
    trend,
    triggers,
)
from recovery_journal.domain.insights.cooccurrence import Pair, Pairs
from recovery_journal.domain.insights.differences import Difference, Differences
from recovery_journal.domain.insights.minimums import CountedThing, TooFew
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.domain.insights.over_time import OverTime, TimeStep
from recovery_journal.domain.insights.rates import Cell, Rates
from recovery_journal.domain.insights.trend import Half, Trend
from recovery_journal.domain.insights.triggers import TriggerCount, TriggerCounts
from recovery_journal.domain.strategies.ranking import (
    NO_STRATEGY,
    EasingRanking,
    OutcomeRanking,
    StrategyEasing,
    StrategyOutcomes,
    rank_by_easing,
    rank_by_outcome,
)
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion, suggest_strategies
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.insights import findings as words
from support.each import each
from support.entries import entries
from support.gathered import history_of

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 22)
SPAN = {"first": FIRST, "last": LAST}
PICTURES: dict[str, tuple[Callable[[History], Any], Callable[[Any], str]]] = {
    "parts of the day": (rates.by_part_of_day, words.parts_of_day),
    "weekdays": (rates.by_weekday, words.weekdays),
    "over time": (over_time.count_over_time, words.over_time),
    "triggers": (triggers.count_triggers, words.triggers),
    "went well": (rank_by_outcome, words.went_well),
    "drops": (rank_by_easing, words.drops),
    "together": (cooccurrence.find_cooccurrences, words.together),
    "halt": (differences.by_halt, words.differences),
    "sleep": (differences.by_sleep, words.differences),
    "trend": (lambda written: trend.find_trend(written, LAST), words.trend),
    "moods": (lambda written: moods.by_day(written, LAST), words.moods),
}
"""Every picture of the screen: how it is counted, and how it is said."""
COMPARISONS = {"parts of the day", "weekdays", "together", "halt", "sleep", "over time"}
"""Those that have no sentence where nothing stands out."""


def cell(name: str, cravings: int, expected: float, *, more: bool = False) -> Cell:
    return Cell(name, cravings, 40, expected, cravings / 40, more)


def test_what_stands_out_is_said_with_what_would_be_even() -> None:
    cells = (cell("morning", 6, 10), cell("evening", 14, 7.6, more=True))
    assert words.parts_of_day(Rates(cells, 32, 40, FIRST, LAST)) == (
        "More often in the evening (14; about 8 if spread evenly) than at other times of day."
    )
    both = (cell("saturday", 14, 4.5, more=True), cell("sunday", 12, 4, more=True))
    assert words.weekdays(Rates(both, 32, 40, FIRST, LAST)) == (
        "More often on Saturdays (14; about 5 if spread evenly) "
        "and on Sundays (12; about 4 if spread evenly) than on other days."
    )


def test_what_does_not_stand_out_needs_no_sentence() -> None:
    found = Rates((cell("late", 6, 10),), 32, 40, FIRST, LAST)
    assert words.parts_of_day(found) == words.weekdays(found) == ""
    assert words.together(Pairs((), 12, 32, FIRST, LAST)) == ""
    assert words.differences(Differences((), 4, 32, None, FIRST, LAST)) == ""


@each(
    ("first", "last", "said"),
    [
        (FIRST, LAST, "from 1 Oct to 22 Nov"),
        (LAST, LAST, "on 22 Nov"),
        (date(2025, 10, 1), LAST, "from 1 Oct 2025 to 22 Nov 2026"),
        (date(2025, 1, 9), date(2025, 10, 1), "from 9 Jan to 1 Oct 2025"),
    ],
)
def test_a_range_names_both_years_when_they_differ(first: date, last: date, said: str) -> None:
    assert words.dates(first, last, 2026) == said


@each(("by", "when"), [("week", "in the week of 12 Oct"), ("month", "in October 2026")])
def test_the_week_or_month_with_most(by: over_time.StepUnit, when: str) -> None:
    steps = (TimeStep(FIRST, None, 0, None), TimeStep(date(2026, 10, 12), 9, 7, 5))
    assert words.over_time(OverTime(by, steps, 32, 40, FIRST, LAST), 2026) == f"Most {when} (9)."


def test_two_weeks_with_as_many_are_both_named_and_of_more_none() -> None:
    def said(*counts: int) -> str:
        days = (date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19), date(2026, 10, 26))
        steps = tuple(TimeStep(day, count, 7, 5) for day, count in zip(days, counts, strict=False))
        return words.over_time(OverTime("week", steps, 32, 40, FIRST, LAST), 2026)

    assert said(4, 7, 7) == "Most in the weeks of 12 Oct and 19 Oct (7 each)."
    assert said(7, 7, 7, 7) == ""
    assert said(9, 7, 7, 7) == "Most in the week of 5 Oct (9)."


def test_no_trigger_is_called_common_beside_others_as_common() -> None:
    def said(*counts: int) -> str:
        named = tuple(TriggerCount(f"t{at}", count, None) for at, count in enumerate(counts))
        return words.triggers(TriggerCounts(named, 30, 32, FIRST, LAST))

    assert said(9, 5, 5, 5) == "30 cravings with a trigger. Most common: “t0” (9)."
    assert said(3, 3, 3, 3) == "30 cravings with a trigger."


def test_triggers_in_the_words_of_the_person() -> None:
    named = tuple(
        TriggerCount(name, 9 - at, None) for at, name in enumerate(["work", "a", "b", "c"])
    )
    assert words.triggers(TriggerCounts(named, 30, 32, FIRST, LAST)) == (
        "30 cravings with a trigger. Most common: “work” (9), “a” (8) and “b” (7)."
    )


CALL = StrategyOutcomes("Call someone", 9, 10, 0.718, 0.8)
WAITED = StrategyOutcomes(NO_STRATEGY, 12, 15, 0.6, 0.7)


@each(
    ("ranked", "nothing", "said"),
    [
        (
            (CALL,),
            WAITED,
            "“Call someone” comes first: 9 of 10 times you did not use, "
            "12 of 15 when you just waited, 25 of 32 in total.",
        ),
        (
            (CALL,),
            None,
            "“Call someone” comes first: 9 of 10 times you did not use, 25 of 32 in total.",
        ),
    ],
)
def test_what_went_well_stands_beside_doing_nothing(
    ranked: tuple[StrategyOutcomes, ...], nothing: StrategyOutcomes | None, said: str
) -> None:
    found = OutcomeRanking(ranked, (), nothing, 25, 32, FIRST, LAST, stands_out=True)
    assert words.went_well(found) == said
    assert words.went_well(replace(found, stands_out=False)) == (
        "25 of 32 times you did not use; no strategy stands out yet."
    )


def test_how_it_went_with_one_strategy() -> None:
    drop = StrategyEasing("Call someone", 8, 3.4, 2.9, 2)
    assert words.strategy_results(CALL, drop) == (
        "9 of 10 times you did not use; afterwards about 3 points lower (8 times)"
    )
    assert words.strategy_results(CALL, None) == "9 of 10 times you did not use"
    assert words.strategy_results(None, drop) == "afterwards about 3 points lower (8 times)"
    assert words.strategy_results(None, None) == ""


@each(
    ("drop", "said"),
    [
        (2.5, "about 3 points lower"),
        (0.5, "about 1 point lower"),
        (0.4, "about as strong"),
        (-0.4, "about as strong"),
        (-0.6, "about 1 point higher"),
    ],
)
def test_points_are_whole(drop: float, said: str) -> None:
    assert words.eased(StrategyEasing("a", 8, drop, drop, 0)) == f"afterwards {said} (8 times)"
    found = EasingRanking((), (), None, drop, 32, adjusted=False, **SPAN)
    assert words.drops(found) == f"Afterwards cravings were {said} (32 with a strength afterwards)."
    compared = words.drops(replace(found, adjusted=True))
    assert compared == f"{words.drops(found)} {words.AS_STRONG}"


@each(("intensity", "at"), [(9, "at 8 or more"), (5, "at 4 to 7"), (2, "at 3 or less")])
def test_a_suggestion_says_what_it_rests_on(intensity: int, at: str) -> None:
    walk = Strategy(name="A brisk walk", category="move")
    tried = StrategyOutcomes("A brisk walk", 4, 5, 0.5, 0.7)
    count = f"4 of 5 times you did not use, {at}"
    assert words.suggestion(Suggestion(walk, tried), intensity, "work") == count
    same = Suggestion(walk, tried, with_trigger=True)
    assert words.suggestion(same, intensity, "work") == f"{count} with “work”"
    assert words.suggestion(Suggestion(walk), intensity, "work") == ""


def test_what_came_together() -> None:
    lonely = Pair("halt", "lonely", "evening", 9, 12, 4, 20, 0.0035)
    assert words.pair(lonely) == (
        "lonely in 9 of 12 evening cravings (75%), and in 4 of 20 others (20%)"
    )
    work = Pair("trigger", "work", "late", 1, 8, 1, 6, 0.01)
    assert words.pair(work) == (
        "“work” in 1 of 8 late evening cravings (13%), and in 1 of 6 others (17%)"
    )
    assert words.together(Pairs((lonely, work), 12, 32, FIRST, LAST)) == (
        "Lonely in 9 of 12 evening cravings (75%), and in 4 of 20 others (20%)."
    )


def test_differences_with_their_medians() -> None:
    tired = Difference("tired", "craving", 8, 12, 5.5, 20)
    assert words.differences(Differences((tired,), 4, 32, None, FIRST, LAST)) == (
        "Tired: cravings at 8 of 10 (12 times), otherwise at 5.5 (20 times)."
    )
    short = Difference("sleep", "mood", 2, 12, 4, 20)
    assert words.differences(Differences((short,), 2, 64, 7.25, FIRST, LAST)) == (
        "After a night at least an hour shorter than your usual 7.2 hours: "
        "mood at 2 of 5 (12 times), otherwise at 4 (20 times)."
    )


def a_trend(often: int, strong: int, coverage: int, *, median: float | None = 5.5) -> str:
    earlier = Half(date(2026, 10, 26), date(2026, 11, 8), 15, 5)
    latest = Half(date(2026, 11, 9), LAST, 11, median)
    return words.trend(Trend(earlier, latest, often, strong, coverage), 2026)


def test_a_trend_names_only_a_clear_change() -> None:
    number = "11 cravings from 9 Nov to 22 Nov; 15 from 26 Oct to 8 Nov."
    assert a_trend(0, 0, 0) == f"{number} Median strength 5.5, before 5."
    assert a_trend(0, 1, 0) == f"{number} Stronger: median 5.5, before 5."
    assert a_trend(0, 0, 0, median=None) == number
    changed = "11 from 9 Nov to 22 Nov; 15 from 26 Oct to 8 Nov."
    assert a_trend(-1, 0, 0) == f"Fewer cravings: {changed} Median strength 5.5, before 5."
    assert a_trend(1, -1, 0) == f"More cravings: {changed} Weaker: median 5.5, before 5."
    warning = "You logged on {} of the days than before, so compare with care."
    assert a_trend(0, 0, 1).endswith(warning.format("more"))
    assert a_trend(0, 0, -1).endswith(warning.format("fewer"))


@each(
    ("middle", "low", "high", "said"),
    [
        (4, 2, 5, "Median mood 4 of 5, good (days from 2 to 5; 50 moods on 40 days)."),
        (3.5, 1, 4, "Median mood 3.5 of 5 (days from 1 to 4; 50 moods on 40 days)."),
        (3, 3, 3, "Median mood 3 of 5, okay (every day 3; 50 moods on 40 days)."),
    ],
)
def test_moods_of_a_year(middle: float, low: float, high: float, said: str) -> None:
    assert words.moods(DailyMoods((), 50, 40, middle, low, high, FIRST, LAST)) == said


def test_gates_are_said_once_a_screen_the_nearest_of_each() -> None:
    few = [
        TooFew(4, 10, "craving"),
        TooFew(6, 28, "day"),
        TooFew(6, 14, "day"),
        TooFew(2, 3, "craving with a trigger"),
    ]
    assert words.minimums_not_met(few) == (
        "Too few so far to say more: 4 of 10 cravings, 6 of 14 days with an entry, "
        "2 of 3 cravings with a trigger."
    )
    assert words.minimums_not_met([]) == ""


@each("of", get_args(CountedThing))
def test_every_gate_can_be_said(of: CountedThing) -> None:
    assert re.fullmatch(
        r"Too few so far to say more: 2 of 5 [a-z ,]+\.",
        words.minimums_not_met([TooFew(2, 5, of)]),
    )


CLAIMS = re.compile(
    r"\b(because|causes?d?|leads?|makes?|thanks to|due to|works|helps|helped|will|risk|score|"
    r"predict\w*|likely|should|must|good job|bad|worse than)\b",
    re.IGNORECASE,
)


def say(written: History) -> dict[str, str]:
    """What each picture says, without those below their gates."""
    said = {}
    for name, (count, sentence) in PICTURES.items():
        found = count(written)
        if isinstance(found, TooFew):
            assert 0 <= found.so_far < found.needed
            assert words.minimums_not_met([found])
        else:
            said[name] = sentence(found)
    return said


def assert_honest(said: dict[str, str]) -> None:
    for name, sentence in said.items():
        assert re.search(r"\d", sentence) or (not sentence and name in COMPARISONS), sentence
        assert not CLAIMS.search(re.sub("“.*?”", "", sentence)), sentence


@given(st.lists(entries(texts=st.text(min_size=1).filter(str.strip)), max_size=40))
def test_any_journal_can_be_told(some: list[Entry]) -> None:
    assert_honest(say(history_of(some)))


def long_journal(days: int) -> History:
    """Two cravings and a mood every day, evenings lonely and after short nights."""
    cravings: list[CravingSeen] = []
    felt: list[MoodSeen] = []
    for ago in range(days):
        day = LAST - timedelta(days=ago)
        short = ago % 3 == 0
        felt.append(MoodSeen(day, 2 if short else 4, 5.0 if short else 7.0))
        for hour, halt in ((19, "lonely"), (9 + ago % 10, "none of these")):
            cravings.append(
                CravingSeen(
                    *(day, hour, 8 if short else 4 + ago % 2, 2 + ago % 2, "passed", "conflict"),
                    triggers=("work",),
                    strategies=("Call someone",) if ago % 2 else (),
                    halt=(halt,),
                )
            )
    return History(tuple(cravings), tuple(felt), frozenset(one.day for one in felt))


@each(
    ("days", "told"),
    [
        (0, set()),
        (1, set()),
        (3, {"over time", "triggers", "went well", "drops", "moods"}),
        (3653, set(PICTURES)),
    ],
)
def test_a_new_journal_claims_little_and_a_long_one_tells_all(days: int, told: set[str]) -> None:
    written = long_journal(days)
    said = say(written)
    assert set(said) == told
    assert_honest(said)
    assert suggest_strategies(built_in_strategies(), written.cravings, 5, "work", LAST)
    assert len(suggest_strategies(built_in_strategies(), written.cravings, 9, "work", LAST)) == 3


def test_what_stands_beside_the_pictures() -> None:
    assert "not why" in words.NOT_A_CAUSE
