"""A bug on any screen: the app ends with a sentence, and shows nothing private."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from textual.app import App

from recovery_journal import clock
from recovery_journal.domain.entries.note import Note
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.craving import CravingDialog
from recovery_journal.tui.launch import run
from recovery_journal.words.cli import unexpected
from support.screens import alcohol_tracker, press, run_app, started_journal
from support.terminal import Terminal
from tui.test_golden import SCREENS

CANARY = "zwetschgenkuchen"
BROKEN = f"""
import sys
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.craving import CravingDialog

def broken(self):
    told = "{CANARY}"
    raise KeyError(told)

JournalApp.action_other_theme = broken
from recovery_journal.__main__ import main
sys.exit(main())
"""
"""The program, but for a key that finds a mistake."""


@pytest.fixture(autouse=True)
def journal(home: Path) -> Path:
    path = started_journal(home, alcohol_tracker(clock.now().date()))
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now(), note=CANARY))
    return path


async def stopped(journal: Path, broken: Callable[[], None], *keys: str) -> JournalApp:
    """The program after something that is broken was called on the screen these keys lead to."""
    with suppress(KeyError, Drawn):
        async with run_app(journal) as (app, pilot):
            await press(pilot, *keys)
            app.screen.call_later(broken)
            await pilot.pause()
    return app


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_screen_ends_and_says_why_to_whoever_started_it(
    screen: str, journal: Path
) -> None:
    def broken() -> None:
        told = CANARY
        raise KeyError(told)

    app = await stopped(journal, broken, *SCREENS[screen])
    assert isinstance(app.exit_error(), KeyError)
    assert not app._exit_renderables


class Drawn(Exception):
    """A mistake that brings a picture of itself, as Textual's own do."""

    def __rich__(self) -> str:
        return CANARY


async def test_a_picture_of_a_mistake_is_not_shown(journal: Path) -> None:
    def broken() -> None:
        raise Drawn

    app = await stopped(journal, broken)
    assert isinstance(app.exit_error(), Drawn)
    assert not app._exit_renderables


def test_a_mistake_in_work_beside_the_screen_is_told_as_itself(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(JournalApp, "_poll", lambda app: app.run_worker(broken()))
    monkeypatch.setattr("recovery_journal.tui.app.POLL_SECONDS", 0.01)
    monkeypatch.setattr(JournalApp, "run", lambda app: App.run(app, headless=True))
    with pytest.raises(KeyError):
        run(str(journal))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_the_terminal_gets_the_whole_sentence_and_its_code(size: tuple[int, int]) -> None:
    with Terminal(size=size, program=[sys.executable, "-c", BROKEN]) as terminal:
        terminal.wait_for("1 Today", "Alcohol")
        terminal.press("f6")
        assert terminal.wait_for_exit() == 70
        said = "".join(terminal.screen.split())  # a narrow terminal ends its lines anywhere
        assert "".join(unexpected("KeyError").split()) in said
        after = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]
        assert CANARY.encode() not in after
        assert b"Traceback" not in after
        assert terminal.echoes


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said where there is no quiet line."""
    said: list[str] = []
    monkeypatch.setattr(JournalApp, "notify", lambda app, sentence, **_: said.append(sentence))
    return said


async def test_a_letter_of_another_layout_is_explained_once(journal: Path, said: list[str]) -> None:
    async with run_app(journal) as (_, pilot):
        await press(pilot, "c")
        await press(
            pilot, "tab", "\N{CYRILLIC SMALL LETTER ES}", "\N{LATIN SMALL LETTER E WITH ACUTE}"
        )
        await press(pilot, "escape", "escape", "1", "5", "/", "x", "escape")
        assert said == []
        await press(pilot, "\N{CYRILLIC SMALL LETTER ES}")
        (sentence,) = said
        assert sentence.startswith("“с” isn't a key here")
        assert "f2 (help), f4 (hide) and f7 (lock)" in sentence
        await press(pilot, "\N{CYRILLIC SMALL LETTER SHORT I}", "2", "\N{GREEK SMALL LETTER MU}")
        assert len(said) == 1


async def test_a_letter_of_another_layout_may_be_a_key_of_ones_own(
    journal: Path, home: Path, said: list[str]
) -> None:
    (home / "config.toml").write_text('[keys]\ncraving = "\N{CYRILLIC SMALL LETTER ES}"\n')
    async with run_app(journal) as (app, pilot):
        await press(pilot, "\N{CYRILLIC SMALL LETTER ES}")
        assert isinstance(app.screen, CravingDialog)
        assert said == []
