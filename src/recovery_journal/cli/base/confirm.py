"""What a command says about something that is no entry: that it was kept, or removed."""

from typing import Any

from recovery_journal.cli.base import output
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import cli, toolkit


def print_saved(thing: Any, what: str, *, as_json: bool, before: Any = None) -> None:
    """Say that a thing was kept, or print it.

    Args:
        thing: the thing as it is now.
        what: the thing in a line.
        as_json: print it.
        before: the thing as it was, where it may be that nothing was changed.
    """
    if as_json:
        output.print_json(to_plain(thing))
    elif before is not None and before.revision == thing.revision:
        output.print_message(cli.UNCHANGED)
    else:
        output.print_lines([cli.record_saved(what)])


def print_removed(thing: Any, what: str, *, as_json: bool) -> None:
    """Say that a thing lies in the trash, or print it."""
    if as_json:
        output.print_json(to_plain(thing))
    else:
        output.print_lines([toolkit.record_removed(what)])
