"""The only place that starts the screens."""

import os
import sys
from typing import TYPE_CHECKING

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal, finish
from recovery_journal.errors import JournalError
from recovery_journal.words.cli import NEEDS_TERMINAL, SCREENS_NEED_SIGHT

if TYPE_CHECKING:
    import click

ALLOWED_TEXTUAL_VARIABLES = (
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DISABLE_KITTY_KEY",
)
"""Textual's variables that a person may need for their terminal or their eyes."""


def require_terminal(context: "click.Context") -> None:
    """Check that the screens can be shown, before anything is created.

    Raises:
        UsageError: when they cannot, or words were asked for in their place.
    """
    from click import UsageError

    from recovery_journal.cli.base.accessible import is_typed
    from recovery_journal.cli.base.command import NeedsNoExample

    if is_typed(context):
        raise UsageError(SCREENS_NEED_SIGHT)
    if not _can_be_shown():
        raise NeedsNoExample(NEEDS_TERMINAL)


def _can_be_shown() -> bool:
    drawn = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return drawn and output.is_interactive()


def show_screens_if_possible() -> int | None:
    """Show the screens if there is a terminal for them; return the exit code, else None.

    The commands are not imported for that: the first screen would wait for them.
    """
    output.prepare_streams()
    try:
        if not _can_be_shown():
            return None
        code = show_screens(places.journal_file(), discreet=False)
        finish(OpenedJournal())
        return code
    except JournalError as error:
        output.print_message(str(error))
        output.print_error_notes(error)
        return error.exit_code


def show_screens(path: str, *, discreet: bool) -> int:
    """Show the screens until the person leaves; return the exit code.

    Other variables of Textual are removed first: they log every key to a file, take screenshots
    or open a connection.
    """
    for name in [*os.environ]:
        if name.startswith("TEXTUAL") and name not in ALLOWED_TEXTUAL_VARIABLES:
            del os.environ[name]
    from recovery_journal.store.sidecar import editor_files
    from recovery_journal.tui.launch import run

    editor_files.rescue(path)
    return run(path, discreet=discreet)
