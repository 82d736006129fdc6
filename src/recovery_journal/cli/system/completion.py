"""Shell completion: what a shell needs for it, and putting that where the shell looks."""

import os
from collections.abc import Callable

import click

from recovery_journal.cli.base import output
from recovery_journal.cli.base.command import Command, Group, combine_options
from recovery_journal.cli.system.shells import SCRIPTS, ShellFiles, files_of, script_for
from recovery_journal.errors import OutputExists
from recovery_journal.store.sqlite import atomic
from recovery_journal.store.sqlite.guard import explain_os_error
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
    found = files_of(_own_shell(shell))
    content = script_for(_own_shell(shell)) + MARK
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
    removed = [path for path in found.scripts if _read(path) is not None]
    for path in removed:
        _refuse_foreign(path)
    for path in removed:
        _carry_out(path, os.unlink)
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
    if (before := _read(path)) == content:
        return False
    if before is not None:
        _refuse_foreign(path)

    def write(path: str) -> None:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        atomic.write(path, content.encode(), lasting=False)

    _carry_out(path, write)
    return True


def _refuse_foreign(path: str) -> None:
    """Refuse a file that somebody else has written.

    Raises:
        OutputExists: it is one.
    """
    if not (_read(path) or "").endswith(MARK):
        raise OutputExists(words.not_ours(path))


def _offer_line(found: ShellFiles) -> bool:
    """Add the line to the start file, if the person wants it; returns whether it is new."""
    if _has_line(found):
        return False
    if not output.is_interactive():
        output.print_message(words.add_line(found.start_file, found.line))
    elif output.confirm(words.may_add(found.start_file, found.line)):
        before = _read(found.start_file) or ""
        start = "" if before.endswith("\n") or not before else "\n"

        def append(path: str) -> None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "a", encoding="utf-8", newline="") as file:
                file.write(f"{start}{found.line}\n")

        _carry_out(found.start_file, append)
        output.print_line(words.line_added(found.start_file))
    else:
        output.print_message(words.add_line(found.start_file, found.line))
    return True


def _has_line(found: ShellFiles) -> bool:
    return found.line in (_read(found.start_file) or "").splitlines()


def _read(path: str) -> str | None:
    """Return what a file holds; None if there is none."""
    found: list[str] = []

    def read(path: str) -> None:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            found.append(file.read())

    if os.path.lexists(path):
        _carry_out(path, read)
    return found[0] if found else None


def _carry_out(path: str, act: Callable[[str], object]) -> None:
    try:
        act(path)
    except OSError as error:
        raise explain_os_error(error, path) from error
