"""An encrypted journal of which one of its two files is missing."""

from pathlib import Path

import pytest

from recovery_journal.store.encryption import convert, keys
from recovery_journal.store.encryption.unlocking import unlock_file
from recovery_journal.store.sqlite.guard import is_encrypted
from support.command_line import Rj
from support.encrypted import LIGHT_COST, PASSPHRASE, encrypt
from support.locked import passphrase_option, write_locked_journal

WORD = "plantedword"


@pytest.fixture
def path(home: Path, rj: Rj) -> str:
    """An encrypted journal of one note, and a backup of it."""
    path = str(home / "journal.db")
    write_locked_journal(path)
    for command in (("note", WORD), ("backup",)):
        with passphrase_option() as option:
            rj(*option, *command)
    return path


def test_nothing_is_started_beside_the_keys_of_a_missing_journal(
    rj: Rj, path: str, home: Path
) -> None:
    Path(path).unlink()
    before = sorted(home.rglob("*"))
    for command in (
        ("note", "new"),
        ("craving", "7"),
        ("used", "--next", "today"),
        ("list",),
        ("status",),
        ("people", "add", "Sam"),
        ("passphrase", "set"),
        ("passphrase", "remove", "--yes"),
        ("doctor",),
        ("backup",),
    ):
        told = rj(*command, code=66).err
        assert f"The journal is not at {path}" in told, command
        assert "rj restore last" in told
    assert sorted(home.rglob("*")) == before
    assert rj("backup", "list").out
    with passphrase_option() as option:
        assert "whole, 1 entry" in rj(*option, "backup", "verify").out
    with passphrase_option() as option:
        rj(*option, "restore", "last", "--yes")
    with passphrase_option() as option:
        assert WORD in rj(*option, "list").out


def test_a_plain_backup_is_encrypted_where_only_the_keys_are_left(rj: Rj, home: Path) -> None:
    path = str(home / "journal.db")
    rj("note", WORD)
    rj("backup")
    encrypt(path)
    Path(path).unlink()
    with passphrase_option() as option:
        rj(*option, "restore", "asked", "--yes")
    assert is_encrypted(path)
    with passphrase_option() as option:
        assert WORD in rj(*option, "list").out


def test_missing_keys_are_named_with_those_of_a_backup(rj: Rj, path: str, home: Path) -> None:
    assert f"keys: {home}/journal.keys" in rj("where").out.splitlines()
    (home / "journal.keys").unlink()
    assert "keys:" not in rj("where").out
    for command in (("list",), ("note", "new"), ("status",)):
        told = rj(*command, code=65).err
        assert "its keys are missing" in told, command
    source, target = told.rpartition(": cp ")[2].split()
    Path(target).write_bytes(Path(source).read_bytes())
    with passphrase_option() as option:
        assert WORD in rj(*option, "list").out


def test_keys_that_do_not_fit_are_told_of(rj: Rj, path: str, home: Path) -> None:
    data_key = unlock_file(path, PASSPHRASE).key
    found = keys.read(str(home / "journal.keys"))
    convert.encrypt_anew(path, data_key, PASSPHRASE, LIGHT_COST)
    keys.write(str(home / "journal.keys"), found)
    with passphrase_option() as option:
        told = rj(*option, "list", code=76).err
    assert "the keys beside it belong to another journal" in told
    assert "each with its own keys: rj backup list" in told


def test_a_backup_is_restored_where_no_folder_is_yet(
    rj: Rj, path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypted = next((home / "backups").glob("*asked*.db"))
    elsewhere = home / "another computer"
    for place, word in (("new", WORD), ("deep/er", "in plain")):
        backup = encrypted
        if place != "new":
            monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(home / "plain"))
            rj("note", word)
            rj("backup")
            backup = next((home / "plain" / "backups").glob("*asked*.db"))
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(elsewhere / place))
        with passphrase_option() as option:
            rj(*option, "restore", str(backup), "--yes")
        assert (elsewhere / place).stat().st_mode & 0o777 == 0o700
        with passphrase_option() as option:
            assert word in rj(*option, "list").out


def test_an_encrypted_copy_without_its_keys_is_told_which_file_is_missing(
    rj: Rj, path: str, home: Path
) -> None:
    backup = next((home / "backups").glob("*asked*.db"))
    stick = home / "stick"
    stick.mkdir()
    for name in (backup.name, "my copy.db"):
        copy = stick / name
        copy.write_bytes(backup.read_bytes())
        with passphrase_option() as option:
            told = rj(*option, "restore", "--yes", str(copy), code=65).err
        assert f"its keys are missing: {copy.with_suffix('.keys')}" in told, told
