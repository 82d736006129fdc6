"""Track & Graph, an Android program: its CSV file and its backup.

The columns are those of its source code (CSVReadWriter.kt, TrackAndGraphDatabase.kt).
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Reading, Refused, row_key
from recovery_journal.store.sqlite.foreign import (
    ForeignDatabase,
    is_database_with,
    read_foreign,
)
from recovery_journal.words import import_ as words

HEADER = {"FeatureName", "Timestamp", "Value"}
TABLES = ("features_table", "data_points_table")
_DURATION = re.compile(r"-?(\d+):-?(\d\d):-?(\d\d)")
"""Of a negative one each part has a minus sign, unless it's 0."""
SECONDS_PER_HOUR = 3600
DURATION, DURATION_BEFORE_49 = 1, 2
"""The type of a tracker that measures time, in seconds; it had another number at first."""


def _recognises(given: Given) -> bool:
    return set(given.header) >= HEADER or is_database_with(given.path, TABLES)


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    yield from _read_csv(given) if given.header else _read_backup(given)


def _read_csv(given: Given) -> Found:
    for number, row in given.csv_rows():
        name, stamp = row.get("FeatureName", ""), row.get("Timestamp", "")
        typed, label = row.get("Value", ""), row.get("Label")
        if label is None:
            typed, label = _split_label(typed)
        try:
            at = datetime.fromisoformat(stamp)
            value = _value(typed)
        except (ValueError, OverflowError):
            yield Refused(number, words.bad_row(stamp, typed))
            continue
        text = "\n".join(filter(None, (label, row.get("Note", ""))))
        yield _item(number, name, at, value, text, row_key(name, at.isoformat(), typed))


def _split_label(typed: str) -> tuple[str, str]:
    """Split a value from its label, as it was written before labels had a column."""
    found = _DURATION.match(typed)
    value = found[0] if found else typed.partition(":")[0]
    return value, typed.removeprefix(value).removeprefix(":")


def _value(typed: str) -> float:
    """Return a number, or a duration in hours.

    Raises:
        ValueError: it's neither.
    """
    if found := _DURATION.fullmatch(typed.strip()):
        hours, minutes, seconds = map(int, found.groups())
        total = hours + minutes / 60 + seconds / SECONDS_PER_HOUR
        return -total if "-" in typed else total
    value = float(typed)
    if not abs(value) < 1e12:
        raise ValueError(typed)
    return value


def _read_backup(given: Given) -> Found:
    with read_foreign(given.path) as database:
        durations = _durations(database)
        for number, point in enumerate(database.rows(_query(database)), start=1):
            feature, name, written, offset, value, label, note = point
            try:
                at = _moment(written, offset)
                amount = None if value is None else float(value)
            except (TypeError, ValueError, OverflowError):
                yield Refused(number, words.bad_row(written, value))
                continue
            if amount is not None and feature in durations:
                amount /= SECONDS_PER_HOUR
            text = "\n".join(str(one) for one in (label, note) if one)
            key = row_key(feature, round(at.timestamp() * 1000))
            yield _item(number, str(name), at, amount, text, key)


def _durations(database: ForeignDatabase) -> set[int]:
    """Return the features that measure time."""
    has_trackers = bool(database.columns("trackers_table"))
    feature, table = ("feature_id", "trackers_table") if has_trackers else ("id", "features_table")
    is_old = not has_trackers or 0 < database.version() < 49
    wanted = DURATION_BEFORE_49 if is_old else DURATION
    return {
        one for one, kind in database.rows(f"SELECT {feature}, type FROM {table}") if kind == wanted
    }


def _query(database: ForeignDatabase) -> str:
    """Return the query for all points and notes; the first versions had fewer columns."""
    there = database.columns("data_points_table")
    is_old = "timestamp" in there
    moment = "timestamp, NULL" if is_old else "epoch_milli, utc_offset_sec"
    note = "note" if "note" in there else "''"
    points = (
        f"SELECT feature_id, name, {moment}, value, label, {note} "
        "FROM data_points_table JOIN features_table ON features_table.id = feature_id"
    )
    if is_old and not database.columns("notes_table"):
        return points
    return f"{points} UNION ALL SELECT NULL, '', {moment}, NULL, '', note FROM notes_table"


def _moment(written: int | str, offset_seconds: int | None) -> datetime:
    """Return the moment that a number of milliseconds means, or in the first versions a text."""
    if isinstance(written, str):
        return datetime.fromisoformat(written)
    zone = timezone(timedelta(seconds=offset_seconds or 0))
    return datetime.fromtimestamp(written / 1000, UTC).astimezone(zone)


def _item(number: int, name: str, at: datetime, value: float | None, text: str, key: str) -> Item:
    return Item(
        number=number,
        key=key,
        day=at.date(),
        at=at.time().replace(microsecond=0),
        offset=at.utcoffset(),
        readings=(Reading(name, value),) if name else (),
        words=text,
    )


FORMAT = Format("Track & Graph", _recognises, _read)
