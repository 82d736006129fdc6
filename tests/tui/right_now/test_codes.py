"""QR codes of people and help lines, read back by a reader that is not ours."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from recovery_journal.domain.circle import Person
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.tui.right_now.qr_screen import QrScreen
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.widgets.qr import HALF_BLOCKS, QR
from recovery_journal.words.data.helplines import anywhere, regions
from support.each import each
from support.screens import (
    alcohol_tracker,
    press,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    wait_until_idle,
)

HALVES = {sign: pair for pair, sign in HALF_BLOCKS.items()}
CELL = 4
"""Pixels of a module."""


@pytest.fixture
def journal(home: Path) -> Path:
    return started_journal(home, alcohol_tracker(date(2026, 7, 18)))


def read_code(lines: list[str]) -> str:
    """Return what a phone's camera sees in half blocks drawn in a light colour on a dark one."""
    rows: list[bytes] = []
    for line in lines:
        upper, lower = zip(*(HALVES[sign] for sign in line), strict=True)
        for row in (upper, lower):
            pixels = b"".join(bytes([0 if dark else 255]) * CELL for dark in row)
            rows += [pixels] * CELL
    width = len(rows[0])
    image = memoryview(b"".join(rows)).cast("B", (len(rows), width))
    found = zxingcpp.read_barcodes(image)
    assert len(found) == 1
    return str(found[0].text)


def on_screen(app: App[int]) -> str:
    drawn = app.screen.query_one(QR).region
    lines = screen_lines(app)[drawn.y : drawn.bottom]
    return read_code([line.ljust(drawn.right)[drawn.x : drawn.right] for line in lines])


def test_every_link_of_every_line_can_be_read() -> None:
    lines = [line for region in (*regions().values(), anywhere()) for line in region.lines]
    links = {link for line in lines for _, link in line.phone_links()}
    assert len(links) > 100
    for link in links:
        code = QR(link)
        assert read_code(code._lines) == link
        assert code.cells.width <= 40
        assert code.cells.height <= 20, "it fits on 80 by 24"


def shows(app: App[int], kind: type[Screen[None]]) -> bool:
    return isinstance(app.screen, kind)


async def start(pilot: Pilot[int], journal: Path, region: str) -> None:
    with Journal(str(journal)) as written:
        written.settings.write(Settings(first_start_done=True, region=region))
    await press(pilot, "f2", "o")


async def walk(app: App[int], pilot: Pilot[int]) -> list[str]:
    """Step through all codes until the first one is back."""
    links = [on_screen(app)]
    while len(links) < 40:
        await press(pilot, "n")
        link = on_screen(app)
        if link == links[0]:
            break
        assert "Scan this with your phone to call or text." in screen_text(app)
        links.append(link)
    return links


async def test_on_a_fresh_journal_the_crisis_line_comes_first(journal: Path) -> None:
    async with run_app(journal, (80, 24)) as (app, pilot):
        await start(pilot, journal, "US")
        assert shows(app, QrScreen)
        assert "988 Suicide & Crisis Lifeline  988" in screen_text(app)
        links = await walk(app, pilot)
        assert links[:3] == ["tel:988", "sms:988", "sms:741741?body=HOME"]
        expected = {link for line in regions()["US"].lines for _, link in line.phone_links()}
        assert set(links) == expected
        await press(pilot, "escape")
        assert shows(app, RightNowScreen)


async def test_a_person_comes_before_the_lines(journal: Path) -> None:
    with Journal(str(journal)) as written:
        written.people.add(Person(name="Sam", number="+44 7700 900461"))
        written.people.add(Person(name="Tom", number="0151/23"))
    async with run_app(journal, (80, 24)) as (app, pilot):
        await start(pilot, journal, "GB")
        assert on_screen(app) == "tel:+447700900461"
        await press(pilot, "n")
        assert on_screen(app) == "tel:116123"
        await press(pilot, "escape", "n", "n", "o")
        assert on_screen(app) == "tel:015123", "the person that is shown"


async def test_where_no_country_is_known_the_directory_has_a_code(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    async with run_app(journal, (80, 24)) as (app, pilot):
        await press(pilot, "f2", "o")
        assert on_screen(app) == "https://findahelpline.com"


@each(
    ("size", "fits"),
    [((40, 24), True), ((80, 24), True), ((31, 22), True), ((29, 17), False), ((40, 12), False)],
)
async def test_it_is_shown_where_it_fits_whole(
    journal: Path, size: tuple[int, int], fits: bool
) -> None:
    async with run_app(journal, size) as (app, pilot):
        await start(pilot, journal, "DE")
        await wait_until_idle(pilot)
        if fits:
            assert on_screen(app) == "tel:08001110111"
        else:
            assert not app.screen.query(QR)
            assert re.search(r"number\s+is:\s+0800\s+1110111", screen_text(app))


async def test_it_goes_and_returns_with_the_room(journal: Path) -> None:
    async with run_app(journal, (80, 24)) as (app, pilot):
        await start(pilot, journal, "DE")
        for size, there in (((40, 12), 0), ((80, 24), 1), ((20, 30), 0), ((100, 40), 1)):
            await pilot.resize_terminal(*size)
            await wait_until_idle(pilot)
            assert len(app.screen.query(QR)) == there
