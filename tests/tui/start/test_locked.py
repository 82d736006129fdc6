"""An encrypted journal in the app: unlocking, and nothing left in memory once locked."""

import os
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.backup.erase_all import remove_everything
from recovery_journal.store.encryption import keys
from recovery_journal.store.encryption.unlocking import Unlocked
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.store.sqlite.guard import keys_file
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start import locked
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.start.locked import UnlockScreen, seconds_to_wait
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.fields import LineField
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
PLANTED = "Zwetschge"


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    """An encrypted journal with one note."""
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    key = encrypt(path).key
    for plain in home.glob("journal.db?*"):
        plain.unlink()
    with Journal(str(path), key=key) as opened:
        opened.entries.add(Note(at=NOW, note=f"about {PLANTED}", kept=True))
    return path


def field(app: App[int]) -> LineField:
    return app.screen.query_one(LineField)


def unlock_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the check of a passphrase take the time that it takes on a slow machine."""
    unlock = locked._unlock

    def slowly(path: str, typed: str) -> Unlocked:
        time.sleep(0.5)
        return unlock(path, typed)

    monkeypatch.setattr(locked, "_unlock", slowly)


async def until(pilot: Pilot[int], condition: object) -> None:
    """Wait for something that takes its time."""
    assert callable(condition)
    for _ in range(1200):
        if condition():
            break
        await pilot.pause(0.025)
    assert condition(), screen_text(pilot.app)
    await wait_until_idle(pilot)


async def answered(app: App[int], pilot: Pilot[int], typed: str) -> None:
    """Give a passphrase, and wait for what comes of it."""
    field(app).value = typed
    await press(pilot, "enter")
    await until(
        pilot, lambda: not isinstance(app.screen, UnlockScreen) or "Opening" not in screen_text(app)
    )


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_it_asks_for_the_passphrase_and_nothing_else(
    journal: Path, size: tuple[int, int]
) -> None:
    async with run_app(journal, size) as (app, pilot):
        assert isinstance(app.screen, UnlockScreen)
        said = running_text(app)
        for part in (
            "Locked",
            "encrypted",
            "Passphrase",
            "recovery code",
            "f2 help me now",
        ):
            assert part in said
        await press(pilot, "q", "exclamation_mark", "1", "question_mark", "comma")
        assert field(app).value == "q!1?,"
        assert "q!1?," not in screen_text(app)
        await press(pilot, "escape")
        assert field(app).value == ""
        await press(pilot, "enter")
        assert isinstance(app.screen, UnlockScreen)


async def test_the_passphrase_opens_it_and_the_lock_key_closes_it(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await type_in(pilot, PASSPHRASE)
        assert PASSPHRASE not in screen_text(app)
        await answered(app, pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
        assert PLANTED in screen_text(app)
        await press(pilot, "f7")
        assert not app.is_running
    async with run_app(journal, lock=app.lock) as (app, pilot):
        assert isinstance(app.screen, UnlockScreen)
        assert PLANTED not in screen_text(app)
        await press(pilot, "f7")
        assert app.is_running
        await answered(app, pilot, PASSPHRASE)
        assert PLANTED in screen_text(app)


async def test_the_recovery_code_opens_it_too(home: Path) -> None:
    path = started_journal(home)
    code = encrypt(path).recovery_code
    async with run_app(path) as (app, pilot):
        await answered(app, pilot, code.lower().replace("-", " "))
        assert isinstance(app.screen, TodayScreen)
        (told,) = app._notifications
        assert "To set a new passphrase: rj passphrase recover" in told.message


async def test_a_changed_keys_file_is_told_of_for_a_while(journal: Path) -> None:
    found = keys.read(keys_file(str(journal)))
    keys.write(keys_file(str(journal)), replace(found, public=bytes(range(32))))
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        said = running_text(app)
        assert "Someone or something has changed" in said
        (told,) = app._notifications
        assert "rj passphrase change --new-key" in told.message
        assert told.timeout == 60
    assert keys.read(keys_file(str(journal))) == found


async def test_a_wrong_one_says_one_thing_and_waits_longer_each_time(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(clock, "monotonic_seconds", lambda: now)
    before = {path: path.read_bytes() for path in journal.parent.glob("journal.*")}
    async with run_app(journal) as (app, pilot):
        for waits in (0, 1, 2, 4):
            await answered(app, pilot, "not this")
            said = running_text(app)
            assert "That doesn't open the journal. Nothing was changed." in said
            assert (f"Try again in {waits} s." in said) == (waits > 0)
            assert field(app).value == ""
            now += waits
            await until(pilot, lambda: "Try again in" not in screen_text(app))
        await answered(app, pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
        assert app.wrong_passphrase_count == 0
    assert {path: path.read_bytes() for path in before} == before


async def test_the_right_one_opens_it_whenever_it_is_typed(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(clock, "monotonic_seconds", lambda: now)
    for typed_while_it_waits in (
        (PASSPHRASE,),
        ("not this either", PASSPHRASE),
        (PASSPHRASE, "nor this"),
    ):
        async with run_app(journal) as (app, pilot):
            for _ in range(2):
                await answered(app, pilot, "not this")
            assert "Try again in 1 s." in screen_text(app)
            for typed in typed_while_it_waits:
                await type_in(pilot, typed)
                await press(pilot, "enter")
                await type_in(pilot, "half")
                assert field(app).value == "half"
                await press(pilot, "escape")
            for _ in range(6):
                now += 1
                await pilot.pause(0.3)
            await until(pilot, lambda: isinstance(app.screen, TodayScreen))


async def test_what_is_typed_while_one_is_checked_is_tried_next(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock_slowly(monkeypatch)
    async with run_app(journal) as (app, pilot):
        await type_in(pilot, "not this")
        await press(pilot, "enter")
        await type_in(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert PLANTED in screen_text(app)


def test_nobody_waits_longer_than_half_a_minute() -> None:
    assert [seconds_to_wait(wrong) for wrong in range(10)] == [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]


async def test_damaged_keys_are_told_in_their_sentence(journal: Path) -> None:
    keys = Path(keys_file(str(journal)))
    keys.write_bytes(keys.read_bytes()[:-40])
    before = keys.read_bytes()
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        assert isinstance(app.screen, UnlockScreen)
        assert "are damaged" in running_text(app)
    assert keys.read_bytes() == before


async def test_a_damaged_journal_is_told_and_help_is_there(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes()[:-5000])
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        said = running_text(app)
        assert "can't be opened right now" in said or "damaged" in said
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)


async def test_help_needs_no_passphrase_and_clears_what_was_typed(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)
        assert "In danger" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, UnlockScreen)
        assert field(app).value == ""


async def test_a_half_typed_one_is_forgotten_with_the_program_when_nobody_is_there(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(clock, "monotonic_seconds", lambda: now)
    async with run_app(journal) as (app, pilot):
        await type_in(pilot, "half")
        now += 59
        await pilot.pause(0.6)
        assert field(app).value == "half"
        now += 2
        await until(pilot, lambda: not app.is_running)
    assert app.lock is not None
    async with run_app(journal, lock=app.lock) as (app, pilot):
        assert field(app).value == ""
        now += 600
        await pilot.pause(0.6)
        assert app.is_running


async def test_the_screen_can_be_hidden_before_while_and_after_it_is_opened(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock_slowly(monkeypatch)
    async with run_app(journal) as (app, pilot):
        await type_in(pilot, "half")
        await press(pilot, "f4")
        assert not any(screen_lines(app))
        await press(pilot, "f4")
        assert field(app).value == ""
        field(app).value = PASSPHRASE
        await press(pilot, "enter")
        assert "Opening" in screen_text(app)
        await press(pilot, "f4")
        await pilot.pause(1)
        await wait_until_idle(pilot)
        assert isinstance(app.screen, Hidden)
        assert not any(screen_lines(app))
        await press(pilot, "f4")
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        assert PLANTED in screen_text(app)


async def test_it_locks_by_itself_after_ten_minutes(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(clock, "monotonic_seconds", lambda: now)
    async with run_app(journal, (80, 40)) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await press(pilot, "comma")
        said = running_text(app)
        assert "after 10 minutes" in said
        assert "rj passphrase change" in said
        now += 601
        await press(pilot, "x")
        assert not app.is_running
    assert app.lock is not None


async def test_what_was_being_written_is_sealed_and_offered(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await press(pilot, "n")
        await type_in(pilot, "Mirabelle")
        await until(pilot, lambda: [*journal.parent.glob("draft-*.sealed")])
        assert not files_containing(journal.parent, "Mirabelle")
        await press(pilot, "f7")
    async with run_app(journal, lock=app.lock) as (app, pilot):
        (left,) = journal.parent.glob("draft-*")
        assert left.name.endswith(".json.sealed")
        assert not files_containing(journal.parent, "Mirabelle")
        await answered(app, pilot, PASSPHRASE)
        await until(pilot, lambda: "Mirabelle" in screen_text(app))
        await press(pilot, "down", "down", "enter")
        assert not [*journal.parent.glob("draft-*")]


async def test_nothing_typed_after_everything_was_erased_is_left(journal: Path) -> None:
    home = journal.parent
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await press(pilot, "n")
        await type_in(pilot, "Mirabelle")
        await until(pilot, lambda: [*home.glob("draft-*.sealed")])
        remove_everything(str(journal))
        await type_in(pilot, " and Quitte")
        await pilot.pause(1.5)
        assert not files_containing(home, "Quitte")
        with Journal(str(journal)) as another:
            another.entries.add(Note(at=NOW, note="anew"))
        await type_in(pilot, " and Schlehe")
        await pilot.pause(1.5)
        await press(pilot, "ctrl+s", "ctrl+q")
    assert not files_containing(home, "Quitte")
    assert not files_containing(home, "Schlehe")


async def test_nothing_typed_after_a_plain_journal_was_erased_is_left(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (_, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Mirabelle")
        await until(pilot, lambda: files_containing(home, "Mirabelle"))
        remove_everything(str(path))
        await type_in(pilot, " and Quitte")
        await pilot.pause(1.5)
        await press(pilot, "ctrl+s", "ctrl+q")
    assert not files_containing(home, "Mirabelle")


async def test_the_copy_of_the_day_is_encrypted(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await until(pilot, lambda: [*(journal.parent / "backups").glob("*daily*.db")])
        await app.workers.wait_for_complete()
    assert not files_containing(journal.parent, PLANTED)


def test_a_draft_older_than_the_passphrase_is_sealed(home: Path) -> None:
    path = str(started_journal(home))
    drafts.save_for_later(path, kept := drafts.Draft("note", "", {"note": "Mirabelle"}))
    key = encrypt(path).key
    assert files_containing(home, "Mirabelle")
    with Journal(path, key=key) as opened:
        found = drafts.find_leftover(opened)
        assert found is not None
        assert found[1] == kept
        assert drafts.find_leftover(opened) == found
    assert not files_containing(home, "Mirabelle")


async def test_what_right_now_shows_of_it_is_chosen_in_my_things(journal: Path, home: Path) -> None:
    async with run_app(journal, (160, 40)) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        app.journal.people.add(Person(name=PLANTED))
        await press(pilot, "comma")
        for shown in ("nothing of yours", "your people and reasons", "nothing of yours"):
            assert f"Right now, locked shows {shown}" in running_text(app)
            assert bool(files_containing(home, PLANTED)) == (shown != "nothing of yours")
            page = app.screen.query_one(OptionList)
            page.highlighted = page.get_option_index("open_card")
            await press(pilot, "enter")
        await press(pilot, "f7")
    async with run_app(journal, lock=app.lock) as (app, pilot):
        await press(pilot, "f2")
        assert PLANTED in screen_text(app)


async def test_while_the_disk_is_full_only_the_passphrase_uncovers_what_is_open(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await press(pilot, "f2")
        await press(pilot, "escape", "n")
        await type_in(pilot, "Mirabelle")
        monkeypatch.setattr(drafts, "FILE_PREFIX", "nowhere/draft-")
        await press(pilot, "f7")
        assert isinstance(app.screen, UnlockScreen)
        assert "for what you were writing" in running_text(app)
        await press(pilot, "f2")
        assert PLANTED not in screen_text(app)
        await press(pilot, "escape", "ctrl+q", "ctrl+p", "f7", "enter")
        await answered(app, pilot, "not this")
        assert isinstance(app.screen, UnlockScreen)
        await answered(app, pilot, PASSPHRASE)
        assert "Mirabelle" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "Saved" in screen_text(app)


def test_a_sealed_draft_says_little_about_its_length(home: Path) -> None:
    path = str(started_journal(home))
    encrypt(path)
    lengths = []
    for count in (1, 100, 700, 1000, 1900, 2100):
        draft = drafts.Draft("note", "", {"note": "x" * count})
        lengths.append(os.path.getsize(drafts.save_for_later(path, draft)))
    assert lengths == [1072, 1072, 1072, 2096, 2096, 4144]


async def test_the_first_start_of_an_encrypted_journal_does_not_say_that_anyone_can_read_it(
    home: Path,
) -> None:
    path = home / "journal.db"
    encrypt(path)
    async with run_app(path) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        await press(pilot, "enter")
        said = running_text(app)
        assert "This journal is encrypted." in said
        assert "can read this journal" not in said


async def test_right_now_has_the_safety_plan_while_locked_if_that_was_chosen(
    journal: Path,
) -> None:
    async with run_app(journal) as (app, pilot):
        await answered(app, pilot, PASSPHRASE)
        app.journal.safety_plan.write_step(2, f"I call {PLANTED}.")
        settings = app.journal.settings.read()
        app.journal.settings.write(replace(settings, open_plan=True))
        await press(pilot, "f7")
    async with run_app(journal, lock=app.lock) as (app, pilot):
        await press(pilot, "f2")
        assert isinstance(app.screen, RightNowScreen)
        app.screen.action_plan()
        await wait_until_idle(pilot)
        assert f"I call {PLANTED}." in screen_text(app)
