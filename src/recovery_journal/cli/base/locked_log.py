"""Logging while the journal is locked: what was said is sealed, and waits until it is opened."""

import os
from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.errors import OutputClosed
from recovery_journal.store.sqlite.guard import is_encrypted

if TYPE_CHECKING:
    from datetime import datetime

    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.locked_message import LockedMessage
    from recovery_journal.domain.sobriety.returns import NextFirstDay
    from recovery_journal.domain.sobriety.tracker import Use


def is_locked() -> bool:
    """Whether what is logged has to wait: nobody is asked for a passphrase to log something."""
    given = click.get_current_context().find_root().params.get("passphrase_fd")
    return given is None and is_encrypted(places.journal_file())


def tracker_label(tracker: str | None) -> str:
    """A tracker by the name that was typed; nothing for none."""
    from recovery_journal.domain.entries.locked_message import names_no_tracker

    return "" if tracker is None or names_no_tracker(tracker) else tracker


def undo_last() -> "datetime | None":
    """Take back what was sealed last; when that was, or None where nothing waits."""
    from recovery_journal.store.encryption import inbox

    return inbox.remove_newest(places.journal_file())


def seal_entry(
    new: "Entry",
    what: str,
    *,
    tracker: str | None = None,
    private: bool | None = None,
    as_json: bool,
) -> None:
    """Seal an entry as it was typed, and say so."""
    from recovery_journal.domain.entries.locked_message import given_values

    _seal(new, what, given_values(new), {"tracker": tracker, "private": private}, as_json=as_json)


def seal_after(said: "Craving", what: str, *, as_json: bool) -> None:
    """Seal how the last open craving went on, and say so."""
    from recovery_journal.domain.entries.locked_message import FOLLOW_UP_KIND, given_values

    values = given_values(said)
    del values["intensity"]
    _seal(said, what, values, {"kind": FOLLOW_UP_KIND}, as_json=as_json)


def seal_use(
    new: "Use",
    what: str,
    *,
    tracker: str | None,
    private: bool | None,
    said_next: "NextFirstDay",
    named: bool,
    as_json: bool,
) -> None:
    """Seal a return to use, and say so.

    Args:
        new: the use, without its tracker.
        what: what is said of it.
        tracker: the name as typed.
        private: as typed.
        said_next: its next first day.
        named: whether the person said which day it was.
        as_json: print it.
    """
    from recovery_journal.domain.entries.locked_message import given_values

    values = given_values(new) | ({"on": new.on.isoformat()} if named else {})
    values.pop("tracker", None)
    shared = {"tracker": tracker, "private": private, "next_start": said_next and str(said_next)}
    _seal(new, what, values, shared, as_json=as_json)


def _seal(
    new: "Entry", what: str, values: dict[str, Any], shared: dict[str, Any], *, as_json: bool
) -> None:
    from recovery_journal.domain.entries.entry import refuse_future
    from recovery_journal.domain.entries.locked_message import LockedMessage
    from recovery_journal.store.encryption import inbox

    refuse_future(new.at, clock.now())
    said = LockedMessage(
        **{"kind": new.kind, **shared}, uid=os.urandom(16).hex(), at=new.at, values=values
    )
    inbox.seal_message(places.journal_file(), said)
    if new.kind == "use":
        from recovery_journal.store.sidecar import prompt_file

        prompt_file.show_nothing(places.journal_file())
    try:
        _print_sealed(said, what, as_json=as_json)
    except OutputClosed as error:
        from recovery_journal.words.cli import ALL_THE_SAME

        raise OutputClosed(f"{error} {ALL_THE_SAME}") from error


def _print_sealed(said: "LockedMessage", what: str, *, as_json: bool) -> None:
    if as_json:
        output.print_json(
            {
                "sealed": True,
                "kind": said.kind,
                "uid": said.uid,
                "at": said.at.isoformat(),
                "tracker": said.tracker,
                "private": said.private,
                **said.values,
            }
        )
        return
    from recovery_journal.words import encryption as words
    from recovery_journal.words.format import numbers

    output.print_lines([words.message_sealed(what, numbers.moment(said.at, clock.today().year))])
