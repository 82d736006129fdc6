"""Strategies handed from friend to friend as a file."""

import click

from recovery_journal.cli.base import command, output
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.cli.base.document_out import hand_out
from recovery_journal.errors import NotFound
from recovery_journal.exchange.packs import new_ones, read_pack, take_in, write_pack
from recovery_journal.exchange.plain import plain
from recovery_journal.words import strategies as words

EXAMPLE = "rj strategy pack export for-tom.json"


@click.group("pack", cls=Group, example=EXAMPLE)
def pack() -> None:
    """Strategies as a file for a friend."""


@pack.command("export", example=EXAMPLE)
@command.options(
    click.argument("path", metavar="FILE"),
    click.argument("names", metavar="[NAME]...", nargs=-1),
    click.option("--force", is_flag=True, help="Replace that file if it is there."),
)
def export(path: str, names: tuple[str, ...], force: bool) -> None:
    """Write your own strategies, or those you name, into a file.

    Nothing else of your journal is in it.
    """
    with command.journal() as journal:
        book = journal.strategies
        chosen = [book.find(name) for name in names] if names else book.stored()
    if not chosen:
        raise NotFound(words.NONE_OWN)
    hand_out(lambda out: write_pack(chosen, out), path, force=force)


@pack.command("import", example="rj strategy pack import from-tom.json")
@command.options(
    click.argument("path", metavar="FILE"),
    click.option("--yes", is_flag=True, help="Take them in without asking."),
    AS_JSON,
)
def take(path: str, yes: bool, as_json: bool) -> None:
    """Show what is new in a friend's file, and take it in."""
    told = read_pack(path)
    with command.journal(create=True) as journal:
        found = new_ones(journal, told)
        if not as_json:
            output.lines(line for one in found for line in words.lines(one))
        if not found:
            output.say(words.NOTHING_NEW)
        elif not yes and not output.on_terminal():
            raise click.UsageError(words.SAY_YES)
        elif not yes and not output.confirm(words.TAKE_IN):
            output.say(words.NOT_TAKEN)
            return
        added = take_in(journal, found)
    if as_json:
        output.json_array(map(plain, added))
    elif added:
        output.say(words.taken(len(added)))
