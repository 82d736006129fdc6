"""The one door to the screens."""

import os
import sys

import click

from recovery_journal.cli import output
from recovery_journal.words.commandline import NEEDS_TERMINAL


def needs_terminal() -> None:
    """Refuse, before anything is made, where no screen can be shown."""
    drawn = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not (drawn and output.on_terminal()):
        raise click.UsageError(NEEDS_TERMINAL)


def opened(path: str, *, discreet: bool) -> int:
    """Show the screens on a journal until the person leaves; the exit code."""
    from recovery_journal.tui.app import run

    return run(path, discreet=discreet)
