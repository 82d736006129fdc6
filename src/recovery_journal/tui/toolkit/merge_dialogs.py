"""Bring another copy of the journal into this one: what would change is shown first."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import asdict
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.store.encryption import keys
from recovery_journal.store.history.combination import Combined
from recovery_journal.store.history.other_copies import OtherCopy, open_journal_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import has_journal_header, has_keys, read_header
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.progress import show_progress
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import import_dialogs
from recovery_journal.words import merge as words

YES_NO = ("yes", "no")


def is_journal_copy(path: str, journal: Journal) -> bool:
    """Return whether a file is another copy of a journal.

    Raises:
        BadInput: it's this journal itself.
    """
    if not os.path.isfile(path):
        return False
    if os.path.samefile(path, journal.path):
        raise BadInput(words.ITSELF)
    return has_keys(path) or has_journal_header(read_header(path))


def merge_copy(app: Host, path: str, line: Static) -> None:
    """Show what another copy would bring, and merge it if that is wanted."""
    try:
        with _open_copy(app.journal, path) as other:
            same = [ours.name for ours, _ in app.journal.combiner.same_named_trackers(other.file)]
            found = _combine(app.journal, other, line, trial=True)
    except JournalError as error:
        app.show_toast(str(error), seconds=10)
        return
    if not found.has_written:
        app.show_toast(words.SAME_ALREADY)
        return
    dialog = MergeDialog(app.journal, path, found, same)
    app.push_screen(dialog, partial(_tell, app))


def _tell(app: Host, found: Combined | None) -> None:
    if found is not None:
        undo = import_dialogs.TO_UNDO if found.can_be_undone else ""
        removed = any(one.removed for one in found.counts.values())
        said = (words.MERGED, undo, words.STAYS_REMOVED if removed else "")
        app.show_toast("\n".join(filter(None, said)), seconds=10)


@contextmanager
def _open_copy(journal: Journal, path: str) -> Iterator[OtherCopy]:
    """Open a copy that is plain, or that the key of this journal opens.

    Raises:
        BadInput: it has a passphrase of its own.
        JournalError: it can't be used.
    """
    own_key = None
    if has_keys(path):
        if journal.key is None or not keys.have_same_key(path, journal.path):
            raise BadInput(words.has_own_passphrase(path))
        own_key = journal.key
    with open_journal_copy(path, own_key, journal.path, journal.key) as other:
        yield other


def _combine(journal: Journal, other: OtherCopy, line: Static, *, trial: bool) -> Combined:
    said = import_dialogs.reading if trial else import_dialogs.importing
    with show_progress(line, other.entries, said) as on_progress:
        return journal.combiner.combine(
            other.file,
            same=journal.combiner.same_named_trackers(other.file),
            trial=trial,
            on_progress=on_progress,
        )


class MergeDialog(Dialog[Combined]):
    """Shows what a merge changes, and carries it out."""

    HAS_DRAFTS = False
    HEADING = words.ASK
    SAVE_LABEL = words.MERGE

    def __init__(self, journal: Journal, path: str, found: Combined, same: list[str]) -> None:
        """Show `found`; `same` are the names that a tracker has on each side."""
        super().__init__(lambda merged: merged)
        self._journal, self._path, self._found = journal, path, found
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
        yield os.path.basename(self._path)
        yield ""
        yield from words.merged({name: asdict(one) for name, one in self._found.counts.items()})
        if not self._found.has_changed:
            yield words.ONLY_HISTORIES
        if self._found.unreadable:
            yield words.left_out(self._found.unreadable)
        yield ""
        yield words.HOW_IT_COUNTS

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
        with _open_copy(self._journal, self._path) as other:
            self._journal.backups.make("merge", clock.now())
            return _combine(self._journal, other, line, trial=False)
