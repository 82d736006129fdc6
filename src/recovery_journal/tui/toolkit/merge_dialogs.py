"""Merge another copy of the journal, or an export of one: what would change is shown first."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import asdict
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.exchange.export import sealed
from recovery_journal.exchange.export.json import is_export, read_given_export
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.keys import Keys
from recovery_journal.store.encryption.unlocking import unlock_file
from recovery_journal.store.encryption.wrapping import unlock_with_either
from recovery_journal.store.history.combination import Combined
from recovery_journal.store.history.other_copies import OtherCopy, open_export, open_journal_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import (
    has_journal_header,
    has_keys,
    keys_file,
    read_header,
)
from recovery_journal.tui.dialogs.choose_file import given_file
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.progress import show_progress
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import import_dialogs
from recovery_journal.words import merge as words

YES_NO = ("yes", "no")


def is_journal_copy(path: str, journal: Journal) -> bool:
    """Return whether a file is another copy of a journal, or an export of one.

    Raises:
        BadInput: it's this journal itself.
    """
    if not os.path.isfile(path):
        return False
    if os.path.samefile(path, journal.path):
        raise BadInput(words.ITSELF)
    return has_keys(path) or has_journal_header(read_header(path)) or is_export(path)


class CopyToMerge(NamedTuple):
    """Another copy of the journal, and its key if it has one of its own."""

    path: str
    own_key: bytes | None = None


def merge_copy(app: Host, path: str, line: Static) -> None:
    """Show what another copy would bring, and merge it if that is wanted.

    If it has a passphrase of its own, that is asked for.
    """
    journal, look = app.journal, partial(_look, app, line)
    try:
        found = _keys_of(path)
        if found is None:
            look(CopyToMerge(path))
        elif journal.key and found.public == keys.read(keys_file(journal.path)).public:
            look(CopyToMerge(path, journal.key))
        else:
            app.push_screen(CopyPassphraseDialog(path, found), look)
    except JournalError as error:
        app.show_toast(str(error), seconds=10)


def _keys_of(path: str) -> Keys | None:
    """Return the keys of an encrypted copy or a sealed export; None if it's neither.

    Raises:
        JournalError: they can't be read.
    """
    if has_keys(path):
        return keys.read(keys_file(path))
    return sealed.keys_of(path) if is_export(path) else None


def _look(app: Host, line: Static, copy: CopyToMerge | None) -> None:
    if copy is None:
        return
    try:
        with _open_copy(app.journal, copy) as other:
            same = [ours.name for ours, _ in app.journal.combiner.same_named_trackers(other.file)]
            found = _combine(app.journal, other, line, trial=True)
            has_history = other.has_history
    except JournalError as error:
        app.show_toast(str(error), seconds=10)
        return
    if not found.has_written:
        app.show_toast(words.SAME_ALREADY)
        return
    dialog = MergeDialog(app.journal, copy, found, same, has_history=has_history)
    app.push_screen(dialog, partial(_tell, app))


def _tell(app: Host, found: Combined | None) -> None:
    if found is not None:
        undo = import_dialogs.TO_UNDO if found.can_be_undone else ""
        removed = any(one.removed for one in found.counts.values())
        said = (words.MERGED, undo, words.STAYS_REMOVED if removed else "")
        app.show_toast("\n".join(filter(None, said)), seconds=10)


def _open_copy(journal: Journal, copy: CopyToMerge) -> AbstractContextManager[OtherCopy]:
    """Open a copy of the journal, or an export.

    Raises:
        JournalError: it can't be used.
    """
    key = copy.own_key
    if not is_export(copy.path):
        return open_journal_copy(copy.path, key, journal.path, journal.key)
    key_of = None if key is None else lambda _: key
    return open_export(read_given_export(given_file(copy.path), key_of))


def _combine(journal: Journal, other: OtherCopy, line: Static, *, trial: bool) -> Combined:
    said = import_dialogs.reading if trial else import_dialogs.importing
    with show_progress(line, other.entries, said) as on_progress:
        return journal.combiner.combine(
            other.file,
            has_history=other.has_history,
            same=journal.combiner.same_named_trackers(other.file),
            trial=trial,
            on_progress=on_progress,
        )


class CopyPassphraseDialog(Dialog[CopyToMerge]):
    """Asks for the passphrase of another copy."""

    HAS_DRAFTS = False
    HEADING = words.WHICH_PASSPHRASE
    SAVE_LABEL = import_dialogs.LOOK

    def __init__(self, path: str, found: Keys) -> None:
        super().__init__(lambda unlocked: unlocked)
        self._path, self._keys = path, found

    def fields(self) -> Sequence[Field | Widget]:
        said = safe_content(words.has_own_passphrase(os.path.basename(self._path)))
        typed = LineField(password=True, id="passphrase")
        return [Static(said, classes="muted"), Field(words.PASSPHRASE, typed)]

    def to_result(self, values: Values) -> CopyToMerge:
        """Return the copy with its key.

        Raises:
            WrongPassphrase: neither its passphrase nor its recovery code was typed.
        """
        if has_keys(self._path):
            key = unlock_file(self._path, values["passphrase"]).key
        else:
            key = unlock_with_either(self._keys, values["passphrase"])
        return CopyToMerge(self._path, key)


class MergeDialog(Dialog[Combined]):
    """Shows what a merge changes, and carries it out."""

    HAS_DRAFTS = False
    HEADING = words.ASK
    SAVE_LABEL = words.MERGE

    def __init__(
        self,
        journal: Journal,
        copy: CopyToMerge,
        found: Combined,
        same: list[str],
        *,
        has_history: bool,
    ) -> None:
        """Show `found`; `same` are the names that a tracker has on each side."""
        super().__init__(lambda merged: merged)
        self._journal, self._copy, self._found = journal, copy, found
        self._has_history = has_history
        self.FIRST_FIELD = "PickOne" if same else "*"
        self._same = {f"same-{number}": name for number, name in enumerate(same)}

    def fields(self) -> Sequence[Field | Widget]:
        lines = "\n".join(self._lines())
        asked = (
            Field(words.ask_same_tracker(name), PickOne(named_alike(YES_NO), id=one), above=True)
            for one, name in self._same.items()
        )
        return [ScrollPage(Static(safe_content(lines)), id="becomes"), *asked]

    def _lines(self) -> Iterator[str]:
        yield os.path.basename(self._copy.path)
        yield ""
        yield from words.merged({name: asdict(one) for name, one in self._found.counts.items()})
        if not self._found.has_changed:
            yield words.ONLY_HISTORIES
        if self._found.unreadable:
            yield words.left_out(self._found.unreadable)
        yield ""
        yield words.HOW_IT_COUNTS if self._has_history else words.WITHOUT_HISTORY
        if self._copy.own_key and self._journal.key is None:
            yield words.BECOMES_PLAIN

    def to_result(self, values: Values) -> Combined:
        """Merge it, after a copy of the journal is made.

        Raises:
            BadInput: two trackers of one name aren't the same one.
            JournalError: the other copy can't be used any more; nothing was merged.
        """
        for one, name in self._same.items():
            if values[one] is None:
                raise BadInput(words.ask_same_tracker(name))
            if values[one] == "no":
                raise BadInput(words.two_trackers(name))
        line = self.query_one("#wrong", Static)
        with _open_copy(self._journal, self._copy) as other:
            self._journal.backups.make("merge", clock.now())
            return _combine(self._journal, other, line, trial=False)
