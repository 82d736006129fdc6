"""HabitBull: one CSV file, which other programs for habits write, too."""

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Reading, Refused, row_key
from recovery_journal.exchange.importers.written_dates import decide_order, parse_date
from recovery_journal.words import import_ as words

HEADER = {"HabitName", "CalendarDate", "Value", "CommentText"}


def _recognises(given: Given) -> bool:
    return set(given.header) >= HEADER


def _read(given: Given, answers: Answers) -> Found:
    order = decide_order((row["CalendarDate"] for _, row in given.csv_rows()), answers.dates)
    for number, row in given.csv_rows():
        name, text = row["HabitName"], row.get("CommentText", "")
        try:
            day = parse_date(row["CalendarDate"], order)
            value = float(row["Value"])
        except (BadInput, ValueError):
            yield Refused(number, words.bad_row(row["CalendarDate"], row.get("Value", "")))
            continue
        # Days without data have a large negative number.
        readings = () if value < 0 else (Reading(name, value),)
        if readings or text:
            yield Item(
                number=number, key=row_key(name, day), day=day, readings=readings, words=text
            )


FORMAT = Format("HabitBull", _recognises, _read)
