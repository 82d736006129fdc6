"""What follows the answer of a command, so that nobody has to wait for it.

That is the daily chores, and what killed commands have left.
"""

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal import places
from recovery_journal.cli.base import output
from recovery_journal.errors import BadInput
from recovery_journal.store.sidecar import leftovers

if TYPE_CHECKING:
    from recovery_journal.cli.base.context import QuickContext
    from recovery_journal.store.journal import Journal

QUICK_COMMANDS = ("craving", "after", "mood", "note")
"""Commands that nobody should have to wait for."""
MAX_QUICK_COPY_BYTES = 1 << 20
"""Of a larger journal, quick commands make a copy only once a week; other commands each day."""


class OpenedJournal:
    """Which journal a command has opened, if any."""

    path = ""
    key: bytes | None = None
    command = ""
    begun: "QuickContext | None" = None
    """The context of the command, if it was begun without click."""


def finish(opened: OpenedJournal) -> None:
    """Clear what killed commands have left, and do what is due once a day.

    If that isn't possible now, the next command tries again.
    """
    try:
        journal = places.journal_file()
    except BadInput:  # the answer has said so
        return
    for sentence in leftovers.clear(journal):
        output.print_message(sentence)
    if not opened.path:
        return
    from recovery_journal import clock
    from recovery_journal.errors import JournalError
    from recovery_journal.store.sidecar import daily_mark

    quick = opened.command in QUICK_COMMANDS
    # Someone who doesn't want to wait can press Ctrl+C: the answer is complete.
    with suppress(JournalError, OSError, KeyboardInterrupt):
        if daily_mark.is_done(opened.path, clock.now(), quick=quick):
            return
        is_large = os.path.getsize(opened.path) > MAX_QUICK_COPY_BYTES
        if not (quick and is_large and daily_mark.is_recent(opened.path, clock.now())):
            _run_daily_upkeep(opened, quick=quick)


def _run_daily_upkeep(opened: OpenedJournal, *, quick: bool) -> None:
    from recovery_journal import clock
    from recovery_journal.store.backup.daily import run_daily_upkeep
    from recovery_journal.store.journal import Journal

    with Journal(opened.path, create=False, key=opened.key) as journal:
        if journal.key is not None:
            _tell_of_plain_copies(journal)
        run_daily_upkeep(journal, clock.now(), quick=quick)


def _tell_of_plain_copies(journal: "Journal") -> None:
    """Name what anyone can still read, left by a killed `passphrase set` or kept on purpose."""
    from recovery_journal.store.encryption.plain_backups import find_plain_copies
    from recovery_journal.words.encryption import plain_copies

    if found := find_plain_copies(journal.path, *journal.backups.folders()):
        output.print_message(plain_copies(found))
