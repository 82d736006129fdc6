"""The command face as a whole: which command lives where, and how each one may end."""

import os
from importlib import import_module

import click

from recovery_journal import __version__, places
from recovery_journal.cli import output
from recovery_journal.cli.command import Group
from recovery_journal.errors import JournalError, NotTold
from recovery_journal.text import one_line

COMMANDS = {
    "craving": ("craving", "craving"),
    "after": ("craving", "after"),
    "mood": ("mood", "mood"),
    "note": ("note", "note"),
    "used": ("used", "used"),
    "intention": ("intention", "intention"),
    "review": ("review", "review"),
    "status": ("status", "status"),
    "now": ("now", "now"),
    "list": ("show", "listed"),
    "show": ("show", "show"),
    "search": ("show", "search"),
    "edit": ("edit", "edit"),
    "delete": ("trash", "delete"),
    "undo": ("trash", "undo"),
    "trash": ("trash", "trash"),
    "tracker": ("tracker", "tracker"),
    "insights": ("insights", "insights"),
    "strategy": ("strategy", "strategy"),
    "plan": ("plan", "plan"),
    "reason": ("reason", "reason"),
    "letter": ("letter", "letter"),
    "safety": ("safety", "safety"),
    "people": ("people", "people"),
    "contact": ("contact", "contact"),
    "meeting": ("meeting", "meeting"),
    "promise": ("promise", "promise"),
    "kept": ("kept", "kept"),
    "share": ("share", "share"),
    "export": ("export", "export"),
    "unseal": ("unseal", "unseal"),
    "import": ("take", "take"),
    "config": ("config", "config"),
    "history": ("history", "history"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "doctor": ("doctor", "doctor"),
    "salvage": ("doctor", "salvage"),
    "erase": ("history", "erase"),
    "passphrase": ("passphrase", "passphrase"),
    "where": ("where", "where"),
    "demo": ("demo", "demo"),
    "completion": ("completion", "completion"),
}
"""Each command, the module of this package it lives in, and its name there."""

ALIASES = {
    **dict.fromkeys(("help", "sos", "crisis", "emergency"), "now"),
    **dict.fromkeys(("relapse", "slip", "drank", "smoked", "gambled"), "used"),
}
"""Words that are understood and never shown."""

PROGRAMS = ("rj", "recovery-journal")
"""The names this program is started by."""

LONGEST = 600
"""How long an error may be, whatever was typed."""


class Commands(Group):
    """Loads the one command that is asked for, and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(import_module(f"recovery_journal.cli.{module}"), name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant, by its own name whatever word was used for it."""
        typed, *rest = args
        name = ALIASES.get(typed, typed)
        if name not in COMMANDS and not typed.startswith("-"):
            raise click.exceptions.NoSuchCommand(typed, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, [name, *rest])


@click.group(
    "rj",
    cls=Commands,
    example="rj craving 7 -t lonely",
    invoke_without_command=True,
)
@click.option("--discreet", is_flag=True, help="Hide names and words on the screen.")
@click.option(
    "--passphrase-fd",
    metavar="N",
    type=int,
    help="Read the passphrase from this file descriptor.",
)
@click.option("--version", is_flag=True, help="Show the version.")
@click.pass_context
def commands(
    ctx: click.Context,
    discreet: bool,
    passphrase_fd: int | None,  # noqa: ARG001 - read by `unlock`
    version: bool,
) -> None:
    """A private journal for recovery. Alone, it opens the screen.

    Help right now, without any set-up: rj now
    """
    if version:
        output.line(__version__)
        ctx.exit()
    if ctx.invoked_subcommand is not None:
        return
    from recovery_journal.cli import screen

    screen.needs_terminal()
    ctx.exit(screen.opened(places.journal_file(), discreet=discreet))


def run(arguments: list[str], program: str) -> int:
    """Carry out a command line; the code to exit with.

    Args:
        arguments: what was typed behind the name of the program.
        program: that name; completion depends on it.
    """
    output.prepare()
    program = program if program in PROGRAMS else PROGRAMS[0]
    variable = completion_variable(program)
    try:
        if instruction := os.environ.get(variable):
            from click.shell_completion import shell_complete

            return shell_complete(commands, {}, program, variable, instruction)
        with commands.make_context(program, list(arguments)) as context:
            commands.invoke(context)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except (click.ClickException, JournalError) as error:
        output.say(usage(error) if isinstance(error, click.ClickException) else _cut(str(error)))
        output.say_notes(error)
        if not isinstance(error, NotTold):
            output.give_back()
        return error.exit_code
    return 0


def completion_variable(program: str) -> str:
    """The variable by which a shell asks for completions."""
    return f"_{program}_complete".replace("-", "_").upper()


def usage(error: click.ClickException) -> str:
    """What was typed wrongly, in one sentence, and how it is typed; the help of a bare group."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    context = getattr(error, "ctx", None)
    example = getattr(context and context.command, "example", commands.example)
    return f"{_cut(_sentence(error))} For example: {example}"


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchCommand() | click.NoSuchOption():
            what = "command" if isinstance(error, click.exceptions.NoSuchCommand) else "option"
            typed = getattr(error, f"{what}_name")
            meant = f" Did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return f"There is no {what} “{output.short(typed)}”.{meant}"
        case click.MissingParameter(param=click.Argument() as argument):
            return f"{argument.human_readable_name} is missing."
        case click.BadParameter(param=click.Option() as option):
            return f"{option.opts[-1]}: {error.message}"
        case click.BadParameter():
            return error.message
        case _:
            return error.format_message()


def _cut(sentence: str) -> str:
    """A sentence on one line that does not fill the screen, whatever was typed."""
    shown = one_line(sentence[: 4 * LONGEST])
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
