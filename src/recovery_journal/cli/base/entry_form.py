"""An entry as text to edit: a `key: value` line for each field, a blank line, and the note."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.values import one_of
from recovery_journal.domain.dataclass import fields as fields_of
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.dates import parse_day, parse_moment
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import own_fields
from recovery_journal.domain.sobriety.returns import parse_next_first_day
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.domain.sobriety.tracker import Tracker
    from recovery_journal.store.journal import Journal

DAY = timedelta(days=1)
STILL_USING = "still using"
"""Shown for a return without a next first day."""
FORM_KEYS = {"next_start": "next"}
"""Fields that have another name in the form."""


def fields(entry: Entry, tracker: "Tracker | None") -> list[tuple[str, str]]:
    """List every field except the note as text; an unset field is empty."""
    own = own_fields(entry.kind)
    return [
        ("at", entry.at.isoformat(" ", "minutes")),
        ("tracker", " ".join(tracker.name.split()) if tracker else ""),
        *((FORM_KEYS.get(name, name), _value_text(name, getattr(entry, name))) for name in own),
        *entry.tags(),
        ("private", "yes" if entry.private else "no"),
        ("kept", "yes" if entry.kept else "no"),
    ]


def to_form(entry: Entry, tracker: "Tracker | None") -> str:
    head = "".join(f"{key}: {value}".rstrip() + "\n" for key, value in fields(entry, tracker))
    return f"{head}\n{entry.note}\n"


def from_form(text: str, entry: Entry, tracker: "Tracker | None", journal: "Journal") -> Entry:
    """Apply what the person changed in the text to the entry.

    Only lines that differ from `to_form` are read: a text that comes back unchanged, apart from
    line ends at its end, changes nothing.

    Raises:
        BadInput: when a line or a value cannot be read.
        NotFound: when there is no such tracker.
    """
    head, _, note = text.partition("\n\n") if not text.startswith("\n") else ("", "", text[1:])
    before = _grouped(to_form(entry, tracker).partition("\n\n")[0])
    after = _grouped(head)
    changed = {
        key: after.get(key, [])
        for key in (before | after)
        if after.get(key, []) != before.get(key, [])
    }
    edited = with_values(entry, changed, journal)
    if note.rstrip("\n") == entry.note.rstrip("\n"):  # editors add and remove line ends
        return edited
    return replace(edited, note=note.removesuffix("\n"))


def with_values(entry: Entry, typed: dict[str, list[str]], journal: "Journal") -> Entry:
    """Put typed values into the fields of an entry; none leave a field empty.

    Raises:
        BadInput: when the entry has no such field, or the value cannot be read.
        NotFound: when there is no such tracker.
    """
    fields_by_role = {role: field for field, role in entry.tag_roles.items()}
    known = dict.fromkeys([*(key for key, _ in fields(entry, None)), *fields_by_role])
    if unknown := [key for key in typed if key not in known]:
        raise BadInput(
            f"There is no field “{output.shorten_word(unknown[0])}” here; "
            f"the fields are {', '.join(known)}."
        )
    changes: dict[str, Any] = {}
    for key, values in typed.items():
        if key in fields_by_role:
            field = fields_by_role[key]
            changes[field] = _tags(type(entry), field, values)
        elif len(values) > 1:
            raise BadInput(f"{key} is there more than once.")
        else:
            changes |= _parse_field(type(entry), key, values[0] if values else "", journal)
    if isinstance(entry, Use) and "on" in changes and entry.next_start == entry.on + DAY:
        changes.setdefault("next_start", changes["on"] + DAY)  # a finished use stays finished
    return replace(entry, **changes)


def _grouped(head: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in filter(str.strip, head.split("\n")):
        key, colon, value = line.partition(":")
        if not colon:
            raise BadInput(
                f"“{output.shorten_word(line)}” isn't “key: value”; "
                "a note begins below a blank line."
            )
        found[key.strip().casefold()].append(value.strip())
    return found


def _value_text(name: str, value: Any) -> str:
    if value is None:
        return STILL_USING if name == "next_start" else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return numbers.plain_number(value) if isinstance(value, float) else str(value)


def _tags(kind: type[Entry], field: str, values: list[str]) -> tuple[str, ...]:
    if field not in kind.choices:
        return tuple(values)
    what, allowed = kind.choices[field]
    return tuple(word for value in values if (word := one_of(what, value or None, allowed)))


def _parse_field(kind: type[Entry], key: str, value: str, journal: "Journal") -> dict[str, Any]:
    """Read one field; an optional one may be left empty."""
    match key:
        case "at":
            starts_at = journal.settings.read().day_starts_at
            return {"at": parse_moment(value, clock.now(), clock.LOCAL_ZONE, starts_at)}
        case "next":
            first = parse_next_first_day(value, journal.settings.today())
            return {"next_start": first if isinstance(first, date) else None}
        case "tracker":
            return {"tracker": journal.trackers.find(value).id if value else None}
    (wanted,) = (field.type for field in fields_of(kind) if field.name == key)
    possible = get_args(wanted) or (wanted,)
    if not value and NoneType in possible:
        return {key: None}
    if key in kind.choices:
        what, allowed = kind.choices[key]
        return {key: one_of(what, value, allowed)}
    if bool in possible:
        return {key: one_of(key.capitalize(), value, ("yes", "no")) == "yes"}
    if date in possible:
        return {key: parse_day(value, journal.settings.today())}
    return {key: value if str in possible else _number(key, value, possible[0])}


def _number(key: str, value: str, kind: Callable[[str], float]) -> float:
    try:
        return kind(value)
    except ValueError:
        raise BadInput(f"{key}: “{output.shorten_word(value)}” is not a number.") from None
