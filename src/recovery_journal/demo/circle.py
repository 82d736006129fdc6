"""The circle of the made-up person: people, meetings, promises, and contacts with them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from recovery_journal import clock
from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.store.journal import Journal

HISTORY_DAYS = 400
DAYS_BEFORE_FIRST_CONTACT = 40


def add_circle(journal: Journal, texts: dict[str, Any], today: date) -> None:
    for one in texts["people"]:
        journal.people.add(_person(one, today))
    for one in texts["meetings"]:
        at = time.fromisoformat(one["at"])
        journal.meetings.add(Meeting(**{**one, "weekdays": tuple(one["weekdays"]), "at": at}))
    for one in texts["promises"]:
        day = None if "in_days" not in one else today + timedelta(days=one["in_days"])
        rest = {name: value for name, value in one.items() if name != "in_days"}
        journal.promises.add(Promise(day=day, **rest))
    for one in texts["words"]:
        received = today - timedelta(days=one["days_ago"])
        journal.kept_words.add(KeptWords(text=one["text"], who=one["who"], received=received))


def circle_entries(texts: dict[str, Any], today: date) -> Iterator[Entry]:
    """Generate a year of calls, messages and meetings from a seed of their own."""
    dice = Random(HISTORY_DAYS)  # noqa: S311 - the same life each time
    contacts: list[tuple[datetime, str, str]] = []
    meetings: list[datetime] = []
    for ago in range(HISTORY_DAYS - DAYS_BEFORE_FIRST_CONTACT, -1, -1):
        day = today - timedelta(days=ago)
        if day.weekday() == 6 and dice.random() < 0.8:
            contacts.append((_at(day, dice.uniform(17, 19)), "Sam", "call"))
        if day.weekday() in (3, 5) and dice.random() < 0.35:
            way = dice.choice(("message", "in person", "call"))
            contacts.append((_at(day, dice.uniform(16, 20)), "Tom", way))
        if day.weekday() == 1 and dice.random() < 0.75:
            meetings.append(_at(day, 21))
        if ago < 60 and day.weekday() in (0, 4) and dice.random() < 0.5:
            contacts.append((_at(day, dice.uniform(12, 21)), "Maria", "message"))
    said: dict[str, list[str]] = {name: list(lines) for name, lines in texts["said"].items()}
    for at, who, way in reversed(contacts):
        lines = said.get(who, [])
        note = lines.pop() if lines and dice.random() < 0.6 else ""
        helped = who == "Maria"
        yield Contact(at=at, people=(who,), way=way, helped=helped, note=note)
    heard = list(texts["heard"])
    for at in reversed(meetings):
        note = heard.pop() if heard and dice.random() < 0.6 else ""
        helped = dice.random() < 0.3
        yield AttendedMeeting(
            at=at, meetings=(texts["meetings"][0]["name"],), note=note, helped=helped
        )


def _person(one: dict[str, Any], today: date) -> Person:
    """Build a person, whose recovery date reaches `years` in `in_days` days."""
    fields = {name: value for name, value in one.items() if name not in ("years", "in_days")}
    if "years" not in one:
        return Person(**fields)
    day = today + timedelta(days=one["in_days"]) - relativedelta(years=one["years"])
    return Person(recovery_day=day, agreed=True, **fields)


def _at(day: date, hour: float) -> datetime:
    minutes = round(hour * 60)
    return datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=clock.LOCAL_ZONE)
