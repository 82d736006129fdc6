"""jrnl: its JSON export, its journal as text, and a folder of such texts.

An entry of a text begins with its moment in brackets, or in journals of its first years without
them. The moment is written as the person set it up; other brackets belong to the words.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from typing import Any

from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Label, Refused, row_key
from recovery_journal.exchange.importers.written_dates import (
    decide_order,
    is_date,
    parse_clock,
    parse_date,
    split_moment,
)
from recovery_journal.words import import_ as words

TAGS = "tags"
_DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_BRACKETED = re.compile(r"\[([^\]]{6,60})\] (.*)")
_BARE = re.compile(rf"({_DATE}) ({_CLOCK}) (.*)")
ENCRYPTED = (b"JRNLv3", b"gAAAAA")
"""What an encrypted journal begins with."""
_TAG = re.compile(r"(?<!\S)@(\w[\w-]*)")
MAX_FILE_BYTES = 10_000_000
TextEntry = tuple[str, str, str, list[str]]
"""The day, time, title and further lines of an entry."""
_DAY_FILE = re.compile(r"(\d{4})/(\d\d)/(\d\d)\.txt")


def _recognises(given: Given) -> bool:
    if given.is_folder:
        return any(True for _ in _day_files(given.path))
    if _is_export(given) or given.beginning.startswith(ENCRYPTED):
        return True
    return any(begin(given.first_line) for begin in (_begin_bare, _begin_in_brackets))


def _is_export(given: Given) -> bool:
    return {"title", "body", "date", "time"} <= given.first_record("entries").keys()


def _read(given: Given, answers: Answers) -> Found:
    if _is_export(given):
        yield from _read_json(given.records("entries"))
        return
    if given.beginning.startswith(ENCRYPTED):
        raise BadData(words.ENCRYPTED_JRNL)
    order = decide_order((day for day, *_ in _split(_lines(given))), answers.dates)
    for number, entry in enumerate(_split(_lines(given)), start=1):
        yield _item_or_refused(number, entry, order)


def _lines(given: Given) -> Iterator[str]:
    if not given.is_folder:
        yield from given.lines()
        return
    for path in _day_files(given.path):
        yield from given.text_of(path, MAX_FILE_BYTES)


def _day_files(folder: str) -> Iterator[str]:
    """Yield the files of days, oldest first."""
    for where, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(where, name)
            if _DAY_FILE.fullmatch(os.path.relpath(path, folder).replace(os.sep, "/")):
                yield path


def _read_json(entries: Iterable[Any]) -> Found:
    for number, one in enumerate(entries, start=1):
        try:
            day, at = parse_date(one["date"]), parse_clock(one["time"])
            text = _joined(str(one["title"]), str(one["body"]))
            yield Item(
                number=number,
                key=str(one.get("uuid") or row_key(day, at, text)),
                day=day,
                at=at,
                labels=tuple(Label(TAGS, str(tag).lstrip("@")) for tag in one.get("tags", ())),
                words=text,
                starred=one.get("starred") is True,
            )
        except (BadInput, KeyError, TypeError, AttributeError) as error:
            why = str(error) if isinstance(error, BadInput) else words.UNREADABLE_RECORD
            yield Refused(number, why)


def _item_or_refused(number: int, entry: TextEntry, order: str) -> Item | Refused:
    written_day, written_at, title, body = entry
    try:
        day = parse_date(written_day, order)
        at = parse_clock(written_at) if written_at else None
    except BadInput as error:
        return Refused(number, str(error))
    return _item_of_text(number, day, at, title, "\n".join(body).strip())


def _split(lines: Iterable[str]) -> Iterator[TextEntry]:
    """Yield the entries; all of them begin like the first one."""
    entry: TextEntry | None = None
    begin: Callable[[str], TextEntry | None] | None = None
    for line in lines:
        if begin is None and line.strip():
            begin = _begin_bare if _BARE.match(line) else _begin_in_brackets
        if begin and (found := begin(line)) and (entry is None or bool(found[1]) == bool(entry[1])):
            if entry:
                yield entry
            entry = found
        elif entry:
            entry[3].append(line)
    if entry:
        yield entry


def _begin_bare(line: str) -> TextEntry | None:
    found = _BARE.fullmatch(line)
    return (found[1], found[2], found[3], []) if found else None


def _begin_in_brackets(line: str) -> TextEntry | None:
    """Return an entry that begins with its moment in brackets; other brackets are words."""
    if (found := _BRACKETED.fullmatch(line)) is None:
        return None
    day, clock, offset = split_moment(found[1])
    return (day, clock, found[2], []) if is_date(day) and not offset else None


def _item_of_text(number: int, day: date, at: time | None, title: str, body: str) -> Item:
    starred = title.startswith("* ") or title.endswith(" *")
    text = _joined(title.removeprefix("* ").removesuffix(" *"), body)
    return Item(
        number=number,
        key=row_key(day, at, text),
        day=day,
        at=at,
        labels=tuple(Label(TAGS, tag) for tag in dict.fromkeys(_TAG.findall(text))),
        words=text,
        starred=starred,
    )


def _joined(title: str, body: str) -> str:
    return "\n\n".join(filter(None, (title.strip(), body.strip())))


FORMAT = Format("jrnl", _recognises, _read)
