"""Sealed exports: any changed byte is detected."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import (
    BadInput,
    Damaged,
    InputMissing,
    JournalError,
    NewerJournal,
    WrongPassphrase,
)
from recovery_journal.exchange.export import sealed
from recovery_journal.exchange.private_file import write_file
from recovery_journal.store.encryption import keys, wrapping
from support.each import each
from support.encrypted import LIGHT_COST, PASSPHRASE, files_containing, is_sealed

WORD = "zwetschge"
DRAWN = wrapping.generate_keys(PASSPHRASE, LIGHT_COST)


def key_of(found: keys.Keys) -> bytes:
    return wrapping.unlock_with_passphrase(found, PASSPHRASE)


def written(path: Path, text: str) -> Path:
    write = sealed.sealing_writer(lambda out: out.write(text), DRAWN.keys, DRAWN.data_key)
    assert write_file(str(path), write, force=True) == len(text)
    return path


def read(path: Path) -> str:
    return b"".join(sealed.unseal_export(str(path), key_of)).decode()


@pytest.mark.parametrize(
    "length", [0, 1, 65_535, 65_536, 65_537, 3 * 65_536], ids="{0} letters".format
)
def test_what_was_sealed_comes_back(length: int, home: Path) -> None:
    text = (WORD * (length // 9 + 1))[:length]
    path = written(home / "out", text)
    assert read(path) == text
    assert path.stat().st_mode & 0o777 == 0o600
    assert files_containing(home, WORD) == []
    assert is_sealed(path)


def test_two_of_the_same_words_are_not_alike(home: Path) -> None:
    one = written(home / "one", WORD).read_bytes().partition(b"\n")
    other = written(home / "other", WORD).read_bytes().partition(b"\n")
    assert one[2] != other[2]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("sealed") / "whole", WORD * 20_000).read_bytes()


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_changed_bit_is_seen(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, place: float, bit: int
) -> None:
    changed = bytearray(whole)
    changed[int(place * len(whole))] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "changed"
    path.write_bytes(changed)
    with pytest.raises(JournalError):
        read(path)


@pytest.mark.parametrize("length", [0, 10, 900, 1_500, 70_000, 140_000, -1])
def test_a_part_of_it_is_not_taken_for_all(length: int, whole: bytes, home: Path) -> None:
    path = home / "part"
    path.write_bytes(whole[:length])
    with pytest.raises((Damaged, BadInput)):
        read(path)
    path.write_bytes(whole + b"x")
    with pytest.raises(Damaged):
        read(path)


def test_pieces_have_their_places(home: Path) -> None:
    path = written(home / "out", WORD * 30_000)
    first, _, rest = path.read_bytes().partition(b"\n")
    header, size = rest[:24], sealed.CHUNK_BYTES + 17
    one, two, last = rest[24 : 24 + size], rest[24 + size : 24 + 2 * size], rest[24 + 2 * size :]
    path.write_bytes(first + b"\n" + header + two + one + last)
    with pytest.raises(Damaged):
        read(path)


def test_each_trouble_has_a_sentence(home: Path) -> None:
    path = written(home / "out", WORD)
    with pytest.raises(WrongPassphrase):
        next(
            sealed.unseal_export(
                str(path), lambda found: wrapping.unlock_with_passphrase(found, "another")
            )
        )
    newer = path.read_bytes().replace(b'"version": 1', b'"version": 2', 1)
    (home / "newer").write_bytes(newer)
    with pytest.raises(NewerJournal):
        read(home / "newer")
    with pytest.raises(InputMissing):
        read(home / "nothing")
    (home / "plain").write_text("{}")
    with pytest.raises(BadInput):
        read(home / "plain")
    assert not is_sealed(home / "plain")


def test_it_takes_no_more_memory_for_more_words(home: Path) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    largest = 0

    def write(text: io.TextIOBase) -> None:
        nonlocal largest
        for _ in range(500):
            text.write(WORD * 100)
            largest = max(largest, len(text.buffer._waiting))  # type: ignore[attr-defined]

    sealed.sealing_writer(write, DRAWN.keys, DRAWN.data_key)(out)  # type: ignore[arg-type]
    assert largest <= sealed.CHUNK_BYTES


@each("passes, mebibytes", [(32, 4096), (5, 1024), (1000, 64)])
def test_it_cannot_ask_for_more_work_than_a_machine_can_bear(
    passes: int, mebibytes: int, tmp_path: Path
) -> None:
    cost = keys.Argon2Cost(passes, mebibytes << 20)
    greedy = replace(DRAWN.keys, passphrase=replace(DRAWN.keys.passphrase, cost=cost))
    path = tmp_path / "hostile"
    with path.open("w", encoding="utf-8") as out:
        sealed.sealing_writer(lambda text: text.write("hello"), greedy, DRAWN.data_key)(out)
    with pytest.raises(BadInput, match=f"{passes} passes over {mebibytes} MiB"):
        [*sealed.unseal_export(str(path), key_of)]
