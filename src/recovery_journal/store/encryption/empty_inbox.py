"""Taking what was sealed into the unlocked journal: each thing once, whatever happens in between.

A thing is inserted and committed before its file is removed; its uid is in the journal from then
on, so that a file that outlived a crash is skipped. What was said about a name that nobody knows
is kept in words, because an entry that says so is found and a file that waits is not.
"""

import importlib
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from recovery_journal import clock
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
    names_no_tracker,
    to_entry,
)
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, Damaged, NotFound
from recovery_journal.store.books import returns
from recovery_journal.store.books.entry_query import ENTRY_CLASSES
from recovery_journal.store.encryption import inbox
from recovery_journal.store.sidecar.prompt_line import FOLLOW_UP_WINDOW
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.atomic import sync_folder
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.words import encryption as words

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.sobriety.tracker import Tracker
    from recovery_journal.store.journal import Journal

KINDS_NEEDING_ONLY_NAMES = ("craving", "mood", "note", "intention", "review")
"""Kinds of entries that need nothing but names."""


@dataclass(frozen=True, slots=True)
class InboxResult:
    """What came of taking in."""

    entries: "tuple[Entry, ...]" = ()
    """The entries, in the order they were said."""
    unclear: "tuple[Entry, ...]" = ()
    """Those among them of which a name was not known."""
    rejected_paths: tuple[str, ...] = ()
    """The paths of what cannot be taken in, and stays where it is."""


def add_waiting_messages(
    journal: "Journal", file: JournalFile, most: int | None = None
) -> InboxResult:
    """Take in what waits, in the order it was said; nothing while another program does so.

    Args:
        journal: the unlocked journal.
        file: its file.
        most: how many at once, without those that cannot be taken in; None: all.

    Raises:
        Busy, CannotWrite, NotAllowed: when the journal cannot be written; what waits stays.
    """
    if not inbox.list_waiting(journal.path):
        return InboxResult()
    private_keys = journal.private_keys
    kept: list[AddedEntry] = []
    done: list[str] = []
    stay: list[str] = []
    folder = inbox_folder(journal.path)
    with inbox.exclusive(folder) as alone:
        for path in inbox.list_waiting(journal.path) if alone else ():
            if len(done) == most:
                break
            try:
                said = inbox.unseal_file(path, private_keys)
            except Damaged:
                stay.append(path)
                continue
            except FileNotFoundError:  # taken back a moment ago
                continue
            try:
                kept += _add_once(journal, file, said)
            except BadInput:
                stay.append(path)
                continue
            # What it holds is known by now: if it stays, or comes back, it is skipped next time.
            with suppress(OSError):
                os.unlink(path)
                done.append(path)
        if done:
            with suppress(OSError):
                sync_folder(done[0])
        inbox.remove_abandoned_drafts(journal.path)
    unclear = tuple(entry for entry, clear in kept if not clear)
    return InboxResult(tuple(entry for entry, _ in kept), unclear, tuple(stay))


AddedEntry = tuple["Entry", bool]
"""An entry, and whether all that was said of it could be looked up."""


def _add_once(journal: "Journal", file: JournalFile, said: LockedMessage) -> list[AddedEntry]:
    """Keep what was said in one step; nothing when that was done before."""
    with file.transaction():
        known = "SELECT uid FROM entry UNION ALL SELECT uid FROM tombstone"
        if file.row(f"SELECT 1 FROM ({known}) WHERE uid = ?", (said.uid,)):
            return []
        if said.kind == FOLLOW_UP_KIND:
            return [_add_follow_up(journal, file, said)]
        if said.kind == "use":
            return [_use(journal, file, said)]
        return [_add_logged(journal, said)]


def _add_logged(journal: "Journal", said: LockedMessage) -> AddedEntry:
    """An entry that needs nothing but names."""
    if said.kind not in KINDS_NEEDING_ONLY_NAMES:
        raise BadInput(f"There is no kind of entry called {said.kind}.")
    module, name = ENTRY_CLASSES[said.kind]
    kind: type[Entry] = getattr(importlib.import_module(module), name)
    tracker = _tracker(journal, said.tracker)
    known: dict[str, Any] = {"tracker": tracker and tracker.id}
    if said.kind == "craving":
        if said.tracker is None:
            known["tracker"] = (journal.entries.last_craved_tracker() or (None,))[0]
        tried = to_entry(kind, said).strategies
        known["strategies"] = journal.strategies.complete_names(tried)
    entry = to_entry(kind, said, **known)
    clear = tracker is not None or said.tracker is None or names_no_tracker(said.tracker)
    if not clear:
        note = "\n\n".join(
            filter(None, (entry.note, words.unknown_tracker_note(said.tracker or "")))
        )
        entry = replace(entry, note=note)
    return _add(journal, entry, said), clear


def _use(journal: "Journal", file: JournalFile, said: LockedMessage) -> AddedEntry:
    """A return to use; a note while it is not clear of what."""
    from recovery_journal.domain.sobriety.tracker import Use

    values = dict(said.values)
    named = values.pop("on", None) is not None
    told = replace(said, values=values)
    on = said.at.date()
    # Odd values are refused before anything else, whatever the tracker turns out to be.
    checked = to_entry(Use, told, tracker=0, on=on, next_start=None)
    tracker = _tracker(journal, said.tracker) or _only(journal, said.tracker)
    if tracker is not None:
        with suppress(BadInput):
            before = returns.latest_open_return(journal, tracker, on)
            next_start = None if tracker.limit else said.next_start
            use = replace(checked, tracker=tracker.id)
            use = returns.choose_entry_to_keep(
                before, use, next_start, alone=not values and not named
            )
            if use.id:
                _remember(file, said)
                return journal.entries.edit(use), True
            return _add(journal, use, said), True
    note = words.unassigned_use_note(said.tracker, values)
    return _add(journal, Note(at=said.at, note=note), said), False


def _add_follow_up(journal: "Journal", file: JournalFile, said: LockedMessage) -> AddedEntry:
    """How the craving went on that was the last open one then; a note when there was none."""
    from recovery_journal.domain.entries.craving import Craving

    told = to_entry(Craving, said, intensity=0)
    tried = journal.strategies.complete_names(told.strategies)
    waiting = journal.entries.last_open_craving(said.at - FOLLOW_UP_WINDOW)
    if waiting is None or waiting.at > said.at:
        note = words.unassigned_craving_note(told.after, told.outcome, tried)
        return _add(journal, Note(at=said.at, note=note), said), False
    _remember(file, said)
    changed = replace(
        waiting,
        after=told.after,
        outcome=told.outcome,
        strategies=(*waiting.strategies, *tried),
    )
    return journal.entries.edit(changed), True


def _tracker(journal: "Journal", typed: str | None) -> "Tracker | None":
    """The tracker so called, if there is one."""
    if typed is None or names_no_tracker(typed):
        return None
    with suppress(NotFound):
        return journal.trackers.find(typed)
    return None


def _only(journal: "Journal", typed: str | None) -> "Tracker | None":
    """The only tracker there is, where none was named."""
    known = journal.trackers.all() if typed is None else []
    return known[0] if len(known) == 1 else None


def _add(journal: "Journal", entry: "Entry", said: LockedMessage) -> "Entry":
    """Keep an entry; it is private as said, else as the settings say."""
    private = said.private
    if private is None:
        private = journal.settings.read().entries_private
    return journal.entries.add(replace(entry, private=private), uid=said.uid)


def _remember(file: JournalFile, said: LockedMessage) -> None:
    """Know a thing again that becomes no entry of its own."""
    row = {"uid": said.uid, "subject": said.kind, "at": rows.to_seconds(clock.now())}
    rows.insert(file, "tombstone", row)
