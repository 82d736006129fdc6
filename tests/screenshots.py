"""Take the README's screenshots, always of the same evening: python -m screenshots"""

import asyncio
import os
import re
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import time_machine

from recovery_journal import clock
from recovery_journal.demo import write_demo_journal
from recovery_journal.tui.actions.actions import GLOBAL, LOG_ENTRY, PLACES
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.theme import DAWN, DUSK

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=ZoneInfo("Europe/Berlin"))
SIZE = (100, 30)
SHOWN = (*PLACES, LOG_ENTRY[0], GLOBAL[0])
"""Every place, the quick log and Right now."""


FRAME_SECONDS = 2.2
EVENING_KEYS: tuple[tuple[str, ...], ...] = (
    (),
    ("c",),
    ("8",),
    ("enter",),
    ("2",),
    ("escape", "5"),
    ("2",),
    ("4",),
    ("1",),
)
"""The keys before each frame of the moving picture."""


async def film(journal: str) -> None:
    """Save a moving picture of one evening: frames that are shown one after the other."""
    frames: list[str] = []
    app = JournalApp(journal)
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        for keys in EVENING_KEYS:
            await pilot.press(*keys)
            await pilot.pause()
            frames.append(app.export_screenshot(title="Recovery Journal", simplify=True))
    (FOLDER / "evening.svg").write_text(moving(frames), encoding="utf-8")


def moving(frames: list[str]) -> str:
    """Put pictures into one that shows each for a while, without a script."""
    size = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', frames[0])
    assert size
    whole = FRAME_SECONDS * len(frames)
    shown = 100 / len(frames)
    style = (
        f".frame {{ visibility: hidden; animation: shown {whole:.1f}s step-end infinite; }}"
        "@keyframes shown { 0% { visibility: visible; } "
        f"{shown:.3f}% {{ visibility: hidden; }} }}"
        "@media (prefers-reduced-motion: reduce) { .frame { animation: none; } "
        ".frame:first-of-type { visibility: visible; } }"
    )
    drawn = "".join(
        f'<g class="frame" style="animation-delay: {number * FRAME_SECONDS:.1f}s">{frame}</g>'
        for number, frame in enumerate(frames)
    )
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[1]} {size[2]}">'
    return f"{root}<style>{style}</style>{drawn}</svg>"


async def take(journal: str) -> None:
    """Save a picture of each action's screen in both themes, under the action's id."""
    for action in SHOWN:
        app = JournalApp(journal)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(action.keys.split(",")[0])
            await pilot.pause()
            for theme in (DUSK, DAWN):
                app.theme = theme.name
                await pilot.pause()
                picture = app.export_screenshot(title="Recovery Journal", simplify=True)
                end = "" if theme is DUSK else f"-{theme.name}"
                (FOLDER / f"{action.id}{end}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, time_machine.travel(EVENING, tick=False):
        os.environ.update(
            HOME=folder, RECOVERY_JOURNAL_HOME=folder, TZ="Europe/Berlin", COLORTERM="truecolor"
        )
        time.tzset()
        journal = write_demo_journal(folder, clock.now().date())
        asyncio.run(take(journal))
        asyncio.run(film(journal))


if __name__ == "__main__":
    main()
