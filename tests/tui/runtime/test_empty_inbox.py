"""What was said on a command line while the journal was locked comes in on the screen."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recovery_journal.domain.entries.locked_message import Said
from recovery_journal.store.encryption import convert, inbox
from support.encrypted import encrypt
from support.screens import begun, driven, settled

AT = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@pytest.fixture
def path(home: Path) -> str:
    """A journal that was locked while three things were said, and is opened here without a key."""
    path = str(begun(home))
    key = encrypt(path).key
    for number in range(3):
        values = {"note": f"said {number}"}
        uid = os.urandom(16).hex()
        inbox.seal(path, Said(kind="note", uid=uid, at=AT, values=values, tracker="Wine"))
    convert.decrypt(path, key, AT)
    return path


async def test_what_waits_is_taken_in_and_told_of(path: str) -> None:
    async with driven(Path(path)) as (app, pilot):
        app._look()
        await settled(pilot)
        notes = [entry.note.partition("\n")[0] for entry in app.journal.entries.page(limit=3)]
        assert notes == ["said 2", "said 1", "said 0"]
        assert inbox.waiting(path) == []
        assert len(app._notifications) == 3


async def test_what_comes_while_the_screen_is_open_is_seen_in_time(path: str) -> None:
    (late, *_) = inbox.waiting(path)
    os.rename(late, f"{path}.late")
    async with driven(Path(path)) as (app, pilot):
        app._look()
        os.rename(f"{path}.late", late)
        for _ in range(100):
            await pilot.pause(0.1)
            if not inbox.waiting(path):
                break
        assert inbox.waiting(path) == []
        assert app.journal.entries.page(limit=1)[0].note.startswith("said 0")


async def test_what_cannot_be_taken_in_is_told_once(path: str) -> None:
    for waiting in inbox.waiting(path)[1:]:
        os.unlink(waiting)
    (torn,) = inbox.waiting(path)
    Path(torn).write_bytes(b"torn")
    async with driven(Path(path)) as (app, pilot):
        app._look()
        app._look()
        await settled(pilot)
        assert len(app._notifications) == 1
        assert Path(torn).read_bytes() == b"torn"
