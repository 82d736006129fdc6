"""Sentences about backups, restoring, the doctor, and permanent removal."""

from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.format import numbers

WHY_MADE = {
    "daily": "automatic",
    "asked": "made by you",
    "migration": "before a newer version of the program changed the file",
    "import": "before an import",
    "merge": "before another copy was merged into it",
    "purge": "before something was removed for good",
    "restore": "before a restore",
    "passphrase": "before the passphrase was removed",
    "damaged": "of a damaged journal",
}
NO_BACKUP_YET = "There is no backup yet. To make one: rj backup"
ASK_RESTORE = "Replace the journal with this backup? The current one is kept."
RESTORE_NEEDS_YES = "Restoring replaces the journal. To confirm: --yes"
AS_IT_WAS = "as it was when it was replaced"
PUT_BACK = "The journal is back as it was before the restore."
UNDO_RESTORE = "To undo that: rj restore"


def restore_entry(number: str) -> str:
    """Say how to restore an entry, which isn't done with a backup."""
    return f"To bring back entry {number}: rj trash restore {number}"


ALL_WELL = "All is well."
ASK_ERASE = "Remove it and all its versions for good? This can't be undone."
ASK_ERASE_ALL = "Remove the whole journal and its backups for good? Type: erase everything"
ERASE_ALL_PHRASE = "erase everything"
ERASED_ALL = "Your journal, its backups and its card are gone from this folder."
DISKS = (
    "Deleted data can sometimes be recovered from a disk for a while, especially from an SSD. "
    "Exports and copies you made elsewhere are not touched."
)
ERASING_NEEDS_YES = "Removing for good can't be undone. To confirm: --yes"


def backup_made(name: str, entries: int) -> str:
    return f"Backup made and verified ({numbers.count(entries, 'entry', 'entries')}): {name}"


def kept_as_it_is(name: str) -> str:
    """Return that a copy was made in which not every page can be read."""
    return f"Copied, damage and all: {name}"


def restored(entries: int) -> str:
    return f"The journal now matches the backup: {numbers.count(entries, 'entry', 'entries')}."


def may_still_hold(names: list[str], folder: str) -> str:
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"Earlier copies may still contain it: {listed}. They are in {folder}"


def shared_folder(folder: str) -> str:
    return (
        f"Others can write to {folder}, so they could delete or replace the backups there. "
        f"To change that: chmod 700 {shell_quoted(folder)}"
    )


def backups_stay(folder: str) -> str:
    return f"Backups in {folder} were not removed."


def leftover_kept(path: str) -> str:
    return (
        f"{path} was left behind when a command was stopped. It may be the only copy of something, "
        "so it was not removed. Anyone who can use this account may be able to read it."
    )


def leftover_stuck(path: str, reason: str) -> str:
    return f"{path} was left behind when a command was stopped, and can't be removed: {reason}."


def salvaged(torn: tuple[str, ...]) -> str:
    if not torn:
        return "Everything could be read."
    listed = ", ".join(table.replace("_", " ") for table in torn)
    return f"Not everything could be read. Something is missing from: {listed}."
