"""Trying the program on the journal of an invented person."""

import os
import shutil
import tempfile

import click

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.command import FILE_PATH, Command
from recovery_journal.cli.base.options import combine_options
from recovery_journal.cli.system import open_tui
from recovery_journal.demo import write_demo_journal
from recovery_journal.domain.days import local_day
from recovery_journal.store.sqlite.guard import explaining_os_errors
from recovery_journal.words import cli

FOLDER_VARIABLE = "RECOVERY_JOURNAL_DEMO"
"""Tells the process that replaces a locked one where the demo journal is."""
FOLDER_PREFIX = "rj-demo-"


@click.command("demo", cls=Command, example="rj demo")
@combine_options(
    click.option(
        "--into",
        "folder",
        type=FILE_PATH,
        metavar="FOLDER",
        help="Only write that journal to this folder.",
    ),
    click.option("--discreet", is_flag=True, help="Hide names and words on the screen."),
)
@click.pass_context
def demo(ctx: click.Context, folder: str | None, discreet: bool) -> None:
    """Try the screens with an invented journal of 400 days. Yours is not touched."""
    discreet = discreet or ctx.find_root().params["discreet"]
    today = local_day(clock.now(), 0)  # the days of this person start at midnight
    if folder is not None:
        with explaining_os_errors(folder):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        output.print_line(write_demo_journal(os.path.abspath(folder), today))
        return
    open_tui.require_terminal(ctx)
    folder = _folder_before_lock()
    if folder is None:
        folder = os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(
            prefix=f"{FOLDER_PREFIX}{os.getpid()}-"
        )
        write_demo_journal(folder, today)
    try:
        code = open_tui.show_screens(os.path.join(folder, "journal.db"), discreet=discreet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    output.print_message(cli.DEMO_GONE)
    ctx.exit(code)


def _folder_before_lock() -> str | None:
    """Return the folder of the locked demo; no other one, as it's deleted at the end."""
    folder = os.environ.get(FOLDER_VARIABLE, "")
    parent, name = os.path.split(folder)
    is_ours = parent == tempfile.gettempdir() and name.startswith(FOLDER_PREFIX)
    return folder if is_ours and os.path.isdir(folder) else None
