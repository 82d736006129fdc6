"""Importing a journal that was exported."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, unlock
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.exchange.export.json import read_export
from recovery_journal.words import import_ as words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

EXAMPLE = "rj import json everything.json"


@click.group("import", cls=Group, example=EXAMPLE)
def import_() -> None:
    """Take in a journal that was exported."""


@import_.command("json", example=EXAMPLE)
@command.combine_options(
    click.argument("path", type=command.FILE_PATH, metavar="FILE"),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be taken in."),
    AS_JSON,
)
def json(path: str, trial: bool, as_json: bool) -> None:
    """Take in what rj export json has written.

    All of it or nothing. What is here already stays as it is, so the same file can come twice;
    a copy of the journal is kept first. What was removed for good here does not come back.
    """
    found = read_export(path, unlock.ask_data_key)
    with (
        _journal(trial=trial) as journal,
        output.progress(len(found.entries)) as told,
    ):
        taken = journal.merger.merge(found, trial=trial, on_progress=told)
    if as_json:
        output.print_json({table: asdict(count) for table, count in taken.items()})
        return
    output.print_lines(words.taken_in({table: astuple(count) for table, count in taken.items()}))
    if trial:
        output.print_message(words.DRY_RUN)
    elif any(count.new for count in taken.values()):
        output.print_message(words.UNDO)


@contextmanager
def _journal(*, trial: bool) -> "Iterator[Journal]":
    """Open the journal after a backup; a dry run without a journal gets an empty one."""
    is_there = os.path.lexists(places.journal_file())
    if trial and not is_there:
        from tempfile import TemporaryDirectory

        from recovery_journal.store.journal import Journal

        with TemporaryDirectory() as folder, Journal(os.path.join(folder, "journal.db")) as empty:
            yield empty
        return
    with command.open_journal(create=True) as journal:
        if is_there and not trial:
            journal.backups.make("import", clock.now())
        yield journal
