"""Changing an entry."""

from dataclasses import replace

import click

from recovery_journal.cli.base import after_saving, command, editor, entry_form, output
from recovery_journal.cli.base.command import AS_JSON, KEEP, PRIVATE
from recovery_journal.cli.base.saved import report_entry, warn_if_still_private
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.errors import CannotBeRead, Conflict
from recovery_journal.words import cli, damage
from recovery_journal.words import editor as words


@click.command("edit", cls=command.Command, example="rj edit 12")
@command.combine_options(click.argument("number", metavar="ID"), PRIVATE, KEEP, AS_JSON)
def edit(number: str, private: bool | None, kept: bool | None, as_json: bool) -> None:
    """Change an entry in your editor.

    The editor is $VISUAL or $EDITOR. The text has a line for each field, a blank line, and the
    note. With an option, only that is changed, and no editor opens.
    """
    with command.open_journal() as journal:
        entry = journal.entries.find(number)
        if isinstance(entry, DamagedEntry):
            raise CannotBeRead(damage.entry_unreadable(entry.id))
        if entry.trashed_at is not None:
            raise Conflict(cli.bring_back_first(entry.id))
        tracker = journal.tracker_of(entry)
        helps: list[str] = []
        if private is None and kept is None:
            form = entry_form.to_form(entry, tracker)
            emptied = words.emptied(f"rj delete {entry.id}")
            with editor.edit_text(form, if_emptied=emptied, kind=entry.kind, uid=entry.uid) as text:
                changed = journal.entries.save_despite_conflict(
                    entry_form.from_form(text, entry, tracker, journal)
                )
            if isinstance(changed, Craving):
                helps = after_saving.follow_on_lines(journal, changed)
        else:
            changed = journal.entries.edit(
                replace(
                    entry,
                    private=entry.private if private is None else private,
                    kept=entry.kept if kept is None else kept,
                )
            )
        if changed.revision == entry.revision and not as_json:
            output.print_message(cli.UNCHANGED)
            warn_if_still_private(changed)
            return
        report_entry(journal, changed, as_json=as_json)
    for said in helps:
        (output.print_message if as_json else output.print_line)(said)
