"""Pixels: a mood or several for each day, without a time."""

from collections import Counter
from datetime import time
from typing import Any

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
from recovery_journal.exchange.importers.written_dates import parse_date
from recovery_journal.words import import_ as words

NOON_HOUR = 12


def _recognises(given: Given) -> bool:
    found = given.first_record().keys()
    return found >= {"date", "type", "scores"} or found >= {"date", "mood", "emotions"}


def _read(given: Given, answers: Answers) -> Found:  # noqa: ARG001 - nothing has to be asked
    of_day: Counter[str] = Counter()
    for number, one in enumerate(given.records(), start=1):
        try:
            written = str(one["date"])
            yield from _items(number, one, of_day[written])
            of_day[written] += max(1, len(_scores(one)))
        except (BadInput, KeyError, TypeError, ValueError, AttributeError):
            yield Refused(number, words.UNREADABLE_RECORD)


def _items(number: int, one: dict[str, Any], before: int) -> list[Item]:
    """Return an item for each of a day's moods, a minute apart from noon on, to keep their order.

    Args:
        number: its place in the file.
        one: the record of a day.
        before: how many items of that day came before.
    """
    day = parse_date(one["date"])
    labels = tuple(
        Label(str(group["type"]), str(name))
        for group in one.get("tags") or _emotions(one)
        for name in group["entries"]
    )
    items = []
    for place, score in enumerate(_scores(one) or [None], start=before):
        is_first = place == before
        items.append(
            Item(
                number=number,
                key=row_key(day, place),
                day=day,
                at=time(NOON_HOUR + place // 60, place % 60),
                readings=() if score is None else (Reading(MOOD, float(score)),),
                labels=labels if is_first else (),
                words=str(one.get("notes") or "") if is_first else "",
            )
        )
    return items


def _scores(one: dict[str, Any]) -> list[Any]:
    """Return the moods of a day, of which its first versions had one."""
    found: list[Any] = one["scores"] if "scores" in one else [one["mood"]]
    return found


def _emotions(one: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tags of the first versions, as later ones write them."""
    return [{"type": "Emotions", "entries": one.get("emotions") or ()}]


FORMAT = Format("Pixels", _recognises, _read, targets={MOOD: Target(MOOD, *OWN_SCALES[MOOD])})
