"""Turn the items of other programs into entries: the one place that knows both."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone, tzinfo
from math import isfinite
from typing import Any

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import (
    NOTE,
    OF_A_TRACKER,
    OWN_SCALES,
    SKIP,
    Answers,
    Target,
    find_zone,
)
from recovery_journal.exchange.importers.item import MOOD, Found, Item, Reading, Refused
from recovery_journal.exchange.importers.look import Look
from recovery_journal.store.history.importing import ImportedEntry
from recovery_journal.words import import_ as words

ONE_DAY = timedelta(days=1)
NOON = time(12)
ENTRY_CLASSES: dict[str, type[Entry]] = {"craving": Craving, "mood": Mood, "use": Use}


def to_entries(item: Item, answers: Answers) -> list[ImportedEntry]:
    """Return what an item becomes: often one entry, sometimes none or several.

    All are private. Words, and whatever has no field of its own, go to the first of them.

    Args:
        item: what was read.
        answers: a target for each of its series and groups of tags.

    Raises:
        BadData: a value is off its scale.
    """
    drafts, left = _read(item, answers)
    tags = _tags(item, answers)
    if tags:
        taken = {role for kind, _, _ in drafts for role in ENTRY_CLASSES[kind].tag_roles.values()}
        left += [", ".join(names) for role, names in tags.items() if role not in taken]
    text = "\n".join(filter(None, (item.words, *left))) if left else item.words
    shared: dict[str, Any] = {"at": moment_of(item, answers.here)}
    own_words: dict[str, Any] = {"note": text, "kept": item.starred}
    if not drafts and text.strip():
        note = Note(**shared, **own_words)
        return [ImportedEntry(f"{item.key} note 0", note, item.tracker)]
    made = []
    for number, (kind, fields, tracker) in enumerate(drafts):
        entry_class = ENTRY_CLASSES[kind]
        for field, role in entry_class.tag_roles.items() if tags else ():
            fields[field] = tuple(tags.get(role, ()))
        entry = entry_class(**shared, **fields, **({} if number else own_words))
        made.append(ImportedEntry(f"{item.key} {kind} {number}", entry, tracker))
    return made


Draft = tuple[str, dict[str, Any], str]
"""A kind, its own fields, and for a use the name of its tracker."""


def _read(item: Item, answers: Answers) -> tuple[list[Draft], list[str]]:
    """Return what the readings become, and those that are words here."""
    drafts: list[Draft] = []
    left: list[str] = []
    beside_mood: dict[str, Reading] = {}
    for reading in item.readings:
        if reading.value is not None and not isfinite(reading.value):
            raise BadData(words.no_number(reading.series))
        target = answers.targets[reading.series]
        if target.what in ("energy", "sleep"):
            beside_mood[target.what] = reading
        elif target.what in OF_A_TRACKER:
            if is_use(reading, target):
                drafts.append(_use(item, reading, target))
        elif target.what == NOTE or (reading.value is None and target.what != MOOD):
            left += _in_words(reading)
        elif target.what == "craving":
            drafts.append(("craving", {"intensity": target.rescale(_value(reading))}, ""))
            left += _on_other_scale(reading, target)
        elif target.what == MOOD:
            mood = _mood(reading, target, answers)
            drafts += [("mood", {MOOD: mood}, "")] if mood else []
            left += _on_other_scale(reading, target) if mood else _in_words(reading)
    mood_fields = next((fields for kind, fields, _ in drafts if kind == MOOD), None)
    for what, reading in beside_mood.items():
        if mood_fields is None or reading.value is None:
            left += _in_words(reading)
        elif what == "sleep":
            mood_fields[what] = reading.value
        else:
            mood_fields[what] = answers.targets[reading.series].rescale(reading.value)
    return drafts, left


def _in_words(reading: Reading) -> list[str]:
    """Return what has no field of its own as a line; nothing if there is only its name."""
    return [words.reading(*reading)] if reading.value is not None or reading.word else []


def is_use(reading: Reading, target: Target) -> bool:
    """Return whether something was used; an amount of 0, or a day without it, isn't a use."""
    if target.what == "without":
        return reading.value == 0
    return reading.value is None or reading.value > 0


def _use(item: Item, reading: Reading, target: Target) -> Draft:
    tracker = target.tracker or item.tracker
    if not tracker:
        raise BadData(words.USE_OF_WHAT)
    fields = {
        "tracker": 0,
        "on": item.day,
        "next_start": item.next_start or item.day + ONE_DAY,
        "amount": reading.value if target.what == "use" else None,
    }
    return "use", fields, tracker


def _value(reading: Reading) -> float:
    return reading.value or 0.0


def _mood(reading: Reading, target: Target, answers: Answers) -> int | None:
    """Return a mood from 1 to 5; None for a word that stands for none."""
    if reading.value is not None:
        return target.rescale(reading.value)
    return answers.moods.get(reading.word.casefold()) or None


def _on_other_scale(reading: Reading, target: Target) -> list[str]:
    """Return the number as it was, if it had another scale than ours."""
    if reading.value is None or (target.low, target.high) == OWN_SCALES[target.what]:
        return []
    return [words.on_scale(reading.series, reading.value, target.low, target.high)]


def _tags(item: Item, answers: Answers) -> dict[str, list[str]]:
    """Return the item's tags by the role they get, or by NOTE."""
    tags: dict[str, list[str]] = {}
    for label in item.labels:
        what = answers.targets[label.group].what
        if what != SKIP:
            tags.setdefault(what, []).append(label.name)
    return tags


def moment_of(item: Item, here: tzinfo) -> datetime:
    """Return when an item was, with the offset in force then; a day alone means its noon.

    Of a time that the clocks went over twice it's the first, and one they left out gets the offset
    they had afterwards.
    """
    if item.offset is not None:
        return datetime.combine(item.day, item.at or NOON, timezone(item.offset))
    before, after = _offsets(item, here)
    local = datetime.combine(item.day, item.at or NOON, timezone(before))
    return local.replace(tzinfo=timezone(after)) if before < after else local


def is_doubtful(item: Item, here: tzinfo) -> bool:
    """Return whether the clocks showed the time of an item twice, or not at all."""
    if item.offset is not None:
        return False
    before, after = _offsets(item, here)
    return before != after


def _offsets(item: Item, here: tzinfo) -> tuple[timedelta, timedelta]:
    """Return the offset of a wall-clock time, before and after a change of the clocks at it."""
    zone = find_zone(item.zone) if item.zone else here
    local = datetime.combine(item.day, item.at or NOON, zone)
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    return before or timedelta(), after or timedelta()


def convert(items: Found, look: Look) -> Iterator[ImportedEntry | Tracker]:
    """Yield what the items of a file become, while `look` takes note of all that is in it.

    From the first thing on that has to be asked, it only takes note.
    """
    answers = look.answers
    for one in items:
        if isinstance(one, Item):
            look.add_item(one)
            if not look.is_answered:
                continue
            try:
                entries = to_entries(one, answers)
            except BadInput as error:
                look.refuse(Refused(one.number, str(error)))
                continue
            look.add_entries(entries)
            look.doubtful += is_doubtful(one, answers.here)
            yield from entries
        elif isinstance(one, Refused):
            look.refuse(one)
        else:
            look.trackers.append(one)
            answers.targets.setdefault(one.name, Target("use", tracker=one.name))
            yield Tracker(name=one.name, start=one.start, archived=one.archived)
