"""The inbox of a locked journal: complete files, readable only by their owner."""

import errno
import fcntl
import os
import resource
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.domain.entries.locked_message import LockedMessage
from recovery_journal.errors import Busy, CannotWrite, Damaged, Locked, NotAllowed
from recovery_journal.store.encryption import inbox
from recovery_journal.store.encryption.sealed_box import private_keys
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.store.sqlite.locking import exclusive
from support import disk
from support.corpus import HOSTILE
from support.each import each
from support.encrypted import encrypt
from support.locked import write_locked_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


@pytest.fixture
def key(path: str) -> bytes:
    return write_locked_journal(path)


def said(note: str = "hello") -> LockedMessage:
    return LockedMessage(kind="note", uid=os.urandom(16).hex(), at=NOW, values={"note": note})


def keys_within(path: str, key: bytes) -> list[bytes]:
    with Journal(path, key=key) as journal:
        return private_keys(journal._file)


def files(path: str) -> list[str]:
    return sorted(os.listdir(inbox_folder(path)))


def test_what_is_sealed_can_be_read_with_the_key_in_the_journal(path: str, key: bytes) -> None:
    one = said()
    sealed = inbox.seal_message(path, one)
    assert inbox.list_waiting(path) == [sealed]
    assert inbox.sealed_at(sealed) == NOW
    assert inbox.unseal_file(sealed, keys_within(path, key)) == one
    assert files(path) == [os.path.basename(sealed)]


@pytest.mark.usefixtures("key")
def test_only_the_owner_can_read_it(path: str) -> None:
    sealed = inbox.seal_message(path, said())
    assert stat.S_IMODE(os.stat(inbox_folder(path)).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(sealed).st_mode) == 0o600


@pytest.mark.usefixtures("key")
def test_no_byte_of_it_tells_what_was_said(path: str) -> None:
    for text in (*HOSTILE, "PLANTED", "PLANTED " * 500):
        data = Path(inbox.seal_message(path, said(text + "PLANTED"))).read_bytes()
        assert b"PLANTED" not in data
        assert len(data) in (1024 + 48, 8192 + 48)


@pytest.mark.usefixtures("key")
def test_the_order_is_that_in_which_it_was_said(path: str, night: time_machine.Traveller) -> None:
    first = [inbox.seal_message(path, said(str(number))) for number in range(3)]
    night.shift(timedelta(days=-3))
    first += [inbox.seal_message(path, said("the clock was set back"))]
    night.shift(timedelta(days=9))
    first += [inbox.seal_message(path, said("later"))]
    assert inbox.list_waiting(path) == first


@pytest.mark.usefixtures("key")
def test_the_newest_is_taken_back_first(path: str) -> None:
    one, two = inbox.seal_message(path, said("1")), inbox.seal_message(path, said("2"))
    assert inbox.remove_newest(path) == inbox.sealed_at(two)
    assert inbox.list_waiting(path) == [one]
    assert inbox.remove_newest(path) == NOW
    assert inbox.remove_newest(path) is None


@pytest.mark.usefixtures("key")
def test_nothing_is_taken_back_while_it_is_taken_in(path: str) -> None:
    inbox.seal_message(path, said())
    with exclusive(inbox_folder(path)) as alone:
        assert alone
        with pytest.raises(Busy):
            inbox.remove_newest(path)
    assert inbox.remove_newest(path) == NOW


@pytest.mark.usefixtures("key")
def test_where_a_disk_knows_no_locks_everybody_is_alone(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", refuse)
    inbox.seal_message(path, said())
    with exclusive(inbox_folder(path)) as alone:
        assert alone
        assert inbox.remove_newest(path) == NOW
    with exclusive(f"{path}-none") as alone:
        assert alone


@each("place", [0, 31, 32, 500, -1])
def test_one_changed_byte_is_seen(path: str, key: bytes, place: int) -> None:
    sealed = Path(inbox.seal_message(path, said()))
    data = bytearray(sealed.read_bytes())
    data[place] ^= 1
    sealed.write_bytes(data)
    with pytest.raises(Damaged, match=sealed.name):
        inbox.unseal_file(str(sealed), keys_within(path, key))


@each("length", [0, 1, 47, 48, 49, 1000])
def test_a_file_that_was_cut_short_is_seen(path: str, key: bytes, length: int) -> None:
    sealed = Path(inbox.seal_message(path, said()))
    sealed.write_bytes(sealed.read_bytes()[:length])
    with pytest.raises(Damaged):
        inbox.unseal_file(str(sealed), keys_within(path, key))


def test_another_journal_cannot_read_it(path: str, key: bytes, tmp_path: Path) -> None:
    sealed = inbox.seal_message(path, said())
    other = str(tmp_path / "other" / "journal.db")
    with pytest.raises(Damaged):
        inbox.unseal_file(sealed, keys_within(other, encrypt(other).key))


def test_what_is_no_plain_file_is_not_read(path: str, key: bytes, tmp_path: Path) -> None:
    sealed = inbox.seal_message(path, said())
    there = keys_within(path, key)
    os.rename(sealed, tmp_path / "elsewhere")
    os.symlink(tmp_path / "elsewhere", sealed)
    with pytest.raises(Damaged):
        inbox.unseal_file(sealed, there)
    os.unlink(sealed)
    os.mkfifo(sealed)
    with pytest.raises(Damaged):
        inbox.unseal_file(sealed, there)
    os.unlink(sealed)
    with pytest.raises(FileNotFoundError):
        inbox.unseal_file(sealed, there)


@pytest.mark.usefixtures("key")
def test_a_folder_that_others_prepared_is_refused(path: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    os.symlink(tmp_path / "elsewhere", inbox_folder(path))
    with pytest.raises(NotAllowed):
        inbox.seal_message(path, said())
    assert not os.listdir(tmp_path / "elsewhere")
    os.unlink(inbox_folder(path))
    os.mkdir(inbox_folder(path))
    os.chmod(inbox_folder(path), 0o777)
    with pytest.raises(NotAllowed, match="chmod 700"):
        inbox.seal_message(path, said())
    assert not files(path)


@pytest.mark.usefixtures("key")
def test_where_there_is_no_room_nothing_half_is_left(path: str) -> None:
    inbox.seal_message(path, said())
    before = files(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(CannotWrite, match="not saved"):
            inbox.seal_message(path, said())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files(path) == before


def test_without_keys_nothing_can_be_sealed(path: str) -> None:
    with pytest.raises(Locked):
        inbox.seal_message(path, said())
    assert not os.path.exists(inbox_folder(path))


@pytest.mark.usefixtures("key")
def test_what_a_stopped_program_left_is_tidied_in_time(
    path: str, night: time_machine.Traveller
) -> None:
    sealed = inbox.seal_message(path, said())
    draft = f"{sealed}.new-0123456789abcdef"
    os.rename(sealed, draft)
    other = Path(inbox_folder(path)) / "notes.txt"
    other.write_text("not ours")
    inbox.remove_abandoned_drafts(path)
    assert inbox.list_waiting(path) == []
    assert os.path.exists(draft)
    night.shift(timedelta(hours=2))
    inbox.remove_abandoned_drafts(path)
    assert files(path) == ["notes.txt"]
    assert clock.utc_now() > NOW


@pytest.mark.usefixtures("key")
def test_a_name_from_the_end_of_time_is_in_nobodys_way(path: str) -> None:
    inbox.seal_message(path, said())
    last = Path(inbox_folder(path)) / "99991231T235959.999999Z-0000000000000000.sealed"
    last.write_text("")
    inbox.seal_message(path, said())
    assert len(inbox.list_waiting(path)) == 3


def test_a_name_that_is_none_of_ours_is_left_alone(path: str, key: bytes) -> None:
    os.mkdir(inbox_folder(path), 0o700)
    for name in ("a.sealed", "20261399T041200.000000Z-0123456789abcdef.sealed", ".hidden"):
        (Path(inbox_folder(path)) / name).write_text("")
    assert inbox.list_waiting(path) == []
    assert inbox.remove_newest(path) is None
    with Journal(path, key=key) as journal:
        journal.inbox.empty()
    assert len(files(path)) == 3


@pytest.mark.needs("proc")
def test_what_was_said_is_on_the_disk_before_anyone_is_told(path: str, key: bytes) -> None:
    with disk.recorded() as seen:
        inbox.seal_message(path, said())
        name = os.path.basename(inbox.list_waiting(path)[0])
    home = os.path.basename(os.path.dirname(path))
    sealed = [f"sync {name}.new", f"name {name}", "sync inbox/"]
    assert seen == ["name inbox/", f"sync {home}/", *sealed]
    with disk.recorded() as seen:
        inbox.remove_newest(path)
    assert seen == [f"unname {name}", "sync inbox/"]
    with Journal(path, key=key) as journal:
        name = os.path.basename(inbox.seal_message(path, said()))
        with disk.recorded() as seen:
            assert len(journal.inbox.empty().entries) == 1
    assert seen == [f"sync {home}/", f"unname {name}", "sync inbox/"]
