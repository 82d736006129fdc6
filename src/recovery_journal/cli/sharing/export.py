"""Exporting the journal to a file or to another program."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import Group
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, refuse_incomplete, write_document
from recovery_journal.cli.base.options import combine_options
from recovery_journal.cli.entries.list import SPAN_OPTIONS, make_filter
from recovery_journal.domain.dataclass import replace
from recovery_journal.exchange.export import sealed
from recovery_journal.exchange.export.json import write_json
from recovery_journal.words import encryption as words
from recovery_journal.words.format.journal import ALL_INCLUDED, NOTHING_EXPORTED, left_out

if TYPE_CHECKING:
    from recovery_journal.domain.entries.filter import Filter
    from recovery_journal.store.journal import Journal

INCLUDE_PRIVATE = click.option("--include-private", is_flag=True, help="Private entries too.")
EXPORT_OPTIONS = combine_options(
    OUTPUT_OPTIONS,
    click.option("--plain", is_flag=True, help="Not sealed, though the journal is encrypted."),
    click.option("--yes", is_flag=True, help="Do not ask about --plain."),
)


@click.group("export", cls=Group, example="rj export markdown --since 2026-11-01 -o november.md")
def export() -> None:
    """Write the journal to a file: to read, for a spreadsheet, or all of it.

    Exports of an encrypted journal are sealed with its passphrase. To read one: rj unseal FILE
    """


@export.command("markdown", example="rj export markdown --since 2026-11-01 -o november.md")
@combine_options(SPAN_OPTIONS, INCLUDE_PRIVATE, EXPORT_OPTIONS)
def markdown(**how: Any) -> None:
    """Write entries as a page to read or to print."""
    _entries(partial(_readable, "markdown"), **how)


@export.command("html", example="rj export html --since 2026-11-01 -o november.html")
@combine_options(SPAN_OPTIONS, INCLUDE_PRIVATE, EXPORT_OPTIONS)
def html(**how: Any) -> None:
    """Write entries as one HTML file that loads nothing."""
    _entries(partial(_readable, "html"), **how)


@export.command("csv", example="rj export csv --kind craving -o cravings.csv")
@combine_options(
    SPAN_OPTIONS,
    INCLUDE_PRIVATE,
    click.option(
        "--raw", is_flag=True, help="For programs: no ' before what looks like a formula."
    ),
    click.option(
        "--bom", is_flag=True, help="For a spreadsheet that shows é as Ã©: add a byte order mark."
    ),
    EXPORT_OPTIONS,
)
def csv(raw: bool, bom: bool, **how: Any) -> None:
    """Write entries as a table for a spreadsheet.

    Text that a spreadsheet could take for a formula gets a ' before it. JSON loses nothing.
    """
    from recovery_journal.exchange.export.csv import write_csv

    _entries(partial(write_csv, raw=raw, bom=bom), **how)


@export.command("json", example="rj export json -o journal.json")
@EXPORT_OPTIONS
def json(path: str | None, **how: bool) -> None:
    """Write everything in the journal, for other programs.

    Private entries and the trash are included.
    """
    with session.open_journal() as journal:

        def write(out: TextIO) -> int:
            with output.progress(journal.entries.count() if path else 0) as told:
                return write_json(journal, out, told)

        _write(journal, write, path, **how)
        output.print_message(ALL_INCLUDED)
        refuse_incomplete(journal)


def _entries(
    form: Callable[..., int],
    path: str | None,
    *,
    include_private: bool,
    force: bool,
    plain: bool,
    yes: bool,
    **span: Any,
) -> None:
    """Write the chosen entries, and say how many private ones were left out."""
    with session.open_journal() as journal:
        chosen = make_filter(journal, **span)

        def write(out: TextIO) -> int:
            with output.progress(journal.entries.count(chosen) if path else 0) as told:
                return form(
                    journal, chosen, include_private=include_private, out=out, on_progress=told
                )

        left = _write(journal, write, path, force=force, plain=plain, yes=yes)
        shown = chosen if include_private else replace(chosen, private=False)
        if not journal.entries.count(shown):
            output.print_message(NOTHING_EXPORTED)
        if left:
            output.print_message(left_out(left, "--include-private"))
        refuse_incomplete(journal)


def _readable(form: str, journal: "Journal", chosen: "Filter", **how: Any) -> int:
    from recovery_journal.exchange.export import forms, readable

    made = forms.HtmlForm() if form == "html" else forms.MarkdownForm()
    today = journal.settings.today()
    return readable.write_readable(journal, chosen, made, today=today, **how).private_count


def _write(
    journal: "Journal",
    write: Callable[[TextIO], Any],
    path: str | None,
    *,
    force: bool,
    plain: bool,
    yes: bool,
) -> Any:
    """Write to a file or standard output, sealed if the journal is encrypted and not --plain."""
    if plain and journal.key is not None:
        values.confirm(
            words.ASK_PLAIN_EXPORT,
            yes=yes,
            needs_yes=words.PLAIN_EXPORT_NEEDS_YES,
            declined=words.NOT_EXPORTED,
        )
    if plain or journal.key is None:
        return write_document(write, path, force=force)
    if path is None or path == "-":
        raise click.UsageError(words.SEALED_TO_A_FILE)
    writer = sealed.sealing_writer(write, journal.wrapped_keys(), journal.key)
    result = write_document(writer, path, force=force)
    output.print_message(words.how_to_unseal(path))
    return result
