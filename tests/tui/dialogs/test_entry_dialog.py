"""All dialogs: no text is lost, text is literal, and every field can be reached."""

import asyncio
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs import dialog as base
from recovery_journal.tui.dialogs.craving import CravingDialog
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.note import NoteDialog
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.start.hidden import Hidden
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.fields import LineField, TagsField, TextField, split_tags
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.scale import Scale
from support.corpus import HOSTILE, HOSTILE_TOGETHER
from support.each import naming
from support.entries import NOW as LATEST
from support.entries import entries
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def shows(app: JournalApp, kind: type) -> bool:
    return isinstance(app.screen, kind)


def kept(path: Path, kind: str = "") -> list[Entry]:
    with Journal(str(path)) as journal:
        return journal.entries.page(Filter(kinds=(kind,) if kind else ()), limit=-1)


def said(app: JournalApp) -> str:
    return str(app.screen.query_one("#wrong", Static).content)


async def paste(app: JournalApp, pilot: Pilot[int], pasted: str) -> None:
    app.post_message(events.Paste(pasted))
    await pilot.pause()


# Nothing that was typed is thrown away by one key


async def press_escape(pilot: Pilot[int]) -> None:
    await press(pilot, "escape")


async def click_leave(pilot: Pilot[int]) -> None:
    await click_text(pilot, "cancel")


async def test_typed_words_are_not_left_by_one_key(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for leave in (press_escape, click_leave):
            await press(pilot, "n")
            await type_in(pilot, "Mornings")
            await leave(pilot)
            assert shows(app, NoteDialog), leave
            assert said(app) == "Press esc again to leave without saving, ctrl+s to save."
            app.screen.query_one(TextField).focus()
            await type_in(pilot, " can")
            assert said(app) == ""
            await leave(pilot)
            assert shows(app, NoteDialog), leave
            await leave(pilot)
            assert shows(app, TodayScreen), leave
    assert kept(journal) == []


async def test_quitting_does_not_lose_typed_words_by_one_key(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Mornings")
        await press(pilot, "f2", "ctrl+q")
        assert app.is_running
        assert shows(app, NoteDialog)
        assert said(app) == "Press esc again to leave without saving, ctrl+s to save."
        assert app.screen.query_one(TextField).text == "Mornings"
        await press(pilot, "ctrl+q")
        assert app.return_code == 0


async def test_quitting_at_once_where_nothing_was_typed(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n", "ctrl+q")
        assert app.return_code == 0


async def test_after_esc_the_words_can_still_be_saved(journal: Path) -> None:
    async with run_app(journal) as (_, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Mornings")
        await press(pilot, "escape", "ctrl+s")
    assert [entry.note for entry in kept(journal)] == ["Mornings"]


async def test_a_dialog_nobody_typed_in_is_left_by_one_key(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for key in ("c", "m", "n", "r"):
            await press(pilot, key)
            assert shows(app, Dialog), key
            await press(pilot, "escape")
            assert shows(app, TodayScreen), key
    assert kept(journal) == []


async def test_words_that_were_there_before_need_no_second_key(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(Craving(at=NOW, intensity=4, note="Rain\u2028all day"))
    async with run_app(journal) as (app, pilot):
        app.edit_entry(entry)
        await press(pilot, "escape")
        assert shows(app, TodayScreen)


# While another program holds the journal


@pytest.fixture
def held(journal: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(journal, isolation_level=None)
    yield connection
    connection.close()


async def test_while_the_journal_is_held_the_words_stay_and_are_saved_after(
    journal: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "RETRY_SECONDS", 0.05)
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Still here")
        held.execute("BEGIN EXCLUSIVE")
        await press(pilot, "ctrl+s")
        assert "What you typed is safe" in said(app)
        assert app.screen.query_one(TextField).text == "Still here"
        held.execute("ROLLBACK")
        await wait_until(pilot, lambda: not shows(app, NoteDialog))
    assert [entry.note for entry in kept(journal)] == ["Still here"]


async def test_typing_on_waits_for_another_save(
    journal: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "RETRY_SECONDS", 0.05)
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "One")
        held.execute("BEGIN EXCLUSIVE")
        await press(pilot, "ctrl+s")
        await type_in(pilot, " more")
        assert said(app) == ""
        held.execute("ROLLBACK")
        await pilot.pause(0.2)
        assert shows(app, NoteDialog)
        await press(pilot, "ctrl+s")
    assert [entry.note for entry in kept(journal)] == ["One more"]


async def test_what_is_saved_behind_a_hidden_screen_does_not_show_it(
    journal: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "RETRY_SECONDS", 0.05)
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Quiet")
        held.execute("BEGIN EXCLUSIVE")
        await press(pilot, "ctrl+s", "f4")
        held.execute("ROLLBACK")
        await wait_until(pilot, lambda: kept(journal))
        assert shows(app, Hidden)
        await press(pilot, "f4")
        assert shows(app, TodayScreen)
    assert [entry.note for entry in kept(journal)] == ["Quiet"]


def offers(field: PickOne, name: str) -> bool:
    return name in field.options.values()


async def test_a_dialog_opens_while_the_journal_is_held(
    journal: Path, held: sqlite3.Connection
) -> None:
    async with run_app(journal) as (app, pilot):
        for key in ("c", "m", "n", "r"):
            held.execute("BEGIN EXCLUSIVE")
            await press(pilot, key)
            held.execute("ROLLBACK")
            dialog = app.screen
            assert isinstance(dialog, EntryDialog), key
            trackers = dialog.field("tracker", PickOne)
            await wait_until(pilot, partial(offers, trackers, "Alcohol"))
            await press(pilot, "escape")


async def test_it_is_filled_in_before_it_is_saved(
    journal: Path, held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(str(journal)) as opened:
        opened.settings.write(Settings(first_start_done=True, entries_private=False))
    monkeypatch.setattr("recovery_journal.tui.dialogs.entry_dialog.RETRY_SECONDS", 3600)
    async with run_app(journal) as (_, pilot):
        held.execute("BEGIN EXCLUSIVE")
        await press(pilot, "c", "7")
        held.execute("ROLLBACK")
        await press(pilot, "enter")
    (entry,) = kept(journal)
    assert (entry.tracker, entry.private) == (1, False)


# The keys that work everywhere


async def test_help_is_there_while_typing_and_the_words_stay(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        for key, more in (("f2", "Half a sen"), ("ctrl+g", "tence")):
            await type_in(pilot, more)
            await press(pilot, key)
            assert shows(app, RightNowScreen), key
            await press(pilot, "escape")
            assert shows(app, NoteDialog), key
        await type_in(pilot, ".")
        await press(pilot, "ctrl+s")
    assert [entry.note for entry in kept(journal)] == ["Half a sentence."]


async def test_they_work_over_the_palette_over_a_dialog(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "tab")
        await type_in(pilot, "rain")
        await press(pilot, "ctrl+p")
        await type_in(pilot, "quit")
        await press(pilot, "f4")
        assert shows(app, Hidden)
        await press(pilot, "f4", "f2")
        assert shows(app, RightNowScreen)
        await press(pilot, "escape")
        while not shows(app, CravingDialog):
            await press(pilot, "escape")
        assert app.screen.query_one("#trigger", TagsField).value == "rain"
        assert app.screen.query_one(Scale).value == 7


# Any text is literal


async def test_any_pasted_text_is_kept_as_it_is(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        for hostile in HOSTILE_TOGETHER:
            await paste(app, pilot, hostile)
            await pilot.press("enter")
        await press(pilot, "ctrl+s")
        assert shows(app, TodayScreen)
    (entry,) = kept(journal)
    expected = "".join(f"{clean(hostile)}\n" for hostile in HOSTILE_TOGETHER)
    # Where Unicode ends a line, so does the field.
    for end in ("\u2028", "\u2029"):
        expected = expected.replace(end, "\n")
    assert entry.note.split("\n") == expected.split("\n")


async def test_any_pasted_word_is_kept_as_it_is(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "5", "tab")
        for hostile in HOSTILE_TOGETHER:
            await paste(app, pilot, f"{hostile},")
        await press(pilot, "enter")
        assert shows(app, TodayScreen)
    (entry,) = kept(journal)
    assert isinstance(entry, Craving)
    words = [" ".join(word.split()) for one in HOSTILE_TOGETHER for word in clean(one).split(",")]
    once = {word.casefold(): word for word in reversed(words) if word}
    assert entry.triggers == tuple(reversed(once.values()))


async def test_tabs_and_line_ends_that_are_pasted_into_a_line_are_spaces(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "5", "tab")
        await paste(app, pilot, "late\tat\r\nnight\x85now")
        assert app.screen.query_one("#trigger", TagsField).value == "late at night<U+0085>now"


async def test_any_stored_text_can_be_shown_and_saved(journal: Path) -> None:
    with Journal(str(journal)) as opened, opened.bulk():
        for number, hostile in enumerate(HOSTILE):
            if clean(hostile).strip():
                opened.trackers.add(Tracker(name=f"{number} {hostile}", start=TODAY))
        entry = opened.entries.add(
            Craving(at=NOW, intensity=3, note="\n".join(HOSTILE), triggers=HOSTILE, tracker=5)
        )
    async with run_app(journal) as (app, pilot):
        for size in EXTREME_SIZES:
            await resize(pilot, size)
            app.edit_entry(entry)
            await wait_until_idle(pilot)
            for _ in range(22):
                await pilot.press("tab")
            await press(pilot, "ctrl+s")
            assert shows(app, TodayScreen)
    with Journal(str(journal)) as opened:
        assert opened.entries.get(entry.id) == entry


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate))
@given(st.lists(entries(tracker=1), min_size=8, max_size=8))
def test_saved_again_as_it_was_nothing_has_changed(drawn: list[Entry]) -> None:
    async def save_each(path: Path) -> None:
        with Journal(str(path)) as opened:
            numbers = [opened.entries.add(entry).id for entry in drawn]
            stored = [opened.entries.get(number) for number in numbers]
            before = opened.last_change_number()
            async with run_app(path) as (app, pilot):
                for entry in stored:
                    app.edit_entry(entry)
                    await wait_until_idle(pilot)
                    assert isinstance(app.screen, Dialog)
                    await press(pilot, "ctrl+s")
                    assert shows(app, TodayScreen)
            assert [opened.entries.get(entry.id) for entry in stored] == stored
            assert opened.last_change_number() == before

    with tempfile.TemporaryDirectory() as folder, time_machine.travel(LATEST, tick=False):
        asyncio.run(save_each(started_journal(Path(folder), alcohol_tracker(date(2026, 7, 18)))))


def test_words_between_commas_keep_a_known_one_whole() -> None:
    assert split_tags(" rain ,payday, Friday,, tired", ["payday, Friday"]) == (
        *("rain", "payday, Friday", "tired"),
    )
    assert split_tags("payday, Fridays", ["payday, Friday"]) == ("payday", "Fridays")
    assert split_tags("a, b, c", ["a, b", "a, b, c"]) == ("a, b, c",)
    assert split_tags(" , ,", []) == ()


# Everything can be reached


async def test_the_keys_are_in_sight_and_every_field_is_reached(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for key in ("c", "m", "n", "r"):
            await press(pilot, key)
            if key != "n":
                await press(pilot, "f8")
            screen = app.screen
            for size in EXTREME_SIZES:
                with naming((key, size)):
                    await resize(pilot, size)
                    for widget in screen.focus_chain:
                        await assert_reached(pilot, widget)
                    assert key == "n" or "toggle" in {one.id for one in screen.focus_chain}
                    assert max(len(line) for line in screen_text(app).split("\n")) <= size[0]
            await press(pilot, "escape")


async def assert_reached(pilot: Pilot[int], widget: Widget) -> None:
    """A widget with the focus is on the screen, and so are the keys that save and help."""
    screen = pilot.app.screen
    widget.focus()
    await wait_until(pilot, lambda: widget.region.intersection(screen.region).height >= 1)
    assert re.search(r"(enter|ctrl\+s) save", screen_text(pilot.app))
    assert "f2 help" in screen_text(pilot.app)


async def bring_into_view(app: JournalApp, pilot: Pilot[int], selector: str) -> None:
    """Focus a widget, and wait until the dialog has scrolled to it."""
    widget = app.screen.query_one(selector)
    widget.focus()
    await wait_until(pilot, lambda: app.screen.region.contains_region(widget.region))


async def test_the_mouse_does_it_all(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m")
        scale = app.screen.query_one("#mood", Scale)
        await pilot.click(scale, offset=(1 + 3 * 11 + 5, 0))
        assert scale.value == 4
        await pilot.click("#feelings", offset=(15, 0))
        await bring_into_view(app, pilot, "#toggle")
        await pilot.click("#toggle")
        await wait_until_idle(pilot)
        await bring_into_view(app, pilot, "#private")
        await pilot.click("#private", offset=(12, 0))
        await click_text(pilot, "save")
    (entry,) = kept(journal)
    assert isinstance(entry, Mood)
    assert (entry.mood, entry.feelings, entry.private) == (4, ("calm",), False)


async def test_the_hint_names_the_key_of_the_field(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "5")
        assert "enter save · tab next · f8 more · f2 help · esc cancel" in screen_text(app)
        await press(pilot, "tab", "tab")
        assert "ctrl+s save · tab next · f8 more · f2 help · esc cancel" in screen_text(app)
        await press(pilot, "shift+tab")
        await resize(pilot, (40, 12))
        assert "enter save" in screen_text(app)


# Keys that are quicker than the screen


async def test_keys_typed_before_the_dialog_is_there_are_not_lost(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        app.post_message(events.Key("c", "c"))
        while not shows(app, CravingDialog):
            await asyncio.sleep(0)
        assert app.focused is None
        app.post_message(events.Key("7", "7"))
        app.post_message(events.Key("enter", "\r"))
        await wait_until(pilot, lambda: shows(app, TodayScreen))
    (entry,) = kept(journal)
    assert isinstance(entry, Craving)
    assert entry.intensity == 7


async def test_keys_work_where_nothing_has_the_focus(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7")
        app.screen.set_focus(None)
        await press(pilot, "enter")
        assert shows(app, TodayScreen)


# The mood and the note


async def test_a_mood_takes_three_keys(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m", "4", "enter")
        assert shows(app, TodayScreen)
    (entry,) = kept(journal)
    assert isinstance(entry, Mood)
    assert (entry.mood, entry.tracker, entry.at) == (4, None, NOW)


async def test_the_words_of_a_mood_stand_below_its_numbers(journal: Path) -> None:
    async with run_app(journal, (100, 30)) as (app, pilot):
        await press(pilot, "m")
        for word in ("very low", "low", "okay", "good", "very good"):
            assert word in screen_text(app)
        await resize(pilot, (40, 12))
        assert "very low" in screen_text(app)
        assert "very good" in screen_text(app)


async def test_a_mood_keeps_what_belongs_to_it(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m", "2", "tab", "3", "tab", "t", "space", "h", "space", "tab")
        await type_in(pilot, "wobbly, raw")
        await press(pilot, "tab")
        await type_in(pilot, "6,5")
        await press(pilot, "tab")
        await type_in(pilot, "Slept badly.")
        await press(pilot, "ctrl+s")
        assert shows(app, TodayScreen)
    (entry,) = kept(journal)
    assert isinstance(entry, Mood)
    assert (entry.energy, entry.sleep, entry.note) == (3, 6.5, "Slept badly.")
    assert entry.feelings == ("tired", "hopeful", "wobbly", "raw")


async def test_hours_that_cannot_be_are_refused_and_stay(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m", "2", "tab", "tab", "tab", "tab")
        hours = app.focused
        assert isinstance(hours, Input)
        for typed in ("25", "-1", "much", "nan", "1e400"):
            hours.value = ""
            await type_in(pilot, typed)
            await press(pilot, "enter")
            assert said(app) == "Sleep, in hours, is a number from 0 to 24.", typed
            assert app.focused is hours
            assert hours.value == typed


async def test_without_a_number_nothing_is_saved(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m", "enter")
        assert said(app) == "Press a number from 1 to 5 first."
    assert kept(journal) == []


async def test_a_note_says_where_it_belongs(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "Line one\nline two")
        await press(pilot, "tab", "a", "tab")
        await type_in(pilot, "yesterday 21:30")
        assert "Sat 21 Nov 21:30" in screen_text(app)
        await press(pilot, "tab", "s", "tab", "space", "enter")
        assert shows(app, TodayScreen)
    (entry,) = kept(journal)
    assert entry.note == "Line one\nline two"
    assert entry.at == NOW - timedelta(hours=22, minutes=30)
    assert (entry.tracker, entry.private, entry.kept) == (1, False, True)


async def test_a_moment_to_come_is_refused(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n")
        await type_in(pilot, "x")
        await press(pilot, "tab", "tab")
        await type_in(pilot, "23:30")
        await press(pilot, "enter")
        assert "is in the future" in said(app)


async def test_an_empty_note_says_what_it_needs(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "n", "ctrl+s")
        assert said(app) == "A note needs at least one word."
        await type_in(pilot, "x")
        assert said(app) == ""
        await press(pilot, "backspace", "ctrl+s")
        assert said(app) == "A note needs at least one word."


async def test_entries_begin_as_the_settings_say(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        opened.settings.write(Settings(first_start_done=True, entries_private=False))
    async with run_app(journal) as (_, pilot):
        await press(pilot, "m", "3", "enter")
    assert kept(journal)[0].private is False


async def test_an_edit_that_changes_nothing_says_nothing(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(Note(at=clock.now(), note="a"))
        before = opened.last_change_number()
    async with run_app(journal) as (app, pilot):
        app.edit_entry(entry)
        await press(pilot, "ctrl+s")
        assert shows(app, TodayScreen)
        assert "Saved" not in screen_text(app)
    with Journal(str(journal)) as opened:
        assert opened.last_change_number() == before


async def test_an_entry_changed_elsewhere_keeps_both_texts(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(Note(at=clock.now(), note="a"))
        async with run_app(journal) as (app, pilot):
            app.edit_entry(entry)
            await wait_until_idle(pilot)
            opened.entries.edit(Note(at=entry.at, note="b", id=entry.id, uid=entry.uid, revision=1))
            await type_in(pilot, "mine ")
            await press(pilot, "ctrl+s")
            assert "What you wrote is kept, too: rj history 1" in " ".join(screen_text(app).split())
            assert isinstance(app.screen, TodayScreen)
        assert opened.entries.get(entry.id).note == "b"
        assert [one.note for one in opened.versions.of(entry.uid)] == ["a", "b", "mine a", "b"]


async def test_a_clock_that_went_back_is_told_of_once(journal: Path) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)), Journal(str(journal)) as opened:
        opened.entries.add(Note(at=clock.now(), note="ahead"))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "m", "3", "ctrl+s")
        assert "This computer's clock" in screen_text(app)
        assert "Saved: Mood 3 of 5, okay. Press u to undo, ! for help now." in screen_text(app)
        await press(pilot, "m", "3", "ctrl+s")
        (told,) = app._notifications
        assert "This computer's clock went back" in told.message


async def test_discreet_mode_shows_letters_for_trackers(journal: Path) -> None:
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "c", "f8")
        await bring_into_view(app, pilot, "#tracker")
        assert "Alcohol" not in screen_text(app)
        await wait_until(pilot, lambda: "[A]" in screen_text(app))


async def test_the_head_of_a_note_says_when_it_was(journal: Path) -> None:
    async with run_app(journal, (100, 30)) as (app, pilot):
        await press(pilot, "n", "h", "i", "tab")
        app.screen.query_one("#when LineField", LineField).value = "2026-01-08 02:10"
        await wait_until_idle(pilot)
        assert "Thu 8 Jan 2026, 02:10 · 1 word" in screen_text(app)


async def test_a_large_screen_offers_a_way_into_a_new_note(journal: Path) -> None:
    async with run_app(journal, (120, 40)) as (app, pilot):
        await press(pilot, "n")
        _, _, question = screen_text(app).partition("A way in")
        assert "?" in question
        await resize(pilot, (100, 30))
        assert "A way in" not in screen_text(app)
        await resize(pilot, (120, 40))
        await type_in(pilot, "A walk.")
        await press(pilot, "ctrl+s", "2", "e")
        assert "About it" in screen_text(app)
        assert "A way in" not in screen_text(app)
    with Journal(str(journal)) as written:
        written.settings.write(Settings(first_start_done=True, way_in=False))
    async with run_app(journal, (120, 40)) as (app, pilot):
        await press(pilot, "n")
        assert "About it" in screen_text(app)
        assert "A way in" not in screen_text(app)
