"""What was said while the journal was locked: values as typed, and names nobody could look up yet.

It is written down as text of one of a few lengths, so that its length says little about it, and
read back with care: whoever can write to the folder could have written it.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.instants import from_seconds, to_seconds
from recovery_journal.domain.sobriety.returns import STILL_USING, NextFirstDay
from recovery_journal.errors import BadInput

FOLLOW_UP_KIND = "after"
"""The kind of what is said about the last open craving; all others are those of entries."""
VERSION = 1
MIN_MESSAGE_BYTES = 1024
"""Bytes; what is longer is filled up to the next power of two."""
FIELDS_STORED_ELSEWHERE = {field.name for field in fields(Entry)} - {"note", "kept"} | {
    "on",
    "next_start",
}
"""Fields that stand elsewhere in the message, or are known only to the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedMessage:
    """One thing that was said."""

    kind: str
    """A kind of entry, or AFTER."""
    uid: str
    """32 hexadecimal digits; the entry it becomes has them too, so that it becomes one only."""
    at: datetime
    """The moment that was meant, with its offset."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the entry by name, without those that were left as they are."""
    tracker: str | None = None
    """The name as typed; None: nothing was said about it."""
    private: bool | None = None
    """None: as the settings say."""
    next_start: str | None = None
    """For a use: the next first day as ISO date, or STILL_USING; None: nothing was said."""

    @property
    def next_first_day(self) -> NextFirstDay:
        """The next first day of a use as it was said."""
        if self.next_start is None:
            return None
        return (
            STILL_USING if self.next_start == STILL_USING else date.fromisoformat(self.next_start)
        )


def given_values(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that a person gave, by name."""
    unsaid = {one.name: one.default for one in fields(entry) if one.default is not MISSING}
    given = {one.name: getattr(entry, one.name) for one in fields(entry)}
    return {
        name: value
        for name, value in given.items()
        if name not in FIELDS_STORED_ELSEWHERE and (name not in unsaid or value != unsaid[name])
    }


def to_bytes(said: LockedMessage) -> bytes:
    """The message as text, filled up with blanks."""
    offset = said.at.utcoffset() or timedelta(0)
    text = json.dumps(
        {
            "version": VERSION,
            "kind": said.kind,
            "uid": said.uid,
            "at": to_seconds(said.at),
            "offset": int(offset.total_seconds()),
            "values": dict(said.values),
            "tracker": said.tracker,
            "private": said.private,
            "next": said.next_start,
        },
        ensure_ascii=False,  # else two halves of a sign would come back as one
    ).encode("utf-8", "surrogatepass")
    return pad_to_common_length(text)


def pad_to_common_length(text: bytes) -> bytes:
    """Fill up JSON that is to be sealed, so that its length says little about it."""
    return text.ljust(max(MIN_MESSAGE_BYTES, 1 << (len(text) - 1).bit_length()))


def from_bytes(text: bytes) -> LockedMessage:
    """The message that was written so.

    Raises:
        BadInput: when it is no such message.
    """
    try:
        return _read(json.loads(text.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise BadInput("That is no message of this program.") from error


def to_entry(kind: type[Entry], said: LockedMessage, **known: Any) -> Any:
    """The entry of that kind that was said, with what is `known` by now of the rest.

    Raises:
        BadInput: when a value is none that the kind allows.
    """
    types = {one.name: one.type for one in fields(kind) if one.name not in FIELDS_STORED_ELSEWHERE}
    try:
        values = {name: _value(types[name], value) for name, value in said.values.items()}
        return kind(at=said.at, **(values | known))
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput("That is no message of this program.") from error


def _read(told: dict[str, Any]) -> LockedMessage:
    uid = _value(str, told["uid"])
    next_start = _value(str | None, told["next"])
    if told["version"] != VERSION or len(uid) != 32 or set(uid) - set("0123456789abcdef"):
        raise ValueError
    if next_start not in (None, STILL_USING):
        date.fromisoformat(next_start)
    return LockedMessage(
        kind=_value(str, told["kind"]),
        uid=uid,
        at=from_seconds(_value(int, told["at"]), _value(int, told["offset"])),
        values=dict(told["values"]),
        tracker=_value(str | None, told["tracker"]),
        private=_value(bool | None, told["private"]),
        next_start=next_start,
    )


def _value(kind: Any, value: Any) -> Any:
    """A value of just this type; JSON knows no tuples."""
    if kind == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise TypeError
        return tuple(value)
    if kind in (float, float | None) and type(value) is int:
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind in (int, int | None)):
        raise TypeError
    return value
