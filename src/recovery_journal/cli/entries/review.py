"""The evening review: its questions and answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.arguments import options_with_value
from recovery_journal.cli.base.command import DECIMAL_NUMBER, Group
from recovery_journal.cli.base.noun_group import Fields, NounGroup
from recovery_journal.cli.base.options import AS_JSON, AT, KEEP, NOTE, PRIVATE, combine_options
from recovery_journal.cli.base.rows import print_outline
from recovery_journal.cli.base.saved import Saved, report
from recovery_journal.domain.practice import (
    QuestionPack,
    Review,
    answers_to_note,
    find_question_pack,
)
from recovery_journal.errors import BadInput, InputMissing
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.books.book import find_one
from recovery_journal.text import ended
from recovery_journal.words import cli, practice


class ReviewGroup(Group):
    """Reads a lone hyphen as a note from standard input, not as a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a hyphen that no option takes means -n -."""
        takes = options_with_value(self.get_params(ctx))
        alone = [
            place
            for place, word in enumerate(args)
            if word == "-" and not takes & {*args[max(0, place - 1) : place]}
        ]
        if alone and not {*args} & {*self.commands}:
            args = [*args[: alone[0]], "--note", *args[alone[0] :]]
        return super().parse_args(ctx, args)


@click.group("review", cls=ReviewGroup, example="rj review --sleep 7", invoke_without_command=True)
@combine_options(
    click.option("--questions", "pack", metavar="NAME", help="Which questions to ask this time."),
    click.option(
        "--sleep", type=DECIMAL_NUMBER, metavar="HOURS", help="How many hours you slept last night."
    ),
    click.option("--talked/--no-talked", default=None, help="You talked to someone, or not."),
    click.option(
        "--answer",
        "answers",
        multiple=True,
        help="An answer; repeat it, in the order of the questions.",
    ),
    NOTE,
    AT,
    PRIVATE,
    KEEP,
    AS_JSON,
)
@click.pass_context
def review(ctx: click.Context, /, **said: Any) -> None:
    """Look back at a day, in your own words.

    On a terminal the questions are asked one by one. --answer can be given several times. Words
    typed here stay in the history of your shell, and others can see them in ps; rj review - reads
    standard input.
    """
    if ctx.invoked_subcommand is None:
        _review(**said)


def _review(
    answers: tuple[str, ...],
    pack: str | None,
    sleep: float | None,
    talked: bool | None,
    note: str | None,
    at: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    asked = _find_asked(pack)
    if len(answers) > len(asked.prompts):
        raise BadInput(practice.too_many_answers(asked, len(answers)))
    make = partial(Review, at=values.moment_or_now(at), sleep=sleep, talked=talked, kept=bool(kept))
    make(note=asked.name)  # validated before anything is asked
    if not answers and note is None:
        if values.can_ask():
            answers = _ask_questions(asked)
        elif sleep is None and talked is None:
            note = "-"
    rest = values.note_or_ask(note, practice.ASK_ANYTHING_ELSE)
    written = answers_to_note([*zip(asked.prompts, answers, strict=False), ("", rest)])
    if not written and values.can_ask() and sleep is None and talked is None:
        output.print_message(cli.NOTHING_WRITTEN)
        return
    new = make(note=written, pack=asked.name if answers else "")
    with session.open_journal(create=True, to_log=new) as journal:
        entry = session.add_entry(journal, new, private=private)
    report(Saved(entry), practice.review_line(entry), as_json=as_json)


@click.group(
    "questions",
    cls=NounGroup[QuestionPack],
    book=lambda journal: journal.packs,
    line=lambda one: one.name,
    argument="NAME",
    example="rj review questions",
    invoke_without_command=True,
)
@AS_JSON
@click.pass_context
def questions(ctx: click.Context, as_json: bool) -> None:
    """Show the questions of the evening.

    To choose the ones that are asked: rj config set pack NAME
    """
    if ctx.invoked_subcommand is not None:
        return
    found, name = load_packs()
    chosen = find_question_pack(found, name)
    if as_json:
        output.print_json_array(to_plain(one) | {"chosen": one is chosen} for one in found)
        return
    for one in found:
        line = practice.pack_line(one, chosen=one is chosen)
        print_outline([line, *(f"  {prompt}" for prompt in one.prompts)])


review.add_command(questions)


@questions.adding(
    QuestionPack,
    click.argument("name", metavar="NAME"),
    click.argument("prompts", metavar="QUESTION...", nargs=-1, required=True),
    example='rj review questions add Mine "What made me laugh?" "What can wait?"',
)
def add(name: str, prompts: tuple[str, ...]) -> Fields:
    """Add questions of your own, under a name.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    return {"name": name, "prompts": prompts}


questions.add_delete(
    "Move questions of your own to the trash, for 30 days.", "rj review questions delete Mine"
)


def load_packs() -> tuple[list[QuestionPack], str]:
    """Read all sets of questions, and the name of the chosen one."""
    try:
        with session.open_journal() as journal:
            return journal.packs.all(), journal.settings.read().pack
    except InputMissing:  # the first review comes before the journal
        return [*practice.built_in_packs()], ""


def find_pack(found: list[QuestionPack], typed: str) -> QuestionPack:
    """Find a question pack by the start of its name."""
    missing = f"There are no questions called {ended(typed)} To see them: rj review questions"
    return find_one(found, typed, lambda one: one.name, missing)


def _find_asked(named: str | None) -> QuestionPack:
    """Return the questions to ask: the named ones, or those that were chosen."""
    found, chosen = load_packs()
    return find_question_pack(found, chosen) if named is None else find_pack(found, named)


def _ask_questions(pack: QuestionPack) -> tuple[str, ...]:
    """Ask one question after the other; the end of the input keeps the answers so far."""
    output.print_message(practice.ENTER_SKIPS)
    answers: list[str] = []
    for question in pack.prompts:
        try:
            answers.append(output.ask_words(question))
        except BadInput:
            break
    return tuple(answers)


def ask_questions(pack: str | None, ask: Callable[[str], str]) -> list[str]:
    """Ask the questions of the named or chosen pack, each by `ask`."""
    return [*map(ask, _find_asked(pack).prompts)]
