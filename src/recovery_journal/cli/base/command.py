"""What commands share: their form, common options, and opening the journal."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import ACCESSIBLE, note_if_typed
from recovery_journal.cli.base.after_answer import OpenedJournal
from recovery_journal.cli.base.arguments import (
    NOTE_NAMES,
    Context,
    FilePath,
    fill_bare_notes,
    options_with_value,
    refuse_repeated,
    refuse_undecoded_words,
)
from recovery_journal.cli.base.complete_own import own_option
from recovery_journal.cli.base.rehearsal import stop_rehearsal
from recovery_journal.domain.days import local_day
from recovery_journal.errors import (
    BadInput,
    Busy,
    CannotWrite,
    Damaged,
    NoLocks,
    NotAllowed,
    NotFound,
)
from recovery_journal.text import parse_decimal, parse_whole_number

if TYPE_CHECKING:
    from datetime import date

    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.store.journal import Journal

F = TypeVar("F", bound=Callable[..., Any])
E = TypeVar("E", bound="Entry")

NAMES = ("NAME", "TRACKER")

LOGGED_WHILE_LOCKED = ("craving", "after", "mood", "note", "used", "none", "intention")
"""Commands that need no passphrase, as what they log is sealed."""


def _show_help(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001
    if asked and not ctx.resilient_parsing:
        text = ctx.get_help()
        if sys.stdout is None or not sys.stdout.isatty():
            output.print_line(text)
        else:
            from recovery_journal.cli.base.pager import print_long_text

            print_long_text(text.split("\n"))
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
            note_if_typed(ctx, args)
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


class WholeNumber(click.ParamType[int]):
    """A whole number; its range is checked by the code that knows the scale."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return parse_whole_number(str(value))
        except ValueError:
            self.fail(f"“{output.shorten_word(str(value))}” is not a whole number.", param, ctx)


class DecimalNumber(click.ParamType[float]):
    """A number that may have decimals."""

    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            number = parse_decimal(str(value))
        except ValueError:
            number = float("nan")
        if number != number or abs(number) == float("inf"):
            self.fail(f"“{output.shorten_word(str(value))}” is not a number.", param, ctx)
        return number


FILE_PATH = FilePath()
WHOLE_NUMBER = WholeNumber()
DECIMAL_NUMBER = DecimalNumber()


def combine_options(*several: Callable[[F], F]) -> Callable[[F], F]:
    """Make several options one decorator; the help shows them in this order."""

    def decorate(function: F) -> F:
        for option in reversed(several):
            function = option(function)
        return function

    return decorate


AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
TEXT = click.argument("text", nargs=-1, metavar="[TEXT]...")
NOTE = click.option(
    *NOTE_NAMES,
    metavar="TEXT",
    help="Your words. -n alone asks for them, -n - reads standard input.",
)
AT = click.option("--at", metavar="WHEN", help="When: 21:30, last night, 2h, 24 nov 9pm.")
PRIVATE = click.option(
    "--private/--shareable", default=None, help="Leave it out of what you share, or not."
)
FOR = own_option(
    "--tracker", "--for", "tracker", metavar="TRACKER", of="tracker", help="A tracker, or none."
)
KEEP = click.option("--keep/--no-keep", "kept", default=None, help="Words to show you again.")


def day_starts_at() -> int:
    """Return the hour, 0 to 6, at which days start, whether the journal is open or not."""
    from recovery_journal.store.sidecar.day_start import read_day_start

    return read_day_start(places.journal_file())


def today() -> "date":
    """Return the local day it is now."""
    return local_day(clock.now(), day_starts_at())


def open_journal(*, create: bool = False, to_log: "Entry | None" = None) -> "Journal":
    """Open the journal; whatever a person logs first creates it.

    Args:
        create: make a journal if there is none.
        to_log: the entry that it's opened for, if any.
    """
    from recovery_journal.store.journal import Journal

    path = places.journal_file()
    is_new = create and not os.path.lexists(path)
    if is_new and to_log:
        stop_rehearsal(to_log)
    key = ask_journal_key(path)
    opened = Journal(path, create=create, key=key)
    remember_opened(path, key)
    if is_new:
        from recovery_journal.words import privacy

        output.print_message(privacy.journal_started(path))
    if not opened.can_be_written:
        output.print_message(NoLocks.ONLY_READ)
    _empty_inbox(opened)
    click.get_current_context().call_on_close(partial(report_unreadable, opened))
    return opened


def remember_opened(path: str, key: bytes | None) -> None:
    """Have the daily chores done in this journal, after the answer."""
    root = click.get_current_context().find_root()
    if isinstance(opened := root.obj, OpenedJournal):
        opened.path, opened.key = path, key
        opened.command = root.invoked_subcommand or ""


def report_unreadable(journal: "Journal") -> None:
    """Say how many things were left out because they can't be read."""
    if found := journal.take_unreadable():
        from recovery_journal.words.damage import unreadable

        output.print_message(unreadable(found))


def _empty_inbox(journal: "Journal") -> None:
    """Import what was logged while the journal was locked, and say so.

    If nothing can be written right now, it waits for the next command.
    """
    from recovery_journal.store.sqlite.guard import inbox_folder

    if not os.path.isdir(inbox_folder(journal.path)):
        return
    from recovery_journal.words import encryption as words

    with suppress(Busy, CannotWrite, NotAllowed, Damaged):
        found = journal.inbox.empty()
        if found.entries:
            output.print_message(words.messages_taken_in(len(found.entries)))
        if found.questions:
            output.print_message(words.questions_wait(len(found.questions)))


def ask_journal_key(path: str) -> bytes | None:
    """Ask for the key of an encrypted journal; a plain one has None."""
    from recovery_journal.store.sqlite.guard import is_encrypted, refuse_missing

    if not is_encrypted(path):
        return None
    refuse_missing(path)
    from recovery_journal.cli.base import unlock

    return unlock.ask_file_key(path)


def unlock_before_asking() -> None:
    """Ask for the passphrase before anything is typed that can only be saved with it."""
    if click.get_current_context().info_name not in LOGGED_WHILE_LOCKED:
        ask_journal_key(places.journal_file())


def add_entry(journal: "Journal", new: E, *, private: bool | None) -> E:
    """Save a new entry; without `private` the settings decide."""
    stop_rehearsal(new)
    entry = journal.entries.log(new, private=private)
    warn_if_clock_turned_back(journal)
    return entry


def warn_if_clock_turned_back(journal: "Journal") -> None:
    """Warn once if the clock went back since the entry before."""
    if before := journal.clock_turned_back_from():
        from recovery_journal.words.cli import clock_set_back

        output.print_message(clock_set_back(before.astimezone(clock.LOCAL_ZONE), clock.now()))
