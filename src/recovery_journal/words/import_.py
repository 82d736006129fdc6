"""Sentences about imported files."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

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


DIFFERENT = "Here already, and different in the file. These stay as they are here:"
ENTRIES_JOIN_IT = "What the file has for it now belongs to the one here."
MAX_LISTED = 10
"""How many records of one kind are listed."""
MAX_VALUE_CHARS = 40
"""Longer texts aren't repeated."""


def difference(table: str, name: str, values: Mapping[str, tuple[Any, Any]]) -> str:
    """E.g. "tracker Alcohol: start 2026-07-18 (in the file 2026-01-01), note"."""
    told = (_both_values(field, *both) for field, both in values.items())
    return f"  {RECORD_NAMES[table][0]} {name}: {', '.join(told)}"


def settings_left(values: Mapping[str, tuple[Any, Any]]) -> Iterator[str]:
    """Name the settings that stay as they are here."""
    return (f"  {_both_values(field, *both)}" for field, both in values.items())


def _both_values(field: str, here: Any, there: Any) -> str:
    name = field.replace("_", " ")
    mine, theirs = _value(here), _value(there)
    return f"{name} {mine} (in the file {theirs})" if mine and theirs else name


def _value(value: Any) -> str:
    """Return a short value as text; nothing for any other."""
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case int() | float() | date() | time():
            return str(value)
        case str() if len(value) <= MAX_VALUE_CHARS and "\n" not in value:
            return f"“{value}”"
    return ""


def and_more(number: int) -> str:
    return f"  and {number} more"


def in_the_future(moments: Sequence[str], number: int) -> str:
    """Say that new entries have a time to come; `moments` names the first of them."""
    entries = "1 entry has" if number == 1 else f"{number} entries have"
    more = f" and {number - len(moments)} more" if number > len(moments) else ""
    return (
        f"{entries} a time that is still to come: {', '.join(moments)}{more}. "
        "If a clock was wrong, change it: rj edit ID"
    )
