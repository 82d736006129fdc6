"""Documents that a command writes to a file or to standard output."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from recovery_journal.cli.base import command, output
from recovery_journal.cli.base.options import combine_options
from recovery_journal.errors import CannotBeRead
from recovery_journal.exchange.private_file import write_file
from recovery_journal.words import cli

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

T = TypeVar("T")

OUTPUT_OPTIONS = combine_options(
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


def refuse_incomplete(journal: "Journal") -> None:
    """End a command whose output is written, but not whole.

    Raises:
        CannotBeRead: something was left out because it can't be read.
    """
    if found := journal.take_unreadable():
        from recovery_journal.words.damage import left_out

        raise CannotBeRead(left_out(found))
