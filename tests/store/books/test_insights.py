"""The fast query for insights matches whole entries."""

from collections import Counter
from pathlib import Path

from recovery_journal.domain.dataclass import replace
from recovery_journal.store.journal import Journal
from support.gathered import history_of
from support.many import fill_journal


def test_it_equals_what_the_entries_say(home: Path) -> None:
    path = str(home / "journal.db")
    fill_journal(path, 300)
    with Journal(path) as journal:
        for entry in journal.entries.page(limit=20):
            journal.entries.trash(entry.id)
        for entry in journal.entries.page(limit=5):
            journal.entries.edit(replace(entry, kept=True))
        written, whole = journal.insights.read_history(), history_of(journal.entries.page(limit=-1))
    assert Counter(written.cravings) == Counter(whole.cravings)
    assert Counter(written.moods) == Counter(whole.moods)
    assert written.days == whole.days
