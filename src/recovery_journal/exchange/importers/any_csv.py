"""Any CSV file, with columns that are named like ours or that somebody has named."""

from datetime import timedelta

from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import OWN_SCALES, Answers, Target
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Reading, Refused, row_key
from recovery_journal.exchange.importers.written_dates import (
    decide_order,
    parse_clock,
    parse_date,
    split_moment,
)
from recovery_journal.words import import_ as words

COLUMNS = ("date", "time", "type", "value", "note", "tracker", "offset")
"""Our names; only the first is needed."""
MIN_COLUMNS = 2


def _recognises(given: Given) -> bool:
    return len(given.header) >= MIN_COLUMNS and not given.is_json


def _read(given: Given, answers: Answers) -> Found:
    columns = _columns(given, answers)
    written = (split_moment(row.get(columns["date"], "")).day for _, row in given.csv_rows())
    order = decide_order(written, answers.dates)
    for number, row in given.csv_rows():
        try:
            yield _item(number, {ours: row.get(name, "") for ours, name in columns.items()}, order)
        except (BadInput, ValueError) as error:
            why = str(error) if isinstance(error, BadInput) else words.bad_row(*row.values())
            yield Refused(number, why)


def _columns(given: Given, answers: Answers) -> dict[str, str]:
    """Return the file's column for each of ours that it has.

    Raises:
        BadInput: no column is the date, or a named one isn't there.
    """
    there = {name.casefold(): name for name in given.header}
    columns = {ours: there[ours] for ours in COLUMNS if ours in there}
    for ours, theirs in answers.columns.items():
        if ours not in COLUMNS or theirs.casefold() not in there:
            raise BadInput(words.no_column(ours, theirs, COLUMNS, given.header))
        columns[ours] = there[theirs.casefold()]
    if "date" not in columns:
        raise BadInput(words.which_columns(given.header))
    return columns


def _item(number: int, row: dict[str, str], order: str) -> Item:
    written = split_moment(row["date"])
    day = parse_date(written.day, order)
    clock = row.get("time", "").strip() or written.clock
    at = parse_clock(clock) if clock else None
    series, typed = row.get("type", "").strip(), row.get("value", "").strip()
    value = float(typed.replace(",", ".")) if typed else None
    readings = (Reading(series or "value", value),) if series or value is not None else ()
    if not readings and not row.get("note"):
        raise BadData(words.EMPTY_ROW)
    return Item(
        number=number,
        key=row_key(day, clock, series, typed, row.get("note", "")),
        day=day,
        at=at,
        offset=_offset(row.get("offset", "").strip() or written.offset),
        readings=readings,
        words=row.get("note", ""),
        tracker=row.get("tracker", "").strip(),
    )


def _offset(typed: str) -> timedelta | None:
    """Read "+01:00", "-0330" or "Z".

    Raises:
        ValueError: it's none.
    """
    if not typed:
        return None
    if typed in ("Z", "z"):
        return timedelta()
    digits = typed[1:].replace(":", "")
    if typed[0] not in "+-" or len(digits) != 4 or not digits.isdecimal():
        raise ValueError(typed)
    found = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -found if typed[0] == "-" else found


FORMAT = Format(
    "CSV",
    _recognises,
    _read,
    targets={
        **{name: Target(name, *OWN_SCALES[name]) for name in OWN_SCALES},
        "sleep": Target("sleep"),
        "note": Target("note"),
        "use": Target("use"),
    },
    is_of_any_program=True,
)
