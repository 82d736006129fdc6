"""The daily backup and emptying the trash."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.store.backup.daily import run_daily_upkeep
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import daily_mark
from recovery_journal.store.sidecar.help_card import card_file
from recovery_journal.store.sqlite.guard import keys_file
from support.encrypted import encrypt, files_containing
from support.entries import NOW


def daily_copies(folder: str) -> int:
    return [one.reason for one in list_backups(folder)].count("daily")


def test_a_copy_a_day_beside_the_journal_and_where_it_was_said(
    journal: Journal, path: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "disk"
    journal.settings.write(Settings(backup_folder=str(elsewhere)))
    journal.entries.add(Note(at=NOW, note="one"))
    beside = default_backup_folder(path)
    run_daily_upkeep(journal, NOW)
    assert (daily_copies(beside), elsewhere.exists()) == (1, False), "the disk is not there"
    elsewhere.mkdir()
    run_daily_upkeep(journal, NOW + timedelta(hours=1))
    assert (daily_copies(beside), daily_copies(str(elsewhere))) == (1, 1)
    journal.entries.add(Note(at=NOW, note="two"))
    run_daily_upkeep(journal, NOW + timedelta(hours=2))
    assert (daily_copies(beside), daily_copies(str(elsewhere))) == (1, 1)
    run_daily_upkeep(journal, NOW + timedelta(days=1))
    assert (daily_copies(beside), daily_copies(str(elsewhere))) == (2, 2)
    for one in list_backups(str(elsewhere)):
        assert verify_copy(one.path) == verify_copy(os.path.join(beside, one.name))


def test_while_nothing_changes_the_last_copy_counts(journal: Journal, path: str) -> None:
    folder = default_backup_folder(path)
    changes: tuple[Callable[[], object], ...] = (
        lambda: journal.entries.add(Note(at=NOW, note="one")),
        lambda: journal.settings.write(Settings(region="DE")),
        lambda: journal.entries.trash(1),
        lambda: journal.undo(),
        lambda: journal.trash.erase(journal.entries.find("1").uid),
        lambda: os.unlink(list_backups(folder)[0].path),
    )
    for day, change in enumerate(changes):
        change()
        before = daily_copies(folder)
        for hours in range(0, 24 * 7, 12):
            run_daily_upkeep(journal, NOW + timedelta(days=7 * day, hours=hours))
        assert daily_copies(folder) == before + 1, day


def test_a_copy_is_due_whatever_the_clock_said_before(journal: Journal, path: str) -> None:
    for number, days in enumerate((0, 3650, 1, -400, 2)):
        journal.entries.add(Note(at=NOW, note="one"))
        run_daily_upkeep(journal, NOW + timedelta(days=days))
        assert daily_copies(default_backup_folder(path)) == number + 1, days


def test_a_torn_mark_costs_one_more_copy_at_most(journal: Journal, path: str) -> None:
    torn = (b"", b"\xff\0", b"2026", b"\n" * 4, b"0\n9\n../../etc/passwd\na\nb", b"x" * 9999)
    for number, content in enumerate(torn):
        Path(daily_mark.mark_path(path)).write_bytes(content)
        run_daily_upkeep(journal, NOW + timedelta(seconds=number))
        run_daily_upkeep(journal, NOW + timedelta(seconds=number))
        assert daily_copies(default_backup_folder(path)) <= number + 1
    os.unlink(daily_mark.mark_path(path))
    os.mkdir(daily_mark.mark_path(path))
    run_daily_upkeep(journal, NOW)


def test_copies_that_newer_ones_stand_for_are_removed(journal: Journal, path: str) -> None:
    journal.entries.add(Note(at=NOW, note="one"))
    for day in range(10):
        journal.entries.add(Note(at=NOW, note=str(day)))
        run_daily_upkeep(journal, NOW + timedelta(days=day))
    made = [(one.made - NOW).days for one in list_backups(default_backup_folder(path))]
    # The last seven days, and the last day of the week before (Sunday 22 November).
    assert made == [9, 8, 7, 6, 5, 4, 3, 0]


def test_the_card_is_written_anew_with_the_copy(journal: Journal, path: str) -> None:
    assert not os.path.exists(card_file(path))
    run_daily_upkeep(journal, NOW)
    assert os.path.exists(card_file(path))
    os.unlink(card_file(path))
    run_daily_upkeep(journal, NOW + timedelta(hours=1))
    assert not os.path.exists(card_file(path)), "while nothing is due it only reads"


def test_what_lay_in_the_trash_for_thirty_days_leaves(
    journal: Journal, now: time_machine.Traveller
) -> None:
    kept = journal.entries.add(Note(at=NOW, note="one"))
    journal.entries.trash(kept.id)
    journal.entries.trash(journal.entries.add(replace(kept, id=0, uid="")).id)
    assert run_daily_upkeep(journal, NOW + timedelta(days=30)) == 0
    assert run_daily_upkeep(journal, NOW + timedelta(days=30, seconds=1)) == 0, "once a day"
    assert run_daily_upkeep(journal, NOW + timedelta(days=31)) == 2


def test_a_broken_page_of_an_encrypted_journal_stops_no_copy_and_replaces_no_whole_one(
    path: str, now: object
) -> None:
    with Journal(path) as journal, journal.bulk():
        for number in range(60):
            journal.entries.add(Note(at=NOW, note=f"marigold {number} " * 20))
    key = encrypt(path).key
    folder = default_backup_folder(path)
    for one in list_backups(folder):
        os.unlink(one.path)
    with Journal(path, key=key) as journal:
        run_daily_upkeep(journal, NOW)
    (whole,) = list_backups(folder)
    before = Path(path).read_bytes()
    for day, from_end in enumerate((30_000, 50_000, 62_000), start=1):
        Path(path).write_bytes(before)
        with Journal(path, key=key) as journal:
            journal.entries.add(Note(at=NOW, note=f"day {day}"))
        broken = bytearray(Path(path).read_bytes())
        broken[-from_end] ^= 4
        Path(path).write_bytes(broken)
        for hour in (0, 1):
            with Journal(path, key=key) as journal:
                run_daily_upkeep(journal, NOW + timedelta(days=day, hours=hour))
        damaged, *others = list_backups(folder)
        assert (damaged.reason, others) == ("damaged", [whole])
        assert Path(damaged.path).read_bytes() == broken
        assert os.path.exists(keys_file(damaged.path))
        verify_copy(whole.path, key)
    assert files_containing(Path(folder), "marigold") == []
