"""The one door to the screens."""

import os
import sys

import click

from recovery_journal.cli import output
from recovery_journal.words.commandline import NEEDS_TERMINAL

KEPT = ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY")
"""The variables of Textual that a person may need for their terminal or their eyes."""


def needs_terminal() -> None:
    """Refuse, before anything is made, where no screen can be shown."""
    drawn = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not (drawn and output.on_terminal()):
        raise click.UsageError(NEEDS_TERMINAL)


def opened(path: str, *, discreet: bool) -> int:
    """Show the screens on a journal until the person leaves; the exit code.

    What else can be set for Textual writes every key into a file, takes pictures or opens a
    connection, so it is forgotten first.
    """
    for name in [*os.environ]:
        if name.startswith("TEXTUAL") and name not in KEPT:
            del os.environ[name]
    from recovery_journal.tui.app import run

    return run(path, discreet=discreet)
