"""Shell completion: what a shell needs for it, and putting that where the shell looks."""

import os

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.command import Command, Group
from recovery_journal.cli.base.options import combine_options
from recovery_journal.cli.system.shells import SCRIPTS, ShellFiles, files_of, script_for
from recovery_journal.errors import OutputExists
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import explaining_os_errors
from recovery_journal.words import completion as words

MARK = '# Made by "rj completion install"; "rj completion uninstall" removes it.\n'
"""The last line of each file, by which the program knows its own."""

SHELL = click.argument(
    "shell", type=click.Choice(tuple(SCRIPTS)), metavar=f"[{'|'.join(SCRIPTS)}]", required=False
)


@click.group("completion", cls=Group, example="rj completion install")
def completion() -> None:
    """Have the tab key complete commands, options and values."""


@completion.command("install", cls=Command, example="rj completion install zsh")
@combine_options(SHELL)
def install(shell: str | None) -> None:
    """Put what your shell needs where it looks for it.

    Without a name, for the shell in $SHELL. If that also needs a line in the file your shell starts
    with, you are asked, or told the line.
    """
    shell = _own_shell(shell)
    found = files_of(shell)
    content = script_for(shell) + MARK
    written = [path for path in found.scripts if _write(path, content)]
    output.print_lines(map(words.written, written))
    is_new = _offer_line(found) if found.needs_line else bool(written)
    output.print_message(words.OPEN_NEW_SHELL if is_new or written else words.ALREADY_THERE)
    if found.line and not (found.needs_line or _has_line(found)):
        output.print_message(words.if_nothing_happens(found.start_file, found.line))


@completion.command("uninstall", cls=Command, example="rj completion uninstall")
@combine_options(SHELL)
def uninstall(shell: str | None) -> None:
    """Remove what install has written.

    A line in the file your shell starts with stays; it does nothing then.
    """
    found = files_of(_own_shell(shell))
    removed = [path for path in found.scripts if _own_script(path) is not None]
    for path in removed:
        with explaining_os_errors(path):
            os.unlink(path)
    output.print_lines(map(words.removed, removed))
    if not removed:
        output.print_message(words.NOTHING_TO_REMOVE)
    if found.line and _has_line(found):
        output.print_message(words.line_stays(found.start_file, found.line))


def _add_script(shell: str) -> None:
    """Add the command that prints the script of a shell."""

    @completion.command(
        shell, cls=Command, example=f"rj completion {shell}", help=words.prints_script(shell)
    )
    def print_script() -> None:
        output.print_line(script_for(shell).removesuffix("\n"))


for _shell in SCRIPTS:
    _add_script(_shell)


def _own_shell(named: str | None) -> str:
    """Return the shell to set up.

    Raises:
        UsageError: none is named, and $SHELL is none of those that are known.
    """
    shell = named or os.path.basename(os.environ.get("SHELL", "")).replace("pwsh", "powershell")
    if shell not in SCRIPTS:
        raise click.UsageError(words.which_shell(SCRIPTS))
    return shell


def _write(path: str, content: str) -> bool:
    """Write a script, unless it's there already; returns whether it wasn't."""
    if _own_script(path) == content:
        return False
    with explaining_os_errors(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        atomic.write(path, content.encode(), lasting=False)
    return True


def _own_script(path: str) -> str | None:
    """Return the script that is there; None if there is no file.

    Raises:
        OutputExists: somebody else has written that file.
    """
    content = _read(path)
    if content is not None and not content.endswith(MARK):
        raise OutputExists(words.not_ours(path))
    return content


def _offer_line(found: ShellFiles) -> bool:
    """Add the line to the start file, if the person wants it; returns whether it is new."""
    path, line = found.start_file, found.line
    if _has_line(found):
        return False
    if not (output.is_interactive() and output.confirm(words.may_add(path, line))):
        output.print_message(words.add_line(path, line))
        return True
    before = _read(path) or ""
    start = "" if before.endswith("\n") or not before else "\n"
    with explaining_os_errors(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "a", encoding="utf-8", newline="") as file:
            file.write(f"{start}{line}\n")
    output.print_line(words.line_added(path))
    return True


def _has_line(found: ShellFiles) -> bool:
    return found.line in (_read(found.start_file) or "").splitlines()


def _read(path: str) -> str | None:
    """Return what a file holds; None if there is none."""
    if not os.path.lexists(path):
        return None
    with (
        explaining_os_errors(path),
        open(path, encoding="utf-8", errors="surrogateescape", newline="") as file,
    ):
        return file.read()
