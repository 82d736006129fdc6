"""A folder with a file for each day: of Obsidian, Logseq, or any editor."""

import os
import re
from collections.abc import Iterator
from datetime import date, time
from itertools import islice

from recovery_journal.errors import BadInput
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
from recovery_journal.exchange.importers.written_dates import calendar_date, parse_clock

TAGS = "tags"
SUFFIXES = (".md", ".txt", ".markdown")
MAX_FILE_BYTES = 10_000_000
_DAY = re.compile(r"(\d{4})[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_TIME = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):[0-5]\d(?![\d:])")
_PROPERTY = re.compile(r"(?:- )?([\w-]+):: ?(.*)")


def _recognises(given: Given) -> bool:
    return given.is_folder and any(True for _ in _files(given.path))


def _files(folder: str) -> Iterator[tuple[str, date]]:
    """Yield each file named after a day, and its day; hidden folders are settings."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = _DAY.match(name)
            if found is None or not name.endswith(SUFFIXES):
                continue
            try:
                yield os.path.join(where, name), calendar_date(*map(int, found.groups()))
            except BadInput:
                continue


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    for number, (path, day) in enumerate(_files(given.path), start=1):
        try:
            lines = given.text_of(path, MAX_FILE_BYTES)
        except BadInput as error:
            yield Refused(number, f"{os.path.basename(path)}: {error}")
            continue
        known, body = _front_matter(lines)
        text = "\n".join(_without_properties(body)).strip()
        mood = known.get(MOOD, [])
        if text or mood:
            yield Item(
                number=number,
                key=row_key(os.path.relpath(path, given.path)),
                day=day,
                at=_time_in(text),
                readings=tuple(islice(map(_mood, mood), 1)),
                labels=tuple(Label(TAGS, tag.lstrip("#")) for tag in known.get(TAGS, [])),
                words=text,
            )


def _mood(written: str) -> Reading:
    is_number = written.replace(".", "", 1).isdecimal()
    return Reading(MOOD, float(written)) if is_number else Reading(MOOD, word=written)


def _time_in(text: str) -> time | None:
    found = _TIME.search(text)
    return parse_clock(found[0]) if found else None


def _front_matter(lines: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Split the properties at the top from the words.

    Only single values and plain lists are understood, which is what such files hold.
    """
    if not lines or lines[0].strip() != "---" or "---" not in lines[1:]:
        return {}, lines
    end = lines.index("---", 1)
    known: dict[str, list[str]] = {}
    name = ""
    for line in lines[1:end]:
        if line.lstrip().startswith("- ") and name:
            known[name].append(line.lstrip()[2:].strip("'\" "))
            continue
        name, _, value = (part.strip() for part in line.partition(":"))
        parts = value.strip("[]").split(",") if value.startswith("[") else [value]
        known[name] = [one for part in parts if (one := part.strip("'\" "))]
    return known, lines[end + 1 :]


def _without_properties(lines: list[str]) -> Iterator[str]:
    """Leave out what Logseq notes about its own blocks."""
    return (line for line in lines if not _PROPERTY.fullmatch(line.strip()))


FORMAT = Format("Daily notes", _recognises, _read, targets={MOOD: Target(MOOD, *OWN_SCALES[MOOD])})
