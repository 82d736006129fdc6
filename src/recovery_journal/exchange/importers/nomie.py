"""Nomie 5 and 6: the backup as JSON, and the detailed CSV file.

What was tracked is in the words of each event: `#mood(4)`, `@person`, `+context`. The offset is
that of JavaScript: minutes, west of UTC positive.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Label, Reading, Refused, row_key
from recovery_journal.words import import_ as words

HEADER = {"epoch", "start", "end", "offset", "note", "score"}
MILLISECONDS = 1000
_TRACKED = re.compile(r"#([^\s()#]+)(?:\(([^)]*)\))?")
_PERSON = re.compile(r"(?<!\S)@(\w[\w.-]*)")
_CONTEXT = re.compile(r"(?<!\S)\+(\w[\w-]*)")
_DURATION = re.compile(r"(\d+):(\d\d):(\d\d)")
_WITH_UNIT = re.compile(r"(-?\d+(?:\.\d+)?) ?[a-z/%$]+", re.IGNORECASE)
_PUNCTUATION = ",.!?:;'’"
"""What may follow a tag and isn't part of it."""


def _recognises(given: Given) -> bool:
    return {"note", "end"} <= given.first_record("events").keys() or set(given.header) >= HEADER


def _read(given: Given, answers: Answers) -> Found:
    rows = enumerate(given.records("events"), start=1) if given.is_json else given.csv_rows()
    for number, row in rows:
        try:
            yield _item(number, row, answers.here)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            yield Refused(number, words.UNREADABLE_RECORD)


def _item(number: int, row: dict[str, Any], here: tzinfo) -> Item:
    at = _moment(row, here)
    note = str(row.get("note") or "")
    readings = tuple(
        Reading(tag.rstrip(_PUNCTUATION), number_in(value) if value else 1.0)
        for tag, value in _TRACKED.findall(note)
    )
    labels = [Label("people", name) for name in _PERSON.findall(note)]
    labels += [Label("context", name) for name in _CONTEXT.findall(note)]
    rest = " ".join(_CONTEXT.sub("", _PERSON.sub("", _TRACKED.sub("", note))).split())
    return Item(
        number=number,
        key=str(row.get("_id") or row_key(at.isoformat(), note)),
        day=at.date(),
        at=at.time().replace(microsecond=0),
        offset=at.utcoffset(),
        readings=readings,
        labels=tuple(labels),
        words=" ".join(_TRACKED.sub("", note).split()) if rest else "",
    )


def _moment(row: dict[str, Any], here: tzinfo) -> datetime:
    """Return when an event ended, which is when it was; `here` if it doesn't say in which zone."""
    west = row.get("offset")
    zone = here if west in (None, "") else timezone(-timedelta(minutes=float(west)))
    end = float(row["epoch"]) if "epoch" in row else row["end"]
    if isinstance(end, int | float):
        return datetime.fromtimestamp(end / MILLISECONDS, UTC).astimezone(zone)
    return datetime.fromisoformat(end).astimezone(zone)


def number_in(value: str) -> float:
    """Return a number, with or without a unit, or a duration in hours.

    Raises:
        ValueError: it's neither.
    """
    if found := _DURATION.fullmatch(value.strip()):
        hours, minutes, seconds = map(int, found.groups())
        return hours + minutes / 60 + seconds / 3600
    unit = _WITH_UNIT.fullmatch(value.strip())
    number = float(unit[1] if unit else value)
    if not abs(number) < 1e12:
        raise ValueError(value)
    return number


FORMAT = Format("Nomie", _recognises, _read)
