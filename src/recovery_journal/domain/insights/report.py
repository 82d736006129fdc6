"""All insights, in the order they are shown."""

from collections.abc import Callable
from datetime import date

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights import cooccurrence, differences, moods, over_time, rates
from recovery_journal.domain.insights import trend as trends
from recovery_journal.domain.insights import triggers as named
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.strategies import ranking

Finding = (
    over_time.OverTime
    | rates.Rates
    | named.TriggerCounts
    | cooccurrence.Pairs
    | ranking.OutcomeRanking
    | ranking.EasingRanking
    | moods.DailyMoods
    | differences.Differences
    | trends.Trend
)


@dataclass(frozen=True, slots=True)
class Section:
    """One question with its answer."""

    name: str
    """A key of words.insights.report.SECTION_TITLES, and the section's name in JSON."""
    found: Finding | TooFew

    @property
    def stands_out(self) -> bool | None:
        """Whether it claims a difference; None if it has too little data, or compares nothing."""
        match self.found:
            case trends.Trend(often=often, strong=strong):
                return bool(often or strong)
            case rates.Rates(cells=cells):
                return any(cell.more for cell in cells)
            case cooccurrence.Pairs(found=found) | differences.Differences(found=found):
                return bool(found)
            case ranking.OutcomeRanking(stands_out=stands_out):
                return stands_out
        return None


def make_report(
    written: History,
    today: date,
    waking: tuple[int, int] = rates.DEFAULT_WAKING_HOURS,
    week_starts_on: str = "monday",
) -> tuple[Section, ...]:
    """Answer every question; each answer says for itself when there is too little data.

    Args:
        written: the data.
        today: the local day.
        waking: the user's waking hours, from and up to.
        week_starts_on: a key of WEEK_STARTS.
    """
    written = written.up_to(today)
    questions: tuple[tuple[str, Callable[[], Finding | TooFew]], ...] = (
        ("trend", lambda: trends.find_trend(written, today)),
        ("over time", lambda: over_time.count_over_time(written, week_starts_on=week_starts_on)),
        ("part of the day", lambda: rates.by_part_of_day(written, waking)),
        ("weekday", lambda: rates.by_weekday(written, week_starts_on)),
        ("triggers", lambda: named.count_triggers(written)),
        ("together", lambda: cooccurrence.find_cooccurrences(written)),
        ("went well", lambda: ranking.rank_by_outcome(written)),
        ("came down", lambda: ranking.rank_by_easing(written)),
        ("mood", lambda: moods.by_day(written, today)),
        ("halt", lambda: differences.by_halt(written)),
        ("sleep", lambda: differences.by_sleep(written)),
    )
    return tuple(Section(name, answer()) for name, answer in questions)
