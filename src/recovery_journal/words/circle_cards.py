"""Words of the cards of people, and of the lists beside them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.domain.circle import Meeting, Person
from recovery_journal.words.circle import age, coming_day, time_of_day
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of
from recovery_journal.words.practice import time_until

if TYPE_CHECKING:
    from recovery_journal.domain.anniversaries import UpcomingAnniversary
    from recovery_journal.domain.sharing.share import SharedPage

LAST_CONTACT, TODAY = "last contact", "today"
LATELY, PAGES_MADE, SAY_OR_TEXT = "Lately", "Pages made", "Say or text"
"""The headings of what is known about somebody."""
NONE_YET = f"None yet. Press {key_of('add_to_circle')} to add one."


def age_ago(day: date | None, today: date) -> str:
    """E.g. "today", "12 days ago"; empty if not known."""
    said = age(day, today)
    return said if said in ("", "today") else f"{said} ago"


def milestone_soon(near: "UpcomingAnniversary", today: date) -> str:
    """E.g. "♦ 1 year on Thursday"."""
    from recovery_journal.words.format.standing import milestone_name

    return f"♦ {milestone_name(near.milestone)} {coming_day(near.on, today)}"


def in_recovery_for(person: Person, today: date) -> str:
    """E.g. "♦ 5 years 1 month 17 days"; empty without their date, or before it."""
    start = person.recovery_day
    return f"♦ {numbers.span(start, today)}" if start and start <= today else ""


def meeting_is_soon(meeting: Meeting, today: date, now: datetime) -> str:
    """E.g. "today, in 40 min", of a meeting that takes place today."""
    soon = time_until(meeting.at, today, now) if meeting.at and not meeting.zone else ""
    return ", ".join(filter(None, (TODAY, soon)))


def next_time(meeting: Meeting, day: date | None) -> str:
    """E.g. "Wed 07:15", for the next day it takes place."""
    weekday = WEEKDAYS[day.weekday()][:3] if day else ""
    return " ".join(filter(None, (weekday, time_of_day(meeting.at))))


def page_made(page: "SharedPage", today: date) -> str:
    """E.g. "15 Nov  8 Nov to 15 Nov, 3 entries"."""
    since, until = (numbers.plain_date(day, today.year) for day in (page.since, page.until))
    made = numbers.plain_date(page.made.date(), today.year)
    return f"{made:>6}  {since} to {until}, {numbers.count(len(page.entries), 'entry', 'entries')}"
