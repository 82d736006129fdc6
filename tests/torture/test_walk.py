"""Press random keys on any screen while other processes write: the app keeps running."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.demo import write_demo_journal
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.start.locked import UnlockScreen
from support.encrypted import PASSPHRASE, encrypt
from support.journals import check_integrity
from support.screens import SIZES, run_app, type_in, wait_until_idle

STEPS = 300
KEYS = (
    *"abcdefghijklmnoprstuvwxyzGGNPX0123456789!?/,*[]-",  # no q, which leaves
    *("enter", "escape", "tab", "shift+tab", "space", "backspace", "delete", "home", "end") * 3,
    *("up", "down", "left", "right", "pageup", "pagedown") * 2,
    *("f1", "f2", "f3", "f4", "f6", "f7", "f8", "ctrl+s", "ctrl+p", "ctrl+g", "ctrl+l", "ctrl+t"),
    *("ctrl+z", "ctrl+y", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+n"),
)


def elsewhere(journal: Journal, chance: random.Random) -> None:
    """Another program adds, changes or removes something."""
    entries = journal.entries.page(limit=20)
    acts: list[Callable[[], object]] = [
        lambda: journal.entries.add(Note(at=clock.now(), note="from elsewhere")),
        lambda: journal.entries.edit(replace(chance.choice(entries), private=True)),
        lambda: journal.entries.trash(chance.choice(entries).id),
        journal.undo,
    ]
    with suppress(JournalError, IndexError):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(12))
async def test_a_walk(home: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = Path(write_demo_journal(str(home), clock.now().date()))
    key = encrypt(path).key if seed % 3 == 0 else None
    lock, steps = None, iter(range(STEPS))
    with Journal(str(path), key=key) as other:
        while lock or next(steps, None) == 0:
            size = chance.choice(SIZES)
            async with run_app(path, size, discreet=seed % 2 == 0, lock=lock) as (app, pilot):
                for _ in steps:
                    if isinstance(app.screen, UnlockScreen):
                        await type_in(pilot, PASSPHRASE)
                        await pilot.press("enter")
                        await wait_until_idle(pilot)
                    await pilot.press(chance.choice(KEYS))
                    if chance.random() < 0.05:
                        elsewhere(other, chance)
                    if not app.is_running:
                        break  # it was locked; and the list of all actions has one to leave by
                assert app.exit_error() is None
            lock = app.lock
    if not key:
        check_integrity(path)
