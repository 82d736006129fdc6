"""Words that were left unsaved."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, session
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.saved import report_entry
from recovery_journal.domain.dataclass import asdict, replace
from recovery_journal.domain.dates import parse_moment
from recovery_journal.domain.entries.damaged import DamagedEntry
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.store.sidecar import drafts, editor_files
from recovery_journal.words import editor as words

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.store.journal import Journal

FIELDS_OF_THEIR_OWN = ("private", "when")
"""What a saved draft keeps as it was chosen, not in words."""


@click.command("draft", cls=Command, example="rj draft --save")
@combine_options(
    click.option("--save", is_flag=True, help="Save them without asking."),
    click.option("--discard", is_flag=True, help="Remove them."),
    AS_JSON,
)
def draft(save: bool, discard: bool, as_json: bool) -> None:
    """Show words that were left unsaved, and save them.

    Words are left unsaved when the program or your editor is stopped while you write. The screen
    offers them, too, in the dialog you typed them in.
    """
    if save and discard:
        raise click.UsageError("Say --save or --discard.")
    path = places.journal_file()
    editor_files.rescue(path)
    with session.open_journal(create=drafts.is_any_left(path)) as journal:
        found = drafts.find_leftover(journal)
        if found is None:
            if as_json:
                output.print_json(None)
            output.print_message(words.NO_DRAFT)
            return
        file, left = found
        if discard:
            drafts.remove_file(file)
            output.print_line(words.DRAFT_DISCARDED)
            return
        if left.kind not in ENTRY_CLASSES:
            if save:
                raise BadInput(words.FINISH_ON_SCREENS)
            if as_json:
                output.print_json(asdict(left))
            else:
                output.print_line("\n".join(filter(None, left.typed.values())))
            output.print_message(words.FINISH_ON_SCREENS)
            return
        entry = _entry(journal, left)
        if not save:
            _show(left, as_json=as_json)
            question = words.ask_replace_words(entry.id) if entry else words.ASK_SAVE_DRAFT
            if as_json or not output.is_interactive() or not output.confirm(question):
                output.print_message(words.DRAFT_STAYS)
                return
        saved = _save(journal, left, entry)
        drafts.remove_file(file)
        report_entry(journal, saved, as_json=as_json)


def _entry(journal: "Journal", left: drafts.Draft) -> "Entry | None":
    """Return the entry whose words these are, unless it's gone or other fields changed as well."""
    if not left.uid or left.chosen or left.typed.keys() != {"note"}:
        return None
    try:
        found = journal.entries.by_uid(left.uid)
    except NotFound:
        return None
    return None if found.trashed_at or isinstance(found, DamagedEntry) else found


def _show(left: drafts.Draft, *, as_json: bool) -> None:
    if as_json:
        output.print_json(asdict(left))
    else:
        output.print_line(_text(left))


def _save(journal: "Journal", left: drafts.Draft, entry: "Entry | None") -> "Entry":
    if entry is None:
        private = left.chosen.get("private")
        note = Note(at=_moment(left), note=_text(left))
        return session.add_entry(
            journal, note, private=None if private is None else private == "True"
        )
    return journal.entries.edit(replace(entry, note=left.typed["note"]))


def _moment(left: drafts.Draft) -> datetime:
    """Return when it was, as far as the draft says it; else now."""
    with suppress(BadInput):
        if when := left.chosen.get("when"):
            return parse_moment(when, clock.now(), clock.LOCAL_ZONE)
    return clock.now()


def _text(left: drafts.Draft) -> str:
    """Return the words of a draft, and what else was filled in, a line each."""
    others = {**left.chosen, **left.typed}
    for name in FIELDS_OF_THEIR_OWN:
        others.pop(name, None)
    note = others.pop("note", "")
    return "\n".join(filter(None, (*(f"{name}: {text}" for name, text in others.items()), note)))
