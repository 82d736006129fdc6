"""The card beside the journal: Right now reads it when the journal cannot be opened, or not yet.

It is written anew after every change to what stands on it, whole or not at all. It never decides
anything, so a missing or broken card is an empty one.
"""

import json
import os
import stat
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from recovery_journal.domain.circle import KeptWords, Person, people_to_call
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.settings import OwnHelpLine, parse_own_help_line
from recovery_journal.errors import BadInput
from recovery_journal.store.sqlite import atomic

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

T = TypeVar("T")

TABLES_ON_CARD = frozenset(("person", "reason", "tracker", "setting", "kept_words"))
"""The tables whose changes reach the card."""
PERSON_FIELDS: dict[str, type] = {
    **dict.fromkeys(("name", "role", "number", "other_ways", "good_times"), str),
    **dict.fromkeys(("any_hour", "favourite"), bool),
}
"""What the card holds of a person: enough to reach them."""

MAX_KEPT_WORDS = 3
"""So many of the kept words stand on it."""

BAD_CARD_ERRORS = (ValueError, TypeError, KeyError, AttributeError, RecursionError, BadInput)
"""What reading a card can stumble over that is not as it was written."""


def card_file(journal_file: str) -> str:
    """Where the card of a journal lies."""
    return os.path.join(os.path.dirname(journal_file), "card.json")


def build_card(journal: "Journal") -> Card:
    """The card as the journal has it now."""
    settings = journal.settings.read()
    return Card(
        people=tuple(people_to_call(journal.people.all())),
        reasons=tuple(reason.text for reason in journal.reasons.all()),
        region=settings.region,
        own_line=parse_own_help_line(settings.own_line),
        kinds=tuple(dict.fromkeys(tracker.kind for tracker in journal.trackers.all())),
        kept_words=tuple(journal.kept_words.all()[:MAX_KEPT_WORDS]),
    )


def refresh_card(journal: "Journal", *, encrypted: bool) -> None:
    """Write the card anew: all of it, or of an encrypted journal what the person agreed to.

    Raises:
        JournalError: when the journal cannot be read.
    """
    settings = journal.settings.read()
    shut = encrypted and not settings.open_card
    card = Card(region=settings.region) if shut else build_card(journal)
    write_card(card_file(journal.path), card)


def write_card(path: str, card: Card) -> None:
    """Put the card where it can be read without the journal, readable by the owner alone.

    The journal does not depend on it: when it cannot be written, the old one stays.
    """
    people = [{name: asdict(one)[name] for name in PERSON_FIELDS} for one in card.people]
    words = [
        {"text": one.text, "who": one.who, "received": one.received.isoformat()}
        for one in card.kept_words
    ]
    text = json.dumps({**asdict(card), "people": people, "kept_words": words})
    with suppress(OSError):
        atomic.write(path, text.encode("ascii"), lasting=False)


def read_card(path: str) -> Card:
    """The card, or an empty one when it is missing or cannot be read."""
    with suppress(OSError, *BAD_CARD_ERRORS):
        if stat.S_ISREG(os.stat(path).st_mode):  # anything else could keep us waiting
            with open(path, encoding="utf-8") as file:
                return _card(json.loads(file.read()))
    return Card()


def _card(kept: Any) -> Card:
    return Card(
        people=tuple(map(_person, _require_type(list, kept["people"]))),
        reasons=tuple(_require_type(str, text) for text in _require_type(list, kept["reasons"])),
        region=_require_type(str, kept["region"]),
        kinds=tuple(_require_type(str, kind) for kind in _require_type(list, kept["kinds"])),
        # A card of an earlier version has none.
        own_line=_own_line(kept.get("own_line")),
        kept_words=tuple(map(_kept_words, _require_type(list, kept.get("kept_words", [])))),
    )


def _person(kept: Any) -> Person:
    return Person(**{name: _require_type(kind, kept[name]) for name, kind in PERSON_FIELDS.items()})


def _own_line(kept: Any) -> OwnHelpLine | None:
    if kept is None:
        return None
    return OwnHelpLine(
        **{name: _require_type(str, kept[name]) for name in ("name", "number", "hours")}
    )


def _kept_words(kept: Any) -> KeptWords:
    text, who = (_require_type(str, kept[name]) for name in ("text", "who"))
    return KeptWords(text=text, who=who, received=date.fromisoformat(kept["received"]))


def _require_type(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError
    return value
