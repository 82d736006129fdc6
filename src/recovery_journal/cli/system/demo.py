"""Trying the program on the journal of an invented person."""

import os
import shutil
import tempfile

import click

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.command import Command, combine_options
from recovery_journal.cli.system import open_tui
from recovery_journal.demo import write_demo_journal
from recovery_journal.words import cli


@click.command("demo", cls=Command, example="rj demo")
@combine_options(
    click.option("--into", "folder", metavar="FOLDER", help="Only write that journal there."),
    click.option("--discreet", is_flag=True, help="Hide names and words on the screen."),
)
@click.pass_context
def demo(ctx: click.Context, folder: str | None, discreet: bool) -> None:
    """Open the screen on a journal with 400 days in it. Yours is not touched."""
    if folder is not None:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        output.print_line(write_demo_journal(os.path.abspath(folder), clock.today()))
        return
    open_tui.require_terminal()
    folder = tempfile.mkdtemp(prefix="rj-demo-")
    try:
        code = open_tui.show_screens(write_demo_journal(folder, clock.today()), discreet=discreet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    output.print_message(cli.DEMO_GONE)
    ctx.exit(code)
