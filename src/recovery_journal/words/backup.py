"""Sentences about backups, restoring, the doctor, and permanent removal."""

from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.format import numbers

WHY_MADE = {
    "daily": "made by itself",
    "asked": "made by you",
    "migration": "before a newer version of the program changed the file",
    "import": "before an import",
    "purge": "before something was removed for good",
    "restore": "before another one was put in its place",
    "passphrase": "before the passphrase was removed",
    "damaged": "of a damaged journal",
}
NO_BACKUP_YET = "There is no backup yet. To make one: rj backup"
ASK_RESTORE = "Put this backup in the place of the journal? The journal of now is kept."
RESTORE_NEEDS_YES = "Restoring puts another journal in the place of this one; say --yes."
AS_IT_WAS = "as it was when it was replaced"
PUT_BACK = "The journal is again as it was before the restore."
UNDO_RESTORE = "To take that back: rj restore"
ALL_WELL = "All is well."
ASK_ERASE = "Remove it and all its versions for good? This cannot be undone."
ASK_ERASE_ALL = "Remove the whole journal and its backups for good? Type: erase everything"
ERASE_ALL_PHRASE = "erase everything"
ERASED_ALL = "Your journal, its backups and its card are gone from this folder."
DISKS = (
    "What a disk once held can sometimes be read from it for a while, more so on an SSD. "
    "Exports and copies you made elsewhere are not touched."
)
ERASING_NEEDS_YES = "Removing for good cannot be undone; say --yes."


def backup_made(name: str, entries: int) -> str:
    return f"Kept, opened and compared, {numbers.count(entries, 'entry', 'entries')}: {name}"


def kept_as_it_is(name: str) -> str:
    """Return that a copy was made in which not every page can be read."""
    return f"Kept as it is: {name}"


def restored(entries: int) -> str:
    return f"The journal is that of the backup now, {numbers.count(entries, 'entry', 'entries')}."


def may_still_hold(names: list[str], folder: str) -> str:
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"Copies from before may still hold it: {listed}. They are in {folder}"


def shared_folder(folder: str) -> str:
    return (
        f"Others can write to {folder}, so they could delete or replace the backups there. "
        f"To change that: chmod 700 {shell_quoted(folder)}"
    )


def backups_stay(folder: str) -> str:
    return f"Backups in {folder} were not removed."


def leftover_kept(path: str) -> str:
    return (
        f"{path} was left when a command was stopped. It may be the only copy of something, so it "
        "was not removed; anyone who can use this account may be able to read it."
    )


def leftover_stuck(path: str, reason: str) -> str:
    return f"{path} was left when a command was stopped, and cannot be removed: {reason}."


def salvaged(torn: tuple[str, ...]) -> str:
    if not torn:
        return "Everything could be read."
    listed = ", ".join(table.replace("_", " ") for table in torn)
    return f"Not everything could be read. Something is missing from: {listed}."
