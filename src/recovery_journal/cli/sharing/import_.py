"""Importing a journal that was exported, or what another program has exported."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, session, unlock
from recovery_journal.cli.base.command import HELP, Group
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import print_outline
from recovery_journal.cli.sharing.import_file import empty_journal, run
from recovery_journal.domain.toolkit import Letter
from recovery_journal.exchange.export.json import (
    begins_as_export,
    read_export,
    read_given_export,
)
from recovery_journal.exchange.export.read_csv import is_exported_table, read_exported_table
from recovery_journal.exchange.importers.given import Given
from recovery_journal.store.history.differences import Difference
from recovery_journal.store.history.merge import JournalCopy, MergeCounts
from recovery_journal.text import one_line
from recovery_journal.words import import_ as words
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

EXAMPLE = "rj import daylio_export_2026_11_20.csv"


class ImportGroup(Group):
    """Accepts a file in place of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_option = bool(args) and args[0].startswith("-") and args[0] not in HELP.opts
        return super().parse_args(ctx, ["file", *args] if is_option else args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = args and args[0] in self.commands
        return super().resolve_command(ctx, args if named else ["file", *args])


@click.group("import", cls=ImportGroup, example=EXAMPLE)
def import_() -> None:
    """Import a journal, or what another program exported."""


@import_.command("file", example=EXAMPLE)
@combine_options(
    click.argument("paths", type=command.FILE_PATH, metavar="FILE...", nargs=-1, required=True),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be imported."),
    click.option("--yes", is_flag=True, help="Import without asking."),
    click.option("--map", "columns", multiple=True, help='The columns of a table: "date=Datum".'),
    click.option(
        "--kind-map", "kinds", multiple=True, help='What things are here: "Urge=craving".'
    ),
    click.option("--mood", "moods", multiple=True, help='What a mood is, 1 to 5: "so-so=3".'),
    click.option("--zone", default="", help="The time zone of times that have none."),
    click.option("--dates", default="", help="The order of dates such as 3/4/2026: dmy or mdy."),
    click.option("--encoding", default="", help="The encoding of the text, if it isn't UTF-8."),
    AS_JSON,
)
def file(paths: tuple[str, ...], *, as_json: bool, **options: Any) -> None:
    """Import what another program exported. - reads standard input.

    The program is recognised by the content of the file. Everything starts private, and one rj undo
    undoes all of a file. The same file again, or a later one from the same program, adds only what
    is new.
    """
    code = 0
    for path in paths:
        if len(paths) > 1 and not as_json:
            output.print_message(words.next_file(one_line(os.path.basename(path))))
        try:
            _import_file(path, as_json=as_json, **options)
        except click.exceptions.Exit as ended:
            code = ended.exit_code
    if code:
        raise click.exceptions.Exit(code)


def _import_file(
    path: str, *, trial: bool, yes: bool, as_json: bool, encoding: str, **answers: Any
) -> None:
    given = Given(path, encoding)
    if begins_as_export(given.beginning):
        found = read_given_export(given, unlock.ask_data_key)
        take_in_export(found, trial=trial, as_json=as_json)
    elif is_exported_table(given):
        take_in_table(given, trial=trial, as_json=as_json)
    else:
        run(given, trial=trial, yes=yes, as_json=as_json, **answers)


@import_.command("json", example="rj import json everything.json")
@combine_options(
    click.argument("path", type=command.FILE_PATH, metavar="FILE"),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be imported."),
    AS_JSON,
)
def json(path: str, trial: bool, as_json: bool) -> None:
    """Import what rj export json has written. - reads standard input.

    It imports all of it or nothing, after making a copy of the journal. What is here already stays
    as it is, so you can import the same file twice. What you removed for good here does not come
    back.
    """
    take_in_export(read_export(path, unlock.ask_data_key), trial=trial, as_json=as_json)


def take_in_export(found: JournalCopy, *, trial: bool, as_json: bool) -> None:
    """Merge an export of a journal into this one, or say what that would do."""
    _take_in(lambda _: found, trial=trial, as_json=as_json)


def take_in_table(given: Given, *, trial: bool, as_json: bool) -> None:
    """Do the same with the entries that were exported as a table."""
    table = read_exported_table(given)

    def as_copy(journal: "Journal") -> JournalCopy:
        return table.as_copy(journal.trackers.untrashed(), journal.settings.read())

    _take_in(as_copy, trial=trial, as_json=as_json)


def _take_in(as_copy: "Callable[[Journal], JournalCopy]", *, trial: bool, as_json: bool) -> None:
    with _journal(trial=trial) as journal:
        found = as_copy(journal)
        with output.progress(len(found.entries)) as told:
            taken = journal.merger.merge(found, trial=trial, on_progress=told)
    if as_json:
        output.print_json_report({table: _to_plain(count) for table, count in taken.items()})
        return
    counts = {table: (one.new, one.known, one.gone) for table, one in taken.items()}
    output.print_lines(words.taken_in(counts))
    different = [line for table, one in taken.items() for line in _different(table, one.differing)]
    if different:
        print_outline([words.DIFFERENT, *different])
    if future := taken["entry"].future:
        first = [
            f"{numbers.moment(one.at.astimezone(clock.LOCAL_ZONE))} ({one.id})"
            for one in future[: words.MAX_LISTED]
        ]
        output.print_message(words.in_the_future(first, len(future)))
    if trial:
        output.print_message(words.DRY_RUN)
    elif any(count.new for count in taken.values()):
        output.print_message(words.UNDO)


def _different(table: str, found: tuple[Difference, ...]) -> Iterator[str]:
    """Describe what stays as it is here."""
    for one in found[: words.MAX_LISTED]:
        if table == "setting":
            yield from words.settings_left(one.values)
            continue
        hidden = isinstance(one.record, Letter)  # it may be sealed
        values = dict.fromkeys(one.values, (..., ...)) if hidden else one.values
        name = getattr(one.record, "name", "") or str(one.record.id)
        joins = f". {words.ENTRIES_JOIN_IT}" if one.is_same_name and table == "tracker" else ""
        yield words.difference(table, name, values) + joins
    if len(found) > words.MAX_LISTED:
        yield words.and_more(len(found) - words.MAX_LISTED)


def _to_plain(count: MergeCounts) -> dict[str, Any]:
    """Turn counts into JSON, with the fields that differ but not what is in them."""
    differing = [
        {"id": getattr(one.record, "id", None), "fields": [*one.values]} for one in count.differing
    ]
    counts = {"new": count.new, "known": count.known, "gone": count.gone}
    return {**counts, "differing": differing, "future": [one.id for one in count.future]}


@contextmanager
def _journal(*, trial: bool) -> "Iterator[Journal]":
    """Open the journal after a backup; a dry run without a journal gets an empty one."""
    is_there = os.path.lexists(places.journal_file())
    if trial and not is_there:
        with empty_journal() as empty:
            yield empty
        return
    with session.open_journal(create=True) as journal:
        if is_there and not trial:
            journal.backups.make("import", clock.now())
        yield journal
