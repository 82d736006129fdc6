"""What the person said they would do, to themselves or to someone."""

from dataclasses import replace
from datetime import date
from typing import Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, confirm, output, values
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.domain.circle import PROMISE_OUTCOMES, Promise
from recovery_journal.domain.dates import parse_upcoming_day
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import circle

EXAMPLE = "rj promise add Call Ana --to Sam --for tuesday"
NONE = "none"
DONE, NOT_NOW = PROMISE_OUTCOMES

ID = click.argument("number", metavar="ID")
TO = click.option("--to", metavar="NAME", help="To whom; without it, to yourself.")
LEARNED = click.option("--learned", metavar="TEXT", help="What you learned on the way.")


@click.group("promise", cls=Group, example=EXAMPLE)
def promise() -> None:
    """What you said you would do."""


@promise.command("add", example=EXAMPLE)
@command.combine_options(
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    TO,
    click.option("--for", "day", metavar="DAY", help="The day it is for: tuesday, in 3 days."),
    AS_JSON,
)
def add(text: tuple[str, ...], to: str | None, day: str | None, as_json: bool) -> None:
    """Note something you want to do.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj promise add -
    """
    on = None if day is None else _day(day)
    words = ask.sentence(text, circle.ASK_PROMISE, circle.PROMISE_MISSING)
    new = Promise(text=words, to=to or "", day=on)
    with command.open_journal(create=True) as journal:
        whom = journal.people.complete_name(new.to)
        added = journal.promises.add(replace(new, to=whom))
    confirm.print_saved(added, _numbered_line(added), as_json=as_json)


@promise.command("list", example="rj promise list")
@command.combine_options(
    click.option("--all", "everything", is_flag=True, help="With those that are over."), AS_JSON
)
def list_(everything: bool, as_json: bool) -> None:
    """Show what is open, a line each, the nearest day first."""
    with command.open_journal() as journal:
        found = [one for one in journal.promises.all() if everything or not one.outcome]
    if as_json:
        output.print_json_array(map(to_plain, found))
        return
    output.print_lines(f"{one.id}  {_line(one)}" for one in found)
    if not found:
        output.print_message(circle.NO_PROMISES)


@promise.command("done", example="rj promise done 3")
@command.combine_options(ID, LEARNED, AS_JSON)
def done(number: str, learned: str | None, as_json: bool) -> None:
    """Say that it is done.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    _change(number, {"outcome": DONE, **_learned(learned)}, as_json=as_json)


@promise.command("not-now", example='rj promise not-now 3 --learned "Mornings are easier."')
@command.combine_options(ID, LEARNED, AS_JSON)
def not_now(number: str, learned: str | None, as_json: bool) -> None:
    """Say that it was not for this time.

    To give it another day instead: rj promise move. Words typed here stay in the history of your
    shell, and others can see them in ps.
    """
    _change(number, {"outcome": NOT_NOW, **_learned(learned)}, as_json=as_json)


@promise.command("move", example="rj promise move 3 friday")
@command.combine_options(ID, click.argument("day", metavar="DAY"), AS_JSON)
def move(number: str, day: str, as_json: bool) -> None:
    """Give it another day, or none; it is open again."""
    on = _day(day)
    with command.open_journal() as journal:
        before = journal.promises.find(number)
        after = journal.promises.reschedule(before, on)
    confirm.print_saved(after, _numbered_line(after), as_json=as_json, before=before)


@promise.command("edit", example="rj promise edit 3 Call Ana about Sunday")
@command.combine_options(
    ID,
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    TO,
    click.option("--for", "day", metavar="DAY", help="The day it is for. Or none."),
    LEARNED,
    AS_JSON,
)
def edit(
    number: str,
    text: tuple[str, ...],
    to: str | None,
    day: str | None,
    learned: str | None,
    as_json: bool,
) -> None:
    """Change what you said: its words, to whom, for when.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    changes: dict[str, Any] = {**_learned(learned)}
    if text:
        changes["text"] = ask.sentence(text, circle.ASK_PROMISE, circle.PROMISE_MISSING)
    if to is not None:
        changes["to"] = to
    if day is not None:
        changes["day"] = _day(day)
    _change(number, changes, as_json=as_json)


@promise.command("delete", example="rj promise delete 3")
@command.combine_options(ID, AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move it to the trash, for 30 days."""
    with command.open_journal() as journal:
        gone = journal.promises.trash(journal.promises.find(number))
    confirm.print_removed(gone, circle.promise_line(gone, clock.today()), as_json=as_json)


def _change(number: str, changes: dict[str, Any], *, as_json: bool) -> None:
    """Keep a promise with other fields, and say how it stands now."""
    with command.open_journal() as journal:
        before = journal.promises.find(number)
        if "to" in changes:
            changes["to"] = journal.people.complete_name(changes["to"])
        after = journal.promises.edit(replace(before, **changes))
    confirm.print_saved(after, _numbered_line(after), as_json=as_json, before=before)


def _learned(typed: str | None) -> dict[str, str]:
    return {} if typed is None else {"learned": values.words_or_ask(typed)}


def _day(typed: str) -> date | None:
    return None if typed == NONE else parse_upcoming_day(typed, clock.today())


def _line(one: Promise) -> str:
    line = circle.promise_line(one, clock.today())
    return f"{line}  learned: {one.learned}" if one.learned else line


def _numbered_line(kept: Promise) -> str:
    return f"promise {kept.id}: {circle.promise_line(kept, clock.today())}"
