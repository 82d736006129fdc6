"""Removing entries, bringing them back, and taking back what was done last."""

from datetime import timedelta

import click

from recovery_journal import clock
from recovery_journal.cli import command, output
from recovery_journal.cli.command import AS_JSON, Command, Group
from recovery_journal.cli.show import LIMITED, row, show_all
from recovery_journal.domain.entry import Entry
from recovery_journal.domain.filter import Filter
from recovery_journal.exchange.plain import plain
from recovery_journal.words import journal as words
from recovery_journal.words import saved


@click.command("delete", cls=Command, example="rj delete 12")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move an entry to the trash, for 30 days."""
    with command.journal() as journal:
        entry = journal.entries.trash(journal.entries.find(number).id)
        tracker = journal.trackers.get(entry.tracker) if entry.tracker else None
    if as_json:
        output.json(plain(entry))
    else:
        output.lines([f"{saved.TRASHED} {row(entry, tracker)}"])
        output.say(saved.UNDO)


@click.command("undo", cls=Command, example="rj undo")
@AS_JSON
def undo(as_json: bool) -> None:
    """Take back what was done last.

    Each further undo goes one step further back.
    """
    with command.journal() as journal:
        done = journal.undo()
        thing = done.thing
        if as_json:
            told = plain(thing) if thing else None
            output.json({"action": done.action, "subject": done.subject, "thing": told})
            return
        what = getattr(thing, "name", f"a {done.subject.replace('_', ' ')}")
        if isinstance(thing, Entry):
            tracker = journal.trackers.get(thing.tracker) if thing.tracker else None
            what = row(thing, tracker)
    output.lines([saved.took_back(done.action, what)])


@click.group("trash", cls=Group, example="rj trash list")
def trash() -> None:
    """Entries that were removed less than 30 days ago."""


@trash.command("list", example="rj trash list")
@command.options(LIMITED, AS_JSON)
def listed(limit: int, as_json: bool) -> None:
    """Show what is in the trash."""
    with command.journal() as journal:
        found = show_all(journal, Filter(trashed=True), limit, as_json=as_json)
    if not found:
        output.say(words.EMPTY_TRASH)


@trash.command("restore", example="rj trash restore 12")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def restore(number: str, as_json: bool) -> None:
    """Bring an entry back from the trash."""
    with command.journal() as journal:
        entry = journal.entries.restore(journal.entries.find(number).id)
        tracker = journal.trackers.get(entry.tracker) if entry.tracker else None
    if as_json:
        output.json(plain(entry))
    else:
        output.lines([f"{saved.RESTORED} {row(entry, tracker)}"])


@trash.command("empty", example="rj trash empty --yes")
@click.option("--yes", is_flag=True, help="Do not ask.")
def empty(yes: bool) -> None:
    """Remove for good what is in the trash."""
    with command.journal() as journal:
        if not yes:
            if not output.on_terminal():
                raise click.UsageError("What is in the trash cannot be brought back; say --yes.")
            if not output.confirm(words.EMPTY_THE_TRASH):
                output.say(saved.UNCHANGED)
                return
        gone = journal.entries.empty_trash(clock.now() + timedelta(seconds=1))
    output.line(saved.removed(gone))
