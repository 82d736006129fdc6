"""The one door to the screens."""

import click

from recovery_journal.cli import output
from recovery_journal.words.commandline import NEEDS_TERMINAL


def needs_terminal() -> None:
    """Refuse, before anything is made, where no screen can be shown."""
    if not output.on_terminal():
        raise click.UsageError(NEEDS_TERMINAL)


def opened(path: str, *, discreet: bool) -> int:
    """Show the screens on a journal until the person leaves; the exit code."""
    from recovery_journal.tui.app import run

    return run(path, discreet=discreet)
