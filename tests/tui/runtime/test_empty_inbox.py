"""Entries logged by commands while the journal was locked appear in the app."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.app import App

from recovery_journal.domain.entries.locked_message import LockedMessage
from recovery_journal.store.encryption import convert, inbox
from recovery_journal.tui.today.day_list import DayList
from support.encrypted import encrypt
from support.screens import (
    alcohol_tracker,
    run_app,
    started_journal,
    wait_until_idle,
)

AT = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@pytest.fixture
def path(home: Path) -> str:
    """A journal that was locked while three things were said, and is opened here without a key."""
    path = str(started_journal(home))
    key = encrypt(path).key
    for number in range(3):
        values = {"note": f"said {number}"}
        uid = os.urandom(16).hex()
        inbox.seal_message(path, LockedMessage(kind="note", uid=uid, at=AT, values=values))
    convert.decrypt(path, key, AT)
    return path


async def test_what_waits_is_taken_in_and_told_of(path: str) -> None:
    async with run_app(Path(path)) as (app, pilot):
        app._poll()
        await wait_until_idle(pilot)
        notes = [entry.note.partition("\n")[0] for entry in app.journal.entries.page(limit=3)]
        assert notes == ["said 2", "said 1", "said 0"]
        assert inbox.list_waiting(path) == []
        assert len(app._notifications) == 0


def on_todays_list(app: App[int]) -> str:
    """What Today's list says, on one line."""
    return " ".join(
        " ".join(str(one.prompt) for one in app.screen.query_one(DayList).options).split()
    )


async def test_what_needs_an_answer_is_one_line_and_stays_on_today(home: Path) -> None:
    path = str(started_journal(home, alcohol_tracker(date(2020, 1, 1))))
    key = encrypt(path).key
    for number in range(4):
        values = {"note": f"said {number}"}
        uid = os.urandom(16).hex()
        inbox.seal_message(
            path, LockedMessage(kind="use", uid=uid, at=AT, values=values, tracker="Wine")
        )
    convert.decrypt(path, key, AT)
    async with run_app(Path(path)) as (app, pilot):
        app._poll()
        app._poll()
        await wait_until_idle(pilot)
        (told,) = app._notifications
        assert told.message.startswith("4 things you logged while the journal was locked need")
        assert "? 4 things you logged" in on_todays_list(app)
        app.journal.inbox.answer(app.journal.questions()[0], tracker="alcohol")
        for question in app.journal.questions():
            app.journal.inbox.drop(question)
        app._poll()
        await wait_until_idle(pilot)
        assert "while the journal was locked" not in on_todays_list(app)
        assert len(app._notifications) == 1


async def test_what_comes_while_the_screen_is_open_is_seen_in_time(path: str) -> None:
    (late, *_) = inbox.list_waiting(path)
    os.rename(late, f"{path}.late")
    async with run_app(Path(path)) as (app, pilot):
        app._poll()
        os.rename(f"{path}.late", late)
        for _ in range(100):
            await pilot.pause(0.1)
            if not inbox.list_waiting(path):
                break
        assert inbox.list_waiting(path) == []
        assert app.journal.entries.page(limit=1)[0].note.startswith("said 0")


async def test_what_cannot_be_taken_in_is_told_once(path: str) -> None:
    for waiting in inbox.list_waiting(path)[1:]:
        os.unlink(waiting)
    (torn,) = inbox.list_waiting(path)
    Path(torn).write_bytes(b"torn")
    async with run_app(Path(path)) as (app, pilot):
        app._poll()
        app._poll()
        await wait_until_idle(pilot)
        assert len(app._notifications) == 1
        assert Path(torn).read_bytes() == b"torn"
