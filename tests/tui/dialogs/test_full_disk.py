"""A full disk: text stays in its dialog, and is saved once there is room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.widgets.fields import TextField
from support.screens import press, run_app, screen_text, started_journal


@contextmanager
def full(path: Path) -> Iterator[None]:
    """No file can grow beyond what the journal is now."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("keys", [("c", "7"), ("m", "3"), ("n",)], ids="".join)
async def test_what_was_typed_stays_until_there_is_room(home: Path, keys: tuple[str, ...]) -> None:
    path = started_journal(home)
    async with run_app(path) as (app, pilot):
        await press(pilot, *keys)
        dialog = app.screen
        assert isinstance(dialog, Dialog)
        words = "the words of tonight " * 5000
        dialog.query_one(TextField).text = words
        with full(path):
            await press(pilot, "ctrl+s")
            assert app.screen is dialog
            assert "not saved" in " ".join(screen_text(app).split())
        await press(pilot, "ctrl+s")
        assert app.screen is not dialog
    with Journal(str(path)) as journal:
        assert [one.note for one in journal.entries.page()] == [words]
