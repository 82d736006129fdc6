"""Setting, changing and removing the passphrase of the journal."""

import contextlib
import itertools
import os
from collections.abc import Iterator

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, session, unlock, values
from recovery_journal.cli.base.command import Group
from recovery_journal.cli.base.options import AS_JSON
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.store.backup.folder import list_backups
from recovery_journal.store.encryption import (
    convert,
    keys,
    plain_backups,
    recovery_code,
    unlocking,
    wrapping,
)
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts, prompt_file
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.guard import is_encrypted, refuse_missing
from recovery_journal.words import encryption as words

SHORT_PASSPHRASE_CHARS = 12
"""Shorter passphrases are accepted, but only after saying what they are worth."""


CODE_CHARS_ASKED_BACK = 4
"""How many characters of the recovery code show that it was written down."""


@click.group("passphrase", cls=Group, example="rj passphrase set")
def passphrase() -> None:
    """Encrypt the journal.

    The passphrase is asked for on a terminal, or read from a file descriptor, one on each line:
    rj --passphrase-fd 3 passphrase set 3< FILE
    """


@passphrase.command("set", example="rj passphrase set")
@click.option("--remove-plain", is_flag=True, help="Leave no old file or backup unencrypted.")
@click.option(
    "--show-days/--hide-days",
    default=None,
    help="Show your days in a shell prompt while locked, or hide them.",
)
@click.option(
    "--open-card/--shut-card", default=None, help="Show your people in rj now while locked, or not."
)
@AS_JSON
def set_(remove_plain: bool, show_days: bool | None, open_card: bool | None, as_json: bool) -> None:
    """Encrypt the journal with a passphrase.

    Logging works without it; what you log waits, sealed, until the journal is opened. What may be
    shown while it is locked is not encrypted.
    """
    path = places.journal_file()
    unlock.require_libraries()
    with session.open_journal(create=True) as journal:
        entries, folders = journal.entries.count(), journal.backups.folders()
    if is_encrypted(path):
        raise BadInput("The journal has a passphrase already: rj passphrase change")
    output.print_message(words.NO_WAY_BACK_WARNING)
    new = _ask_new_passphrase()
    open_card = _answer_or_ask(open_card, words.ASK_CARD)
    with _limited_help_card(path, opened=open_card), output.progress(2 * entries) as told:
        done = convert.encrypt(path, new, clock.now(), keys.DEFAULT_COST, told)
    session.remember_opened(path, done.key)
    drafts.seal_plain(path)
    _report(words.NOW_ENCRYPTED, as_json=as_json, code=done.recovery_code)
    output.print_message(words.CARD_OPEN if open_card else words.CARD_SHUT)
    output.print_message(words.PLAN_SHUT)
    if _answer_or_ask(show_days, words.ASK_SHOW_DAYS):
        _show_days(path, done.key)
    if _answer_or_ask(remove_plain or None, words.ASK_REMOVE_PLAIN):
        for folder in folders:
            plain_backups.encrypt_backups(path, done.key, folder)
        os.unlink(done.plain_copy)
        sync_folder(done.plain_copy)  # it must not come back after a power failure
        output.print_message(f"{words.REMOVED_PLAIN} {words.DISKS}")


@passphrase.command("change", example="rj passphrase change")
@click.option("--new-key", is_flag=True, help="Also encrypt it with new keys and a new code.")
@AS_JSON
def change(new_key: bool, as_json: bool) -> None:
    """Change the passphrase. The recovery code stays the same.

    Someone who has the old passphrase or code, and an old copy of the keys, can open the journal
    until you encrypt it again with --new-key.
    """
    path = _encrypted_journal_path()
    if new_key:
        _encrypt_anew(path, as_json=as_json)
    else:
        _renew(path, unlock.ask_file_key(path), as_json=as_json)


def _encrypt_anew(path: str, *, as_json: bool) -> None:
    with session.open_journal() as journal:  # which takes in what waits
        key, entries, folders = journal.key, journal.entries.count(), journal.backups.folders()
    found = itertools.chain(*map(list_backups, folders))
    older = [one for one in found if is_encrypted(one.path)]
    new = _ask_new_passphrase()
    with output.progress(2 * entries) as told:
        drawn = convert.encrypt_anew(path, key or b"", new, keys.DEFAULT_COST, told)
    session.remember_opened(path, drawn.data_key)
    _report(words.KEYS_CHANGED, as_json=as_json, code=drawn.recovery_code)
    if older:
        places_of_older = dict.fromkeys(os.path.dirname(one.path) for one in older)
        output.print_message(words.older_backups(len(older), [*places_of_older]))
    if plain := plain_backups.find_plain_copies(path, *folders):
        output.print_message(words.plain_copies(plain))
    with Journal(path, key=drawn.data_key) as journal, output.progress(2 * entries) as told:
        journal.backups.make("passphrase", clock.now(), on_progress=told)


@passphrase.command("recover", example="rj passphrase recover")
@AS_JSON
def recover(as_json: bool) -> None:
    """Set a new passphrase with the recovery code."""
    path = _encrypted_journal_path()
    unlock.require_libraries()
    code = output.ask_hidden(words.ASK_CODE) if unlock.is_typed() else unlock.read_passphrase()
    found = unlocking.unlock_file(path, code, wrapping.unlock_with_code)
    _renew(path, unlock.warn_and_return_key(found), as_json=as_json)


@passphrase.command("days", example="rj passphrase days --hide")
@click.option("--show/--hide", default=True, help="Show the days, or nothing.")
@AS_JSON
def days(show: bool, as_json: bool) -> None:
    """Choose whether rj status --line shows your days while locked.

    One tracker's first day and days of use are then stored next to the journal, unencrypted.
    """
    path = _encrypted_journal_path()
    if show:
        with session.open_journal() as journal:
            journal.sidecars.allow_days_in_prompt()
    else:
        prompt_file.remove(path)
    if as_json:
        output.print_json_report({"days_shown": show})
    else:
        output.print_line(words.DAYS_SHOWN if show else words.DAYS_HIDDEN)


@passphrase.command("remove", example="rj passphrase remove")
@click.option("--yes", is_flag=True, help="Do not ask.")
@AS_JSON
def remove(yes: bool, as_json: bool) -> None:
    """Make the journal readable without a passphrase again.

    Entries that are waiting to be added are added first.
    """
    path = _encrypted_journal_path()
    with session.open_journal() as journal:
        key, entries = journal.key, journal.entries.count()
    values.confirm(words.ASK_REMOVE_ENCRYPTION, yes=yes, needs_yes=words.REMOVAL_NEEDS_YES)
    with output.progress(4 * entries) as told:
        kept = convert.decrypt(path, key or b"", clock.now(), told)
    session.remember_opened(path, None)
    prompt_file.remove(path)
    with Journal(path) as journal:
        journal.sidecars.refresh_card()
    _report(words.ENCRYPTION_REMOVED, as_json=as_json, encrypted=False)
    output.print_message(words.kept_encrypted(kept.name))


def _report(said: str, *, as_json: bool, code: str = "", encrypted: bool = True) -> None:
    """Say what was done, and show a new recovery code, if any."""
    if as_json:
        output.print_json_report({"encrypted": encrypted, "recovery_code": code or None})
    else:
        output.print_line(said)
    if code:
        _print_code(code, as_json=as_json)


def _print_code(code: str, *, as_json: bool) -> None:
    """Show the recovery code, and ask whether it was written down."""
    if not as_json:
        output.print_line(f"{words.CODE_ONCE}\n\n  {code}\n")
        output.print_line(words.RECOVERY_CODE_HINT)
    if unlock.is_typed():
        with contextlib.suppress(BadInput):  # the input ended; the rest is still to be done
            _ask_back(code)


def _ask_back(code: str) -> None:
    """Ask for a few characters of the code, as somebody reads them who has written it down."""
    while typed := recovery_code.plain_code(output.ask(words.ASK_CODE_BACK)):
        if len(typed) >= CODE_CHARS_ASKED_BACK and typed in recovery_code.plain_code(code):
            output.print_message(words.CODE_WRITTEN_DOWN)
            return
        output.print_message(words.NOT_IN_CODE)
    output.print_message(words.CODE_SKIPPED)


def _answer_or_ask(said: bool | None, question: str) -> bool:
    """Take the answer from the command line, or ask; without anybody to ask it is no."""
    if said is not None:
        return said
    return unlock.is_typed() and output.confirm(question)


@contextlib.contextmanager
def _limited_help_card(path: str, *, opened: bool) -> Iterator[None]:
    """Before encrypting, limit the help card to what may be stored next to an encrypted journal."""
    with Journal(path) as journal:
        settings = journal.settings.read()
        allowed = replace(settings, open_card=opened, open_plan=False, show_days=False)
        journal.settings.write(allowed)
        journal.sidecars.write_card(encrypted=True)
    try:
        yield
    except BaseException:
        with contextlib.suppress(JournalError), Journal(path) as journal:
            journal.sidecars.refresh_card()
        raise


def _show_days(path: str, key: bytes) -> None:
    with Journal(path, key=key) as journal:
        journal.sidecars.allow_days_in_prompt()
    output.print_message(words.DAYS_SHOWN)


def _encrypted_journal_path() -> str:
    """Return the path of the journal.

    Raises:
        BadInput: when it is not encrypted.
        InputMissing: when only its keys are there.
    """
    path = places.journal_file()
    if not is_encrypted(path):
        raise BadInput(words.NOT_ENCRYPTED)
    refuse_missing(path)
    return path


def _renew(path: str, data_key: bytes, *, as_json: bool) -> None:
    convert.change_passphrase(path, data_key, _ask_new_passphrase(), keys.DEFAULT_COST)
    _report(words.PASSPHRASE_CHANGED, as_json=as_json)


def _ask_new_passphrase() -> str:
    """Ask for a new passphrase twice, or read it from the descriptor.

    Raises:
        BadInput: when the two differ, or it is empty.
    """
    typed = output.ask_hidden(words.ASK_NEW) if unlock.is_typed() else unlock.read_passphrase()
    if 0 < len(typed) < SHORT_PASSPHRASE_CHARS:
        output.print_message(words.SHORT_PASSPHRASE)
        if unlock.is_typed() and not output.confirm(words.ASK_SHORT_PASSPHRASE):
            typed = output.ask_hidden(words.ASK_NEW)
    if not typed:
        raise BadInput("A passphrase has at least one letter. Nothing was changed.")
    if unlock.is_typed() and output.ask_hidden(words.ASK_AGAIN) != typed:
        raise BadInput(words.PASSPHRASES_DIFFER)
    return typed
