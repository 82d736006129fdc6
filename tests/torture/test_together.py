"""Eight processes add, edit and delete at once; and one that blocks the journal."""

import signal
from pathlib import Path

import pytest

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.store.journal import Journal
from store.sqlite.test_many_writers import Program, go_together
from support.command_line import run_process
from support.journals import check_integrity
from support.screens import started_journal
from support.terminal import Terminal

MIXED = """
tell('ready'); sys.stdin.readline()
with Journal(path) as journal:
    for number in range(200):
        kept = journal.entries.add(Note(at=clock.now(), note=f'{name}.{number}'))
        edited = replace(kept, note=f'{kept.note} edited')
        if number % 4 == 1: journal.entries.edit(edited)
        if number % 4 == 2: journal.entries.trash(kept.id)
        if number % 8 == 2: journal.entries.restore(kept.id)
"""
HOLDS = """
with Journal(path) as journal, journal._file.transaction():
    journal.entries.add(Note(at=clock.now(), note='under way'))
    tell('holds'); sys.stdin.readline()
"""


def test_all_that_eight_write_is_there_and_the_screens_never_complain(home: Path) -> None:
    path = str(started_journal(home))
    with Terminal() as terminal:
        terminal.wait_for("1 Today")
        programs = [Program(path, MIXED, str(number)) for number in range(8)]
        go_together(programs)
        for program in programs:
            terminal.press("2", "1")
            assert program.end() == ""
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert b"Nothing was lost" not in terminal.raw
    with Journal(path) as journal:
        kept = [one.note for one in journal.entries.page(limit=-1)]
        assert journal.entries.count(Filter(trashed=True)) == 8 * 25
    wanted = {
        f"{name}.{number}{' edited' * (number % 4 == 1)}"
        for name in range(8)
        for number in range(200)
        if number % 8 != 6
    }
    assert sorted(kept) == sorted(wanted)
    check_integrity(path)


@pytest.mark.parametrize("killed", [False, True])
def test_a_writer_that_stops_in_the_middle_keeps_nobody_waiting_for_ever(
    killed: bool, home: Path
) -> None:
    path = str(started_journal(home))
    holder = Program(path, HOLDS)
    holder.wait_for("holds")
    holder.process.send_signal(signal.SIGSTOP)
    refused = run_process("note", "-", stdin=b"words that must not get lost")
    assert refused.code == 69
    assert "Nothing was lost" in refused.err
    assert "words that must not get lost" in refused.err
    assert run_process("now").code == 0
    if killed:
        holder.process.kill()
        holder.process.communicate()
    else:
        holder.process.send_signal(signal.SIGCONT)
        holder.go()
        holder.end()
    assert run_process("note", "again").code == 0
    with Journal(path) as journal:
        kept = [one.note for one in journal.entries.page(limit=-1)]
    assert kept == (["again"] if killed else ["again", "under way"])
    check_integrity(path)
