"""The form of a command: how its line is read by click, and its help."""

import sys
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import WANTED
from recovery_journal.cli.base.arguments import (
    Context,
    FilePath,
    fill_bare_notes,
    options_with_value,
    refuse_repeated,
    refuse_undecoded_words,
)
from recovery_journal.cli.base.click_parameter import Parsed
from recovery_journal.cli.base.context import go_on_with_click
from recovery_journal.cli.base.options import decimal_number, whole_number
from recovery_journal.cli.base.session import unlock_before_asking
from recovery_journal.errors import BadInput, NotFound

NAMES = ("NAME", "TRACKER")


def _note_accessible(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:  # noqa: ARG001
    if wanted:
        ctx.meta[WANTED] = True


ACCESSIBLE = click.Option(
    ["--accessible"],
    is_flag=True,
    expose_value=False,
    help="Words only, for a screen reader.",
    callback=_note_accessible,
)
"""Shared by all commands, as it may stand before or after their names."""


def _note_if_accessible(ctx: click.Context, arguments: Iterable[str]) -> None:
    """Note --accessible before click does, which shows help first."""
    _note_accessible(ctx, ACCESSIBLE, "--accessible" in arguments)


def _show_help(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001
    if asked and not ctx.resilient_parsing:
        from recovery_journal.cli.base.pager import print_long_text

        print_long_text(ctx.get_help().split("\n"))
        ctx.exit()


HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    help="Show this.",
    callback=_show_help,
)
"""Shared by all commands; click's own looks for translations at every start."""


def asks_for_help(args: Iterable[str]) -> bool:
    return any(word in HELP.opts for word in takewhile("--".__ne__, args))


def _ask_after(error: Exception, ctx: Context) -> None:
    """Ask for the value that is missing or wrong; then the arguments can be read again.

    Raises:
        Exception: the error, when nobody can answer.
    """
    if ctx.rehearses or ctx.resilient_parsing or not output.is_interactive():
        raise error
    from recovery_journal.cli.base import asking

    asking.ask_after(error, ctx, unlock_before_asking)
    ctx.params.clear()


class Command(click.Command):
    """Shows an example in its help, and when it is typed wrongly."""

    context_class = Context
    allow_extra_args = True  # refused by `parse_args`, in our words

    def __init__(self, *args: Any, example: str, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params = [*self.params, ACCESSIBLE]
        self.example = example
        if self.help is None and self.callback is not None and sys.flags.optimize > 1:
            from recovery_journal.cli.base.docstring import read_docstring

            self.help = read_docstring(self.callback)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; -n needs no words at the end or before another option.

        Click has options that need no value, but those refuse words that begin with a hyphen.
        """
        if asks_for_help(args):
            _note_if_accessible(ctx, args)
            if not isinstance(self, click.Group):
                args = ["--help"]  # whatever else was typed, and typed wrongly
        ctx.typed = args
        is_ascii = all(map(str.isascii, args))  # almost always
        filled = fill_bare_notes(ctx, self.get_params(ctx), args)
        while True:
            try:
                rest = super().parse_args(ctx, [*filled])
                break
            except click.BadParameter as error:
                _ask_after(error, ctx)
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise WordsTooMany(ctx, rest)
        if not is_ascii:
            refuse_undecoded_words(ctx.params, self.get_params(ctx))
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it misses is asked for, and it runs again."""
        while True:
            try:
                if not isinstance(self, click.Group):
                    ctx.invoke(go_on_with_click, ctx)
                return super().invoke(ctx)
            except (click.BadParameter, BadInput, NotFound) as error:
                _ask_after(error, ctx)
                Command.parse_args(self, ctx, ctx.typed)

    def make_parser(self, ctx: Any) -> Any:
        """Make click's parser, which would silently take the last of two values."""
        parser = super().make_parser(ctx)
        parse = parser.parse_args

        def parse_once(args: list[str]) -> Any:
            try:
                values, rest, order = parse(args)
            except click.BadOptionUsage as error:
                name = error.option_name
                needed = "a" if name in options_with_value(self.get_params(ctx)) else "no"
                raise click.UsageError(f"{name} takes {needed} value.", ctx) from None
            if not ctx.resilient_parsing:
                refuse_repeated(ctx, order)
            values = ctx.given = {**values, **ctx.answers}
            return values, rest, order

        parser.parse_args = parse_once  # type: ignore[method-assign]
        return parser

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002
        return HELP

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Example"):
            formatter.write_text(self.example)


class Group(Command, click.Group):
    """Commands about one subject; without one of them, a noun lists, or shows what it is."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args[:1] == ["help"] and ctx.parent is not None:
            args = [*args[1:], "--help"]
        is_bare = not args or (args[0].startswith("-") and args[0] not in HELP.opts)
        is_bare = is_bare and self.commands.keys().isdisjoint(args)
        shows = next((name for name in ("list", "show") if name in self.commands), None)
        if is_bare and shows and not (self.invoke_without_command or ctx.resilient_parsing):
            args = [shows, *args]
        return super().parse_args(ctx, args)


class NeedsNoExample(click.UsageError):
    """Something was typed wrongly, and the message says what to type."""


class WordsTooMany(click.UsageError):
    """Words were typed that the command doesn't take."""

    def __init__(self, ctx: click.Context, words: list[str]) -> None:
        super().__init__(f"“{output.shorten_word(words[0])}” is one word too many.", ctx)
        self.words = words
        names = (one.human_readable_name.strip("[]") for one in ctx.command.params)
        self.hint = " A name of several words needs quotes." if {*names} & {*NAMES} else ""


FILE_PATH = FilePath()
WHOLE_NUMBER = Parsed(whole_number)
DECIMAL_NUMBER = Parsed(decimal_number)
