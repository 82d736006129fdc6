"""Choosing people from a contacts file."""

import click

from recovery_journal.cli.base import output, pick, session, values
from recovery_journal.domain.circle import ROLES, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.vcard.people import is_found_by, read_contacts
from recovery_journal.words import contacts as words
from recovery_journal.words.toolkit import person_line


def import_contacts(
    path: str, picked: tuple[str, ...], role: str | None, encoding: str
) -> list[Person]:
    """Add the people who were chosen, by name or on the terminal; return them.

    Raises:
        BadData: the file can't be read, or there is nobody in it.
        BadInput: nobody was chosen.
        UsageError: nobody says whom, or what they are.
    """
    found = read_contacts(Given(path, encoding))
    if found.nameless:
        output.print_message(words.nameless(found.nameless))
    if not found.people:
        raise BadData(words.NOBODY)
    if not picked and not output.is_interactive():
        raise click.UsageError(words.NEEDS_PICK)
    session.unlock_before_asking()
    chosen = [_named(name, found.people) for name in picked] or _ask_whom(found.people)
    if not chosen:
        raise BadInput(words.CHOSE_NOBODY)
    named = {one.name.casefold(): _with_role(one, role) for one in chosen}
    with session.open_journal(create=True) as journal:
        here = {one.name.casefold() for one in journal.people.all(archived=True)}
        for name in named.keys() & here:
            output.print_message(words.already_here(named.pop(name).name))
        return journal.people.add_each(named.values())


def _ask_whom(people: list[Person]) -> list[Person]:
    output.print_message(words.found(len(people)))
    return pick.pick_many(
        people,
        lambda typed: [one for one in people if is_found_by(typed, one)],
        person_line,
        words.SEARCH,
    )


def _named(name: str, people: list[Person]) -> Person:
    """Return the one with that name, or the only one it fits.

    Raises:
        BadInput: there is none, or several.
    """
    wanted = [one for one in people if one.name.casefold() == name.strip().casefold()]
    wanted = wanted or [one for one in people if name.strip() and is_found_by(name, one)]
    if not wanted:
        raise BadInput(words.not_there(name))
    if len(wanted) > 1:
        raise BadInput(words.several(name, [one.name for one in wanted[: pick.MAX_SHOWN]]))
    return wanted[0]


def _with_role(person: Person, role: str | None) -> Person:
    """Return the person with a role, which is asked and never guessed.

    Raises:
        UsageError: there is nobody to ask.
    """
    if role is None:
        if not output.is_interactive():
            raise click.UsageError(words.NEEDS_ROLE)
        role = values.ask_until(
            words.ask_role(person.name), lambda typed: values.one_of("A role", typed, ROLES)
        )
    return replace(person, role=role or "other")
