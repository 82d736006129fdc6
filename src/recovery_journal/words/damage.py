"""Sentences about what can't be read in a damaged journal."""

from collections.abc import Iterable, Sequence

from recovery_journal.text import ended
from recovery_journal.words.format import numbers

DOCTOR = "Run rj doctor"
DAMAGED_BACKUP = f"The copy is the same as the journal, which is damaged. {DOCTOR}"
FILE_WHOLE = "The file is whole."
FILE_DAMAGED = "The file itself is damaged. To save what can be read: rj salvage"
INDEXES_MENDED = "The indexes were rebuilt."
INDEX_WHOLE = "The search index is complete."
INDEX_IS_LARGE = "The search index is complete. To make it smaller: rj doctor --fix"
INDEX_MADE_SMALLER = "The search index was made smaller."
INDEX_REBUILT = "The search index was rebuilt."
INDEX_UNFIT = "The search index doesn't match the entries: rj doctor --fix"
CHECK_STOPPED = {
    "whole": FILE_DAMAGED,
    "schema": "The structure of the file can't be read. To save what can be read: rj salvage",
    "entries": "Not every record can be checked. To save what can be read: rj salvage",
    "index": "The search index can't be checked.",
}
"""By what was to be checked."""
MAX_NAMES = 10
"""The most names that the doctor lists of a kind."""
NO_PAGE = (
    "Someone in your circle can't be read, so we don't know what they told you in confidence. "
    f"No page was made. {DOCTOR}"
)


def unreadable(tables: Iterable[str]) -> str:
    """Return that some things can't be read, given the table of each."""
    return f"{count_unreadable(tables)} can't be read. {DOCTOR}"


def count_unreadable(tables: Iterable[str]) -> str:
    """Count things by the table of each, e.g. "1 entry and 2 other things"."""
    found = list(tables)
    entries = found.count("entry")
    others = len(found) - entries
    told = [numbers.count(entries, "entry", "entries")] if entries else []
    told += [numbers.count(others, "other thing" if told else "thing")] if others else []
    return " and ".join(told)


def left_out(tables: Iterable[str]) -> str:
    """Return the same for a file that holds everything else."""
    return f"Some of it is missing: {unreadable(tables)}"


def record_unreadable(table: str) -> str:
    return f"That {table.replace('_', ' ')} can't be read. {DOCTOR}"


def not_among_readable(typed: str) -> str:
    return f"Nothing that can be read here is called {ended(typed)} {DOCTOR}"


def entry_unreadable(number: int) -> str:
    return f"Entry {number} can't be read in full. Earlier versions: rj history {number}. {DOCTOR}"


def damaged_entry(number: int) -> str:
    """Return the line of an entry that can't be read."""
    return f"{number}  can't be read"


def newer_backup(path: str) -> str:
    return (
        f"A newer version of this program wrote {path}, so it can't be restored with this one. "
        "Nothing was changed; please update recovery-journal."
    )


def not_restored(path: str, parts: Iterable[str]) -> str:
    """Return why a backup isn't restored, naming what somebody put into it."""
    return (
        f"Someone has put something into {path} that could change what you write: "
        f"{', '.join(parts)}. Nothing was changed. To save what is in it: rj salvage FILE NEW"
    )


def not_whole(unreadable: Iterable[str], torn: Iterable[str], *, is_altered: bool) -> list[str]:
    """Return what is wrong with a backup.

    Args:
        unreadable: the table of each thing that can't be read.
        torn: the tables that have lost rows.
        is_altered: its bytes aren't those that were written.
    """
    found, lost = list(unreadable), [table.replace("_", " ") for table in torn]
    said = ["The backup has changed since it was made."] if is_altered else []
    said += [f"{count_unreadable(found)} in it can't be read."] if found else []
    said += [f"Some of it is lost, from: {', '.join(lost)}."] if lost else []
    return said


def belongs_to_nothing(names: Sequence[str]) -> str:
    return f"What these belong to is gone: {_listed(names)}. A backup may have it: rj restore"


def indexes_unfit(names: Sequence[str]) -> str:
    return f"These indexes don't match the records: {_listed(names)}. To fix them: rj doctor --fix"


def foreign_parts(parts: Sequence[str], *, can_act: bool) -> str:
    """Return what in a file isn't from this program, and whether it matters."""
    told = f"Not from this program: {_listed(parts)}. "
    if can_act:
        return f"{told}It could change what you write. To save what is in the file: rj salvage"
    return f"{told}It does nothing by itself. To leave it behind: rj export json, rj import json"


def missing_parts(parts: Sequence[str], *, mended: bool) -> str:
    if mended:
        return f"Missing parts were recreated, empty: {_listed(parts)}"
    return f"Missing from the file: {_listed(parts)}. To fix it: rj doctor --fix"


def unreadable_records(names: Sequence[str]) -> str:
    entries = [name.removeprefix("entry ") for name in names if name.startswith("entry ")]
    earlier = f" Earlier versions: rj history {entries[0]}." if entries else ""
    return f"These can't be read: {_listed(names)}.{earlier} A backup may have them: rj restore"


def changed_records(names: Sequence[str]) -> str:
    return (
        f"These have changed since they were saved: {_listed(names)}. "
        "A backup may have them: rj restore"
    )


def unrecorded_records(names: Sequence[str]) -> str:
    return f"The last change to these can't be read: {_listed(names)}. Save them again to fix it."


def records_as_saved(number: int) -> str:
    return f"All records are intact: {number} of {number}."


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MAX_NAMES
    return ", ".join(names[:MAX_NAMES]) + (f" and {more} more" if more > 0 else "")
