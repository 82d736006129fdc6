"""What Today shows first, read at once."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.insights.by_day import Days, list_days
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Standing,
    compute_any_standing,
    hours_since_start,
)
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.masking import mask_tracker
from recovery_journal.tui.today.milestone import Reached, find_reached
from recovery_journal.tui.today.six_weeks import Amounts, amounts_of_weeks
from recovery_journal.words.format import numbers

MAX_KEPT_ENTRIES = 60
"""One of this many newest kept entries is shown, changing daily."""


@dataclass(frozen=True, slots=True)
class View:
    """What Today shows first, to redraw only after a change."""

    today: date
    discreet: bool
    hour: str
    standings: tuple[Standing | LimitStanding, ...]
    days: Days
    amounts: Amounts | None
    """What was used under the limit of the first tracker, if it has one."""
    settings: Settings
    kinds: frozenset[str]
    kept: tuple[Entry, ...]
    """The user's own words, those of this day first; empty on a day for others' words."""
    reached: Reached | None
    """A milestone that gets the whole screen."""
    shows_given_words: bool
    """Whether it's a day for others' kind words, which are loaded later."""


def read_view(journal: Journal, today: date, *, discreet: bool, days: int) -> View:
    """Read what Today shows first, with the last `days` days."""
    now = clock.now()
    settings = journal.settings.read()
    trackers = journal.trackers.all()
    if discreet:
        trackers = [mask_tracker(one) for one in trackers if not one.private]
    uses = [journal.counted_uses(tracker) for tracker in trackers]
    standings = tuple(
        compute_any_standing(tracker, used, today, settings.week_starts_on)
        for tracker, used in zip(trackers, uses, strict=True)
    )
    since = today - timedelta(days=days - 1)
    seen = journal.insights.seen_between(since, today)
    kept = journal.entries.page(Filter(kept=True), limit=MAX_KEPT_ENTRIES)
    kept = [one for one in kept if one.note.strip()]
    given, turn = journal.has_any("kept_words"), today.toordinal()
    if kept and given:  # the user's own words one day, others' the next
        turn, other = divmod(turn, 2)
        given = other == 1
    start = turn % len(kept) if kept else 0
    first = next((one for one in standings if isinstance(one, Standing)), None)
    hour = hours_since_start(first, now) if first else None
    kinds = frozenset(one.kind for one in seen if one.day == today)
    return View(
        today=today,
        discreet=discreet,
        hour=numbers.count(hour, "hour") if hour else "",
        standings=standings,
        days=list_days(seen, since, today),
        amounts=None if discreet else _read_amounts(standings, uses, settings.week_starts_on),
        settings=settings,
        kinds=kinds,
        reached=_find_milestone(standings, settings, kinds, discreet=discreet),
        kept=() if given else (*kept[start:], *kept[:start]),
        shows_given_words=given,
    )


def _find_milestone(
    standings: Sequence[Standing | LimitStanding],
    settings: Settings,
    kinds: frozenset[str],
    *,
    discreet: bool,
) -> Reached | None:
    """Return what gets the whole screen, until something is logged on this day."""
    if kinds or not settings.milestones:
        return None
    return find_reached(standings, discreet=discreet)


def _read_amounts(
    standings: Sequence[Standing | LimitStanding],
    uses: Sequence[Sequence[Use]],
    week_starts_on: str,
) -> Amounts | None:
    first = standings[0] if standings else None
    if not isinstance(first, LimitStanding) or first.planned:
        return None
    return amounts_of_weeks(uses[0], first.limit, first.today, week_starts_on)
