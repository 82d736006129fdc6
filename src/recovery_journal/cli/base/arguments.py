"""The arguments of a command, before and after click reads them."""

from collections.abc import Iterable
from typing import Any

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.options import ASK_FOR_WORDS, NOTE_NAMES
from recovery_journal.text import refuse_undecoded


class Context(click.Context):
    """Knows what was asked for, and makes help fit narrow terminals."""

    def __init__(
        self,
        *args: Any,
        answers: dict[str, Any] | None = None,
        rehearses: bool = False,
        **settings: Any,
    ) -> None:
        """Make a context.

        Args:
            args: as for click.
            answers: what was asked for, as typed, by the name of the parameter.
            rehearses: read everything, but raise Rehearsed in place of saving.
            settings: as for click.
        """
        super().__init__(*args, **settings)
        self.answers = answers or {}
        self.rehearses = rehearses
        self.typed: list[str] = []
        self.given: dict[str, Any] = {}
        """What was typed and asked for, by the name of the parameter."""

    def make_formatter(self) -> click.HelpFormatter:
        from shutil import get_terminal_size

        if in_words():
            from recovery_journal.cli.base.spoken_help import SpokenHelp

            return SpokenHelp()

        return click.HelpFormatter(width=max(30, min(80, get_terminal_size().columns) - 1))


class FilePath(click.ParamType[str]):
    """A path: unlike other arguments, it need not be UTF-8."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        return str(value)

    def shell_complete(self, ctx: Any, param: Any, incomplete: str) -> Any:  # noqa: ARG002
        """Let the shell complete the path."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def options_with_value(params: Iterable[click.Parameter]) -> set[str]:
    """The names of the options that take a value."""
    takers = (one for one in params if isinstance(one, click.Option) and not one.is_flag)
    return {name for one in takers for name in one.opts}


def refuse_undecoded_words(values: dict[str, Any], params: Iterable[click.Parameter]) -> None:
    """Refuse words that aren't UTF-8; paths may be any bytes."""
    for one in params:
        value = values.get(one.name or "")
        for word in value if isinstance(value, tuple) else (value,):
            if isinstance(word, str) and not isinstance(one.type, FilePath):
                refuse_undecoded(word, f"“{output.shorten_word(word)}”")


def refuse_repeated(ctx: click.Context, given: list[click.Parameter]) -> None:
    """Refuse an option that was given twice, unless its values add up or a switch says the same."""
    if len(set(given)) == len(given):
        return
    for one in given:
        adds = isinstance(one, click.Option) and (one.multiple or one.is_flag)
        if given.count(one) > 1 and (one.secondary_opts or not adds):
            name = "/".join((one.opts[-1], *one.secondary_opts))
            raise click.UsageError(f"{name} was given more than once. Say it once.", ctx)


def fill_bare_notes(
    ctx: click.Context, params: list[click.Parameter], args: list[str]
) -> list[str]:
    """Put ASK_FOR_WORDS after each -n that has no words.

    Raises:
        UsageError: when another option has no value; click would take the next option for it.
    """
    takers = options_with_value(params)
    options = {"--", *(name for one in params for name in (*one.opts, *one.secondary_opts))}
    filled: list[str] = []
    rest = args[::-1]
    while rest:
        filled.append(word := rest.pop())
        if word == "--":
            break
        if word not in takers:
            continue
        following = rest[-1] if rest else "--"
        if following.partition("=")[0] not in options:
            filled.append(rest.pop())
        elif word in NOTE_NAMES:
            filled.append(ASK_FOR_WORDS)
        elif rest and not ctx.resilient_parsing:
            raise click.UsageError(f"{word} needs a value, and {following} is an option.", ctx)
    return filled + rest[::-1]
