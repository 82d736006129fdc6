"""The status line after saving an entry."""

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.logged_days import count_days_around
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words import returns
from recovery_journal.words.format import numbers
from recovery_journal.words.format.limits import logged_around


def saved_status(journal: Journal, entry: Entry, what: str, *, discreet: bool) -> str:
    """Return the status line after saving; `what` describes the entry in a few words."""
    if isinstance(entry, Use) and not discreet:
        return _saved_use_status(journal, entry)
    needs_help = isinstance(entry, Craving) and entry.needs_help
    return words.entry_saved(what, _other_day(journal, entry), needs_help=needs_help)


def _other_day(journal: Journal, entry: Entry) -> str:
    """Return the day of a new entry that isn't today's: a draft keeps the day it was begun on."""
    if entry.day is None or entry.revision != 1:
        return ""
    try:
        today = journal.settings.today()
    except Busy:
        return ""
    return "" if entry.day == today else numbers.short_date(entry.day, today.year)


def _saved_use_status(journal: Journal, use: Use) -> str:
    """Return the status line after a use: the days that still count, or what is logged now."""
    try:
        tracker = journal.trackers.get(use.tracker)
        uses, settings = journal.counted_uses(tracker), journal.settings.read()
        today = journal.settings.today()
    except Busy:
        return words.entry_saved("")
    if tracker.limit is not None:
        around = count_days_around(uses, use.on, tracker.limit, today, settings.week_starts_on)
        return words.with_keys(f"{words.LOGGED} {logged_around(around, tracker.limit, today)}")
    stands = compute_standing(tracker, uses, today)
    return words.with_keys(returns.return_saved(stands.total, stands.longest))
