"""A person's own reasons, in their own order."""

from dataclasses import replace

import click

from recovery_journal.cli.base import ask, command, confirm, output, values
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.domain.toolkit import Reason
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import toolkit

MOVE_STEPS = {"up": -1, "down": 1}


@click.group("reason", cls=Group, example="rj reason add Mornings with my daughter")
def reason() -> None:
    """Why it is worth it, in your own words and order."""


@reason.command("add", example="rj reason add Mornings with my daughter")
@command.combine_options(click.argument("text", nargs=-1, metavar="[TEXT]..."), AS_JSON)
def add(text: tuple[str, ...], as_json: bool) -> None:
    """Add a reason, on one line.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj reason add -
    """
    new = Reason(text=ask.sentence(text, toolkit.ASK_REASON, toolkit.REASON_MISSING))
    with command.open_journal(create=True) as journal:
        added = journal.reasons.add(new)
    confirm.print_saved(added, added.text, as_json=as_json)


@reason.command("list", example="rj reason list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show the reasons in their order, a line each."""
    with command.open_journal() as journal:
        found = journal.reasons.all()
    _show(found, as_json=as_json)
    if not found:
        output.print_message(toolkit.NO_REASONS)


@reason.command("edit", example="rj reason edit 3 Mornings with both my daughters")
@command.combine_options(
    click.argument("number", metavar="ID"),
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    AS_JSON,
)
def edit(number: str, text: tuple[str, ...], as_json: bool) -> None:
    """Put a reason in other words; its place in the order stays.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj reason edit 3 -
    """
    words = ask.sentence(text, toolkit.ASK_REASON, toolkit.REASON_MISSING)
    with command.open_journal() as journal:
        before = journal.reasons.find(number)
        after = journal.reasons.edit(replace(before, text=words))
    confirm.print_saved(after, after.text, as_json=as_json, before=before)


@reason.command("move", example="rj reason move 3 up")
@command.combine_options(
    click.argument("number", metavar="ID"), click.argument("way", metavar="up|down"), AS_JSON
)
def move(number: str, way: str, as_json: bool) -> None:
    """Move a reason up or down."""
    by = MOVE_STEPS[values.one_of("The way", way, tuple(MOVE_STEPS)) or ""]
    with command.open_journal() as journal:
        moved = journal.reasons.move(journal.reasons.find(number), by)
    _show(moved, as_json=as_json)


@reason.command("delete", example="rj reason delete 3")
@command.combine_options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move a reason to the trash, for 30 days."""
    with command.open_journal() as journal:
        gone = journal.reasons.trash(journal.reasons.find(number))
    confirm.print_removed(gone, gone.text, as_json=as_json)


def _show(found: list[Reason], *, as_json: bool) -> None:
    if as_json:
        output.print_json_array(map(to_plain, found))
    else:
        output.print_lines(f"{one.id}  {one.text}" for one in found)
