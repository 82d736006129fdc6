"""Screens show the rest of a damaged journal, and say in one line that something is missing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cli.base.test_unreadable import garble
from recovery_journal import clock
from recovery_journal.store.journal import Journal
from recovery_journal.tui.toolkit.list_screen import RecordListScreen
from recovery_journal.tui.toolkit.lists import LISTS
from support.full_journal import SECRET, fill
from support.screens import press, run_app, screen_text, wait_until_idle

LINE = "can't be read. Run rj doctor"
BAD = "CAST(x'ff' AS TEXT)"
GARBLED = (
    f"UPDATE entry SET note = {BAD} WHERE id = 64",
    "UPDATE craving SET intensity = 99 WHERE entry = 58",
    "UPDATE tracker SET start = 7 WHERE id = 1",
    f"UPDATE person SET note = {BAD} WHERE id = 1",
    "UPDATE strategy SET lowest = 11 WHERE id = 1",
    f"UPDATE reason SET text = {BAD} WHERE id = 2",
)
PLACES = {
    "today": f"trackb {SECRET}",
    "journal": "entry63x",
    "strategies": f"strategyb {SECRET}",
    "circle": f"personb {SECRET}",
    "insights": "How strong",
}


async def test_each_screen_shows_the_rest_and_says_in_one_line_what_is_missing(home: Path) -> None:
    path = home / "journal.db"
    fill(str(path), clock.now().date())
    garble(path, *GARBLED)
    async with run_app(path, size=(100, 80)) as (app, pilot):
        for place, rest in PLACES.items():
            app.action_go(place)
            await wait_until_idle(pilot)
            shown = screen_text(app)
            assert shown.count(LINE) == 1, place
            assert rest in shown
        app.action_things()
        await wait_until_idle(pilot)
        assert f"3 things {LINE}" in screen_text(app)  # the tracker, a person and a reason
        assert f"trackb {SECRET}" in screen_text(app)
        app.push_screen(RecordListScreen(LISTS["reasons"]))
        await wait_until_idle(pilot)
        assert f"1 thing {LINE}" in screen_text(app)
        assert f"reasona {SECRET}" in screen_text(app)
        await press(pilot, "escape", "escape")
        with closing(sqlite3.connect(path, isolation_level=None)) as writer:
            for table, number in (("entry", 64), ("entry", 58), ("tracker", 1), ("person", 1)):
                writer.execute(f"DELETE FROM {table} WHERE id = {number}")
        app.action_go("journal")
        await wait_until_idle(pilot)
        assert LINE not in screen_text(app)


def test_the_journal_is_left_as_it_is(home: Path) -> None:
    path = home / "journal.db"
    fill(str(path), clock.now().date())
    garble(path, f"UPDATE entry SET note = {BAD} WHERE id = 64")
    before = path.read_bytes()
    with Journal(str(path)) as journal:
        journal.read_everything()
        assert journal.take_unreadable() == ["entry"]
    assert path.read_bytes() == before
