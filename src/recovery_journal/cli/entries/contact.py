"""Logging a conversation with somebody."""

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.options import AS_JSON, AT, KEEP, NOTE, PRIVATE, combine_options
from recovery_journal.cli.base.saved import Saved, report
from recovery_journal.domain.circle import CONTACT_WAYS, Contact
from recovery_journal.errors import InputMissing, NotFound
from recovery_journal.store.books.book import find_one
from recovery_journal.store.journal import Journal
from recovery_journal.words import circle

HELPED = click.option("--helped", is_flag=True, help="You were there for someone.")


@click.command("contact", cls=Command, example="rj contact Sam --how in-person -n")
@combine_options(
    click.argument(
        "people",
        nargs=-1,
        metavar="PERSON...",
        required=True,
        shell_complete=complete_own("person"),
    ),
    choice_option("--how", of=CONTACT_WAYS, default="call", help="{words}. Else call."),
    HELPED,
    NOTE,
    AT,
    PRIVATE,
    KEEP,
    AS_JSON,
)
def contact(
    people: tuple[str, ...],
    how: str,
    helped: bool,
    note: str | None,
    at: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    """Log a conversation with someone in your circle.

    The beginning of a name is enough; several people can be named. Words typed here stay in the
    history of your shell, and others can see them in ps; -n alone asks for them instead.
    """
    way = values.one_of("The way of a contact", how, CONTACT_WAYS) or ""
    when = values.moment_or_now(at)
    with _journal(people[0]) as journal:
        names = tuple(_name(journal, one) for one in people)
        new = Contact(
            people=names,
            way=way,
            helped=helped,
            at=when,
            note=values.note_or_ask(note),
            kept=bool(kept),
        )
        entry = session.add_entry(journal, new, private=private)
    report(Saved(entry), circle.contact_line(entry), as_json=as_json)


def _journal(first: str) -> Journal:
    """Open the journal; before there is one, the circle is empty."""
    try:
        return session.open_journal()
    except InputMissing as error:
        raise NotFound(circle.not_in_circle(output.shorten_word(first))) from error


def _name(journal: Journal, typed: str) -> str:
    missing = circle.not_in_circle(output.shorten_word(typed))
    return find_one(journal.people.all(archived=True), typed, lambda one: one.name, missing).name
