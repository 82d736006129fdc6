"""The keys file is checked against the journal each time it's unlocked."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.locked_message import LockedMessage
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, WrongPassphrase
from recovery_journal.store.backup.folder import Backup
from recovery_journal.store.backup.restore import restore
from recovery_journal.store.encryption import convert, inbox, keys, wrapping
from recovery_journal.store.encryption.convert import Encrypted
from recovery_journal.store.encryption.keys import Keys
from recovery_journal.store.encryption.unlocking import unlock_file
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import keys_file
from support.each import each, empty_home
from support.encrypted import LIGHT_COST, PASSPHRASE, encrypt

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CODE = "the recovery code"
FOREIGN = wrapping.generate_keys("somebody else's words", LIGHT_COST)


@pytest.fixture(name="path")
def _path(home: Path) -> str:
    return str(home / "journal.db")


@pytest.fixture(name="done")
def _done(path: str) -> Encrypted:
    return encrypt(path)


def change(path: str, how: Callable[[Keys], Keys]) -> bytes:
    """Change a keys file as somebody would who can write to the folder; what it was before."""
    before = Path(keys_file(path)).read_bytes()
    keys.write(keys_file(path), how(keys.read(keys_file(path))))
    return before


def say(path: str, note: str) -> str:
    uid = os.urandom(16).hex()
    return inbox.seal_message(
        path, LockedMessage(kind="note", uid=uid, at=NOW, values={"note": note})
    )


def notes(path: str, key: bytes) -> list[str]:
    with Journal(path, create=False, key=key) as journal:
        journal.inbox.empty()
        return sorted(entry.note for entry in journal.entries.page())


@each(
    "secret, public", [(PASSPHRASE, FOREIGN.keys.public), (CODE, bytes(32)), (CODE, b"\xff" * 32)]
)
def test_a_foreign_public_key_is_told_of_and_put_right(
    done: Encrypted, path: str, secret: str, public: bytes
) -> None:
    with Journal(path, key=done.key) as journal:
        before = journal.entries.count()
    say(path, "before")
    whole = change(path, lambda found: replace(found, public=public))
    typed = done.recovery_code if secret == CODE else secret
    found = unlock_file(path, typed)
    assert found.key == done.key
    assert f"has changed {keys_file(path)} since" in found.warning
    assert "it has been repaired" in found.warning
    assert "rj passphrase change --new-key" in found.warning
    assert Path(keys_file(path)).read_bytes() == whole
    assert unlock_file(path, typed).warning == ""
    say(path, "after")
    assert len(notes(path, found.key)) == before + 2


def test_what_was_sealed_for_somebody_else_stays_where_it_is(done: Encrypted, path: str) -> None:
    say(path, "one")
    change(path, lambda found: replace(found, public=FOREIGN.keys.public))
    taken = say(path, "two")
    unlock_file(path, PASSPHRASE)
    say(path, "three")
    with Journal(path, key=done.key) as journal:
        found = journal.inbox.empty()
    assert [entry.note for entry in found.entries] == ["one", "three"]
    assert [one.path for one in found.questions] == [taken]
    assert inbox.unseal_file(taken, [FOREIGN.private_key]).values == {"note": "two"}


def test_another_passphrase_puts_nothing_right(done: Encrypted, path: str) -> None:
    change(path, lambda found: replace(found, public=FOREIGN.keys.public))
    changed = Path(keys_file(path)).read_bytes()
    for typed in ("", "another", f"{PASSPHRASE} ", FOREIGN.recovery_code):
        with pytest.raises(WrongPassphrase):
            unlock_file(path, typed)
    assert Path(keys_file(path)).read_bytes() == changed


@each("public", [None, bytes(32)], anew=True)
def test_what_cannot_be_put_right_is_told_of_each_time(path: str, public: bytes | None) -> None:
    done = encrypt(path)
    recovery = FOREIGN.keys.recovery
    change(path, lambda found: replace(found, recovery=recovery, public=public or found.public))
    changed = Path(keys_file(path)).read_bytes()
    for _ in range(2):
        found = unlock_file(path, PASSPHRASE)
        assert found.key == done.key
        assert f"has changed {keys_file(path)} since" in found.warning
        assert "repaired" not in found.warning
    assert Path(keys_file(path)).read_bytes() == changed


def test_a_wrong_passphrase_does_no_harm_after_an_interrupted_write(
    done: Encrypted, path: str, home: Path
) -> None:
    with Journal(path, key=done.key) as journal:
        with journal.bulk():
            for number in range(300):
                journal.entries.add(Note(at=NOW, note=f"{number} words " * 50))
        writer = journal._file.connection
        writer.execute("PRAGMA cache_size=5")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE entry SET note = 'half written'")
        interrupted = {one.name: one.read_bytes() for one in home.iterdir() if one.is_file()}
        writer.execute("ROLLBACK")
    assert len(interrupted["journal.db-journal"]) > 10_000
    for name, data in interrupted.items():
        (home / name).write_bytes(data)
        (home / name).chmod(0o600)
    change(path, lambda found: replace(found, public=FOREIGN.keys.public))
    with pytest.raises(WrongPassphrase):
        unlock_file(path, "another")
    kept = notes(path, unlock_file(path, PASSPHRASE).key)
    assert kept
    assert all(" words" in note for note in kept)


def test_a_journal_without_its_private_key_says_what_to_do(done: Encrypted, path: str) -> None:
    with Journal(path, key=done.key) as journal, journal._file.transaction():
        journal._file.run("DELETE FROM secret")
    assert "can't log while the journal is locked" in unlock_file(path, PASSPHRASE).warning
    convert.encrypt_anew(path, done.key, PASSPHRASE, LIGHT_COST)
    assert unlock_file(path, PASSPHRASE).warning == ""
    say(path, "later")
    assert notes(path, unlock_file(path, PASSPHRASE).key) == ["later"]


def test_a_damaged_journal_is_unlocked_all_the_same(done: Encrypted, path: str) -> None:
    os.truncate(path, 300)
    assert unlock_file(path, PASSPHRASE)[:2] == (done.key, "")
    with pytest.raises(WrongPassphrase):
        unlock_file(path, "another")


def backed_up(path: str, key: bytes, day: int) -> tuple[Backup, bytes]:
    """A backup of a journal with one more note, and what opens it."""
    with Journal(path, key=key) as journal:
        journal.entries.add(Note(at=NOW, note=f"day {day}"))
        return journal.backups.make("asked", NOW + timedelta(day)), key


def test_restoring_any_backup_leaves_nothing_to_tell_of(done: Encrypted, path: str) -> None:
    copies = [backed_up(path, done.key, 1)]
    for day in (2, 3):
        drawn = convert.encrypt_anew(path, copies[-1][1], PASSPHRASE, LIGHT_COST)
        copies.append(backed_up(path, drawn.data_key, day))
    key = copies[-1][1]
    for day, at in enumerate((0, 2, 1, 0), start=10):
        copy, own = copies[at]
        say(path, f"waiting {day}")
        restore(path, copy, NOW + timedelta(day), key=key, backup_key=own)
        assert unlock_file(path, PASSPHRASE)[:2] == (key, "")
        assert notes(path, key) == [*(f"day {one}" for one in range(1, at + 2)), f"waiting {day}"]


def test_the_keys_beside_a_restored_journal_are_those_it_vouches_for(
    done: Encrypted, path: str
) -> None:
    """Restored without a journal to replace, a backup brings keys older than those of others."""
    first, key = backed_up(path, done.key, 1)
    drawn = convert.encrypt_anew(path, key, PASSPHRASE, LIGHT_COST)
    second, _ = backed_up(path, drawn.data_key, 2)
    os.unlink(path)
    os.unlink(keys_file(path))
    restore(path, first, NOW + timedelta(3), backup_key=key)
    restore(path, second, NOW + timedelta(4), key=key, backup_key=drawn.data_key)
    change(path, lambda found: replace(found, public=FOREIGN.keys.public))
    found = unlock_file(path, PASSPHRASE)
    assert found.key == key
    assert "it has been repaired" in found.warning
    assert notes(path, key) == ["day 1", "day 2"]


@each("at", [5000, -100])
def test_a_damaged_journal_hands_its_private_key_to_the_backup_that_replaces_it(
    path: str, at: int
) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with Journal(path) as journal:
        plain = journal.backups.make("asked", NOW)
    done = encrypt(path)
    say(path, "before")
    data = bytearray(Path(path).read_bytes())
    data[at] ^= 1
    Path(path).write_bytes(data)
    restore(path, plain, NOW + timedelta(1), key=done.key)
    assert unlock_file(path, PASSPHRASE)[:2] == (done.key, "")
    say(path, "after")
    assert notes(path, done.key) == ["after", "before"]
    empty_home()


def test_a_backup_is_unlocked_with_its_own_keys(done: Encrypted, path: str, home: Path) -> None:
    with Journal(path, key=done.key) as journal:
        made = journal.backups.make("asked", NOW, str(home / "stick"))
    drawn = convert.encrypt_anew(path, done.key, "another four quiet words", LIGHT_COST)
    assert unlock_file(made.path, PASSPHRASE)[:2] == (done.key, "")
    assert unlock_file(made.path, done.recovery_code)[:2] == (done.key, "")
    for typed in ("another four quiet words", drawn.recovery_code):
        with pytest.raises(WrongPassphrase):
            unlock_file(made.path, typed)


def test_a_costly_file_is_refused_before_anything_is_derived(path: str, done: Encrypted) -> None:
    costly = keys.Argon2Cost(32, 4 << 30)
    change(path, lambda found: replace(found, passphrase=replace(found.passphrase, cost=costly)))
    with pytest.raises(BadInput, match="32 passes over 4096 MiB"):
        unlock_file(path, PASSPHRASE)
