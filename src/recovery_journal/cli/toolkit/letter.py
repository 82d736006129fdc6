"""Letters to oneself, from a good hour to a hard one."""

from dataclasses import replace
from datetime import date
from typing import Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, output
from recovery_journal.cli.base.command import AS_JSON, NUMBER, Group
from recovery_journal.domain.dates import parse_day
from recovery_journal.domain.toolkit import Letter
from recovery_journal.errors import BadInput
from recovery_journal.exchange.plain import plain
from recovery_journal.store.books import due
from recovery_journal.store.books.book import named
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, toolkit


@click.group("letter", cls=Group, example="rj letter write --on 2027-01-01")
def letter() -> None:
    """Letters to yourself, sealed until you need them."""


WAITS = command.options(
    click.option("--on", metavar="DAY", help="Sealed until a day: 2027-01-01, in 3 weeks."),
    click.option("--at-days", type=NUMBER, metavar="N", help="Until you count so many days."),
    click.option("--for-a-hard-hour", "hard", is_flag=True, help="Until a craving of 8 or more."),
)


@letter.command("write", example="rj letter write --for-a-hard-hour")
@command.options(WAITS, AS_JSON)
def write(on: str | None, at_days: int | None, hard: bool, as_json: bool) -> None:
    """Write a letter in your editor, or from standard input.

    The editor is $VISUAL or $EDITOR. Without an option it waits for a hard hour.
    """
    _one_wait(on, at_days, hard=hard)
    until = None if on is None else _until(on)
    with ask.text() as text:
        if not text.strip() and output.on_terminal():
            output.say(cli.NOTHING_WRITTEN)
            return
        new = Letter(text=text, written=clock.today(), on_day=until, on_count=at_days)
        with command.journal(create=True) as journal:
            added = journal.letters.add(new)
    if as_json:
        output.json(_plain(added, due=False))
    else:
        output.lines([cli.saved_thing(toolkit.sealed_until(added, clock.today()))])


@letter.command("list", example="rj letter list")
@AS_JSON
def listed(as_json: bool) -> None:
    """Show the letters, a line each: when they open, not what they say."""
    with command.journal() as journal:
        found, waiting = (
            journal.letters.all(),
            {one.id for one in due.letters(journal, clock.now())},
        )
    if as_json:
        output.json_array(_plain(one, due=one.id in waiting) for one in found)
        return
    today = clock.today()
    output.lines(toolkit.numbered_letter_line(one, today, due=one.id in waiting) for one in found)
    if not found:
        output.say(toolkit.NO_LETTERS)


@letter.command("open", example="rj letter open 2")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def opened(number: str, as_json: bool) -> None:
    """Read a letter, also before its time."""
    with command.journal() as journal:
        found = _found(journal, number)
        read = found
        if found.opened is None:
            read = journal.letters.edit(replace(found, opened=clock.now()))
    if as_json:
        output.json(plain(read))
        return
    output.line(read.text)
    if found.opened is None:
        output.say(toolkit.SEAL_AGAIN_HINT)
    else:
        day = found.opened.astimezone(clock.LOCAL).date()
        output.say(toolkit.opened_on(day, clock.today().year))


@letter.command("edit", example="rj letter edit 2 --on 2027-01-01")
@command.options(
    click.argument("number", metavar="ID"),
    WAITS,
    click.option("--open", "unsealed", is_flag=True, help="Change the words of a sealed one too."),
    AS_JSON,
)
def edit(
    number: str, on: str | None, at_days: int | None, hard: bool, unsealed: bool, as_json: bool
) -> None:
    """Change what a letter waits for, or its words.

    With an option that says what it waits for, only that is changed, and the letter stays closed.
    Otherwise its words come in your editor, or the new ones from standard input.
    """
    waits = _one_wait(on, at_days, hard=hard)
    until = None if on is None else _until(on)
    with command.journal() as journal:
        before = _found(journal, number)
        if waits:
            after = journal.letters.edit(replace(before, on_day=until, on_count=at_days))
        elif before.opened is None and not unsealed:
            raise BadInput(toolkit.still_sealed(before.id))
        else:
            with ask.text(before=before.text) as text:
                after = journal.letters.edit(replace(before, text=text))
    if as_json:
        output.json(_plain(after, due=False))
    elif after.revision == before.revision:
        output.say(cli.UNCHANGED)
    else:
        output.lines([cli.saved_thing(toolkit.sealed_until(after, clock.today()))])


@letter.command("delete", example="rj letter delete 2")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move a letter to the trash, for 30 days, unread."""
    with command.journal() as journal:
        gone = journal.letters.trash(_found(journal, number))
    if as_json:
        output.json(_plain(gone, due=False))
    else:
        output.lines([toolkit.removed(toolkit.sealed_until(gone, clock.today()))])


def _found(journal: Journal, typed: str) -> Letter:
    """A letter by its number or uid; its words stay closed."""
    missing = f"There is no letter {typed}. To see them: rj letter list"
    return named(journal.letters.all(), typed, lambda _: "", missing)


def _one_wait(on: str | None, at_days: int | None, *, hard: bool) -> bool:
    """Whether it was said what a letter waits for; more than one thing is refused."""
    said = hard + (on is not None) + (at_days is not None)
    if said > 1:
        raise click.UsageError(toolkit.ONE_WAIT)
    return said == 1


def _until(typed: str) -> date:
    day = parse_day(typed, clock.today(), future=True)
    if day <= clock.today():
        raise BadInput(toolkit.PAST)
    return day


def _plain(one: Letter, *, due: bool) -> dict[str, Any]:
    """A letter as JSON; what a sealed one says stays out."""
    return plain(one) | {"text": one.text if one.opened else None, "due": due}
