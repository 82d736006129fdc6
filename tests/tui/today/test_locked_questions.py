"""What was logged while the journal was locked is answered on Today as by a command."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.locked_message import LockedMessage
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.encryption import convert, inbox
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.choose import ChooseScreen
from support.encrypted import encrypt
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_text,
    started_journal,
    type_in,
    wait_until,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
AT = NOW - timedelta(hours=1)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def waiting(home: Path, *messages: LockedMessage) -> Path:
    """A journal with two trackers, and what was said while it was locked."""
    start = date(2026, 7, 18)
    nicotine = Tracker(name="Nicotine", kind="nicotine", verb="smoked", start=start)
    path = started_journal(home, alcohol_tracker(start), nicotine)
    key = encrypt(str(path)).key
    for message in messages:
        inbox.seal_message(str(path), message)
    convert.decrypt(str(path), key, AT)
    return path


def said(kind: str, at: datetime = AT, tracker: str | None = None, **values: Any) -> LockedMessage:
    uid = os.urandom(16).hex()
    return LockedMessage(kind=kind, uid=uid, at=at, values=values, tracker=tracker)


async def answer(path: Path, *steps: str) -> str:
    """Carry out steps on Today: keys, or words to type after an equals sign."""
    async with run_app(path, (100, 30)) as (app, pilot):
        await wait_until(pilot, lambda: "need" in screen_text(app))
        for step in steps:
            if step.startswith("="):
                await press(pilot, "ctrl+u")
                await type_in(pilot, step[1:])
            else:
                await press(pilot, *step.split())
        return screen_text(app)


async def test_a_tracker_is_chosen_from_those_that_make_it_clear(home: Path) -> None:
    path = waiting(home, said("use", tracker="wine", note="Two glasses.", amount=2))
    shown = await answer(path, "w")
    assert "Used, 2 for wine" in shown
    assert "Which tracker is “wine”?" in shown
    assert "rj inbox" not in shown
    assert "Two glasses." not in await answer(path, "f3 w")
    await answer(path, "w j enter")
    with Journal(str(path)) as journal:
        (use,) = journal.entries.page()
        assert isinstance(use, Use)
        assert (use.note, use.tracker) == ("Two glasses.", journal.trackers.find("Nicotine").id)
        assert use.amount == 2
        assert journal.questions() == []


async def test_it_is_the_same_entry_as_by_command(home: Path) -> None:
    kept = []
    for folder, by_screen in (("screen", True), ("command", False)):
        os.mkdir(home / folder)
        path = waiting(home / folder, said("craving", tracker="beer", intensity=7, note="[b]"))
        if by_screen:
            await answer(path, "w enter")
        with Journal(str(path)) as journal:
            if not by_screen:
                journal.inbox.answer(journal.questions()[0], tracker="Alcohol")
            (craving,) = journal.entries.page()
            assert isinstance(craving, Craving)
            kept.append((craving.at, craving.intensity, craving.note, craving.tracker))
            assert inbox.list_waiting(str(path)) == []
    assert kept[0] == kept[1]


async def test_a_time_still_to_come_is_corrected_and_then_the_tracker_asked_for(
    home: Path,
) -> None:
    path = waiting(home, said("use", TOMORROW, tracker="wine", on="2026-11-24"))
    shown = await answer(path, "w")
    assert "the future: Tue 24 Nov 12:00. When was it?" in shown
    assert "for Alcohol" not in shown
    await answer(path, "w enter", "=2026-11-20 22:00", "enter", "enter")
    with Journal(str(path)) as journal:
        (use,) = journal.entries.page()
        assert isinstance(use, Use)
        assert (use.on, use.tracker) == (date(2026, 11, 20), journal.trackers.find("Alcohol").id)


async def test_a_time_that_makes_it_no_clearer_loses_nothing(home: Path) -> None:
    path = waiting(home, said("mood", TOMORROW, mood=3))
    for typed in ("tomorrow 25:00", "2026-11-24 12:30", "soon"):
        await answer(path, "w enter", f"={typed}", "enter")
        with Journal(str(path)) as journal:
            assert journal.entries.page() == []
            assert len(journal.questions()) == 1


async def test_it_is_saved_without_a_tracker_or_removed(home: Path) -> None:
    path = waiting(
        home,
        said("use", AT, tracker="wine", note="Two."),
        said("mood", AT + timedelta(minutes=1), tracker="wine", mood=3),
        said("craving", AT + timedelta(minutes=2), tracker="wine", intensity=3),
    )
    await answer(path, "w enter G k enter", "w enter G k enter", "w G enter n", "w G enter y")
    with Journal(str(path)) as journal:
        mood, note = journal.entries.page()
        assert isinstance(mood, Mood)
        assert isinstance(note, Note)
        assert "Two." in note.note
        assert mood.tracker is None
        assert journal.questions() == []


async def test_what_cannot_be_read_can_only_be_removed(home: Path) -> None:
    path = waiting(home, said("note", note="lost"))
    (torn,) = inbox.list_waiting(str(path))
    Path(torn).write_bytes(b"torn")
    shown = await answer(path, "w")
    assert "It can't be read" in shown
    assert "another time" not in shown
    await answer(path, "w escape")
    assert os.path.exists(torn)
    await answer(path, "w enter y")
    assert not os.path.exists(torn)


async def test_it_is_asked_only_where_something_waits(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    async with run_app(path) as (app, pilot):
        await press(pilot, "w")
        assert not isinstance(app.screen, ChooseScreen)
