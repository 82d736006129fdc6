"""Journals of pure chance are seldom told a finding, and what is planted is found."""

from collections import Counter
from collections.abc import Iterator

import pytest

from recovery_journal.domain.insights.cooccurrence import Pairs
from recovery_journal.domain.insights.differences import Differences
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.rates import Rates
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.domain.insights.trend import Trend
from recovery_journal.domain.strategies.ranking import OutcomeRanking
from support.noise import LAST, SHAPES, draw_journal

JOURNALS = 200
"""Of each kind; every tenth of them in make quick."""
SECTIONS = {"trend", "part of the day", "weekday", "together", "went well", "halt", "sleep"}
"""The sections that compare, and so may claim a difference."""
PLANTED = {
    "evening": ("part of the day", "evening", 190),
    "Saturdays": ("weekday", "saturday", 190),
    "tired": ("halt", "tired craving", 190),
    "lonely evenings": ("together", "lonely evening", 120),
    "short nights": ("sleep", "sleep mood", 170),
    "fewer": ("trend", "fewer", 80),
    "walk": ("went well", "walk", 75),
}
"""What is planted, the section and claim that find it, and in how many of 200 journals at least."""


@pytest.fixture(scope="module")
def seeds(request: pytest.FixtureRequest) -> range:
    return range(9, JOURNALS, 10) if request.config.getoption("--quick") else range(JOURNALS)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_chance_is_seldom_called_a_finding(shape: str, seeds: range) -> None:
    false = Counter(
        name for seed in seeds for name, _ in found_in(draw_journal(SHAPES[shape], seed))
    )
    assert set(false) <= SECTIONS
    assert max(false.values(), default=0) <= len(seeds) / 10, false


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(planted: str, seeds: range) -> None:
    section, claim, least = PLANTED[planted]
    journals = (draw_journal(SHAPES["one a day"], seed, planted) for seed in seeds)
    found = sum(claim in dict(found_in(written)).get(section, ()) for written in journals)
    assert found >= least * len(seeds) / JOURNALS


def found_in(written: History) -> Iterator[tuple[str, set[str]]]:
    """Yield each section of the report that claims something, and its claims."""
    for section in make_report(written, LAST):
        if claims := {*claims_of(section)}:
            yield section.name, claims


def claims_of(section: Section) -> Iterator[str]:
    match section.found:
        case Trend() as trend:
            if trend.often:
                yield "more" if trend.often > 0 else "fewer"
            if trend.strong:
                yield "stronger" if trend.strong > 0 else "weaker"
        case Rates(cells=cells):
            yield from (cell.name for cell in cells if cell.more)
        case Pairs(found=pairs):
            yield from (f"{pair.name} {pair.part}" for pair in pairs)
        case OutcomeRanking(stands_out=True, ranked=(first, *_)):
            yield first.strategy
        case Differences(found=differences):
            yield from (f"{one.what} {one.measured}" for one in differences)
