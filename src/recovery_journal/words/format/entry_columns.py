"""An entry in parts: the columns of a list, and its facts with their labels."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.words.circle import in_short
from recovery_journal.words.format import numbers
from recovery_journal.words.format.entries import NEUTRAL_NAMES, summary

SIGNS = {
    "craving": "●",
    "mood": "■",
    "note": "≡",
    "use": "▴",
    "contact": "◇",
    "attended": "◷",
    "intention": "→",
    "review": "☾",
}
"""The sign of each kind, so that a list can be read at a glance and without colour."""
KIND_NAMES = {kind: kind for kind in SIGNS} | {"attended": "meeting"}
MOOD_STRENGTHS = {1: 0, 2: 2, 3: 5, 4: 7, 5: 10}
"""The colour of each mood, among those of 0 to 10."""

FACT_LABELS = {
    "trigger": "Trigger",
    "feeling": "Felt",
    "place": "Where",
    "company": "With",
    "strategy": "Tried",
    "halt": "HALT",
}
"""The label of each tag role that no headline names; no label of a fact has more than 11 cells."""


class Columns(NamedTuple):
    """What a row says of an entry, without its tags and words."""

    kind: str
    value: str = ""
    """Its numbers, such as "7 → 2"."""
    more: str = ""
    """What its numbers mean, or who was there."""


def kind_name(entry: Entry, *, discreet: bool = False) -> str:
    neutral = NEUTRAL_NAMES.get(entry.kind, "") if discreet else ""
    return neutral.lower() or KIND_NAMES.get(entry.kind, entry.kind)


def sign(entry: Entry) -> str:
    return SIGNS.get(entry.kind, " ")


def strength(entry: Entry) -> int | None:
    """Return what its colour tells, 0 to 10; None for a kind without a scale."""
    match entry:
        case Craving():
            return entry.intensity
        case Mood():
            return MOOD_STRENGTHS[entry.mood]
        case _:
            return None


def columns(entry: Entry, tracker: Tracker | None) -> Columns:
    kind = kind_name(entry)
    match entry:
        case Craving():
            return Columns(kind, _from_to(entry))
        case Mood():
            return Columns(kind, str(entry.mood), numbers.MOODS[entry.mood])
        case Use(amount=float() | int()) if not entry.is_dry_day:
            unit = tracker.limit.unit if tracker and tracker.limit else ""
            value, _, unit = numbers.amount(entry.amount or 0, unit).partition(" ")
            return Columns(kind, value, unit)
        case Use():
            return Columns(kind, "", summary(entry, tracker).removesuffix(".").lower())
        case Contact() | AttendedMeeting():
            return Columns(kind, "", in_short(entry).removeprefix("Meeting: "))
        case Intention():
            return Columns(kind, "", entry.went or "")
        case _:
            return Columns(kind)


def headline(entry: Entry, tracker: Tracker | None) -> str:
    """Return an entry's numbers in one line: "7 → 2  after 25 minutes"; a note has none."""
    match entry:
        case Craving():
            took = "" if entry.minutes is None else numbers.count(entry.minutes, "minute")
            peak = "" if entry.peak is None else f"peak {entry.peak}"
            since = f"after {took}" if took and entry.after is not None else took
            return "  ".join(filter(None, (_from_to(entry), since, peak)))
        case Mood():
            return f"{entry.mood}  {numbers.MOODS[entry.mood]}"
        case Note():
            return ""
        case Intention():
            return f"Intention, {entry.went}" if entry.went else "Intention"
        case _:
            return summary(entry, tracker)


def facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what its headline leaves out, each with its label."""
    match entry:
        case Mood():
            if entry.sleep is not None:
                yield "Slept", numbers.count(entry.sleep, "hour")
            if entry.energy is not None:
                yield "Energy", f"{entry.energy} of 5"
        case Craving(situation=str()):
            yield "Situation", entry.situation or ""
    for role in dict.fromkeys(entry.tag_roles.values()):
        names = [name for kind, name in entry.tags() if kind == role]
        if names and role in FACT_LABELS:
            yield FACT_LABELS[role], ", ".join(names)
    if isinstance(entry, Craving) and entry.outcome:
        yield "Outcome", entry.outcome


def days_of_return(use: Use, today: date) -> Iterator[tuple[str, str]]:
    first = numbers.short_date(use.on, today.year)
    if use.next_start is None:
        yield "Day", f"since {first}, still using"
    else:
        yield "Day", first
        yield "Free since", numbers.short_date(use.next_start, today.year)


def _from_to(craving: Craving) -> str:
    after = craving.after
    return f"{craving.intensity}" if after is None else f"{craving.intensity} → {after}"
