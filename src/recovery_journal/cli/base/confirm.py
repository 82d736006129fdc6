"""What a command says about something that is no entry: that it was kept, or removed."""

from typing import Any

from recovery_journal.cli.base import output
from recovery_journal.exchange.plain import plain
from recovery_journal.words import cli, toolkit


def kept(thing: Any, what: str, *, as_json: bool, before: Any = None) -> None:
    """Say that a thing was kept, or print it.

    Args:
        thing: the thing as it is now.
        what: the thing in a line.
        as_json: print it.
        before: the thing as it was, where it may be that nothing was changed.
    """
    if as_json:
        output.json(plain(thing))
    elif before is not None and before.revision == thing.revision:
        output.say(cli.UNCHANGED)
    else:
        output.lines([cli.saved_thing(what)])


def removed(thing: Any, what: str, *, as_json: bool) -> None:
    """Say that a thing lies in the trash, or print it."""
    if as_json:
        output.json(plain(thing))
    else:
        output.lines([toolkit.removed(what)])
