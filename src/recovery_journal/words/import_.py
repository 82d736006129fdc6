"""Sentences about imported files."""

from collections.abc import Mapping

NOTHING = "Nothing was taken in."
NOT_OURS = f"This is not an export of a journal as JSON. {NOTHING}"
NOT_SEALED = "This is not an export of an encrypted journal."
SEALED_DAMAGED = "This sealed file is damaged: it is not, to its end, as it was written."
NEWER = f"A newer version of this program wrote this export. {NOTHING}"
NOT_UTF8 = "It isn't UTF-8 text. Please save it as UTF-8."
TOO_LARGE = f"This file is too large. {NOTHING}"
DRY_RUN = "This was a trial: nothing was changed. Without --dry-run it is taken in."
UNDO = "All of it is one step. To take it back: rj undo"
RECORD_NAMES = {
    "setting": ("set of settings", "settings"),
    "entry": ("entry", "entries"),
    "tracker": ("tracker", "trackers"),
    "strategy": ("strategy", "strategies"),
    "person": ("person", "people"),
    "meeting": ("meeting", "meetings"),
    "promise": ("promise", "promises"),
    "kept_words": ("kept words", "kept words"),
    "reason": ("reason", "reasons"),
    "letter": ("letter", "letters"),
    "plan": ("plan", "plans"),
    "safety_step": ("step of the safety plan", "steps of the safety plan"),
    "pack": ("set of questions", "sets of questions"),
    "share": ("shared page", "shared pages"),
}
"""Singular and plural of each table's records."""


def missing(path: str) -> str:
    return f"There is no file {path}."


def unreadable(path: str) -> str:
    return f"{path} cannot be read. {NOTHING}"


def from_line(line: int) -> str:
    return f"It cannot be read from line {line} on."


def record_unfit(table: str, number: int, why: str) -> str:
    record = f"The {RECORD_NAMES[table][0]} at place {number} of its list"
    return f"{record} cannot be taken in: {why} {NOTHING}"


def unknown_fields(names: list[str]) -> str:
    return f"This program knows no {', '.join(names)}. {NOTHING}"


def taken_in(counts: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Count each table's new, already known and permanently removed records."""
    lines = []
    for table, (new, known, gone) in counts.items():
        parts = [f"{new} new"]
        parts += [f"{known} here already"] if known else []
        parts += [f"{gone} removed for good here, not taken in"] if gone else []
        if new or known or gone:
            lines.append(f"{RECORD_NAMES[table][1]}: {', '.join(parts)}")
    return lines or ["There is nothing in this export."]
