"""What the journal brings up on its own: letters that can be opened, plans, meetings, hard days.

Entries of all kinds are read by day, which is fast even among a hundred thousand.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from recovery_journal.clock import LOCAL_ZONE
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.follow_up import AT_HAND_FOR

if TYPE_CHECKING:
    from recovery_journal.domain.circle import Meeting
    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.toolkit import Letter, Plan
    from recovery_journal.store.journal import Journal

HARD_HOUR = timedelta(hours=24)
"""How long after a craving that needs help the letters for a hard hour can be opened."""


def letters(journal: "Journal", now: datetime) -> list["Letter"]:
    """Return unread letters that can be opened.

    Args:
        journal: the journal.
        now: the current local time.
    """
    if not journal.has_any("letter"):
        return []
    sealed = [one for one in journal.letters.all() if one.opened is None]
    today = journal.settings.local_day(now)
    count = _longest_current(journal, today) if any(one.on_count for one in sealed) else 0
    waits = any(one.waits_for_hard_hour for one in sealed)
    hard = _cravings_of_a_hard_hour(journal, now) if waits else []
    return [
        one
        for one in sealed
        if one.is_due(today, count, hard_hour=bool(hard) and _came_later(journal, one, hard))
    ]


def plans(journal: "Journal", now: datetime) -> list["Plan"]:
    """Return the plans to show now: for the craving at hand first, then by day and hour."""
    if not journal.has_any("plan"):
        return []
    from recovery_journal.domain.toolkit import MAX_PLANS_SHOWN, plans_for

    known, hour = journal.plans.all(), journal.settings.read().day_starts_at
    at_hand = journal.cravings.last_open(now, within=AT_HAND_FOR)
    fitting = plans_for(known, at_hand.triggers) if at_hand else []
    near = [one for one in known if one.is_near(now, hour) and one not in fitting]
    return [*fitting, *near][:MAX_PLANS_SHOWN]


def meetings(journal: "Journal", now: datetime, today: date) -> list["Meeting"]:
    """Return the meetings of today that haven't begun, in the user's own time."""
    if not journal.has_any("meeting"):
        return []
    from recovery_journal.domain.meeting_times import todays_meetings

    return todays_meetings(journal.meetings.all(), today, now, LOCAL_ZONE)


def are_days_hard(journal: "Journal", now: datetime, entry: "Entry | None" = None) -> bool:
    """Return whether these are hard days, and `entry`, if given, is on one of them."""
    from recovery_journal.domain.entries import hard_days

    today = journal.settings.local_day(now)
    first = hard_days.first_deciding_day(today)
    if entry is not None and (entry.day is None or entry.day < first):
        return False
    near = journal.entries.page(Filter(since=first, until=today), limit=-1)
    return hard_days.are_hard_days(near, today)


def _longest_current(journal: "Journal", today: date) -> int:
    """Return the highest running count of any tracker."""
    from recovery_journal.domain.sobriety.standing import compute_standing

    counted = [one for one in journal.trackers.all() if one.limit is None]
    uses = journal.counted_uses
    return max((compute_standing(one, uses(one), today).current for one in counted), default=0)


def _came_later(journal: "Journal", letter: "Letter", cravings: "list[Craving]") -> bool:
    """Return whether any of the cravings came after the letter was written, or last sealed."""
    written, sealed = journal.letters.written_and_sealed_at(letter)
    return any(
        (one.day is not None and one.day > letter.written) or one.at >= written
        for one in cravings
        if one.at >= sealed
    )


def _cravings_of_a_hard_hour(journal: "Journal", now: datetime) -> "list[Craving]":
    """Return the cravings of the last 24 hours that need help."""
    from recovery_journal.domain.entries.craving import Craving

    # Where an entry was logged, its day may have been another one than here.
    today, day = journal.settings.local_day(now), timedelta(days=1)
    near = Filter(since=today - 2 * day, until=today + day)
    return [
        one
        for one in journal.entries.page(near, limit=-1)
        if isinstance(one, Craving) and one.needs_help and now - HARD_HOUR < one.at <= now
    ]
