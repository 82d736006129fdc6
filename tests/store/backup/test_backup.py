import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.toolkit import Reason
from recovery_journal.errors import BadInput, Busy, CannotWrite, Conflict, Damaged, NotFound
from recovery_journal.store.backup import backup
from recovery_journal.store.backup.daily import rotate
from recovery_journal.store.backup.folder import (
    BACKUP_REASONS,
    TIMESTAMP_FORMAT,
    Backup,
    default_backup_folder,
    find_backup,
    list_backups,
    newest,
)
from recovery_journal.store.backup.restore import restore
from recovery_journal.store.backup.verify import Fingerprint, fingerprint, verify_copy
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from store.sqlite.test_schema import older
from support.corpus import HOSTILE
from support.entries import NOW
from support.journals import check_integrity, digest, memory_folder


def write(path: str, *notes: str) -> None:
    with Journal(path) as journal:
        for note in notes:
            journal.entries.add(Note(at=NOW - timedelta(days=1), note=note))


def notes(path: str) -> list[str]:
    with Journal(path) as journal:
        return [entry.note for entry in journal.entries.page(limit=-1)][::-1]


def copy(path: str, reason: str = "asked", now: datetime = NOW) -> Backup:
    with Journal(path) as journal:
        return journal.backups.make(reason, now)


@pytest.fixture(autouse=True)
def _now(now: object) -> None:
    """The clock stands still."""


def test_a_backup_is_the_same_journal_and_nobody_elses(path: str) -> None:
    write(path, *(f"x{text}" for text in HOSTILE))
    made = copy(path)
    assert (made.reason, made.version, made.made) == ("asked", SCHEMA_VERSION, NOW)
    assert list_backups(default_backup_folder(path)) == [made]
    assert stat.S_IMODE(os.stat(made.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(default_backup_folder(path)).st_mode) == 0o700
    assert notes(made.path) == notes(path)
    check_integrity(made.path)
    assert verify_copy(made.path).entries == len(HOSTILE)
    assert os.listdir(default_backup_folder(path)) == [made.name]


def test_looking_at_a_backup_changes_nothing(path: str) -> None:
    write(path, "one")
    made = copy(path)
    before = digest(made.path)
    verify_copy(made.path)
    assert digest(made.path) == before
    assert os.listdir(default_backup_folder(path)) == [made.name]


def test_a_changed_byte_is_found(path: str) -> None:
    """In the text of an entry, where SQLite itself looks at nothing, the comparison finds it."""
    write(path, "a word to find", "another")
    made = copy(path)
    whole = Path(made.path).read_bytes()
    wanted = verify_copy(made.path)
    places = [*range(0, len(whole), 997), whole.index(b"a word to find")]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 0x11
        Path(made.path).write_bytes(changed)
        try:
            found = verify_copy(made.path)
        except (Damaged, BadInput, CannotWrite):
            continue
        # Free pages and some of the header hold nothing that a person wrote.
        if place == places[-1]:
            assert found != wanted


@pytest.mark.parametrize("content", [b"", b"x" * 50, b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_is_refused_and_left_alone(path: str, content: bytes) -> None:
    write(path, "one")
    made = copy(path)
    Path(made.path).write_bytes(content)
    before = digest(path)
    with pytest.raises(BadInput, match="not a recovery journal"):
        restore(path, made, NOW)
    assert digest(path) == before
    assert Path(made.path).read_bytes() == content


def test_of_a_truncated_backup_the_rest_is_restored(path: str) -> None:
    write(path, "one")
    made = copy(path)
    write(path, "two")
    os.truncate(made.path, os.path.getsize(made.path) // 2)
    restore(path, made, NOW)
    assert notes(path) == ["one"]
    os.truncate(made.path, 4096)
    with pytest.raises(Damaged, match=r"(No entry|Nothing) could be read"):
        restore(path, made, NOW)
    assert notes(path) == ["one"]


def test_what_was_replaced_can_be_brought_back(path: str) -> None:
    write(path, "one")
    first = copy(path)
    write(path, "two")
    restore(path, first, NOW + timedelta(hours=1))
    assert notes(path) == ["one"]
    check_integrity(path)
    replaced = list_backups(default_backup_folder(path))[0]
    assert replaced.reason == "restore"
    write(path, "three")
    restore(path, replaced, NOW + timedelta(hours=2))
    assert notes(path) == ["one", "two"]
    assert notes(list_backups(default_backup_folder(path))[0].path) == ["one", "three"]
    assert {stat.S_IMODE(os.stat(path).st_mode)} == {0o600}


def test_nobody_writes_to_a_journal_that_is_being_replaced(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what they were told is saved would stand in neither of the two."""
    write(path, "one")
    first = copy(path)
    replace, refused = os.replace, []

    def late(old: str, new: str) -> None:
        with Journal(path, wait=0) as other, pytest.raises(Busy) as busy:
            other.entries.add(Note(at=NOW, note="late"))
        refused.append(busy.value)
        replace(old, new)

    monkeypatch.setattr(os, "replace", late)
    restore(path, first, NOW)
    assert len(refused) == 1
    assert notes(path) == ["one"]


def torn(path: str) -> bytes:
    """What SQLite keeps beside a journal in the middle of a change to every entry."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE entry SET note = note || ' torn'")
        beside = Path(f"{path}-journal").read_bytes()
        writer.execute("ROLLBACK")
    return beside


@pytest.mark.parametrize("way", ["restored", "made anew"])
def test_what_is_left_of_a_journal_that_is_gone_does_not_reach_the_next(
    path: str, way: str
) -> None:
    write(path, *(f"{number} {'x' * 2000}" for number in range(30)))
    first = copy(path)
    write(path, "last")
    beside = torn(path)
    os.unlink(path)
    Path(f"{path}-journal").write_bytes(beside)
    if way == "restored":
        restore(path, first, NOW)
        assert len(notes(path)) == 30
    else:
        write(path, "a new beginning")
        assert notes(path) == ["a new beginning"]
    check_integrity(path)
    (kept,) = Path(path).parent.glob("*-journal")
    assert kept.read_bytes() == beside


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_what_lies_beside_the_old_one_does_not_reach_the_new_one(path: str, suffix: str) -> None:
    write(path, "one")
    first = copy(path)
    write(path, "two")
    Path(path + suffix).write_bytes(b"left behind by another program")
    restore(path, first, NOW + timedelta(hours=1))
    assert notes(path) == ["one"]
    assert not os.path.exists(path + suffix)


def test_a_journal_that_cannot_be_read_is_kept_as_it_is(path: str) -> None:
    write(path, "one")
    first = copy(path)
    Path(path).write_bytes(b"scribbled over")
    kept = restore(path, first, NOW)
    assert notes(path) == ["one"]
    assert Path(kept).read_bytes() == b"scribbled over"


def test_a_backup_stands_in_for_a_journal_that_is_gone(path: str) -> None:
    write(path, "one")
    first = copy(path)
    os.unlink(path)
    assert restore(path, first, NOW) == ""
    assert notes(path) == ["one"]


def test_a_program_that_has_the_old_one_open_writes_nothing_to_it(path: str) -> None:
    write(path, "one")
    first = copy(path)
    with Journal(path) as open_elsewhere:
        restore(path, first, NOW)
        with pytest.raises(Conflict, match="start the program again"):
            open_elsewhere.entries.add(Note(at=NOW, note="lost?"))
    assert notes(path) == ["one"]


def test_an_older_journal_is_copied_before_it_is_changed(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, SCHEMA_VERSION - 1, monkeypatch)
    before = sqlite3.connect(path)
    held = fingerprint(before)
    before.close()
    Journal(path).close()
    (made,) = list_backups(default_backup_folder(path))
    assert (made.reason, made.version) == ("migration", SCHEMA_VERSION - 1)
    assert verify_copy(made.path) == held


def test_without_room_for_the_copy_an_older_journal_stays_as_it_is(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, SCHEMA_VERSION - 1, monkeypatch)
    before = digest(path)
    Path(default_backup_folder(path)).write_text("in the way")
    with pytest.raises(CannotWrite):
        Journal(path)
    assert digest(path) == before


def test_one_is_found_by_a_part_of_its_name(path: str) -> None:
    write(path, "one")
    first, last = copy(path), copy(path, "daily", NOW + timedelta(hours=1))
    folder = default_backup_folder(path)
    assert find_backup(folder, "asked", NOW) == first
    assert find_backup(folder, "last", NOW + timedelta(hours=1)) == last
    assert find_backup(folder, "last", NOW) == first, "a clock that ran ahead made the other one"
    assert newest(folder, NOW - timedelta(days=1)) == first
    for typed in ("", "journal", "nothing", "-"):
        with pytest.raises(NotFound):
            find_backup(folder, typed, NOW)


def test_the_fingerprint_is_of_every_value_of_every_table(path: str) -> None:
    with Journal(path) as journal:
        journal.entries.add(Craving(at=NOW, intensity=5, note="one", triggers=("payday",)))
        journal.entries.trash(journal.entries.add(Note(at=NOW, note="two")).id)
        journal.reasons.add(Reason(text="mornings"))
    seen: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        whole = fingerprint(other, seen.append)
        assert whole == Fingerprint(2, whole.digest)
        assert seen == [1, 1]
        for change in (
            "UPDATE entry SET note = 'One' WHERE note = 'one'",
            "UPDATE entry SET trashed_at = NULL",
            "UPDATE craving SET intensity = 4",
            "UPDATE tag SET name = 'Payday'",
            "UPDATE reason SET text = 'evenings'",
            "UPDATE change SET after = NULL WHERE subject = 'reason'",
            "DELETE FROM entry_tag",
            "CREATE TABLE another (value)",
        ):
            other.execute("BEGIN")
            other.execute(change)
            assert fingerprint(other).digest != whole.digest, change
            other.execute("ROLLBACK")
        assert fingerprint(other) == whole


def test_looking_at_every_entry_is_heard_of(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, "one", "two", "three")
    seen: list[int] = []
    monkeypatch.delattr(os, "pread")  # as on Windows, where pages cannot be compared
    with Journal(path) as journal:
        made = journal.backups.make("asked", NOW, on_progress=seen.append)
    assert seen == [1] * 6, "in the journal and in the copy"
    verify_copy(made.path, on_progress=seen.append)
    assert seen == [1] * 9


def test_a_copy_with_the_same_pages_needs_no_second_look_at_every_row(path: str) -> None:
    write(path, *map(str, range(200)))
    seen: list[str] = []
    with Journal(path) as journal:
        journal._file.connection.set_trace_callback(seen.append)
        made = journal.backups.make("daily", NOW)
    assert not [sql for sql in seen if "SELECT *" in sql]
    assert verify_copy(made.path).entries == 200


def test_others_write_while_a_large_journal_is_copied(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is begun anew with what they wrote, and holds all of it or nothing of it."""
    write(path, *("x" * 3000 for _ in range(20)))
    copied, late = backup.copy_database, ["late", "later"]

    def write_between(source: sqlite3.Connection, draft: str, key: bytes | None) -> None:
        copied(source, draft, key)
        if late:
            write(path, late.pop(0))

    monkeypatch.setattr(backup, "copy_database", write_between)
    made = copy(path)
    assert late == []
    assert notes(made.path) == notes(path)
    assert notes(path)[-2:] == ["late", "later"]


def test_a_screen_that_writes_keeps_its_lock_while_a_copy_is_compared(path: str) -> None:
    """Opening the file once more would drop it as soon as it was closed."""
    write(path, "one")
    with Journal(path) as open_here, open_here._file.transaction():
        open_here._file.run("UPDATE entry SET kept = 1")
        copy(path)
        intruder = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('BEGIN IMMEDIATE')"
        tried = subprocess.run([sys.executable, "-c", intruder, path], capture_output=True)
        assert b"database is locked" in tried.stderr


def test_a_copy_that_is_not_the_same_is_not_kept(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may reach the draft: the copy is compared before it has its name."""
    write(path, "one")
    publish, drafts = backup.copy_database, []

    def change_draft(source: sqlite3.Connection, draft: str, key: bytes | None) -> None:
        publish(source, draft, key)
        drafts.append(draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as other:
            other.execute("UPDATE entry SET note = 'other'")

    monkeypatch.setattr(backup, "copy_database", change_draft)
    with pytest.raises(Damaged, match="not the same as the journal, so it was not kept"):
        copy(path)
    assert len({*drafts}) == 1
    assert list_backups(default_backup_folder(path)) == []
    assert not os.path.exists(drafts[0])


# Which copies stay


@pytest.fixture(scope="module")
def whole() -> Iterator[Path]:
    """A journal that is whole, to stand behind every name of a copy."""
    with memory_folder() as folder:
        Journal(str(folder / "whole.db")).close()
        yield folder / "whole.db"


def made_up(whole: Path, folder: Path, made: datetime, reason: str) -> str:
    stamp = made.strftime(TIMESTAMP_FORMAT)
    name = f"journal-{stamp}-v{SCHEMA_VERSION}-{reason}-{os.urandom(3).hex()}.db"
    (folder / name).symlink_to(whole)
    return name


AGES = st.lists(
    st.tuples(st.integers(-30, 800), st.integers(0, 23), st.sampled_from(BACKUP_REASONS)),
    max_size=40,
    unique_by=lambda one: one[:2],
)


@given(ages=AGES)
def test_the_newest_of_each_kind_and_time_stay(
    whole: Path, ages: list[tuple[int, int, str]]
) -> None:
    with memory_folder() as folder:
        made = {
            made_up(whole, folder, NOW - timedelta(days=days, hours=hours), reason): (
                NOW - timedelta(days=days, hours=hours),
                reason,
            )
            for days, hours, reason in ages
        }
        gone = {one.name for one in rotate(str(folder), NOW)}
        left = made.keys() - gone
        assert set(os.listdir(folder)) == left
        for moment, reason in (made[name] for name in gone):
            assert reason != "asked"
            assert reason != "restore" or NOW - moment > timedelta(days=30)
            assert moment <= NOW
            assert any(made[name][0] > moment and made[name][1] == reason for name in left)
        past = [moment for moment, reason in made.values() if moment <= NOW and reason == "daily"]
        kept = [made[name][0] for name in left if made[name][1] == "daily"]
        if past:
            assert max(past) in kept
        for day in sorted({moment.date() for moment in past}, reverse=True)[:7]:
            assert max(one for one in past if one.date() == day) in kept
        assert len([one for one in kept if one <= NOW]) <= 7 + 4 + 12
        assert not rotate(str(folder), NOW)


def test_seven_days_four_weeks_and_twelve_months_stay(whole: Path) -> None:
    now = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)  # a Wednesday
    with memory_folder() as folder:
        for day in range(800):
            made_up(whole, folder, now - timedelta(days=day, hours=1), "daily")
            made_up(whole, folder, now - timedelta(days=day, hours=2), "daily")
        rotate(str(folder), now)
        left = [one.made for one in list_backups(str(folder))]
    days = [f"2026-11-{day}" for day in (25, 24, 23, 22, 21, 20, 19)]
    weeks = ["2026-11-15", "2026-11-08"]  # the last days of four weeks, with the 25th and the 22nd
    months = ["2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"]
    months += ["2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"]
    assert [f"{moment:%Y-%m-%d}" for moment in left] == [*days, *weeks, *months]
    assert {moment.hour for moment in left} == {20}


def test_a_replaced_journal_stays_for_thirty_days(whole: Path) -> None:
    with memory_folder() as folder:
        ages = (timedelta(), timedelta(days=29), timedelta(days=30), timedelta(days=30, seconds=1))
        names = [made_up(whole, folder, NOW - age, "restore") for age in ages]
        assert [one.name for one in rotate(str(folder), NOW)] == names[3:]


def test_nothing_is_removed_while_the_newest_is_not_whole(path: str) -> None:
    write(path, "one")
    first = copy(path, "daily", NOW - timedelta(hours=2))
    last = copy(path, "daily", NOW - timedelta(hours=1))
    Path(last.path).write_bytes(Path(last.path).read_bytes()[:5000])
    assert rotate(default_backup_folder(path), NOW) == []
    assert {one.name for one in list_backups(default_backup_folder(path))} == {
        first.name,
        last.name,
    }
    again = copy(path, "daily", NOW)
    assert set(rotate(default_backup_folder(path), NOW)) == {first, last}
    assert list_backups(default_backup_folder(path)) == [again]


def test_names_that_are_none_of_ours_are_left_alone(tmp_path: Path) -> None:
    for name in (
        "notes.txt",
        "journal-x-v1-daily.db",
        "journal-99999999T999999Z-v1-daily-abcdef.db",
    ):
        (tmp_path / name).write_text("x")
    assert list_backups(str(tmp_path)) == []
    assert rotate(str(tmp_path), datetime(2026, 1, 1, tzinfo=UTC)) == []
    assert len(os.listdir(tmp_path)) == 3
