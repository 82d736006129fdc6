"""The day it is, and the journal of the person, opened for a command."""

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.after_answer import OpenedJournal
from recovery_journal.cli.base.context import current_context
from recovery_journal.cli.base.rehearsal import stop_rehearsal
from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import Busy, CannotWrite, Damaged, NoLocks, NotAllowed

if TYPE_CHECKING:
    from datetime import date

    from recovery_journal.store.journal import Journal

E = TypeVar("E", bound=Entry)

LOGGED_WHILE_LOCKED = ("craving", "after", "mood", "note", "used", "none", "intention")
"""Commands that need no passphrase, as what they log is sealed."""


def day_starts_at() -> int:
    """Return the hour, 0 to 6, at which days start, whether the journal is open or not."""
    from recovery_journal.store.sidecar.day_start import read_day_start

    return read_day_start(places.journal_file())


def today() -> "date":
    """Return the local day it is now."""
    return local_day(clock.now(), day_starts_at())


def open_journal(*, create: bool = False, to_log: Entry | None = None) -> "Journal":
    """Open the journal; whatever a person logs first creates it.

    Args:
        create: make a journal if there is none.
        to_log: the entry that it's opened for, if any.
    """
    from recovery_journal.store.journal import Journal

    path = places.journal_file()
    is_new = create and not os.path.lexists(path)
    if is_new and to_log:
        stop_rehearsal(to_log)
    key = ask_journal_key(path)
    opened = Journal(path, create=create, key=key)
    remember_opened(path, key)
    if is_new:
        from recovery_journal.words import privacy

        output.print_message(privacy.journal_started(path))
    if not opened.can_be_written:
        output.print_message(NoLocks.ONLY_READ)
    _empty_inbox(opened)
    current_context().call_on_close(partial(report_unreadable, opened))
    return opened


def remember_opened(path: str, key: bytes | None) -> None:
    """Have the daily chores done in this journal, after the answer."""
    root = current_context().find_root()
    if isinstance(opened := root.obj, OpenedJournal):
        opened.path, opened.key = path, key
        opened.command = root.invoked_subcommand or ""


def report_unreadable(journal: "Journal") -> None:
    """Say how many things were left out because they can't be read."""
    if found := journal.take_unreadable():
        from recovery_journal.words.damage import unreadable

        output.print_message(unreadable(found))


def _empty_inbox(journal: "Journal") -> None:
    """Import what was logged while the journal was locked, and say so.

    If nothing can be written right now, it waits for the next command.
    """
    from recovery_journal.store.sqlite.guard import inbox_folder

    if not os.path.isdir(inbox_folder(journal.path)):
        return
    from recovery_journal.words import encryption as words

    with suppress(Busy, CannotWrite, NotAllowed, Damaged):
        found = journal.inbox.empty()
        if found.entries:
            output.print_message(words.messages_taken_in(len(found.entries)))
        if found.questions:
            output.print_message(words.questions_wait(len(found.questions)))


def ask_journal_key(path: str) -> bytes | None:
    """Ask for the key of an encrypted journal; a plain one has None."""
    from recovery_journal.store.sqlite.guard import is_encrypted, refuse_missing

    if not is_encrypted(path):
        return None
    refuse_missing(path)
    from recovery_journal.cli.base import unlock

    return unlock.ask_file_key(path)


def unlock_before_asking() -> None:
    """Ask for the passphrase before anything is typed that can only be saved with it."""
    if current_context().info_name not in LOGGED_WHILE_LOCKED:
        ask_journal_key(places.journal_file())


def add_entry(journal: "Journal", new: E, *, private: bool | None) -> E:
    """Save a new entry; without `private` the settings decide."""
    stop_rehearsal(new)
    entry = journal.entries.log(new, private=private)
    warn_if_clock_turned_back(journal)
    return entry


def warn_if_clock_turned_back(journal: "Journal") -> None:
    """Warn once if the clock went back since the entry before."""
    if before := journal.clock_turned_back_from():
        from recovery_journal.words.cli import clock_set_back

        output.print_message(clock_set_back(before.astimezone(clock.LOCAL_ZONE), clock.now()))
