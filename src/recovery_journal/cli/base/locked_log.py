"""Logging while the journal is locked: what was said is sealed, and waits until it is opened."""

import os
from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.errors import NotTold
from recovery_journal.store.sqlite.guard import is_encrypted

if TYPE_CHECKING:
    from datetime import datetime

    from recovery_journal.domain.entries.craving import Craving
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.locked_message import Said
    from recovery_journal.domain.sobriety.tracker import Use


def locked() -> bool:
    """Whether what is logged has to wait: nobody is asked for a passphrase to log something."""
    given = click.get_current_context().find_root().params.get("passphrase_fd")
    return given is None and is_encrypted(places.journal_file())


def called(tracker: str | None) -> str:
    """A tracker by the name that was typed; nothing for none."""
    from recovery_journal.domain.entries.locked_message import is_none

    return "" if tracker is None or is_none(tracker) else tracker


def undone() -> "datetime | None":
    """Take back what was sealed last; when that was, or None where nothing waits."""
    from recovery_journal.store.encryption import inbox

    return inbox.remove_newest(places.journal_file())


def entry(
    new: "Entry",
    what: str,
    *,
    tracker: str | None = None,
    private: bool | None = None,
    as_json: bool,
) -> None:
    """Seal an entry as it was typed, and say so."""
    from recovery_journal.domain.entries.locked_message import values_of

    _seal(new, what, values_of(new), {"tracker": tracker, "private": private}, as_json=as_json)


def after(said: "Craving", what: str, *, as_json: bool) -> None:
    """Seal how the last open craving went on, and say so."""
    from recovery_journal.domain.entries.locked_message import AFTER, values_of

    values = values_of(said)
    del values["intensity"]
    _seal(said, what, values, {"kind": AFTER}, as_json=as_json)


def use(
    new: "Use",
    what: str,
    *,
    tracker: str | None,
    private: bool | None,
    said_next: str | None,
    named: bool,
    as_json: bool,
) -> None:
    """Seal a return to use, and say so.

    Args:
        new: the use, without its tracker.
        what: what is said of it.
        tracker: the name as typed.
        private: as typed.
        said_next: its next first day, as `uses` takes it.
        named: whether the person said which day it was.
        as_json: print it.
    """
    from recovery_journal.domain.entries.locked_message import values_of

    values = values_of(new) | ({"on": new.on.isoformat()} if named else {})
    values.pop("tracker", None)
    shared = {"tracker": tracker, "private": private, "next_start": said_next}
    _seal(new, what, values, shared, as_json=as_json)


def _seal(
    new: "Entry", what: str, values: dict[str, Any], shared: dict[str, Any], *, as_json: bool
) -> None:
    from recovery_journal.domain.entries.entry import refuse_ahead
    from recovery_journal.domain.entries.locked_message import Said
    from recovery_journal.store.encryption import inbox

    refuse_ahead(new.at, clock.now())
    said = Said(**{"kind": new.kind, **shared}, uid=os.urandom(16).hex(), at=new.at, values=values)
    inbox.seal(places.journal_file(), said)
    if new.kind == "use":
        from recovery_journal.store.sidecar import prompt_file

        prompt_file.show_nothing(places.journal_file())
    try:
        _tell(said, what, as_json=as_json)
    except NotTold as error:
        from recovery_journal.words.cli import ALL_THE_SAME

        raise NotTold(f"{error} {ALL_THE_SAME}") from error


def _tell(said: "Said", what: str, *, as_json: bool) -> None:
    if as_json:
        output.json(
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

    output.lines([words.sealed(what, numbers.moment(said.at, clock.today().year))])
