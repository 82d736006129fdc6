"""Prepare the first press of each key while nobody types: modules, styles, memory.

Otherwise that key would wait for them, a craving's most of all.
"""

import asyncio
import gc
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from recovery_journal.tui.host import Host

LIKELY_NEXT = (
    "dialogs.entry_dialog",
    "dialogs.craving",
    "right_now.choices",
    "right_now.after_craving",
    "journal.screen",
    "strategies.screen",
    "circle.columns",
    "circle.screen",
    "insights.screen",
    "dialogs.mood",
    "dialogs.note",
)
"""Modules of the screens, in the order in which they may be needed."""
STYLES = ("dialogs", "journal", "strategies", "insights", "circle", "rightnow")
STYLES_FOLDER = Path(__file__).resolve().parents[1] / "styles"
QUIET_SECONDS = 0.1
"""How long nobody must have typed."""
PAUSE_SECONDS = 0.005
"""Between two steps, each of which takes up to some 30 milliseconds."""
GC_THRESHOLDS = (700, 10, 10)
"""Python's own thresholds, if nothing else is set."""


async def prepare(app: Host) -> None:
    for step in _steps(app):
        await asyncio.sleep(PAUSE_SECONDS)
        while app.keys_waiting or app.idle_seconds() < QUIET_SECONDS:
            await asyncio.sleep(QUIET_SECONDS)
        step()


def _steps(app: Host) -> Iterator[Callable[[], object]]:
    for name in LIKELY_NEXT:
        yield partial(import_module, f"recovery_journal.tui.{name}")
    for name in STYLES:
        yield partial(_parse, app, STYLES_FOLDER / f"{name}.tcss")
    yield _settle_memory


def _parse(app: Host, path: Path) -> None:
    """Parse a style sheet; Textual would parse all of them again with the screen that needs it."""
    if not app.stylesheet.has_source(str(path)):
        app.stylesheet.read(path)
        app.stylesheet.parse()


def _settle_memory() -> None:
    """Let garbage collection look only at what is made from now on, as the app runs for days."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
