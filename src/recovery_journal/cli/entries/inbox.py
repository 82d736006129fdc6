"""What was logged while the journal was locked and waits for an answer."""

from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import WHOLE_NUMBER, Group
from recovery_journal.cli.base.options import AS_JSON, AT, FOR, combine_options
from recovery_journal.cli.base.rows import Fact, print_rows
from recovery_journal.cli.base.saved import report_entry
from recovery_journal.errors import NotFound
from recovery_journal.words import locked_messages as words
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.store.encryption.locked_messages import Question
    from recovery_journal.store.journal import Journal

NUMBER = click.argument("number", metavar="NUMBER", type=WHOLE_NUMBER)


@click.group("inbox", cls=Group, example="rj inbox", invoke_without_command=True)
@AS_JSON
@click.pass_context
def inbox(ctx: click.Context, as_json: bool) -> None:
    """Show what you logged while locked that needs an answer.

    A tracker may be misspelt or not named at all, or the clock was ahead. Until you answer, a use
    counts for each tracker it may belong to.
    """
    if ctx.invoked_subcommand is not None:
        return
    with session.open_journal() as journal:
        found = journal.questions()
    if as_json:
        output.print_json_array(_to_plain(number, one) for number, one in enumerate(found, start=1))
        return
    print_rows(
        (Fact(str(number), f"Number {number}"), _line(one))
        for number, one in enumerate(found, start=1)
    )
    output.print_message(words.HOW_TO_ANSWER if found else words.NOTHING_TO_ANSWER)


@inbox.command("answer", example="rj inbox answer 1 --for Alcohol")
@combine_options(NUMBER, FOR, AT, AS_JSON)
def answer(number: int, tracker: str | None, at: str | None, as_json: bool) -> None:
    """Say which tracker it is for, or when it was, and save it."""
    moment = None if at is None else values.moment_or_now(at)
    with session.open_journal() as journal:
        saved = journal.inbox.answer(_find(journal, number), tracker=tracker, at=moment)
        report_entry(journal, saved, as_json=as_json)


@inbox.command("keep", example="rj inbox keep 1")
@combine_options(NUMBER, AS_JSON)
def keep(number: int, as_json: bool) -> None:
    """Save it without a tracker; a return to use becomes a note."""
    with session.open_journal() as journal:
        saved = journal.inbox.keep(_find(journal, number))
        report_entry(journal, saved, as_json=as_json)


@inbox.command("drop", example="rj inbox drop 1")
@combine_options(NUMBER, click.option("--yes", is_flag=True, help="Do not ask."), AS_JSON)
def drop(number: int, yes: bool, as_json: bool) -> None:
    """Remove it for good."""
    with session.open_journal() as journal:
        found = _find(journal, number)
        values.confirm(words.ASK_DROP, yes=yes, needs_yes=words.DROP_NEEDS_YES, shown=_line(found))
        journal.inbox.drop(found)
    if as_json:
        output.print_json(_to_plain(number, found))
    else:
        output.print_line(words.DROPPED)


def _find(journal: "Journal", number: int) -> "Question":
    """Return the question with this number.

    Raises:
        NotFound: there is none.
    """
    found = journal.questions()
    if not 1 <= number <= len(found):
        raise NotFound(words.no_question(number))
    return found[number - 1]


def _line(one: "Question") -> str:
    if one.message is None:
        return f"{one.path}: {one.asks}"
    when = numbers.moment(one.message.at, clock.now().year)
    return f"{when}: {words.describe(one.message)} {one.asks}"


def _to_plain(number: int, one: "Question") -> dict[str, Any]:
    plain: dict[str, Any] = {"number": number, "path": one.path, "asks": one.asks}
    if (message := one.message) is not None:
        plain |= {
            "kind": message.kind,
            "at": message.at.isoformat(),
            "tracker": message.tracker,
            "next_start": message.next_start,
            "values": dict(message.values),
        }
    return plain
