"""Opening what an encrypted journal has exported."""

import codecs
from typing import TextIO

import click

from recovery_journal.cli import command, output, unlock
from recovery_journal.cli.command import Command
from recovery_journal.exchange.file import write_file
from recovery_journal.exchange.sealed import unsealed
from recovery_journal.words import commandline


@click.command("unseal", cls=Command, example="rj unseal journal.json -o plain.json")
@command.options(
    click.argument("sealed", metavar="FILE"),
    click.option("-o", "--output", "path", metavar="FILE", help="A file that only you can read."),
    click.option("--force", is_flag=True, help="Replace that file if it is there."),
)
def unseal(sealed: str, path: str | None, force: bool) -> None:
    """Open an export of an encrypted journal.

    Its passphrase does, or its recovery code; the journal is not needed, and not touched.
    """

    def write(out: TextIO) -> None:
        for text in codecs.iterdecode(unsealed(sealed, unlock.key_of), "utf-8"):
            out.write(text)

    if path is None or path == "-":
        output.exported(write)
    else:
        write_file(path, write, force=force)
        output.say(commandline.written(path))
