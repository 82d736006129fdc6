import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput, Damaged, Locked, NewerJournal, WrongPassphrase
from recovery_journal.store.encryption import keys, wrapping
from support import fresh
from support.each import each
from support.encrypted import LIGHT_COST


@pytest.fixture(name="drawn")
def _drawn() -> wrapping.NewKeys:
    return wrapping.generate_keys("correct horse", LIGHT_COST)


def test_the_passphrase_and_the_code_give_the_same_key(drawn: wrapping.NewKeys) -> None:
    assert len(drawn.data_key) == 32
    assert wrapping.unlock_with_passphrase(drawn.keys, "correct horse") == drawn.data_key
    assert wrapping.unlock_with_code(drawn.keys, drawn.recovery_code) == drawn.data_key


def test_nothing_is_drawn_twice() -> None:
    one, two = (
        wrapping.generate_keys("same", LIGHT_COST),
        wrapping.generate_keys("same", LIGHT_COST),
    )
    for first, second in zip(one, two, strict=True):
        assert first != second
    assert one.keys.passphrase.salt != one.keys.recovery.salt


def test_no_secret_stands_in_the_file(drawn: wrapping.NewKeys, tmp_path: Path) -> None:
    keys.write(path := str(tmp_path / "journal.keys"), drawn.keys)
    data = Path(path).read_bytes()
    for secret in (drawn.data_key, drawn.private_key):
        assert secret not in data
        assert secret.hex().encode() not in data
    assert drawn.recovery_code.encode() not in data
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert os.listdir(tmp_path) == ["journal.keys"]


@each("wrong", ["", "correct  horse", "Correct horse", "correct horse\n", "é"])
def test_another_passphrase_is_refused(drawn: wrapping.NewKeys, wrong: str) -> None:
    with pytest.raises(WrongPassphrase, match="isn't the passphrase"):
        wrapping.unlock_with_passphrase(drawn.keys, wrong)


def test_letters_that_look_alike_are_the_same_whatever_keyboard_made_them() -> None:
    drawn = wrapping.generate_keys("cafe\N{COMBINING ACUTE ACCENT}", LIGHT_COST)
    assert (
        wrapping.unlock_with_passphrase(drawn.keys, "caf\N{LATIN SMALL LETTER E WITH ACUTE}")
        == drawn.data_key
    )


def test_a_code_is_taken_as_a_person_copies_it_from_paper(drawn: wrapping.NewKeys) -> None:
    assert len(drawn.recovery_code.replace("-", "")) == 32
    assert not set(drawn.recovery_code) & set("ILOU")
    for typed in (
        drawn.recovery_code.lower(),
        drawn.recovery_code.replace("-", " "),
        drawn.recovery_code.replace("-", ""),
        f"  {drawn.recovery_code}\t".replace("0", "O").replace("1", "l"),
        drawn.recovery_code.replace("-", "–").replace("1", "i"),
    ):
        assert wrapping.unlock_with_code(drawn.keys, typed) == drawn.data_key


def test_another_code_is_refused(drawn: wrapping.NewKeys) -> None:
    swapped = ("1" if drawn.recovery_code[0] == "0" else "0") + drawn.recovery_code[1:]
    for typed in ("", "correct horse", swapped, drawn.recovery_code[:-1]):
        with pytest.raises(WrongPassphrase, match="isn't the recovery code"):
            wrapping.unlock_with_code(drawn.keys, typed)


def test_a_new_passphrase_leaves_the_key_and_the_code(drawn: wrapping.NewKeys) -> None:
    changed = wrapping.with_passphrase(drawn.keys, drawn.data_key, "another", LIGHT_COST)
    assert wrapping.unlock_with_passphrase(changed, "another") == drawn.data_key
    assert wrapping.unlock_with_code(changed, drawn.recovery_code) == drawn.data_key
    assert changed.recovery == drawn.keys.recovery
    with pytest.raises(WrongPassphrase):
        wrapping.unlock_with_passphrase(changed, "correct horse")
    with pytest.raises(BadInput, match="at least one letter"):
        wrapping.with_passphrase(drawn.keys, drawn.data_key, "", LIGHT_COST)


def test_what_was_written_is_read_back(drawn: wrapping.NewKeys, tmp_path: Path) -> None:
    keys.write(path := str(tmp_path / "journal.keys"), drawn.keys)
    assert keys.read(path) == drawn.keys
    keys.write(
        path, changed := wrapping.with_passphrase(drawn.keys, drawn.data_key, "b", LIGHT_COST)
    )
    assert keys.read(path) == changed


def test_every_changed_byte_and_every_cut_is_seen(drawn: wrapping.NewKeys, tmp_path: Path) -> None:
    keys.write(path := str(tmp_path / "journal.keys"), drawn.keys)
    whole = Path(path).read_bytes()
    broken = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    cut = [whole[:at] for at in range(0, len(whole) - 2, 7)]
    for data in [*broken, *cut, b"[]", b"{}", b"null", b'{"version": 1}', b"{" * 9000, b"\xff"]:
        Path(path).write_bytes(data)
        with pytest.raises((Damaged, NewerJournal)):
            keys.read(path)


def test_what_was_swapped_on_purpose_does_not_open(drawn: wrapping.NewKeys) -> None:
    """Somebody who can write may mend the check; the passphrase vouches for the rest."""
    other = wrapping.generate_keys("correct horse", LIGHT_COST).keys
    for told in (
        replace(drawn.keys, public=other.public),
        replace(drawn.keys, recovery=other.recovery),
        replace(drawn.keys, passphrase=replace(drawn.keys.passphrase, salt=os.urandom(16))),
    ):
        with pytest.raises(WrongPassphrase):
            wrapping.unlock_with_passphrase(told, "correct horse")
    with pytest.raises(WrongPassphrase):
        wrapping.unlock_with_code(replace(drawn.keys, public=other.public), drawn.recovery_code)


MIB = 1 << 20


@each("passes, memory", [(32, 4096 * MIB), (1, 2048 * MIB), (17, 256 * MIB), (10**9, 8192)])
def test_a_file_cannot_ask_for_more_work_than_a_machine_can_bear(
    drawn: wrapping.NewKeys, passes: int, memory: int, tmp_path: Path
) -> None:
    cost = keys.Argon2Cost(passes, memory)
    for greedy in (
        replace(drawn.keys, passphrase=replace(drawn.keys.passphrase, cost=cost)),
        replace(drawn.keys, recovery=replace(drawn.keys.recovery, cost=cost)),
    ):
        keys.write(path := str(tmp_path / "journal.keys"), greedy)
        with pytest.raises(BadInput, match="it was not tried"):
            keys.read(path)


@each("passes, memory", [(3, 256 * MIB), (4, 1024 * MIB), (1, 8192)])
def test_a_file_may_ask_for_somewhat_more_than_today(
    drawn: wrapping.NewKeys, passes: int, memory: int, tmp_path: Path
) -> None:
    cost = keys.Argon2Cost(passes, memory)
    asking = replace(drawn.keys, passphrase=replace(drawn.keys.passphrase, cost=cost))
    keys.write(path := str(tmp_path / "journal.keys"), asking)
    assert keys.read(path) == asking


@each("passes, memory", [(0, 8192), (-1, 8192), (1, 8191), (1.0, 8192), (1, 8192.0), (True, 8192)])
def test_a_cost_that_is_none_is_damage(
    drawn: wrapping.NewKeys, passes: Any, memory: Any, tmp_path: Path
) -> None:
    odd = replace(drawn.keys.recovery, cost=keys.Argon2Cost(passes, memory))
    keys.write(path := str(tmp_path / "journal.keys"), replace(drawn.keys, recovery=odd))
    with pytest.raises(Damaged):
        keys.read(path)


def test_a_newer_file_is_left_alone(
    drawn: wrapping.NewKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(keys, "KEYS_FORMAT_VERSION", 2)
        keys.write(path := str(tmp_path / "journal.keys"), drawn.keys)
    with pytest.raises(NewerJournal, match="please update"):
        keys.read(path)


def test_missing_keys_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(Locked, match="a backup's keys"):
        keys.read(str(tmp_path / "journal.keys"))


def test_a_machine_without_the_library_says_how_to_get_it(
    drawn: wrapping.NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "nacl"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nacl", None)
    with pytest.raises(Locked, match=r"two more libraries.*install.* pynacl sqlcipher3"):
        wrapping.unlock_with_passphrase(drawn.keys, "correct horse")


def test_reading_keys_loads_no_library() -> None:
    (loaded,) = fresh.imports(["recovery_journal.store.encryption.keys"])
    assert not [name for name in loaded.loaded if name.split(".")[0] in ("nacl", "cffi")]
