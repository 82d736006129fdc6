"""The list of entries: a window over a journal of any size, and a stable cursor."""

import asyncio
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.journal.entry_list import MAX_ENTRIES_HELD, EntryList
from recovery_journal.tui.journal.entry_window import ENTRY_PAGE_SIZE
from recovery_journal.tui.text.entry_text import ROW_TEXT_CHARS, EntryFormatter
from recovery_journal.tui.theme import DUSK
from support.corpus import HOSTILE, long_line, many_lines
from support.many import fill_journal
from support.screens import screen_lines, wait_until_idle

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
COUNT = 500


class Host(App[int]):
    """The list alone, over a journal, and every page that it reads."""

    CSS = "EntryList { height: 1fr; }"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.read: list[int] = []

    def compose(self) -> ComposeResult:
        yield EntryList()

    def on_mount(self) -> None:
        self.register_theme(DUSK)
        self.theme = "dusk"
        # The list has no size yet; it has to do without.
        self.reload()

    @property
    def entries(self) -> EntryList:
        return self.query_one(EntryList)

    def reload(self) -> None:
        self.entries.load_entries(self.page, EntryFormatter((), TODAY), self.entries.current_entry)

    def page(self, **where: Any) -> list[Entry]:
        found = self.journal.entries.page(**where)
        self.read.append(len(found))
        return found


@asynccontextmanager
async def hosted(
    journal: Journal, size: tuple[int, int] = (60, 20)
) -> AsyncIterator[tuple[Host, Pilot[int]]]:
    app = Host(journal)
    async with app.run_test(size=size) as pilot:
        await wait_until_idle(pilot)
        yield app, pilot


@contextmanager
def filled(folder: Path, count: int = COUNT) -> Iterator[tuple[Journal, list[int]]]:
    """A journal, and the numbers of its entries in the order the list has to show them."""
    path = str(folder / "journal.db")
    fill_journal(path, count)
    with Journal(path) as journal:
        # Written down later, some within one second: only the order of the numbers tells them.
        for days in (1, 1, 1, 400, 4000):
            journal.entries.add(Note(at=NOON - timedelta(days=days), note="later"))
        newest = journal.entries.page(limit=-1)
        expected = sorted(newest, key=lambda entry: (entry.at, entry.id), reverse=True)
        yield journal, [entry.id for entry in expected]


def now_at(app: Host) -> int:
    assert app.entries.current_entry
    return app.entries.current_entry.id


def notes(journal: Journal, *texts: str) -> list[Entry]:
    """A note an hour, the first the oldest; newest first."""
    first = NOON - timedelta(hours=len(texts))
    added: list[Entry] = [
        journal.entries.add(Note(at=first + timedelta(hours=hour), note=text))
        for hour, text in enumerate(texts)
    ]
    return added[::-1]


async def test_walking_down_and_up_meets_every_entry_once(home: Path) -> None:
    with filled(home) as (journal, expected):
        async with hosted(journal) as (app, _):
            down = [now_at(app)]
            for _ in range(len(expected) + 3):
                app.entries.action_move(1)
                down.append(now_at(app))
                assert len(app.entries._window.entries) <= MAX_ENTRIES_HELD
            assert down == [*expected, *[expected[-1]] * 4]
            up = [now_at(app)]
            for _ in range(len(expected) + 3):
                app.entries.action_move(-1)
                up.append(now_at(app))
                assert len(app.entries._window.entries) <= MAX_ENTRIES_HELD
            assert up == [*expected[::-1], *[expected[0]] * 4]


@pytest.mark.parametrize("keys", ["jkGg", ("down", "up", "end", "home")])
async def test_the_keys_of_the_list(home: Path, keys: tuple[str, ...]) -> None:
    down, up, last, first = keys
    with filled(home) as (journal, expected):
        async with hosted(journal) as (app, pilot):
            for key, place in ((down, 1), (down, 2), (up, 1), (last, -1), (up, -2), (first, 0)):
                await pilot.press(key)
                assert now_at(app) == expected[place]


@pytest.mark.parametrize("height", [1, 2, 7, 20, 90])
async def test_paging_leaves_nothing_out(home: Path, height: int) -> None:
    with filled(home) as (journal, expected):
        async with hosted(journal, (60, height)) as (app, _):
            seen = []
            while now_at(app) != expected[-1]:
                seen += on_screen(app)
                before = now_at(app)
                app.entries.action_page(1)
                assert now_at(app) != before
            seen += on_screen(app)
            assert list(dict.fromkeys(seen)) == expected
            while now_at(app) != expected[0]:
                app.entries.action_page(-1)
                assert len(app.entries._window.entries) <= max(MAX_ENTRIES_HELD, 4 * height)


def on_screen(app: Host) -> list[int]:
    """The entries that are seen, from the top."""
    listed = app.entries
    here = listed._lines[listed._top : listed._top + listed.size.height]
    return [listed._window.entries[line].id for line in here if isinstance(line, int)]


MOVES = ("down", "up", "page down", "page up", "first", "last", "wheel down", "wheel up", "reload")


@pytest.fixture(scope="module")
def long_journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, list[int]]]:
    folder = tmp_path_factory.mktemp("long")
    folder.chmod(0o700)
    with filled(folder) as found:
        yield found


@given(moves=st.lists(st.sampled_from(MOVES), max_size=40), height=st.integers(1, 40))
def test_no_way_through_the_list_loses_the_place(
    long_journal: tuple[Journal, list[int]], moves: list[str], height: int
) -> None:
    journal, expected = long_journal
    asyncio.run(wander(journal, expected, moves, height))


async def wander(journal: Journal, expected: list[int], moves: list[str], height: int) -> None:
    async with hosted(journal, (60, height)) as (app, _):
        listed = app.entries
        place = 0
        for move in moves:
            if move in ("down", "up"):
                place += 1 if move == "down" else -1
                listed.action_move(1 if move == "down" else -1)
            elif move in ("first", "last"):
                place = 0 if move == "first" else len(expected)
                listed.action_newest() if move == "first" else listed.action_oldest()
            elif move == "reload":
                app.reload()
            else:
                by = 1 if move.endswith("down") else -1
                listed.action_page(by) if move.startswith("page") else listed._scroll(3 * by)
                there = expected.index(now_at(app))
                assert (there - place) * by >= 0
                place = there
            place = max(0, min(place, len(expected) - 1))
            assert now_at(app) == expected[place]
            assert now_at(app) in on_screen(app)
            held = [entry.id for entry in listed._window.entries]
            start = expected.index(held[0])
            assert held == expected[start : start + len(held)]
            assert len(held) <= MAX_ENTRIES_HELD


async def test_opening_reads_a_page_or_two_however_long_the_journal_is(home: Path) -> None:
    with filled(home) as (journal, _):
        async with hosted(journal) as (app, pilot):
            assert sum(app.read) <= 2 * ENTRY_PAGE_SIZE
            app.read.clear()
            await pilot.press("G")
            assert sum(app.read) <= 2 * ENTRY_PAGE_SIZE


async def test_reading_again_keeps_the_entry_and_its_row(home: Path) -> None:
    with filled(home) as (journal, _):
        async with hosted(journal) as (app, pilot):
            for _ in range(100):
                app.entries.action_move(1)
            here, row = now_at(app), app.entries.row_of_cursor
            for days in range(40):
                journal.entries.add(Note(at=NOON - timedelta(days=days), note="new"))
            app.reload()
            assert (now_at(app), app.entries.row_of_cursor) == (here, row)
            await pilot.pause()
            assert screen_lines(app)[row].startswith("▸")


async def test_what_is_new_shows_above_the_newest(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        notes(journal, "one", "two")
        async with hosted(journal) as (app, pilot):
            here = now_at(app)
            journal.entries.add(Note(at=NOON, note="three"))
            app.reload()
            await pilot.pause()
            assert now_at(app) == here
            assert [line.split()[-2] for line in screen_lines(app)[1:4]] == ["three", "two", "one"]


async def test_an_entry_that_is_gone_leaves_the_cursor_on_the_next_older(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        three, two, one = notes(journal, "one", "two", "three")
        async with hosted(journal) as (app, pilot):
            await pilot.press("j")
            journal.entries.trash(two.id)
            app.reload()
            assert now_at(app) == one.id
            journal.entries.trash(one.id)
            app.reload()
            assert now_at(app) == three.id
            journal.entries.trash(three.id)
            app.reload()
            assert app.entries.current_entry is None
            await pilot.press("j", "k", "pagedown", "pageup", "G", "g", "enter")
            assert not "".join(screen_lines(app)).strip()


async def test_days_are_headings(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        for days in (0, 0, 1, 2, 366):
            journal.entries.add(Note(at=NOON - timedelta(days=days), note="word"))
        async with hosted(journal, (40, 11)) as (app, _):
            row = " 12:00  ≡        word" + " " * 17 + "p"
            assert [line.rstrip() for line in screen_lines(app)] == [
                f"{'Today, Sun 22 Nov':<38}2",
                f"▸{row[1:]}",
                row,
                f"{'Yesterday, Sat 21 Nov':<38}1",
                row,
                f"{'Fri 20 Nov':<38}1",
                row,
                f"{'Fri 21 Nov 2025':<38}1",
                row,
                "",
                "",
            ]


async def test_a_day_says_how_many_entries_it_has_as_soon_as_all_are_read(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        notes(journal, *["word"] * 200)
        days = Counter(entry.day for entry in journal.entries.page(limit=-1) if entry.day)
        told = EntryFormatter((), TODAY)
        wanted = {told.format_day_heading(day): count for day, count in days.items()}
        async with hosted(journal, (40, 11)) as (app, _):
            seen: dict[str, int] = {}
            for _ in range(40):
                lines = [app.entries.render_line(row).text for row in range(11)]
                headings = [line for line in lines if "word" not in line and line[30:].strip()]
                seen |= {line[:30].strip(): int(line[30:]) for line in headings}
                app.entries.action_page(1)
            assert seen == wanted


async def test_the_mouse_chooses_opens_and_scrolls(home: Path) -> None:
    with filled(home) as (journal, expected):
        async with hosted(journal) as (app, pilot):
            opened: list[int] = []
            app.entries.action_open = partial(opened.append, 1)  # type: ignore[method-assign]
            row = app.entries._line_of[2] - app.entries._top
            await pilot.click(EntryList, offset=(5, row))
            assert (now_at(app), opened) == (expected[2], [])
            await pilot.click(EntryList, offset=(5, row))
            assert (now_at(app), opened) == (expected[2], [1])
            await pilot.click(EntryList, offset=(5, 0))
            assert now_at(app) == expected[2], "a heading is no entry"
            top = app.entries._top
            for _ in range(10):
                wheel = MouseScrollDown(app.entries, 5, 5, 0, 1, 0, False, False, False)
                app.entries.post_message(wheel)
            await wait_until_idle(pilot)
            assert app.entries._top > top
            assert now_at(app) in on_screen(app)


async def test_while_another_program_writes_the_list_waits_and_goes_on(home: Path) -> None:
    with filled(home) as (journal, expected), Journal(str(home / "journal.db")) as other:
        journal._file.run("PRAGMA busy_timeout=1")
        async with hosted(journal) as (app, pilot):
            other._file.run("BEGIN EXCLUSIVE")
            await pilot.press("G")
            assert now_at(app) == expected[0]
            for _ in range(len(app.entries._window.entries) + 5):
                app.entries.action_move(1)
            here = now_at(app)
            assert here in expected[:MAX_ENTRIES_HELD]
            other._file.run("COMMIT")
            for _ in range(40):
                await pilot.pause(0.05)
                if now_at(app) == expected[-1]:
                    break
            assert now_at(app) == expected[-1]


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (14, 5), (5, 3)])
async def test_what_a_person_typed_is_a_row_and_nothing_else(
    home: Path, size: tuple[int, int]
) -> None:
    typed = (*HOSTILE, long_line(20_000), many_lines(2000))
    texts = [text for text in typed if text.strip("\0 \n")]
    with Journal(str(home / "journal.db")) as journal:
        for hours, text in enumerate(texts):
            at = NOON - timedelta(hours=hours)
            tag = (text,) if text.strip() else ()
            journal.entries.add(Note(at=at, note=text))
            journal.entries.add(Craving(at=at, intensity=5, triggers=tag, note=text))
        async with hosted(journal, size) as (app, pilot):
            teller, listed = EntryFormatter((), TODAY), app.entries
            for _ in range(2 * len(texts)):
                assert listed.current_entry
                told = teller.format_row(listed.current_entry)
                drawn = listed.render_line(listed.row_of_cursor)
                assert drawn.cell_length == size[0]
                start = f"▸{told.time}  {told.sign} {told.value}"
                assert drawn.text.replace("craving   ", "").startswith(start[: size[0]])
                shown = "".join(drawn.text.split())
                if size[0] > 30 and "…" not in shown:
                    assert "".join(one_line(told.details).split()) in shown
                assert not unseen(drawn.text)
                listed.action_move(1)
            for _ in range(10):
                listed.action_page(-1)
                await pilot.pause()
                assert len(screen_lines(app)) == size[1]
                assert not unseen("".join(screen_lines(app)))


def unseen(text: str) -> list[str]:
    """Characters that a terminal would obey, or could not write."""
    return [one for one in text if unicodedata.category(one) in ("Cc", "Cs")]


def test_a_row_looks_at_the_beginning_of_a_text_only() -> None:
    entry = Craving(at=NOON, intensity=5, note=long_line(), triggers=(long_line(),))
    assert len(EntryFormatter().format_row(entry).details) <= 2 * ROW_TEXT_CHARS + 10
