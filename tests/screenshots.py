"""Take the README's screenshots, always of the same evening: python -m screenshots"""

import asyncio
import os
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

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
EVENING = datetime(2026, 11, 22, 20, 15, tzinfo=ZoneInfo("Europe/Berlin"))
SIZE = (100, 30)
SHOWN = (*PLACES, LOG_ENTRY[0], GLOBAL[0])
"""Every place, the quick log and Right now."""


async def take(journal: str) -> None:
    """Save a picture of each action's screen under the action's id."""
    for action in SHOWN:
        app = JournalApp(journal)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(action.keys.split(",")[0])
            await pilot.pause()
            picture = app.export_screenshot(title="Recovery Journal", simplify=True)
        (FOLDER / f"{action.id}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, time_machine.travel(EVENING, tick=False):
        os.environ.update(HOME=folder, RECOVERY_JOURNAL_HOME=folder, TZ="Europe/Berlin")
        time.tzset()
        asyncio.run(take(write_demo_journal(folder, clock.now().date())))


if __name__ == "__main__":
    main()
