"""The craving dialog: three keys, and everything optional."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.count_as_return import YesNoScreen
from recovery_journal.tui.dialogs.craving import CravingDialog
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.fields import TagsField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale
from support.each import naming
from support.screens import (
    alcohol_tracker,
    click_text,
    press,
    run_app,
    screen_text,
    started_journal,
    type_in,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
NICOTINE = Tracker(name="Nicotine", kind="nicotine", verb="smoked", start=date(2026, 10, 22))
COFFEE = Tracker(
    name="Coffee", start=date(2026, 10, 1), limit=Limit(2, "cups", "day", date(2026, 10, 1))
)


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


def craving(path: Path) -> Craving:
    (entry,) = kept(path, "craving")
    assert isinstance(entry, Craving)
    return entry


async def show(app: JournalApp, pilot: Pilot[int], field: str) -> None:
    """Go to a field behind more."""
    if not app.screen.query_one("#more").has_class("-open"):
        await press(pilot, "f8")
    app.screen.query_one(f"#{field}").focus()
    await wait_until_idle(pilot)


# The quick log


async def test_usual_triggers_are_one_letter_each_and_numbers_still_rate(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        for times, trigger in enumerate(("noise, and heat", "payday", "Straße"), 1):
            for _ in range(times):
                opened.entries.add(Craving(at=NOW, intensity=2, triggers=(trigger,)))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "tab")
        field = app.screen.query_one("#trigger", TagsField)
        await press(pilot, "a", "c")
        assert field.value == "Straße, noise, and heat"
        await press(pilot, "a", "b", "4")
        assert field.value == "noise, and heat, payday"
        assert app.screen.query_one("#intensity", Scale).value == 4
        chips = app.screen.query_one("#usual", PickMany)
        assert "✓ Straße" not in screen_text(app)
        field.value = "PAYDAY, new, noise, and heat"
        await wait_until_idle(pilot)
        assert chips.chosen == ("payday", "noise, and heat")
        assert "b ✓ payday" in screen_text(app)
        await click_text(pilot, "payday")
        assert field.value == "new, noise, and heat"
        await press(pilot, "enter")
    first = kept(journal, "craving")[0]
    assert isinstance(first, Craving)
    assert (first.intensity, first.triggers) == (4, ("new", "noise, and heat"))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "tab", "a")
        await type_in(pilot, "Zoo, at noon")
        assert app.screen.query_one("#trigger", TagsField).value == "Straße, Zoo, at noon"
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "c")
        assert "payday" not in screen_text(app)


async def test_a_number_and_enter(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for keys, intensity in (
            (("7",), 7),
            (("0",), 0),
            (("1", "0"), 10),
            (("1",), 1),
            (("1", "4"), 4),
            (("1", "0", "0"), 0),
            (("right",), 5),
            (("right", "right", "left", "l"), 6),
        ):
            with naming(keys):
                await press(pilot, "c", *keys, "enter", *["escape"] * (intensity == 10))
                assert shows(app, TodayScreen)
                entry = craving(journal)
                assert (entry.intensity, entry.tracker, entry.at) == (intensity, 1, NOW)
                assert entry.private
                await press(pilot, "u")
                assert kept(journal) == []


async def test_the_quiet_line_says_what_was_saved_and_u_takes_it_back(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "enter")
        assert "Saved: Craving 7 of 10. Press u to undo, ! for help now." in screen_text(app)
        await press(pilot, "u")
    assert kept(journal) == []


async def test_from_eight_on_the_quiet_line_offers_help(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for key, offered in (("7", False), ("8", True), ("9", True)):
            await press(pilot, "c", key, "enter")
            assert ("Help now: !" in screen_text(app)) is offered, key


async def test_the_strongest_number_decides_whether_help_is_offered(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for field, number, offered in (
            ("peak", 10, True),
            ("peak", 7, False),
            ("after", 9, True),
            ("after", 7, False),
        ):
            await press(pilot, "c", "5")
            await show(app, pilot, field)
            app.screen.query_one(f"#{field}", Scale).value = number
            await press(pilot, "ctrl+s")
            assert ("Help now: !" in screen_text(app)) is offered, (field, number)


async def test_discreet_mode_says_only_that_it_was_saved(journal: Path) -> None:
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "c", "7", "enter")
        assert "Saved. Press u to undo, ! for help now." in screen_text(app)


async def test_trigger_and_words_are_one_tab_away(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "6", "tab")
        await type_in(pilot, "argument, rain")
        await press(pilot, "tab")
        await type_in(pilot, "Walked home\nthe long way.")
        assert shows(app, CravingDialog)
        await press(pilot, "ctrl+s")
        assert shows(app, TodayScreen)
    entry = craving(journal)
    assert entry.triggers == ("argument", "rain")
    assert entry.note == "Walked home\nthe long way."


async def test_enter_in_a_line_saves(journal: Path) -> None:
    async with run_app(journal) as (_, pilot):
        await press(pilot, "c", "6", "tab")
        await type_in(pilot, "rain")
        await press(pilot, "enter")
    assert craving(journal).triggers == ("rain",)


async def test_without_a_number_it_says_which_keys(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "enter")
        assert "Press a number from 0 to 10 first. For 10, press 1, then 0." in screen_text(app)
        await press(pilot, "3", "enter")
    assert craving(journal).intensity == 3


async def test_a_first_craving_needs_no_journal_file(home: Path) -> None:
    started_journal(home)
    async with run_app(home / "journal.db") as (_, pilot):
        await press(pilot, "c", "5", "enter")
    assert craving(home / "journal.db").tracker is None


async def test_a_craving_for_a_private_tracker_makes_no_later_one_private(home: Path) -> None:
    private = replace(NICOTINE, private=True)
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)), private)
    with Journal(str(path)) as opened:
        opened.settings.write(replace(opened.settings.read(), entries_private=False))
    async with run_app(path) as (app, pilot):
        await press(pilot, "c", "5", "enter")
        await press(pilot, "c", "5")
        await show(app, pilot, "tracker")
        await press(pilot, "n", "enter")
        await press(pilot, "c", "6", "enter")
    assert [(one.tracker, one.private) for one in kept(path)] == [
        *((1, False), (2, True), (1, False)),
    ]


# Completion


async def test_words_are_completed_from_the_persons_own(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        for trigger in ("Argument at home", "Argument at home", "arcade", "payday, Friday"):
            opened.entries.add(Craving(at=NOW, intensity=1, triggers=(trigger,)))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "6", "tab", "tab")
        await type_in(pilot, "rain, ar")
        await app.workers.wait_for_complete()
        await wait_until_idle(pilot)
        await press(pilot, "right")
        assert app.screen.query_one("#trigger", TagsField).value == "rain, Argument at home"
        await type_in(pilot, ", pay")
        await app.workers.wait_for_complete()
        await wait_until_idle(pilot)
        await press(pilot, "right", "enter")
    newest = kept(journal)[0]
    assert isinstance(newest, Craving)
    assert newest.triggers == ("rain", "Argument at home", "payday, Friday")


async def test_what_was_tried_is_completed_from_the_strategies_too(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "6")
        await show(app, pilot, "strategy")
        await type_in(pilot, "Hungry")
        await app.workers.wait_for_complete()
        await wait_until_idle(pilot)
        await press(pilot, "right", "enter")
    assert craving(journal).strategies == ("Hungry, angry, lonely, tired",)


# More


async def test_everything_can_be_said(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "f8", "o", "tab")
        await type_in(pilot, "kitchen")
        await press(pilot, "tab")
        await type_in(pilot, "alone")
        await press(pilot, "tab")
        await type_in(pilot, "tired, sad")
        await press(pilot, "tab", "l", "space", "t", "space", "tab", "8", "tab")
        await type_in(pilot, "25")
        await press(pilot, "tab")
        await type_in(pilot, "called Sam")
        await press(pilot, "tab", "3", "tab", "p", "tab", "tab")
        await type_in(pilot, "2h ago")
        assert "Sun 22 Nov 18:00" in screen_text(app)
        await press(pilot, "tab", "s", "tab", "space", "enter")
        assert shows(app, TodayScreen)
    entry = craving(journal)
    assert entry.situation == "out of the blue"
    assert (entry.places, entry.company) == (("kitchen",), ("alone",))
    assert entry.feelings == ("tired", "sad")
    assert entry.halt == ("lonely", "tired")
    assert (entry.peak, entry.minutes, entry.after) == (8, 25, 3)
    assert entry.strategies == ("called Sam",)
    assert (entry.outcome, entry.tracker) == ("passed", 1)
    assert entry.at == NOW - timedelta(hours=2)
    assert (entry.private, entry.kept) == (False, True)


async def test_more_closes_again_and_keeps_what_it_holds(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "f8")
        assert "Which situation?" in screen_text(app)
        await press(pilot, "c", "f8")
        assert "Which situation?" not in screen_text(app)
        assert app.focused is app.screen.query_one("#toggle")
        await press(pilot, "f8")
        assert app.focused is app.screen.query_one("#situation")
        await press(pilot, "f8")
        app.screen.query_one("#intensity").focus()
        await press(pilot, "enter")
    assert craving(journal).situation == "conflict"


async def test_none_of_these_goes_with_no_other(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7")
        await show(app, pilot, "halt")
        halt = app.screen.query_one("#halt", PickMany)
        await press(pilot, "h", "space", "n", "space")
        assert halt.chosen == ("none of these",)
        await press(pilot, "a", "space", "h", "space", "h", "space")
        assert halt.chosen == ("angry",)


async def test_minutes_that_are_none_are_refused(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7")
        await show(app, pilot, "minutes")
        await type_in(pilot, "ten")
        await press(pilot, "enter")
        said = str(app.screen.query_one("#wrong", Static).content)
        assert said == "How long a craving lasted, in minutes, is a whole number from 0 to 100000."
    assert kept(journal) == []


# Editing


async def test_one_change_leaves_the_rest_as_it_was(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(
            Craving(
                at=datetime(2026, 11, 3, 7, 8, 9, tzinfo=ZoneInfo("Asia/Tokyo")),
                intensity=4,
                triggers=("a, b", "c"),
                halt=("angry", "none of these"),
                situation=SITUATIONS[0],
                note="one\u2028two",
                private=False,
            )
        )
    async with run_app(journal) as (app, pilot):
        app.edit_entry(entry)
        await wait_until_idle(pilot)
        assert "Mon 2 Nov" not in screen_text(app)
        await show(app, pilot, "trigger")
        await press(pilot, "end")
        await type_in(pilot, ", d")
        await press(pilot, "enter")
    changed = craving(journal)
    assert changed.triggers == ("a, b", "c", "d")
    assert (changed.at, changed.note, changed.halt) == (entry.at, entry.note, entry.halt)
    assert changed.revision == 2


async def test_an_archived_tracker_stays_with_its_entry(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(Craving(at=NOW, intensity=4, tracker=1))
        opened.trackers.archive(1)
    async with run_app(journal) as (app, pilot):
        app.edit_entry(entry)
        await wait_until_idle(pilot)
        assert app.screen.query_one("#tracker", PickOne).value == 1
        await press(pilot, "5", "enter")
    assert craving(journal).tracker == 1


# A craving that ended in use


async def ended(app: JournalApp, pilot: Pilot[int], outcome: str) -> None:
    await press(pilot, "c", "9")
    await show(app, pilot, "outcome")
    app.screen.query_one("#outcome", PickOne).value = outcome
    await press(pilot, "enter")


async def test_only_use_is_asked_about(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for outcome in OUTCOMES:
            with naming(outcome):
                await ended(app, pilot, outcome)
                asks = outcome in ("used", "used some")
                assert shows(app, YesNoScreen if asks else TodayScreen)
                assert craving(journal).outcome == outcome
                await press(pilot, *(["n"] if asks else []), "u")


async def test_no_is_one_key(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        for key in ("n", "escape"):
            await ended(app, pilot, "used")
            assert "Count it as a return to use? Your total still counts." in str(
                app.screen.query_one(Static).content
            )
            await press(pilot, key)
            assert shows(app, TodayScreen), key
            assert "Saved: Craving 9 of 10. Used. Press u to undo. Help now: !" in screen_text(app)
    assert kept(journal, "use") == []


async def test_yes_opens_the_return_with_its_tracker_and_day(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)), NICOTINE)
    async with run_app(path) as (app, pilot):
        await press(pilot, "c", "9")
        await show(app, pilot, "outcome")
        app.screen.query_one("#outcome", PickOne).value = "used"
        app.screen.query_one("#tracker", PickOne).value = 2
        await show(app, pilot, "when LineField")
        await type_in(pilot, "yesterday 21:30")
        await press(pilot, "enter", "y")
        assert shows(app, UseDialog)
        await press(pilot, "enter")
        assert shows(app, TodayScreen)
        assert "30 days in total still count" in screen_text(app)
    (use,) = kept(path, "use")
    assert isinstance(use, Use)
    assert (use.tracker, use.on, use.next_start) == (2, date(2026, 11, 21), TODAY)


async def test_yes_can_be_left_again(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await ended(app, pilot, "used")
        await press(pilot, "y", "escape")
        assert shows(app, TodayScreen)
        assert "Saved: Craving 9 of 10" in screen_text(app)
    assert len(kept(journal)) == 1


async def test_on_a_goal_to_cut_down_it_is_a_use(home: Path) -> None:
    path = started_journal(home, COFFEE)
    async with run_app(path) as (app, pilot):
        await ended(app, pilot, "used some")
        assert "Log it as a use, with the amount?" in str(app.screen.query_one(Static).content)
        await pilot.click("#no")
        await wait_until_idle(pilot)
        assert shows(app, TodayScreen)


async def test_without_a_tracker_nothing_is_asked(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await ended(app, pilot, "used")
        assert shows(app, TodayScreen)


async def test_it_is_asked_once(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        entry = opened.entries.add(Craving(at=NOW, intensity=4, tracker=1, outcome="used"))
    async with run_app(journal) as (app, pilot):
        app.edit_entry(entry)
        await wait_until_idle(pilot)
        await press(pilot, "5", "enter")
        assert shows(app, TodayScreen)


async def test_hidden_while_it_asks_it_asks_again_once_shown(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await ended(app, pilot, "used")
        await press(pilot, "f4", "f4")
        assert shows(app, YesNoScreen)
        await press(pilot, "n")
        assert not any(isinstance(screen, Dialog) for screen in app.screen_stack)


async def test_all_words_are_offered(journal: Path) -> None:
    async with run_app(journal, (100, 60)) as (app, pilot):
        await press(pilot, "c", "f8")
        for word in (*SITUATIONS, *OUTCOMES, *HALT):
            assert word in screen_text(app)
        assert app.screen.query_one("#peak", Scale).value is None


async def test_the_plan_for_a_trigger_comes_up_when_it_is_chosen(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        opened.plans.add(Plan(cue="it is payday", act="I call Sam"))
        opened.plans.add(Plan(cue="rain", act="I walk"))
    async with run_app(journal) as (app, pilot):
        await press(pilot, "c", "7", "tab")
        await type_in(pilot, "pay")
        assert "Your plan" not in screen_text(app)
        await type_in(pilot, "day, x")
        assert "Your plan: if it is payday, then I call Sam" in screen_text(app)
        assert "I walk" not in screen_text(app)
        await press(pilot, "enter")
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, "c", "7", "tab")
        await type_in(pilot, "payday")
        assert "Your plan" not in screen_text(app)


async def test_what_is_pasted_on_the_usual_triggers_goes_to_the_field(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as opened:
        opened.entries.add(Craving(at=clock.now(), intensity=3, triggers=("alone",)))
    async with run_app(path) as (app, pilot):
        await press(pilot, "c", "5", "tab", "a")
        assert app.focused is not None
        app.focused.post_message(Paste(", one\ntwo"))
        await press(pilot, "space", "x", "enter")
        (craving, _) = app.journal.entries.page()
        assert isinstance(craving, Craving)
        assert craving.triggers == ("alone", "one two x")
