"""What the user prepares in good hours: reasons, letters, plans and a safety plan."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice

from recovery_journal.domain.calendar_names import WEEKDAY_CODES, require_weekdays
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.days import local_day
from recovery_journal.domain.same_words import name_the_same
from recovery_journal.errors import BadInput

SAFETY_STEP_COUNT = 6
"""After Stanley and Brown (2012), in wording of our own: see words/toolkit.py."""

PLAN_WINDOW = timedelta(hours=3)
"""How long before and after its hour a plan is shown, and after it for the rest of the day."""

MAX_PLANS_SHOWN = 2
"""How many of the plans that fit are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason to stay with it."""

    text: str
    position: int = 0
    """The display order, lowest first."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput("A reason needs at least one word.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to oneself, sealed until it's needed."""

    text: str
    written: date
    on_day: date | None = None
    """The day it can be opened."""
    on_count: int | None = None
    """It can be opened once any tracker counts this many days."""
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
            raise BadInput("A letter waits for 1 day or more.")

    @property
    def waits_for_hard_hour(self) -> bool:
        """Return whether it can be opened at the next craving of 8 or more."""
        return self.on_day is None and self.on_count is None

    def is_due(self, today: date, longest_current: int, *, hard_hour: bool) -> bool:
        """Return whether it can be opened now and wasn't read before.

        Args:
            today: the local date.
            longest_current: the highest running count of any tracker.
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
    """What happens, in the user's words; a trigger that names the same brings the plan up."""
    act: str
    """What the user does then."""
    weekdays: tuple[str, ...] = ()
    """The likely days ("mon" to "sun"); empty if no particular day."""
    from_hour: int | None = None
    """The hour, 0 to 23, from which it's likely; None if no particular time."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.cue.strip() or not self.act.strip():
            raise BadInput("A plan needs what happens, and what you do then.")
        if self.from_hour is not None and not 0 <= self.from_hour <= 23:
            raise BadInput("The hour of a plan is a whole number from 0 to 23.")
        require_weekdays("The days of a plan", self.weekdays)

    def is_near(self, now: datetime, day_starts_at: int) -> bool:
        """Return whether its risky time is now, until its day ends, or within three hours.

        Args:
            now: the local time.
            day_starts_at: the hour, 0 to 6, at which a new day begins.
        """
        today, now = local_day(now, day_starts_at), now.replace(tzinfo=None)
        if self.from_hour is None:
            return WEEKDAY_CODES[today.weekday()] in self.weekdays
        for day in (today + timedelta(days=ahead) for ahead in (-1, 0, 1)):
            if self.weekdays and WEEKDAY_CODES[day.weekday()] not in self.weekdays:
                continue
            begin = datetime(day.year, day.month, day.day, self.from_hour)  # noqa: DTZ001
            if begin - PLAN_WINDOW <= now < begin + PLAN_WINDOW:
                return True
            if begin <= now and local_day(begin, day_starts_at) == today:
                return True
        return False


def plans_for(plans: Iterable[Plan], triggers: Iterable[str]) -> list[Plan]:
    """Return the plans to show for the triggers of a craving."""
    typed = list(triggers)
    fitting = (one for one in plans if any(name_the_same(one.cue, trigger) for trigger in typed))
    return list(islice(fitting, MAX_PLANS_SHOWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyStep:
    """One of the six steps of the safety plan, in the user's words."""

    step: int
    text: str
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.step <= SAFETY_STEP_COUNT:
            raise BadInput("The safety plan has six steps.")
