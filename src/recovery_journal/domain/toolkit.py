"""What a person puts by in good hours for the hard ones: reasons, letters, plans, a safety plan."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recovery_journal.errors import BadInput

SAFETY_STEP_COUNT = 6
"""After the idea of Stanley and Brown (2012), in own words: words/safety.py."""

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Whole words, "it's" among them."""

PLAN_WINDOW = timedelta(hours=3)
"""How long before its risky time a plan is shown on Today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason of the person's own."""

    text: str
    position: int = 0
    """The order they are shown in, lowest first."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("A reason needs at least one word.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Words to oneself, sealed until they are needed."""

    text: str
    written: date
    on_day: date | None = None
    """It waits for this day."""
    on_count: int | None = None
    """It waits until some tracker counts this many days."""
    opened: datetime | None = None
    """When it was first read."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("A letter needs at least one word.")
        if self.on_day is not None and self.on_count is not None:
            raise BadInput("A letter waits for a day, for a number of days, or for a hard hour.")
        if self.on_count is not None and not 0 < self.on_count < 100_000:
            raise BadInput("A letter waits for a number of days from 1 up.")

    @property
    def waits_for_hard_hour(self) -> bool:
        """It waits for the next craving of 8 or more."""
        return self.on_day is None and self.on_count is None

    def is_due(self, today: date, longest_current: int, *, hard_hour: bool) -> bool:
        """Whether what it waits for is here; a letter that was read waits for nothing.

        Args:
            today: the local date.
            longest_current: the most days any tracker counts now.
            hard_hour: whether a craving of the last day needs help.
        """
        if self.opened is not None:
            return False
        if self.on_day is not None:
            return self.on_day <= today
        if self.on_count is not None:
            return self.on_count <= longest_current
        return hard_hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """If this happens, then I do that."""

    cue: str
    """What happens, in the person's words; the same word as a trigger brings the plan up."""
    act: str
    """What the person does then."""
    weekdays: tuple[str, ...] = ()
    """The days on which it is likely ("mon" to "sun"); empty: no day in particular."""
    from_hour: int | None = None
    """The hour, 0 to 23, from which it is likely; None: no time in particular."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.cue.strip() or not self.act.strip():
            raise BadInput("A plan needs what happens, and what you do then.")
        if self.from_hour is not None and not 0 <= self.from_hour <= 23:
            raise BadInput("The hour of a plan is a whole number from 0 to 23.")
        if any(day not in WEEKDAY_CODES for day in self.weekdays):
            raise BadInput(f"The days of a plan are some of: {', '.join(WEEKDAY_CODES)}.")

    def matches_trigger(self, trigger: str) -> bool:
        """Whether the words of a trigger stand, whole and side by side, in what happens."""
        words, cue = _WORDS.findall(trigger.casefold()), _WORDS.findall(self.cue.casefold())
        places = range(len(cue) - len(words) + 1)
        return bool(words) and any(cue[at : at + len(words)] == words for at in places)

    def is_near(self, now: datetime) -> bool:
        """Whether its risky time is on now or begins within three hours (local time)."""
        if self.from_hour is None and not self.weekdays:
            return False
        if self.from_hour is None:
            return WEEKDAY_CODES[now.weekday()] in self.weekdays
        for day in (now.date() - timedelta(days=1), now.date(), now.date() + timedelta(days=1)):
            if self.weekdays and WEEKDAY_CODES[day.weekday()] not in self.weekdays:
                continue
            begin = datetime(day.year, day.month, day.day, self.from_hour)  # noqa: DTZ001
            if begin - PLAN_WINDOW <= now.replace(tzinfo=None) < begin + PLAN_WINDOW:
                return True
        return False


WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyStep:
    """One of the six steps of the safety plan, in the person's words."""

    step: int
    """1 to 6."""
    text: str
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.step <= SAFETY_STEP_COUNT:
            raise BadInput("The safety plan has six steps.")
