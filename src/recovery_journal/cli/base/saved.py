"""What a command says once something is logged, in the journal or sealed beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.errors import OutputClosed
from recovery_journal.words import cli
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from datetime import date

    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.locked_message import LockedMessage
    from recovery_journal.domain.sobriety.tracker import Tracker, Use

E = TypeVar("E", bound="Entry")


@dataclass(frozen=True, slots=True)
class Saved(Generic[E]):
    """What was logged, and what there is to say of it."""

    entry: E
    """As it is in the journal; while that is locked, as it was typed."""
    tracker: str = ""
    """The name of its tracker, as far as it is known."""
    advice: tuple[str, ...] = ()
    """What helps at this moment, a line each."""
    sealed: "LockedMessage | None" = None
    """What waits until the journal is opened; None when the entry is in the journal."""


@dataclass(frozen=True, slots=True)
class SavedReturn:
    """A use that was written down."""

    saved: "Saved[Use]"
    tracker: "Tracker | None" = None
    """None while the journal is locked."""
    total_days: int | None = None
    """The days without use in total, where they are known."""
    ended_on: "date | None" = None
    """The next first day, when the use before it was still open."""


def report(saved: Saved[E], line: str, *, as_json: bool) -> None:
    """Say what was saved or sealed, on one line, or print it as JSON.

    Args:
        saved: what it was.
        line: what it says in numbers.
        as_json: print it.

    Raises:
        OutputClosed: when nobody can be told; what was saved stays saved, and the error says so.
    """
    what = cli.as_sentence_part(line, cli.shown_tags(saved.entry), saved.tracker)
    try:
        if saved.sealed is None:
            _print_entry(saved.entry, what, as_json=as_json)
        else:
            _print_sealed(saved.sealed, what, as_json=as_json)
    except OutputClosed as error:
        raise OutputClosed(f"{error} {cli.ALL_THE_SAME}") from error


def _print_entry(entry: "Entry", what: str, *, as_json: bool) -> None:
    if as_json:
        from recovery_journal.exchange.plain import to_plain

        output.print_json(to_plain(entry))
        return
    year = clock.today().year
    on: date | None = getattr(entry, "on", None)  # the day of a use is a plain date
    when = numbers.short_date(on, year) if on else numbers.moment(entry.at, year)
    output.print_lines([cli.entry_saved(entry.id, what, when)])


def _print_sealed(message: "LockedMessage", what: str, *, as_json: bool) -> None:
    if as_json:
        shared = {"kind": message.kind, "uid": message.uid, "at": message.at.isoformat()}
        names = {"tracker": message.tracker, "private": message.private}
        output.print_json({"sealed": True, **shared, **names, **message.values})
        return
    from recovery_journal.words.encryption import message_sealed

    output.print_lines([message_sealed(what, numbers.moment(message.at, clock.today().year))])
