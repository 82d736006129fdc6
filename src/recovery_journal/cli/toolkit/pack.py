"""Strategies that friends trade as files."""

import click

from recovery_journal.cli.base import command, output, session, values
from recovery_journal.cli.base.command import Group
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.document_out import write_document
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import print_outline
from recovery_journal.errors import NotFound
from recovery_journal.exchange.packs import (
    import_strategies,
    left_out,
    new_strategies,
    read_pack,
    write_pack,
)
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import strategies as words
from recovery_journal.words.import_ import NOTHING

EXAMPLE = "rj strategy pack export for-tom.json"


@click.group("pack", cls=Group, example=EXAMPLE)
def pack() -> None:
    """Strategies as a file for a friend."""


@pack.command("export", example=EXAMPLE)
@combine_options(
    click.argument("path", type=command.FILE_PATH, metavar="FILE"),
    click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=complete_own("strategy")),
    click.option("--force", is_flag=True, help="Replace that file if it is there."),
)
def export(path: str, names: tuple[str, ...], force: bool) -> None:
    """Write your own strategies, or those you name, into a file.

    Nothing else of your journal is in it.
    """
    with session.open_journal() as journal:
        book = journal.strategies
        chosen = [book.find(name) for name in names] if names else book.untrashed()
    if not chosen:
        raise NotFound(words.NO_OWN_STRATEGY)
    write_document(lambda out: write_pack(chosen, out), path, force=force)


@pack.command("import", example="rj strategy pack import from-tom.json")
@combine_options(
    click.argument("path", type=command.FILE_PATH, metavar="FILE"),
    click.option("--yes", is_flag=True, help="Import them without asking."),
    AS_JSON,
)
def import_(path: str, yes: bool, as_json: bool) -> None:
    """Show what is new in a friend's file, and import it. - reads standard input."""
    told = read_pack(path)
    with session.open_journal(create=True) as journal:
        found = new_strategies(journal, told)
        for one, kept in left_out(journal, told):
            output.print_message(words.pack_left_out(one, kept))
        if not as_json:
            print_outline(line for one in found for line in words.strategy_lines(one))
        if found:
            values.confirm(
                words.ASK_TAKE_IN,
                yes=yes,
                needs_yes=words.PACK_NEEDS_YES,
                declined=NOTHING,
            )
        else:
            output.print_message(words.NOTHING_NEW)
        added = import_strategies(journal, found)
    if as_json:
        output.print_json_array(map(to_plain, added))
    elif added:
        output.print_message(words.pack_taken_in(len(added)))
