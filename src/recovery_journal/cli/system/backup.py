"""Backups of the journal, and restoring one."""

import os
from contextlib import suppress

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, session, unlock, values
from recovery_journal.cli.base.command import Command, Group
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import Fact, print_rows
from recovery_journal.errors import (
    BadInput,
    CannotBeRead,
    CannotWrite,
    Damaged,
    JournalError,
    Locked,
    NotAllowed,
    NotFound,
    WrongPassphrase,
)
from recovery_journal.store.backup import restore as way_back
from recovery_journal.store.backup.folder import (
    DAMAGED,
    Backup,
    default_backup_folder,
    find_backup,
    list_backups,
)
from recovery_journal.store.backup.verify import fingerprint_of, verify_copy
from recovery_journal.store.encryption.plain_backups import find_plain_copies
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import prompt_file
from recovery_journal.store.sqlite.guard import is_encrypted, is_shared
from recovery_journal.words import backup as words
from recovery_journal.words import damage
from recovery_journal.words.encryption import NOT_ALL_CHECKED, not_checked, plain_copies
from recovery_journal.words.format import numbers


@click.group("backup", cls=Group, example="rj backup", invoke_without_command=True)
@click.option(
    "--to",
    "folder",
    type=command.FILE_PATH,
    metavar="FOLDER",
    help="Another folder, such as a USB stick.",
)
@AS_JSON
@click.pass_context
def backup(ctx: click.Context, folder: str | None, as_json: bool) -> None:
    """Make a backup of the journal, and verify it.

    One is made automatically each day you use the program, and before anything that changes much.
    """
    if ctx.invoked_subcommand is not None:
        return
    to = os.path.abspath(folder) if folder else ""
    expected, held = 0, None
    with session.open_journal() as journal:
        with suppress(Damaged):  # told below, as everywhere here
            expected = journal.entries.count()
        with output.progress(2 * expected) as told:
            made = journal.backups.make("asked", clock.now(), to, told)
        with suppress(Damaged):
            held = fingerprint_of(made.path, journal.key).entries
        with suppress(Damaged):
            journal.read_everything()
    if to and is_shared(to):
        output.print_message(words.shared_folder(to))
    if as_json:
        output.print_json(_to_plain(made) | {"entries": held})
    else:
        output.print_line(
            words.kept_as_it_is(made.path) if held is None else words.backup_made(made.path, held)
        )
    if made.reason == DAMAGED:
        raise CannotBeRead(damage.DAMAGED_BACKUP)
    if found := journal.take_unreadable():
        raise CannotBeRead(damage.unreadable(found))


@backup.command("list", example="rj backup list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show the backups, the newest first."""
    found = list_backups(_folder())
    if as_json:
        output.print_json_array(
            _to_plain(one) | {"encrypted": is_encrypted(one.path)} for one in found
        )
        return
    print_rows((_name(one), _when(one), words.WHY_MADE[one.reason]) for one in found)
    if not found:
        output.print_message(words.NO_BACKUP_YET)
    _name_plain_copies()


@backup.command("verify", example="rj backup verify last")
@combine_options(
    click.argument("name", type=command.FILE_PATH, metavar="NAME", required=False), AS_JSON
)
def verify(name: str | None, as_json: bool) -> None:
    """Open a backup and check all of it; without a name, every backup."""
    chosen = [find_backup(_folder(), name, clock.now())] if name else list_backups(_folder())
    told = []
    path = places.journal_file()
    key = _ask_key(path) if any(is_encrypted(one.path) for one in chosen) else None
    for one in chosen:
        entries, trouble, whole = 0, "", None
        try:
            own = unlock.ask_copy_key(one.path, path, key)
            entries, whole = verify_copy(one.path, own).entries, True
        except WrongPassphrase:
            trouble = not_checked(one.name)
        except Locked as error:
            trouble = str(error)
        except (BadInput, CannotWrite, Damaged, NotAllowed) as error:
            trouble, whole = str(error), False
        told.append(_to_plain(one) | {"entries": entries, "whole": whole})
        if not as_json:
            held = numbers.count(entries, "entry", "entries")
            print_rows([[trouble] if trouble else [_name(one), f"whole, {held}"]])
    if as_json:
        output.print_json_array(told)
    elif not chosen:
        output.print_message(words.NO_BACKUP_YET)
    _name_plain_copies()
    if any(one["whole"] is False for one in told):
        raise Damaged("Not every backup is whole. The journal itself was not touched.")
    if any(one["whole"] is None for one in told):
        raise WrongPassphrase(NOT_ALL_CHECKED)


@click.command("restore", cls=Command, example="rj restore last")
@combine_options(
    click.argument("name", type=command.FILE_PATH, metavar="NAME"),
    click.option("--yes", is_flag=True, help="Do not ask."),
    AS_JSON,
)
def restore(name: str, yes: bool, as_json: bool) -> None:
    """Replace the journal with a backup.

    The current journal becomes a backup, so you can undo this. NAME is a part of the
    name, "last", or the path of a file.
    """
    chosen, path = _find_backup(name), places.journal_file()
    key, now = _ask_key(path), clock.now()
    if way_back.is_set_aside(chosen.path, path):
        _confirm_restore(f"{chosen.name}, {words.AS_IT_WAS}", yes=yes)
        kept = way_back.put_back(path, chosen.path, now, key=key)
        prompt_file.show_nothing(path)
        entries, said, wrong = None, words.PUT_BACK, []
    else:
        own = unlock.ask_copy_key(chosen.path, path, key)
        with way_back.prepare_for(path, chosen.path, key, own) as ready:
            wrong = damage.not_whole(ready.unreadable, ready.torn, is_altered=ready.is_altered)
            held = numbers.count(ready.entries, "entry", "entries")
            _confirm_restore(", ".join((chosen.name, _when(chosen), held, *wrong)), yes=yes)
            kept = way_back.put_in_place(path, ready, chosen.path, now, key=key)
        session.remember_opened(path, key or own)
        prompt_file.show_nothing(path)
        with suppress(JournalError), Journal(path, key=key or own) as journal:
            journal.sidecars.refresh_card()
        entries, said = ready.entries, words.restored(ready.entries)
    if as_json:
        output.print_json_report({"entries": entries, "kept": kept or None})
    else:
        output.print_line(said)
    for sentence in wrong:
        output.print_message(sentence)
    if kept:
        output.print_message(f"{words.UNDO_RESTORE} {_name_to_type(kept)}")


def _confirm_restore(shown: str, *, yes: bool) -> None:
    values.confirm(words.ASK_RESTORE, yes=yes, needs_yes=words.RESTORE_NEEDS_YES, shown=shown)


def _name_to_type(kept: str) -> str:
    """Return what finds a kept journal again: its name if it's a backup, or else its path."""
    from recovery_journal.words.cli import shell_quoted

    return os.path.basename(kept) if os.path.dirname(kept) == _folder() else shell_quoted(kept)


def _ask_key(journal: str) -> bytes | None:
    """Ask for the key of an encrypted journal, which may be missing: its keys file is enough."""
    return unlock.ask_file_key(journal) if is_encrypted(journal) else None


def _name_plain_copies() -> None:
    if plain := find_plain_copies(places.journal_file()):
        output.print_message(plain_copies(plain))


def _find_backup(name: str) -> Backup:
    """Find a backup by name, or by the path of a file elsewhere."""
    is_file = os.path.isfile(name)
    if not (is_file and os.path.sep in name):
        try:
            return find_backup(_folder(), name, clock.now())
        except NotFound as error:
            if name.isdecimal():
                raise NotFound(f"{error}. {words.restore_entry(name)}") from None
            if not is_file:
                raise
    return Backup(os.path.abspath(name), clock.now(), 0, "asked")


def _folder() -> str:
    return default_backup_folder(places.journal_file())


def _name(one: Backup) -> Fact:
    return Fact(one.name, f"Backup {one.name}")


def _when(one: Backup) -> str:
    return numbers.moment(one.made.astimezone(clock.LOCAL_ZONE))


def _to_plain(one: Backup) -> dict[str, object]:
    return {
        "name": one.name,
        "path": one.path,
        "made": one.made.isoformat(),
        "schema": one.version,
        "reason": one.reason,
    }
