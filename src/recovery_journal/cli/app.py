"""The whole command line: where each command is, and how a run ends."""

import itertools
import os
from collections.abc import Sequence
from importlib import import_module

import click

from recovery_journal import __version__, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal, finish
from recovery_journal.cli.base.command import Group, NeedsNoExample
from recovery_journal.cli.base.program_names import HELP_NAMES, PROGRAM_NAMES, completion_variable
from recovery_journal.cli.base.words_left import keep_words_left
from recovery_journal.cli.commands import COMMANDS, GROUPS
from recovery_journal.errors import JournalError, OutputClosed
from recovery_journal.text import one_line
from recovery_journal.words import cli

ALIASES = {
    **dict.fromkeys(HELP_NAMES[1:], HELP_NAMES[0]),
    **dict.fromkeys(("relapse", "slip", "drank", "smoked", "gambled"), "used"),
}
"""Other words for commands; no help shows them."""

NOT_TELLING_OF_DRAFTS = ("now", "draft", "demo", "completion", "erase")
"""Commands that don't tell of words that were left unsaved."""

MAX_ERROR_CHARS = 600
"""How much of an error message is printed, as it may repeat what was typed."""


class LazyGroup(Group):
    """Imports only the command that was typed; the help and completion of names import none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"recovery_journal.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, by its own name or an alias; "help" before it asks for its help."""
        typed, *rest = args
        if typed == "help" and rest and ALIASES.get(rest[0], rest[0]) in COMMANDS:
            return self.resolve_command(ctx, [*rest, "--help"])
        name = ALIASES.get(typed, typed)
        if name not in COMMANDS and not (typed.startswith("-") or ctx.resilient_parsing):
            raise click.exceptions.NoSuchCommand(
                typed, possibilities=[*COMMANDS, *ALIASES], ctx=ctx
            )
        return super().resolve_command(ctx, [name, *rest])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in their groups, then the options."""
        width = max(map(len, COMMANDS))
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), line) for name, line in commands.items()])
        click.Command.format_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(cli.MORE_HELP)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[click.shell_completion.CompletionItem[str]]":
        from click.shell_completion import CompletionItem

        return [
            *(
                CompletionItem(name, help=line)
                for commands in GROUPS.values()
                for name, line in commands.items()
                if name.startswith(incomplete)
            ),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]


@click.group(
    "rj",
    cls=LazyGroup,
    example="rj craving 7 -t lonely",
    invoke_without_command=True,
)
@click.option("--discreet", is_flag=True, help="Hide names and words on the screens.")
@click.option(
    "--passphrase-fd",
    metavar="N",
    type=int,
    help="Read the passphrase from this file descriptor.",
)
@click.option("--no-pager", is_flag=True, help="Print long lists without a pager.")
@click.option("--version", is_flag=True, help="Show the version.")
@click.pass_context
def root_command(
    ctx: click.Context,
    discreet: bool,
    passphrase_fd: int | None,  # noqa: ARG001 - read by `unlock`
    no_pager: bool,  # noqa: ARG001 - read by `table`
    version: bool,
) -> None:
    """A private journal for recovery. Without a command, it opens the screen.

    Help right now, without any set-up: rj now
    """
    if version:
        output.print_line(__version__)
        ctx.exit()
    if ctx.invoked_subcommand is not None:
        if discreet and ctx.invoked_subcommand != "demo":
            raise click.UsageError(cli.DISCREET_IS_FOR_SCREENS)
        keep_words_left(quietly=ctx.invoked_subcommand in NOT_TELLING_OF_DRAFTS)
        return
    from recovery_journal.cli.system import open_tui

    open_tui.require_terminal(ctx)
    ctx.exit(open_tui.show_screens(places.journal_file(), discreet=discreet))


def run(arguments: list[str], program: str) -> int:
    """Run a command line and return the exit code.

    Args:
        arguments: what was typed after the name of the program.
        program: that name; shell completion depends on it.
    """
    output.prepare_streams()
    program = program if program in PROGRAM_NAMES else PROGRAM_NAMES[0]
    opened = OpenedJournal()
    try:
        code = _answer(arguments, program, opened)
    except BrokenPipeError:
        finish(opened)
        raise
    if not os.environ.get(completion_variable(program)):
        finish(opened)
    return code


def _answer(arguments: list[str], program: str, opened: OpenedJournal) -> int:
    """Carry out a command, which notes the journal it opens, and return the exit code."""
    variable = completion_variable(program)
    try:
        if instruction := os.environ.get(variable):
            from click.shell_completion import shell_complete

            return shell_complete(root_command, {}, program, variable, instruction)
        with root_command.make_context(program, list(arguments), obj=opened) as context:
            root_command.invoke(context)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except (click.ClickException, JournalError) as error:
        message = _message(error)
        if "--json" in itertools.takewhile("--".__ne__, arguments):
            output.print_error_as_json(error, message, error.exit_code)
            return error.exit_code
        output.print_message(message)
        output.print_error_notes(error)
        if not isinstance(error, OutputClosed):
            output.reprint_unsaved_words()
        return error.exit_code
    return 0


def _message(error: click.ClickException | JournalError) -> str:
    return usage_message(error) if isinstance(error, click.ClickException) else _cut(str(error))


def usage_message(error: click.ClickException) -> str:
    """Say in one sentence what was typed wrongly, with an example; a bare group shows its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    if isinstance(error, NeedsNoExample):
        return _cut(error.message)
    context = getattr(error, "ctx", None) or click.Context(root_command, info_name=PROGRAM_NAMES[0])
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _no_such_command(error, context)
    example = getattr(context.command, "example", root_command.example)
    return f"{_cut(_sentence(error))} For example: {example}"


def _no_such_command(error: click.exceptions.NoSuchCommand, context: click.Context) -> str:
    from recovery_journal.words.related_commands import related_command

    said = f"There is no command “{output.shorten_word(error.command_name)}”."
    group, typed = context.command, error.command_name
    meant = related_command(typed) or _close_word(typed, error.possibilities)
    found = isinstance(group, click.Group) and group.get_command(context, ALIASES.get(meant, meant))
    if not found:
        return f"{said} All commands: {context.command_path} --help"
    return f"{said} Did you mean {meant}? For example: {getattr(found, 'example', '')}"


def _close_word(typed: str, possibilities: Sequence[str] | None) -> str:
    """Return the nearest word if that was typed but for one slip or a missing end, else nothing."""
    from difflib import SequenceMatcher

    if not possibilities:
        return ""
    wrong, right = typed.lstrip("-"), possibilities[0].lstrip("-")
    slip = sorted(wrong) == sorted(right) or SequenceMatcher(None, wrong, right).ratio() >= 0.75
    return possibilities[0] if slip or right.startswith(wrong) else ""


def _no_such_option(error: click.NoSuchOption) -> str:
    typed = error.option_name
    if any(typed in option.opts for option in root_command.params):
        return f"{typed} comes before the command, right after rj."
    said = f"There is no option “{output.shorten_word(typed)}”."
    if meant := _close_word(typed, error.possibilities):
        return f"{said} Did you mean {meant}?"
    if error.ctx and any(one.nargs == -1 for one in error.ctx.command.params):
        return f"{said} Words that begin with a hyphen go after --."
    return said


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=allowed))):
            return f"It is one of: {', '.join(allowed)}."
        case click.MissingParameter(param=click.Argument() as argument):
            return f"{argument.human_readable_name} is missing."
        case click.MissingParameter(param=click.Option() as option):
            return f"{option.opts[-1]} is missing."
        case click.BadParameter(param=click.Option() as option):
            return f"{option.opts[-1]}: {error.message}"
        case click.BadParameter():
            return error.message
        case _:
            return error.format_message()


def _cut(sentence: str) -> str:
    """Keep a sentence to one line that cannot fill the screen."""
    shown = one_line(sentence[: 4 * MAX_ERROR_CHARS])
    return shown if len(shown) <= MAX_ERROR_CHARS else shown[: MAX_ERROR_CHARS - 1] + "…"
