"""Sobriety, an Android program: what somebody stays away from, and each start and end of it.

The keys are those of its serializer (github.com/KiARC/Sobriety).
"""

from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Any

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import (
    Found,
    FoundTracker,
    Item,
    Reading,
    Refused,
    row_key,
)
from recovery_journal.exchange.importers.written_dates import parse_date
from recovery_journal.words import import_ as words

ONE_DAY = timedelta(days=1)
MILLISECONDS = 1000


def _recognises(given: Given) -> bool:
    return {"name", "history"} <= given.first_record().keys()


def _read(given: Given, answers: Answers) -> Found:
    number = 0
    for one in given.records():
        try:
            found = list(_of_one(one, answers.here))
        except (
            BadInput,
            LookupError,
            TypeError,
            ValueError,
            AttributeError,
            OverflowError,
            OSError,
        ):
            number += 1
            yield Refused(number, words.UNREADABLE_RECORD)
            continue
        for item in found:
            number += isinstance(item, Item)
            yield item


def _of_one(one: dict[str, Any], here: tzinfo) -> Found:
    """Yield a tracker, each return to use, and its notes."""
    name = str(one["name"])
    spans = {int(start): int(end) for start, end in one["history"].items()}
    if legacy := one.get("last_relapse"):
        last = int(legacy["epochSeconds"]) * MILLISECONDS
        if all(start < last for start in spans):  # otherwise that start is known more exactly
            spans[last] = 0
    starts = sorted(spans)
    stopped = one.get("status") == "Stopped" or one.get("is_stopped") is True
    yield FoundTracker(name, _day(starts[0], here), archived=stopped)
    for start, following in pairwise(starts):
        end = spans[start] or following
        used_on = _day(end, here)
        yield Item(
            number=0,
            key=row_key(name, start),
            day=used_on,
            readings=(Reading(name),),
            tracker=name,
            next_start=max(_day(following, here), used_on + ONE_DAY),
        )
    for written, text in one.get("daily_notes", {}).items():
        day = parse_date(written)
        yield Item(
            number=0, key=row_key(name, day, "note"), day=day, words=str(text or ""), tracker=name
        )


def _day(milliseconds: int, here: tzinfo) -> date:
    return datetime.fromtimestamp(milliseconds / MILLISECONDS, UTC).astimezone(here).date()


FORMAT = Format("Sobriety", _recognises, _read, not_kept=words.NO_SAVINGS)
