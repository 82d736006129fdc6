"""The status line after saving an entry."""

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words import returns


def saved_status(journal: Journal, entry: Entry, what: str) -> str:
    """Return the status line after saving; `what` describes the entry in a few words."""
    if isinstance(entry, Use):
        return _saved_use_status(journal, entry)
    needs_help = isinstance(entry, Craving) and entry.needs_help
    return words.entry_saved(what, needs_help=needs_help)


def _saved_use_status(journal: Journal, use: Use) -> str:
    """Return the status line after a use, with the days that still count."""
    try:
        tracker = journal.trackers.get(use.tracker)
        stands = compute_standing(tracker, journal.counted_uses(tracker), journal.settings.today())
    except Busy:
        return words.entry_saved("")
    if tracker.limit is not None:
        return words.with_keys(returns.CUT_DOWN)
    return words.with_keys(returns.return_saved(stands.total, stands.longest))
