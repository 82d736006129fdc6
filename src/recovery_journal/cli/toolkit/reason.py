"""A person's reasons, in their own order."""

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.complete import complete_with
from recovery_journal.cli.base.noun_group import Fields, NounGroup
from recovery_journal.cli.base.options import AS_JSON, TEXT, combine_options
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, toolkit

EXAMPLE = "rj reason add Mornings with my daughter"
MOVE_STEPS = {"up": -1, "down": 1}

reason = NounGroup[Reason](
    "reason",
    lambda journal: journal.reasons,
    lambda one: one.text,
    help="Why it's worth it, in your own words and order.",
    example=EXAMPLE,
)


@reason.adding(Reason, TEXT, example=EXAMPLE)
def add(text: tuple[str, ...]) -> Fields:
    """Add a reason, on one line.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text, you are asked for it; to read standard input: rj reason add -
    """
    return {"text": values.sentence_or_ask(text)}


@reason.listing(empty=toolkit.NO_REASONS)
def list_(journal: Journal) -> list[Reason]:
    """Show the reasons in their order, a line each."""
    return journal.reasons.all()


@reason.editing("edit", TEXT, example="rj reason edit 3 Mornings with both my daughters")
def edit(text: tuple[str, ...]) -> Fields:
    """Change the wording of a reason; it keeps its place.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text, you are asked for it; to read standard input: rj reason edit 3 -
    """
    return {"text": values.sentence_or_ask(text)}


@reason.command("move", example="rj reason move 3 up")
@combine_options(
    reason.which,
    click.argument("way", metavar="up|down", shell_complete=complete_with(MOVE_STEPS)),
    AS_JSON,
)
def move(which: str, way: str, as_json: bool) -> None:
    """Move a reason up or down."""
    by = MOVE_STEPS[values.one_of("The way", way, tuple(MOVE_STEPS)) or ""]
    with session.open_journal() as journal:
        before = journal.reasons.all()
        moved = journal.reasons.move(journal.reasons.find(which), by)
    reason.print_list(moved, as_json=as_json)
    if moved == before:
        output.print_message(cli.UNCHANGED)


reason.add_delete("Move a reason to the trash, for 30 days.", "rj reason delete 3")
