"""Ten thousand random operations on a journal, with crashes, backups and exports between."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import precondition, rule

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.exchange.export.json import read_export, write_json
from recovery_journal.store.backup.folder import Backup
from recovery_journal.store.backup.restore import restore
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from store.test_any_order import DRAWN, Life
from support.entries import NOW
from support.journals import check_integrity, fresh_journal

pytestmark = pytest.mark.needs("fork")

LARGE = "long words " * 20_000


class LongLife(Life):
    """Also crashes in the middle of an entry, is copied and put back, exported and taken in."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[Backup, dict[int, Entry], list[tuple[int, Entry | None]]]] = []
        """Every copy, with how the world and its past were then."""

    @rule(entry=DRAWN)
    def crash(self, entry: Entry) -> None:
        """End without a word, when half an entry stands in the file already."""
        child = os.fork()
        if child == 0:
            try:
                _write_half(self.journal.path, entry)
            finally:
                os._exit(9)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert Path(f"{self.journal.path}-journal").exists()
        check_integrity(self.journal.path)
        self.open_anew()

    @precondition(lambda life: len(life.kept) < 5)
    @rule()
    def back_up(self) -> None:
        copy = self.journal.backups.make("asked", NOW)
        self.kept.append((copy, dict(self.world), list(self.past)))

    @precondition(lambda life: bool(life.kept))
    @rule()
    def put_back(self) -> None:
        copy, self.world, self.past = self.kept.pop()
        verify_copy(copy.path)
        restore(self.journal.path, copy, NOW)
        self.open_anew()

    @rule()
    def take_it_elsewhere(self) -> None:
        """Everything is exported, taken in by an empty journal, and exported again the same."""
        path = f"{self.journal.path}.json"
        with open(path, "w", encoding="utf-8") as out:
            write_json(self.journal, out)
        with fresh_journal() as other:
            other.merger.merge(read_export(path))
            again = io.StringIO()
            write_json(other, again)
            check_integrity(other.path)
        assert again.getvalue() == Path(path).read_text(encoding="utf-8")


def _write_half(path: str, entry: Entry) -> None:
    with Journal(path, create=False) as journal:
        journal._file.connection.execute("PRAGMA cache_size=1")
        journal._file.connection.execute("PRAGMA cache_spill=1")
        with journal.bulk():
            journal.entries.add(entry)
            journal.entries.add(Note(at=NOW, note=LARGE))
            os._exit(9)


TestLongLife = LongLife.TestCase
TestLongLife.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
