"""The Journal screen: reading, searching, filtering and changing entries."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.store.journal import Journal
from recovery_journal.text import safe
from recovery_journal.tui.journal.calendar import Calendar
from recovery_journal.tui.journal.entry_list import EntryList
from recovery_journal.tui.journal.entry_pane import EntryHead, EntryPane
from recovery_journal.tui.journal.screen import JournalScreen
from recovery_journal.tui.journal.search_line import SEARCH_DELAY_SECONDS, SearchLine
from recovery_journal.tui.journal.shown_kinds import switch
from recovery_journal.tui.text.entry_text import NOTE_PREVIEW_CHARS, EntryFormatter
from recovery_journal.words.format import journal as words
from support.corpus import HOSTILE, many_lines
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    click_text,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def ago(**spans: float) -> datetime:
    return NOW - timedelta(**spans)


def written(home: Path, *entries: Entry, private_tracker: bool = False) -> Path:
    """A journal with one tracker and these entries."""
    path = started_journal(
        home, replace(alcohol_tracker(date(2026, 7, 18)), private=private_tracker)
    )
    with Journal(str(path)) as journal:
        for entry in entries:
            journal.entries.add(entry)
    return path


def a_few(home: Path) -> Path:
    """Four entries: a mood, a note, a craving with everything, a return to use."""
    return written(
        home,
        Mood(at=ago(hours=1), mood=4, energy=3, sleep=7.5, feelings=("calm",)),
        Note(at=ago(hours=5), note="Slept well.\nMornings can be quiet.", private=False),
        Craving(
            at=ago(days=1),
            intensity=7,
            after=3,
            minutes=20,
            tracker=1,
            note="I called Sam.",
            situation="out of the blue",
            outcome="passed",
            triggers=("payday", "the old bar"),
            company=("alone",),
            strategies=("walk",),
            halt=("tired", "lonely"),
            kept=True,
        ),
        Use(at=ago(days=30), tracker=1, on=date(2026, 10, 23), next_start=date(2026, 10, 24)),
    )


def current(app: App[int]) -> Entry:
    entry = app.screen.query_one(EntryList).current_entry
    assert entry
    return entry


def beside(app: App[int]) -> str:
    """The entry in full, as it was given to its widgets."""
    lines = app.screen.query_one(EntryHead).make_lines(72, 50)
    head = ["".join(text for text, _ in line).rstrip() for line in lines]
    parts = [app.screen.query_one(f"EntryPane .{part}") for part in EntryPane.PARTS]
    return "\n".join(filter(None, (*head, *(str(one.render()) for one in parts if one.display))))


def above(app: App[int]) -> str:
    """What is said above the list about the entries in it."""
    said = [app.screen.query_one(name) for name in ("#chosen", "#nothing")]
    return "\n".join(str(one.render()) for one in said if one.display)


async def searched(pilot: Pilot[int], typed: str) -> None:
    await type_in(pilot, typed)
    await pilot.pause(2 * SEARCH_DELAY_SECONDS)
    await wait_until_idle(pilot)


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_an_empty_journal_says_how_to_begin(home: Path, size: tuple[int, int]) -> None:
    async with run_app(started_journal(home), size) as (app, pilot):
        await press(pilot, "2")
        page = " ".join(screen_text(app).replace("│", " ").split())
        assert "Nothing here yet" in page
        assert "Press c to log a craving, m for a mood" in page
        await press(pilot, "e", "d", "p", "asterisk", "enter", "escape", "j", "G")
        assert isinstance(app.screen, JournalScreen)


async def test_the_entry_stands_beside_the_list_and_follows_the_cursor(home: Path) -> None:
    async with run_app(a_few(home), (100, 30)) as (app, pilot):
        await press(pilot, "2")
        assert screen_lines(app)[3].startswith("│ ▸19:00  ■ mood      4      good  calm")
        assert screen_lines(app)[2].split("│")[1].split() == ["Today,", "Sun", "22", "Nov", "2"]
        assert "─ Mood ─" in screen_text(app)
        assert beside(app).split("\n")[:5] == [
            "Sunday 22 November 2026, 19:00",
            "■  4  good",
            "Slept       7.5 hours",
            "Energy      3 of 5",
            "Felt        calm",
        ]
        await press(pilot, "j")
        assert "Slept well.\nMornings can be quiet." in beside(app)
        assert words.SHAREABLE in beside(app)
        await press(pilot, "j")
        assert beside(app) == "\n".join(
            (
                "Saturday 21 November 2026, 20:00",
                "●  7 → 3  after 20 minutes",
                "━━━━━━━━━━━━━━━━━━━━━─────────",
                "0       3 after     7        10",
                "Situation   out of the blue",
                "Trigger     payday, the old bar",
                "With        alone",
                "Tried       walk",
                "HALT        tired, lonely",
                "Outcome     passed",
                "For         Alcohol",
                "I called Sam.",
                words.PRIVATE,
                words.KEPT,
            )
        )
        await press(pilot, "j")
        told = "▴  Drank.\nFor         Alcohol\nDay         Fri 23 Oct\nFree since  Sat 24 Oct"
        assert told in beside(app)


def test_an_entry_of_the_night_says_which_day_it_counts_to() -> None:
    at = datetime(2026, 11, 22, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    told = EntryFormatter((), TODAY).format_detail(
        Note(at=at, day=date(2026, 11, 21), note="late"), opened=False
    )
    assert told.moment == "Sunday 22 November 2026, 02:30, counts as Saturday"


def test_what_is_still_going_on_is_said_so() -> None:
    use = Use(at=NOW, tracker=1, on=TODAY, next_start=None)
    told = EntryFormatter((replace(alcohol_tracker(TODAY), id=1),), TODAY)
    assert told.format_detail(use, opened=False).facts == (
        ("For", "Alcohol"),
        ("Day", "since Sun 22 Nov, still using"),
    )


@pytest.mark.parametrize("halt", [("none of these",), ("angry",)])
def test_four_plain_questions(halt: tuple[str, ...]) -> None:
    told = EntryFormatter((), TODAY).format_detail(
        Craving(at=NOW, intensity=1, halt=halt), opened=False
    )
    assert told.facts == (("HALT", halt[0]),)


# Searching


async def test_search_as_the_person_types(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "slash")
        assert isinstance(app.screen, JournalScreen)
        await searched(pilot, "sa")
        assert isinstance(current(app), Craving)
        assert "1 entry" in screen_lines(app)[2]
        await press(pilot, "enter")
        assert isinstance(app.focused, EntryList)
        await press(pilot, "escape")
        assert isinstance(current(app), Mood), "the list is again as it was"
        assert "Slept well" in screen_text(app)
        assert "1 entry" not in screen_text(app)


async def test_a_search_without_a_hit_says_so_and_ends_where_it_began(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "j", "slash")
        await searched(pilot, "zz")
        assert "Nothing found for “zz”." in above(app)
        assert not beside(app)
        await press(pilot, "escape")
        assert isinstance(current(app), Note)
        assert isinstance(app.focused, EntryList)


async def test_down_leads_from_the_search_to_the_list_and_slash_back(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "slash")
        await type_in(pilot, "m")
        # Not waited for: leaving the line searches at once.
        await press(pilot, "down")
        assert isinstance(app.focused, EntryList)
        assert app.screen.query_one(EntryList).current_entry
        await press(pilot, "slash")
        await searched(pilot, "morn")
        assert "1 entry" in screen_lines(app)[2]
        assert isinstance(current(app), Note)
        await press(pilot, "enter", "slash", "backspace", "backspace", "backspace", "backspace")
        await press(pilot, "enter")
        assert "1 entry" not in screen_text(app)
        assert isinstance(app.focused, EntryList)


async def test_letters_in_a_search_are_no_keys(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "slash")
        await searched(pilot, "dq 2e*")
        assert isinstance(app.screen, JournalScreen)
    with Journal(str(home / "journal.db")) as journal:
        assert not journal.entries.page(Filter(trashed=True))


# Choosing


async def test_only_some_kinds(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "f")
        await press(pilot, "space", "right", "right", "space", "enter")
        assert above(app) == "Only cravings and notes. Press esc to show everything."
        ids = [entry.kind for entry in app.screen.query_one(EntryList)._window.entries]
        assert ids == ["note", "craving"]
        await press(pilot, "f", "space", "right", "right", "space", "enter")
        assert "Only" not in above(app)


async def test_every_choice_is_said_in_words(home: Path) -> None:
    tracker = {1: "Alcohol"}
    shareable = Filter(kinds=("use",), tracker=1, private=False, kept=True, text="sam")
    assert words.filter_line(shareable, tracker[1]) == (
        "Only uses, Alcohol, shareable, kept for you, “sam”. Press \0back\0 to show everything."
    )
    assert (
        words.filter_line(Filter(private=True), "")
        == "Only private. Press \0back\0 to show everything."
    )
    assert words.filter_line(Filter(trashed=True, kinds=("mood",)), "") == (
        "The trash: moods. Press \0trash\0 to restore an entry, \0back\0 to leave the trash. "
        "People, plans and more: My things, Trash."
    )


async def test_tracker_privacy_and_what_is_kept_can_be_chosen(home: Path) -> None:
    async with run_app(a_few(home), (100, 30)) as (app, pilot):
        await press(pilot, "2", "f", "tab", "right", "tab", "right", "tab", "space", "ctrl+s")
        assert "Only Alcohol, private, kept for you." in above(app)
        assert isinstance(current(app), Craving)
        await press(pilot, "f", "tab", "left", "tab", "right", "tab", "space", "ctrl+s")
        assert "Only shareable." in above(app)
        assert isinstance(current(app), Note)
        await press(pilot, "f", "tab", "tab", "left", "left", "tab", "space", "ctrl+s", "escape")
        await press(pilot, "f", "space", "tab", "right", "ctrl+s")
        await press(pilot, "f", "tab", "tab", "right", "right", "ctrl+s")
        assert words.NOTHING_MATCHES in above(app)
        await pilot.click("#chosen")
        await wait_until_idle(pilot)
        assert "Only" not in above(app)


# The trash


async def test_trash_undo_and_bringing_back(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "j")
        number = current(app).id
        await press(pilot, "d")
        assert "Moved to the trash for 30 days: Slept well.  u undo" in screen_text(app)
        assert isinstance(current(app), Craving)
        await press(pilot, "u")
        assert current(app).id == number, "what came back is under the cursor"
        await press(pilot, "delete", "f")
        await press(pilot, *["tab"] * 4, "right", "enter")
        assert "The trash. Press d to restore an entry, esc to leave the trash." in above(app)
        assert "d bring back" in screen_text(app)
        assert "In the trash for 30 days." in " ".join(beside(app).split("\n"))
        await press(pilot, "e", "p", "asterisk")
        assert "This entry is in the trash. Press d to restore it, then change it." in " ".join(
            screen_text(app).split()
        )
        await press(pilot, "d")
        assert "Restored: Slept well." in screen_text(app)
        assert words.NO_ENTRY_IN_TRASH in above(app)
        await press(pilot, "escape")
        assert "The trash" not in above(app)
    with Journal(str(home / "journal.db")) as journal:
        entry = journal.entries.get(number)
        assert entry.trashed_at is None
        assert not entry.private


async def test_the_trash_is_searched_too(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "d", "d", "f", *["tab"] * 4, "right", "enter", "slash")
        await searched(pilot, "morn")
        assert above(app).startswith("The trash: “morn”.")
        assert isinstance(current(app), Note)
        await searched(pilot, "x")
        assert "Nothing found for “mornx”." in above(app)


# Changing


async def test_private_and_shareable_and_kept(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2")
        assert "p shareable" in screen_text(app)
        await press(pilot, "p")
        assert f"{words.NOW_SHAREABLE}  u undo" in screen_text(app)
        assert "p private" in screen_text(app)
        assert not app.journal.entries.get(1).private
        await press(pilot, "u")
        assert app.journal.entries.get(1).private
        await press(pilot, "asterisk")
        assert app.journal.entries.get(1).kept
        assert "p*" in screen_lines(app)[3]
        await press(pilot, "asterisk")
        assert not app.journal.entries.get(1).kept
        assert words.NOT_KEPT in screen_text(app)


async def test_entries_of_a_private_tracker_stay_private(home: Path) -> None:
    path = written(home, Craving(at=ago(hours=1), intensity=3, tracker=1), private_tracker=True)
    async with run_app(path) as (app, pilot):
        await press(pilot, "2")
        assert words.PRIVATE_WITH_TRACKER in beside(app)
        await press(pilot, "p")
        assert "of a private tracker stay private. Press , to see your trackers." in " ".join(
            screen_text(app).split()
        )
        assert app.journal.entries.get(1).private


async def test_what_was_changed_elsewhere_is_read_again_and_said(home: Path) -> None:
    path = a_few(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "2", "j")
        with Journal(str(path)) as other:
            note = other.entries.get(2)
            other.entries.edit(replace(note, note="Changed by hand."))
        app.screen.action_private()  # type: ignore[attr-defined]
        await wait_until_idle(pilot)
        assert "changed elsewhere in the meantime" in " ".join(screen_text(app).split())
        assert "Changed by hand." in beside(app)
        assert not app.journal.entries.get(2).private
        await press(pilot, "p")
        assert app.journal.entries.get(2).private


async def test_e_opens_the_dialog_of_the_entry(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        opened: list[Entry] = []
        app.edit_entry = opened.append  # type: ignore[method-assign,assignment]
        await press(pilot, "2", "j", "e")
        assert opened == [current(app)]


# Going to a date


async def test_a_year_ago_today(home: Path) -> None:
    path = written(home, *(Note(at=ago(days=5 * one), note="word") for one in range(150)))
    async with run_app(path) as (app, pilot):
        await press(pilot, "2", "o")
        await type_in(pilot, "1y")
        assert "Sat 22 Nov 2025" in screen_text(app)
        await press(pilot, "enter")
        day = current(app).day
        assert day
        assert day <= date(2025, 11, 22)
        newer = app.journal.entries.page(after=current(app), limit=1)[0].day
        assert newer
        assert newer > date(2025, 11, 22)
        assert "22 Nov 2025" in screen_text(app)
        await press(pilot, "o")
        await type_in(pilot, "1900-01-01")
        await press(pilot, "enter")
        assert current(app) == app.journal.entries.page(oldest=True, limit=1)[0]
        assert "This is the first entry after it." in " ".join(screen_text(app).split())


async def test_a_day_that_cannot_be_read_stays_in_the_dialog(home: Path) -> None:
    async with run_app(a_few(home)) as (app, pilot):
        await press(pilot, "2", "j", "o")
        await type_in(pilot, "someday")
        await press(pilot, "enter")
        assert "“someday” cannot be read as a day" in " ".join(screen_text(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, JournalScreen)
        assert isinstance(current(app), Note)


# The narrow screen, the mouse, discreet mode


async def test_a_narrow_screen_shows_one_thing_at_a_time(home: Path) -> None:
    async with run_app(a_few(home), (40, 12)) as (app, pilot):
        await press(pilot, "2", "j", "j")
        assert "I called Sam" not in screen_text(app)
        await press(pilot, "enter")
        assert "Saturday 21 November 2026, 20:00" in screen_text(app)
        assert "Slept well" not in screen_text(app)
        await press(pilot, "G")
        assert words.KEPT[-10:] in screen_text(app)
        await press(pilot, "escape")
        assert "Slept well" in screen_text(app)
        assert isinstance(app.focused, EntryList)
        await press(pilot, "enter", "d")
        assert "drank" in screen_text(app), "what is read next is chosen from the list"


@pytest.mark.parametrize("size", EXTREME_SIZES)
async def test_the_mouse_reaches_every_action(home: Path, size: tuple[int, int]) -> None:
    async with run_app(a_few(home), size) as (app, pilot):
        await press(pilot, "2")
        opened: list[Entry] = []
        app.edit_entry = opened.append  # type: ignore[method-assign,assignment]
        listed = app.screen.query_one(EntryList)
        row = listed._line_of[1] - listed._top
        await pilot.click(EntryList, offset=(4, row))
        await pilot.click(EntryList, offset=(4, row))
        await wait_until_idle(pilot)
        for name in ("edit", "private", "keep"):
            await click_text(pilot, name)
        assert [entry.id for entry in opened] == [2]
        kept = app.journal.entries.get(2)
        assert (kept.private, kept.kept) == (True, True)
        await click_text(pilot, "trash")
        assert app.journal.entries.get(2).trashed_at
        for name, screen in (("filter", "FilterDialog"), ("to a date", "GoToDateDialog")):
            await click_text(pilot, name)
            assert type(app.screen).__name__ == screen
            await press(pilot, "escape")
        await click_text(pilot, "search")
        assert app.focused is app.screen.query_one("#searching")


async def test_the_mouse_leads_back_to_the_list(home: Path) -> None:
    async with run_app(a_few(home), (40, 12)) as (app, pilot):
        await press(pilot, "2", "enter")
        await click_text(pilot, "back")
        assert isinstance(app.focused, EntryList)


async def test_discreet_mode_masks_words_until_they_are_opened(home: Path) -> None:
    secrets = ("Sam", "payday", "old bar", "Alcohol", "Drank", "Slept", "walk", "blue")
    async with run_app(a_few(home), (100, 30), discreet=True) as (app, pilot):
        await press(pilot, "2")
        for _ in range(4):
            page = screen_text(app) + beside(app)
            assert not [word for word in secrets if word in page]
            assert "···" in page
            await press(pilot, "j")
        assert "For         A" in beside(app).split("\n")
        await press(pilot, "k", "enter")
        assert "I called Sam." in beside(app)
        assert "Alcohol" in beside(app)
        await press(pilot, "escape")
        assert "Sam" not in beside(app)
        await press(pilot, "enter", "f3")
        await press(pilot, "escape")
        assert "Sam" in beside(app)
        await press(pilot, "f3", "d")
        assert "Moved to the trash for 30 days  u undo" in screen_text(app)


# Other programs, large entries, strange ones


async def test_what_another_program_writes_appears_within_two_seconds(home: Path) -> None:
    path = a_few(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "2", "j")
        here = current(app).id
        with Journal(str(path)) as other:
            other.entries.add(Mood(at=ago(minutes=5), mood=2))
        waited = 0.0
        while "mood      2" not in screen_text(app) and waited < 2:
            await pilot.pause(0.1)
            waited += 0.1
        assert "■ mood      2      low" in screen_text(app)
        assert current(app).id == here


async def test_an_entry_that_moved_in_time_stays_under_the_cursor(home: Path) -> None:
    path = a_few(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "2")
        with Journal(str(path)) as other:
            other.entries.edit(replace(other.entries.get(1), at=ago(days=60)))
        app.reload_place()
        await wait_until_idle(pilot)
        assert current(app).id == 1
        assert "─ Mood · Wed 23 Sep 20:00 ─" in screen_text(app)


async def test_while_another_program_writes_the_page_stays(home: Path) -> None:
    path = a_few(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "2", "j")
        with Journal(str(path)) as other:
            other._file.run("BEGIN EXCLUSIVE")
            await press(pilot, "asterisk")
            assert "Another program is using the journal" in screen_text(app)
            assert "Slept well" in screen_text(app)
            await press(pilot, "d", "p")
            assert "Slept well" in screen_text(app)
            other._file.run("ROLLBACK")
        await pilot.pause(0.6)
        await press(pilot, "asterisk")
        assert app.journal.entries.get(2).kept


async def test_a_very_long_note_is_laid_out_when_it_is_opened(home: Path) -> None:
    note = many_lines(5000)
    path = written(home, Note(at=ago(hours=1), note=note))
    async with run_app(path) as (app, pilot):
        await press(pilot, "2")
        assert "line 4999" not in beside(app)
        assert words.more_to_read(len(note) - NOTE_PREVIEW_CHARS) in beside(app)
        await press(pilot, "enter", "G")
        assert "line 4999" in beside(app)
        assert "line 4999" in screen_text(app)
        assert "more characters" not in beside(app)


async def test_what_a_person_typed_stays_as_typed(home: Path) -> None:
    typed = [one for one in HOSTILE if one.replace("\0", "").strip()]
    entries: list[Any] = [
        Craving(at=ago(hours=hours), intensity=3, note=one, triggers=(one,), company=(one,))
        for hours, one in enumerate(typed, start=1)
    ]
    async with run_app(written(home, *entries), (100, 30)) as (app, pilot):
        await press(pilot, "2", "enter")
        listed = app.screen.query_one(EntryList)
        for number in range(len(typed)):
            if number == len(typed) // 2:
                await resize(pilot, (40, 12))
            await pilot.pause()
            entry = current(app)
            shown = beside(app)
            assert safe(entry.note.strip("\n")) in shown
            assert isinstance(entry, Craving)
            assert "".join(safe(entry.triggers[0]).split()) in "".join(shown.split())
            assert not unseen("".join(screen_lines(app)))
            listed.action_move(1)


def unseen(line: str) -> list[str]:
    return [one for one in line if unicodedata.category(one) in ("Cc", "Cs")]


async def test_hostile_words_can_be_searched_for(home: Path) -> None:
    async with run_app(a_few(home), (40, 12)) as (app, pilot):
        await press(pilot, "2", "slash")
        for one in HOSTILE[::6]:
            app.screen.query_one(SearchLine).post_message(Paste(one))
            await wait_until_idle(pilot)
            app.screen.action_to_list()  # type: ignore[attr-defined]
            await wait_until_idle(pilot)
            assert not unseen("".join(screen_lines(app)))
            await press(pilot, "slash")


async def test_a_search_shows_each_hit_and_gives_the_list_back_where_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [Note(at=ago(hours=hours), note=f"Day {hours}. Slept.") for hours in range(60)]
    met = Note(at=ago(days=400), note=f"{'A calm day. ' * 20}Then Zoë called.")
    tagged = Craving(at=ago(days=3), intensity=8, triggers=("zoe's party",), note="Left early.")
    path = written(home, *entries, met, tagged)
    for no_color in (False, True):
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        async with run_app(path, (100, 30)) as (app, pilot):
            await press(pilot, "2", *["j"] * 30)
            before = screen_lines(app)[1:-1]
            await press(pilot, "slash")
            await searched(pilot, "zoe")
            lines = screen_lines(app)
            assert lines[1].startswith("╭─ Search ─" if not no_color else "┏━ Search ━")
            assert "2 entries  tags and people are searched too" in lines[2]
            assert "▸19 Nov       20:00  ● 8  zoe's party  Left early." in lines[4]
            assert "18 Oct 2025  20:00  ≡" in lines[5]
            assert "…A calm day. Then Zoë called." in lines[5]
            listed = app.screen.query_one(EntryList)
            for row, hit in ((0, "zoe"), (1, "Zoë")):
                (style,) = [part.style for part in listed.render_line(row) if part.text == hit]
                assert style
                assert style.reverse if no_color else style.bgcolor
            await press(pilot, "enter", "j", "enter")
            assert "Then Zoë called." in beside(app)
            await press(pilot, "escape", "escape")
            assert screen_lines(app)[1:-1] == before


async def test_the_days_follow_the_list_lead_it_and_choose_what_it_shows(home: Path) -> None:
    path = written(
        home,
        Note(at=ago(hours=1), note="Slept well."),
        Craving(at=ago(days=9), intensity=9),
        Mood(at=ago(days=9, hours=2), mood=3),
        Note(at=ago(days=43), note="Long ago."),
    )
    async with run_app(path, (130, 40)) as (app, pilot):
        await press(pilot, "2")
        days = app.screen.query_one(Calendar)

        def marked() -> str:
            styled = [part for line in days.make_lines(22, 38) for part in line]
            return next(text.strip() for text, style in styled if "reverse" in style)

        def rows() -> list[str]:
            lines = ["".join(text for text, _ in line) for line in days.make_lines(22, 38)]
            return lines[lines.index("Show") + 1 :]

        assert marked() == "22"
        await press(pilot, "j")
        assert marked() == "13"
        await press(pilot, "g", "shift+tab")
        assert app.focused is days
        await press(pilot, "up", "left")
        assert (marked(), current(app).kind) == ("14", "craving"), "a day without entries is marked"
        await press(pilot, "left", "left", "right", "right", "right", "right")
        assert marked() == "16"
        await press(pilot, *["up"] * 5)
        assert (marked(), getattr(current(app), "note", "")) == ("12", "Long ago.")
        await press(pilot, *["down"] * 9)
        assert marked() == "22", "there is nothing after today"
        await press(pilot, "left", "enter")
        assert app.focused is app.screen.query_one("EntryList")
        assert (marked(), current(app).kind) == ("13", "craving")
        assert rows()[0] == "✓ cravings"
        await click_text(pilot, "✓ cravings")
        assert rows()[:2] == ["  cravings", "✓ moods"]
        assert above(app) == "All but cravings. Press esc to show everything."
        await click_text(pilot, "  cravings")
        assert above(app) == ""
        await click_text(pilot, "  trash")
        assert above(app).startswith("The trash.")


def test_the_last_kind_stays_on() -> None:
    only = Filter(kinds=("mood",), private=True)
    assert switch(only, "mood") == only
    assert switch(only, "note") == Filter(kinds=("mood", "note"), private=True)
    assert switch(Filter(), "use").kinds == tuple(kind for kind in KINDS if kind != "use")
    assert switch(switch(Filter(), "use"), "use") == Filter()


KINDS = ("craving", "mood", "note", "use", "contact", "attended", "intention", "review")
