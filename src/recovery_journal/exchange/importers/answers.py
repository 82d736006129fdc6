"""What somebody answers about a file, and what has to be asked."""

import math
from collections.abc import Mapping
from contextlib import suppress
from datetime import tzinfo
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.errors import BadInput
from recovery_journal.words import import_ as words

NUMBERS = ("craving", "mood", "energy", "sleep", "use", "without")
"""What a series of numbers can be.

"use" is the amount that was used; "without" is of days without use: a day with 0 is one of use.
"""
OF_A_TRACKER = ("use", "without")
LABELS = ("trigger", "feeling", "place", "company", "strategy")
"""What a group of tags can be."""
NOTE, SKIP = "note", "skip"
OWN_SCALES = {"craving": (0.0, 10.0), "mood": (1.0, 5.0), "energy": (1.0, 5.0)}


class Target(NamedTuple):
    """What a series or a group of tags becomes here."""

    what: str
    """One of NUMBERS or LABELS, NOTE (its value becomes words) or SKIP."""
    low: float = 0
    """The ends of the scale in the file."""
    high: float = 0
    tracker: str = ""
    """The name of the tracker, for those of one; empty if the file says it."""

    def rescale(self, value: float) -> int:
        """Return a value of the file's scale on ours, rounded half up.

        Raises:
            BadInput: it isn't on that scale.
        """
        if not self.low <= value <= self.high:
            raise BadInput(words.off_scale(value, self.low, self.high))
        first, last = OWN_SCALES[self.what]
        share = (value - self.low) / (self.high - self.low)
        return math.floor(first + share * (last - first) + 0.5)

    def __str__(self) -> str:
        """Return it as typed: "craving", "mood:1-10", "use:Alcohol"."""
        if self.tracker:
            return f"{self.what}:{self.tracker}"
        if self.what in OWN_SCALES and (self.low, self.high) != OWN_SCALES[self.what]:
            return f"{self.what}:{self.low:g}-{self.high:g}"
        return self.what


def parse_target(typed: str) -> Target:
    """Parse "craving", "mood:1-10", "use:Alcohol", "trigger", "note" or "skip".

    Raises:
        BadInput: it's none of these.
    """
    what, _, detail = (part.strip() for part in typed.partition(":"))
    what = what.casefold()
    if what in OF_A_TRACKER and detail:
        return Target(what, tracker=detail)
    if what in OWN_SCALES:
        if not detail:
            return Target(what, *OWN_SCALES[what])
        low, _, high = detail.partition("-")
        try:
            ends = float(low), float(high)
        except ValueError:
            ends = math.nan, math.nan
        if all(map(math.isfinite, ends)) and ends[0] < ends[1]:
            return Target(what, *ends)
    elif what in (*LABELS, "sleep", NOTE, SKIP) and not detail:
        return Target(what)
    raise BadInput(words.bad_target(typed))


def parse_pairs(typed: str) -> dict[str, str]:
    """Parse "Craving=craving, Drinks, counted=use:Alcohol"; a name may hold commas.

    Raises:
        BadInput: the last of it has no "=".
    """
    pairs, name = {}, ""
    for part in typed.split(","):
        name = f"{name},{part}" if name else part
        if "=" in name:
            left, _, right = name.rpartition("=")
            pairs[left.strip()] = right.strip()
            name = ""
    if name.strip():
        raise BadInput(words.bad_pair(name.strip()))
    return pairs


@dataclass
class Answers:
    """All that's known about a file."""

    targets: dict[str, Target] = field(default_factory=dict)
    """By series, or group of tags."""
    moods: dict[str, int] = field(default_factory=dict)
    """1 to 5 by the other program's word, case-folded."""
    zone: str = ""
    """The IANA name of the zone of wall-clock times."""
    dates: str = ""
    """"dmy", "mdy" or "ymd", for dates that could be read in two ways."""
    columns: dict[str, str] = field(default_factory=dict)
    """For a CSV file of no known program: its column for each of ours."""

    @cached_property
    def here(self) -> tzinfo:
        """The zone of times that have none: the one that was named, or this machine's."""
        if self.zone:
            return find_zone(self.zone)
        with suppress(BadInput):
            return find_zone(clock.zone_name() or "")  # many times faster
        return clock.LOCAL_ZONE

    def to_text(self, known: Mapping[str, Target]) -> dict[str, str]:
        """Return them as they are remembered, by question, without what is `known` anyway."""
        told = {one: what for one, what in self.targets.items() if known.get(one) != what}
        return (
            {f"series {name}": str(target) for name, target in told.items()}
            | {f"mood {word}": str(mood) for word, mood in self.moods.items()}
            | {f"column {ours}": theirs for ours, theirs in self.columns.items()}
            | ({"dates": self.dates} if self.dates else {})
            | ({"zone": self.zone} if self.zone else {})
        )

    def add_remembered(self, remembered: dict[str, str]) -> None:
        """Add answers of an earlier file, where nothing was answered now."""
        for question, answer in remembered.items():
            asked, _, name = question.partition(" ")
            match asked:
                case "series":
                    self.targets.setdefault(name, parse_target(answer))
                case "mood":
                    self.moods.setdefault(name, int(answer))
                case "column":
                    self.columns.setdefault(name, answer)
                case "dates":
                    self.dates = self.dates or answer
                case "zone":
                    self.zone = self.zone or answer

    def add_usual(self, targets: Mapping[str, Target], moods: Mapping[str, int]) -> None:
        """Add what is known about every file of a program, where nothing else was answered."""
        self.targets = {**targets, **self.targets}
        self.moods = {**moods, **self.moods}


def find_zone(name: str) -> tzinfo:
    """Return a time zone by its IANA name.

    Raises:
        BadInput: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(words.no_zone(name)) from error
