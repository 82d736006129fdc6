"""Several processes writing to one journal, and processes killed while writing."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from support.journals import check_integrity

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)

HEAD = """
import sys
from recovery_journal.domain.dataclass import replace
from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
path, name = sys.argv[1:]
def tell(*words): print(*words, flush=True)
"""


class Program:
    """Another Python at the same journal; it says a line when it is ready, and waits for one."""

    def __init__(self, path: str, script: str, name: str = "other") -> None:
        command = [sys.executable, "-c", HEAD + script, path, name]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def wait_for(self, line: str) -> None:
        assert self.stdout.readline() == f"{line}\n"

    def go(self) -> None:
        self.stdin.write("go\n")
        self.stdin.flush()

    def end(self) -> str:
        rest, _ = self.process.communicate()
        assert self.process.returncode == 0
        return rest


def go_together(programs: list[Program]) -> None:
    """Let all of them begin, once all of them are ready."""
    for program in programs:
        program.wait_for("ready")
    for program in programs:
        program.go()


@pytest.mark.slow
def test_eight_first_cravings_at_once_all_land(path: str) -> None:
    programs = [
        Program(
            path,
            "import recovery_journal.store.sqlite.migrate\n"
            "tell('ready'); sys.stdin.readline()\n"
            "with Journal(path) as journal:\n"
            "    journal.entries.add(Craving(at=clock.now(), intensity=7, note=name))\n",
            str(number),
        )
        for number in range(8)
    ]
    go_together(programs)
    for program in programs:
        program.end()
    with Journal(path) as journal:
        assert sorted(one.note for one in journal.entries.page()) == [*"01234567"]
    assert os.listdir(os.path.dirname(path)) == ["journal.db"]
    check_integrity(path)


def test_many_writes_at_once_all_land(path: str) -> None:
    Journal(path).close()
    script = (
        "tell('ready'); sys.stdin.readline()\n"
        "with Journal(path) as journal:\n"
        "    for number in range(20):\n"
        "        kept = journal.entries.add(Note(at=clock.now(), note=f'{name}.{number}'))\n"
        "        edited = replace(kept, note=f'{kept.note} edited')\n"
        "        if number % 4 == 1: journal.entries.edit(edited)\n"
        "        if number % 4 == 2: journal.entries.trash(kept.id)\n"
        "        journal.entries.page()\n"
    )
    programs = [Program(path, script, str(number)) for number in range(4)]
    go_together(programs)
    for program in programs:
        program.end()
    with Journal(path) as journal:
        assert journal.entries.count(Filter(trashed=True)) == 20
        kept = [one.note for one in journal.entries.page(limit=-1)]
        assert len(set(kept)) == len(kept) == 60
        assert sum(note.endswith("edited") for note in kept) == 20
    check_integrity(path)


def test_a_writer_waits_so_long_and_says_that_nothing_was_lost(path: str) -> None:
    with Journal(path) as first, Journal(path, wait=0.2) as second:
        first.entries.add(Note(at=AT, note="before"))
        with first._file.transaction():
            first.entries.add(Note(at=AT, note="under way"))
            began = time.monotonic()
            with pytest.raises(Busy, match="Nothing was lost"):
                second.entries.add(Note(at=AT, note="refused"))
            assert 0.15 < time.monotonic() - began < 5
        second.entries.add(Note(at=AT, note="after"))
        assert [one.note for one in first.entries.page()] == ["after", "under way", "before"]


def test_a_writer_gets_in_once_the_other_is_done(path: str) -> None:
    script = (
        "with Journal(path) as journal:\n"
        "    tell('ready')\n"
        "    journal.entries.add(Note(at=clock.now(), note='second'))\n"
    )
    with Journal(path) as journal:
        with journal._file.transaction():
            journal.entries.add(Note(at=AT, note="first"))
            program = Program(path, script)
            program.wait_for("ready")
        program.end()
        assert [one.note for one in journal.entries.page()] == ["second", "first"]


@pytest.mark.parametrize("way", ["transaction", "bulk"])
def test_readers_see_what_was_there_before_a_write_is_done(path: str, way: str) -> None:
    with Journal(path) as writer, Journal(path, wait=0) as reader:
        before = writer.entries.add(Note(at=AT, note="before"))
        started = writer.bulk() if way == "bulk" else writer._file.transaction()
        with started:
            # In bulk: far more than fits into the cache of one connection.
            for _ in range(700 if way == "bulk" else 1):
                writer.entries.add(Note(at=AT, note="x" * 10_000))
            assert reader.entries.page() == [before]
            assert reader.entries.count(Filter(text="before")) == 1
        assert reader.entries.count() > 1


def test_a_write_that_a_reader_keeps_out_is_not_half_there(path: str) -> None:
    with Journal(path, wait=0) as writer, Journal(path) as reader:
        writer.entries.add(Note(at=AT, note="before"))
        with reader._file.reading():
            assert reader.entries.count() == 1
            with pytest.raises(Busy):
                writer.entries.add(Note(at=AT, note="refused"))
            assert reader.entries.count() == 1
        assert [one.note for one in writer.entries.page()] == ["before"]
        writer.entries.add(Note(at=AT, note="after"))
        assert reader.entries.count() == 2


def test_no_read_keeps_a_writer_out(path: str) -> None:
    """Every read fetches its whole page; one that was left half-read would hold the file."""
    with Journal(path, wait=0) as writer, Journal(path) as reader:
        for number in range(60):
            writer.entries.add(Note(at=AT, note=f"sea {number}"))
        reads: list[Callable[[], object]] = [
            lambda: reader.entries.page(limit=2),
            lambda: reader.entries.page(Filter(text="sea"), limit=2),
            lambda: reader.entries.get(1),
            lambda: reader.entries.count(),
            lambda: reader.cravings.last_open(AT),
            lambda: reader.tags.names("trigger"),
            lambda: reader.trackers.all(),
            lambda: reader.strategies.all(),
            lambda: reader.settings.read(),
            reader.last_change_number,
            reader.data_version,
        ]
        for read in reads:
            read()
            writer.entries.add(Note(at=AT, note="not kept out"))


def test_one_notices_that_another_has_written(path: str) -> None:
    with Journal(path) as mine, Journal(path) as theirs:
        seen = mine.data_version()
        mine.entries.add(Note(at=AT, note="mine"))
        assert mine.data_version() == seen
        theirs.entries.add(Note(at=AT, note="theirs"))
        assert mine.data_version() != seen


def test_two_threads_have_a_connection_each(path: str) -> None:
    """As an export does in a worker while the screen writes."""
    counts: list[int] = []

    def read() -> None:
        with Journal(path) as journal:
            counts.append(len(journal.entries.page()))

    with Journal(path) as journal:
        journal.entries.add(Note(at=AT, note="before"))
        with journal._file.transaction():
            journal.entries.add(Note(at=AT, note="under way"))
            worker = threading.Thread(target=read)
            worker.start()
            worker.join()
            with pytest.raises(Busy), Journal(path, wait=0) as other:
                other.entries.add(Note(at=AT, note="kept out"))
        assert counts == [1]
        assert journal.entries.count() == 2


KILLED = """
with Journal(path) as journal:
    tell('ready')
    number = 0
    while True:
        number += 1
        words = f'{name} {number} ' + 'word ' * number
        kept = journal.entries.add(Note(at=clock.now(), note=words))
        tell(kept.id, kept.revision, kept.note.strip())
        if number % 3 == 0:
            kept = journal.entries.edit(replace(kept, note=f'{name} {number} edited'))
            tell(kept.id, kept.revision, kept.note)
        if number % 5 == 0:
            with journal.bulk():
                many = [journal.entries.add(Note(at=clock.now(), note='bulk')) for _ in range(20)]
            for kept in many:
                tell(kept.id, kept.revision, kept.note)
"""


@pytest.mark.slow
def test_killed_at_any_moment_it_keeps_what_it_said_it_kept(path: str) -> None:
    chance = random.Random(9)
    told: dict[int, tuple[int, str]] = {}
    for run in range(20):
        program = Program(path, KILLED, f"run{run}")
        program.wait_for("ready")
        for _ in range(chance.randrange(12)):
            note(told, program.stdout.readline())
        # Not an event to wait for: the moment of the kill is meant to be any.
        time.sleep(chance.random() * 0.02)
        program.process.kill()
        rest = program.stdout.read()
        program.process.communicate()
        for line in rest.splitlines(keepends=True):
            if line.endswith("\n"):
                note(told, line)
        with Journal(path) as journal:
            kept = {
                one.id: (one.revision, one.note.strip()) for one in journal.entries.page(limit=-1)
            }
        lost = {number for number, state in told.items() if kept.get(number, (0,)) < state[:1]}
        assert not lost
        assert all(
            kept[number] == state or kept[number][0] > state[0] for number, state in told.items()
        )
        unheard = [kept[number][1] for number in kept.keys() - told.keys()]
        assert len(unheard) == unheard.count("bulk") <= 20 or len(unheard) == 1
        assert sum(text == "bulk" for _, text in kept.values()) % 20 == 0
        told = kept
        check_integrity(path)
    assert len(told) > 20
    assert os.listdir(os.path.dirname(path)) == ["journal.db"]


def note(told: dict[int, tuple[int, str]], line: str) -> None:
    number, revision, text = line.rstrip("\n").split(" ", 2)
    told[int(number)] = (int(revision), text)


def test_a_journal_of_which_the_disk_is_full_keeps_what_it_has(path: str) -> None:
    from recovery_journal.errors import CannotWrite

    with Journal(path) as journal:
        journal.entries.add(Mood(at=clock.now(), mood=3))
        pages = journal._file.row("PRAGMA page_count") or (0,)
        journal._file.rows(f"PRAGMA max_page_count = {pages[0] + 2}")
        with pytest.raises(CannotWrite, match="disk is full"):
            journal.entries.add(Note(at=AT, note="x" * 100_000))
        assert journal.entries.count() == 1
        journal._file.rows("PRAGMA max_page_count = 100000")
        journal.entries.add(Note(at=AT - timedelta(days=1), note="x" * 100_000))
        assert journal.entries.count() == 2
    check_integrity(path)
    assert Path(path).stat().st_size > 100_000
