"""The people around a person."""

from dataclasses import dataclass
from datetime import date

from recovery_journal.domain.craving import one_of
from recovery_journal.errors import BadInput

ROLES = ("sponsor", "sponsee", "peer", "family", "friend", "clinician", "other")
"""What someone is to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone to turn to, or someone who turns to the person."""

    name: str
    role: str = "other"
    """One of ROLES."""
    number: str = ""
    """What to dial, as the person would type it."""
    other_ways: str = ""
    """How else to reach them, in the person's words."""
    any_hour: bool = False
    """They said: call me at any hour."""
    good_times: str = ""
    """When they are easy to reach, in the person's words."""
    favourite: bool = False
    """Shown first when it is hard."""
    note: str = ""
    recovery_day: date | None = None
    """The date their own recovery counts from; kept only with their agreement."""
    agreed: bool = False
    """They agreed that their date is kept here."""
    archived: bool = False
    """No longer shown, never forgotten."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A person needs a name, or a letter that stands for it.")
        one_of("A role", self.role, ROLES)
        if self.recovery_day is not None and not self.agreed:
            raise BadInput("Someone's own date is kept only when they agreed to it.")

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it: a plus and digits, or nothing."""
        digits = "".join(sign for sign in self.number if sign.isascii() and sign.isdigit())
        return "+" * self.number.strip().startswith("+") + digits if digits else ""


def first_in_need(people: list[Person]) -> list[Person]:
    """The same people, favourites first, then those who may be called at any hour."""
    return sorted(
        (one for one in people if not one.archived and one.role != "sponsee"),
        key=lambda one: (not one.favourite, not one.any_hour, one.role != "sponsor", one.id),
    )
