"""Sharing a page in the app: preview, choose, edit and save; nothing else leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.app import App
from textual.content import Content
from textual.widgets import Static, TextArea

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.tui.sharing.entry_ticks import EntryTickList
from recovery_journal.tui.sharing.screen import SharingScreen
from recovery_journal.tui.today.screen import TodayScreen
from recovery_journal.tui.widgets.fields import LineField
from support.corpus import MARKUP
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    resize,
    run_app,
    running_text,
    screen_lines,
    screen_text,
    started_journal,
    type_in,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
OPEN = ("P", "enter")


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal(home: Path) -> Path:
    """Newest first: a private note, a shareable craving with words, a shareable mood."""
    path = started_journal(home, alcohol_tracker((NOW - timedelta(days=127)).date()))
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Tom", role="peer"))
        journal.people.add(Person(name="Sam", role="sponsor"))
        day = timedelta(days=1)
        journal.entries.add(Mood(at=NOW - 3 * day, mood=4, private=False))
        journal.entries.add(Craving(at=NOW - 2 * day, intensity=7, note="told", private=False))
        journal.entries.add(Note(at=NOW - day, note="covered words"))
    return path


def page(app: App[int]) -> str:
    """The page as it is shown."""
    return str(app.screen.query_one("#text", Static).content)


def marks(app: App[int]) -> str:
    """The marks of the entries, from the top."""
    return "".join(str(option.prompt)[1] for option in app.screen.query_one(EntryTickList).options)


async def test_five_keys_lead_from_today_to_a_saved_page(home: Path, journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN)
        assert "For Sam" in screen_text(app)
        assert (marks(app), "covered" in page(app)) == (" ##", False)
        shown = page(app)
        await press(pilot, "s", "enter")
        assert "Page saved:" in screen_text(app)
        assert page(app) == shown
        (share,) = app.journal.shares.all()
        assert Path(share.file) == home / "page-Sam-2026-11-22.html"
        assert "127 days now" in Path(share.file).read_text()
        assert len(share.entries) == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert shown.startswith("For Sam, 15 Nov to 22 Nov 2026")


async def test_space_ticks_and_the_page_follows(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "space")
        assert marks(app) == "✓##"
        assert "▎ covered words" in page(app)
        await press(pilot, "space", "j", "space")
        assert marks(app) == " ✓#"
        assert "▎ told" in page(app)
        await press(pilot, "space")
        assert marks(app) == "  #"
        assert "1 craving" not in page(app)
        await press(pilot, "space")
        assert marks(app) == " ##"
        assert "1 craving, 7 of 10" in page(app)
        await press(pilot, "plus")
        assert "proud of\n\nFri 20 Nov" in page(app)
        await press(pilot, "minus")
        assert "proud" not in page(app)
        assert "was hard\n\nFri 20 Nov" in page(app)


async def test_a_range_is_ticked_at_once(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "v", "j", "j")
        assert [
            str(option.prompt)[0] for option in app.screen.query_one(EntryTickList).options
        ] == ["›"] * 3
        await press(pilot, "space")
        assert marks(app) == "✓✓✓"
        await press(pilot, "v", "k", "escape")
        assert isinstance(app.screen, SharingScreen)
        await press(pilot, "escape")
        assert "Alcohol" in screen_text(app)


async def test_what_is_set_changes_the_page(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "w")
        assert "▎ told" in page(app)
        await press(pilot, "p", "p")
        assert "family" in screen_text(app)
        assert "told" not in page(app)
        await press(pilot, "p", "b")
        assert "initials" in screen_text(app)
        await press(pilot, "a")
        await type_in(pilot, "Call Tom, please")
        await press(pilot, "enter")
        assert "▎ Call T., please" in page(app)
        assert "What you ask is on the page now." in screen_text(app)
        assert "a with what you ask" in screen_text(app)
        await press(pilot, "d")
        await type_in(pilot, "2026-11-20")
        await press(pilot, "enter")
        assert page(app).startswith("For Sam, 20 Nov to 22 Nov 2026")


async def test_what_is_private_is_seen_once_more_before_it_is_saved(
    home: Path, journal: Path
) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "space", "s")
        assert app.screen.query(".private")
        assert "covered words" in screen_text(app)
        await press(pilot, "escape")
        assert not app.screen.query(".private")
        await press(pilot, "s", "enter")
        assert app.screen.query("#path")
        await press(pilot, "escape")
        assert not app.journal.shares.all()
        assert not list(home.glob("page-*"))


async def test_the_edited_text_is_what_is_saved(home: Path, journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "e")
        app.screen.query_one(TextArea).text = "# Mine\n\nBe <b>well</b>.\n"
        await press(pilot, "ctrl+s", "space")
        assert page(app) == "Mine\n\nBe <b>well</b>.\n"
        assert "your own text now" in screen_text(app)
        await press(pilot, "s", "enter")
        made = (home / "page-Sam-2026-11-22.html").read_text()
        assert "<p>Be &lt;b&gt;well&lt;/b&gt;.</p>" in made
        assert "<svg" not in made
        await press(pilot, "e")
        app.screen.query_one(TextArea).text = "x"
        await press(pilot, "ctrl+s", "x")
        assert page(app).startswith("For Sam")


async def test_a_file_that_is_there_stays_and_markdown_is_a_choice(
    home: Path, journal: Path
) -> None:
    there = home / "there.md"
    there.write_text("mine")
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "s", "shift+tab", "right")
        path = app.screen.query_one("#path", LineField)
        assert path.value == str(home / "page-Sam-2026-11-22.md")
        path.value = "~/there.md"
        await press(pilot, "ctrl+s")
        assert "is there already" in running_text(app)
        assert "--force" not in screen_text(app)
        assert there.read_text() == "mine"
        assert not app.journal.shares.all()
        path.value = "~/new.md"
        await press(pilot, "ctrl+s")
    assert (home / "new.md").read_text().startswith("# For Sam, 15 Nov")


async def test_s_on_a_person_of_the_circle_opens_their_page(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, "4", "s")
        name = screen_lines(app)[0].removeprefix(" Page for ").split()[0]
        assert name in ("Sam", "Tom")
        await press(pilot, "s", "enter")
        assert app.journal.shares.all()[0].who == name
        assert "Page saved:" in screen_text(app)


async def test_initials_and_possible_names_are_marked_and_explained(journal: Path) -> None:
    with Journal(str(journal)) as opened:
        opened.entries.add(Note(at=NOW, note="With Tom and Tomasz.", private=False))
    async with run_app(journal, (120, 40)) as (app, pilot):

        def styled(style: str) -> list[str]:
            text = app.screen.query_one("#text", Static).content
            assert isinstance(text, Content)
            return [text.plain[one.start : one.end] for one in text.spans if one.style == style]

        await press(pilot, *OPEN, "w")
        assert not app.screen.query_one("#for-you").display
        await press(pilot, "b")
        assert "▎ With T. and Tomasz." in page(app)
        assert (styled("bold"), styled("underline")) == (["T."], ["Tomasz"])
        assert "Replaced by initials: Tom." in screen_text(app)
        assert "These may still be names: Tomasz." in screen_text(app)


async def test_why_days_are_missing_is_told_beside_the_page(home: Path, journal: Path) -> None:
    with Journal(str(journal)) as opened:
        day = NOW.date() - timedelta(days=30)
        opened.entries.add(Use(at=NOW, tracker=1, on=day, next_start=day + timedelta(days=1)))
    async with run_app(journal, (120, 40)) as (app, pilot):
        await press(pilot, *OPEN)
        assert "Only you see this. The page doesn't count your days" in screen_text(app)
        await press(pilot, "s")
        app.screen.query_one("#path", LineField).value = str(home / "page.md")
        await press(pilot, "enter")
    saved = (home / "page.md").read_text()
    assert "Only you" not in saved
    assert "days without use" not in saved


async def test_whom_it_is_for_is_asked_with_role_and_last_page(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        sam = "Sam of the Tuesday group"
        for name, role in (("Tom", "peer"), (sam, "sponsor"), ("Li", "other")):
            journal.people.add(Person(name=name, role=role))
        for who, until in ((sam.lower(), 10), (sam, 15)):
            day = NOW.date().replace(day=until)
            journal.shares.add(SharedPage(who=who, made=NOW, since=day, until=day))
        old = NOW.date() - timedelta(days=400)
        journal.shares.add(SharedPage(who="Tom", made=NOW, since=old, until=old))
    for discreet in (False, True):
        async with run_app(path, discreet=discreet) as (app, pilot):
            await press(pilot, "P")
            rows = [str(one.prompt).rstrip() for one in app.screen.query_one("FindList").options]  # type: ignore[attr-defined]
            if discreet:
                assert [row.split()[0] for row in rows] == ["S.o.t.T.g.", "T.", "L."]
                assert "sponsor" not in screen_text(app)
            else:
                assert rows == [
                    "Sam of the Tues…  sponsor    last page 15 Nov",
                    "Tom               peer       last page 2025",
                    "Li",
                ]
                assert "last page 15 Nov" in screen_text(app)


async def test_nobody_to_hand_it_to(home: Path) -> None:
    async with run_app(started_journal(home)) as (app, pilot):
        await press(pilot, "P")
        assert "nobody to make a page for" in screen_text(app)


async def test_discreet_mode_covers_names_words_and_the_page(journal: Path) -> None:
    async with run_app(journal, discreet=True) as (app, pilot):
        await press(pilot, *OPEN, "space")
        for word in ("Sam", "covered words", "Craving", "told"):
            assert word not in screen_text(app)
        await press(pilot, "s")
        assert "covered words" not in screen_text(app)
        await press(pilot, "escape", "o")
        assert "▎ covered words" in page(app)
        await press(pilot, "escape")
        assert "Covered. Press o to show it." in page(app)


async def test_it_fits_every_screen_and_shows_any_words(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="[/b] Sam", role="sponsor"))
        for words in MARKUP[:12]:
            journal.entries.add(Note(at=NOW, note=words, private=False))
    async with run_app(path) as (app, pilot):
        await press(pilot, *OPEN, "w", "o")
        assert app.focused is app.screen.query_one("#right")
        for size in EXTREME_SIZES:
            await resize(pilot, size)
            assert max(map(len, screen_lines(app))) <= size[0]
            assert "[/b] Sam" in screen_text(app)
        await press(pilot, "G", "escape", "space")
        assert "[bold" in page(app).replace("\\", "")


async def test_the_preview_reads_as_the_file_will_and_its_marks_are_explained(home: Path) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=NOW.date())
    coffee = Tracker(name="Coffee", verb="drank", start=NOW.date(), limit=limit)
    path = started_journal(home, coffee)
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Sam", role="sponsor"))
        note = "1. no *list*, [no](link)\n# nor a heading\n\n> nor a quote \\ here"
        journal.entries.add(Note(at=NOW, note=note, private=False))
        use = Use(at=NOW, tracker=1, on=NOW.date(), next_start=None, amount=2, private=False)
        journal.entries.add(use)
    for size in ((160, 50), (100, 30), (80, 24)):
        async with run_app(path, size) as (app, pilot):
            await press(pilot, *OPEN, "w")
            text = "1. no *list*, [no](link)\n▎ # nor a heading\n▎\n▎ > nor a quote \\ here"
            assert text in page(app)
            assert "Page for Sam, as Sam will read it" in screen_text(app)
            assert "the file says the same" in screen_text(app)
            assert "✓ with its words" in screen_text(app)
            assert "# in the numbers only" in screen_text(app)
            assert "2 of 2 on it" in screen_text(app)
            rows = [str(one.prompt) for one in app.screen.query_one(EntryTickList).options]
            assert "Drank, 2 cups (Coffee)" in rows[0]


async def test_the_mouse_reaches_it_too(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN)
        await pilot.click(EntryTickList, offset=(5, 0))
        await pilot.click("#kind")
        await press(pilot)
        assert marks(app) == "✓##"
        assert "counsellor" in screen_text(app)


async def test_the_edited_page_is_offered_after_a_lock(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "e")
        app.screen.query_one(TextArea).text = "Mine."
        await press(pilot, "ctrl+s", "f7")
    with Journal(str(journal)) as opened:
        kept = drafts.find_leftover(opened)
    assert kept is not None
    assert (kept[1].kind, kept[1].typed) == ("page", {"text": "Mine.\n"})


async def test_an_edited_text_that_was_saved_is_not_offered(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "e")
        app.screen.query_one(TextArea).text = "Mine."
        await press(pilot, "ctrl+s", "s", "enter")
        assert "Page saved" in screen_text(app)
        await press(pilot, "f7")
    with Journal(str(journal)) as opened:
        assert drafts.find_leftover(opened) is None


async def test_leaving_asks_once_before_words_of_the_person_are_dropped(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "space", "escape")
        assert not isinstance(app.screen, SharingScreen)
        for key in ("e", "a"):
            await press(pilot, *OPEN, key)
            await type_in(pilot, "mine")
            await press(pilot, "ctrl+s", "escape")
            assert "Press esc again to leave without saving" in screen_text(app)
            await press(pilot, "escape")
            assert not isinstance(app.screen, SharingScreen)
    with Journal(str(journal)) as opened:
        assert drafts.find_leftover(opened) is None


async def test_words_that_are_in_a_saved_page_are_left_without_asking(journal: Path) -> None:
    async with run_app(journal) as (app, pilot):
        await press(pilot, *OPEN, "e")
        app.screen.query_one(TextArea).text = "Mine."
        await press(pilot, "ctrl+s", "s", "enter", "escape")
        assert not isinstance(app.screen, SharingScreen)
        await press(pilot, *OPEN, "e")
        app.screen.query_one(TextArea).text = "Mine again."
        await press(pilot, "ctrl+s", "1")
        assert isinstance(app.screen, SharingScreen)
