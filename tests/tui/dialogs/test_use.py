"""The dialog for a return to use; enter saves at any point."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.pilot import Pilot
from textual.widgets import Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.runtime import startup
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from support.each import naming
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    dialog_words,
    press,
    resize,
    run_app,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
DAY = timedelta(days=1)
ALCOHOL = alcohol_tracker(TODAY - 412 * DAY)
NICOTINE = Tracker(name="Nicotine", kind="nicotine", verb="smoked", start=TODAY - 31 * DAY)
BETTING = Tracker(name="Betting", kind="gambling", verb="bet", start=TODAY - 31 * DAY)
OPIOIDS = Tracker(name="Pills", kind="opioid", start=TODAY - 31 * DAY)
COFFEE = Tracker(
    name="Coffee", start=TODAY - 31 * DAY, limit=Limit(2, "cups", "day", TODAY - 31 * DAY)
)


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def shows(app: JournalApp, kind: type) -> bool:
    return isinstance(app.screen, kind)


def kept(path: Path) -> list[Entry]:
    with Journal(str(path)) as journal:
        return journal.entries.page(Filter(), limit=-1)


def use(path: Path) -> Use:
    (entry,) = kept(path)
    assert isinstance(entry, Use)
    return entry


def said(app: JournalApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).content)


async def to(app: JournalApp, pilot: Pilot[int], field: str) -> None:
    app.screen.query_one(f"#{field}").focus()
    await wait_until_idle(pilot)


async def test_where_nothing_is_taken_nothing_is_said_of_it(home: Path) -> None:
    path = started_journal(home, BETTING, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        await to(app, pilot, "tracker")
        await press(pilot, "b")
        assert (
            said(app, "safe-question") == "Are you safe right now, and safe from hurting yourself?"
        )
        assert "Medicine" not in screen_text(app)
        await to(app, pilot, "since")
        await press(pilot, "right", "right")
        assert app.screen.query_one("#since", PickOne).value == "still using"
        assert "doctor" not in screen_text(app)
        await to(app, pilot, "tracker")
        await press(pilot, "right")
        assert "from hurting yourself" in said(app, "safe-question")
        assert "Medicine" in screen_text(app)


async def test_enter_at_once_saves_today(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        assert "Thank you for writing it down. Your 412 days still count." in screen_text(app)
        assert "Are you safe right now - physically, and from hurting yourself?" in screen_text(app)
        assert "What was it?" not in screen_text(app)
        await press(pilot, "enter")
        assert shows(app, TodayScreen)
        assert (
            "Saved. Your 412 days in total still count. Press u to undo, ! for help now."
            in " ".join(screen_text(app).split())
        )
    entry = use(path)
    assert (entry.tracker, entry.on, entry.next_start) == (1, TODAY, TODAY + DAY)
    assert (entry.at, entry.amount, entry.private) == (NOW, None, True)


LAST_TUESDAY = (
    ("r", "tab", *("left",) * 5, "enter"),
    ("r", "tab", "t", "u", "e", "enter"),
)


async def test_last_tuesday_takes_ten_keys_at_most(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (app, pilot):
        for keys in LAST_TUESDAY:
            assert len(keys) <= 10
            await press(pilot, *keys[:-1])
            assert "Tue 17 Nov, 5 days ago" in screen_text(app)
            await press(pilot, "enter")
            entry = use(path)
            assert (entry.on, entry.next_start) == (date(2026, 11, 17), date(2026, 11, 18))
            assert entry.at.isoformat() == "2026-11-17T12:00:00+01:00"
            await press(pilot, "u")


async def test_the_arrows_step_by_day_and_stop_at_today(home: Path) -> None:
    async with run_app(started_journal(home, ALCOHOL)) as (app, pilot):
        await press(pilot, "r", "tab", "right")
        assert "Sun 22 Nov, today" in screen_text(app)
        await press(pilot, "left")
        assert "Sat 21 Nov, yesterday" in screen_text(app)
        assert "Your 411 days still count" in screen_text(app)
        await type_in(pilot, "nonsense")
        assert "yesterday" not in screen_text(app)
        await press(pilot, "left")
        assert "Sun 22 Nov, today" in screen_text(app)


async def test_a_day_that_cannot_be_read_is_refused_and_stays(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r", "tab")
        await type_in(pilot, "someday")
        await press(pilot, "enter")
        assert "cannot be read as a day" in said(app, "wrong")
        assert "someday" in screen_text(app)
    assert kept(path) == []


# Safety


async def test_not_safe_opens_help_and_the_dialog_stays(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r", "tab", "left", "shift+tab", "n")
        assert shows(app, RightNowScreen)
        await press(pilot, "escape")
        assert shows(app, UseDialog)
        assert "Sat 21 Nov" in screen_text(app)
        await press(pilot, "y")
        assert shows(app, UseDialog), "safe is only an answer"
        assert "[yes]" in screen_text(app)
        await pilot.click("#safe", offset=(18, 0))
        await wait_until_idle(pilot)
        assert shows(app, RightNowScreen)
        await press(pilot, "escape")
        assert "Sat 21 Nov" in screen_text(app)
        await press(pilot, "enter")
    assert use(path).on == TODAY - DAY


# Since then


async def test_still_using_has_no_next_day_and_says_what_the_body_needs(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path, (100, 30)) as (app, pilot):
        await press(pilot, "r", "tab", "left", "tab")
        assert not app.screen.query_one("#body").display
        await press(pilot, "s")
        assert "stopping again can need a doctor" in said(app, "body")
        assert "whenever you are ready" in said(app, "body")
        await press(pilot, "enter")
    assert use(path).next_start is None


async def test_on_other_days_asks_for_the_last_one(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path, (100, 30)) as (app, pilot):
        await press(pilot, "r", "tab")
        await type_in(pilot, "tuesday")
        await press(pilot, "tab", "o")
        assert "The last time was" in screen_text(app)
        assert "stopping again can need a doctor" in said(app, "body")
        await press(pilot, "tab", "left", "left")
        assert "Fri 20 Nov, 2 days ago" in screen_text(app)
        assert "Your 408 days still count" in screen_text(app)
        await press(pilot, "enter")
    entry = use(path)
    assert (entry.on, entry.next_start) == (date(2026, 11, 17), date(2026, 11, 21))


async def test_the_last_day_is_not_before_the_first(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r", "tab", "tab", "o", "tab", "left", "enter")
        assert said(app, "wrong") == ("The last time is before the first one. Choose a later day.")
    assert kept(path) == []


async def test_after_opioids_even_one_use_is_spoken_of(home: Path) -> None:
    async with run_app(started_journal(home, OPIOIDS)) as (app, pilot):
        await press(pilot, "r")
        assert "Your body can take far less now." in said(app, "body")


async def test_a_next_first_day_ends_what_was_still_open(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        on = TODAY - 20 * DAY
        journal.entries.add(Use(at=NOW - 20 * DAY, tracker=1, on=on, next_start=None))
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        assert "Your 392 days still count" in screen_text(app)
        await press(pilot, "tab", *("left",) * 10, "tab", "n")
        assert "Your 401 days still count" in screen_text(app)
        await press(pilot, "enter")
        assert "Saved. Your 401 days in total still count, longest 392." in " ".join(
            screen_text(app).split()
        )


ENDS: dict[str, tuple[tuple[str, ...], date, int]] = {
    "no": (("n", "enter"), TODAY + DAY, 392),
    "on other days": (("o", "enter"), TODAY + DAY, 392),
    "until ten days ago": (("o", "tab", *("left",) * 10, "enter"), TODAY - 9 * DAY, 401),
}


async def test_an_end_alone_ends_the_open_return_and_adds_none(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        on = TODAY - 20 * DAY
        at = NOW - 20 * DAY
        still = journal.entries.add(Use(at=at, tracker=1, on=on, next_start=None, note="Sea."))
    async with run_app(path) as (app, pilot):
        for name, (keys, next_start, days) in ENDS.items():
            with naming(name):
                await press(pilot, "r", "tab", "tab", *keys[:-1])
                assert f"Your {days} days still count" in screen_text(app)
                await press(pilot, "enter")
                assert f"Your {days} days in total still count" in " ".join(
                    screen_text(app).split()
                )
                entry = use(path)
                assert (entry.uid, entry.on, entry.next_start, entry.note) == (
                    still.uid,
                    on,
                    next_start,
                    "Sea.",
                )
                await press(pilot, "u")


async def test_words_beside_the_end_are_another_return(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        on = TODAY - 20 * DAY
        journal.entries.add(Use(at=NOW - 20 * DAY, tracker=1, on=on, next_start=None))
    async with run_app(path) as (_, pilot):
        await press(pilot, "r", "tab", "tab", "n", "f8")
        await type_in(pilot, "At the party.")
        await press(pilot, "ctrl+s")
    newest, oldest = kept(path)
    assert isinstance(newest, Use)
    assert isinstance(oldest, Use)
    assert (newest.on, newest.next_start) == (TODAY, TODAY + DAY)
    assert (oldest.on, oldest.next_start) == (on, TODAY + DAY)


# Which tracker


async def test_with_several_enter_alone_never_saves(home: Path) -> None:
    path = started_journal(home, ALCOHOL, NICOTINE, COFFEE)
    with Journal(str(path)) as journal:
        journal.entries.add(Craving(at=NOW, intensity=3, tracker=2))
        journal.entries.add(Use(at=NOW - DAY, tracker=1, on=TODAY - DAY, next_start=TODAY))
        before = journal.entries.page(Filter(), limit=-1)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        assert "stay" not in said(app, "thanks")
        assert "Have you used since?" not in screen_text(app)
        for key in ("enter", "ctrl+s", "enter"):
            await press(pilot, key)
            assert shows(app, UseDialog)
            assert said(app, "wrong") == "Choose what it was, then save."
        assert kept(path) == before
        await press(pilot, "n")  # the cursor is where it is chosen
        assert "[Nicotine]" in screen_text(app)
        assert said(app, "wrong") == ""
        assert "Your 31 days still count" in screen_text(app)
        await press(pilot, "a")
        assert "Your 411 days still count" in screen_text(app)
        await press(pilot, "enter")
    assert kept(path)[0].tracker == 1
    assert len(kept(path)) == len(before) + 1


async def test_a_planned_tracker_is_chosen_or_nothing_is_saved_for_it(home: Path) -> None:
    planned = Tracker(name="Later", start=TODAY + DAY)
    path = started_journal(home, planned)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r", "enter")
        assert said(app, "wrong") == "Choose what it was, then save."
        assert kept(path) == []
        await press(pilot, "escape")
        with Journal(str(path)) as journal:
            journal.trackers.add(NICOTINE)
        await press(pilot, "r")
        assert "[Nicotine]" in screen_text(app)
        await press(pilot, "enter")
    assert [one.tracker for one in kept(path)] == [2]


async def test_words_typed_before_a_tracker_was_chosen_stay(home: Path) -> None:
    path = started_journal(home, COFFEE, BETTING)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r", "f8")
        await to(app, pilot, "note")
        await type_in(pilot, "At noon.")
        await press(pilot, "ctrl+s")
        assert kept(path) == []
        assert app.screen.query_one("#note", TextField).text == "At noon."
        await press(pilot, "b", "ctrl+s")
    assert [(one.tracker, one.note) for one in kept(path)] == [(2, "At noon.")]


async def test_a_use_on_a_goal_to_cut_down_is_a_day_and_an_amount(home: Path) -> None:
    path = started_journal(home, COFFEE)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        for never in (
            "Thank you",
            "re you safe",
            "Have you used since?",
            "ethadone",
            "return to use",
        ):
            assert never not in screen_text(app), never
        assert "How much, in cups?" in screen_text(app)
        await press(pilot, "tab")
        await type_in(pilot, "2,5")
        await press(pilot, "enter")
        assert "Logged. Today: 2.5 of 2 cups." in " ".join(screen_text(app).split())
    entry = use(path)
    assert (entry.amount, entry.next_start) == (2.5, TODAY + DAY)


async def test_without_a_tracker_it_can_be_a_note(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        assert "Thank you for writing it down." in screen_text(app)
        assert "press , on Today" in " ".join(screen_text(app).split())
        assert "Which day was it?" in screen_text(app)
        await press(pilot, "tab", "left", "enter")
        assert shows(app, TodayScreen)
    (entry,) = kept(path)
    assert isinstance(entry, Note)
    assert (entry.note, entry.at.date()) == ("I used.", TODAY - DAY)


async def test_a_note_instead_holds_what_was_typed(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        app.screen.query_one(TextField).focus()
        await press(pilot, "ctrl+end")
        await type_in(pilot, " It was a long day.")
        await press(pilot, "ctrl+s")
    assert [entry.note for entry in kept(path)] == ["I used. It was a long day."]


# What is said


async def test_prescribed_medicine_is_said_once_and_nothing_scolds(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path, (100, 60)) as (app, pilot):
        await press(pilot, "r", "f8")
        whole = dialog_words(app)
        assert whole.count("Medicine taken as prescribed") == 1
        assert "You don't owe an explanation." in whole
        assert "I'm safe. Can you call me" in whole


async def test_words_triggers_and_feelings_are_kept(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    async with run_app(path) as (_, pilot):
        await press(pilot, "r", "f8")
        await type_in(pilot, "After the call.")
        await press(pilot, "tab")
        await type_in(pilot, "argument, rain")
        await press(pilot, "tab")
        await type_in(pilot, "sad")
        await press(pilot, "tab", "s", "enter")
    entry = use(path)
    assert (entry.note, entry.triggers, entry.feelings) == (
        *("After the call.", ("argument", "rain"), ("sad",)),
    )
    assert entry.private is False


async def test_the_longest_line_is_named_where_it_differs(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        on = TODAY - 100 * DAY
        journal.entries.add(Use(at=NOW - 100 * DAY, tracker=1, on=on, next_start=on + DAY))
    async with run_app(path, (100, 30)) as (app, pilot):
        await press(pilot, "r", "enter")
        for size in EXTREME_SIZES:
            await resize(pilot, size)
            assert "Saved. Your 411 days in total still count, longest 312." in " ".join(
                screen_text(app).split()
            )


# Editing


@pytest.fixture
def stored(home: Path) -> Use:
    path = started_journal(home, ALCOHOL, COFFEE)
    with Journal(str(path)) as journal:
        return journal.entries.add(
            Use(
                at=datetime(2026, 11, 10, 7, 8, tzinfo=ZoneInfo("Asia/Tokyo")),
                tracker=1,
                on=date(2026, 11, 10),
                next_start=date(2026, 11, 13),
                amount=1.23456,
                triggers=("a, b",),
                note="n",
            )
        )


async def test_saved_again_as_it_was_nothing_has_changed(home: Path) -> None:
    path = started_journal(home, ALCOHOL, COFFEE)
    on = date(2026, 11, 10)
    async with run_app(path) as (app, pilot):
        for tracker, days in product((1, 2), (None, 1, 2, 400)):
            next_start = None if days is None else on + days * DAY
            entry = app.journal.entries.add(
                Use(at=NOW, tracker=tracker, on=on, next_start=next_start, amount=1.23456)
            )
            app.edit_entry(entry)
            await wait_until_idle(pilot)
            await press(pilot, "ctrl+s")
            assert shows(app, TodayScreen)
            assert use(path) == entry, (tracker, days)
            app.journal.entries.trash(entry.id)


async def test_the_day_can_be_corrected(home: Path, stored: Use) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        app.edit_entry(stored)
        await wait_until_idle(pilot)
        assert "[on other days too]" in screen_text(app)
        await to(app, pilot, "since")
        await press(pilot, "n")
        await to(app, pilot, "on DayLineField")
        await press(pilot, "left", "enter")
        assert shows(app, TodayScreen)
    entry = use(path)
    assert (entry.on, entry.next_start) == (date(2026, 11, 9), TODAY.replace(day=10))
    assert entry.at.isoformat() == "2026-11-09T12:00:00+01:00"
    assert (entry.amount, entry.triggers, entry.note) == (1.23456, ("a, b",), "n")


async def test_taken_back_the_earlier_count_is_there_exactly(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        before = compute_standing(journal.trackers.get(1), journal.entries.uses(1), TODAY)
        async with run_app(path) as (_, pilot):
            await press(pilot, "r", "tab", *("left",) * 40, "enter", "u")
        assert compute_standing(journal.trackers.get(1), journal.entries.uses(1), TODAY) == before
    assert kept(path) == []


async def test_it_opens_with_a_tracker_and_a_day(home: Path) -> None:
    path = started_journal(home, ALCOHOL, NICOTINE)
    async with run_app(path) as (app, pilot):
        dialog = UseDialog(app.journal, tracker=2, on=TODAY - 3 * DAY)
        app.push_screen(dialog)
        await wait_until_idle(pilot)
        assert dialog.query_one("#tracker", PickOne).value == 2
        assert "Thu 19 Nov, 3 days ago" in screen_text(app)


# What stands open, and what comes after


async def test_a_use_while_one_is_open_begins_with_still_using(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        journal.entries.add(Use(at=NOW, tracker=1, on=TODAY - 9 * DAY, next_start=None))
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        assert app.screen.query_one("#since", PickOne).value == "still using"
        app.screen.query_one("#since", PickOne).value = "no"
        app.screen.query_one("#on DayLineField", LineField).value = "5 days ago"
        await press(pilot, "ctrl+s")
    with Journal(str(path)) as journal:
        assert [one.next_start for one in journal.entries.uses(1)] == [TODAY - 4 * DAY] * 2


async def test_someone_to_call_and_one_plan_are_there_to_be_filled_in(home: Path) -> None:
    path = started_journal(home, ALCOHOL)
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Sam", number="0171 123"))
    async with run_app(path, (100, 60)) as (app, pilot):
        await press(pilot, "r", "f8")
        assert "0171 123" not in screen_text(app)
        app.screen.query_one("#whom", PickOne).value = 1
        await wait_until_idle(pilot)
        assert "0171 123" in screen_text(app)
        app.screen.query_one("#cue", LineField).value = "payday"
        await press(pilot, "ctrl+s")
        assert "A plan needs" in screen_text(app)
        app.screen.query_one("#act", LineField).value = "I call Sam"
        await press(pilot, "ctrl+s")
        await press(pilot, "u")
    with Journal(str(path)) as journal:
        assert journal.plans.all() == []
        (plan,) = journal.plans.trashed()
        assert (plan.cue, plan.act) == ("payday", "I call Sam")
        assert journal.entries.uses(1) == []


async def test_all_that_was_told_is_there_again_after_the_program_was_ended(home: Path) -> None:
    path = started_journal(home, NICOTINE, ALCOHOL)
    async with run_app(path) as (app, pilot):
        await press(pilot, "r")
        await to(app, pilot, "tracker")
        await press(pilot, "a")
        await to(app, pilot, "safe")
        await press(pilot, "right")
        await press(pilot, "tab", "tab", "left", "left", "tab", "right")
        await press(pilot, "f8")
        await to(app, pilot, "note")
        await press(pilot, "x")
        assert isinstance(app.screen, UseDialog)
        told = app.screen.unsaved_draft()
    assert told is not None
    drafts.save_for_later(str(path), told)
    async with run_app(path) as (app, pilot):
        await pilot.pause(startup.OFFER_DRAFT_AFTER_SECONDS + 0.1)
        await wait_until_idle(pilot)
        assert "You have unsaved" in screen_text(app)
        assert "alcohol" not in screen_text(app)
        await press(pilot, "enter")
        await wait_until_idle(pilot)
        assert isinstance(app.screen, UseDialog)
        assert app.screen.unsaved_draft() == told
        await press(pilot, "ctrl+s")
        assert "Saved" in screen_text(app)
    assert (use(path).tracker, use(path).on) == (2, TODAY - 2 * DAY)
