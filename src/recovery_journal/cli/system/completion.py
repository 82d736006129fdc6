"""Shell completion of commands and options; it never opens the journal."""

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.command import Command, combine_options
from recovery_journal.cli.base.program_names import PROGRAM_NAMES, completion_variable
from recovery_journal.errors import BadInput

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command, example='eval "$(rj completion bash)"')
@combine_options(click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS)))
def completion(shell: str) -> None:
    """Print what a shell needs to complete commands."""
    from click.shell_completion import get_completion_class

    if (kind := get_completion_class(shell)) is None:
        raise BadInput(f"There is no completion for {shell}.")
    root_command = click.get_current_context().find_root().command
    for program in PROGRAM_NAMES:
        found = kind(root_command, {}, program, completion_variable(program))
        output.print_line(found.source())
