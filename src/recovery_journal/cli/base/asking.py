"""Asking on a terminal for the values of a command, one parameter after the other.

`Command` asks for what is missing or wrong, and `rj log` for all that a command can take.
"""

from collections.abc import Callable
from typing import Any

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.arguments import Context
from recovery_journal.cli.base.options import ASK_FOR_WORDS
from recovery_journal.errors import BadData, BadInput, NoAnswer
from recovery_journal.words import asking as words
from recovery_journal.words import cli

THE_REST = "."
"""The answer that skips all questions that are left."""
FROM_STANDARD_INPUT = "-"
"""What would wait for more input, in place of a value."""


class SkipRest(Exception):
    """No more questions are wanted."""


def ask_after(error: Exception, ctx: Context, unlock: Callable[[], object]) -> None:
    """Ask for the value that an error is about, and note the answer in the context.

    If it's about no single one, and some were asked for before, all are asked for again.

    Args:
        error: what is missing or wrong.
        ctx: of the command.
        unlock: called before words are asked for that need an open journal to be saved.

    Raises:
        Exception: the error, if no answer can mend it.
        NoAnswer: the input ended.
    """
    param: click.Parameter | None = getattr(error, "param", None)
    is_ours = param in ctx.command.params if param else bool(ctx.answers)
    if not is_ours or isinstance(error, (NoAnswer, BadData)):
        raise error
    if not isinstance(error, click.MissingParameter):
        output.print_message(getattr(error, "message", str(error)))
    if param:
        if _key(ctx, param) in words.QUESTIONS:
            unlock()
        ctx.answers[param.name or ""] = _require(ctx, param)
        return
    for one in ctx.command.params:
        given = ctx.given.get(one.name or "")
        if former := _as_text(given):
            answer = ask_value(ctx, one, former)
            ctx.answers[one.name or ""] = given if answer is None else answer


def ask_value(ctx: Context, param: click.Parameter, former: str = "") -> Any:
    """Ask for a value once; return it as click's parser does, or None if it's skipped.

    Raises:
        NoAnswer: the input ended.
        SkipRest: no more questions are wanted.
    """
    question = question_for(ctx, param)
    if former:
        question = words.with_former(question, output.shorten_word(former))
    answer = ask(ctx, param, question)
    if not answer:
        return None
    if isinstance(param, click.Option) and param.is_flag:
        return _is_yes(answer)
    if not param.multiple and param.nargs == 1:
        return answer
    if param.name == "text":
        return [answer]
    if param.name == "prompts" and not former:
        return [answer, *iter(lambda: ask(ctx, param, words.ANOTHER), "")]
    return [one for part in answer.split(",") if (one := part.strip())]


def question_for(ctx: Context, param: click.Parameter) -> str:
    """Return the question for a parameter, from its help if it has none of its own."""
    metavar = param.metavar or (param.name or "").upper()
    if found := words.QUESTIONS.get(_key(ctx, param)):
        return found
    if isinstance(param, click.Option):
        question = words.for_option(param.help or "", param.opts[-1], metavar)
        return words.yes_or_no(question) if param.is_flag else question
    return words.for_argument(metavar)


def _require(ctx: Context, param: click.Parameter) -> Any:
    """Ask until there is an answer."""
    key = _key(ctx, param)
    while (answer := ask_value(ctx, param)) is None:
        if key in words.IF_LEFT_EMPTY:
            return [words.IF_LEFT_EMPTY[key]]
        output.print_message(cli.NEEDS_ANSWER)
    return answer


def ask(ctx: Context, param: click.Parameter, question: str) -> str:
    """Return one answer without blanks around it; empty if it's skipped.

    Raises:
        NoAnswer: the input ended.
        SkipRest: no more questions are wanted.
    """
    answer = _ask_line(question, is_words=param.type is click.STRING)
    if answer == THE_REST and ctx.rehearses:
        raise SkipRest
    return "" if answer == FROM_STANDARD_INPUT else answer


def agrees(question: str) -> bool:
    """Ask until the answer is yes or no."""
    while True:
        answer = _ask_line(question)
        try:
            return _is_yes(answer)
        except BadInput as error:
            output.print_message(str(error))


def _is_yes(answer: str) -> bool:
    if (folded := answer.casefold()) not in ("y", "yes", "n", "no"):
        raise BadInput(words.YES_OR_NO)
    return folded.startswith("y")


def _ask_line(question: str, *, is_words: bool = False) -> str:
    """Ask until an answer is text, and say that nothing was saved if there is none."""
    while True:
        try:
            return (output.ask_words if is_words else output.ask)(question).strip()
        except KeyboardInterrupt:
            output.print_message(f"\n{words.NOTHING_SAVED}")
            raise
        except NoAnswer:
            raise NoAnswer(words.NO_ANSWER) from None
        except BadInput as error:
            output.print_message(str(error))


def _as_text(given: Any) -> str:
    """Return a value as it was typed; empty for a switch, and for what was not given."""
    if isinstance(given, str):
        return "" if given == ASK_FOR_WORDS else given
    several = given if isinstance(given, (list, tuple)) else ()
    return ", ".join(one for one in several if isinstance(one, str))


def _key(ctx: click.Context, param: click.Parameter) -> str:
    """Name a parameter with its command: "people add name"."""
    names = [param.name or ""]
    at: click.Context | None = ctx
    while at and at.parent and at.info_name != "log":
        names.insert(0, at.info_name or "")
        at = at.parent
    return " ".join(names)
