"""Completing with the person's own words, if they want that."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from recovery_journal import places

if TYPE_CHECKING:
    import click


def complete_own(what: str) -> "Callable[[click.Context, click.Parameter, str], list[str]]":
    """Make what lets a shell complete a word of the program's or the person's own.

    Args:
        what: "tracker", "person", "meeting", "strategy", "tag" for any, or the role of a tag.
    """

    def find(ctx: Any, param: Any, incomplete: str) -> list[str]:  # noqa: ARG001
        start = incomplete.casefold()
        found = dict.fromkeys(_words(what))
        return [one for one in found if one.casefold().startswith(start) and _can_be_typed(one)]

    return find


def _words(what: str) -> list[str]:
    from recovery_journal.domain.entries.mood import FEELINGS
    from recovery_journal.store.sidecar import own_words

    path = places.journal_file()
    match what:
        case "tracker" | "person" | "meeting":
            return own_words.own_names(path, what)
        case "strategy":
            return own_words.strategy_names(path)
        case "feeling":
            return [*FEELINGS, *own_words.own_tags(path, what)]
        case _:
            return own_words.own_tags(path, None if what == "tag" else what)


def _can_be_typed(word: str) -> bool:
    """Return whether a shell can put it on a command line, where it is neither sign nor option."""
    return word.isprintable() and not word.startswith("-")
