"""A person's own reasons, in their own order."""

from dataclasses import replace

import click

from recovery_journal.cli.base import ask, command, confirm, output, values
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.domain.toolkit import Reason
from recovery_journal.exchange.plain import plain
from recovery_journal.store.books.book import named
from recovery_journal.store.journal import Journal
from recovery_journal.words import toolkit

STEPS = {"up": -1, "down": 1}


@click.group("reason", cls=Group, example="rj reason add Mornings with my daughter")
def reason() -> None:
    """Why it is worth it, in your own words and order."""


@reason.command("add", example="rj reason add Mornings with my daughter")
@command.options(click.argument("text", nargs=-1, metavar="[TEXT]..."), AS_JSON)
def add(text: tuple[str, ...], as_json: bool) -> None:
    """Add a reason, on one line.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj reason add -
    """
    new = Reason(text=_words(text))
    with command.journal(create=True) as journal:
        added = journal.reasons.add(new)
    confirm.kept(added, added.text, as_json=as_json)


@reason.command("list", example="rj reason list")
@AS_JSON
def listed(as_json: bool) -> None:
    """Show the reasons in their order, a line each."""
    with command.journal() as journal:
        found = journal.reasons.all()
    _show(found, as_json=as_json)
    if not found:
        output.say(toolkit.NO_REASONS)


@reason.command("edit", example="rj reason edit 3 Mornings with both my daughters")
@command.options(
    click.argument("number", metavar="ID"),
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    AS_JSON,
)
def edit(number: str, text: tuple[str, ...], as_json: bool) -> None:
    """Put a reason in other words; its place in the order stays.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj reason edit 3 -
    """
    words = _words(text)
    with command.journal() as journal:
        before = _found(journal, number)
        after = journal.reasons.edit(replace(before, text=words))
    confirm.kept(after, after.text, as_json=as_json, before=before)


@reason.command("move", example="rj reason move 3 up")
@command.options(
    click.argument("number", metavar="ID"), click.argument("way", metavar="up|down"), AS_JSON
)
def move(number: str, way: str, as_json: bool) -> None:
    """Move a reason up or down."""
    by = STEPS[values.chosen("The way", way, tuple(STEPS)) or ""]
    with command.journal() as journal:
        moved = journal.reasons.move(_found(journal, number), by)
    _show(moved, as_json=as_json)


@reason.command("delete", example="rj reason delete 3")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move a reason to the trash, for 30 days."""
    with command.journal() as journal:
        gone = journal.reasons.trash(_found(journal, number))
    confirm.removed(gone, gone.text, as_json=as_json)


def _words(typed: tuple[str, ...]) -> str:
    """The words as typed, from standard input, or asked for."""
    text = " ".join(typed) if typed else None
    if text is None and not output.on_terminal():
        text = "-"
    return ask.line(text, toolkit.REASON, toolkit.REASON_MISSING)


def _found(journal: Journal, typed: str) -> Reason:
    missing = f"There is no reason {typed}. To see them: rj reason list"
    return named(journal.reasons.all(), typed, lambda one: one.text, missing)


def _show(found: list[Reason], *, as_json: bool) -> None:
    if as_json:
        output.json_array(map(plain, found))
    else:
        output.lines(f"{one.id}  {one.text}" for one in found)
