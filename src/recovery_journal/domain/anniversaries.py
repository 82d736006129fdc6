"""Recovery milestones of other people, kept with their consent."""

from collections.abc import Iterable
from datetime import date

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import Milestone

DAYS_AHEAD = 7
"""How many days ahead someone else's milestone is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingAnniversary:
    """A milestone of someone else's recovery, today or in the future."""

    person: Person
    milestone: Milestone
    on: date


def next_anniversary(person: Person, today: date) -> UpcomingAnniversary | None:
    """Return the next milestone, today included, of someone who agreed to have their date kept."""
    if person.recovery_day is None or not person.agreed:
        return None
    reached = milestones.reached_today(person.recovery_day, today)
    following = milestones.next_after(person.recovery_day, today)
    dated = (reached, today) if reached else following
    return UpcomingAnniversary(person=person, milestone=dated[0], on=dated[1]) if dated else None


def anniversaries_within(
    people: Iterable[Person], today: date, days: int = DAYS_AHEAD
) -> list[UpcomingAnniversary]:
    """Return milestones within so many days, today included, nearest first.

    Archived people are left out.
    """
    coming = [next_anniversary(one, today) for one in people if not one.archived]
    last = today.toordinal() + days
    near = [one for one in coming if one and one.on.toordinal() <= last]
    return sorted(near, key=lambda one: one.on)
