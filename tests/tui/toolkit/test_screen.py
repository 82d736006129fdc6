"""My things: trackers and settings, one line each."""

import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.widgets import OptionList

from recovery_journal import clock
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Letter, Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickOne
from support.corpus import HOSTILE, MARKUP
from support.screens import (
    alcohol_tracker,
    click_text,
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


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def listed(app: App[int]) -> str:
    """What the screen says, with one blank between words."""
    return " ".join(screen_text(app).split())


async def test_a_tracker_is_added(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "comma", "a")
        await type_in(pilot, "Wine")
        app.screen.query_one("#kind", PickOne).value = "alcohol"
        await press(pilot, "ctrl+s")
        assert "Wine since 22 Nov 2026" in listed(app)
        await press(pilot, "escape")
        assert "Wine" in screen_text(app)
    with Journal(str(path)) as journal:
        assert journal.trackers.all()[0].verb == "drank"


async def test_cutting_down_asks_for_no_first_day_without_it(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2016, 7, 18)))
    async with run_app(path, (100, 50)) as (app, pilot):
        await press(pilot, "comma", "enter")
        for goal, shown in (("limit", False), ("abstain", True)):
            app.screen.query_one("#goal", PickOne).value = goal
            await wait_until_idle(pilot)
            for words in ("When is your first day?", "Mon 18 Jul 2016", "ethadone"):
                assert (words in screen_text(app)) == shown, (goal, words)
        app.screen.query_one("#kind", PickOne).value = "caffeine"
        await wait_until_idle(pilot)
        assert "ethadone" not in screen_text(app)


async def test_a_recent_start_comes_with_what_stopping_can_do(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2016, 7, 18)))
    async with run_app(path, (100, 50)) as (app, pilot):

        def is_warned() -> bool:
            return "stopping suddenly" in running_text(app)

        await press(pilot, "comma", "enter")
        assert not is_warned()
        app.screen.query_one("#since", LineField).value = "2026-11-20"
        await wait_until_idle(pilot)
        assert is_warned()
        app.screen.query_one("#kind", PickOne).value = "cannabis"
        await wait_until_idle(pilot)
        assert not is_warned()


async def test_the_footer_offers_to_show_a_hidden_tracker_again(home: Path) -> None:
    path = started_journal(home, Tracker(name="Wine", start=NOW.date(), archived=True))
    with Journal(str(path)) as journal:
        journal.trackers.add(Tracker(name="Tea", start=NOW.date()))
    async with run_app(path) as (app, pilot):
        await press(pilot, "comma")
        for key, offered in (("home", True), ("down", False), ("x", True), ("x", False)):
            await press(pilot, key)
            assert ("show again" in screen_text(app)) is offered, key
            assert ("stop showing" in screen_text(app)) is not offered, key


async def test_a_cut_down_goal_asks_for_its_limit(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(date(2026, 7, 18)))) as (app, pilot):
        await press(pilot, "comma", "enter")
        assert not app.screen.query_one("#limit").display
        app.screen.query_one("#goal", PickOne).value = "limit"
        await wait_until_idle(pilot)
        app.screen.query_one("#most", LineField).value = "lots"
        await press(pilot, "ctrl+s")
        assert "such as 5 or 2.5" in screen_text(app)
        app.screen.query_one("#most", LineField).value = "7"
        app.screen.query_one("#unit", LineField).value = "glasses"
        app.screen.query_one("#per", PickOne).value = "week"
        await press(pilot, "ctrl+s")
        kept = app.journal.trackers.get(1)
        assert kept.limit == Limit(7.0, "glasses", "week", date(2026, 11, 22))


async def test_an_unchanged_tracker_stays_as_it_is(home: Path) -> None:
    tracker = Tracker(
        name="Bets", kind="other", start=date(2020, 2, 29), cents_per_day=1234, currency="EUR"
    )
    async with run_app(started_journal(home, tracker)) as (app, pilot):
        before = app.journal.trackers.get(1)
        await press(pilot, "comma", "enter", "ctrl+s")
        assert app.journal.trackers.get(1) == before


async def test_money_is_never_offered_for_gambling(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma", "a")
        assert app.screen.query_one("#savings").display
        app.screen.query_one("#kind", PickOne).value = "gambling"
        await wait_until_idle(pilot)
        assert not app.screen.query_one("#savings").display


async def test_x_stops_showing_a_tracker_and_shows_it_again(home: Path) -> None:
    async with run_app(started_journal(home, alcohol_tracker(date(2026, 7, 18)))) as (app, pilot):
        await press(pilot, "comma", "x")
        assert "no longer shown" in screen_text(app)
        assert app.journal.trackers.all() == []
        await press(pilot, "x")
        assert len(app.journal.trackers.all()) == 1


def at(app: App[int], name: str) -> None:
    """Put the cursor on a line of My things."""
    lines = app.screen.query_one(OptionList)
    lines.highlighted = lines.get_option_index(name)


async def test_settings_change_by_enter(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "day_starts_at")
        await press(pilot, "enter")
        assert "Day starts at 01:00" in listed(app)
        await press(pilot, "down")
        for first in ("Sunday", "Saturday", "Monday", "Sunday"):
            await press(pilot, "enter")
            assert f"Week starts on {first}" in listed(app)
        await press(pilot, "down", "enter")
        assert "New entries can be shared" in listed(app)
        at(app, "theme")
        await press(pilot, "enter", "down", "enter")
        assert app.theme == "dawn"
        await press(pilot, "down", "enter")
        assert "Discreet mode on" in listed(app)
        settings = app.journal.settings.read()
        assert (settings.day_starts_at, settings.entries_private) == (1, False)
        assert settings.week_starts_on == "sunday"


async def test_a_theme_is_shown_while_it_is_chosen(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "theme")
        await press(pilot, "enter")
        assert "Which theme?" in screen_text(app)
        assert app.theme == "dusk"
        await type_in(pilot, "nor")
        assert app.theme == "nord"
        await press(pilot, "escape")
        assert app.theme == "dusk"
        await press(pilot, "enter")
        await type_in(pilot, "nor")
        await press(pilot, "enter")
        assert app.theme == "nord"
        assert "Theme nord" in listed(app)
        await press(pilot, "enter", "down", "down")
        assert app.theme == "dawn"
        await press(pilot, "escape")
        assert app.theme == "nord"
    assert JournalApp(str(home / "journal.db")).theme == "nord"


async def test_the_region_is_guessed_until_it_is_chosen(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "region")
        await wait_until_idle(pilot)
        assert "Germany, guessed from the time zone" in beside(app)
        await press(pilot, "enter")
        assert "Which country's numbers?" in screen_text(app)
        assert "Type to find:" in screen_text(app)
        await press(pilot, *"per", "backspace", *"rx", "u")
        assert "Peru" in screen_text(app)
        assert "Afghanistan" not in screen_text(app)
        await press(pilot, "enter")
        assert app.journal.settings.read().region == "PE"
        assert "guessed from the time zone" not in beside(app)
        at(app, "region")
        await press(pilot, "enter", "home", "enter")
        assert not app.journal.settings.read().region
        assert "guessed from the time zone" in beside(app)


async def test_reasons_are_put_in_order(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf reasons")
        await press(pilot, "enter", "a")
        await type_in(pilot, "sleep")
        await press(pilot, "enter", "a")
        await type_in(pilot, "[/b] Ben")
        await press(pilot, "enter", "down", "K")
        assert [reason.text for reason in app.journal.reasons.all()] == ["[/b] Ben", "sleep"]
        assert "[/b] Ben" in screen_text(app)
        await press(pilot, "d")
        assert [reason.text for reason in app.journal.reasons.all()] == ["sleep"]


async def test_a_letter_stays_sealed_until_it_is_read(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf letters")
        await press(pilot, "enter", "a")
        await type_in(pilot, "hold on\nit ends")
        await press(pilot, "ctrl+s")
        assert "sealed until a hard hour" in screen_text(app)
        assert "hold on" not in screen_text(app)
        for leave in ("n", "escape"):
            await press(pilot, "enter")
            assert "This letter is sealed until a hard hour. Open it now?" in screen_text(app)
            await press(pilot, leave)
            assert "hold on" not in screen_text(app)
        await press(pilot, "enter", "y")
        assert "hold on" in screen_text(app)
        assert "seal again" not in screen_text(app), "it was never opened"
        await press(pilot, "s")
        assert "enter mark as read" in screen_text(app)
        await press(pilot, "escape")
        assert app.journal.letters.all()[0].opened is None
        await press(pilot, "enter", "y", "ctrl+s")
        assert app.journal.letters.all()[0].opened is not None
        assert "written 22 Nov, opened" in screen_text(app)


async def test_a_letter_for_friday_waits_for_the_next_one(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf letters")
        await press(pilot, "enter", "a")
        await type_in(pilot, "hold on")
        app.screen.query_one("#waits", PickOne).value = "day"
        await press(pilot, "tab", "tab")
        await type_in(pilot, "friday")
        await press(pilot, "ctrl+s")
        assert [letter.on_day for letter in app.journal.letters.all()] == [date(2026, 11, 27)]


async def test_a_letter_that_waits_to_be_opened_is_not_called_sealed(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        today = journal.settings.today()
        journal.letters.add(Letter(text="go on", written=date(2026, 1, 2), on_day=today))
    async with run_app(path) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf letters")
        await press(pilot, "enter")
        assert "written 2 Jan, waiting to be opened" in screen_text(app)
        await press(pilot, "enter")
        assert "go on" in screen_text(app)


async def test_an_opened_letter_can_be_sealed_again(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        new = Letter(text="go on", written=date(2026, 1, 2), on_count=90, opened=clock.now())
        journal.letters.add(new)
    async with run_app(path) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf letters")
        await press(pilot, "enter")
        for leave in ("escape", "enter", "ctrl+s"):
            await press(pilot, "enter")
            assert "go on" in screen_text(app), leave
            assert "mark as read" not in screen_text(app), "it is"
            await press(pilot, leave)
            assert "written 2 Jan, opened" in screen_text(app)
        await press(pilot, "enter", "s")
        assert "written 2 Jan, sealed until you count 90 days" in screen_text(app)
        assert app.journal.letters.all()[0].opened is None
        await press(pilot, "enter", "y", "enter", "enter")
        assert "written 2 Jan, opened" in screen_text(app)
        await click_text(pilot, "seal again")
        assert "written 2 Jan, sealed until you count 90 days" in screen_text(app)


async def test_a_plan_and_a_person_are_kept(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "comma")
        at(app, "shelf plans")
        await press(pilot, "enter", "a")
        await type_in(pilot, "payday")
        await press(pilot, "tab")
        await type_in(pilot, "go to the pool")
        await press(pilot, "enter")
        assert "If payday, then go to the pool" in screen_text(app)
        await press(pilot, "escape")
        at(app, "shelf people")
        await press(pilot, "enter", "a")
        await type_in(pilot, "Sam")
        await press(pilot, "tab")
        await type_in(pilot, "+49 30 123")
        await press(pilot, "enter")
        assert "Sam · +49 30 123" in screen_text(app)
        assert app.journal.people.find("sam").number_to_dial == "+4930123"


async def test_any_name_is_shown_as_it_is(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal, journal.bulk():
        for number, name in enumerate(HOSTILE):
            journal.trackers.add(Tracker(name=f"{number} {name[:40]}", start=date(2026, 7, 18)))
    async with run_app(path, (100, 400)) as (app, pilot):
        await press(pilot, "comma")
        shown = screen_text(app)
        assert not any(unicodedata.category(sign) == "Cc" for sign in shown.replace("\n", ""))
        for number, name in enumerate(HOSTILE):
            if name in MARKUP and name.isprintable():
                assert f"{number} {name[:40]}" in shown
        await press(pilot, "escape")
        assert "[/]" in screen_text(app)


async def test_a_help_line_of_ones_own_and_the_waking_hours(home: Path) -> None:
    journal = started_journal(home)
    async with run_app(journal, (80, 40)) as (app, pilot):
        await press(pilot, "comma")
        lines = app.screen.query_one(OptionList)
        lines.highlighted = lines.get_option_index("own_line")
        await press(pilot, "enter")
        await type_in(pilot, "Night line")
        await press(pilot, "enter")
        assert "A help line needs" in screen_text(app)
        await press(pilot, "tab", *"0800", "enter")
        assert "Your own help line Night line" in listed(app)
        lines.highlighted = lines.get_option_index("waking_from")
        await press(
            pilot, "enter", "backspace", *"14", "tab", "backspace", "backspace", "4", "enter"
        )
        assert "Waking hours 14:00 to 4:00" in listed(app)
        await press(pilot, "enter", "backspace", "backspace", "4", "enter")
        assert "can't begin and end at 04:00" in running_text(app)
        await press(pilot, "escape", "escape")
        assert "Waking hours 14:00 to 4:00" in listed(app)
        await press(pilot, "f2")
        assert "Night line: 0800" in screen_text(app)
    async with run_app(journal, (80, 40), discreet=True) as (app, pilot):
        await press(pilot, "f2")
        assert "Your own line: 0800" in screen_text(app)


async def test_beside_the_list_stands_what_is_known(home: Path) -> None:
    path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
    with Journal(str(path)) as journal:
        for text in ("sleep", "[b]the dog[/b]", HOSTILE[0]):
            journal.reasons.add(Reason(text=text))
        on = date(2026, 11, 3)
        again = on + timedelta(days=1)
        journal.entries.add(Use(at=NOW - timedelta(days=19), tracker=1, on=on, next_start=again))
    for size in ((160, 50), (200, 60), (100, 30), (80, 24)):
        async with run_app(path, size) as (app, pilot):
            await press(pilot, "comma")
            assert "Last use 3 Nov 2026" in beside(app)
            large = (
                "days in total for 30 days after a return, then days since your latest first day"
            )
            assert f"Large on Today {large}" in beside(app)
            at(app, "shelf reasons")
            await wait_until_idle(pilot)
            assert "sleep" in beside(app)
            assert "[b]the dog[/b]" in beside(app)
            at(app, "count_meetings")
            await wait_until_idle(pilot)
            assert "Whether meetings are counted." in beside(app)
            await press(pilot, "f3")
            at(app, "shelf reasons")
            await wait_until_idle(pilot)
            assert "the dog" not in screen_text(app)
            assert "Alcohol" not in screen_text(app)
            await press(pilot, "f3")


def beside(app: App[int]) -> str:
    """What the details say, with one blank between words."""
    pane = app.screen.query_one("#detail").content_region
    rows = screen_lines(app)[pane.y : pane.bottom]
    return " ".join(" ".join(row[pane.x : pane.right] for row in rows).split())
