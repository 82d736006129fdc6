"""Daily practice: intentions, reviews and promises; off by default."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.widgets import OptionList

from recovery_journal.domain.circle import KeptWords, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, QuestionPack, Review
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.practice import IntentionDialog, ReviewDialog
from recovery_journal.tui.today.day_list import DayList
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.date_fields import DayLineField
from recovery_journal.tui.widgets.fields import NumberField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words.practice import TODAY_ONLY, built_in_packs
from support.corpus import HOSTILE
from support.screens import (
    press,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Sunday
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def wanted(home: Path, *things: Any, **settings: Any) -> Path:
    """A journal with the practices switched on, and with entries, promises and people."""
    path = started_journal(home)
    with Journal(str(path)) as journal:
        chosen = {"morning": True, "evening": True, **settings}
        journal.settings.write(replace(journal.settings.read(), **chosen))
        books: dict[type, Any] = {
            Promise: journal.promises,
            Person: journal.people,
            QuestionPack: journal.packs,
            KeptWords: journal.kept_words,
        }
        for one in things:
            books.get(type(one), journal.entries).add(one)
    return path


def said(app: Any) -> str:
    """What stands on the screen, each gap of blanks as one."""
    return " ".join(screen_text(app).split())


def beside(app: Any) -> str:
    """What stands in the right column of Today."""
    return " ".join(" ".join(line[38:] for line in screen_lines(app)).split())


async def test_what_is_off_is_not_there(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        for word in ("Intention", "Review", "planned"):
            assert word not in screen_text(app)
        await press(pilot, "comma")
        at = app.screen.query_one(OptionList).get_option_index("morning")
        app.screen.query_one(OptionList).highlighted = at
        await press(pilot, "enter", "down", "enter")
        said_there = " ".join(screen_text(app).split())
        assert "Morning intention on" in said_there
        assert "Evening review on" in said_there
        await press(pilot, "escape")
        assert "· Intention i" in said(app)
        assert "· Mood m" in said(app)
        assert "· Review v" in said(app)


async def test_what_was_written_today_stands_there_also_when_it_is_off(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "i")
        await type_in(pilot, "Be kind.")
        await press(pilot, "enter")
        assert "✓ Intention “Be kind.”" in said(app)
        assert "Mood" not in screen_text(app)
        await press(pilot, "v")
        await type_in(pilot, "The walk.")
        await press(pilot, "ctrl+s")
        assert "✓ Review" in said(app)


async def test_an_intention_is_one_line_and_enter(home: Path) -> None:
    async with run_app(wanted(home)) as (app, pilot):
        await press(pilot, "i")
        await type_in(pilot, "Be kind at dinner.")
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "✓ Intention “Be kind at dinner.”" in said(app)
        await press(pilot, "i")
        assert "Your intention" in screen_text(app)
        await press(pilot, "p", "enter")
        [kept] = app.journal.entries.page()
        assert isinstance(kept, Intention)
        assert (kept.note, kept.went, kept.revision) == ("Be kind at dinner.", "partly", 2)


async def test_an_empty_field_takes_the_words_of_one_tap(home: Path) -> None:
    async with run_app(wanted(home)) as (app, pilot):
        await press(pilot, "i", "enter")
        [kept] = app.journal.entries.page()
        assert kept.note == TODAY_ONLY
        await press(pilot, "u")
        assert "· Intention i" in said(app)


async def test_a_look_back_asks_how_the_intention_went_and_keeps_both_as_one(home: Path) -> None:
    path = wanted(home, Intention(at=NOW - timedelta(hours=12), note="Be kind at dinner."))
    async with run_app(path) as (app, pilot):
        await press(pilot, "v")
        for question in built_in_packs()[0].prompts:
            assert question in [str(one.render()) for one in app.screen.query("#dialog > .label")]
        await type_in(pilot, "slept")
        await press(pilot, "enter")
        await type_in(pilot, "long")
        await press(pilot, "tab", "tab")
        await type_in(pilot, "Leila")
        app.screen.query_one("#sleep", NumberField).value = "7.5"
        app.screen.query_one("#talked", PickOne).value = True
        app.screen.query_one("#went", PickOne).value = "kept"
        await press(pilot, "escape")
        assert "ctrl+s to save" in screen_text(app), "what was typed is not thrown away by one key"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        assert "✓ Review" in screen_text(app)
        review, intention = app.journal.entries.page()
        assert isinstance(review, Review)
        assert isinstance(intention, Intention)
        assert review.note == "What went well?\nslept\nlong\n\nWhat am I grateful for?\nLeila"
        assert (review.pack, review.sleep, review.talked) == ("Plain", 7.5, True)
        assert intention.went == "kept"
        await press(pilot, "u")
        [intention] = app.journal.entries.page()
        assert isinstance(intention, Intention)
        assert intention.went is None


async def test_what_was_typed_is_kept_when_the_intention_changes_meanwhile(home: Path) -> None:
    path = wanted(home, Intention(at=NOW, note="Be kind."))
    async with run_app(path) as (app, pilot):
        await press(pilot, "v")
        await type_in(pilot, "slept")
        app.screen.query_one("#went", PickOne).value = "kept"
        with Journal(str(path)) as elsewhere:
            [intention] = elsewhere.entries.page()
            elsewhere.entries.edit(replace(intention, note="Be kinder."))
        await press(pilot, "ctrl+s")
        assert "changed elsewhere" in screen_text(app)
        await press(pilot, "ctrl+s")
        notes = {one.note: getattr(one, "went", "") for one in app.journal.entries.page()}
        assert notes == {"What went well?\nslept": "", "Be kinder.": "kept"}


async def test_yesterday_can_be_looked_back_at_today(home: Path) -> None:
    path = wanted(home, Intention(at=NOW - DAY, note="Be kind."), Intention(at=NOW, note="Rest."))
    async with run_app(path) as (app, pilot):
        await press(pilot, "v")
        app.screen.query_one("#day DayLineField", DayLineField).focus()
        await wait_until(pilot, lambda: "“Rest.”" in screen_text(app))
        await press(pilot, "left")
        await wait_until(pilot, lambda: "“Be kind.”" in screen_text(app))
        app.screen.query_one("#went", PickOne).value = "not this time"
        await press(pilot, "ctrl+s")
        kept = app.journal.entries.page()
        assert [getattr(one, "went", "") for one in kept] == [None, "not this time"]
        await press(pilot, "v")
        await type_in(pilot, "late")
        app.screen.query_one("#day DayLineField", DayLineField).focus()
        await press(pilot, "left", "ctrl+s")
        [review] = app.journal.entries.page(Filter(kinds=("review",)))
        assert (review.day, review.at.hour) == (TODAY - DAY, 21)
        assert "Saved for Sat 21 Nov: Evening review." in screen_text(app)
        assert "· Review" in screen_text(app), "today is another day"


async def test_a_look_back_without_an_answer_is_not_kept(home: Path) -> None:
    async with run_app(wanted(home)) as (app, pilot):
        await press(pilot, "v", "ctrl+s")
        assert isinstance(app.screen, ReviewDialog)
        assert "Any one will do" in screen_text(app)


async def test_from_the_journal_both_are_edited_with_the_same_dialogs(home: Path) -> None:
    plain = Review(at=NOW - DAY, note="What went well?\nsleep\n\nrest", pack="Plain", sleep=7)
    free = Review(at=NOW - 2 * DAY, note="no question\r\n\nat all", pack="Plain")
    intention = Intention(at=NOW - 3 * DAY, note="one\ntwo", went="kept")
    async with run_app(wanted(home, plain, free, intention)) as (app, pilot):
        await press(pilot, "2")
        before = app.journal.entries.page()
        for kind, fields in ((ReviewDialog, 4), (ReviewDialog, 1), (IntentionDialog, 1)):
            await press(pilot, "e")
            assert isinstance(app.screen, kind)
            assert len(app.screen.query(TextField)) == fields
            await press(pilot, "ctrl+s", "j")
        assert app.journal.entries.page() == before
        await press(pilot, "g", "e")
        await type_in(pilot, "Good ")
        await press(pilot, "ctrl+s")
        assert app.journal.entries.page()[0].note == "What went well?\nGood sleep\n\nrest"


async def test_in_the_journal_they_are_told_without_their_words_in_discreet_mode(
    home: Path,
) -> None:
    review = Review(at=NOW, note="What went well?\nsecret sleep", pack="Plain", sleep=7)
    intention = Intention(at=NOW - DAY, note="secret dinner", went="kept")
    async with run_app(wanted(home, review, intention), (100, 30)) as (app, pilot):
        await press(pilot, "2")
        assert "☾ review secret sleep" in said(app)
        assert "→ intention kept secret dinner" in said(app)
        assert "What went well?" in screen_text(app)
        await press(pilot, "f3")
        for _ in range(2):
            assert "secret" not in screen_text(app)
            assert "☾ review ···" in said(app)
            assert "→ intention kept ···" in said(app)
            await press(pilot, "j")


async def test_promises_that_are_due_are_answered_by_key_enter_and_mouse(home: Path) -> None:
    old = Promise(text="Call Ana", day=TODAY - 3 * DAY)
    gone = Promise(text="Long ago", day=TODAY - 8 * DAY)
    path = wanted(
        home, Promise(text="Call Sam", day=TODAY), old, gone, morning=False, evening=False
    )
    async with run_app(path) as (app, pilot):
        assert "· Call Ana planned for Thursday" in beside(app)
        assert "· Call Sam planned for today" in beside(app)
        assert "Long ago" not in screen_text(app)
        assert "Mood" not in screen_text(app)
        await press(pilot, "y")
        assert "Which promise?" in screen_text(app)
        await press(pilot, "down", "enter")
        assert "Planned for Thursday." in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "Choose one of the three first" in screen_text(app)
        await press(pilot, "a", "tab")
        await press(pilot, "ctrl+s")
        moved = app.journal.promises.find("Call Ana")
        assert (moved.day, moved.outcome) == (TODAY + DAY, "")
        row = next(at for at, line in enumerate(screen_lines(app)) if "Call Sam" in line)
        await pilot.click(offset=(screen_lines(app)[row].index("Call Sam"), row))
        await wait_until_idle(pilot)
        await press(pilot, "escape", "tab", "enter")
        await press(pilot, "d", "tab")
        await type_in(pilot, "it was easy")
        await press(pilot, "ctrl+s")
        kept = app.journal.promises.find("Call Sam")
        assert (kept.outcome, kept.learned) == ("done", "it was easy")
        assert "Call Sam" not in "\n".join(screen_lines(app)[:20])
        await press(pilot, "y")
        assert isinstance(app.screen, TodayScreen), "nothing is due any more"
        await press(pilot, "u")
        assert "· Call Sam planned for today" in beside(app)


async def test_the_date_of_someone_who_agreed_is_told_a_week_ahead(home: Path) -> None:
    def since(name: str, day: date, **more: Any) -> Person:
        return Person(name=name, recovery_day=day, agreed=True, **more)

    people = (
        since("Maria", date(2025, 11, 26)),
        since("Noor", date(2025, 12, 1)),
        since("Away", date(2025, 11, 26), archived=True),
        Person(name="Quiet"),
    )
    async with run_app(wanted(home, *people, morning=False, evening=False)) as (app, pilot):
        assert "♦ Maria, 1 year on Thursday" in screen_text(app)
        assert not any(name in screen_text(app) for name in ("Noor", "Away", "Quiet"))
        await press(pilot, "f3")
        assert "♦ M., 1 year on Thursday" in screen_text(app)


async def test_nothing_of_it_is_read_in_discreet_mode_or_taken_for_markup(home: Path) -> None:
    things = [Promise(text=f"{one}x", day=TODAY) for one in HOSTILE[:4]]
    path = wanted(home, Intention(at=NOW, note="[red]secret[/]"), *things)
    async with run_app(path, (100, 30)) as (app, pilot):
        assert "✓ Intention “[red]secret[/]”" in said(app)
        await press(pilot, "f3")
        assert "secret" not in screen_text(app)
        rows = [str(one.prompt) for one in app.screen.query_one(DayList).options]
        assert sum("A promise" in row for row in rows) == len(things)
        await press(pilot, "v")
        assert "secret" not in screen_text(app)


async def test_questions_of_ones_own_are_asked_under_any_name(home: Path) -> None:
    async with run_app(wanted(home, QuestionPack(name="Mine", prompts=("[b]And?[/]", "So?")))) as (
        app,
        pilot,
    ):
        await press(pilot, "comma")
        options = app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index("pack")
        await press(pilot, "enter", "end", "enter")
        assert "Evening questions Mine" in " ".join(screen_text(app).split())
        options.highlighted = options.get_option_index("shelf packs")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Ours")
        await press(pilot, "ctrl+s", "escape")
        options.highlighted = options.get_option_index("pack")
        await pilot.pause()
        assert "Evening questions Ours" in " ".join(screen_text(app).split())
        await press(pilot, "escape", "v")
        assert [str(one.render()) for one in app.screen.query("#dialog > .label")] == [
            "[b]And?[/]",
            "So?",
        ]


async def test_on_a_small_screen_every_answer_can_be_reached(home: Path) -> None:
    path = wanted(home, Intention(at=NOW, note="Rest."), Promise(text="Call Sam", day=TODAY))
    async with run_app(path, (40, 12)) as (app, pilot):
        await press(pilot, *["down"] * 3)
        assert "Call Sam" in screen_text(app)
        await press(pilot, *["k"] * 3)
        assert "Intention" in screen_text(app)
        await press(pilot, "v")
        for _ in range(7):
            focused = app.screen.focused
            assert focused is not None
            assert app.screen.find_widget(focused).visible_region.height > 0
            await press(pilot, "tab")
        assert "save" in screen_text(app)


async def test_words_of_others_and_ones_own_take_turns(
    home: Path, evening: time_machine.Traveller
) -> None:
    own = [Note(at=NOW, note=f"mine {number}", kept=True) for number in range(2)]
    given = [KeptWords(text=f"theirs {number}", who="Sam", received=TODAY) for number in range(2)]
    async with run_app(wanted(home, *own, *given)) as (app, pilot):
        seen = set()
        for _ in range(4):
            evening.shift(DAY)
            app.reload_place()
            await wait_until(pilot, lambda: screen_text(app).count("“") == 1)
            seen |= {
                one
                for one in ("mine 0", "mine 1", "theirs 0", "theirs 1")
                if one in screen_text(app)
            }
            assert ("from Sam" in screen_text(app)) == ("theirs" in screen_text(app))
            await press(pilot, "f3")
            assert "“" not in screen_text(app)
            await press(pilot, "f3")
        assert len(seen) == 4
