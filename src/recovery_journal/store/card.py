"""The card beside the journal: Right now reads it when the journal cannot be opened, or not yet.

It is written anew after every change to what stands on it, whole or not at all. It never decides
anything, so a missing or broken card is an empty one.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from recovery_journal.domain.card import Card
from recovery_journal.domain.circle import Person, first_in_need
from recovery_journal.errors import BadInput

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

SUBJECTS = frozenset(("person", "reason", "tracker", "setting"))
"""The tables whose changes reach the card."""
WORDS = ("name", "role", "number", "other_ways", "any_hour", "good_times", "favourite")
"""What the card holds of a person: enough to reach them."""

BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError, BadInput)
"""What reading a card can stumble over that is not as it was written."""


def card_file(journal_file: str) -> str:
    """Where the card of a journal lies."""
    return os.path.join(os.path.dirname(journal_file), "card.json")


def card_of(journal: "Journal") -> Card:
    """The card as the journal has it now."""
    return Card(
        people=tuple(first_in_need(journal.people.all())),
        reasons=tuple(reason.text for reason in journal.reasons.all()),
        region=journal.settings.read().region,
        kinds=tuple(dict.fromkeys(tracker.kind for tracker in journal.trackers.all())),
    )


def write_card(path: str, card: Card) -> None:
    """Put the card where it can be read without the journal, readable by the owner alone.

    The journal does not depend on it: when it cannot be written, the old one stays.
    """
    people = [{name: asdict(one)[name] for name in WORDS} for one in card.people]
    text = json.dumps({**asdict(card), "people": people})
    draft = f"{path}.{os.getpid()}"
    with suppress(OSError):
        with suppress(FileNotFoundError):
            os.unlink(draft)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        os.replace(draft, path)


def read_card(path: str) -> Card:
    """The card, or an empty one when it is missing or cannot be read."""
    with suppress(OSError, *BROKEN):
        with open(path, encoding="utf-8") as file:
            kept = json.loads(file.read(1_000_000))
        return Card(
            people=tuple(Person(**{name: one[name] for name in WORDS}) for one in kept["people"]),
            reasons=tuple(str(text) for text in kept["reasons"]),
            region=str(kept["region"]),
            kinds=tuple(str(kind) for kind in kept["kinds"]),
        )
    return Card()
