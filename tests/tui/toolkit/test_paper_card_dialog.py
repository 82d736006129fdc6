"""The paper card from My things: nothing is on it unless it was ticked."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.toolkit import Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.toolkit.paper_card_dialog import PaperCardDialog
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickMany
from support.screens import press, run_app, screen_text, started_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def filled(home: Path) -> Path:
    path = started_journal(home)
    with Journal(str(path)) as journal:
        journal.people.add(Person(name="Sam Weller", number="555 1234"))
        journal.reasons.add(Reason(text="My daughter."))
        journal.safety_plan.write_step(2, "The river.")
    return path


async def open_dialog(pilot: Pilot[int], app: JournalApp) -> PaperCardDialog:
    await press(pilot, "comma")
    lines = app.screen.query_one(OptionList)
    lines.highlighted = lines.get_option_index("card")
    await press(pilot, "enter")
    assert isinstance(app.screen, PaperCardDialog)
    return app.screen


@pytest.mark.parametrize(
    ("ticked", "on_it"), [("", set()), ("people", {"Sam"}), ("steps", {"river"})]
)
async def test_what_is_ticked_is_on_the_card(
    home: Path, tmp_path: Path, ticked: str, on_it: set[str]
) -> None:
    card = tmp_path / "card.md"
    async with run_app(filled(home), (100, 40)) as (app, pilot):
        dialog = await open_dialog(pilot, app)
        if ticked:
            picks = dialog.query_one(f"#{ticked}", PickMany)
            picks.chosen = tuple(picks.options)
        dialog.query_one("#path", LineField).value = str(card)
        await press(pilot, "ctrl+s")
        (told,) = app._notifications
        assert told.message.startswith(f"Card saved: {card}\nAnyone who finds the card")
    made = card.read_text("utf-8")
    assert "Emergency: 112" in made
    assert {word for word in ("Sam", "river", "daughter") if word in made} == on_it


async def test_a_file_that_is_there_stays_and_the_ticks_stay(home: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.html"
    card.write_text("mine", "utf-8")
    async with run_app(filled(home), (100, 40)) as (app, pilot):
        dialog = await open_dialog(pilot, app)
        dialog.query_one("#path", LineField).value = str(card)
        await press(pilot, "ctrl+s")
        assert app.screen is dialog
        assert "is there" in str(dialog.query_one("#wrong", Static).content)
        assert "--force" not in screen_text(app)
    assert card.read_text("utf-8") == "mine"


async def test_discreet_mode_hides_who_and_why(home: Path) -> None:
    async with run_app(filled(home), (100, 40)) as (app, pilot):
        await press(pilot, "f3")
        await open_dialog(pilot, app)
        shown = screen_text(app)
        assert "S.W." in shown
        assert not [word for word in ("Sam", "Weller", "daughter", "river") if word in shown]
