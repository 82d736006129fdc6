"""A damaged encrypted journal: one clear sentence, an exit code, and no byte changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.errors import Damaged, Locked
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.encryption import inbox
from recovery_journal.store.sqlite.guard import keys_file
from support.command_line import run_process
from support.each import each
from support.encrypted import PASSPHRASE, encrypt


def flip(at: int) -> Callable[[str], None]:
    """Change one bit of a file."""

    def flipped(path: str) -> None:
        data = bytearray(Path(path).read_bytes())
        data[at] ^= 1
        Path(path).write_bytes(data)

    return flipped


def cut(path: str) -> None:
    """Take the second half of a file away."""
    os.truncate(path, os.path.getsize(path) // 2)


def itself(path: str) -> str:
    return path


def copy(path: str) -> str:
    return list_backups(default_backup_folder(path))[0].path


def keys_of_copy(path: str) -> str:
    return keys_file(copy(path))


def waiting(path: str) -> str:
    (only,) = inbox.list_waiting(path)
    return only


READ = ("list",)
COPIES = ("backup", "verify")
DOCTOR = ("doctor",)
SENTENCE = {READ: "damaged", COPIES: "damaged", DOCTOR: "can't be added"}
"""What is said of the damage, once."""


@pytest.fixture
def path(home: Path) -> str:
    """An encrypted journal with an entry, a copy, and something that waits."""
    run_process("note", "stands in the journal")
    path = home / "journal.db"
    Path(encrypt(path).plain_copy).unlink()
    for plain in list_backups(default_backup_folder(str(path))):
        Path(plain.path).unlink()
    given("backup")
    run_process("note", "waits")
    return str(path)


def given(*arguments: str, passphrase: str = PASSPHRASE) -> tuple[int, list[str]]:
    """How a command ended that was given a passphrase, and all the lines it said."""
    done = run_process("--passphrase-fd", "0", *arguments, stdin=f"{passphrase}\n".encode())
    return done.code, [*done.out.splitlines(), *done.err.splitlines()]


def everything(path: str) -> dict[str, bytes]:
    """Every file beside the journal, as it is."""
    home = Path(path).parent
    return {str(one): one.read_bytes() for one in home.rglob("*") if one.is_file()}


DAMAGES = {
    "journal cut": (READ, itself, cut),
    "journal salt": (READ, itself, flip(3)),
    "journal first page": (READ, itself, flip(100)),
    "keys cut": (READ, keys_file, cut),
    "keys form": (READ, keys_file, flip(2)),
    "keys content": (READ, keys_file, flip(-60)),
    "inbox cut": (DOCTOR, waiting, cut),
    "inbox flipped": (DOCTOR, waiting, flip(40)),
    "copy cut": (COPIES, copy, cut),
    "copy salt": (COPIES, copy, flip(3)),
    "copy flipped": (COPIES, copy, flip(9000)),
    "keys of copy cut": (COPIES, keys_of_copy, cut),
    "keys of copy flipped": (COPIES, keys_of_copy, flip(-60)),
}
"""What is damaged, and the command that says so."""


@each("damage", DAMAGES)
def test_it_is_said_and_nothing_is_changed(path: str, damage: str) -> None:
    command, of, spoil = DAMAGES[damage]
    whole = Path(of(path)).read_bytes()
    spoil(of(path))
    before = everything(path)
    code, said = given(*command)
    assert code == Damaged.exit_code
    (sentence,) = [line for line in said if SENTENCE[command] in line]
    assert of(path) in sentence
    assert command == DOCTOR or sentence == said[0]
    assert command != READ or len(said) == 1
    assert everything(path) == before
    Path(of(path)).write_bytes(whole)


def test_a_wrong_passphrase_changes_nothing(path: str) -> None:
    before = everything(path)
    for command in (READ, DOCTOR, COPIES, ("backup",), ("passphrase", "remove", "--yes")):
        code, (said,) = given(*command, passphrase="another")
        assert code == Locked.exit_code
        assert said.startswith("That isn't the passphrase. Nothing was changed.")
    assert everything(path) == before
