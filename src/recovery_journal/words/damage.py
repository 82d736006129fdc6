"""Sentences about what can't be read in a damaged journal."""

from collections.abc import Iterable

from recovery_journal.words.format import numbers

DOCTOR = "Run rj doctor"
DAMAGED_BACKUP = f"The copy is the same as the journal, which is damaged. {DOCTOR}"
NO_PAGE = (
    "Someone in your circle can't be read, so it isn't known what they told you in confidence. "
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
    return f"Not everything is in it: {unreadable(tables)}"


def record_unreadable(table: str) -> str:
    return f"That {table.replace('_', ' ')} can't be read. {DOCTOR}"


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
        f"Somebody has put something into {path} that could change what you write: "
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
    said = ["The backup is no longer as it was written."] if is_altered else []
    said += [f"{count_unreadable(found)} in it can't be read."] if found else []
    said += [f"Some of it is lost, from: {', '.join(lost)}."] if lost else []
    return said
