"""Journals drawn by chance: nothing in them goes together, or only the one thing planted."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import exp
from random import Random

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen

LAST = date(2026, 11, 22)
WAKING = range(7, 23)
STRATEGIES = ("walk", "call", "breathe", "wait", "tea", "write")
TRIGGERS = ("work", "payday", "argument", "alone", "party", "shop", "bad news", "phone call")
FEELINGS = ("anxious", "sad", "bored", "ashamed", "restless", "happy")
PLACES = ("home", "street", "work", "bar")
COMPANY = ("alone", "friends", "family")
SITUATIONS = ("unpleasant feelings", "conflict", "good feelings", "out of the blue")
OFTEN, RARELY = 0.9, 0.2
"""How often a question is answered."""
FLAGS = ("hungry", "angry", "lonely", "tired")


@dataclass(frozen=True)
class Shape:
    """How often cravings come."""

    days: int
    a_day: float
    """On average."""
    cluster: float = 1
    """How many come on one day, on average, if any do; the average over all days stays."""


SHAPES = {
    "one a day": Shape(90, 1),
    "one every other day": Shape(60, 0.5),
    "two a day for a year": Shape(365, 2),
    "clustered days": Shape(90, 1, cluster=4),
}


def draw_journal(shape: Shape, seed: int, planted: str = "") -> History:
    """Draw a journal of chance with this seed, and perhaps one effect planted in it."""
    chance = Random(seed)
    cravings: list[CravingSeen] = []
    moods: list[MoodSeen] = []
    days = set()
    for ago in range(shape.days):
        day = LAST - timedelta(days=ago)
        a_day = shape.a_day
        if planted == "Saturdays" and day.weekday() == 5:
            a_day *= 3
        if planted == "fewer" and ago < 14:
            a_day *= 0.4
        some = [*_cravings(chance, day, _number(chance, shape, a_day), shape, planted)]
        cravings += some
        if chance.random() < 0.8:
            sleep = round(chance.gauss(7, 1.3), 1)
            mood = min(5, max(1, round(chance.gauss(4, 0.8))))
            if planted == "short nights" and sleep <= 6:
                mood = max(1, mood - 2)
            moods.append(MoodSeen(day, mood, sleep if chance.random() < 0.9 else None))
            days.add(day)
        if some or chance.random() < 0.3:
            days.add(day)
    return History(tuple(cravings), tuple(moods), frozenset(days))


def _number(chance: Random, shape: Shape, a_day: float) -> int:
    """Draw the number of cravings of a day."""
    if shape.cluster == 1:
        return _poisson(chance, a_day)
    if chance.random() < a_day / shape.cluster:
        return 1 + _poisson(chance, shape.cluster - 1)
    return 0


def _cravings(
    chance: Random, day: date, number: int, shape: Shape, planted: str
) -> Iterator[CravingSeen]:
    """Draw the cravings of a day; those of a cluster are mostly alike."""
    first = None
    for _ in range(number):
        one = _craving(chance, day, planted)
        if first is None or shape.cluster == 1:
            first = one
        else:
            alike = {
                field: value for field, value in first._asdict().items() if chance.random() < 0.7
            }
            one = one._replace(**alike)
        yield one


def _craving(chance: Random, day: date, planted: str) -> CravingSeen:
    hours = [*WAKING]
    if planted == "evening":
        hours += [17, 18, 19, 20] * 2
    hour = chance.choice(hours)
    halt = tuple(flag for flag in FLAGS if chance.random() < _odds(flag, hour, planted))
    strength = chance.gauss(5.5, 2) + 3 * (planted == "tired" and "tired" in halt)
    intensity = min(10, max(0, round(strength)))
    strategy = chance.choice(STRATEGIES)
    held = 0.95 if planted == "walk" == strategy else 0.6
    return CravingSeen(
        day=day,
        hour=hour,
        intensity=intensity,
        after=max(0, intensity - chance.randrange(5)) if chance.random() < OFTEN else None,
        outcome="passed" if chance.random() < held else "used",
        situation=_sometimes(chance, SITUATIONS, RARELY),
        triggers=_tags(chance, TRIGGERS, OFTEN),
        feelings=_tags(chance, FEELINGS, OFTEN),
        places=_tags(chance, PLACES, RARELY),
        company=_tags(chance, COMPANY, RARELY),
        strategies=(strategy,) if chance.random() < 0.95 else (),
        halt=(halt or ("none of these",)) if chance.random() < OFTEN else (),
    )


def _odds(flag: str, hour: int, planted: str) -> float:
    if planted == "lonely evenings" and flag == "lonely":
        return 0.6 if 17 <= hour < 21 else 0.15
    return 0.2


def _tags(chance: Random, names: tuple[str, ...], share: float) -> tuple[str, ...]:
    name = _sometimes(chance, names, share)
    return (name,) if name else ()


def _sometimes(chance: Random, names: tuple[str, ...], share: float) -> str | None:
    return chance.choice(names) if chance.random() < share else None


def _poisson(chance: Random, mean: float) -> int:
    """Count how many numbers can be multiplied before they fall below e^-mean (Knuth, 1969)."""
    number, product = 0, chance.random()
    while product > exp(-mean):
        number += 1
        product *= chance.random()
    return number
