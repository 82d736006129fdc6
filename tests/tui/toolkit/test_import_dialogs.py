"""Importing from My things: the file is found, only open questions are asked."""

import io
import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.widgets import Static

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.exchange.export.json import write_json
from recovery_journal.exchange.export.sealed import sealing_writer
from recovery_journal.exchange.private_file import write_file
from recovery_journal.store.encryption.keys import read
from recovery_journal.store.encryption.wrapping import unlock_with_either
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import keys_file
from recovery_journal.tui.dialogs.choose_file import FileDialog
from recovery_journal.tui.toolkit.import_dialogs import (
    AnswersDialog,
    DatesDialog,
    ImportDialog,
)
from recovery_journal.tui.toolkit.merge_dialogs import CopyPassphraseDialog, MergeDialog
from recovery_journal.tui.toolkit.screen import ToolkitScreen
from recovery_journal.tui.widgets import progress
from recovery_journal.words import import_dialogs
from support.encrypted import PASSPHRASE, encrypt
from support.screens import (
    alcohol_tracker,
    dialog_words,
    opened,
    press,
    run_app,
    screen_text,
    started_journal,
    type_in,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2026-11-20,20 November,Friday,22:10,good,walk,Quiet,evening\n"
    "2026-11-19,19 November,Thursday,7:05 am,so-so plus,,,\n"
)


@pytest.fixture(autouse=True)
def _evening(downloads: Path) -> object:
    with time_machine.travel(NOW, tick=False):
        yield


async def test_a_file_of_daylio_comes_in_with_eight_keys(home: Path, downloads: Path) -> None:
    (downloads / "daylio_export.csv").write_text(DAYLIO, "utf-8")
    (downloads / "holiday.jpg").write_bytes(b"\xff\xd8")
    path = started_journal(home)
    async with run_app(path, (100, 40)) as (app, pilot):
        await press(pilot, "comma", "i")
        assert opened(app) is FileDialog
        assert "[daylio_export.csv (Daylio)]" in screen_text(app)
        await press(pilot, "enter")
        assert opened(app) is AnswersDialog
        await press(pilot, "enter")
        assert "Choose an answer for each of them." in screen_text(app)
        await press(pilot, "f", "tab", "3", "enter")
        assert opened(app) is ImportDialog
        assert "Daylio: 2 moods, 19 Nov 2026 to 20 Nov 2026." in screen_text(app)
        await press(pilot, "enter")
        assert opened(app) is ToolkitScreen
        assert "Imported: 2 entries." in screen_text(app)
        await press(pilot, "i", "enter")  # everything is answered now
        assert opened(app) is ImportDialog
        await press(pilot, "escape", "escape", "u")
    with Journal(str(path)) as journal:
        assert journal.entries.count() == 0
        trash = [entry for page in journal.entries.pages(Filter(trashed=True)) for entry in page]
        moods = [entry for entry in trash if isinstance(entry, Mood)]
        assert sorted((one.mood, one.feelings) for one in moods) == [(3, ()), (4, ("walk",))]


async def test_a_typed_path_wins_and_dates_are_asked(home: Path, downloads: Path) -> None:
    (downloads / "daylio_export.csv").write_text(DAYLIO, "utf-8")
    habits = downloads.parent / "habits.txt"
    habits.write_text("HabitName,CalendarDate,Value,CommentText\nNo wine,3/4/2026,1,\n", "utf-8")
    path = started_journal(home)
    async with run_app(path, (100, 40)) as (app, pilot):
        await press(pilot, "comma", "i", "tab")
        await type_in(pilot, "-")
        await press(pilot, "enter")
        assert "There is no file ./-" in screen_text(app)
        await press(pilot, "backspace")
        await type_in(pilot, "~/nowhere.csv")
        await press(pilot, "enter")
        assert "There is no file" in screen_text(app)
        await press(pilot, *["backspace"] * len("nowhere.csv"))
        (downloads.parent / "mine.json").write_text('{\n"format": "recovery-journal"', "utf-8")
        await type_in(pilot, "mine.json")
        await press(pilot, "enter")
        (said,) = app._notifications
        assert "It can't be read from line 2 on." in said.message
        await press(pilot, "i", "tab")
        await type_in(pilot, "~/")
        await type_in(pilot, "habits.txt")
        await press(pilot, "enter")
        assert opened(app) is DatesDialog
        await press(pilot, "d", "enter", "w", "enter")
        assert "3 Apr 2026 12:00" in screen_text(app)
        await press(pilot, "enter")
    with Journal(str(path)) as journal:
        assert journal.entries.count() == 1


async def test_long_work_shows_how_far_it_is_while_the_screen_stands_still(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0)
    async with run_app(started_journal(home), (80, 24)) as (app, pilot):
        await press(pilot, "comma")
        line = app.screen.query_one("#where", Static)
        before = screen_text(app)
        with progress.show_progress(line, 2000, import_dialogs.reading) as tell:
            assert screen_text(app) == before
            for number, shown in ((500, "25%"), (501, "50%"), (0, "50%"), (5000, "100%")):
                tell(number)
                assert f"Reading the file: {shown}" in screen_text(app)
        await pilot.pause()
        assert screen_text(app) == before
        monkeypatch.setattr(progress, "QUIET_SECONDS", 60)
        with progress.show_progress(line, 2000, import_dialogs.reading) as tell:
            tell(1000)
            assert screen_text(app) == before


async def test_a_file_that_breaks_off_is_said_and_nothing_comes_in(
    home: Path, downloads: Path
) -> None:
    (downloads / "PIXELS.json").write_text(
        '[{"date":"2026-1-9","type":"Mood","scores":[3]},{"date"', "utf-8"
    )
    path = started_journal(home)
    async with run_app(path, (100, 40)) as (app, pilot):
        await press(pilot, "comma", "i", "enter")
        (said,) = app._notifications
        assert "incomplete or damaged from record 2 on" in said.message
        assert opened(app) is ToolkitScreen
    with Journal(str(path)) as journal:
        assert journal.entries.count() == 0


async def test_another_copy_of_the_journal_is_merged_and_undone(
    home: Path, downloads: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    other = tmp_path_factory.mktemp("laptop") / "journal.db"
    shutil.copyfile(path, other)
    with Journal(str(other)) as laptop:
        laptop.entries.log(Note(at=NOW, note="from the laptop"))
        laptop.trackers.add(Tracker(name="Wine", start=date(2026, 1, 1)))
    with Journal(str(path)) as journal:
        journal.entries.log(Note(at=NOW, note="from here"))
        journal.trackers.add(Tracker(name="Wine", start=date(2026, 2, 1)))
    shutil.copyfile(other, downloads / "laptop.db")
    async with run_app(path, (100, 40)) as (app, pilot):
        for typed, says in ((str(path), "That is this journal itself."), ("laptop.db", "Merge it")):
            await press(pilot, "comma", "i", "tab")
            await type_in(pilot, typed)
            await press(pilot, "enter")
            assert says in screen_text(app)
            if typed != "laptop.db":
                await press(pilot, "escape", "escape", "escape")
        assert opened(app) is MergeDialog
        assert "entries: 1 new" in screen_text(app)
        assert "Each has its own tracker “Wine”. Are they the same one?" in screen_text(app)
        await press(pilot, "enter")
        assert opened(app) is MergeDialog
        await press(pilot, "n", "enter")
        assert "first give one of them another name" in dialog_words(app)
        await press(pilot, "y", "enter")
        assert opened(app) is ToolkitScreen
        assert "Merged." in screen_text(app)
        with Journal(str(path), create=False, read_only=True) as reader:
            notes = {
                one.note for page in reader.entries.pages(Filter()) for one in page if one.note
            }
            assert notes == {"from here", "from the laptop"}
            assert [one.name for one in reader.trackers.all()] == ["Alcohol", "Wine"]
        await press(pilot, "i", "tab")
        await type_in(pilot, "laptop.db")
        await press(pilot, "enter")
        assert "All of it is here already." in screen_text(app)
        await press(pilot, "escape", "u")
    with Journal(str(path)) as journal:
        assert "from the laptop" not in {
            one.note for page in journal.entries.pages(Filter()) for one in page
        }


async def test_a_copy_with_a_passphrase_of_its_own_and_exports_are_merged(
    home: Path, downloads: Path
) -> None:
    path = started_journal(home)
    shutil.copyfile(path, other := downloads / "laptop.db")
    other.chmod(0o600)
    with Journal(str(other)) as laptop:
        laptop.entries.log(Note(at=NOW, note="from the laptop"))
        exported = io.StringIO()
        write_json(laptop, exported)
    encrypt(other)
    (downloads / "whole.json").write_text(exported.getvalue())
    keys = read(keys_file(str(other)))
    own_key = unlock_with_either(keys, PASSPHRASE)
    write = sealing_writer(lambda text: text.write(exported.getvalue()), keys, own_key)
    write_file(str(downloads / "sealed.json"), write, force=False)
    async with run_app(path, (100, 40)) as (app, pilot):

        async def choose(name: str) -> None:
            await press(pilot, "comma", "i", "tab")
            await type_in(pilot, name)
            await press(pilot, "enter")

        await choose("laptop.db")
        assert opened(app) is CopyPassphraseDialog
        assert "laptop.db has a passphrase of its own." in dialog_words(app)
        await type_in(pilot, "wrong")
        await press(pilot, "enter")
        assert opened(app) is CopyPassphraseDialog
        await press(pilot, *["backspace"] * len("wrong"))
        await type_in(pilot, PASSPHRASE)
        assert PASSPHRASE not in screen_text(app)
        await press(pilot, "enter")
        assert opened(app) is MergeDialog
        assert "entries: 1 new" in screen_text(app)
        assert "this journal isn't: anyone" in dialog_words(app)
        await press(pilot, "enter")
        assert "Merged." in screen_text(app)
        for name in ("sealed.json", "whole.json"):
            await choose(name)
            if name == "sealed.json":
                assert opened(app) is CopyPassphraseDialog
                await type_in(pilot, PASSPHRASE)
                await press(pilot, "enter")
            assert opened(app) is ToolkitScreen
            assert "All of it is here already." in screen_text(app)
        await press(pilot, "escape", "u")
        await choose("whole.json")
        assert opened(app) is MergeDialog
        assert "An export doesn't say when things were changed" in dialog_words(app)
