"""Documents that a command writes to a file or to standard output."""

from collections.abc import Callable
from typing import TextIO, TypeVar

import click

from recovery_journal.cli.base import command, output
from recovery_journal.exchange.private_file import write_file
from recovery_journal.words import cli

T = TypeVar("T")

OUTPUT_OPTIONS = command.combine_options(
    click.option(
        "-o",
        "--output",
        "path",
        type=command.FILE_PATH,
        metavar="FILE",
        help="A file that only you can read.",
    ),
    click.option("--force", is_flag=True, help="Replace that file if it is there."),
)


def write_document(write: Callable[[TextIO], T], path: str | None, *, force: bool) -> T:
    """Write a document to a file or to standard output; return what `write` returned."""
    if path is None or path == "-":
        return output.print_document(write)
    result = write_file(path, write, force=force)
    output.print_message(cli.exported(path))
    return result
