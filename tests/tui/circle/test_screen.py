"""Circle: people, meetings, promises and kept words; three keys log a call."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.tui.circle.contact_dialogs import AttendedDialog, ContactDialog
from recovery_journal.tui.circle.dialogs import MeetingDialog
from recovery_journal.tui.circle.people_list import CircleDetailPane
from recovery_journal.tui.circle.promise_outcome import PromiseOutcomeDialog
from recovery_journal.tui.circle.screen import CircleScreen
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.large_number import LargeNumber
from recovery_journal.tui.widgets.pick import PickOne
from support.corpus import HOSTILE, HOSTILE_TOGETHER
from support.screens import (
    SIZES,
    click_text,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
TOM = Person(name="Tom Lee", role="peer", number="0151/23", good_times="after four")
SAM = Person(name="Sam", role="sponsor", number="+44 7700 900461", any_hour=True, favourite=True)
MARIA = Person(name="Maria", recovery_day=date(2025, 11, 26), agreed=True, note="the red scarf")
GROUP = Meeting(name="Tuesday group", fellowship="AA", weekdays=("tue",), at=time(19, 30))
CALL = Promise(text="Call Ana", to="Sam", day=TODAY + timedelta(days=1))
OVER = Promise(text="Bring biscuits", outcome="done", learned="they were eaten")
GIVEN = KeptWords(text="One day\nis enough.", who="Sam", received=date(2026, 3, 3))


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def peopled(home: Path, *things: Person | Meeting | Promise | KeptWords) -> Path:
    path = started_journal(home)
    with Journal(str(path)) as journal, journal.bulk():
        for thing in things:
            match thing:
                case Person():
                    journal.people.add(thing)
                case Meeting():
                    journal.meetings.add(thing)
                case Promise():
                    journal.promises.add(thing)
                case KeptWords():
                    journal.kept_words.add(thing)
    return path


@pytest.fixture
def full(home: Path) -> Path:
    return peopled(home, TOM, SAM, MARIA, GROUP, CALL, OVER, GIVEN)


def asked(app: App[int], dialog: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, dialog)


async def at(pilot: Pilot[int], name: str, *keys: str) -> None:
    """To the circle and to the row that begins so, then on."""
    await press(pilot, "4")
    options = pilot.app.screen.query_one(OptionList)
    rows = [str(option.prompt).strip() for option in options.options]
    options.highlighted = next(row for row, said in enumerate(rows) if said.startswith(name))
    await wait_until_idle(pilot)
    await press(pilot, *keys)


def listed(app: App[int]) -> list[str]:
    options = app.screen.query_one(OptionList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def beside(app: App[int]) -> str:
    """What stands on the right, on one line."""
    right = (line[38:].strip("│ ") for line in screen_lines(app))
    return " ".join(" ".join(right).split())


async def test_everybody_and_everything_stands_under_its_heading(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "4")
        assert listed(app) == [
            *("People", "Sam sponsor", "Tom Lee peer", "Maria"),
            *("Meetings", "Tuesday group Tue 19:30"),
            *("Promises", "Call Ana Mon 23 Nov"),
            *("Kind words", "One day Sam"),
            *("Past promises", "Bring biscuits done"),
        ]
        assert "Maria, 1 year on Thursday" in screen_text(app)
        assert app.screen.query_one(LargeNumber).number == SAM.number
        assert "sponsor · at any hour · a favourite" in beside(app)
        await press(pilot, "j")
        assert "0151/23" in beside(app)
        assert "after four" in beside(app)
        await press(pilot, "G")
        assert "A promise to yourself · done What you learned: they were eaten" in beside(app)
        await press(pilot, "g")
        assert "sponsor" in beside(app)


async def test_three_keys_note_a_call_with_the_first_person(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "4", "enter", "enter")
        assert asked(app, CircleScreen)
        assert "Saved: Call with Sam." in screen_text(app)
        assert "Last contact: today." in beside(app)
        kept = app.journal.entries.page()[0]
        assert isinstance(kept, Contact)
        assert (kept.people, kept.way, kept.at, kept.private) == (("Sam",), "call", NOW, True)
        await press(pilot, "u")
        assert app.journal.entries.page() == []
        assert "Last contact" not in beside(app)


async def test_a_word_with_someone_says_how_and_what(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Tom", "enter", "right", "right", "tab")
        await type_in(pilot, "soup")
        await press(pilot, "tab", "space", "enter")
        kept = app.journal.entries.page()[0]
        assert isinstance(kept, Contact)
        assert (kept.people, kept.way, kept.note, kept.helped) == (
            ("Tom Lee",),
            "in person",
            "soup",
            True,
        )
        assert "Sun 22 Nov, in person. soup You were there for someone." in beside(app)


async def test_one_thing_heard_at_a_meeting_is_kept(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Tuesday")
        assert "Next: on Tuesday 19:30" in beside(app)
        await press(pilot, "enter")
        await type_in(pilot, "come back")
        await press(pilot, "tab", "space", "enter")
        kept = app.journal.entries.page()[0]
        assert isinstance(kept, AttendedMeeting)
        assert (kept.meetings, kept.note, kept.kept) == (("Tuesday group",), "come back", True)
        assert "Last attended today." in beside(app)
        app.journal.settings.write(Settings(first_start_done=True, count_meetings=True))
        await press(pilot, "1", "4")
        assert "Meetings 1 so far, 1 in the last 7 days" in listed(app)


async def test_a_promise_is_done_or_moved(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Call Ana", "enter")
        assert asked(app, PromiseOutcomeDialog)
        await press(pilot, "a", "tab")
        await type_in(pilot, "yesterday")
        await press(pilot, "enter")
        assert "a day to come" in " ".join(screen_text(app).split())
        app.screen.query_one("#day LineField", LineField).value = "in 2 days"
        await press(pilot, "enter")
        moved = app.journal.promises.find("call")
        assert (moved.day, moved.outcome) == (TODAY + timedelta(days=2), "")
        await press(pilot, "enter", "d", "enter")
        assert app.journal.promises.find("call").outcome == "done"
        assert listed(app)[-2:] == ["Bring biscuits done", "Call Ana done"]
        await press(pilot, "u")
        assert app.journal.promises.find("call") == replace(moved, revision=4)


async def test_the_beginning_of_a_name_stands_for_it(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "4", "a", "j", "j", "enter")
        await type_in(pilot, "Listen")
        await press(pilot, "tab")
        await type_in(pilot, "tom")
        await press(pilot, "enter")
        assert app.journal.promises.find("listen").to == "Tom Lee"
        await at(pilot, "Maria", "enter", "shift+tab")
        app.screen.query_one("#person", LineField).value = "Maria, tom, Bob"
        await press(pilot, "enter")
        [contact] = app.journal.entries.page()
        assert isinstance(contact, Contact)
        assert contact.people == ("Maria", "Tom Lee", "Bob")


async def test_an_empty_circle_begins_with_one_person(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "4", "enter", "e", "d", "f", "space")
        assert "One person is enough" in " ".join(screen_text(app).split())
        for place in ("aa.org", "na.org", "smartrecovery.org"):
            assert place in screen_text(app)
        await press(pilot, "a", "enter")
        await type_in(pilot, "Sam")
        await press(pilot, "tab")
        await type_in(pilot, "0151 23")
        app.screen.query_one("#recovery_day", LineField).value = "2021-11-22"
        await press(pilot, "enter")
        assert "if they agreed to it" in screen_text(app)
        app.screen.query_one("#agreed", PickOne).value = "yes"
        await press(pilot, "enter")
        kept = app.journal.people.find("sam")
        assert (kept.number, kept.recovery_day, kept.agreed) == (
            "0151 23",
            date(2021, 11, 22),
            True,
        )
        assert "Saved: Sam" in screen_text(app)
        assert "Sam, 5 years today" in screen_text(app)
        assert "One person is enough" not in screen_text(app)


async def test_a_meeting_a_promise_and_words_are_added_and_changed(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "4", "a", "j", "enter")
        await type_in(pilot, "Early birds")
        await press(pilot, "tab", "space", "tab")
        await type_in(pilot, "7")
        await press(pilot, "enter")
        assert "cannot be read as a time" in screen_text(app)
        await type_in(pilot, ":15")
        await press(pilot, "enter")
        assert app.journal.meetings.all()[0].at == time(7, 15)
        assert "Mon 07:15" in screen_text(app)
        await press(pilot, "a", "j", "j", "enter")
        await type_in(pilot, "Call")
        await press(pilot, "tab", "tab", "right", "enter")
        assert app.journal.promises.all()[0].day == TODAY + timedelta(days=1)
        await press(pilot, "a", "G", "enter")
        await type_in(pilot, "One day")
        await press(pilot, "ctrl+s")
        assert app.journal.kept_words.all()[0].received == TODAY
        assert "given to you on 22 Nov" in beside(app)
        await press(pilot, "e", "ctrl+s")
        assert "Nothing was changed." in screen_text(app)
        await press(pilot, "e")
        await type_in(pilot, "Yes. ")
        await press(pilot, "ctrl+s")
        assert app.journal.kept_words.all()[0].text == "Yes. One day"


async def test_what_is_removed_comes_back_under_the_cursor(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Tuesday", "d")
        assert app.journal.meetings.all() == []
        assert "Moved to the trash for 30 days: Tuesday group" in screen_text(app)
        await press(pilot, "u")
        assert len(app.journal.meetings.all()) == 1
        assert "Next: on Tuesday" in beside(app)


async def test_a_favourite_comes_first(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Maria", "f")
        assert "Now a favourite: Maria" in screen_text(app)
        await press(pilot, "f")
        assert not app.journal.people.find("maria").favourite
        await at(pilot, "Sam", "f")
        assert [row.split()[0] for row in listed(app)[1:4]] == ["Tom", "Sam", "Maria"]
        assert "sponsor" in beside(app)


async def test_discreet_mode_shows_initials_and_no_words(full: Path) -> None:
    with Journal(str(full)) as journal:
        journal.entries.add(Contact(at=NOW, people=("Tom Lee",), note="my knee"))
        journal.entries.add(AttendedMeeting(at=NOW, meetings=("Tuesday group",), note="my elbow"))
    secrets = (
        *("Sam", "Tom", "Maria", "group", "AA", "Ana", "biscuits", "enough", "One day"),
        *("knee", "elbow", "scarf", "after four", "sponsor", "eaten"),
    )
    async with run_app(full, (100, 30), discreet=True) as (app, pilot):
        await press(pilot, "4")
        seen = ""
        for _ in range(7):
            seen += screen_text(app)
            await press(pilot, "j")
        seen += screen_text(app)
        assert "T.L." in seen
        assert "S." in seen
        assert "0151/23" not in seen
        await press(pilot, "2")
        seen += screen_text(app) + (await _after(pilot, "j"))
        assert "Call with T.L." in seen
        assert not [one for one in secrets if one in seen]
        await at(pilot, "M.", "space")
        assert "the red scarf" in screen_text(app)
        await press(pilot, "escape")
        await at(pilot, "T.L.", "space")
        assert "0151/23" in screen_text(app)
        await press(pilot, "escape")
        assert "0151/23" not in screen_text(app)
        assert "scarf" not in screen_text(app)


async def _after(pilot: Pilot[int], *keys: str) -> str:
    await press(pilot, *keys)
    return screen_text(pilot.app)


async def test_contacts_and_meetings_are_changed_from_the_journal(full: Path) -> None:
    with Journal(str(full)) as journal:
        journal.entries.add(AttendedMeeting(at=NOW - timedelta(days=1), meetings=("Other, one",)))
        call = journal.entries.add(
            Contact(at=NOW, people=("Sam",), note="two\nlines", way="online")
        )
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "2", "e")
        assert asked(app, ContactDialog)
        await press(pilot, "ctrl+s")
        assert app.journal.entries.get(call.id) == call
        await press(pilot, "e", "right", "ctrl+s")
        assert app.journal.entries.get(call.id) == replace(call, way="other", revision=2)
        await press(pilot, "j", "e")
        assert asked(app, AttendedDialog)
        await type_in(pilot, "quiet")
        await press(pilot, "enter")
        there = app.journal.entries.page()[1]
        assert (there.tags(), there.note) == ([("meeting", "Other, one")], "quiet")


async def test_a_contact_that_is_left_half_written_is_offered_as_a_contact(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await at(pilot, "Sam", "enter")
        dialog = app.screen
        assert isinstance(dialog, ContactDialog)
        dialog.query_one("#note", LineField).value = "half"
        draft = dialog.unsaved_draft()
        assert draft
        assert (draft.kind, draft.typed["note"], draft.typed["person"]) == (
            "contact",
            "half",
            "Sam",
        )


async def test_while_another_program_holds_the_journal(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        other = sqlite3.connect(full, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await press(pilot, "4")
        assert "One person is enough" not in screen_text(app), "that is not known yet"
        other.execute("ROLLBACK")
        await wait_until(pilot, lambda: "Sam" in screen_text(app))
        other.execute("BEGIN EXCLUSIVE")
        await press(pilot, "f")
        assert "Another program is using the journal." in screen_text(app)
        other.execute("ROLLBACK")
        other.close()
        again = "No longer a favourite: Sam"
        await wait_until(pilot, lambda: again in screen_text(app))
        assert not app.journal.people.find("sam").favourite


async def test_by_the_mouse(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "4")
        row = next(y for y, line in enumerate(screen_lines(app)) if "Tom Lee" in line)
        await pilot.click(offset=(6, row))
        await wait_until_idle(pilot)
        assert "0151/23" in beside(app)
        await pilot.click(offset=(6, row))
        await wait_until_idle(pilot)
        assert asked(app, ContactDialog)
        await press(pilot, "escape")
        await click_text(pilot, "favourite")
        assert app.journal.people.find("tom").favourite


async def test_the_number_is_found_at_once(full: Path) -> None:
    async with run_app(full, (100, 30)) as (app, pilot):
        await press(pilot, "4")
        for size in SIZES:
            await resize(pilot, size)
            large = app.screen.query_one(LargeNumber)
            assert SAM.number in screen_text(app) or large.number in (
                SAM.number,
                SAM.number_to_dial,
            )
            await press(pilot, "space")
            assert isinstance(app.focused, CircleDetailPane)
            assert "esc back" in screen_text(app)
            assert "sponsor" in screen_text(app)
            await press(pilot, "enter")
            assert asked(app, ContactDialog)
            await press(pilot, "escape", "escape")
            assert max(map(len, screen_lines(app))) <= size[0]
            assert "People" in screen_text(app)


async def test_everything_known_about_a_meeting_is_shown_and_stays(home: Path) -> None:
    far = Meeting(
        name="Owls",
        weekdays=("mon",),
        at=time(19, 30),
        end=time(20, 45),
        zone="America/New_York",
        place="Hall",
        address="20 Example Ave",
        link="https://meet.example.test/room",
        phone="+1 212 555 0100",
        types=("Open", "Women"),
        notes="Ring twice.",
        source="aa.test",
        source_key="owls",
        list_day=date(2026, 8, 1),
    )
    path = peopled(home, far)
    async with run_app(path, (80, 24)) as (app, pilot):
        await at(pilot, "Owls")
        assert listed(app)[1:] == ["Owls Tue 01:30"]
        shown = beside(app)
        for said in (
            *("Tue 01:30-02:45, Hall", "There: Mon 19:30-20:45 (America/New_York)"),
            *("20 Example Ave", "https://meet.example.test/room", "+1 212 555 0100"),
            *("Open, Women", "Ring twice.", "From the list of aa.test, 1 Aug."),
            "That is more than 90 days ago: check before you go.",
        ):
            assert said in shown, said
        await press(pilot, "e")
        assert asked(app, MeetingDialog)
        await press(pilot, "x", "enter")
    with Journal(str(path)) as journal:
        (kept,) = journal.meetings.all()
        assert replace(kept, name="Owls", id=0, uid="", revision=0) == far
        assert kept.name != "Owls"


async def test_any_words_are_literal(home: Path) -> None:
    said = HOSTILE_TOGETHER
    things = [
        thing
        for number, one in enumerate(said)
        for thing in (
            Person(name=f"{number} {one}", number=one, other_ways=one, good_times=one, note=one),
            Meeting(name=f"{number} {one}", place=one),
            Promise(text=f"{number} {one}", to=one, learned=one),
            KeptWords(text=f"{number} {one}", who=one, received=TODAY),
        )
    ]
    path = peopled(home, *things)
    with Journal(str(path)) as journal, journal.bulk():
        for one in journal.people.all():
            journal.entries.add(Contact(at=NOW, people=(one.name,), note=one.note))
    async with run_app(path, (100, 30)) as (app, pilot):
        await press(pilot, "4")
        begins = Counter(row.split()[0] for row in listed(app))
        assert {begins[str(number)] for number in range(len(said))} == {4}
        for size in SIZES:
            await resize(pilot, size)
            for _ in range(len(things) // len(SIZES) + 1):
                await press(pilot, "j")
            await press(pilot, "space", "escape", "d", "u")
        assert app.is_running


async def test_cards_say_when_to_call_and_what_a_note_says(home: Path) -> None:
    hostile = tuple(
        Person(name=f"Friend {number}", note=f"{text} and more")
        for number, text in enumerate(HOSTILE)
    )
    sam = Person(name="Sam", role="sponsor", any_hour=True, note="Tomatoes.\nNot the football.")
    journal = peopled(home, sam, Person(name="Tom", good_times="after four"), MARIA, *hostile)
    for size, has_cards in (((160, 50), True), ((120, 40), True), ((119, 40), False)):
        async with run_app(journal, size) as (app, pilot):
            await press(pilot, "4")
            above = screen_lines(app)[:14]
            assert ("at any hour · Tomatoes. " in "".join(above)) == has_cards
            assert ("after four" in "".join(above)) == has_cards
            assert ("♦ 1 year on Thursday" in "".join(above)) == has_cards
            await press(pilot, "f4")
            assert "Tomatoes" not in screen_text(app)
            assert "sponsor" not in screen_text(app)


async def test_cards_and_the_lists_beside_them_are_one_choice(full: Path) -> None:
    async with run_app(full, (160, 50)) as (app, pilot):
        await press(pilot, "4")
        for keys, title in (
            ("right", "╭─ Tom Lee · 0151/23 ─"),
            ("down right left left", "╭─ Maria ─"),
            ("tab tab", "╭─ Tuesday group ─"),
            ("tab", "╭─ Promise ─"),
            ("tab", "╭─ Kind words ─"),
        ):
            await press(pilot, *keys.split())
            assert any(line.startswith(title) for line in screen_lines(app)), keys
        await press(pilot, "shift+tab", "d")
        assert app.journal.promises.all() == [] or app.journal.promises.all()[0].text != CALL.text
        await press(pilot, "u", "enter")
        assert asked(app, PromiseOutcomeDialog)
        await press(pilot, "escape")
        await resize(pilot, (80, 24))
        assert "Call Ana" in beside(app)
        await resize(pilot, (160, 50))
        assert any(line.startswith("╭─ Promise ─") for line in screen_lines(app))


async def test_cards_by_the_mouse(full: Path) -> None:
    async with run_app(full, (130, 44)) as (app, pilot):
        await press(pilot, "4")
        row, line = next((y, line) for y, line in enumerate(screen_lines(app)) if "Tom Lee" in line)
        there = (line.index("Tom Lee"), row + 1)
        await pilot.click(offset=there)
        await wait_until_idle(pilot)
        assert any(line.startswith("╭─ Tom Lee · 0151/23 ─") for line in screen_lines(app))
        await pilot.click(offset=there)
        await wait_until_idle(pilot)
        assert asked(app, ContactDialog)


async def test_without_people_the_others_have_their_lists(home: Path) -> None:
    path = peopled(home, GROUP, *(KeptWords(text=one, received=TODAY) for one in HOSTILE[:5]))
    async with run_app(path, (140, 40)) as (app, pilot):
        await press(pilot, "4")
        assert any("╭─ Tuesday group ─" in line for line in screen_lines(app))
        assert "None yet." in screen_text(app)
        await press(pilot, "d", "tab", "d", "d", "d", "d", "d", "u")
        assert len(app.journal.kept_words.all()) == 1
