"""Opening an export of an encrypted journal."""

import codecs
import os
from collections import deque
from collections.abc import Iterator
from typing import TextIO

import click

from recovery_journal.cli.base import command, output, unlock
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, write_document
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.exchange.export.sealed import unseal_export
from recovery_journal.words import cli


@click.command("unseal", cls=Command, example="rj unseal journal.json -o plain.json")
@combine_options(
    click.argument("sealed", type=command.FILE_PATH, metavar="FILE"),
    OUTPUT_OPTIONS,
    AS_JSON,
)
def unseal(sealed: str, path: str | None, force: bool, as_json: bool) -> None:
    """Open an export of an encrypted journal. - reads standard input.

    It needs the passphrase or the recovery code of the export. The journal is not needed, and not
    touched.
    """
    if as_json and path in (None, "-"):
        raise click.UsageError(cli.JSON_NEEDS_FILE)

    def opened() -> Iterator[str]:
        return codecs.iterdecode(unseal_export(sealed, unlock.ask_data_key), "utf-8")

    def write(out: TextIO) -> None:
        for text in opened():
            out.write(text)

    if path is None and os.path.isfile(sealed):
        deque(opened(), maxlen=0)  # read to the end: nothing of a damaged export is shown

    write_document(write, path, force=force)
    if as_json:
        output.print_json_report({"file": path})
