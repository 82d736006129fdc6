"""Day One: the archive of JSON files, and the entries of its first version, Classic."""

import json
import os
import plistlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any
from xml.parsers.expat import ExpatError

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers, find_zone
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Label, Refused
from recovery_journal.exchange.importers.json_records import read_records
from recovery_journal.words import import_ as words

TAGS = "tags"
CLASSIC = ".doentry"
MAX_CLASSIC_BYTES = 10_000_000
_PICTURE = re.compile(r"!\[[^\]]*\]\(dayone-moment:[^)]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~>|-])")
BROKEN = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What reading an entry raises that isn't as the program writes it."""


def _recognises(given: Given) -> bool:
    if given.is_folder:
        return any(True for _ in _classic_files(given.path))
    if given.name.endswith(CLASSIC) and b"Entry Text" in given.beginning:
        return True
    return any(_is_journal(given, name) for name in given.members)


def _is_journal(given: Given, member: str) -> bool:
    return (
        member.endswith(".json")
        and "/" not in member
        and b'"metadata"' in _beginning(given, member)
    )


def _beginning(given: Given, member: str) -> bytes:
    with given.open_member(member) as file:
        return file.read(1000)


def _read(given: Given, answers: Answers) -> Found:
    if given.members:
        yield from _read_archive(given, answers)
        return
    paths = _classic_files(given.path) if given.is_folder else iter([given.path])
    for number, path in enumerate(paths, start=1):
        try:
            yield _classic_item(number, given.bytes_of(path, MAX_CLASSIC_BYTES), answers)
        except (*BROKEN, ExpatError, plistlib.InvalidFileException):
            yield Refused(number, words.UNREADABLE_RECORD)


def _classic_files(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders.sort()
        yield from (os.path.join(where, name) for name in sorted(files) if name.endswith(CLASSIC))


def _read_archive(given: Given, answers: Answers) -> Found:
    number = 0
    for member in sorted(given.members):
        if not _is_journal(given, member):
            continue
        with given.open_member(member) as file:
            for one in read_records(file, "entries"):
                number += 1
                try:
                    item = _item(number, one, answers)
                except BROKEN:
                    yield Refused(number, words.UNREADABLE_RECORD)
                else:
                    yield item


def _item(number: int, one: dict[str, Any], answers: Answers) -> Item:
    at = datetime.fromisoformat(one["creationDate"]).astimezone(_zone(one.get("timeZone"), answers))
    text = one["text"] if "text" in one else _rich_text(one.get("richText"))
    is_all_day = one.get("isAllDay") is True
    return Item(
        number=number,
        key=str(one["uuid"]),
        day=at.date(),
        at=None if is_all_day else at.time().replace(microsecond=0),
        offset=at.utcoffset(),
        labels=tuple(Label(TAGS, str(tag)) for tag in one.get("tags") or ()),
        words=_ESCAPED.sub(r"\1", _PICTURE.sub("", text)).strip(),
        starred=one.get("starred") is True,
    )


def _rich_text(written: Any) -> str:
    """Return the words of an entry that has no plain ones."""
    contents = json.loads(written)["contents"] if isinstance(written, str) else []
    return "".join(str(part.get("text", "")) for part in contents)


def _zone(name: Any, answers: Answers) -> tzinfo:
    """Return an entry's zone; for one that isn't known here, that of all other times."""
    try:
        return find_zone(str(name)) if name else answers.here
    except BadInput:
        return answers.here


def _classic_item(number: int, data: bytes, answers: Answers) -> Item:
    one = plistlib.loads(data)
    at = one["Creation Date"].replace(tzinfo=UTC).astimezone(_zone(one.get("Time Zone"), answers))
    return Item(
        number=number,
        key=str(one["UUID"]),
        day=at.date(),
        at=at.time().replace(microsecond=0),
        offset=at.utcoffset(),
        labels=tuple(Label(TAGS, str(tag)) for tag in one.get("Tags") or ()),
        words=str(one["Entry Text"]).strip(),
        starred=one.get("Starred") is True,
    )


FORMAT = Format("Day One", _recognises, _read, not_kept=words.NO_PHOTOS)
