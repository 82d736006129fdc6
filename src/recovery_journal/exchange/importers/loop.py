"""Loop Habit Tracker: its archive of CSV files, and its backup.

As in its source code (HabitsCSVExporter.kt, Version.kt): folders are found by the number they begin
with, since their names leave signs out; amounts are thousandths; days are those of the calendar.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Reading, Refused, row_key
from recovery_journal.exchange.importers.written_dates import parse_date
from recovery_journal.store.sqlite.foreign import is_database_with, read_foreign
from recovery_journal.words import import_ as words

TABLES = ("Habits", "Repetitions")
HABITS = "Habits.csv"
_CHECKMARKS = re.compile(r"(\d+)[^/]*/Checkmarks\.csv")
UNKNOWN, NO, BY_ITSELF, YES, SKIPPED = -1, 0, 1, 2, 3
"""The values of a habit that is done or not; one is set by the program itself."""
NAMES = {"UNKNOWN": UNKNOWN, "NO": NO, "YES_AUTO": BY_ITSELF, "YES_MANUAL": YES, "SKIP": SKIPPED}
THOUSANDTHS = 1000
NUMERICAL = 1


def _recognises(given: Given) -> bool:
    return HABITS in given.members or is_database_with(given.path, TABLES)


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    yield from _read_archive(given) if given.members else _read_backup(given)


def _read_archive(given: Given) -> Found:
    habits = {
        _position(number, row): (row["Name"], row.get("Type") == "NUMERICAL")
        for number, row in given.member_rows(HABITS)
        if "Name" in row
    }
    number = 0
    for member in sorted(given.members):
        found = _CHECKMARKS.fullmatch(member)
        if found is None or int(found[1]) not in habits:
            continue
        name, is_amount = habits[int(found[1])]
        for day, value, text in _checkmarks(given, member):
            number += 1
            try:
                item = _item(number, name, parse_date(day), _value(value), is_amount, text)
            except (BadInput, ValueError):
                yield Refused(number, words.bad_row(name, day, value))
                continue
            if item:
                yield item


def _position(number: int, row: dict[str, str]) -> int:
    """Return the number of a habit, which the first versions didn't write."""
    written = row.get("Position", "")
    return int(written) if written.isdecimal() else number


def _checkmarks(given: Given, member: str) -> Iterator[tuple[str, str, str]]:
    """Yield the day, value and note of each row; files of earlier years have no header."""
    for row in given.member_lines(member):
        if row[0] != "Date" and len(row) > 1:
            yield row[0], row[1], row[2] if len(row) > 2 else ""


def _value(text: str) -> int:
    return NAMES[text] if text in NAMES else int(text)


def _item(number: int, name: str, day: date, value: int, is_amount: bool, text: str) -> Item | None:
    """Return what is known of a day; None if nobody wrote anything down."""
    if is_amount:
        readings = (Reading(name, value / THOUSANDTHS),) if value >= 0 and value != SKIPPED else ()
    else:
        readings = (Reading(name, float(value == YES)),) if value in (NO, YES) else ()
    if not readings and not text:
        return None
    return Item(number=number, key=row_key(name, day), day=day, readings=readings, words=text)


def _read_backup(given: Given) -> Found:
    with read_foreign(given.path) as database:
        there = database.columns("Repetitions")
        value = "Repetitions.value" if "value" in there else str(YES)
        note = "Repetitions.notes" if "notes" in there else "''"
        kind = "Habits.type" if "type" in database.columns("Habits") else "0"
        rows = database.rows(
            f"SELECT Habits.name, {kind}, timestamp, {value}, {note} FROM Repetitions "
            "JOIN Habits ON Habits.id = habit ORDER BY timestamp"
        )
        for number, (name, kind_of, milli, marked, text) in enumerate(rows, start=1):
            try:
                day = datetime.fromtimestamp(milli / THOUSANDTHS, UTC).date()
                item = _item(number, str(name), day, int(marked), kind_of == NUMERICAL, text or "")
            except (TypeError, ValueError, OverflowError):
                yield Refused(number, words.bad_row(name, milli, marked))
                continue
            if item:
                yield item


FORMAT = Format("Loop Habit Tracker", _recognises, _read)
