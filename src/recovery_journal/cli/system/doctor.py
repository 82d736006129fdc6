"""Looking at everything that could be wrong."""

import os

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, unlock
from recovery_journal.cli.base.command import AS_JSON, Command, key_of, options
from recovery_journal.errors import Damaged
from recovery_journal.exchange.plain import plain
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.words import backup as words


@click.command("doctor", cls=Command, example="rj doctor --fix")
@options(click.option("--fix", is_flag=True, help="Mend what is safe to mend."), AS_JSON)
def doctor(fix: bool, as_json: bool) -> None:
    """Look whether the journal is whole and safe.

    It looks at the file, at every entry as it was saved, the search index, who can read your files,
    and the last backup. --fix makes the index anew and takes others the right to read.
    """
    path = places.journal_file()
    found = examine(path, clock.now(), mend=fix, key=key_of(path))
    if as_json:
        output.json_array(map(plain, found))
    else:
        output.lines(f"{'ok' if one.fine else '--'}  {one.says}" for one in found)
        if all(one.fine for one in found):
            output.say(words.ALL_WELL)
    if any(one.serious for one in found):
        raise Damaged("Something of the journal is damaged. It was not changed: rj backup list")


@click.command("salvage", cls=Command, example="rj salvage journal.db saved.db")
@options(click.argument("broken", metavar="BROKEN"), click.argument("new", metavar="NEW"), AS_JSON)
def salvage(broken: str, new: str, as_json: bool) -> None:
    """Save what can be read of a damaged journal into a new file.

    The damaged one is not changed. To use the new one: rj restore PATH-OF-NEW
    """
    from recovery_journal.store.backup.salvage import salvage as save

    key = unlock.asked(broken) if is_encrypted(broken) else None
    found = save(os.path.abspath(broken), os.path.abspath(new), key)
    if as_json:
        output.json(plain(found))
        return
    output.lines(f"{table}: {number}" for table, number in found.rows.items())
    output.say(words.salvaged(found.torn))
