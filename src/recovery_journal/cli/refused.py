"""What is said about a line that can't be carried out."""

from collections.abc import Sequence

import click

from recovery_journal.cli.base import meant_line, output
from recovery_journal.cli.base.arguments import Context
from recovery_journal.cli.base.command import Command, NeedsNoExample, WordsTooMany
from recovery_journal.cli.base.program_names import PROGRAM_NAMES
from recovery_journal.cli.commands import ALIASES, COMMANDS
from recovery_journal.errors import JournalError
from recovery_journal.text import one_line
from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.related_commands import related_command, related_option
from recovery_journal.words.settings import SETTINGS, how_to_set

MAX_ERROR_CHARS = 600
"""How much of an error message is printed, as it may repeat what was typed."""


def error_message(error: click.ClickException | JournalError, root: Command) -> str:
    """Say what went wrong; of what was typed wrongly, in one sentence with a line that works.

    A bare group shows its help.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    if isinstance(error, (JournalError, NeedsNoExample)):
        return _cut(str(error))
    context = getattr(error, "ctx", None) or Context(root, info_name=PROGRAM_NAMES[0])
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _no_such_command(error, context)
    typed = _typed(context)
    if isinstance(error, WordsTooMany):
        if line := meant_line.meant_line(context, typed, error.words):
            return _meant(error.message, line)
        return f"{error.message}{error.hint} For example: {_example(context)}"
    if isinstance(error, click.NoSuchOption) and (line := _with_option_last(error, context, typed)):
        return _meant(f"{error.option_name} comes after the command.", line)
    return f"{_cut(_sentence(error, root))} For example: {_example(context)}"


def _example(context: click.Context) -> str:
    return getattr(context.command, "example", "")


def _typed(context: click.Context) -> list[str]:
    """Return the words that were typed for a command, after its name."""
    return context.typed if isinstance(context, Context) else []


def _meant(said: str, line: str) -> str:
    return f"{said} Did you mean: {line}"


def _no_such_command(error: click.exceptions.NoSuchCommand, context: click.Context) -> str:
    said = f"There is no command “{output.shorten_word(error.command_name)}”."
    group, name, typed = context.command, error.command_name, _typed(context)
    is_root = context.parent is None
    if is_root and name in SETTINGS:
        return _cut(f"{said} {how_to_set(name, *map(shell_quoted, typed[1:2]))}")
    if f"--{name}" in _option_names(context):
        return _meant(said, f"{context.command_path} --{name}")
    for find in (meant_line.meant_list, meant_line.meant_tracker) if is_root else ():
        if line := find(context, typed):
            return _meant(said, line)
    meant = related_command(name) or _close_word(name, error.possibilities)
    found = isinstance(group, click.Group) and group.get_command(context, ALIASES.get(meant, meant))
    if found:
        return f"{said} Did you mean {meant}? For example: {getattr(found, 'example', '')}"
    find = meant_line.meant_note if is_root else meant_line.meant_subcommand
    if line := find(context, typed):
        return _meant(said, line)
    return f"{said} All commands: {context.command_path} --help"


def _with_option_last(
    error: click.NoSuchOption, context: click.Context, typed: Sequence[str]
) -> str:
    """Return the line of a command whose option was typed before its name, with that at the end."""
    words = [word for word in typed if word != error.option_name]
    name = ALIASES.get(words[0], words[0]) if words else ""
    group = context.command
    if context.parent is not None or name not in COMMANDS or not isinstance(group, click.Group):
        return ""
    command = group.get_command(context, name)
    has_it = command and any(
        error.option_name in (*one.opts, *one.secondary_opts) for one in command.params
    )
    return meant_line.as_line(context, *words, error.option_name) if has_it else ""


def _option_names(context: click.Context) -> list[str]:
    return [name for one in context.command.params for name in one.opts if name.startswith("-")]


def _close_word(typed: str, possibilities: Sequence[str] | None) -> str:
    """Return the nearest word if that was typed but for one slip or a missing end, else nothing."""
    from difflib import SequenceMatcher

    if not possibilities:
        return ""
    wrong, right = typed.lstrip("-"), possibilities[0].lstrip("-")
    slip = sorted(wrong) == sorted(right) or SequenceMatcher(None, wrong, right).ratio() >= 0.75
    return possibilities[0] if slip or right.startswith(wrong) else ""


def _no_such_option(error: click.NoSuchOption, root: Command) -> str:
    typed = error.option_name
    if any(typed in option.opts for option in root.params):
        return f"{typed} comes before the command, right after rj."
    said = f"There is no option “{output.shorten_word(typed)}”."
    options = _option_names(error.ctx) if error.ctx else []
    if meant := related_option(typed, options) or _close_word(typed, error.possibilities):
        return f"{said} Did you mean {meant}?"
    if error.ctx and any(one.nargs == -1 for one in error.ctx.command.params):
        return f"{said} Words that begin with a hyphen go after --."
    return said


def _sentence(error: click.ClickException, root: Command) -> str:
    match error:
        case click.NoSuchOption():
            return _no_such_option(error, root)
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
