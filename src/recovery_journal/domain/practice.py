"""Daily practice: an intention in the morning, and a review in the evening."""

from collections.abc import Sequence
from datetime import date, datetime, time, tzinfo
from typing import ClassVar

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Choices, Entry, require_hours_of_sleep
from recovery_journal.domain.instants import with_fixed_offset
from recovery_journal.errors import BadInput

INTENTION_OUTCOMES = ("kept", "partly", "not this time")
"""How an intention went, as far as the user knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention(Entry):
    """What the user wants from the next 24 hours; the note says it."""

    kind: ClassVar[str] = "intention"
    choices: ClassVar[Choices] = {"went": ("How an intention went", INTENTION_OUTCOMES)}

    went: str | None = None
    """One of INTENTION_OUTCOMES; None if unknown."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not self.note.strip():
            raise BadInput("An intention needs at least one word.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Entry):
    """A look back at a day; the note holds each answer below its question."""

    kind: ClassVar[str] = "review"

    pack: str = ""
    """The name of the question pack; empty if none."""
    sleep: float | None = None
    """Hours slept the night before, 0 to 24."""
    talked: bool | None = None
    """Whether the user talked with someone that day; None if unknown."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        require_hours_of_sleep(self.sleep)
        if not self.note.strip() and self.sleep is None and self.talked is None:
            raise BadInput("A review needs one answer. Any one will do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPack:
    """A set of evening questions."""

    name: str
    prompts: tuple[str, ...]
    key: str = ""
    """The name of a built-in pack; empty for the user's own."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A set of questions needs a name.")
        if not any(prompt.strip() for prompt in self.prompts):
            raise BadInput("A set of questions needs at least one question.")


def find_question_pack(packs: Sequence[QuestionPack], name: str) -> QuestionPack:
    """Return the pack of that name, or the first one if the name is empty or unknown."""
    folded = name.casefold()
    return next((one for one in packs if one.name.casefold() == folded), packs[0])


EVENING_REVIEW_TIME = time(21)
"""The time of day given to a review of an earlier day."""


def moment_of_review(day: date, now: datetime, zone: tzinfo) -> datetime:
    """Return when a review of `day` is listed: in its evening, but never in the future."""
    return min(now, with_fixed_offset(datetime.combine(day, EVENING_REVIEW_TIME, zone)))


def answers_to_note(pairs: list[tuple[str, str]]) -> str:
    """Write each answer below its question, skipping empty answers."""
    given = [(question.strip(), answer.strip()) for question, answer in pairs if answer.strip()]
    return "\n\n".join(
        f"{question}\n{answer}" if question else answer for question, answer in given
    )


def note_to_answers(note: str, prompts: Sequence[str]) -> list[tuple[str, str]] | None:
    """Undo `answers_to_note`, with an empty answer for each question that was skipped.

    None if the note is anything but answers to these questions in their order.
    """
    known = {prompt.strip() for prompt in prompts}
    given: dict[str, list[str]] = {}
    blank, current = True, ""
    for line in note.split("\n") if note else ():
        if blank and line in known and line not in given:
            current = line
            given[current] = []
        elif current:
            given[current].append(line)
        else:
            return None
        blank = not line
    found = [(prompt, "\n".join(given.get(prompt.strip(), ())).strip()) for prompt in prompts]
    return found if answers_to_note(found) == note else None
