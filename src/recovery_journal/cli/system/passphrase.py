"""Giving the journal a passphrase, changing it, and taking it away."""

import contextlib
import itertools
import os
from collections.abc import Iterator
from dataclasses import replace

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, unlock
from recovery_journal.cli.base.command import Group
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.store.backup import backup
from recovery_journal.store.encryption import convert, keys
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import prompt_file
from recovery_journal.store.sidecar.help_card import keep_card
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.words import cli
from recovery_journal.words import encryption as words


@click.group("passphrase", cls=Group, example="rj passphrase set")
def passphrase() -> None:
    """Encrypt the journal.

    The passphrase is asked for on a terminal, or read from a file descriptor, one on each line:
    rj --passphrase-fd 3 passphrase set 3< FILE
    """


@passphrase.command("set", example="rj passphrase set")
@click.option("--remove-plain", is_flag=True, help="Remove the old file, which anyone can read.")
@click.option("--show-days/--hide-days", default=None, help="In a shell prompt while locked.")
@click.option("--open-card/--shut-card", default=None, help="People in rj now while locked.")
def set_(remove_plain: bool, show_days: bool | None, open_card: bool | None) -> None:
    """Encrypt the journal with a passphrase.

    Logging works without it; what you log waits, sealed, until the journal is opened. What may be
    shown while it is locked is not encrypted.
    """
    path = places.journal_file()
    with command.journal(create=True) as journal:
        entries, folders = journal.entries.count(), journal.backup_folders()
    if is_encrypted(path):
        raise BadInput("The journal has a passphrase already: rj passphrase change")
    output.say(words.BEFORE_SET)
    new = _new()
    open_card = _may(open_card, words.ASK_CARD)
    with _card(path, opened=open_card), output.progress(2 * entries) as told:
        done = convert.encrypt(path, new, clock.now(), keys.USUAL, told)
    output.line(words.NOW_ENCRYPTED)
    output.line(f"{words.CODE_ONCE}\n\n  {done.code}\n")
    output.line(words.BY_CODE)
    output.say(words.CARD_OPEN if open_card else words.CARD_SHUT)
    if _may(show_days, words.ASK_SHOW_DAYS):
        _show_days(path, done.key)
    if plain := _plain_backups(folders):
        output.say(words.plain_backups(plain))
    if _may(remove_plain or None, words.ASK_REMOVE_PLAIN):
        os.unlink(done.plain)
        sync_folder(done.plain)  # it must not come back when the power fails
        output.say(f"{words.REMOVED_PLAIN} {words.DISKS}")
    else:
        output.say(words.kept_plain(done.plain))


@passphrase.command("change", example="rj passphrase change")
def change() -> None:
    """Change the passphrase. The recovery code stays the same."""
    path = _encrypted()
    _renew(path, unlock.asked(path))


@passphrase.command("recover", example="rj passphrase recover")
def recover() -> None:
    """Set a new passphrase with the recovery code, when the old one is forgotten."""
    path = _encrypted()
    by_hand = unlock.descriptor() is None and output.on_terminal()
    code = output.ask(words.ASK_CODE) if by_hand else unlock.given()
    _renew(path, keys.recovered(keys.read(keys.keys_file(path)), code))


@passphrase.command("days", example="rj passphrase days --hide")
@click.option("--show/--hide", default=True, help="Let it show them, or nothing.")
def days(show: bool) -> None:
    """Let rj status --line show the days while the journal is locked, or nothing.

    The first day and the days of use of one tracker then lie beside the journal, not encrypted.
    """
    path = _encrypted()
    if show:
        with command.journal() as journal:
            journal.show_days()
        output.line(words.DAYS_SHOWN)
    else:
        prompt_file.forbid(path)
        output.line(words.DAYS_HIDDEN)


@passphrase.command("remove", example="rj passphrase remove")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(yes: bool) -> None:
    """Make the journal readable without a passphrase again.

    What waits, sealed, is taken in first.
    """
    path = _encrypted()
    with command.journal() as journal:
        key, entries = journal.key, journal.entries.count()
    if not yes:
        if not output.on_terminal():
            raise click.UsageError(words.SAY_YES)
        if not output.confirm(words.ASK_REMOVE):
            output.say(cli.UNCHANGED)
            return
    with output.progress(4 * entries) as told:
        kept = convert.decrypt(path, key or b"", clock.now(), told)
    prompt_file.forbid(path)
    with Journal(path) as journal:
        journal.keep_card()
    output.line(words.REMOVED)
    output.say(words.kept_encrypted(kept.name))


def _may(said: bool | None, question: str) -> bool:
    """What was said on the command line, or is on the terminal; where there is nobody, no."""
    if said is not None:
        return said
    return output.on_terminal() and unlock.descriptor() is None and output.confirm(question)


@contextlib.contextmanager
def _card(path: str, *, opened: bool) -> Iterator[None]:
    """Let the card tell no more than it may beside an encrypted journal, before it is one."""
    with Journal(path) as journal:
        journal.settings.write(replace(journal.settings.read(), open_card=opened, show_days=False))
        keep_card(journal, encrypted=True)
    try:
        yield
    except BaseException:
        with contextlib.suppress(JournalError), Journal(path) as journal:
            journal.keep_card()
        raise


def _show_days(path: str, key: bytes) -> None:
    with Journal(path, key=key) as journal:
        journal.show_days()
    output.say(words.DAYS_SHOWN)


def _encrypted() -> str:
    """Where the journal lies, which is encrypted.

    Raises:
        BadInput: when it is not.
    """
    path = places.journal_file()
    if not is_encrypted(path):
        raise BadInput(words.PLAIN_ALREADY)
    return path


def _renew(path: str, data_key: bytes) -> None:
    found = keys.read(keys.keys_file(path))
    keys.write(keys.keys_file(path), keys.with_passphrase(found, data_key, _new(), keys.USUAL))
    output.line(words.CHANGED)


def _new() -> str:
    """A new passphrase, typed twice, or from the descriptor.

    Raises:
        BadInput: when the two are not the same, or there are none.
    """
    if unlock.descriptor() is not None or not output.on_terminal():
        typed = unlock.given()
    else:
        typed = output.ask_hidden(words.ASK_NEW)
        if typed and output.ask_hidden(words.ASK_AGAIN) != typed:
            raise BadInput(words.DIFFERENT)
    if not typed:
        raise BadInput("A passphrase has at least one letter. Nothing was changed.")
    return typed


def _plain_backups(folders: list[str]) -> list[str]:
    """The copies in these folders that are not encrypted."""
    found = []
    for one in itertools.chain(*map(backup.listed, folders)):
        with contextlib.suppress(OSError):
            if not is_encrypted(one.path):
                found.append(one.name)
    return found
