"""Merging another copy of the journal into this one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, session, unlock, values
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.domain.dataclass import asdict
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadData, BadInput, InputMissing
from recovery_journal.exchange.export.json import is_export, read_export
from recovery_journal.store.history.combination import Combined
from recovery_journal.store.history.other_copies import OtherCopy, open_export, open_journal_copy
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.words import import_
from recovery_journal.words import merge as words

SameTrackers = list[tuple[Tracker, Tracker]]
"""Trackers that are one, ours and theirs."""


@click.command("merge", cls=Command, example="rj merge journal-of-my-laptop.db")
@combine_options(
    click.argument("path", type=command.FILE_PATH, metavar="OTHER"),
    click.option(
        "--same",
        multiple=True,
        metavar="NAME",
        help="The two trackers called NAME are the same one.",
    ),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be merged."),
    click.option("--yes", is_flag=True, help="Merge it without asking."),
    AS_JSON,
)
def merge(path: str, same: tuple[str, ...], trial: bool, yes: bool, as_json: bool) -> None:
    """Bring another copy of your journal into this one.

    OTHER is a journal from another machine, a backup, or what rj export json has written; it stays
    as it is. New things are added. Of what was changed on both sides, the newer change counts, and
    rj history still shows the other. What was removed for good, here or there, stays removed. A
    copy of the journal is made first.
    """
    _refuse_unusable(path)
    with session.open_journal() as journal, _open_other(path, journal) as other:
        if other.torn:
            output.print_message(words.torn(other.torn))
        united = _same_trackers(journal, other, same)
        found = _combine(journal, other, united, trial=True)
        is_needed = found.has_written
        if not as_json:
            _print_counts(found)
        if not trial and is_needed:
            values.confirm(words.ASK, yes=yes, needs_yes=words.NEEDS_YES, declined=words.NOTHING)
            journal.backups.make("merge", clock.now())
            found = _combine(journal, other, united, trial=False)
    if as_json:
        output.print_json_report(_to_plain(found))
    if found.unreadable:
        output.print_message(words.left_out(found.unreadable))
    if not other.has_history:
        output.print_message(words.WITHOUT_HISTORY)
    if not is_needed:
        output.print_message(words.SAME_ALREADY)
    elif trial:
        output.print_message(words.DRY_RUN)
    else:
        output.print_message(f"{words.MERGED} {words.UNDO if found.can_be_undone else ''}".rstrip())
        if any(one.removed for one in found.counts.values()):
            output.print_message(words.STAYS_REMOVED)


def _refuse_unusable(path: str) -> None:
    """Refuse what can't be merged at all, before a passphrase is asked for.

    Raises:
        InputMissing: it doesn't exist, or there is no journal to merge it into.
        BadData: it's no file.
        BadInput: it's the journal itself.
    """
    if not os.path.lexists(path):
        raise InputMissing(import_.missing(one_line(path)))
    if not os.path.isfile(path):
        raise BadData(words.no_copy(path))
    journal = places.journal_file()
    if not os.path.lexists(journal):
        raise InputMissing(words.nothing_here_yet(os.path.abspath(path), is_export=is_export(path)))
    if os.path.samefile(path, journal):
        raise BadInput(words.ITSELF)


@contextmanager
def _open_other(path: str, journal: Journal) -> Iterator[OtherCopy]:
    """Open the other copy, asking for its passphrase if it has one of its own."""
    if is_export(path):
        with open_export(read_export(path, unlock.ask_data_key)) as other:
            yield other
        return
    own_key = unlock.ask_copy_key(path, journal.path, journal.key)
    if own_key and journal.key is None:
        output.print_message(words.BECOMES_PLAIN)
    with open_journal_copy(path, own_key, journal.path, journal.key) as other:
        yield other


def _same_trackers(journal: Journal, other: OtherCopy, said: Sequence[str]) -> SameTrackers:
    """Ask which trackers of one name are the same one; all must be.

    Raises:
        UsageError: nobody is there to ask, and it wasn't said.
        BadData: they aren't.
        BadInput: there are no two of a name that was said.
    """
    found = journal.combiner.same_named_trackers(other.file)
    known = {name.casefold() for name in said}
    open_names = [ours.name for ours, _ in found if ours.name.casefold() not in known]
    if unknown := known - {ours.name.casefold() for ours, _ in found}:
        raise BadInput(words.no_such_pair(output.shorten_word(min(unknown))))
    if open_names and not output.is_interactive():
        raise click.UsageError(words.must_say_same(open_names))
    for name in open_names:
        if not output.confirm(words.ask_same_tracker(name)):
            raise BadData(words.two_trackers(name))
    return found


def _combine(journal: Journal, other: OtherCopy, same: SameTrackers, *, trial: bool) -> Combined:
    with output.progress(other.entries) as on_progress:
        return journal.combiner.combine(
            other.file,
            has_history=other.has_history,
            same=same,
            trial=trial,
            on_progress=on_progress,
        )


def _print_counts(found: Combined) -> None:
    output.print_lines(words.merged(_counts(found)))
    if found.has_written and not found.has_changed:
        output.print_line(words.ONLY_HISTORIES)


def _to_plain(found: Combined) -> dict[str, object]:
    return {**_counts(found), "unreadable": found.unreadable}


def _counts(found: Combined) -> dict[str, dict[str, int]]:
    return {table: asdict(one) for table, one in found.counts.items()}
