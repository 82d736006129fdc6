"""Earlier versions of an entry, and erasing."""

import os
from contextlib import suppress
from itertools import groupby
from typing import Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, WHOLE_NUMBER, Command
from recovery_journal.cli.entries.list import entry_row
from recovery_journal.errors import JournalError
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.backup.erase_all import remove_everything
from recovery_journal.store.backup.folder import list_backups, list_old_journals
from recovery_journal.store.journal import Journal
from recovery_journal.words import backup as words
from recovery_journal.words import cli
from recovery_journal.words.format import numbers


@click.command("history", cls=Command, example="rj history 12 --bring-back 1")
@command.combine_options(
    click.argument("number", metavar="ID"),
    click.option("--bring-back", type=WHOLE_NUMBER, metavar="N", help="Make it version N again."),
    AS_JSON,
)
def history(number: str, bring_back: int | None, as_json: bool) -> None:
    """Show every version of an entry, or bring one back."""
    with command.open_journal() as journal:
        entry = journal.entries.find(number)
        if bring_back is not None:
            entry = journal.versions.restore(entry.uid, bring_back)
            if as_json:
                output.print_json(to_plain(entry))
            else:
                output.print_lines(
                    [cli.record_saved(entry_row(entry, journal.tracker_of(entry)).rstrip("."))]
                )
            return
        found = journal.versions.of(entry.uid)
    if as_json:
        output.print_json_array(map(to_plain, found))
        return
    for one in found:
        when = numbers.moment(one.at.astimezone(clock.LOCAL_ZONE))
        output.print_line(f"{one.number}  {when}  {one.action}")
        output.print_lines(f"    {name}: {_text(value)}" for name, value in one.told.items())
        if one.note:
            output.print_line("    note: " + one.note.replace("\n", "\n      "))


@click.command("erase", cls=Command, example="rj erase 12")
@command.combine_options(
    click.argument("number", metavar="ID", required=False),
    click.option("--everything", is_flag=True, help="The whole journal, with its backups."),
    click.option("--yes", is_flag=True, help="Do not ask."),
)
def erase(number: str | None, everything: bool, yes: bool) -> None:
    """Remove an entry and all its versions for good.

    Unlike delete, this cannot be undone. Backups from before may still hold it, and are named.
    """
    if (number is None) != everything:
        raise click.UsageError("Say the ID of an entry, or --everything.")
    if not yes and not output.is_interactive():
        raise click.UsageError(words.ERASING_NEEDS_YES)
    if number is None:
        _erase_everything(yes=yes)
        return
    with command.open_journal() as journal:
        entry = journal.entries.find(number)
        shown = entry_row(entry, journal.tracker_of(entry))
        values.confirm(words.ASK_ERASE, yes=yes, needs_yes=words.ERASING_NEEDS_YES, shown=shown)
        journal.trash.erase(entry.uid)
        copies = [one.path for folder in journal.backups.folders() for one in list_backups(folder)]
        copies += list_old_journals(journal.path)
    output.print_line(cli.removed_for_good(1))
    for folder, found in groupby(copies, os.path.dirname):
        output.print_message(words.may_still_hold([*map(os.path.basename, found)], folder))


def _erase_everything(*, yes: bool) -> None:
    if not yes and output.ask(words.ASK_ERASE_ALL).strip() != words.ERASE_ALL_PHRASE:
        output.print_message(cli.UNCHANGED)
        return
    path = places.journal_file()
    elsewhere = _other_backup_folder(path)
    remove_everything(path)
    output.print_line(words.ERASED_ALL)
    if elsewhere:
        output.print_message(words.backups_stay(elsewhere))
    output.print_message(words.DISKS)


def _other_backup_folder(path: str) -> str:
    """Return the person's own folder for backups; an empty text if that's unknown."""
    with suppress(JournalError), Journal(path, create=False, read_only=True) as journal:
        return journal.settings.read().backup_folder
    return ""


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
