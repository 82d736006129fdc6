"""The report of the insights: complete, in order, and consistent with the findings."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.insights.cooccurrence import Pair, Pairs
from recovery_journal.domain.insights.differences import Differences
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.domain.insights.rates import Cell, Rates
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.domain.insights.trend import Half, Trend
from recovery_journal.domain.insights.triggers import TriggerCount, TriggerCounts
from recovery_journal.domain.strategies.ranking import (
    NO_STRATEGY,
    EasingRanking,
    OutcomeRanking,
    StrategyEasing,
    StrategyOutcomes,
)
from recovery_journal.words.insights import findings as words
from recovery_journal.words.insights import report as reports
from support.entries import entries
from support.gathered import history_of

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 22)


def tried(name: str, held: int = 4, of: int = 5) -> StrategyOutcomes:
    return StrategyOutcomes(name, held, of, 0.5, 0.7)


def eased(name: str, estimate: float = 2.4) -> StrategyEasing:
    return StrategyEasing(name, 5, 3.0, estimate, 1.0)


def went_well(names: int, nothing: StrategyOutcomes | None) -> OutcomeRanking:
    ranked = tuple(tried(f"r{number}") for number in range(names))
    return OutcomeRanking(ranked, (tried("listed", 3, 3),), nothing, 9, 10, FIRST, LAST)


@pytest.fixture(scope="module")
def full() -> History:
    """A year in which something is told for every section."""
    days = [LAST - timedelta(days=back) for back in range(300)]
    cravings = [
        CravingSeen(
            day=day,
            hour=20 if number % 3 else 9,
            intensity=4 + number % 5,
            after=2 + number % 3,
            outcome="passed" if number % 4 else "used",
            triggers=(("work", "payday")[number % 2],),
            strategies=("walk", "call")[: number % 3],
            halt=("tired",) if number % 2 else ("none of these",),
        )
        for number, day in enumerate(days)
    ]
    moods = [
        MoodSeen(day, 1 + number % 5, 8 if number % 4 else 4) for number, day in enumerate(days)
    ]
    return History(tuple(cravings), tuple(moods), frozenset(days))


def test_every_section_has_a_title_and_a_sentence(full: History) -> None:
    sections = make_report(full, LAST)
    assert [section.name for section in sections] == [*reports.SECTION_TITLES]
    for section in sections:
        assert not isinstance(section.found, TooFew), section
        said = reports.section_sentence(section, 2026)
        assert said.endswith(".") or section.stands_out is False or section.name == "over time"
        assert reports.SECTION_TITLES[section.name]
    assert reports.sections_below_minimum(sections) == ""


@given(st.lists(entries(), max_size=20))
def test_below_its_gate_a_section_says_nothing(found: list[Any]) -> None:
    sections = make_report(history_of(found), LAST)
    few = [one for one in sections if isinstance(one.found, TooFew)]
    for section in few:
        assert reports.section_sentence(section, 2026) == ""
        assert reports.further_cooccurrences(section.found) == []
    assert bool(reports.sections_below_minimum(sections)) == bool(few)


def test_what_everything_is_based_on_is_said_once(full: History) -> None:
    assert reports.coverage(full) == (
        "300 cravings, 300 moods, 300 days with an entry, 27 Jan to 22 Nov 2026."
    )
    older = replace(full, moods=(), days=full.days | {date(2025, 10, 18)})
    assert reports.coverage(older) == (
        "300 cravings, 0 moods, 301 days with an entry, 18 Oct 2025 to 22 Nov 2026."
    )
    assert reports.coverage(History((), (), frozenset({LAST}))) == (
        "0 cravings, 0 moods, 1 day with an entry, 22 Nov 2026."
    )
    assert reports.coverage(History()) == ""
    for section in make_report(full, LAST):
        assert "based on" not in reports.section_sentence(section, 2026)


def test_nothing_stands_out_is_said_once_and_calmly() -> None:
    calm = tuple(Cell(name.casefold(), 4, 40, 4.0, 0.1, more=False) for name in WEEKDAYS)
    weekday = Section("weekday", Rates(calm, 28, 40, FIRST, LAST))
    halt = Section("halt", Differences((), 2, 48, None, FIRST, LAST))
    sleep = Section("sleep", Differences((), 1, 1, 7.5, FIRST, LAST))
    few = Section("trend", TooFew(6, 28, "day"))
    chart = Section("mood", DailyMoods((1.0,), 3, 1, 1, 1, 1, LAST, LAST))
    assert reports.nothing_stands_out((few, weekday, chart, halt, sleep)) == (
        "Nothing stands out yet, and that is normal. Compared so far: weekdays; "
        "hungry, angry, lonely, tired (48 cravings); short nights (1 entry)."
    )
    lonely = Pair("halt", "lonely", "evening", 9, 12, 4, 20, 0.001)
    together = Section("together", Pairs((lonely,), 12, 32, FIRST, LAST))
    assert reports.nothing_stands_out((weekday, together)) == (
        "Nothing else stands out so far. Also compared: weekdays."
    )
    assert reports.nothing_stands_out((few, chart, together)) == ""
    equal = Section("went well", went_well(2, None))
    assert reports.nothing_stands_out((equal,)) == ""
    first = Section("went well", replace(went_well(2, None), stands_out=True))
    assert reports.nothing_stands_out((weekday, first)).startswith("Nothing else stands out")


def test_an_empty_journal_is_not_told_of_everything_it_lacks() -> None:
    sections = make_report(History(), LAST)
    assert reports.sections_below_minimum(sections) == reports.NOTHING_YET
    few = reports.sections_below_minimum(sections[1:])
    assert few.startswith("Too few so far to say more: 0 of ")
    assert few.count("cravings,") == 1


def test_triggers_and_the_trend_are_counted() -> None:
    named = tuple(TriggerCount(f"t{number}\n", 20 - number, None) for number in range(12))
    rows = reports.count_rows(TriggerCounts(named, 30, 32, FIRST, LAST))
    assert rows[:2] == [("t0", 20), ("t1", 19)]
    assert len(rows) == 8
    halves = Half(FIRST, FIRST, 8, 5), Half(LAST, LAST, 14, 5)
    assert reports.count_rows(Trend(*halves, 1, 0, 0)) == [("14 before", 8), ("last 14", 14)]


def test_what_was_tried_has_how_it_went_and_how_far_cravings_came_down() -> None:
    ranked = (eased("r0", 2.6), eased("argue", -2.0))
    drops = EasingRanking(ranked, (), eased(NO_STRATEGY, 0.2), 2.0, 10, False, FIRST, LAST)
    rows, waited = reports.tried_rows(went_well(1, tried(NO_STRATEGY, 1, 4)), drops)
    assert rows == [("r0", 4, 5, 2.6), ("listed", 3, 3, None), ("argue", None, 5, -2.0)]
    assert waited == ("just waited", 1, 4, 0.2)
    assert reports.tried_rows(went_well(12, None), None)[1] is None
    assert len(reports.tried_rows(went_well(12, None), None)[0]) == 8
    assert reports.tried_rows(None, None) == ([], None)


def test_more_of_what_came_together_is_told_below() -> None:
    pairs = tuple(
        Pair("trigger", f"t{number}", "evening", 9, 12, 4, 20, 0.01) for number in range(6)
    )
    found = Pairs(pairs, 20, 40, FIRST, LAST)
    assert reports.further_cooccurrences(found) == [words.pair(pair) for pair in pairs[1:4]]
    assert reports.further_cooccurrences(Pairs((), 20, 40, FIRST, LAST)) == []
    assert (
        words.pair(pairs[0]).casefold()
        in reports.section_sentence(Section("together", found), 2026).casefold()
    )
