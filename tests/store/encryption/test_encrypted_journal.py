import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, Busy, Damaged, JournalError, Locked
from recovery_journal.store.backup.daily import rotate
from recovery_journal.store.backup.doctor import examine
from recovery_journal.store.backup.folder import (
    Backup,
    default_backup_folder,
    find_backup,
    list_backups,
)
from recovery_journal.store.backup.restore import restore
from recovery_journal.store.backup.salvage import salvage
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.encryption import convert, keys, wrapping
from recovery_journal.store.encryption.sealed_box import private_keys, seal, unseal
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import is_encrypted, keys_file
from support.each import naming
from support.encrypted import LIGHT_COST, NOW, PASSPHRASE, encrypt, files_containing
from support.journals import digest

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORD = "plantedword"
HOLDS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
"""Another program, which is writing to a journal until it is told to end."""


@pytest.fixture(name="path")
def _path(home: Path) -> str:
    """A plain journal with two entries."""
    path = str(home / "journal.db")
    with Journal(path) as journal:
        journal.entries.add(Note(at=AT, note=f"{WORD} one"))
        kept = journal.entries.add(Note(at=AT, note="two"))
        journal.entries.edit(replace(kept, note=f"{WORD} two"))
    return path


def notes(path: str, key: bytes | None = None) -> list[str]:
    with Journal(path, create=False, key=key) as journal:
        return sorted(entry.note for entry in journal.entries.page())


def test_an_encrypted_journal_holds_the_same_and_no_word_of_it_is_on_the_disk(
    path: str, home: Path
) -> None:
    before = verify_copy(path)
    done = encrypt(path)
    assert verify_copy(path, done.key) == before
    assert notes(path, done.key) == [f"{WORD} one", f"{WORD} two"]
    assert files_containing(home, WORD) == [os.path.basename(done.plain_copy)]
    os.unlink(done.plain_copy)
    with Journal(path, key=done.key) as journal:
        journal.entries.add(Note(at=AT, note=f"{WORD} three"))
        found = journal._file.rows("SELECT 1 FROM entry_words WHERE entry_words MATCH ?", (WORD,))
        assert len(found) == 3
        journal.backups.make("asked", NOW)
        journal.trash.erase(journal.entries.find("1").uid)
    assert files_containing(home, WORD) == []
    assert sorted(os.listdir(home)) == ["backups", "journal.db", "journal.keys"]


def test_the_file_says_whether_it_is_encrypted(path: str, home: Path) -> None:
    assert not is_encrypted(path)
    assert not is_encrypted(str(home / "none.db"))
    done = encrypt(path)
    assert is_encrypted(path)
    with Journal(path, key=done.key) as journal:
        assert is_encrypted(path)
        assert journal.key == done.key
        with pytest.raises(Locked):
            Journal(path)
    os.replace(done.plain_copy, path)  # the keys are still there
    assert not is_encrypted(path)
    with Journal(path, key=done.key) as journal:
        assert not is_encrypted(path)
        assert journal.key is None
    Path(path).write_bytes(b"")
    assert not is_encrypted(path)
    os.unlink(path)
    os.mkfifo(path)
    assert not is_encrypted(path)


def test_without_a_key_or_with_another_nothing_is_read_or_changed(
    path: str, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    encrypt(path)
    before = digest(path)
    with pytest.raises(Locked, match="--passphrase-fd"):
        Journal(path)
    with pytest.raises(Damaged, match="keys beside it belong to another"):
        Journal(path, key=bytes(32))
    assert digest(path) == before
    assert capfd.readouterr() == ("", "")


def test_without_its_keys_it_is_no_journal_and_those_of_a_backup_fit(path: str) -> None:
    done = encrypt(path)
    with Journal(path, key=done.key) as journal:
        kept = journal.backups.make("asked", NOW)
    os.unlink(keys_file(path))
    with pytest.raises(BadInput, match="not a recovery journal"):
        Journal(path, key=done.key)
    os.replace(keys_file(kept.path), keys_file(path))
    key = wrapping.unlock_with_passphrase(keys.read(keys_file(path)), PASSPHRASE)
    assert notes(path, key) == [f"{WORD} one", f"{WORD} two"]


def test_one_changed_byte_is_told_of(path: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = encrypt(path)
    whole = Path(path).read_bytes()
    for at in (0, 5, 20, 100, 4000, 4096, 9000, -1):
        with naming(at):
            data = bytearray(whole)
            data[at] ^= 1
            Path(path).write_bytes(data)
            with pytest.raises(Damaged):
                verify_copy(path, done.key)
            try:
                found = examine(path, NOW, key=done.key)
                assert [one for one in found if one.serious]
            except Damaged:
                pass
            assert Path(path).read_bytes() == data
    assert capfd.readouterr() == ("", "")


def test_a_cut_file_is_told_of(path: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = encrypt(path)
    whole = Path(path).read_bytes()
    for length in (1, 100, 4096, 5000, 40960):
        with naming(length):
            Path(path).write_bytes(whole[:length])
            with pytest.raises(Damaged):
                verify_copy(path, done.key)
            assert Path(path).read_bytes() == whole[:length]
    assert capfd.readouterr() == ("", "")


def test_a_journal_with_a_passphrase_gets_no_second_one(path: str) -> None:
    encrypt(path)
    before = digest(path)
    with pytest.raises(BadInput, match="already"):
        convert.encrypt(path, "another", NOW, LIGHT_COST)
    assert digest(path) == before


def test_a_writer_is_waited_for_and_shut_out(path: str) -> None:
    before = digest(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline()
        with pytest.raises(Busy):
            convert.encrypt(path, "p", NOW, LIGHT_COST, wait=0.01)
        other.communicate()
    assert digest(path) == before
    assert not is_encrypted(path)


def test_taking_the_passphrase_away_keeps_an_encrypted_copy(path: str, home: Path) -> None:
    done = encrypt(path)
    os.unlink(done.plain_copy)
    kept = convert.decrypt(path, done.key, NOW)
    assert notes(path) == [f"{WORD} one", f"{WORD} two"]
    assert not is_encrypted(path)
    assert not os.path.exists(keys_file(path))
    assert is_encrypted(kept.path)
    assert verify_copy(kept.path, done.key) == verify_copy(path)
    assert files_containing(home, WORD) == ["journal.db"]


def test_what_was_sealed_stays_readable_after_the_passphrase_is_gone(path: str) -> None:
    done = encrypt(path)
    first = seal(b"one", keys.read(keys_file(path)).public)
    convert.decrypt(path, done.key, NOW)
    again = convert.encrypt(path, "another", NOW, LIGHT_COST)
    second = seal(b"two", keys.read(keys_file(path)).public)
    with Journal(path, key=again.key) as journal:
        held = private_keys(journal._file)
        assert len(held) == 2
        assert unseal(first, held) == b"one"
        assert unseal(second, held[:1]) == b"two"
        for broken in (b"", second[:-1], second[:40] + b"\0" + second[41:]):
            with pytest.raises(Damaged):
                unseal(broken, held)


def test_every_copy_is_encrypted_and_has_keys_of_its_own(path: str) -> None:
    done = encrypt(path)
    with Journal(path, key=done.key) as journal:
        made = journal.backups.make("asked", NOW)
        assert is_encrypted(made.path)
        again = wrapping.unlock_with_passphrase(keys.read(keys_file(made.path)), PASSPHRASE)
        assert verify_copy(made.path, again).entries == 2
        with pytest.raises(Locked):
            verify_copy(made.path)
        for day in range(40):
            journal.backups.make("daily", NOW + timedelta(days=day))
        gone = rotate(default_backup_folder(path), NOW + timedelta(days=60), done.key)
    assert gone
    assert not [one for one in gone if os.path.exists(keys_file(one.path))]
    assert {keys_file(one.path) for one in list_backups(default_backup_folder(path))} == {
        os.path.join(default_backup_folder(path), name)
        for name in os.listdir(default_backup_folder(path))
        if name.endswith(".keys")
    }


def plain_copy(path: str) -> tuple[Backup, bytes | None]:
    with Journal(path) as journal:
        return journal.backups.make("asked", NOW), None


def own_copy(path: str) -> tuple[Backup, bytes | None]:
    done = encrypt(path)
    with Journal(path, key=done.key) as journal:
        made = journal.backups.make("asked", NOW)
    convert.decrypt(path, done.key, NOW)
    return made, done.key


@pytest.mark.parametrize("make", [plain_copy, own_copy])
def test_a_copy_from_before_takes_the_passphrase_of_now(
    path: str, home: Path, make: Callable[[str], tuple[Backup, bytes | None]]
) -> None:
    made, old_key = make(path)
    done = encrypt(path, "another one")
    with Journal(path, key=done.key) as journal:
        journal.entries.add(Note(at=AT, note="later"))
    sealed = seal(b"meanwhile", keys.read(keys_file(path)).public)
    kept = restore(path, made, NOW + timedelta(1), key=done.key, backup_key=old_key)
    key = wrapping.unlock_with_passphrase(keys.read(keys_file(path)), "another one")
    assert notes(path, key) == [f"{WORD} one", f"{WORD} two"]
    with Journal(path, key=key) as journal:
        assert journal.sealed_box.unseal(sealed) == b"meanwhile"
    assert WORD.encode() not in Path(path).read_bytes()
    again = find_backup(default_backup_folder(path), os.path.basename(kept), NOW)
    restore(path, again, NOW + timedelta(2), key=key, backup_key=key)
    assert notes(path, key) == ["later", f"{WORD} one", f"{WORD} two"]


def test_a_copy_brings_its_passphrase_where_there_is_none(path: str, home: Path) -> None:
    made, key = own_copy(path)
    assert not is_encrypted(path)
    restore(path, made, NOW + timedelta(1), backup_key=key)
    assert notes(path, wrapping.unlock_with_passphrase(keys.read(keys_file(path)), PASSPHRASE))
    os.unlink(path)
    os.unlink(keys_file(path))
    restore(path, made, NOW + timedelta(2), backup_key=key)
    assert notes(path, wrapping.unlock_with_passphrase(keys.read(keys_file(path)), PASSPHRASE))


def test_a_broken_encrypted_journal_is_kept_with_its_keys(path: str, home: Path) -> None:
    done = encrypt(path)
    with Journal(path, key=done.key) as journal:
        made = journal.backups.make("asked", NOW)
    os.truncate(path, 300)
    kept = restore(path, made, NOW + timedelta(1), key=done.key, backup_key=done.key)
    assert notes(path, done.key) == [f"{WORD} one", f"{WORD} two"]
    assert os.path.getsize(kept) == 300
    assert keys.read(keys_file(kept)) == keys.read(keys_file(path))


def test_an_old_copy_has_room_for_what_was_sealed(
    path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from support.versions import unpack

    name = os.path.join(default_backup_folder(path), "journal-20250101T000000Z-v1-asked-aaaaaa.db")
    os.mkdir(default_backup_folder(path), 0o700)
    unpack(1, name)
    done = encrypt(path)
    (made,) = list_backups(default_backup_folder(path))
    restore(path, made, NOW, key=done.key)
    with Journal(path, key=done.key) as journal:
        assert private_keys(journal._file)
        assert journal.entries.count()


def test_all_is_well_with_it(path: str) -> None:
    done = encrypt(path)
    os.unlink(done.plain_copy)
    with Journal(path, key=done.key) as journal:
        journal.backups.make("asked", NOW)
    found = examine(path, NOW, key=done.key)
    assert not [one for one in found if not one.fine]
    with pytest.raises(Locked):
        examine(path, NOW)


def test_a_new_journal_can_be_encrypted_from_the_start(home: Path) -> None:
    drawn = wrapping.generate_keys("p", LIGHT_COST)
    path = str(home / "new.db")
    keys.write(keys_file(path), drawn.keys)
    with Journal(path, key=drawn.data_key) as journal:
        journal.entries.add(Note(at=AT, note=WORD))
    assert files_containing(home, WORD) == []
    assert notes(path, drawn.data_key) == [WORD]


def test_errors_of_the_library_are_told_like_all_others(path: str) -> None:
    done = encrypt(path)
    with Journal(path, key=done.key) as journal:
        with pytest.raises(JournalError, match="is damaged"):
            journal._file.rows("SELECT nonsense")
        with (
            Journal(path, key=done.key, wait=0.01) as other,
            pytest.raises(Busy),
            journal._file.transaction(),
        ):
            other.entries.add(Note(at=AT, note="x"))


def test_what_can_be_read_of_a_damaged_one_is_saved_encrypted(path: str, home: Path) -> None:
    with Journal(path) as journal, journal.bulk():
        for number in range(300):
            journal.entries.add(Note(at=AT, note=f"{WORD} {number} " * 20))
    done = encrypt(path)
    data = bytearray(Path(path).read_bytes())
    data[len(data) // 4096 // 2 * 4096 + 50] ^= 1
    Path(path).write_bytes(data)
    new = str(home / "saved.db")
    found = salvage(path, new, done.key)
    assert 200 < found.rows["entry"] < 302 or not found.torn
    assert "secret" not in found.rows
    with Journal(
        new, key=wrapping.unlock_with_passphrase(keys.read(keys_file(new)), PASSPHRASE)
    ) as journal:
        assert journal.entries.count() > 200
    assert files_containing(home, WORD) == [os.path.basename(done.plain_copy)]
    assert Path(path).read_bytes() == data
    os.truncate(path, 50)
    with pytest.raises(JournalError):
        salvage(path, str(home / "none.db"), done.key)
    assert not [name for name in os.listdir(home) if name.startswith("none")]
