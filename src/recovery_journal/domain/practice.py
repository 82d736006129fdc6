"""The practice of a day: what the person intends in the morning, and a look back in the evening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import ClassVar

from recovery_journal.domain.entries.entry import Choices, Entry, require_hours_of_sleep
from recovery_journal.errors import BadInput

INTENTION_OUTCOMES = ("kept", "partly", "not this time")
"""How an intention went, as far as the person knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention(Entry):
    """What the person wants of the next 24 hours; the note says it."""

    kind: ClassVar[str] = "intention"
    choices: ClassVar[Choices] = {"went": ("How an intention went", INTENTION_OUTCOMES)}

    went: str | None = None
    """One of WENT; None: nobody has said."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not self.note.strip():
            raise BadInput("An intention needs at least one word.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Entry):
    """A look back at a day; the note holds the answers, each below its question."""

    kind: ClassVar[str] = "review"

    pack: str = ""
    """The name of the questions that were asked; empty: none."""
    sleep: float | None = None
    """Hours slept the night before, 0 to 24."""
    talked: bool | None = None
    """Whether the person talked with someone that day; None: nobody has said."""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        require_hours_of_sleep(self.sleep)
        if not self.note.strip() and self.sleep is None and self.talked is None:
            raise BadInput("A review needs one answer. Any one will do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPack:
    """The questions of an evening, a line each."""

    name: str
    prompts: tuple[str, ...]
    key: str = ""
    """The name of one that came with the program; empty for the person's own."""
    id: int = 0
    uid: str = ""
    revision: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("Questions need a name, so that you find them again.")
        if not any(prompt.strip() for prompt in self.prompts):
            raise BadInput("There is no question yet. One is enough.")


def find_question_pack(packs: Sequence[QuestionPack], name: str) -> QuestionPack:
    """The questions of that name, else the first: they may be gone, or never have been chosen."""
    folded = name.casefold()
    return next((one for one in packs if one.name.casefold() == folded), packs[0])


EVENING_REVIEW_TIME = time(21)
"""When a review of an earlier day stands among its entries."""


def moment_of_review(day: date, now: datetime, zone: tzinfo) -> datetime:
    """Where the review of a day stands among the entries: in its evening, but never ahead."""
    evening = datetime.combine(day, EVENING_REVIEW_TIME, zone)
    return min(now, evening.replace(tzinfo=timezone(evening.utcoffset() or timedelta(0))))


def answers_to_note(pairs: list[tuple[str, str]]) -> str:
    """The note of a review: each answer below its question, those without an answer left out."""
    given = [(question.strip(), answer.strip()) for question, answer in pairs if answer.strip()]
    return "\n\n".join(
        f"{question}\n{answer}" if question else answer for question, answer in given
    )


def note_to_answers(note: str, prompts: Sequence[str]) -> list[tuple[str, str]] | None:
    """The pairs that `answered` made a note of, with an empty answer where none was given.

    None when the note says anything else than answers to these questions in their order.
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
