"""What a command reports after logging, whether saved in the journal or sealed next to it."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.context import current_context
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import OutputClosed
from recovery_journal.words import cli
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from datetime import date

    from recovery_journal.domain.entries.locked_message import LockedMessage
    from recovery_journal.domain.sobriety.tracker import Tracker
    from recovery_journal.store.journal import Journal

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Saved(Generic[E]):
    """A logged entry and what to report about it."""

    entry: E
    """As stored in the journal, or as typed while it's locked."""
    tracker: str = ""
    """The name of its tracker, if known."""
    advice: tuple[str, ...] = ()
    """Lines of help for this moment."""
    sealed: "LockedMessage | None" = None
    """The sealed message, or None if the entry is in the journal."""
    added: bool = False
    """Whether it was added to an entry that was there before."""


@dataclass(frozen=True, slots=True)
class SavedReturn:
    """A logged use, or the note that stands for one."""

    saved: Saved[Any]
    """A use, or a note if there is no tracker yet."""
    tracker: "Tracker | None" = None
    """None while the journal is locked."""
    total_days: int | None = None
    """Days without use in total, if known."""
    logged: str = ""
    """While cutting down, what that day or week holds now, in words."""
    ended_on: "date | None" = None
    """The next first day, if an earlier use was still open.

    While the journal is locked, if nothing else was said.
    """


def describe(entry: Entry, line: str, tracker: str) -> str:
    """Describe an entry by its numbers in words, `line`, and what it belongs to."""
    if not in_words():
        return cli.as_sentence_part(line, cli.shown_tags(entry), tracker)
    from recovery_journal.words.format.tag_labels import labelled_facts

    return cli.in_full(line, labelled_facts(entry, tracker))


def report(saved: Saved[E], line: str, *, as_json: bool) -> None:
    """Report on one line, or as JSON, what was saved or sealed.

    Args:
        saved: the entry.
        line: its numbers in words.
        as_json: print JSON.

    Raises:
        OutputClosed: nobody can read the report; the error says that the entry is saved.
    """
    what = describe(saved.entry, line, saved.tracker)
    try:
        if saved.sealed is None:
            _print_entry(saved, what, as_json=as_json)
        else:
            _print_sealed(saved.sealed, what, as_json=as_json)
    except OutputClosed as error:
        raise OutputClosed(f"{error} {cli.ALL_THE_SAME}") from error
    if saved.sealed is None:
        warn_if_still_private(saved.entry)


def warn_if_still_private(entry: Entry) -> None:
    """Say that --shareable doesn't apply to an entry of a private tracker."""
    if entry.private and current_context().params.get("private") is False:
        output.print_message(cli.STAYS_PRIVATE)


def report_entry(journal: "Journal", entry: Entry, *, as_json: bool) -> None:
    """Report any entry as it is in the journal."""
    from recovery_journal.words.format import entries

    tracker = journal.tracker_of(entry)
    saved = Saved(entry, tracker.name if tracker else "")
    report(saved, entries.without_note(entry, tracker), as_json=as_json)


def _print_entry(saved: Saved[E], what: str, *, as_json: bool) -> None:
    entry = saved.entry
    if as_json:
        from recovery_journal.exchange.plain import to_plain

        output.print_json(to_plain(entry))
        return
    output.print_lines([cli.entry_saved(entry.id, what, when_of(entry), added=saved.added)])


def when_of(entry: Entry) -> str:
    """Say when an entry happened: a moment, or the day of a use."""
    year = clock.now().year
    on: date | None = getattr(entry, "on", None)  # the day of a use is a plain date
    return numbers.short_date(on, year) if on else numbers.moment(entry.at, year)


def _print_sealed(message: "LockedMessage", what: str, *, as_json: bool) -> None:
    if as_json:
        shared = {"kind": message.kind, "uid": message.uid, "at": message.at.isoformat()}
        names = {"tracker": message.tracker, "private": message.private}
        output.print_json({"sealed": True, **shared, **names, **message.values})
        return
    from recovery_journal.words.encryption import message_sealed

    output.print_lines([message_sealed(what, numbers.moment(message.at, clock.now().year))])
