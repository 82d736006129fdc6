"""Lines that belong together: rows of a list, and what is below a heading.

For a screen reader, each line says what it is; otherwise its place does.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words, spoken_lines
from recovery_journal.text import ended

if TYPE_CHECKING:
    from recovery_journal.cli.base.table import Find


class Fact(NamedTuple):
    """A fact of a row; empty if it isn't known."""

    shown: str
    said: str = ""
    """What says what it is without its column; empty if `shown` does."""


Row = Sequence[Fact | str]


def print_rows(rows: Iterable[Row]) -> None:
    """Print rows, a line each."""
    output.print_lines(map(row_line, rows))


def print_table(rows: Iterable[Row], find: "Find | None" = None) -> None:
    """Print the rows of a list; on a terminal in columns, with what `find` finds highlighted."""
    if in_words() or sys.stdout is None or not sys.stdout.isatty():
        print_rows(rows)
        return
    from recovery_journal.cli.base.table import print_columns

    print_columns(map(shown_facts, rows), find)


def row_line(row: Row) -> str:
    """Return a row in one line."""
    if not in_words():
        return "  ".join(filter(None, shown_facts(row)))
    facts = [one if isinstance(one, Fact) else Fact(one) for one in row]
    return _sentence([fact.said or fact.shown for fact in facts if fact.shown])


def shown_facts(row: Row) -> list[str]:
    """Return the facts of a row as they are shown, empty where they aren't known."""
    return [one.shown if isinstance(one, Fact) else one for one in row]


def _sentence(parts: Sequence[str]) -> str:
    """Join what is said: a part that ends like a sentence, or with a colon, needs no comma."""
    joined = ""
    for part in parts:
        is_ended = joined.endswith(":") or ended(joined) == joined
        joined += ("" if not joined else " " if is_ended else ", ") + part
    return ended(" ".join(joined.split()))


def print_sentence(text: str) -> None:
    """Print a sentence as `sentence_lines` does."""
    output.print_lines(sentence_lines(text))


def sentence_lines(text: str) -> list[str]:
    """Wrap a sentence to fit the terminal; if it's to be said, it stays on one line."""
    return [text] if in_words() else output.wrapped(text)


def print_outline(lines: Iterable[str]) -> None:
    """Print lines of which some are indented below others."""
    output.print_lines(spoken_lines(lines))


def print_long_fact(name: str, text: str) -> None:
    """Print a fact that may have several lines."""
    first, *more = text.split("\n")
    output.print_line("\n".join(spoken_lines([f"{name}: {first}", *(f"  {one}" for one in more)])))
