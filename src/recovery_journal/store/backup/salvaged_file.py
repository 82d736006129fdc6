"""Put rows into the new file of a salvage, and mend what no longer fits together there."""

from contextlib import suppress
from typing import Any

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.store.books.entry_query import entries_where
from recovery_journal.store.books.search import add_all_to_index
from recovery_journal.store.books.tag_links import link_tags
from recovery_journal.store.history.snapshot import from_json
from recovery_journal.store.sqlite.connection import ignoring_sqlite_errors
from recovery_journal.store.sqlite.file import BAD_ROW_ERRORS, JournalFile

UNREADABLE_TEXT = "(could not be read)"
"""The note of an entry whose values are lost."""


def copy_row(file: JournalFile, table: str, listed: str, row: tuple[Any, ...]) -> bool:
    """Copy one row unless it violates a constraint; return whether it's there now.

    Args:
        file: the new file.
        table: the table.
        listed: its columns, as SQL; the first one is its key, or part of that.
        row: their values.
    """
    before = file.connection.total_changes
    with ignoring_sqlite_errors():
        marks = ", ".join("?" * len(row))
        file.run(f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})', row)
        if file.connection.total_changes == before:
            (key, *_) = listed.split(", ")
            return file.row(f"SELECT 1 FROM {table} WHERE {key} = ?", row[:1]) is not None
        return True
    return False


def turn_unreadable_into_notes(file: JournalFile) -> list[str]:
    """Turn invalid entries into notes; return ["entry"] if there were any."""
    found = _unreadable_entries(file)
    for number in found:
        file.run(
            "UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE id = ?",
            (UNREADABLE_TEXT, number),
        )
        if _unreadable_entries(file, f"id = {number}"):
            file.run(
                "UPDATE entry SET at = 0, offset = 0, day = '1970-01-01', trashed_at = NULL "
                "WHERE id = ?",
                (number,),
            )
    return ["entry"] if found else []


def _unreadable_entries(file: JournalFile, where: str = "1") -> list[int]:
    """Return the numbers of the entries that can't be read."""
    entries_where(file, where, ())
    return sorted(number for table, number in file.take_unreadable() if table == "entry")


def fill_in_from_changes(file: JournalFile) -> None:
    """Give entries that lost their tags or their own values those last recorded.

    Values that no entry can have are replaced, too: they may be those of a row of another table.
    Settings and what is known of purged records, whose tables have no rowids, come back as well.
    """
    unreadable = set(_unreadable_entries(file))
    for number, after in file.rows(
        "SELECT entry.id, after FROM change JOIN entry USING (uid) WHERE change.id IN "
        "(SELECT max(id) FROM change WHERE subject = 'entry' GROUP BY uid) AND after IS NOT NULL"
    ):
        with suppress(*BAD_ROW_ERRORS):
            recorded = from_json(after) or {"tags": []}
            tags = [(role, name) for role, name in recorded["tags"]]
            ((left,),) = file.rows(
                "SELECT count(*) FROM entry_tag JOIN tag ON tag.id = tag WHERE entry = ?", (number,)
            )
            if left < len(tags):
                link_tags(file, number, tags)
            if own_fields(kind := recorded["row"]["kind"]) and "details" in recorded:
                if number in unreadable:
                    file.run(f"DELETE FROM {kind} WHERE entry = ?", (number,))
                details = {"entry": number, **recorded["details"]}
                listed = ", ".join(f'"{name}"' for name in details)
                copy_row(file, kind, listed, tuple(details.values()))
    for name, revision, after in file.rows(
        "SELECT uid, revision, after FROM change WHERE id IN "
        "(SELECT max(id) FROM change WHERE subject = 'setting' GROUP BY uid) AND after IS NOT NULL"
    ):
        with suppress(*BAD_ROW_ERRORS):
            setting = (name, revision, from_json(after)["row"]["value"])  # type: ignore[index]
            copy_row(file, "setting", "uid, revision, value", setting)
    file.run(
        "INSERT OR IGNORE INTO tombstone SELECT uid, subject, at FROM change WHERE action = 'purge'"
    )


def drop_orphans(file: JournalFile) -> None:
    """Delete rows that refer to lost ones; entries are never deleted."""
    file.run(
        "DELETE FROM entry_tag WHERE entry NOT IN (SELECT id FROM entry) "
        "OR tag NOT IN (SELECT id FROM tag)"
    )
    file.run("DELETE FROM imported WHERE entry NOT IN (SELECT id FROM entry)")
    file.run("UPDATE entry SET tracker = NULL WHERE tracker NOT IN (SELECT id FROM tracker)")
    for kind in filter(own_fields, ENTRY_CLASSES):
        lost = f"kind = '{kind}' AND id NOT IN (SELECT entry FROM {kind})"
        if entry_class(kind).needs_tag:
            lost = f"({lost} OR kind = '{kind}' AND id NOT IN (SELECT entry FROM entry_tag))"
        file.run(
            f"UPDATE entry SET kind = 'note', note = trim(note || char(10) || ?) WHERE {lost}",
            (UNREADABLE_TEXT,),
        )


def rebuild_derived(file: JournalFile) -> None:
    """Rebuild everything derived from the entries."""
    for kind in filter(own_fields, ENTRY_CLASSES):
        ours = f"SELECT id FROM entry WHERE kind = '{kind}'"
        file.run(f"DELETE FROM {kind} WHERE entry NOT IN ({ours})")
    file.run(
        "UPDATE entry SET words = note || coalesce((SELECT group_concat(char(10) || name, '') FROM "
        "(SELECT name FROM entry_tag JOIN tag ON tag.id = tag WHERE entry = entry.id "
        "ORDER BY position)), '')"
    )
    add_all_to_index(file)
