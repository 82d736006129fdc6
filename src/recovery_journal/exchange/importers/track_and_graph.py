"""Track & Graph, an Android program: its CSV file and its backup.

The columns are those of its source code (CSVReadWriter.kt, TrackAndGraphDatabase.kt).
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found, Item, Reading, Refused, row_key
from recovery_journal.store.sqlite.foreign import is_database_with, read_foreign
from recovery_journal.words import import_ as words

HEADER = {"FeatureName", "Timestamp", "Value"}
TABLES = ("features_table", "data_points_table")
_DURATION = re.compile(r"(-?)(\d+):(\d\d):(\d\d)")
SECONDS_PER_HOUR = 3600
DURATION = 1
"""The type of a tracker that measures time, in seconds."""


def _recognises(given: Given) -> bool:
    return set(given.header) >= HEADER or is_database_with(given.path, TABLES)


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    yield from _read_csv(given) if given.header else _read_backup(given)


def _read_csv(given: Given) -> Found:
    for number, row in given.csv_rows():
        name, stamp = row.get("FeatureName", ""), row.get("Timestamp", "")
        typed, label = row.get("Value", ""), row.get("Label")
        if label is None and _DURATION.match(typed) is None:
            typed, _, label = typed.partition(":")  # as it was written before it had labels
        try:
            at = datetime.fromisoformat(stamp)
            value = _value(typed)
        except (ValueError, OverflowError):
            yield Refused(number, words.bad_row(stamp, typed))
            continue
        text = "\n".join(filter(None, (label, row.get("Note", ""))))
        yield _item(number, name, at, value, text, row_key(name, at.isoformat(), typed))


def _value(typed: str) -> float:
    """Return a number, or a duration in hours.

    Raises:
        ValueError: it's neither.
    """
    if found := _DURATION.fullmatch(typed.strip()):
        sign, hours, minutes, seconds = found.groups()
        total = int(hours) + int(minutes) / 60 + int(seconds) / SECONDS_PER_HOUR
        return -total if sign else total
    value = float(typed)
    if not abs(value) < 1e12:
        raise ValueError(typed)
    return value


def _read_backup(given: Given) -> Found:
    with read_foreign(given.path) as database:
        durations = {
            feature
            for feature, kind in database.rows("SELECT feature_id, type FROM trackers_table")
            if kind == DURATION
        }
        points = database.rows(
            "SELECT feature_id, name, epoch_milli, utc_offset_sec, value, label, note "
            "FROM data_points_table JOIN features_table ON features_table.id = feature_id "
            "UNION ALL "
            "SELECT NULL, '', epoch_milli, utc_offset_sec, NULL, '', note FROM notes_table"
        )
        for number, (feature, name, milli, offset, value, label, note) in enumerate(points, 1):
            try:
                at = _moment(milli, offset)
                amount = None if value is None else float(value)
            except (TypeError, ValueError, OverflowError):
                yield Refused(number, words.bad_row(milli, value))
                continue
            if amount is not None and feature in durations:
                amount /= SECONDS_PER_HOUR
            text = "\n".join(str(one) for one in (label, note) if one)
            yield _item(number, str(name), at, amount, text, row_key(feature, milli))


def _moment(milli: int, offset_seconds: int) -> datetime:
    zone = timezone(timedelta(seconds=offset_seconds))
    return datetime.fromtimestamp(milli / 1000, UTC).astimezone(zone)


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
