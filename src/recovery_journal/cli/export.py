"""Handing out what the journal holds, as a file or to another program."""

from typing import TYPE_CHECKING, Any, TextIO

import click

from recovery_journal import clock
from recovery_journal.cli import command, output
from recovery_journal.cli.command import Group
from recovery_journal.cli.show import SPAN, filtered
from recovery_journal.exchange.file import write_file
from recovery_journal.exchange.json import write_json
from recovery_journal.exchange.markdown import Left, write_markdown
from recovery_journal.words import commandline
from recovery_journal.words.journal import left_out

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = command.options(
    click.option("-o", "--output", "path", metavar="FILE", help="A file that only you can read."),
    click.option("--force", is_flag=True, help="Replace that file if it is there."),
)


@click.group("export", cls=Group, example="rj export markdown --since 2026-11-01 -o november.md")
def export() -> None:
    """Write the journal as Markdown to read, or all of it as JSON."""


@export.command("markdown", example="rj export markdown --since 2026-11-01 -o november.md")
@command.options(
    SPAN, click.option("--include-private", is_flag=True, help="Private entries too."), TARGET
)
def markdown(
    since: str | None,
    until: str | None,
    kind: str | None,
    tracker: str | None,
    include_private: bool,
    path: str | None,
    force: bool,
) -> None:
    """Write entries as a page to read or to print."""
    with command.journal() as journal:
        chosen = filtered(journal, since, until, kind, tracker)

        def write(out: TextIO) -> Left:
            with output.progress(journal.entries.count(chosen) if path else 0) as told:
                return write_markdown(
                    journal,
                    chosen,
                    include_private=include_private,
                    today=clock.today(),
                    out=out,
                    told=told,
                )

        left = _write(write, path, force=force)
    if left.private:
        output.say(left_out(left.private, "--include-private"))


@export.command("json", example="rj export json -o journal.json")
@TARGET
def json(path: str | None, force: bool) -> None:
    """Write everything there is, for other programs.

    Private entries and what lies in the trash are included.
    """
    with command.journal() as journal:

        def write(out: TextIO) -> int:
            with output.progress(journal.entries.count() if path else 0) as told:
                return write_json(journal, out, told)

        _write(write, path, force=force)


def _write(write: "Callable[[TextIO], Any]", path: str | None, *, force: bool) -> Any:
    if path is None or path == "-":
        return output.exported(write)
    result = write_file(path, write, force=force)
    output.say(commandline.written(path))
    return result
