"""Daylio: the CSV files of all its generations, and its backup.

The columns and keys are those of files it has written. In its backup months count from 0, and the
groups of moods from 1, the best, to 5.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import IO, Any

from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.html_text import plain_text
from recovery_journal.exchange.importers.answers import OWN_SCALES, Answers, Target
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import (
    MOOD,
    Found,
    Item,
    Label,
    Reading,
    Refused,
    row_key,
)
from recovery_journal.exchange.importers.json_records import read_records
from recovery_journal.exchange.importers.written_dates import (
    calendar_date,
    parse_clock,
    parse_date,
)
from recovery_journal.words import import_ as words

COLUMNS = {"date", "weekday", "time", "mood", "activities", "note"}
BACKUP_MEMBER = "backup.daylio"
ACTIVITIES = "activities"
SEPARATOR = " | "
PREDEFINED_MOODS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
WORST_GROUP = 5
_SCALE = re.compile(r"(?>(.+):\u00a0)(.+)")
_SCALE_WITHOUT_MARK = re.compile(r"(?>(.+?):) ?(.+)")
_HOURS = re.compile(r"(\d+):(\d\d)")
_NUMBER_WITH_UNIT = re.compile(r"(-?\d+(?:[.,]\d+)?)(?:/\d+)?(?:\s?[^\W\d].*)?")


def _recognises(given: Given) -> bool:
    has_day = {"full_date", "year"} & set(given.header)
    return bool(has_day and set(given.header) >= COLUMNS) or BACKUP_MEMBER in given.members


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    if given.members:
        yield from _read_backup(given)
        return
    for number, row in given.csv_rows():
        try:
            yield _item_of_row(number, row)
        except BadInput as error:
            yield Refused(number, str(error))


def _item_of_row(number: int, row: dict[str, str]) -> Item:
    # Its first files had "18 May", or "May 18", and the year in a column of its own.
    day = parse_date(row.get("full_date") or f"{row['date']} {row.get('year', '')}")
    written_at, mood = row.get("time", "").strip(), row.get("mood", "").strip()
    text = _paragraphs(row.get("note_title", ""), row.get("note", ""))
    readings = [Reading(MOOD, word=mood)] if mood else []
    return Item(
        number=number,
        key=row_key(day, written_at, mood, text),
        day=day,
        at=parse_clock(written_at) if written_at else None,
        readings=(*readings, *_scales(row.get("scales", ""))),
        labels=tuple(
            Label(ACTIVITIES, name.strip())
            for name in row.get(ACTIVITIES, "").split("|")
            if name.strip()
        ),
        words=text,
    )


def _scales(text: str) -> Iterator[Reading]:
    for part in map(str.strip, filter(None, text.split(SEPARATOR))):
        found = _SCALE.fullmatch(part) or _SCALE_WITHOUT_MARK.fullmatch(part)
        name, written = found.groups() if found else (part, "")
        value = _amount(written.strip())
        yield Reading(name.strip(), value, "" if value is not None else written.strip())


def _amount(written: str) -> float | None:
    """Return the number in "7", "8/10 points" or "2.5 km", or the hours in "7:30"; else None."""
    if clock := _HOURS.fullmatch(written):
        return int(clock[1]) + int(clock[2]) / 60
    found = _NUMBER_WITH_UNIT.fullmatch(written)
    return float(found[1].replace(",", ".")) if found else None


def _read_backup(given: Given) -> Found:
    try:
        moods = {one["id"]: _mood(one) for one in _records(given, "customMoods")}
        groups = {one["id"]: str(one["name"]) for one in _records(given, "tag_groups")}
        tags = {
            one["id"]: Label(groups.get(one.get("id_tag_group") or 0, ACTIVITIES), str(one["name"]))
            for one in _records(given, "tags")
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise BadData(words.UNKNOWN_CONTENT) from error
    if not moods:
        raise BadData(words.UNKNOWN_CONTENT)
    for number, one in enumerate(_records(given, "dayEntries"), start=1):
        try:
            item = _item_of_entry(number, one, moods, tags)
        except (BadInput, KeyError, TypeError, ValueError, AttributeError) as error:
            why = str(error) if isinstance(error, BadInput) else words.UNREADABLE_RECORD
            yield Refused(number, why)
        else:
            yield item


def _records(given: Given, name: str) -> Iterator[Any]:
    """Yield the items of a list in the backup."""
    with given.open_member(BACKUP_MEMBER) as file:
        try:
            yield from read_records(_Base64(file), name)
        except binascii.Error as error:
            raise BadData(words.BAD_ARCHIVE) from error


class _Base64:
    """The bytes in a base64 text, decoded as they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return about so many bytes; none only at the end.

        Raises:
            binascii.Error: it isn't base64.
        """
        while data := self._file.read(size):
            text = self._rest + b"".join(data.split())
            whole = len(text) // 4 * 4
            self._rest = text[whole:]
            if whole:
                return base64.b64decode(text[:whole], validate=True)
        rest, self._rest = self._rest, b""
        return base64.b64decode(rest, validate=True)


def _mood(one: dict[str, Any]) -> Reading:
    """Return a mood by its group, on our scale; by its word if that is missing."""
    group, predefined = one.get("mood_group_id"), one.get("predefined_name_id")
    if type(group) is int and 1 <= group <= WORST_GROUP:
        return Reading(MOOD, WORST_GROUP + 1 - group)
    return Reading(
        MOOD, word=PREDEFINED_MOODS.get(predefined or 0) or str(one.get("custom_name", ""))
    )


def _item_of_entry(
    number: int, one: dict[str, Any], moods: dict[int, Reading], tags: dict[int, Label]
) -> Item:
    day = calendar_date(one["year"], one["month"] + 1, one["day"])
    # Its first versions asked for no time.
    at = None if one["hour"] < 0 else time(one["hour"], one["minute"])
    text = _paragraphs(one.get("note_title") or "", one.get("note") or "")
    mood = moods.get(one.get("mood") or 0)
    return Item(
        number=number,
        key=f"entry {int(one['id'])}",
        day=day,
        at=at,
        offset=None if at is None else _offset(one, day, at),
        readings=(mood,) if mood else (),
        labels=tuple(tags[tag] for tag in one.get("tags") or () if tag in tags),
        words=text,
        starred=one.get("isFavorite") is True,
    )


def _offset(one: dict[str, Any], day: date, at: time) -> timedelta | None:
    """Return the offset, if the moment agrees with the time on the clock; else None."""
    offset, moment = one.get("timeZoneOffset"), one.get("datetime")
    if type(offset) is not int or type(moment) is not int or abs(offset) >= 86_400_000:
        return None
    minutes_of_day = (moment + offset) // 60_000 % 1440
    if minutes_of_day != at.hour * 60 + at.minute:
        return None
    days = (moment + offset) // 86_400_000
    return timedelta(milliseconds=offset) if date(1970, 1, 1) + timedelta(days) == day else None


def _paragraphs(*texts: str) -> str:
    """Join a title and a note, which may be HTML."""
    return "\n\n".join(filter(None, (plain_text(one).strip() for one in texts)))


FORMAT = Format(
    "Daylio",
    _recognises,
    _read,
    targets={MOOD: Target(MOOD, *OWN_SCALES[MOOD])},
    moods={word: 6 - group for group, word in PREDEFINED_MOODS.items()},
    not_kept=words.NO_PHOTOS,
)
