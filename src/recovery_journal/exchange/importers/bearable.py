"""Bearable: a CSV file with a row for each mood, symptom, night and whatever else was noted."""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby, islice

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers, Target
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Label, Reading, Refused, row_key
from recovery_journal.exchange.importers.written_dates import (
    parse_clock,
    parse_date,
)
from recovery_journal.words import import_ as words

HEADER = {"date", "time of day", "category", "rating/amount", "detail", "notes"}
DAY = ("date", "date formatted")
MAX_ROWS_AT_ONCE = 10_000
"""How many rows of one day are put together."""
FEELINGS = "feelings"
WITH_NUMBER_IN_WORDS = ("Energy", "Sleep", "Sleep quality")
"""The categories of which the detail only says the number again."""
MAX_LABEL_CHARS = 60
"""Longer details are words, not tags."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_HOURS = re.compile(r"(\d{1,2}):(\d\d)")
_SYMPTOM = re.compile(r"(.+?) \((?:Mild|Moderate|Severe|Unbearable)\)")


def _recognises(given: Given) -> bool:
    return set(given.header) >= HEADER


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    days = groupby(given.csv_rows(), key=lambda one: [one[1].get(name) for name in DAY])
    for _, of_day in days:
        while rows := list(islice(of_day, MAX_ROWS_AT_ONCE)):
            moments: dict[str, list[tuple[int, dict[str, str]]]] = {}
            for number, row in rows:
                moments.setdefault(row["time of day"].strip(), []).append((number, row))
            for of_moment in moments.values():
                yield from _items(of_moment)


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
    """Return the number and the tags of a row.

    Raises:
        ValueError: there should be a number, and isn't.
    """
    category, amount, detail = row["category"], row["rating/amount"].strip(), row["detail"].strip()
    name, group = category, category
    if category == "Sleep" and (found := _HOURS.fullmatch(amount)):
        return Reading(category, int(found[1]) + int(found[2]) / 60), []
    if category == "Symptom":
        found = _SYMPTOM.fullmatch(detail)
        name, detail = found[1] if found else detail or category, ""
    elif category == "Mood":
        group = FEELINGS
    elif amount and category in WITH_NUMBER_IN_WORDS:
        detail = ""
    elif amount and (detail or not _NUMBER.fullmatch(amount)) and category not in FORMAT.targets:
        return None, [Label(category, f"{detail} {amount}".strip())]  # "Ibuprofen 2"
    labels = [Label(group, part.strip()) for part in detail.split("|") if part.strip()]
    return (Reading(name, float(amount)) if amount else None), labels


def _moment(row: dict[str, str]) -> tuple[date, time | None, str]:
    """Return the day, the time if there is one, and what is there instead of one."""
    if row.get("date formatted"):
        day = parse_date(row["date formatted"])
    else:
        day = parse_date(row["date"])
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
