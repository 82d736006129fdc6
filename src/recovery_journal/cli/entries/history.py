"""Earlier versions of an entry, and erasing."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import groupby
from typing import Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, session, values
from recovery_journal.cli.base.accessible import spoken_lines
from recovery_journal.cli.base.command import WHOLE_NUMBER, Command
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.pager import print_long_text
from recovery_journal.cli.base.rows import Fact, row_line
from recovery_journal.cli.entries.list import entry_row
from recovery_journal.cli.entries.trash import book_of_kind
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import JournalError
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.backup.erase_all import remove_everything
from recovery_journal.store.backup.folder import list_backups, list_old_journals
from recovery_journal.store.books.book import find_one
from recovery_journal.store.history.versions import Version
from recovery_journal.store.journal import Journal
from recovery_journal.text import ended, one_line
from recovery_journal.words import backup as words
from recovery_journal.words import cli, toolkit
from recovery_journal.words.format import numbers

NONE = "none"
"""Shown for an empty value."""
LABELS = {"trashed_at": "in the trash since", "next_start": "next"}
"""Values that `rj show` and the form of `rj edit` call otherwise."""


@click.command("history", cls=Command, example="rj history 12 --bring-back 1")
@combine_options(
    click.argument("number", metavar="ID"),
    click.option("--bring-back", type=WHOLE_NUMBER, metavar="N", help="Go back to version N."),
    AS_JSON,
)
def history(number: str, bring_back: int | None, as_json: bool) -> None:
    """Show every version of an entry, or bring one back.

    ID is its number, or “last” for what you logged last.
    """
    with session.open_journal() as journal:
        entry = journal.entries.find(number)
        if bring_back is not None:
            _bring_back(journal, entry, bring_back, as_json=as_json)
            return
        found = journal.versions.of(entry.uid)
        trackers = [*journal.trackers.untrashed(), *journal.trackers.trashed()]
    if as_json:
        output.print_json_array(map(to_plain, found))
        return
    names = {one.id: one.name for one in trackers}
    before: dict[str, str] = {}
    lines: list[str] = []
    for one in found:
        when = numbers.moment(one.at.astimezone(clock.LOCAL_ZONE))
        now = {name: _text(name, value, names) for name, value in one.told.items()}
        heading = row_line((Fact(str(one.number), f"Version {one.number}:"), when, one.action))
        lines += spoken_lines([heading, *_version_lines(one, before, now)])
        before = now
    print_long_text(map(one_line, lines))


def _bring_back(journal: Journal, entry: Entry, number: int, *, as_json: bool) -> None:
    after = journal.versions.restore(entry.uid, number)
    row = entry_row(after, journal.tracker_of(after))
    if as_json:
        output.print_json(to_plain(after))
    elif after.revision == entry.revision:
        output.print_message(cli.UNCHANGED)
    elif entry.trashed_at is not None:
        output.print_lines([f"{cli.RESTORED} {ended(row)} {cli.UNDO}"])
    else:
        output.print_lines([cli.record_saved(row.rstrip("."))])


def _version_lines(version: Version, before: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    """List the values of a version; one that changed has the value before behind it."""
    for name in {**now, **before}:
        was = f"  (was {before.get(name, NONE)})" if name in version.changed else ""
        if name in now or was:
            yield f"    {LABELS.get(name, name)}: {now.get(name, NONE)}{was}"
    if version.note or "note" in version.changed:
        marked = "note, changed" if "note" in version.changed else "note"
        first, *more = version.note.split("\n")
        yield f"    {marked}: {first}"
        yield from (f"      {line}" for line in more)


@click.command("erase", cls=Command, example="rj erase 12")
@combine_options(
    click.argument("which", nargs=-1, metavar="[KIND] ID"),
    click.option("--everything", is_flag=True, help="The whole journal, with its backups."),
    click.option("--yes", is_flag=True, help="Do not ask."),
    AS_JSON,
)
def erase(which: tuple[str, ...], everything: bool, yes: bool, as_json: bool) -> None:
    """Remove an entry and all its versions for good.

    Unlike delete, this can't be undone. Earlier backups may still contain it; they are named.
    Anything else is removed by its kind and its ID: rj erase person 2
    """
    if bool(which) == everything or len(which) > 2:
        raise click.UsageError("Say the ID of an entry, a kind and its ID, or --everything.")
    if not yes and not output.is_interactive():
        raise command.NeedsNoExample(words.ERASING_NEEDS_YES)
    if everything:
        _erase_everything(yes=yes, as_json=as_json)
        return
    with session.open_journal() as journal:
        table, uid, shown = _find_to_erase(journal, *which)
        values.confirm(words.ASK_ERASE, yes=yes, needs_yes=words.ERASING_NEEDS_YES, shown=shown)
        journal.trash.erase(uid, table)
        copies = [one.path for folder in journal.backups.folders() for one in list_backups(folder)]
        copies += list_old_journals(journal.path)
    if as_json:
        output.print_json_report({"removed": 1})
    else:
        output.print_line(cli.removed_for_good(*((1, 0) if table == "entry" else (0, 1))))
    for folder, found in groupby(copies, os.path.dirname):
        output.print_message(words.may_still_hold([*map(os.path.basename, found)], folder))


def _find_to_erase(journal: Journal, *which: str) -> tuple[str, str, str]:
    """Find an entry, or a record by its kind; return its table, uid and description."""
    if len(which) == 1:
        entry = journal.entries.find(which[0])
        return "entry", entry.uid, entry_row(entry, journal.tracker_of(entry))
    name, book = book_of_kind(journal, which[0])
    missing = ended(f"There is no {name} {which[1]}")
    record = find_one([*book.untrashed(), *book.trashed()], which[1], lambda _: "", missing)
    if mentions := book.count_mentions(record):
        output.print_message(toolkit.name_stays(record.name, mentions))
    return book.table, record.uid, toolkit.record_line(record, session.today())


def _erase_everything(*, yes: bool, as_json: bool) -> None:
    if not yes and output.ask(words.ASK_ERASE_ALL).strip() != words.ERASE_ALL_PHRASE:
        output.print_message(cli.UNCHANGED)
        return
    path = places.journal_file()
    elsewhere = _other_backup_folder(path)
    remove_everything(path)
    if as_json:
        output.print_json_report({"removed": None})
    else:
        output.print_line(words.ERASED_ALL)
    if elsewhere:
        output.print_message(words.backups_stay(elsewhere))
    output.print_message(words.DISKS)


def _other_backup_folder(path: str) -> str:
    """Return the person's own folder for backups; an empty text if that's unknown."""
    with suppress(JournalError), Journal(path, create=False, read_only=True) as journal:
        return journal.settings.read().backup_folder
    return ""


def _text(name: str, value: Any, trackers: dict[int, str]) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(value)
        case int() if name == "tracker":
            return trackers.get(value, str(value))
        case str() if name in ("at", "trashed_at"):
            with suppress(ValueError):  # it's damaged
                return numbers.moment(datetime.fromisoformat(value).astimezone(clock.LOCAL_ZONE))
    return str(value)
