"""Bearable: a CSV file with a row for each mood, symptom, night and whatever else was noted."""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby

from recovery_journal.domain.calendar_names import MONTHS
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import Answers, Target
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Label, Reading, Refused, row_key
from recovery_journal.exchange.importers.written_dates import (
    calendar_date,
    parse_clock,
    parse_date,
)
from recovery_journal.words import import_ as words

HEADER = {"date", "time of day", "category", "rating/amount", "detail", "notes"}
MOMENT = ("date", "date formatted", "time of day")
FEELINGS = "feelings"
MAX_LABEL_CHARS = 60
"""Longer details are words, not tags."""
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th) (\w+) (\d{4})")
_HOURS = re.compile(r"(\d{1,2}):(\d\d)")
_SYMPTOM = re.compile(r"(.+?) \((?:Mild|Moderate|Severe|Unbearable)\)")
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}


def _recognises(given: Given) -> bool:
    return set(given.header) >= HEADER


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    rows = given.csv_rows()
    for _, of_moment in groupby(rows, key=lambda one: [one[1].get(name) for name in MOMENT]):
        yield from _items(list(of_moment))


def _items(rows: list[tuple[int, dict[str, str]]]) -> Iterator[Item | Refused]:
    """Yield the one item that the rows of the same moment make, and those that can't be read."""
    readings: list[Reading] = []
    labels: list[Label] = []
    texts: list[str] = []
    number, first = rows[0]
    try:
        day, at, said = _moment(first)
    except BadInput as error:
        yield from (Refused(number, str(error)) for number, _ in rows)
        return
    for number, row in rows:
        try:
            reading, of_row = _row(row)
        except (BadInput, ValueError):
            yield Refused(number, words.bad_row(row["category"], row["rating/amount"]))
            continue
        readings += [reading] if reading else []
        labels += [one for one in of_row if len(one.name) <= MAX_LABEL_CHARS]
        texts += [one.name for one in of_row if len(one.name) > MAX_LABEL_CHARS]
        texts += [row["notes"]] if row["notes"].strip(". ") else []
    if readings or labels or texts:
        yield Item(
            number=number,
            key=row_key(day, first["time of day"]),
            day=day,
            at=at,
            readings=tuple(readings),
            labels=tuple(labels),
            words="\n".join([*texts, *([said] if said else [])]),
        )


def _row(row: dict[str, str]) -> tuple[Reading | None, list[Label]]:
    """Return the number and the tags of a row."""
    category, amount, detail = row["category"], row["rating/amount"].strip(), row["detail"]
    name, group = category, category
    if category == "Symptom" and (found := _SYMPTOM.fullmatch(detail)):
        name = found[1]
    elif category == "Mood":
        group = FEELINGS
    elif category == "Sleep" and (found := _HOURS.fullmatch(amount)):
        return Reading(category, int(found[1]) + int(found[2]) / 60), []
    if amount and group != FEELINGS:
        detail = ""  # the number in words
    labels = [Label(group, part.strip()) for part in detail.split(" | ") if part.strip()]
    return (Reading(name, float(amount)) if amount else None), labels


def _moment(row: dict[str, str]) -> tuple[date, time | None, str]:
    """Return the day, the time if there is one, and what is there instead of one."""
    if row.get("date formatted"):
        day = parse_date(row["date formatted"])
    elif found := _ORDINAL.fullmatch(row["date"].strip()):
        month = _MONTHS.get(found[2][:3].casefold(), 0)
        day = calendar_date(int(found[3]), month, int(found[1]))
    else:
        raise BadData(words.no_date(row["date"]))
    written = row["time of day"].strip()
    if ":" in written:
        return day, parse_clock(written), ""
    return day, None, words.PARTS_OF_DAY.get(written, written)


FORMAT = Format(
    "Bearable",
    _recognises,
    _read,
    targets={
        "Mood": Target("mood", 1, 10),
        "Energy": Target("energy", 1, 5),
        "Sleep": Target("sleep"),
        FEELINGS: Target("feeling"),
    },
)
