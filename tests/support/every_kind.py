"""A plain dictionary of everything in a journal, to hold beside it."""

from collections import Counter
from typing import Any

from recovery_journal.domain.dataclass import dataclass

LISTS = {
    "trackers": ("tracker", "name"),
    "strategies": ("strategy", "name"),
    "people": ("person", "name"),
    "meetings": ("meeting", "name"),
    "promises": ("promise", "text"),
    "kept_words": ("kept_words", "text"),
    "reasons": ("reason", "text"),
    "letters": ("letter", "text"),
    "plans": ("plan", "act"),
    "safety_plan": ("safety_step", "text"),
    "questions": ("pack", "name"),
    "shares": ("share", "ask"),
    "entries": ("entry", "note"),
}
"""The lists of an export: the table, and the field that is compared."""
NAMED = {"promises": "to", "kept_words": "who", "shares": "who"}
"""Fields with the name of a person."""

Key = tuple[str, int]


@dataclass
class Thing:
    words: str
    named: str = ""
    """The person, meeting or strategy it names, apart from its words."""
    trashed: bool = False
    versions: int = 1


class Model:
    """What a journal should hold, by table and number."""

    def __init__(self) -> None:
        self.things: dict[Key, Thing] = {}

    def add(self, table: str, words: str, named: str = "") -> Key:
        numbers = [number for known, number in self.things if known == table]
        key = (table, max(numbers, default=0) + 1)
        self.things[key] = Thing(words, named)
        return key

    def change(self, key: Key, words: str | None = None) -> None:
        """Edit a thing; what others name is renamed there, too."""
        thing = self.things[key]
        if key[0] in ("person", "meeting", "strategy") and words is not None:
            for other in self.things.values():
                if other.named == thing.words:
                    other.named = words
                    other.versions += 1
        thing.words = thing.words if words is None else words
        thing.versions += 1

    def move(self, key: Key, *, trashed: bool) -> None:
        self.things[key].trashed = trashed
        self.things[key].versions += 1

    def purge(self) -> list[Key]:
        """Forget what is in the trash; return what it was."""
        gone = [key for key, thing in self.things.items() if thing.trashed]
        for key in gone:
            del self.things[key]
        return gone

    def trashed(self) -> list[Key]:
        return sorted(key for key, thing in self.things.items() if thing.trashed)

    def live(self, table: str) -> list[int]:
        return sorted(
            number
            for (known, number), thing in self.things.items()
            if known == table and not thing.trashed
        )

    def counts(self) -> Counter[str]:
        return Counter(table for table, _ in self.things)

    def check_export(self, export: dict[str, Any]) -> None:
        """Compare with everything in an export as JSON."""
        found = {
            (table, one["id"]): (one[field], _named(name, one), one["trashed_at"] is not None)
            for name, (table, field) in LISTS.items()
            for one in ({"trashed_at": None} | record for record in export[name])
        }
        wanted = {
            key: (thing.words, thing.named, thing.trashed) for key, thing in self.things.items()
        }
        assert not (different := sorted(found.items() ^ wanted.items())), different


def _named(name: str, record: dict[str, Any]) -> str:
    if name in NAMED:
        return str(record[NAMED[name]])
    tags = ("people", "meetings", "strategies")
    return "".join(word for field in tags for word in record.get(field, ()))
