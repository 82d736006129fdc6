"""A folder with a file for each day: of Obsidian, Logseq, or any editor."""

import os
import re
from collections.abc import Iterator
from datetime import time
from itertools import islice

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import OWN_SCALES, Answers, Target
from recovery_journal.exchange.importers.day_files import day_files
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
from recovery_journal.exchange.importers.written_dates import parse_clock

TAGS = "tags"
MAX_FILE_BYTES = 10_000_000
_TIME = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):[0-5]\d(?![\d:])")
_PROPERTY = re.compile(r"(?:- )?([\w-]+):: ?(.*)")
_MARKS = "#[]'\" "
"""What a tag may be written in."""


def _recognises(given: Given) -> bool:
    return given.is_folder and any(True for _ in day_files(given.path))


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    for number, (path, day) in enumerate(day_files(given.path), start=1):
        try:
            lines = given.text_of(path, MAX_FILE_BYTES)
        except BadInput as error:
            yield Refused(number, f"{os.path.basename(path)}: {error}")
            continue
        known, body = _front_matter(lines)
        text = "\n".join(_take_properties(body, known)).strip()
        mood = known.get(MOOD, [])
        if text or mood:
            yield Item(
                number=number,
                key=row_key(os.path.relpath(path, given.path)),
                day=day,
                at=_time_in(text),
                readings=tuple(islice(map(_mood, mood), 1)),
                labels=tuple(Label(TAGS, tag) for tag in known.get(TAGS, [])),
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
    known: dict[str, list[str]] = {}
    fences = (number for number, line in enumerate(lines) if line.rstrip() == "---")
    if next(fences, None) != 0 or (end := next(fences, None)) is None:
        return known, lines
    name = ""
    for line in lines[1:end]:
        if line.lstrip().startswith("- ") and name:
            known[name] += _values(name, line.lstrip()[2:])
            continue
        name, _, value = (part.strip() for part in line.partition(":"))
        name = name.casefold()
        known[name] = _values(name, value)
    return known, lines[end + 1 :]


def _values(name: str, written: str) -> list[str]:
    """Return the value of a property, or each tag of several."""
    parts = written.split(",") if name == TAGS or written.startswith("[") else [written]
    return [one for part in parts if (one := part.strip(_MARKS))]


def _take_properties(lines: list[str], known: dict[str, list[str]]) -> Iterator[str]:
    """Leave out what Logseq notes about pages and blocks, and add it to what is known."""
    for line in lines:
        if found := _PROPERTY.fullmatch(line.strip()):
            name = found[1].casefold()
            known.setdefault(name, []).extend(_values(name, found[2]))
        else:
            yield line


FORMAT = Format("Daily notes", _recognises, _read, targets={MOOD: Target(MOOD, *OWN_SCALES[MOOD])})
