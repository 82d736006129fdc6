"""New keys for an encrypted journal: the old ones no longer open it, and nothing is lost."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import Conflict, Damaged, WrongPassphrase
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.encryption import convert, keys, wrapping
from recovery_journal.store.encryption.convert import Encrypted
from recovery_journal.store.encryption.unlocking import unlock_file
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import keys_file
from support.encrypted import LIGHT_COST, PASSPHRASE, encrypt, files_containing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NEW = "another four quiet words"
WORD = "plantedword"
CALLS = ("replace", "rename", "link", "unlink", "fsync", "open")
"""What the command does to files itself; `make torture` also kills it inside SQLite."""


@pytest.fixture(name="path")
def _path(home: Path) -> str:
    return str(home / "journal.db")


@pytest.fixture(name="done")
def _done(path: str) -> Encrypted:
    """A journal with a note and no plain copy."""
    with Journal(path) as journal:
        journal.entries.add(Note(at=NOW, note=WORD))
    done = encrypt(path)
    os.unlink(done.plain_copy)
    return done


def notes(path: str, key: bytes) -> list[str]:
    with Journal(path, create=False, key=key) as journal:
        assert journal._file.row("PRAGMA integrity_check") == ("ok",)
        return sorted(entry.note for entry in journal.entries.page())


def test_only_the_new_passphrase_and_the_new_code_open_it(
    done: Encrypted, path: str, home: Path
) -> None:
    before = verify_copy(path, done.key)
    drawn = convert.encrypt_anew(path, done.key, NEW, LIGHT_COST)
    assert verify_copy(path, drawn.data_key) == before
    assert drawn.data_key != done.key
    assert drawn.recovery_code != done.recovery_code
    for typed in (NEW, drawn.recovery_code.lower()):
        assert unlock_file(path, typed)[:2] == (drawn.data_key, "")
    for typed in (PASSPHRASE, done.recovery_code):
        with pytest.raises(WrongPassphrase):
            unlock_file(path, typed)
    assert files_containing(home, WORD) == []
    assert sorted(os.listdir(home)) == ["journal.db", "journal.keys"]


def test_an_old_keys_file_no_longer_opens_it(done: Encrypted, path: str) -> None:
    old = Path(keys_file(path)).read_bytes()
    convert.encrypt_anew(path, done.key, NEW, LIGHT_COST)
    Path(keys_file(path)).write_bytes(old)
    with pytest.raises(Damaged):
        Journal(path, create=False, key=unlock_file(path, PASSPHRASE).key)


def test_the_same_passphrase_will_do(done: Encrypted, path: str) -> None:
    drawn = convert.encrypt_anew(path, done.key, PASSPHRASE, LIGHT_COST)
    assert unlock_file(path, PASSPHRASE).key == drawn.data_key != done.key


def test_whoever_still_has_the_old_key_gives_it_to_no_file(
    done: Encrypted, path: str, home: Path
) -> None:
    with Journal(path, key=done.key) as journal:
        drawn = convert.encrypt_anew(path, done.key, NEW, LIGHT_COST)
        with pytest.raises(Conflict):
            journal.backups.make("asked", NOW)
        with pytest.raises(Conflict):
            journal.wrapped_keys()
        with pytest.raises(Conflict):
            journal.entries.add(Note(at=NOW, note="lost"))
        assert not [*(home / "backups").iterdir()]
    for late in (
        lambda: convert.change_passphrase(path, done.key, "late", LIGHT_COST),
        lambda: convert.encrypt_anew(path, done.key, "late", LIGHT_COST),
        lambda: convert.decrypt(path, done.key, NOW),
    ):
        with pytest.raises(Damaged):
            late()
    assert unlock_file(path, NEW)[:2] == (drawn.data_key, "")
    assert notes(path, drawn.data_key) == [WORD]


def test_an_interrupted_change_is_completed_by_the_new_passphrase(
    done: Encrypted, path: str, home: Path
) -> None:
    old = Path(keys_file(path)).read_bytes()
    drawn = convert.encrypt_anew(path, done.key, NEW, LIGHT_COST)
    os.rename(keys_file(path), home / "journal.keys.next")
    Path(keys_file(path)).write_bytes(old)
    for typed in (PASSPHRASE, done.recovery_code, "neither"):
        with pytest.raises(WrongPassphrase):
            unlock_file(path, typed)
    with pytest.raises(WrongPassphrase, match="Try the new passphrase, or the old one"):
        unlock_file(path, PASSPHRASE)
    assert unlock_file(path, drawn.recovery_code)[:2] == (drawn.data_key, "")
    assert sorted(os.listdir(home)) == ["journal.db", "journal.keys"]
    assert unlock_file(path, NEW)[:2] == (drawn.data_key, "")


def test_unlocking_leaves_new_keys_alone_while_they_may_be_needed(
    done: Encrypted, path: str
) -> None:
    following = Path(f"{keys_file(path)}.next")
    keys.write(str(following), wrapping.generate_keys(NEW, LIGHT_COST).keys)
    with Journal(path, key=done.key) as journal, journal._file.transaction():
        assert unlock_file(path, PASSPHRASE)[:2] == (done.key, "")
        assert following.exists()
    assert unlock_file(path, PASSPHRASE)[:2] == (done.key, "")
    assert not following.exists()


@pytest.mark.slow
@pytest.mark.needs("fork")
@pytest.mark.parametrize("new", [NEW, PASSPHRASE])
def test_killed_at_any_step_the_old_or_the_new_one_opens(
    done: Encrypted, path: str, home: Path, new: str
) -> None:
    start = {one.name: one.read_bytes() for one in home.iterdir()}
    steps, opened = 0, []
    while True:
        for one in home.iterdir():
            one.unlink()
        for name, data in start.items():
            (home / name).write_bytes(data)
            (home / name).chmod(0o600)
        was_killed = killed_at(steps, lambda: convert.encrypt_anew(path, done.key, new, LIGHT_COST))
        found = unlock_either(path, new)
        assert notes(path, found) == [WORD], steps
        opened.append(found == done.key)
        assert not os.path.lexists(f"{keys_file(path)}.next"), steps
        drawn = convert.encrypt_anew(path, found, "yet another", LIGHT_COST)
        assert notes(path, unlock_file(path, "yet another").key) == [WORD]
        assert drawn.data_key != found
        if not was_killed:
            break
        steps += 1
    assert steps > 10
    assert opened == sorted(opened, reverse=True), "first the old one, then the new one"
    assert {*opened} == {True, False}


def unlock_either(path: str, new: str) -> bytes:
    """The key, by the new passphrase or the old one; whichever it is, it opens the journal."""
    with suppress(WrongPassphrase):
        return unlock_file(path, PASSPHRASE).key
    return unlock_file(path, new).key


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do it in another process, killed before the so-and-so-many-th call; whether it was."""
    child = os.fork()
    if not child:
        left = step

        def counted(usual: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **more: Any) -> Any:
                nonlocal left
                if not left:
                    os._exit(9)
                left -= 1
                return usual(*arguments, **more)

            return call

        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), step
    return code == 9
