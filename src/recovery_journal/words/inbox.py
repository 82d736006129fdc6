"""What is said about things that wait, sealed, until the journal is opened."""

from datetime import datetime
from typing import TYPE_CHECKING

from recovery_journal.words.format import numbers
from recovery_journal.words.saved import UNDO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LATER = f"It is taken into the journal when you next open it. {UNDO}"
NOT_READ = "What it said cannot be read while the journal is locked."
NO_CRAVING = "No craving was waiting for this when it was taken into the journal."
NO_USE = "What was meant was not clear when it was taken into the journal; nothing is counted."


def sealed(what: str, when: str) -> str:
    """The line after sealing: "Sealed: craving 7 of 10, lonely. Mon 23 Nov 04:12. It is ..."."""
    return f"Sealed: {what} {when}. {LATER}"


def removed(said: datetime, this_year: int) -> str:
    """What an undo took out of the inbox, as far as anyone can tell."""
    return f"Removed: what you said on {numbers.moment(said, this_year)}. {NOT_READ}"


def no_tracker(typed: str) -> str:
    """Stands in the note of an entry whose tracker nobody knows."""
    return f"For “{typed}”: nothing you count was called that."


def used(typed: str | None, said: "Mapping[str, Any]") -> str:
    """A use that belongs to no tracker, as a note."""
    from recovery_journal.words.returns import AS_A_NOTE

    tags = (*said.get("triggers", ()), *said.get("feelings", ()))
    amount = said.get("amount")
    facts = (
        f"{AS_A_NOTE[:-1]}: {typed}." if typed else AS_A_NOTE,
        f"How much: {numbers.plain(amount)}." if amount is not None else "",
        f"{', '.join(tags)}." if tags else "",
        str(said.get("note", "")),
        NO_USE,
    )
    return "\n".join(filter(None, facts))


def went_on(after: int | None, outcome: str | None, tried: tuple[str, ...]) -> str:
    """How a craving went on of which nobody knows which one it was, as a note."""
    tries = f" Tried: {', '.join(tried)}." if tried else ""
    return f"{numbers.went_on(after, outcome)}{tries}\n{NO_CRAVING}"


def taken(count: int) -> str:
    """Said when the journal was opened: how much had been waiting."""
    return f"Taken into the journal: {numbers.count(count, 'thing')} you said while it was locked."


def unclear(entry: int) -> str:
    """Said of an entry that names something unknown."""
    return f"Entry {entry} names something the journal does not know; its note says what."


def stays(path: str) -> str:
    """Said of a file that cannot be taken in."""
    return f"{path} cannot be taken into the journal, and stays where it is."


def waits(count: int) -> str:
    """How much waits to be taken in."""
    wait = "waits" if count == 1 else "wait"
    return f"{numbers.count(count, 'thing')} you said {wait} to be taken into the journal."
