"""What is filled in anywhere is offered again as what it was, however the program ended."""

import inspect
import pkgutil
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static, TextArea

from recovery_journal import tui
from recovery_journal.domain.circle import Person
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.store.sidecar.drafts import Draft, HasUnsavedDraft
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.registry import DIALOGS, screen_for_draft
from recovery_journal.tui.sharing.screen import SharingScreen
from recovery_journal.tui.start.locked import UnlockScreen
from recovery_journal.tui.widgets.date_fields import AnyDayField, DateField
from recovery_journal.tui.widgets.fields import LineField, NumberField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale
from support import full_journal
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.screens import (
    press,
    run_app,
    screen_text,
    started_journal,
    type_in,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WORD = "Quitte"
FIELD = re.compile(r"\b(?:Input|TextArea|SearchLine|FindLine|Scale|PickOne|PickMany|\w+Field)\(")
"""What makes a field, in the code of a screen."""
NOTHING_TO_KEEP = {
    "UnlockScreen",  # a passphrase
    "StrategiesScreen",
    "FilterDialog",
    "GoToDateDialog",
    "SavePageDialog",  # the name of a file; the page itself is kept
    "PaperCardDialog",  # a few ticks
    "WhenDialog",
    *("FileDialog", "DatesDialog", "AnswersDialog"),  # of a file to import, which stays
    *(
        "MeetingsDialog",
        "PeopleDialog",
        "RolesDialog",
        "MergeDialog",
    ),  # as well
    "CopyPassphraseDialog",  # a passphrase
}
KEPT_ELSEWHERE = {
    "RequestDialog",  # in the draft of the page
    "PageTextDialog",
    "HowNowDialog",  # each answer is saved at once
}


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def screens_with_fields() -> set[type[Screen[Any]]]:
    """Every screen of the program that has a field, found by importing the whole program."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    open_ones: list[type[Screen[Any]]] = [Screen]
    while open_ones:
        derived = open_ones.pop().__subclasses__()
        open_ones += derived
        ours = (one for one in derived if one.__module__.startswith("recovery_journal."))
        found |= {one for one in ours if FIELD.search(inspect.getsource(one))}
    return {one for one in found if not any(other is not one for other in _derived(one))}


def _derived(one: type[Any]) -> list[type[Any]]:
    return one.__subclasses__()


def class_of(kind: str) -> type[Any]:
    module, _, name = DIALOGS[kind].partition(":")
    found: type[Any] = getattr(import_module(f"recovery_journal.tui.{module}"), name)
    return found


def test_every_screen_with_a_field_says_what_its_drafts_are() -> None:
    found = screens_with_fields()
    assert len(found) > 25
    kept = {class_of(kind) for kind in DIALOGS} - {SharingScreen}
    names = {one.__name__ for one in found - kept}
    assert names == NOTHING_TO_KEEP | KEPT_ELSEWHERE, "it has a field, and no kind in DIALOGS"
    assert kept <= found
    assert [kind for kind in DIALOGS if getattr(class_of(kind), "KIND", kind) != kind] == []


def uid_of(journal: Journal, kind: str) -> str:
    """Return something of a kind that can be changed; "" if nothing has a uid."""
    table = {"promise_outcome": "promise", "page": "person"}.get(kind, kind)
    for entry in journal.entries.page():
        if entry.kind == kind:
            return entry.uid
    found = journal.books[table].untrashed() if table in journal.books else []
    return found[0].uid if found else ""


def fill_in(dialog: Dialog[Any]) -> None:
    """Type into every field, and choose something everywhere."""
    for number, widget in enumerate(dialog.widgets.values()):
        match widget:
            case NumberField():
                widget.value = "7"
            case AnyDayField():
                widget.value = "2026-11-20"
            case LineField():
                widget.value = f"{WORD} {number}"
            case TextField():
                widget.text = f"{WORD} {number}\nand more"
            case DateField():
                widget.line.value = "2026-11-20"
            case Scale():
                widget.value = widget.low + 1
            case PickOne():
                others = (one for one in widget.options if one != widget.value)
                widget.value = next(others, widget.value)
            case PickMany():
                widget.chosen = tuple(widget.options)[-1:]


async def open_and_fill_all(app: JournalApp, pilot: Pilot[int], *, existing: bool) -> list[Draft]:
    """Open every dialog above the one before, and fill it in."""
    told = []
    for kind in DIALOGS:
        must_exist = existing or kind in ("promise_outcome", "page")
        uid = uid_of(app.journal, kind) if must_exist else ""
        screen = screen_for_draft(app.journal, Draft(kind, uid, {}))
        app.push_screen(screen)
        await wait_until_idle(pilot)
        if isinstance(screen, SharingScreen):
            screen.action_edit()
            await wait_until_idle(pilot)
            app.screen.query_one(TextArea).text = f"{WORD} on a page"
        else:
            assert isinstance(screen, Dialog)
            fill_in(screen)
            await wait_until_idle(pilot)
        assert isinstance(screen, HasUnsavedDraft)
        draft = screen.unsaved_draft()
        assert draft, kind
        told.append(draft)
    return told


async def all_that_is_offered(app: JournalApp, pilot: Pilot[int]) -> list[Draft]:
    """Take everything that is offered, and leave it again."""
    offered = []
    await wait_until(pilot, lambda: isinstance(app.screen, ChooseScreen))
    while isinstance(app.screen, ChooseScreen):
        await press(pilot, "enter")
        screen: Any = app.screen
        draft: Draft = screen.unsaved_draft()
        offered.append(draft)
        assert type(screen) is class_of(draft.kind)
        if isinstance(screen, Dialog):
            screen.action_leave()
            screen.action_leave()
        else:
            screen.dismiss()
        await wait_until_idle(pilot)
    return offered


async def unlock(app: JournalApp, pilot: Pilot[int]) -> None:
    if isinstance(app.screen, UnlockScreen):
        app.screen.query_one(LineField).value = PASSPHRASE
    if app.was_locked or isinstance(app.screen, UnlockScreen):
        await press(pilot, "enter")
        await wait_until(pilot, lambda: app.open_journal is not None)


def all_that_is_left(path: Path, key: bytes | None) -> list[Draft]:
    """Take every draft that a new process finds."""
    left = []
    with Journal(str(path), key=key) as journal:
        while found := drafts.find_leftover(journal):
            left.append(found[1])
            drafts.remove_file(found[0])
    return sorted(left, key=repr)


@pytest.mark.slow
@pytest.mark.parametrize(("how", "encrypted"), [("locked", True), ("closed", False)])
async def test_all_of_it_is_offered_again(
    home: Path, tmp_path_factory: pytest.TempPathFactory, how: str, encrypted: bool
) -> None:
    path, killed = home / "journal.db", tmp_path_factory.mktemp("killed") / "copy"
    full_journal.fill(str(path), NOW.date())
    key = encrypt(path).key if encrypted else None
    async with run_app(path, (40, 12)) as (app, pilot):
        await unlock(app, pilot)
        told = await open_and_fill_all(app, pilot, existing=encrypted)
        await wait_until(pilot, lambda: len([*home.glob("draft-*")]) == len(told))
        app.keep_words()  # what was kept while a dialog was being filled in
        assert all_that_is_left(path, key) == [], "others leave alone what is still open"
        shutil.copytree(home, killed)
        if how == "locked":
            await press(pilot, "f7")
        else:
            app.end(129)
    assert [one.kind for one in told] == [*DIALOGS]
    assert bool(files_containing(home, WORD)) != encrypted
    told.sort(key=repr)
    assert all_that_is_left(killed / "journal.db", key) == told
    if how == "closed":
        assert all_that_is_left(path, key) == told
        return
    async with run_app(path, (40, 12), lock=app.lock) as (app, pilot):
        await unlock(app, pilot)
        offered = await all_that_is_offered(app, pilot)
    assert sorted(offered, key=repr) == told
    assert not [*home.glob("draft-*")]


async def go_on(app: JournalApp, pilot: Pilot[int]) -> Any:
    """Take what is offered; return the screen it's in."""
    await wait_until(pilot, lambda: isinstance(app.screen, ChooseScreen))
    await press(pilot, "enter")
    return app.screen


async def test_a_craving_keeps_its_number_and_the_time_it_was_told(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, "c", "7", "f7")
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        async with run_app(path, lock=app.lock) as (app, pilot):
            await unlock(app, pilot)
            await go_on(app, pilot)
            assert "Something" not in screen_text(app)
            await press(pilot, "ctrl+s")
            assert "Saved for Sun 22 Nov: Craving 7 of 10." in screen_text(app)
            (craving,) = app.journal.entries.page()
            assert (getattr(craving, "intensity", None), craving.at) == (7, NOW)


async def test_a_letter_comes_back_with_the_day_it_is_for(home: Path) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        letter_dialog: Any = screen_for_draft(app.journal, Draft("letter", "", {}))
        app.push_screen(letter_dialog)
        await type_in(pilot, "hello")
        letter_dialog.field("waits", PickOne).value = "day"
        await press(pilot, "tab", "tab")
        await type_in(pilot, "in 9 days")
        app.end(129)
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        async with run_app(path) as (app, pilot):
            await go_on(app, pilot)
            await type_in(pilot, " again")
            await press(pilot, "ctrl+s")
            (letter,) = app.journal.letters.all()
            assert (letter.text, letter.on_day) == ("hello again", date(2026, 12, 1))


async def test_what_is_answered_at_the_first_start_is_offered_as_a_tracker(home: Path) -> None:
    path = home / "journal.db"
    async with run_app(path) as (app, pilot):
        await press(pilot, "space", "enter")
        app.screen.query_one("#name", LineField).value = WORD
        app.end(129)
    started_journal(home)
    async with run_app(path) as (app, pilot):
        tracker = await go_on(app, pilot)
        assert tracker.values["name"] == WORD
        assert tracker.values["since"] == NOW.date()
        assert tracker.heading() == "A new tracker"


async def test_what_is_asked_of_a_reader_comes_back_on_the_page(home: Path) -> None:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        someone = journal.people.add(Person(name="Sam"))
    async with run_app(path) as (app, pilot):
        app.push_screen(screen_for_draft(app.journal, Draft("page", someone.uid, {})))
        await press(pilot, "a")
        await type_in(pilot, "call me")
        await press(pilot, "f7")
    async with run_app(path, lock=app.lock) as (app, pilot):
        await unlock(app, pilot)
        page = await go_on(app, pilot)
        assert isinstance(page, SharingScreen)
        assert "call me" in str(page.query_one("#text", Static).render())


@pytest.mark.parametrize(
    "draft",
    [
        Draft("review", "", {"answer-0": "one", "answer-77": WORD}),
        Draft("of a later version", "1", {"a": WORD}),
        Draft("promise_outcome", "purged", {"learned": WORD}),
        Draft("person", "purged", {"name": WORD}),
    ],
)
async def test_words_whose_place_is_gone_are_offered_all_the_same(home: Path, draft: Draft) -> None:
    path = started_journal(home)
    drafts.save_for_later(str(path), draft)
    async with run_app(path) as (app, pilot):
        dialog = await go_on(app, pilot)
        assert WORD in " ".join(dialog.contents().values())
