"""Logging anything, one question after the other."""

from contextlib import suppress
from functools import partial
from typing import Any

import click

from recovery_journal import places
from recovery_journal.cli.base import asking, output, session, values
from recovery_journal.cli.base.arguments import Context
from recovery_journal.cli.base.command import Command, NeedsNoExample
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rehearsal import Rehearsed
from recovery_journal.cli.base.saved import describe, when_of
from recovery_journal.cli.base.session import LOGGED_WHILE_LOCKED
from recovery_journal.cli.entries.review import ask_questions
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.errors import BadInput, NoAnswer, NotFound
from recovery_journal.text import one_line
from recovery_journal.words import asking as words
from recovery_journal.words import cli
from recovery_journal.words.format import entries, numbers

LOGGING_COMMANDS = (*LOGGED_WHILE_LOCKED, "review", "contact", "meeting attended")
"""The commands that log something at once."""
NOT_ASKED = ("as_json", "intention went", "note note", "used said")
"""Parameters that say how to print, change an earlier entry, or say an argument again."""


@click.command("log", cls=Command, example="rj log")
@combine_options(click.argument("what", metavar="[WHAT]", required=False), AS_JSON)
@click.pass_context
def log(ctx: click.Context, what: str | None, as_json: bool) -> None:
    """Log anything: it asks step by step, on a terminal.

    Before anything is saved, it says what that will be. WHAT is the name of the command that does
    the same at once, such as mood.
    """
    if not output.is_interactive():
        raise NeedsNoExample(words.needs_terminal(LOGGING_COMMANDS))
    name = _choose(ctx, what)
    chosen = _find(ctx, name)
    if name not in LOGGED_WHILE_LOCKED:
        session.ask_journal_key(places.journal_file())
    output.print_message(words.HOW_IT_WORKS)
    asks = Context(chosen, info_name=name, parent=ctx, rehearses=True)
    answers, found = _ask_all(asks)
    described = _described(found, name, answers.get("private"))
    if as_json:
        output.print_message(one_line(described))
    else:
        output.print_lines([described])
    if not asking.agrees(words.ASK_TO_SAVE):
        output.print_message(words.NOTHING_SAVED)
        return
    typed = ["--json"] if as_json else []
    with chosen.make_context(name, typed, parent=ctx, answers=answers) as saving:
        chosen.invoke(saving)


def _choose(ctx: click.Context, what: str | None) -> str:
    """Return the command that was named, or chosen from a list."""

    def parse(typed: str) -> str:
        number = int(typed) if typed.isdecimal() and len(typed) < 3 else 0
        if 1 <= number <= len(LOGGING_COMMANDS):
            return LOGGING_COMMANDS[number - 1]
        return values.one_of(words.WHAT, typed, LOGGING_COMMANDS) or ""

    if what is not None:
        return values.parse_named("what", what, parse)
    width = max(map(len, LOGGING_COMMANDS))
    for number, name in enumerate(LOGGING_COMMANDS, start=1):
        line = _find(ctx, name).get_short_help_str(limit=200)
        output.print_message(words.choice_line(number, name, line, width))
    raise values.missing("what")


def _find(ctx: click.Context, name: str) -> Command:
    found: Any = ctx.find_root().command
    for word in name.split():
        found = found.get_command(ctx, word)
    chosen: Command = found
    return chosen


def _ask_all(asks: Context) -> tuple[dict[str, Any], Rehearsed]:
    """Ask for one value after the other, and all over if together they can't be used."""
    params = sorted(asks.command.params, key=lambda one: isinstance(one, click.Option))
    while True:
        answers: dict[str, Any] = {}
        with suppress(asking.SkipRest):
            for param in params:
                if not {param.name, f"{asks.info_name} {param.name}"} & {*NOT_ASKED}:
                    answers = _ask_for_one(asks, param, answers)
        try:
            return answers, _rehearse(asks, answers)
        except (click.UsageError, BadInput, NotFound) as error:
            output.print_message(_message(error))


def _ask_for_one(asks: Context, param: click.Parameter, answers: dict[str, Any]) -> dict[str, Any]:
    """Add the answer for a parameter, once it can be used; an option may be skipped."""
    name = param.name or ""
    while True:
        try:
            if name == "answers":
                value: Any = ask_questions(answers.get("pack"), partial(asking.ask, asks, param))
            else:
                value = asking.ask_value(asks, param)
            if value is None and isinstance(param, click.Option):
                return answers
            more = answers if value is None else {**answers, name: value}
            _rehearse(asks, more)
        except click.MissingParameter as error:
            if value is not None and error.param is not param:
                return more
            output.print_message(cli.NEEDS_ANSWER)
        except (click.UsageError, BadInput, NotFound) as error:
            if isinstance(error, NoAnswer):
                raise
            output.print_message(_message(error))
        else:
            return more


def _rehearse(asks: Context, answers: dict[str, Any]) -> Rehearsed:
    """Try out whether these answers could be saved.

    Raises:
        UsageError, BadInput, NotFound: they couldn't.
    """
    chosen = asks.command
    try:
        with chosen.make_context(
            asks.info_name, [], parent=asks.parent, answers=answers, rehearses=True
        ) as tried:
            chosen.invoke(tried)
    except Rehearsed as found:
        return found
    raise AssertionError("It was saved without being asked for.")


def _described(found: Rehearsed, name: str, private: bool | None) -> str:
    """Say in one line what will be saved."""
    entry = found.entry
    if name == "after" and isinstance(entry, Craving):
        line = numbers.craving_went_on(entry.after, entry.outcome)
    else:
        line = entries.without_note(entry, found.counted)
    what = describe(entry, line, found.tracker)
    return words.to_be_saved(what, when_of(entry), output.shorten_word(entry.note), private)


def _message(error: Exception) -> str:
    return error.message if isinstance(error, click.UsageError) else str(error)
