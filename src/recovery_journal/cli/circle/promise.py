"""Promises to oneself or to somebody else."""

from datetime import date

import click

from recovery_journal.cli.base import session, values
from recovery_journal.cli.base.noun_group import Fields, NounGroup
from recovery_journal.cli.base.options import AS_JSON, TEXT, combine_options, own_option
from recovery_journal.cli.base.rows import Row
from recovery_journal.domain.circle import PROMISE_OUTCOMES, Promise
from recovery_journal.domain.dates import parse_upcoming_day
from recovery_journal.store.journal import Journal
from recovery_journal.words import circle

EXAMPLE = "rj promise add Call Ana --to Sam --for tuesday"
DONE, NOT_NOW = PROMISE_OUTCOMES

TO = own_option("--to", metavar="NAME", of="person", help="To whom; without it, to yourself.")
LEARNED = click.option("--learned", metavar="TEXT", help="What you learned on the way.")


def _line(one: Promise) -> str:
    return circle.promise_line(one, session.today())


def _facts(one: Promise) -> Row:
    return promise.numbered(one), _line(one), f"learned: {one.learned}" if one.learned else ""


def _complete_name(journal: Journal, fields: Fields) -> Fields:
    if "to" not in fields:
        return fields
    return fields | {"to": journal.people.complete_name(fields["to"])}


promise = NounGroup[Promise](
    "promise",
    lambda journal: journal.promises,
    _line,
    saved_line=lambda one: f"promise {one.id}: {_line(one)}",
    listed=lambda one: _facts(one),
    complete=_complete_name,
    help="What you said you would do.",
    example=EXAMPLE,
)


@promise.adding(
    Promise,
    TEXT,
    TO,
    click.option("--for", "day", metavar="DAY", help="The day it is for: tuesday, in 3 days."),
    example=EXAMPLE,
)
def add(text: tuple[str, ...], to: str | None, day: str | None) -> Fields:
    """Note something you want to do.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text, you are asked for it; to read standard input: rj promise add -
    """
    on = None if day is None else _day(day)
    words = values.sentence_or_ask(text)
    return {"text": words, "to": to or "", "day": on}


@promise.listing(
    click.option("--all", "everything", is_flag=True, help="Include past ones."),
    empty=circle.NO_PROMISES,
)
def list_(journal: Journal, everything: bool) -> list[Promise]:
    """Show what is open, a line each, the nearest day first."""
    return [one for one in journal.promises.all() if everything or not one.outcome]


@promise.editing("done", LEARNED, example="rj promise done 3")
def done(learned: str | None) -> Fields:
    """Say that it is done.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    return {"outcome": DONE, **_learned(learned)}


@promise.editing(
    "not-now", LEARNED, example='rj promise not-now 3 --learned "Mornings are easier."'
)
def not_now(learned: str | None) -> Fields:
    """Say that it didn't happen this time.

    To give it another day instead: rj promise move. Words typed here stay in the history of your
    shell, and others can see them in ps.
    """
    return {"outcome": NOT_NOW, **_learned(learned)}


@promise.command("move", example="rj promise move 3 friday")
@combine_options(promise.which, click.argument("day", metavar="DAY"), AS_JSON)
def move(which: str, day: str, as_json: bool) -> None:
    """Move it to another day, or none; that opens it again."""
    on = _day(day)
    with session.open_journal() as journal:
        before = journal.promises.find(which)
        after = journal.promises.reschedule(before, on)
    promise.print_saved(after, as_json=as_json, before=before)


@promise.editing(
    "edit",
    TEXT,
    TO,
    click.option("--for", "day", metavar="DAY", help="The day it is for. Or none."),
    LEARNED,
    example="rj promise edit 3 Call Ana about Sunday",
)
def edit(text: tuple[str, ...], to: str | None, day: str | None, learned: str | None) -> Fields:
    """Change what you said: its words, to whom, for when.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    changes = _learned(learned) | values.typed(to=to)
    if text:
        changes["text"] = values.sentence_or_ask(text)
    if day is not None:
        changes["day"] = _day(day)
    return changes


promise.add_delete("Move it to the trash, for 30 days.", "rj promise delete 3")


def _learned(typed: str | None) -> Fields:
    return {} if typed is None else {"learned": values.note_or_ask(typed)}


def _day(typed: str) -> date | None:
    return values.none_or(typed, lambda text: parse_upcoming_day(text, session.today()))
