"""Day One: the archive of JSON files, and the entries of its first version, Classic."""

import json
import os
import plistlib
import re
from collections.abc import Iterable, Iterator
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
    if given.name.endswith(CLASSIC) and b"Entry Text" in given.beginning:
        return True
    if any(_is_journal(given, name) for name in given.members) or _is_bare_journal(given):
        return True
    return given.is_folder and any(True for _ in _classic_files(given.path))


def _is_journal(given: Given, member: str) -> bool:
    return (
        member.endswith(".json")
        and "/" not in member
        and all(name in _beginning(given, member) for name in (b'"metadata"', b'"entries"'))
    )


def _is_bare_journal(given: Given) -> bool:
    """Return whether it's the file with the words of an archive, without the archive."""
    return "creationDate" in given.first_record("entries")


def _beginning(given: Given, member: str) -> bytes:
    with given.open_member(member) as file:
        return file.read(1000)


def _read(given: Given, answers: Answers) -> Found:
    if _is_bare_journal(given):
        yield from _read_entries(given.records("entries"), 0, answers)
        return
    journals = sorted(name for name in given.members if _is_journal(given, name))
    if journals:
        yield from _read_archive(given, journals, answers)
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


def _read_archive(given: Given, journals: Iterable[str], answers: Answers) -> Found:
    before = 0
    for member in journals:
        with given.open_member(member) as file:
            for one in _read_entries(read_records(file, "entries"), before, answers):
                before = one.number
                yield one


def _read_entries(
    entries: Iterable[Any], before: int, answers: Answers
) -> Iterator[Item | Refused]:
    """Yield the entries of a journal, of which others with so many came before."""
    for number, one in enumerate(entries, start=before + 1):
        try:
            item = _item(number, one, answers)
        except BROKEN:
            yield Refused(number, words.UNREADABLE_RECORD)
        else:
            yield item


def _item(number: int, one: dict[str, Any], answers: Answers) -> Item:
    at = datetime.fromisoformat(one["creationDate"]).astimezone(_zone(one.get("timeZone"), answers))
    text = one.get("text") or _rich_text(one.get("richText"))
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
