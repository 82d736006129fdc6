"""Entries of other programs are stored once, whatever happens to them here."""

from datetime import UTC, date, datetime

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.history.importing import ImportCounts, ImportedEntry
from recovery_journal.store.journal import Journal

AT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)


def note(key: str, text: str = "from there") -> ImportedEntry:
    return ImportedEntry(key, Note(at=AT, note=text))


def test_the_same_file_twice_adds_only_what_is_new(journal: Journal) -> None:
    assert journal.importer.add("Daylio", [note("1"), note("2")]) == ImportCounts(new=2)
    again = [note("1"), note("2"), note("3")]
    assert journal.importer.add("Daylio", again) == ImportCounts(new=1, known=2)
    assert {journal.importer.source_of(entry) for entry in journal.entries.page()} == {"Daylio"}


def test_keys_of_two_programs_do_not_mix(journal: Journal) -> None:
    journal.importer.add("Daylio", [note("1")])
    other = ImportedEntry("1", Note(at=AT, note="another"))
    assert journal.importer.add("jrnl", [other]).new == 1


def test_what_was_deleted_here_stays_deleted(journal: Journal) -> None:
    journal.importer.add("Daylio", [note("1"), note("2")])
    first, second = journal.entries.page()
    journal.entries.trash(first.id)
    journal.entries.trash(second.id)
    assert journal.importer.add("Daylio", [note("1"), note("2")]) == ImportCounts(gone=2)
    journal.trash.empty(datetime(2100, 1, 1, tzinfo=UTC))
    assert journal.importer.add("Daylio", [note("1"), note("2")]) == ImportCounts(gone=2)
    assert journal.entries.count() == 0


def test_an_edited_entry_is_not_taken_in_again(journal: Journal) -> None:
    journal.importer.add("Daylio", [note("1")])
    (entry,) = journal.entries.page()
    journal.entries.edit(Note(at=AT, note="mine now", id=entry.id, uid=entry.uid, revision=1))
    assert journal.importer.add("Daylio", [note("1")]) == ImportCounts(known=1)
    journal.undo()
    assert journal.importer.add("Daylio", [note("1")]) == ImportCounts(known=1)


def test_one_undo_takes_an_import_back_and_frees_its_keys(journal: Journal) -> None:
    for text in ("first", "second", "third"):
        counts = journal.importer.add("Daylio", [note("1", text), note("2", text)])
        assert counts == ImportCounts(new=2)
        assert {entry.note for entry in journal.entries.page()} == {text}
        journal.undo()
        assert journal.entries.count() == 0
    journal.trash.empty(datetime(2100, 1, 1, tzinfo=UTC))
    assert journal.importer.add("Daylio", [note("1", "last")]) == ImportCounts(new=1)


def test_another_meaning_after_an_undo_is_stored_as_such(journal: Journal) -> None:
    journal.importer.add("Daylio", [note("1")])
    journal.undo()
    craving = ImportedEntry("1", Craving(at=AT, intensity=7))
    journal.importer.add("Daylio", [craving])
    (found,) = journal.entries.page()
    assert isinstance(found, Craving)
    assert found.intensity == 7


def test_a_tracker_of_the_same_name_is_the_one_here(journal: Journal) -> None:
    mine = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    use = Use(
        at=AT,
        tracker=0,
        on=date(2026, 11, 1),
        next_start=date(2026, 11, 2),
    )
    there = [Tracker(name=name, start=date(2020, 1, 1)) for name in ("alcohol", "Coffee")]
    found = [ImportedEntry("1", use, "ALCOHOL"), ImportedEntry("2", use, "coffee")]
    assert journal.importer.add("Sobriety", [*there, *found]) == ImportCounts(new=2, trackers=1)
    assert [one.name for one in journal.trackers.all()] == ["Alcohol", "Coffee"]
    assert len(journal.entries.uses(mine.id)) == 1
    journal.undo()
    assert [one.name for one in journal.trackers.all()] == ["Alcohol"]


def test_answers_are_kept_for_the_next_file(journal: Journal) -> None:
    journal.importer.remember("Daylio", {"mood so-so": "2", "series Sleep": "sleep"})
    journal.importer.remember("Daylio", {"mood so-so": "3"})
    journal.importer.remember("jrnl", {"series tags": "trigger"})
    expected = {"mood so-so": "3", "series Sleep": "sleep"}
    assert journal.importer.answers("Daylio") == expected
