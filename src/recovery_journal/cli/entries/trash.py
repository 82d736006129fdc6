"""Delete, the trash, and undo."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import in_words, spoken_lines
from recovery_journal.cli.base.command import Command, Group
from recovery_journal.cli.base.newest_first import NewestFirstCommand
from recovery_journal.cli.base.noun_group import to_plain
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.rows import print_rows
from recovery_journal.cli.entries.list import (
    LIMIT_OPTION,
    entry_row,
    print_entries,
)
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import SafetyStep
from recovery_journal.errors import Busy, CannotWrite, Damaged, NotAllowed, NotFound
from recovery_journal.store.books.book import Book, Record, find_one
from recovery_journal.store.journal import Journal, Undone
from recovery_journal.text import ended
from recovery_journal.words import cli, encryption, merge
from recovery_journal.words.format import journal as words
from recovery_journal.words.settings import SETTING_DESCRIPTIONS
from recovery_journal.words.toolkit import name_stays, record_line

ALL = datetime.max.replace(tzinfo=UTC)
"""After any time at which something was trashed, even under a clock that was ahead."""


@click.command("delete", cls=Command, example="rj delete 12")
@combine_options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move an entry to the trash, for 30 days.

    ID is its number, or “last” for what you logged last.
    """
    with session.open_journal() as journal:
        before = journal.entries.find(number)
        entry = journal.entries.trash(before.id)
        tracker = journal.tracker_of(entry)
    if as_json:
        output.print_json(to_plain(entry))
    elif before.trashed_at is not None:
        output.print_message(cli.ALREADY_IN_TRASH)
    else:
        output.print_lines([f"{cli.TRASHED} {entry_row(entry, tracker)}"])
        output.print_message(cli.UNDO)


@click.command("undo", cls=Command, example="rj undo")
@AS_JSON
def undo(as_json: bool) -> None:
    """Undo the last change.

    Each further undo goes one step further back. While the journal is locked, it removes what you
    logged since it was last open; for anything earlier, it asks for the passphrase.
    """
    with open_recorder() as recorder:
        done = recorder.undo()
    _report(done, _undone_lines, as_json=as_json)


@click.command("redo", cls=Command, example="rj redo")
@AS_JSON
def redo(as_json: bool) -> None:
    """Bring back what the last undo took away.

    Once something else has changed, there is nothing to bring back.
    """
    with session.open_journal() as journal:
        done = journal.redo()
    _report(done, _redone_lines, as_json=as_json)


def _report(done: Undone, to_lines: Callable[[Undone], list[str]], *, as_json: bool) -> None:
    if as_json:
        what = done.sealed_at.isoformat() if done.sealed_at else None
        told = to_plain(done.record) if done.record else what
        output.print_json_report({"action": done.action, "subject": done.subject, "thing": told})
    else:
        output.print_lines(spoken_lines(to_lines(done)))


def _undone_lines(done: Undone) -> list[str]:
    if done.sealed_at:
        sealed_at = done.sealed_at.astimezone(clock.LOCAL_ZONE)
        return [encryption.message_removed(sealed_at, session.today().year)]
    action, record = done.action, done.record
    if action == "merge":
        return [merge.undone(done.others + 1)]
    if isinstance(record, Strategy) and record.key and action == "add":
        action = "edit"  # a built-in strategy is stored only once it's changed
    return cli.undone_lines(action, _description(done), done.others)


def _redone_lines(done: Undone) -> list[str]:
    return cli.redone_lines(done.action, _description(done), done.others)


def _description(done: Undone) -> str:
    if isinstance(done.record, Entry):
        return entry_row(done.record, done.tracker)
    if done.record is not None and not isinstance(done.record, SafetyStep):
        return _record_line(_table_label(done.subject), done.record)
    return SETTING_DESCRIPTIONS.get(done.setting, f"a {done.subject.replace('_', ' ')}")


def _record_line(kind: str, record: Record) -> str:
    """Describe a record that is not an entry; if it's to be said, with its kind and number."""
    line = record_line(record, session.today())
    return f"{kind} {record.id}, {line}" if in_words() else line


@click.group("trash", cls=Group, example="rj trash list")
def trash() -> None:
    """What you deleted in the last 30 days."""


@trash.command("list", cls=NewestFirstCommand, example="rj trash list")
@combine_options(LIMIT_OPTION, AS_JSON)
def list_(limit: int, as_json: bool) -> None:
    """Show what is in the trash.

    This also removes for good what has been there for more than 30 days.
    """
    with session.open_journal() as journal:
        gone = _empty_old(journal)
        others = journal.trash.records()
        as_values = ({"subject": table} | to_plain(one) for table, one in others)
        chosen = Filter(trashed=True)
        found = print_entries(journal, chosen, limit, as_json=as_json, others=as_values)
    if not as_json:
        today = session.today()
        print_rows(
            (f"{_table_label(table)} {one.id}", record_line(one, today)) for table, one in others
        )
    if gone:
        output.print_message(cli.old_trash_emptied(gone))
    if not found and not others:
        output.print_message(words.EMPTY_TRASH)


def _empty_old(journal: Journal) -> int:
    """Purge what has been in the trash for too long, unless it can't be written just now."""
    with suppress(Busy, CannotWrite, NotAllowed, Damaged):
        return journal.trash.empty_old(clock.now())
    return 0


@trash.command("restore", example="rj trash restore 12")
@combine_options(click.argument("which", nargs=-1, metavar="[KIND] ID"), AS_JSON)
def restore(which: tuple[str, ...], as_json: bool) -> None:
    """Bring something back from the trash.

    An entry by its ID, anything else by its kind and its ID: rj trash restore reason 2
    """
    if len(which) not in (1, 2):
        raise click.UsageError("Say the ID of an entry, or a kind and its ID.")
    with session.open_journal() as journal:
        if len(which) == 2:
            _restore_record(journal, *which, as_json=as_json)
            return
        try:
            before = journal.entries.find(which[0])
        except NotFound as error:
            raise NotFound(_not_in_trash("entry", which[0])) from error
        entry = journal.entries.restore(before.id)
        tracker = journal.tracker_of(entry)
    if as_json:
        output.print_json(to_plain(entry))
    elif before.trashed_at is None:
        output.print_message(cli.NOT_IN_TRASH)
    else:
        output.print_lines([f"{cli.RESTORED} {entry_row(entry, tracker)}"])


@trash.command("empty", example="rj trash empty --yes")
@combine_options(click.option("--yes", is_flag=True, help="Do not ask."), AS_JSON)
def empty(yes: bool, as_json: bool) -> None:
    """Remove for good what is in the trash.

    A copy of the journal is made first, and still holds it.
    """
    with session.open_journal() as journal:
        entries = journal.entries.count(Filter(trashed=True))
        if not (entries or journal.trash.records()):
            if as_json:
                output.print_json_report({"removed": 0})
            output.print_message(words.EMPTY_TRASH)
            return
        for name, mentions in journal.trash.names_that_stay():
            output.print_message(name_stays(name, mentions))
        needs_yes = "Emptying the trash can't be undone. To confirm: --yes"
        values.confirm(words.EMPTY_THE_TRASH, yes=yes, needs_yes=needs_yes)
        gone = journal.trash.empty(ALL)
        stay = [record_line(one, session.today()) for _, one in journal.trash.records()]
    if as_json:
        output.print_json_report({"removed": gone})
    elif gone:
        output.print_line(cli.removed_for_good(entries, gone - entries))
    if gone:
        output.print_message(cli.IN_A_COPY)
    if stay:
        output.print_message(f"{words.TRACKER_STAYS} {', '.join(stay)}")


def _restore_record(journal: Journal, kind: str, typed: str, *, as_json: bool) -> None:
    """Restore a record that is not an entry."""
    name, book = book_of_kind(journal, kind)
    missing = _not_in_trash(name, typed)
    record = book.restore(find_one(book.trashed(), typed, lambda _: "", missing))
    if as_json:
        output.print_json(to_plain(record))
    else:
        what = ended(_record_line(name, record))
        output.print_lines(spoken_lines([f"{cli.RESTORED} {what} {cli.UNDO}"]))


def _not_in_trash(name: str, typed: str) -> str:
    return f"There is no {name} {typed} in the trash. To see it: rj trash list"


def book_of_kind(journal: Journal, kind: str) -> tuple[str, Book[Any]]:
    """Find the book of a kind as a person types it, such as "reason"; return its name, too."""
    books = {_table_label(table): book for table, book in journal.books.items()}
    name = values.one_of("Its kind", kind, tuple(books)) or ""
    return name, books[name]


def _table_label(table: str) -> str:
    """Name a kind of record as a person types it: "reason", "safety step"."""
    return table.replace("_", " ")
