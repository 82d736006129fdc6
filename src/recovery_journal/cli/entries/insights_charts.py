"""The charts of the insights, drawn for a terminal or said in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from recovery_journal.charts.bars import count_bars, count_words
from recovery_journal.charts.hours import hours, hours_legend, hours_words
from recovery_journal.charts.mood import mood_row, mood_words
from recovery_journal.charts.segments import Forms, Line
from recovery_journal.charts.strength import strength, strength_legend, strength_words
from recovery_journal.charts.tried import tried_table, tried_words
from recovery_journal.charts.week_grid import week_grid, week_grid_legend
from recovery_journal.charts.year import year, year_legend
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights.by_day import YEAR_DAYS, Days, count_hours, days_so_far
from recovery_journal.domain.insights.cutting_down import LimitWeeks
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.rates import Rates
from recovery_journal.domain.insights.report import Finding, Section
from recovery_journal.domain.insights.trend import Trend
from recovery_journal.domain.insights.triggers import TriggerCounts
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.amounts import amounts_by_day
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.strategies.ranking import EasingRanking, OutcomeRanking
from recovery_journal.domain.strategies.tried import Tried
from recovery_journal.words.insights import report as words

LEAST_DAYS = 14
"""Those of a chart."""
STRENGTH_ROWS = 9


@dataclass(frozen=True, slots=True)
class Shown:
    """What the charts show."""

    written: History
    today: date
    days: Days
    """The last year, or as much of it as there is."""
    uses: Sequence[tuple[Tracker, Sequence[Use]]]
    """Those of each tracker."""
    week_starts_on: str

    @property
    def returns(self) -> set[date]:
        return {use.on for tracker, uses in self.uses if tracker.limit is None for use in uses}


def choose_shown(
    written: History,
    today: date,
    settings: Settings,
    uses: Sequence[tuple[Tracker, Sequence[Use]]],
) -> Shown:
    days = days_so_far(written, today, YEAR_DAYS, settings.day_starts_at)
    return Shown(written, today, days, uses, settings.week_starts_on)


def draw_chart(sections: Sequence[Section], shown: Shown, width: int, forms: Forms) -> list[Line]:
    """Draw the chart of sections that share one; empty if they have none, or none that fits."""
    days, week = shown.days.at_least(LEAST_DAYS), shown.week_starts_on
    match next(_found(sections), None):
        case OverTime() if any(days.cravings):
            legend = strength_legend(len(days.cravings), forms)
            *plot, dates = strength(
                days.cravings, days.first, shown.returns, width, STRENGTH_ROWS, forms
            )
            return [legend, *plot, *mood_row(days.moods, width, 1, forms), dates]
        case Rates():
            counts = count_hours(shown.written.cravings)
            drawn = hours(counts, width, forms, week_starts_on=week)
            legend = hours_legend(max(map(max, counts)), width, forms)
            return [*drawn, legend] if drawn else []
        case DailyMoods():
            drawn = year(days.moods, days.first, width, forms, week_starts_on=week)
            return [*drawn, year_legend(width, forms)]
        case OutcomeRanking() | EasingRanking():
            rows, waited = _tried(sections)
            return tried_table(rows, width, forms, waited=waited)
        case TriggerCounts() | Trend() as found:
            return count_bars(words.count_rows(found), width, forms)
        case _:
            return []


def say_chart(sections: Sequence[Section], shown: Shown) -> list[str]:
    """Say the same in words."""
    days = shown.days
    match next(_found(sections), None):
        case OverTime() if any(days.cravings):
            return strength_words(days.cravings, days.first, shown.returns)
        case Rates():
            return hours_words(count_hours(shown.written.cravings))
        case DailyMoods():
            return mood_words(days.moods, days.first)
        case OutcomeRanking() | EasingRanking():
            rows, waited = _tried(sections)
            return tried_words([*rows, *([waited] if waited else [])])
        case TriggerCounts() as found:
            return count_words(words.count_rows(found))
        case _:
            return []


def draw_weeks(found: LimitWeeks, shown: Shown, width: int, forms: Forms) -> list[Line]:
    """Draw the weeks of a tracker with a limit; empty if they don't fit."""
    limit, first = found.standing.limit, found.weeks[0].first
    uses = next(uses for tracker, uses in shown.uses if tracker.id == found.standing.tracker.id)
    days = amounts_by_day(uses, first, shown.today)
    drawn = week_grid(days, first, limit, width, forms, today=shown.today)
    return [*drawn, week_grid_legend(limit, width, forms)] if drawn else []


def _found(sections: Sequence[Section]) -> Iterator[Finding]:
    return (one.found for one in sections if not isinstance(one.found, TooFew))


def _tried(sections: Sequence[Section]) -> tuple[list[Tried], Tried | None]:
    found = [*_found(sections)]
    outcomes = next((one for one in found if isinstance(one, OutcomeRanking)), None)
    drops = next((one for one in found if isinstance(one, EasingRanking)), None)
    return words.tried_rows(outcomes, drops)
