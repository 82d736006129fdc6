"""Sentences about merging another copy of the journal."""

from collections.abc import Mapping, Sequence

from recovery_journal.words import import_
from recovery_journal.words.cli import UNCHANGED, shell_quoted
from recovery_journal.words.import_ import RECORD_NAMES

NOTHING = UNCHANGED
ITSELF = f"That is this journal itself. {NOTHING}"
SAME_ALREADY = f"All of it is here already. {NOTHING}"
ASK, MERGE = "Merge it into this journal?", "merge"
NEEDS_YES = f"Add --yes to merge it, or --dry-run to only look. {NOTHING}"
WHICH_PASSPHRASE, PASSPHRASE = "What is the passphrase of the other copy?", "Passphrase"
ONLY_HISTORIES = "Your entries stay as they are. Only the history of earlier changes is merged."
DRY_RUN = "This was a dry run: nothing was changed. To merge it, leave out --dry-run."
MERGED = "Merged."
UNDO = import_.UNDO
STAYS_REMOVED = (
    "What was removed for good stays removed, even after an undo. The copy that was made before "
    "the merge still holds it: rj backup list"
)
WITHOUT_HISTORY = (
    "An export doesn't say when things were changed, so what you changed here stays as it is. "
    "To bring two machines together, use a copy of the journal or a backup."
)
BECOMES_PLAIN = (
    "The other copy is encrypted, but this journal isn't: anyone who gets the file can read what "
    "is merged. To encrypt it first: rj passphrase set"
)

HOW_IT_COUNTS = (
    "Of what was changed on both sides, the newer change counts, and the history keeps the other. "
    "A copy of the journal is made first."
)


def has_own_passphrase(name: str) -> str:
    return f"{name} has a passphrase of its own. Type that one, or its recovery code."


def no_copy(path: str) -> str:
    return (
        f"{path} isn't a journal, or a backup or an export of one. {NOTHING} "
        f"To import from another program: rj import {shell_quoted(path)}"
    )


def keys_missing(path: str, keys: str) -> str:
    return (
        f"{path} can't be opened. If it is an encrypted journal, its keys file must be next to "
        f"it, as {keys}. {NOTHING}"
    )


def other_version(path: str) -> str:
    return (
        "There is another version of the journal here, as programs that sync folders leave "
        f"behind. To merge the two: rj merge {shell_quoted(path)}. After that you can delete it."
    )


def nothing_here_yet(path: str, *, is_export: bool) -> str:
    command = "rj import json" if is_export else "rj restore"
    return f"There is no journal here yet. To start with this one: {command} {shell_quoted(path)}"


def ask_same_tracker(name: str) -> str:
    return f"Each has its own tracker “{name}”. Are they the same one?"


def must_say_same(names: Sequence[str]) -> str:
    """Say which option answers what has to be asked."""
    listed = ", ".join(f"“{name}”" for name in names)
    return (
        f"Each has its own tracker of this name: {listed}. If they are the same one, add "
        f"--same {shell_quoted(names[0])}. {two_trackers(names[0])}"
    )


def two_trackers(name: str) -> str:
    return (
        "If not, first give one of them another name: "
        f"rj tracker edit {shell_quoted(name)} --name NAME. {NOTHING}"
    )


def no_such_pair(name: str) -> str:
    return f"There aren't two trackers called “{name}”. {NOTHING}"


def merged(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Count what became of each table's records; tables that stay as they are aren't named."""
    lines = []
    for table, found in counts.items():
        said = [f"{found[name]} {words}" for name, words in _WHAT.items() if found[name]]
        if said:
            same = [f"{found['known']} as before"] if found["known"] else []
            lines.append(f"{RECORD_NAMES[table][1]}: {', '.join(said + same)}")
    return lines


_WHAT = {
    "new": "new",
    "changed": "changed",
    "trashed": "now in the trash",
    "removed": "removed for good",
    "gone": "removed for good here before, left out",
}


def left_out(number: int) -> str:
    left = "1 thing" if number == 1 else f"{number} things"
    return f"Left out because it can't be read: {left}."


def torn(tables: Sequence[str]) -> str:
    listed = ", ".join(table.replace("_", " ") for table in tables)
    return f"Some of the other copy is lost, from: {listed}."


def undone(number: int) -> str:
    """Say that a merge of so many records was undone."""
    records = "1 record is" if number == 1 else f"{number} records are"
    return f"Merge undone: {records} as before; what it added is in the trash."
