"""The people around a person."""

from datetime import date
from typing import Any

import click

from recovery_journal.cli.base import command, output, session, values
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, write_document
from recovery_journal.cli.base.noun_group import (
    RENAME,
    WITH_ARCHIVED,
    Fields,
    NounGroup,
    print_facts,
)
from recovery_journal.cli.base.options import AS_JSON, NOTE, combine_options
from recovery_journal.cli.base.rows import Fact, print_long_fact, print_table
from recovery_journal.domain.anniversaries import next_anniversary
from recovery_journal.domain.circle import ROLES, Person
from recovery_journal.domain.dates import parse_day
from recovery_journal.errors import InputMissing
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import circle, cli, right_now, toolkit
from recovery_journal.words.format import numbers
from recovery_journal.words.format.standing import dated

EXAMPLE = 'rj people add Sam --role sponsor --number "+353 1 234"'

FIELD_OPTIONS = combine_options(
    choice_option("--role", of=ROLES),
    click.option("--phone", "--number", "number", metavar="NUMBER", help="Their phone number."),
    click.option("--also", "other_ways", metavar="TEXT", help="How else to reach them."),
    click.option(
        "--any-hour/--no-any-hour", default=None, help="They said you can call at any hour."
    ),
    click.option("--good-times", metavar="TEXT", help="When they are easy to reach."),
    click.option("--favourite/--no-favourite", default=None, help="Listed first when it's hard."),
    NOTE,
    click.option("--recovery-date", metavar="DAY", help="Their own recovery date. Or none."),
    click.option("--agreed", is_flag=True, help="They agreed to have that date kept here."),
)

people = NounGroup[Person](
    "people",
    lambda journal: journal.people,
    lambda one: one.name,
    saved_line=lambda one: ", ".join(fact.shown for fact in _facts(one) if fact.shown),
    argument="NAME",
    completes="person",
    help="People in your circle, and how to reach them.",
    example=EXAMPLE,
)


@people.adding(Person, click.argument("name", metavar="NAME"), FIELD_OPTIONS, example=EXAMPLE)
def add(name: str, **typed: Any) -> Fields:
    """Add someone; a name or an initial is enough.

    Words typed here stay in the history of your shell, and others can see them in ps; -n alone
    asks for a note instead.
    """
    return {"name": values.line(name), **_fields(**typed)}


@people.command("list", example="rj people list")
@combine_options(WITH_ARCHIVED, AS_JSON)
def list_(archived: bool, as_json: bool) -> None:
    """Show everyone, a line each."""
    try:
        with session.open_journal() as journal:
            found, heard = journal.people.all(archived=archived), journal.people.last_heard()
            hidden = 0 if found else len(journal.people.all(archived=True))
    except InputMissing:
        _print_first_steps()
        raise
    if as_json:
        output.print_json_array(_to_plain(one, heard.get(one.name.casefold())) for one in found)
        return
    print_table(
        (Fact(str(one.id), f"Person {one.id}"), *_facts(one, heard.get(one.name.casefold())))
        for one in found
    )
    if hidden:
        output.print_message(cli.only_archived(hidden))
    elif not found:
        _print_first_steps()


@people.command("show", example="rj people show Sam")
@combine_options(people.which, AS_JSON)
def show(which: str, as_json: bool) -> None:
    """Show everything about someone, a fact on each line."""
    with session.open_journal() as journal:
        found = journal.people.find(which)
        heard = journal.people.last_heard().get(found.name.casefold())
    if as_json:
        output.print_json(_to_plain(found, heard))
        return
    today = session.today()
    coming = next_anniversary(found, today)
    facts = (
        ("id", str(found.id)),
        ("name", found.name),
        ("role", found.role),
        ("number", found.number),
        ("also", found.other_ways),
        ("any hour", "yes" if found.any_hour else ""),
        ("good times", found.good_times),
        ("favourite", "yes" if found.favourite else ""),
        ("recovery date", found.recovery_day.isoformat() if found.recovery_day else ""),
        ("next date", dated(coming.milestone, coming.on, today) if coming else ""),
        ("last heard from", numbers.short_date(heard, today.year) if heard else ""),
        ("archived", "yes" if found.archived else ""),
    )
    print_facts(facts)
    if found.note:
        print_long_fact("note", found.note)


@people.editing(
    "edit",
    RENAME,
    FIELD_OPTIONS,
    example="rj people edit Sam --favourite --good-times evenings",
)
def edit(name: str | None, **typed: Any) -> Fields:
    """Change what you know about someone.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    return _fields(**typed) | values.typed(name=name)


people.add_archive(
    "Stop showing someone. What you know about them stays.",
    back="Show them again.",
    example="rj people archive Sam",
)
people.add_delete(
    "Move someone and all you noted to the trash, for 30 days.", "rj people delete Sam"
)


@people.command("import", example="rj people import contacts.vcf --pick Sam --role sponsor")
@combine_options(
    click.argument("path", metavar="FILE", type=command.FILE_PATH),
    click.option("--pick", "picked", multiple=True, metavar="NAME", help="Whom to import."),
    choice_option("--role", of=ROLES),
    click.option("--encoding", default="", metavar="NAME", help="If it isn't UTF-8: cp1252."),
    AS_JSON,
)
def import_(
    path: str, picked: tuple[str, ...], role: str | None, encoding: str, as_json: bool
) -> None:
    """Add people from a contacts file (vCard).

    On a terminal you choose them from a list and say what they are to you. Their names, numbers,
    addresses and notes are kept, nothing else.
    """
    from recovery_journal.cli.circle.contacts import import_contacts

    chosen = values.one_of("A role", role, ROLES)
    added = import_contacts(path, picked, chosen, encoding)
    if as_json:
        output.print_json_array(_to_plain(one, None) for one in added)
        return
    output.print_lines(cli.record_saved(people.saved_line(one)) for one in added)


@people.command("export", example="rj people export Sam -o sam.vcf")
@combine_options(
    people.which,
    OUTPUT_OPTIONS,
    click.option("--with-note", is_flag=True, help="Include your note about them."),
)
def export(which: str, path: str | None, force: bool, with_note: bool) -> None:
    """Write one person as a contacts file (vCard)."""
    from recovery_journal.exchange.vcard.people import write_card
    from recovery_journal.words import contacts

    with session.open_journal() as journal:
        found = journal.people.find(which)
    card = write_card(found, with_note=with_note)
    output.print_message(contacts.WITH_NOTE if with_note else contacts.TRAVELS)
    write_document(lambda out: out.write(card), path, force=force)


def _print_first_steps() -> None:
    """Say how to add a first person, and where to meet others."""
    for sentence in (toolkit.NO_PEOPLE, circle.HOW_TO_ADD_PERSON, right_now.meetings_found()):
        output.print_message(sentence)


def _fields(
    role: str | None, note: str | None, recovery_date: str | None, agreed: bool, **others: Any
) -> Fields:
    fields = values.typed(
        role=values.one_of("A role", role, ROLES),
        note=None if note is None else values.note_or_ask(note),
        agreed=agreed or None,
        **others,
    )
    if recovery_date is not None:
        day = values.none_or(recovery_date, lambda typed: parse_day(typed, session.today()))
        fields |= {"recovery_day": day} if day else {"recovery_day": None, "agreed": False}
    return fields


def _to_plain(one: Person, heard: date | None) -> dict[str, Any]:
    """Turn a person into JSON, with their next anniversary and the last contact."""
    coming = next_anniversary(one, session.today())
    day = to_plain(coming.milestone) | {"on": coming.on.isoformat()} if coming else None
    return to_plain(one) | {"next_date": day, "last_heard": heard.isoformat() if heard else None}


def _facts(one: Person, heard: date | None = None) -> tuple[Fact, ...]:
    """Describe a person: "Sam", "sponsor", "+353 1 234", "at any hour"."""
    date_counted = numbers.plain_date(one.recovery_day) if one.recovery_day else ""
    return (
        Fact(one.name),
        Fact("" if one.role == "other" else one.role),
        Fact(one.number, f"number {one.number}"),
        Fact(one.other_ways, f"also: {one.other_ways}"),
        Fact("at any hour")
        if one.any_hour
        else Fact(one.good_times, f"good times: {one.good_times}"),
        Fact("first" if one.favourite else "", "favourite"),
        Fact(f"since {date_counted}" if date_counted else "", f"in recovery since {date_counted}"),
        Fact(circle.last_heard(heard, session.today())),
        Fact("archived" if one.archived else ""),
    )
