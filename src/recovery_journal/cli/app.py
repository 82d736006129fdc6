"""The whole command line, as click reads it, and what is said about an error."""

import itertools
import os

import click

from recovery_journal import __version__, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal
from recovery_journal.cli.base.command import Group, NeedsNoExample
from recovery_journal.cli.base.context import begun_without_click
from recovery_journal.cli.base.program_names import completion_variable
from recovery_journal.cli.base.quick import QuickCommand
from recovery_journal.cli.base.words_left import keep_words_left
from recovery_journal.cli.commands import ALIASES, COMMANDS, GROUPS, find_command
from recovery_journal.errors import JournalError, OutputClosed
from recovery_journal.words import cli

NOT_TELLING_OF_DRAFTS = ("now", "draft", "demo", "completion", "erase")
"""Commands that don't tell of words that were left unsaved."""


class LazyGroup(Group):
    """Imports only the command that was typed; the help and completion of names import none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found = find_command(cmd_name)
        if isinstance(found, QuickCommand):
            return found.click_command
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
@click.option("--no-pager", is_flag=True, is_eager=True, help="Print long lists without a pager.")
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
            raise NeedsNoExample(cli.DISCREET_IS_FOR_SCREENS)
        if begun_without_click(ctx) is None:
            keep_words_left(quietly=ctx.invoked_subcommand in NOT_TELLING_OF_DRAFTS)
        return
    from recovery_journal.cli.system import open_tui

    open_tui.require_terminal(ctx)
    ctx.exit(open_tui.show_screens(places.journal_file(), discreet=discreet))


def answer(arguments: list[str], program: str, opened: OpenedJournal) -> int:
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
        from recovery_journal.cli.refused import error_message

        message = error_message(error, root_command)
        if "--json" in itertools.takewhile("--".__ne__, arguments):
            output.print_error_as_json(error, message, error.exit_code)
            return error.exit_code
        output.print_message(message)
        output.print_error_notes(error)
        if not isinstance(error, OutputClosed):
            output.reprint_unsaved_words()
        return error.exit_code
    return 0
