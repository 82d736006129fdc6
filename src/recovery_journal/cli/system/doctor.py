"""Checking the journal, and saving what can be read of a damaged one."""

import os

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, unlock
from recovery_journal.cli.base.command import FILE_PATH, Command
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import Fact, print_rows
from recovery_journal.cli.base.session import ask_journal_key, remember_opened
from recovery_journal.errors import Damaged, InputMissing
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.text import one_line
from recovery_journal.words import backup as words
from recovery_journal.words.import_ import missing

_OK, _NOT_OK = Fact("ok", "Fine."), Fact("--", "Look at this.")


@click.command("doctor", cls=Command, example="rj doctor --fix")
@combine_options(click.option("--fix", is_flag=True, help="Fix what can be fixed safely."), AS_JSON)
def doctor(fix: bool, as_json: bool) -> None:
    """Check the journal.

    It looks at the file, at every entry as it was saved, the search index, who can read your files,
    and the last backup. --fix rebuilds the index, makes an old journal smaller and tightens file
    permissions.
    """
    path = places.journal_file()
    key = ask_journal_key(path)
    found = examine(path, clock.now(), mend=fix, key=key)
    remember_opened(path, key)
    if as_json:
        output.print_json_array(map(to_plain, found))
    else:
        print_rows((_OK if one.fine else _NOT_OK, one.says) for one in found)
        if all(one.fine for one in found):
            output.print_message(words.ALL_WELL)
    if any(one.serious for one in found):
        raise Damaged("Something of the journal is damaged. It was not changed: rj backup list")


@click.command("salvage", cls=Command, example="rj salvage journal.db saved.db")
@combine_options(
    click.argument("broken", type=FILE_PATH, metavar="BROKEN"),
    click.argument("new", type=FILE_PATH, metavar="NEW"),
    AS_JSON,
)
def salvage(broken: str, new: str, as_json: bool) -> None:
    """Save what can be read of a damaged journal into a new file.

    The damaged one is not changed. To use the new one: rj restore PATH-OF-NEW
    """
    from recovery_journal.store.backup.salvage import salvage as save

    if not os.path.lexists(broken):
        raise InputMissing(missing(one_line(broken)))
    key = unlock.ask_file_key(broken) if is_encrypted(broken) else None
    found = save(os.path.abspath(broken), os.path.abspath(new), key)
    if as_json:
        output.print_json_report(to_plain(found))
        return
    output.print_lines(f"{table}: {number}" for table, number in found.rows.items())
    output.print_message(words.salvaged(found.torn))
