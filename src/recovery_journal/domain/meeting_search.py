"""Finding meetings in a long list."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, tzinfo
from unicodedata import combining, normalize

from recovery_journal.domain.calendar_names import WEEKDAY_CODES, WEEKDAYS
from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.meeting_times import in_own_time

_WEEKDAY_NAMES = dict(zip(WEEKDAY_CODES, WEEKDAYS, strict=True))


@dataclass(frozen=True, slots=True)
class SearchableMeeting:
    """A meeting with what it can be found by, folded."""

    listed: Meeting
    own: Meeting
    """The same in the user's own time."""
    words: str
    where: str
    """Its place, address and region."""


def searchable(
    meeting: Meeting, now: datetime, own_zone: tzinfo, region: str = ""
) -> SearchableMeeting:
    """Prepare a meeting for many searches, in the user's own time."""
    own = in_own_time(meeting, now, own_zone)
    where = (own.place, own.address, region)
    days = (f"{code} {_WEEKDAY_NAMES[code]}" for code in own.weekdays)
    begins = own.at.isoformat("minutes") if own.at else ""
    kinds = ["online"] * own.is_online + ["in person"] * own.is_in_person
    all_words = (own.name, *where, *own.types, own.notes, *days, begins, *kinds, own.fellowship)
    return SearchableMeeting(meeting, own, fold(" ".join(all_words)), fold(" ".join(where)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFilter:
    """Which meetings of a list somebody wants; empty for all."""

    weekdays: tuple[str, ...] = ()
    """On any of these."""
    after: time | None = None
    before: time | None = None
    """It begins between these, which may span midnight."""
    words: str = ""
    """All of these occur, in any order."""
    types: tuple[str, ...] = ()
    """It is of each of these types, by their beginning."""
    online: bool = False
    in_person: bool = False
    """One that is both fits either."""
    near: str = ""
    """The name of a place in its address."""

    def fits(self, found: SearchableMeeting) -> bool:
        """Return whether a meeting is wanted."""
        own = found.own
        kinds = [fold(one) for one in own.types]
        return (
            (not self.weekdays or bool({*self.weekdays} & {*own.weekdays}))
            and self._begins_then(own.at)
            and has_words(self.words)(found)
            and all(any(kind.startswith(fold(one)) for kind in kinds) for one in self.types)
            and (own.is_online or not self.online)
            and (own.is_in_person or not self.in_person)
            and fold(self.near) in found.where
        )

    def _begins_then(self, at: time | None) -> bool:
        if self.after is None and self.before is None:
            return True
        if at is None:
            return False
        first, last = self.after or time.min, self.before or time.max
        return first <= at <= last if first <= last else at >= first or at <= last


def find_words(all_: Iterable[SearchableMeeting], typed: str) -> list[SearchableMeeting]:
    """Return the meetings in which all typed words occur."""
    return [*filter(has_words(typed), all_)]


def has_words(typed: str) -> Callable[[SearchableMeeting], bool]:
    """Return what tells of a meeting whether all typed words occur in it."""
    wanted = fold(typed).split()
    return lambda one: all(word in one.words for word in wanted)


def fold(text: str) -> str:
    """Return text without case and accents, for comparing."""
    return "".join(one for one in normalize("NFD", text.casefold()) if not combining(one))
