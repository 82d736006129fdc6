"""The help card, which Right now reads when the journal isn't open.

It's rewritten, whole or not at all, after every change to its content. Nothing depends on it, so a
missing or broken card simply counts as empty.
"""

import json
import os
import stat
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from recovery_journal.domain.circle import KeptWords, Person
from recovery_journal.domain.dataclass import asdict
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.settings import OwnHelpLine, Settings
from recovery_journal.errors import BadInput
from recovery_journal.store.sqlite import atomic

T = TypeVar("T")

PERSON_FIELDS: dict[str, type] = {
    **dict.fromkeys(("name", "role", "number", "other_ways", "good_times"), str),
    **dict.fromkeys(("any_hour", "favourite"), bool),
}
"""What the card holds about a person: enough to reach them."""

MAX_KEPT_WORDS = 3
"""How many kept words it holds."""

BAD_CARD_ERRORS = (ValueError, TypeError, KeyError, AttributeError, RecursionError, BadInput)
"""What reading a corrupt card can raise."""


def card_file(journal_file: str) -> str:
    return os.path.join(os.path.dirname(journal_file), "card.json")


def write_card(path: str, card: Card) -> None:
    """Write the card, readable by its owner only.

    If it can't be written, the old one stays; the journal doesn't depend on it.
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
    """Return the card, or an empty one if it's missing or unreadable."""
    with suppress(OSError, *BAD_CARD_ERRORS):
        if stat.S_ISREG(os.stat(path).st_mode):  # anything else could block
            with open(path, encoding="utf-8") as file:
                return _card(json.loads(file.read()))
    return Card()


def _card(kept: Any) -> Card:
    return Card(
        people=tuple(map(_person, _require_type(list, kept["people"]))),
        reasons=tuple(_require_type(str, text) for text in _require_type(list, kept["reasons"])),
        region=_require_type(str, kept["region"]),
        kinds=tuple(_require_type(str, kind) for kind in _require_type(list, kept["kinds"])),
        # Missing in cards of an earlier version.
        own_line=_own_line(kept.get("own_line")),
        day_starts_at=_hour(kept.get("day_starts_at", 0)),
        accessible=_require_type(bool, kept.get("accessible", False)),
        kept_words=tuple(map(_kept_words, _require_type(list, kept.get("kept_words", [])))),
        safety_plan=tuple(
            _require_type(str, text) for text in _require_type(list, kept.get("safety_plan", []))
        ),
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


def _hour(kept: Any) -> int:
    return Settings(day_starts_at=_require_type(int, kept)).day_starts_at


def _require_type(kind: type[T], value: Any) -> T:
    if not isinstance(value, kind):
        raise TypeError
    return value
