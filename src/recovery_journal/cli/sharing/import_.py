"""Taking in what was written elsewhere."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, unlock
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.exchange.export.json import read_json
from recovery_journal.words import import_ as words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

EXAMPLE = "rj import json everything.json"


@click.group("import", cls=Group, example=EXAMPLE)
def take() -> None:
    """Take in a journal that was exported."""


@take.command("json", example=EXAMPLE)
@command.options(
    click.argument("path", metavar="FILE"),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be taken in."),
    AS_JSON,
)
def json(path: str, trial: bool, as_json: bool) -> None:
    """Take in what rj export json has written.

    All of it or nothing. What is here already stays as it is, so the same file can come twice;
    a copy of the journal is kept first. What was removed for good here does not come back.
    """
    found = read_json(path, unlock.key_of)
    with (
        _journal(trial=trial) as journal,
        output.progress(len(found.entries)) as told,
    ):
        taken = journal.take_in(found, trial=trial, told=told)
    if as_json:
        output.json({table: asdict(count) for table, count in taken.items()})
        return
    output.lines(words.taken({table: astuple(count) for table, count in taken.items()}))
    if trial:
        output.say(words.TRIAL)
    elif any(count.new for count in taken.values()):
        output.say(words.UNDO)


@contextmanager
def _journal(*, trial: bool) -> "Iterator[Journal]":
    """The journal, copied before it is changed; for a trial without one, an empty one."""
    is_there = os.path.lexists(places.journal_file())
    if trial and not is_there:
        from tempfile import TemporaryDirectory

        from recovery_journal.store.journal import Journal

        with TemporaryDirectory() as folder, Journal(os.path.join(folder, "journal.db")) as empty:
            yield empty
        return
    with command.journal(create=True) as journal:
        if is_there and not trial:
            journal.back_up("import", clock.now())
        yield journal
