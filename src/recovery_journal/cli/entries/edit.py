"""Changing an entry."""

from typing import TYPE_CHECKING

import click

from recovery_journal.cli.base import (
    after_saving,
    command,
    editor,
    entry_form,
    output,
    session,
    values,
)
from recovery_journal.cli.base.options import (
    AS_JSON,
    KEEP,
    NOTE,
    PRIVATE,
    combine_options,
    own_option,
)
from recovery_journal.cli.base.saved import report_entry, warn_if_still_private
from recovery_journal.cli.entries.craving import COMPANY, HALT_ANSWERS, OUTCOME, SITUATION
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import CannotBeRead, Conflict
from recovery_journal.words import cli, damage
from recovery_journal.words import editor as editor_words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal


FIELD_OPTIONS = combine_options(
    click.option("--at", metavar="WHEN", help="When it was: last night, 24 nov 9pm."),
    own_option(
        "--tracker", "--for", "tracker", metavar="TRACKER", of="tracker", help="Which tracker."
    ),
    click.option("--intensity", metavar="0-10", help="The strength of a craving."),
    click.option("--after", metavar="0-10", help="How strong it was later."),
    click.option("--peak", metavar="0-10", help="The strongest it became."),
    click.option("--minutes", metavar="N", help="How long it lasted."),
    OUTCOME,
    SITUATION,
    click.option("--mood", metavar="1-5", help="How you were."),
    click.option("--energy", metavar="1-5", help="How much energy you had."),
    click.option("--sleep", metavar="HOURS", help="How long you slept."),
    click.option("--on", metavar="DAY", help="The day of a use."),
    click.option("--amount", metavar="NUMBER", help="How much it was."),
)
TAG_OPTIONS = combine_options(
    own_option("-t", "--trigger", "trigger", multiple=True, of="trigger", help="What set it off."),
    own_option("-f", "--feeling", "feeling", multiple=True, of="feeling", help="What you felt."),
    own_option(
        "-s", "--strategy", "strategy", multiple=True, of="strategy", help="What you tried."
    ),
    own_option("--place", "place", multiple=True, of="place", help="Where you were."),
    COMPANY,
    HALT_ANSWERS,
)


@click.command("edit", cls=command.Command, example="rj edit 12 --intensity 6 -t rain")
@combine_options(
    click.argument("number", metavar="ID"),
    FIELD_OPTIONS,
    TAG_OPTIONS,
    NOTE,
    PRIVATE,
    KEEP,
    AS_JSON,
)
def edit(
    number: str,
    note: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
    **typed: str | tuple[str, ...] | None,
) -> None:
    """Change an entry: with options, or in your editor.

    ID is its number, or “last” for what you logged last.

    An option replaces what the field held before, and "none" empties it. Without options, the text
    in the editor ($VISUAL or $EDITOR) has a line for each field, a blank line, and the note.
    """
    fields = {key: _given(value) for key, value in typed.items() if value not in (None, ())}
    changes = values.typed(private=private, kept=kept)
    if note is not None:
        changes["note"] = values.note_or_ask(note)
    is_switched_only = bool(changes) and not fields and "note" not in changes
    with session.open_journal() as journal:
        entry = journal.entries.find(number)
        if isinstance(entry, DamagedEntry):
            raise CannotBeRead(damage.entry_unreadable(entry.id))
        if entry.trashed_at is not None:
            raise Conflict(cli.bring_back_first(entry.id))
        if fields or changes:
            edited = replace(entry_form.with_values(entry, fields, journal), **changes)
            changed = journal.entries.edit(edited)
        else:
            changed = _edit_in_editor(journal, entry)
        if changed.revision == entry.revision and not as_json:
            output.print_message(cli.UNCHANGED)
            warn_if_still_private(changed)
            return
        report_entry(journal, changed, as_json=as_json)
        helps = (
            after_saving.follow_on_lines(journal, changed)
            if isinstance(changed, Craving) and not is_switched_only
            else []
        )
    for said in helps:
        (output.print_message if as_json else output.print_line)(said)


def _given(value: str | tuple[str, ...]) -> list[str]:
    """Return what was typed for a field; "none" means nothing."""
    several = [value] if isinstance(value, str) else list(value)
    return [] if several == ["none"] else several


def _edit_in_editor(journal: "Journal", entry: Entry) -> Entry:
    tracker = journal.tracker_of(entry)
    form = entry_form.to_form(entry, tracker)
    emptied = editor_words.emptied(f"rj delete {entry.id}")
    with editor.edit_text(form, if_emptied=emptied, kind=entry.kind, uid=entry.uid) as text:
        return journal.entries.save_despite_conflict(
            entry_form.from_form(text, entry, tracker, journal)
        )
