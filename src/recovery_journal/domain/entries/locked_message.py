"""An entry logged while the journal is locked, as typed; no names can be looked up yet.

It's stored as text padded to one of a few sizes, so that its length reveals little, and read back
with suspicion: anyone who can write to the folder could have written it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from recovery_journal.domain.dataclass import MISSING, dataclass, field, fields
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.domain.sobriety.returns import STILL_USING, NextFirstDay
from recovery_journal.errors import BadInput

FOLLOW_UP_KIND = "after"
"""The kind of an update to the last open craving; all other kinds are those of entries."""
VERSION = 1
MIN_MESSAGE_BYTES = 1024
"""Longer messages are padded to the next power of two."""
FIELDS_STORED_ELSEWHERE = {field.name for field in fields(Entry)} - {"note", "kept"} | {
    "on",
    "next_start",
}
"""Fields stored elsewhere in the message, or set only by the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedMessage:
    kind: str
    """A kind of entry, or FOLLOW_UP_KIND."""
    uid: str
    """32 hexadecimal digits, reused for the entry so that it's added only once."""
    at: datetime
    """When it happened, with its UTC offset."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the entry by name, without those left at their defaults."""
    tracker: str | None = None
    """The name as typed; None if none was given."""
    private: bool | None = None
    """None for the default in the settings."""
    next_start: str | None = None
    """For a use: the next first day as an ISO date, or STILL_USING; None if not given."""

    @property
    def is_dry_day(self) -> bool:
        """Return whether it marks a day without use, while cutting down."""
        return self.values.get("amount") == 0

    @property
    def next_first_day(self) -> NextFirstDay:
        if self.next_start is None:
            return None
        return (
            STILL_USING if self.next_start == STILL_USING else date.fromisoformat(self.next_start)
        )


def given_values(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry that differ from their defaults."""
    unsaid = {one.name: one.default for one in fields(entry) if one.default is not MISSING}
    given = {one.name: getattr(entry, one.name) for one in fields(entry)}
    return {
        name: value
        for name, value in given.items()
        if name not in FIELDS_STORED_ELSEWHERE and (name not in unsaid or value != unsaid[name])
    }


def to_bytes(message: LockedMessage) -> bytes:
    """Encode a message as padded JSON."""
    offset = message.at.utcoffset() or timedelta(0)
    text = json.dumps(
        {
            "version": VERSION,
            "kind": message.kind,
            "uid": message.uid,
            "at": to_seconds(message.at),
            "offset": int(offset.total_seconds()),
            "values": dict(message.values),
            "tracker": message.tracker,
            "private": message.private,
            "next": message.next_start,
        },
        ensure_ascii=False,  # otherwise two lone surrogates would come back as one character
    ).encode("utf-8", "surrogatepass")
    return pad_to_common_length(text)


def pad_to_common_length(text: bytes) -> bytes:
    """Pad JSON with spaces so that its length, once sealed, reveals little."""
    return text.ljust(max(MIN_MESSAGE_BYTES, 1 << (len(text) - 1).bit_length()))


def from_bytes(text: bytes) -> LockedMessage:
    """Decode a message.

    Raises:
        BadInput: it isn't a valid message.
    """
    try:
        return _read(json.loads(text.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise BadInput("That isn't a message of this program.") from error


def to_entry(kind: type[Entry], message: LockedMessage, **known: Any) -> Any:
    """Build the entry, adding the fields in `known` that were looked up since.

    Raises:
        BadInput: the kind doesn't allow one of the values.
    """
    types = {one.name: one.type for one in fields(kind) if one.name not in FIELDS_STORED_ELSEWHERE}
    try:
        values = {name: _value(types[name], value) for name, value in message.values.items()}
        return kind(at=message.at, **(values | known))
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput("That isn't a message of this program.") from error


def _read(content: dict[str, Any]) -> LockedMessage:
    uid = _value(str, content["uid"])
    next_start = _value(str | None, content["next"])
    if content["version"] != VERSION or len(uid) != 32 or set(uid) - set("0123456789abcdef"):
        raise ValueError
    if next_start not in (None, STILL_USING):
        date.fromisoformat(next_start)
    return LockedMessage(
        kind=_value(str, content["kind"]),
        uid=uid,
        at=from_seconds(_value(int, content["at"]), _value(int, content["offset"])),
        values=dict(content["values"]),
        tracker=_value(str | None, content["tracker"]),
        private=_value(bool | None, content["private"]),
        next_start=next_start,
    )


def _value(kind: Any, value: Any) -> Any:
    """Return a JSON value as exactly this type; a list becomes a tuple."""
    if kind == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise TypeError
        return tuple(value)
    if kind in (float, float | None) and type(value) is int:
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind in (int, int | None)):
        raise TypeError
    return value
