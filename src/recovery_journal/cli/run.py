"""How a run of the command line begins and ends."""

import os

from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal, finish
from recovery_journal.cli.base.context import QuickContext, running_without_click
from recovery_journal.cli.base.program_names import PROGRAM_NAMES, completion_variable
from recovery_journal.cli.base.quick import QuickCommand
from recovery_journal.cli.base.words_left import keep_words_left
from recovery_journal.cli.commands import ALIASES, COMMANDS, find_command


def run(arguments: list[str], program: str) -> int:
    """Run a command line and return the exit code.

    Args:
        arguments: what was typed after the name of the program.
        program: that name; shell completion depends on it.
    """
    output.prepare_streams()
    program = program if program in PROGRAM_NAMES else PROGRAM_NAMES[0]
    completes = bool(os.environ.get(completion_variable(program)))
    opened = OpenedJournal()
    try:
        code = 0
        if completes or not _is_answered_quickly(arguments, opened):
            from recovery_journal.cli.app import answer

            code = answer(arguments, program, opened)
    except BrokenPipeError:
        finish(opened)
        raise
    if not completes:
        finish(opened)
    return code


def _is_answered_quickly(arguments: list[str], opened: OpenedJournal) -> bool:
    """Carry out a usual line of a quick command; return False if click has to, or to go on."""
    name = ALIASES.get(arguments[0], arguments[0]) if arguments else ""
    command = find_command(name) if name in COMMANDS else None
    if not isinstance(command, QuickCommand) or (values := command.read(arguments[1:])) is None:
        return False
    keep_words_left(quietly=False)
    opened.begun = begun = QuickContext(name, values, opened)
    with running_without_click(begun):
        try:
            command.function(**values)
        except BrokenPipeError:
            raise
        except Exception as error:
            begun.failure = error
    return begun.failure is None
