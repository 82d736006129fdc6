"""Domain objects as plain values that any format can write, and back again without loss."""

import importlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from recovery_journal.domain.entry import Entry
from recovery_journal.errors import BadInput
from recovery_journal.store.reading import KINDS

T = TypeVar("T")


def plain(thing: Any) -> dict[str, Any]:
    """A domain object as a dictionary of its fields by name, in their order.

    Dates, times and instants are ISO 8601 text, an instant with its offset; tuples are lists, and
    objects within are dictionaries. An entry says its kind first.
    """
    kind = {"kind": thing.kind} if isinstance(thing, Entry) else {}
    return kind | {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}


def from_plain(kind: type[T], values: Mapping[str, Any]) -> T:
    """The object that `plain` made these values of; fields that are absent get their defaults.

    Raises:
        BadInput: when a value is outside its range or a field is not known.
    """
    types = get_type_hints(kind)
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := values.keys() - names:
        raise BadInput(f"There is no field {', '.join(sorted(unknown))}.")
    return kind(**{name: _from_plain(types[name], value) for name, value in values.items()})


def entry_from_plain(values: Mapping[str, Any]) -> Entry:
    """The entry that `plain` made these values of.

    Raises:
        BadInput: as `from_plain`, and when there is no such kind of entry.
    """
    if values.get("kind") not in KINDS:
        raise BadInput(f"The kind of an entry is one of: {', '.join(KINDS)}.")
    module, name = KINDS[values["kind"]]
    kind: type[Entry] = getattr(importlib.import_module(module), name)
    return from_plain(kind, {key: value for key, value in values.items() if key != "kind"})


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return plain(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if hasattr(value, "_asdict"):  # a tuple whose members have names
        return {name: _plain(member) for name, member in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    return value


def _from_plain(wanted: Any, value: Any) -> Any:
    kind: Any = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(value)
    if issubclass(kind, date | time):
        return kind.fromisoformat(value)
    return from_plain(kind, value) if isinstance(value, Mapping) else value
