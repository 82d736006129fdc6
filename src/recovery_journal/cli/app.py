"""The whole command line: where each command is, and how a run ends."""

import os
from importlib import import_module

import click

from recovery_journal import __version__, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal, finish
from recovery_journal.cli.base.command import Group, NeedsYes
from recovery_journal.cli.base.words_left import keep_words_left
from recovery_journal.errors import JournalError, OutputClosed
from recovery_journal.text import one_line
from recovery_journal.words import cli

COMMANDS = {
    "craving": ("entries.craving", "craving"),
    "after": ("entries.craving", "after"),
    "mood": ("entries.mood", "mood"),
    "note": ("entries.note", "note"),
    "used": ("sobriety.used", "used"),
    "none": ("sobriety.used", "none"),
    "intention": ("entries.intention", "intention"),
    "review": ("entries.review", "review"),
    "status": ("sobriety.status", "status"),
    "now": ("toolkit.now", "now"),
    "list": ("entries.list", "list_"),
    "today": ("entries.of_day", "today"),
    "on-this-day": ("entries.of_day", "on_this_day"),
    "show": ("entries.list", "show"),
    "search": ("entries.list", "search"),
    "edit": ("entries.edit", "edit"),
    "draft": ("entries.draft", "draft"),
    "inbox": ("entries.inbox", "inbox"),
    "delete": ("entries.trash", "delete"),
    "undo": ("entries.trash", "undo"),
    "redo": ("entries.trash", "redo"),
    "trash": ("entries.trash", "trash"),
    "tracker": ("sobriety.tracker", "tracker"),
    "insights": ("entries.insights", "insights"),
    "strategy": ("toolkit.strategy", "strategy"),
    "plan": ("toolkit.plan", "plan"),
    "reason": ("toolkit.reason", "reason"),
    "letter": ("toolkit.letter", "letter"),
    "safety": ("toolkit.safety", "safety"),
    "people": ("circle.people", "people"),
    "contact": ("entries.contact", "contact"),
    "meeting": ("circle.meeting", "meeting"),
    "promise": ("circle.promise", "promise"),
    "kept": ("circle.quotes", "kept"),
    "share": ("sharing.share", "share"),
    "export": ("sharing.export", "export"),
    "calendar": ("sharing.calendar", "calendar"),
    "unseal": ("sharing.unseal", "unseal"),
    "import": ("sharing.import_", "import_"),
    "merge": ("sharing.merge", "merge"),
    "config": ("system.config", "config"),
    "history": ("entries.history", "history"),
    "backup": ("system.backup", "backup"),
    "restore": ("system.backup", "restore"),
    "doctor": ("system.doctor", "doctor"),
    "salvage": ("system.doctor", "salvage"),
    "erase": ("entries.history", "erase"),
    "passphrase": ("system.passphrase", "passphrase"),
    "where": ("system.where", "where"),
    "demo": ("system.demo", "demo"),
    "completion": ("system.completion", "completion"),
}
"""Each command: its module in this package, and its name there."""

ALIASES = {
    **dict.fromkeys(("help", "sos", "crisis", "emergency"), "now"),
    **dict.fromkeys(("relapse", "slip", "drank", "smoked", "gambled"), "used"),
}
"""Other words for commands; no help shows them."""

NOT_TELLING_OF_DRAFTS = ("now", "draft", "demo", "completion", "erase")
"""Commands that don't tell of words that were left unsaved."""

PROGRAM_NAMES = ("rj", "recovery-journal")
"""The names of the installed programs."""

MAX_ERROR_CHARS = 600
"""How much of an error message is printed, as it may repeat what was typed."""


class LazyGroup(Group):
    """Imports only the command that was typed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(import_module(f"recovery_journal.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, by its own name or an alias."""
        typed, *rest = args
        name = ALIASES.get(typed, typed)
        if name not in COMMANDS and not typed.startswith("-"):
            raise click.exceptions.NoSuchCommand(typed, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, [name, *rest])


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
@click.option("--version", is_flag=True, help="Show the version.")
@click.pass_context
def root_command(
    ctx: click.Context,
    discreet: bool,
    passphrase_fd: int | None,  # noqa: ARG001 - read by `unlock`
    version: bool,
) -> None:
    """A private journal for recovery. Alone, it opens the screen.

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

    open_tui.require_terminal()
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
        output.print_message(
            usage_message(error) if isinstance(error, click.ClickException) else _cut(str(error))
        )
        output.print_error_notes(error)
        if not isinstance(error, OutputClosed):
            output.reprint_unsaved_words()
        return error.exit_code
    return 0


def completion_variable(program: str) -> str:
    return f"_{program}_complete".replace("-", "_").upper()


def usage_message(error: click.ClickException) -> str:
    """Say in one sentence what was typed wrongly, with an example; a bare group shows its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    if isinstance(error, NeedsYes):
        return _cut(error.message)
    context = getattr(error, "ctx", None)
    example = getattr(context and context.command, "example", root_command.example)
    return f"{_cut(_sentence(error))} For example: {example}"


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchCommand() | click.NoSuchOption():
            what = "command" if isinstance(error, click.exceptions.NoSuchCommand) else "option"
            typed = getattr(error, f"{what}_name")
            meant = f" Did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return f"There is no {what} “{output.shorten_word(typed)}”.{meant}"
        case click.MissingParameter(param=click.Argument() as argument):
            return f"{argument.human_readable_name} is missing."
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
