"""Right now: help in one key from everywhere, with no journal, at every size."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Digits, Input, Static, TextArea

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.strategies import Strategy
from recovery_journal.domain.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean, safe
from recovery_journal.tui.screens.firststart import FirstStart
from recovery_journal.tui.screens.rightnow import RightNow
from recovery_journal.tui.screens.trouble import Trouble
from recovery_journal.tui.widgets.told import Told
from recovery_journal.words import rightnow as words
from recovery_journal.words.helplines import region_for, regions
from support.corpus import HOSTILE
from support.screens import SIZES, alcohol, begun, driven, lines, press, settled, text, type_in

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ZONES = ("Europe/Berlin", "America/New_York", "Europe/London", "Africa/Johannesburg", "Asia/Tokyo")


@pytest.fixture(autouse=True)
def _night() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    return begun(home, alcohol(date(2026, 7, 18)))


def shows(app: App[int], kind: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, kind)


def flat(app: App[int]) -> str:
    """The screen as one line."""
    return " ".join(text(app).split())


def _said(words_of_theirs: str) -> bool:
    return bool(clean(words_of_theirs).strip())


def _packed(some: str) -> str:
    """Text without what breaks and indents its lines."""
    return "".join(some.split())


def told(app: App[int]) -> str:
    """Everything on the page, also what has to be scrolled to."""
    return "\n".join(str(one.content) for one in app.screen.query(Static) if one.display)


async def to(pilot: Pilot[int], zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    await press(pilot, "f2")


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_screen_ends_with_the_line_for_danger(
    journal: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(journal, size) as (app, pilot):
        for zone in ZONES:
            danger = words.danger_line(region_for("", zone)[0])
            await to(pilot, zone, monkeypatch)
            assert flat(app).endswith(danger)
            assert "Call someone" in text(app)
            assert max(map(len, lines(app))) <= size[0]
            await press(pilot, "1", "G")
            assert flat(app).endswith(danger)
            await press(pilot, "comma")
            assert flat(app).endswith(danger)
            await press(pilot, "escape", "escape")


class TestOpensFromEverywhere:
    """And escape leads back to exactly what was there."""

    @pytest.mark.parametrize("key", ["f2", "ctrl+g", "exclamation_mark"])
    async def test_from_today(self, journal: Path, key: str) -> None:
        async with driven(journal) as (app, pilot):
            before = text(app)
            await press(pilot, key)
            assert shows(app, RightNow)
            await press(pilot, "escape")
            assert text(app) == before

    @pytest.mark.parametrize("key", ["f2", "exclamation_mark"])
    async def test_from_the_first_start_without_a_journal(self, home: Path, key: str) -> None:
        async with driven(home / "journal.db") as (app, pilot):
            await press(pilot, "down")
            before, focused = text(app), app.focused
            await press(pilot, key)
            assert shows(app, RightNow)
            assert flat(app).endswith("112 · 0800 1110111")
            await press(pilot, "comma", "down", "enter", "1", "escape")
            assert shows(app, FirstStart)
            assert text(app) == before
            assert app.focused is focused
        assert not (home / "journal.db").exists()
        assert not (home / "card.json").exists()

    @pytest.mark.parametrize("key", ["f2", "exclamation_mark"])
    async def test_from_a_journal_that_cannot_be_opened(self, home: Path, key: str) -> None:
        path = home / "journal.db"
        path.write_bytes(b"this is no journal" * 100)
        async with driven(path) as (app, pilot):
            assert shows(app, Trouble)
            assert "help" in flat(app).lower()
            await press(pilot, key)
            assert flat(app).endswith("112 · 0800 1110111")
            await press(pilot, "2")
            assert "I have to go." in text(app)
            await press(pilot, "escape")
            assert shows(app, Trouble)
        assert path.read_bytes() == b"this is no journal" * 100

    @pytest.mark.parametrize("key", ["f2", "ctrl+g"])
    async def test_from_a_dialog_while_typing(self, journal: Path, key: str) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "n")
            await type_in(pilot, "it is ! bad [b")
            before, field = text(app), app.focused
            assert isinstance(field, TextArea)
            await press(pilot, key)
            assert shows(app, RightNow)
            await press(pilot, "3", "escape")
            assert app.focused is field
            assert field.text == "it is ! bad [b"
            assert text(app) == before

    async def test_from_the_palette(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "ctrl+p")
            await type_in(pilot, "moo")
            field = app.focused
            assert isinstance(field, Input)
            await press(pilot, "f2")
            assert shows(app, RightNow)
            await press(pilot, "escape")
            assert app.focused is field
            assert field.value == "moo"

    async def test_once_however_often(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2", "f2", "exclamation_mark", "ctrl+p", "f2")
            assert shows(app, RightNow)
            await press(pilot, "escape")
            assert "Alcohol" in text(app)


class TestThreeThings:
    async def test_a_number_shows_the_steps_and_takes_them_away(self, journal: Path) -> None:
        async with driven(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2")
            before = text(app)
            await press(pilot, "3")
            assert "1  Breathe in while you count to 4." in text(app)
            await press(pilot, "1")
            assert "Breathe in while" not in text(app)
            assert "stay with me" in told(app)
            await press(pilot, "1")
            assert text(app) == before

    async def test_a_click_does_the_same(self, journal: Path) -> None:
        async with driven(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2")
            row = next(at for at, line in enumerate(lines(app)) if "Leave the place" in line)
            await pilot.click(offset=(6, row))
            await settled(pilot)
            assert "I have to go." in text(app)

    @pytest.mark.parametrize("size", SIZES)
    async def test_the_opened_one_is_in_sight(self, journal: Path, size: tuple[int, int]) -> None:
        async with driven(journal, size) as (app, pilot):
            await press(pilot, "f2", "3")
            assert "3  Slow breathing" in text(app)
            assert "1  Breathe in" in text(app)

    async def test_a_warning_stands_before_the_steps(self, journal: Path) -> None:
        own = Strategy(
            name="Cold shower",
            category="body",
            steps=("Turn it on.",),
            warning="Not with a weak heart.",
            favourite=True,
            for_very_high=True,
        )
        with Journal(str(journal)) as written:
            written.strategies.add(own)
        async with driven(journal, (100, 30)) as (app, pilot):
            await press(pilot, "f2", "3")
            assert "3  Cold shower" in text(app)
            assert text(app).index("Not with a weak heart.") < text(app).index("1  Turn it on.")

    @pytest.mark.parametrize("size", SIZES)
    async def test_what_the_person_wrote_is_literal(
        self, journal: Path, size: tuple[int, int]
    ) -> None:
        async with driven(journal, size) as (app, pilot):
            for number, category in enumerate(("connect", "move", "body")):
                own = Strategy(
                    name=HOSTILE[number],
                    category=category,
                    when=HOSTILE[number + 40],
                    steps=tuple(filter(_said, HOSTILE[number::3])),
                    warning="\n".join(HOSTILE[number::3]),
                    favourite=True,
                    for_very_high=True,
                )
                app.journal.strategies.add(own)
            await press(pilot, "f2")
            for number in range(3):
                await press(pilot, str(number + 1))
                steps = _packed("".join(str(one.content) for one in app.screen.query(Told)))
                for step in filter(_said, HOSTILE[number::3]):
                    assert _packed(safe(" ".join(clean(step).split()))) in steps
                assert "thinking of ending" in text(app)


class TestNumbers:
    async def test_each_line_says_all_a_caller_has_to_know(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "Numbers for Germany, guessed from the time zone." in text(app)
            for line in regions()["DE"].lines:
                assert line.name in told(app)
                assert line.reach() in told(app)
                assert line.terms() in told(app)
                assert line.seen() in told(app)
            assert words.HOW_CHECKED in told(app)
            for line in words.meetings():
                assert line.number in told(app)

    @pytest.mark.parametrize("size", SIZES)
    async def test_every_region_can_be_shown(self, journal: Path, size: tuple[int, int]) -> None:
        async with driven(journal, size) as (app, pilot):
            for region in regions().values():
                app.journal.settings.write(Settings(first_start_done=True, region=region.code))
                await press(pilot, "f2")
                assert words.region_label(region, guessed=False) in told(app)
                assert words.emergency(region) in told(app)
                assert all(line.reach() in told(app) for line in region.lines)
                assert flat(app).endswith(words.danger_line(region))
                await press(pilot, "G")
                assert "nobody will call." in flat(app)
                await press(pilot, "escape")

    async def test_they_are_large_where_there_is_room(self, journal: Path) -> None:
        async with driven(journal, (80, 24)) as (app, pilot):
            await press(pilot, "f2")
            assert [one.value for one in app.screen.query(Digits)] == [
                "0800 1110111",
                "01806 313031",
            ]
            first = app.screen.query(Digits).first()
            assert first.size.height == 3
            assert first.size.width >= 36
        async with driven(journal, (40, 12)) as (app, pilot):
            await press(pilot, "f2", "G")
            assert not any(one.display for one in app.screen.query(Digits))

    async def test_where_no_country_is_known(
        self, journal: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with driven(journal) as (app, pilot):
            await to(pilot, "Asia/Tokyo", monkeypatch)
            assert "Your country is not known here." in text(app)
            assert "look at findahelpline.com" in text(app)

    async def test_another_country_is_chosen_and_kept(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2", "comma")
            assert "Which country" in text(app)
            await press(pilot, "escape")
            assert shows(app, RightNow)
            assert "guessed" in text(app)
            await press(pilot, "comma", "end", "enter")
            assert "Numbers for United States" in text(app)
            assert "guessed" not in text(app)
            assert flat(app).endswith("911 · 988")
            await press(pilot, "escape", "f2")
            assert flat(app).endswith("911 · 988")
        with Journal(str(journal)) as kept:
            assert kept.settings.read() == Settings(first_start_done=True, region="US")

    async def test_another_country_is_shown_while_the_journal_is_held(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            other = sqlite3.connect(journal, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            await press(pilot, "f2")
            assert flat(app).endswith("112 · 0800 1110111")
            await press(pilot, "comma", "end", "enter")
            assert flat(app).endswith("911 · 988")
            other.close()

    async def test_the_card_is_enough(self, journal: Path) -> None:
        with Journal(str(journal)) as written:
            written.settings.write(Settings(first_start_done=True, region="NZ"))
        journal.write_bytes(b"broken" * 1000)
        async with driven(journal) as (app, pilot):
            assert shows(app, Trouble)
            await press(pilot, "f2")
            assert flat(app).endswith("111 · 1737")

    async def test_signs_of_danger_for_what_is_tracked(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "severe shaking" in told(app)
            assert "naloxone" not in told(app)
        with Journal(str(journal)) as written:
            day = date(2026, 1, 1)
            written.trackers.add(Tracker(name="H", kind="opioid", verb="used", start=day))
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2")
            assert "Call 112 now." in told(app)
            assert "Give naloxone" in told(app)

    async def test_discreet_mode_does_not_hide_help(self, journal: Path) -> None:
        async with driven(journal, discreet=True) as (app, pilot):
            await press(pilot, "f2")
            assert flat(app).endswith("112 · 0800 1110111")
            assert "Call someone" in text(app)
            assert "Opioids" in told(app), "what is tracked is not told by what is left out"

    async def test_numbers_are_no_links(self, journal: Path) -> None:
        async with driven(journal) as (app, pilot):
            await press(pilot, "f2")
            shown = [one.content for one in app.screen.query(Static)]
            spans = [span for one in shown if isinstance(one, Content) for span in one.spans]
            assert spans
            assert not any("link" in str(span.style) or "@" in str(span.style) for span in spans)
