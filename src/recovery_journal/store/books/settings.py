"""The book of settings."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.dataclass import fields, replace
from recovery_journal.domain.days import local_day
from recovery_journal.domain.settings import Settings
from recovery_journal.store.books.local_day import day_starts_at, derive_days
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile, Row

SWITCH = {"0": False, "1": True}
"""How a setting that is on or off is stored."""


class SettingsBook:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def read(self) -> Settings:
        """Return the settings, with defaults for those never chosen or unreadable."""
        stored = self._file.rows("SELECT uid, value FROM setting")
        chosen = self._file.make_each("setting", stored, chosen_setting, itemgetter(0))
        return Settings(**{name: value for one in chosen for name, value in one.items()})

    def local_day(self, moment: datetime) -> date:
        """Return the local day of a moment, shifted by the start of the day."""
        return local_day(moment, day_starts_at(self._file))

    def today(self) -> date:
        """Return the local day it is now."""
        return self.local_day(clock.now())

    def write(self, settings: Settings) -> Settings:
        """Store changed settings; a new start of the day updates the day of all entries.

        Raises:
            BadInput: they don't go together.
        """
        with self._file.transaction():
            before = self.read()
            if settings.waking_hours != before.waking_hours:
                settings.require_waking_hours()
            for name in rows.field_names(Settings):
                value = getattr(settings, name)
                if value != getattr(before, name):
                    self._write_one(name, value)
            return self.read()

    def write_unchosen(self, settings: Settings) -> None:
        """Store those settings that were never chosen here.

        The backup folder, what may be stored unencrypted and what the tab key may show are never
        taken over. The two waking hours go together.
        """
        chosen = [name for (name,) in self._file.rows("SELECT uid FROM setting WHERE revision > 0")]
        chosen += ["backup_folder", "complete_own_words"]
        if not {"waking_from", "waking_to"}.isdisjoint(chosen) or (
            settings.waking_from == settings.waking_to
        ):
            chosen += ["waking_from", "waking_to"]
        if self._file.key is not None:
            chosen += ["open_card", "open_plan", "show_days"]
        names = rows.field_names(Settings, chosen)
        self.write(replace(self.read(), **{name: getattr(settings, name) for name in names}))

    def _write_one(self, name: str, value: str | int) -> None:
        text = rows.on_one_line(value) if isinstance(value, str) else str(int(value))
        # Undoing this would only start the first start again.
        undoable = name != "first_start_done"
        with self._changes.recording("edit", "setting", name) if undoable else nullcontext():
            self._file.run(
                "INSERT INTO setting VALUES (?, 1, ?) ON CONFLICT (uid) "
                "DO UPDATE SET value = excluded.value, revision = revision + 1",
                (name, text),
            )
            if name == "day_starts_at":
                derive_days(self._file)


@cache
def _readers() -> dict[str, Callable[[str], Any]]:
    """Return what reads each setting, by name."""
    read: dict[Any, Callable[[str], Any]] = {str: str, int: int, bool: SWITCH.__getitem__}
    return {field.name: read[field.type] for field in fields(Settings)}


def chosen_setting(row: Row) -> dict[str, Any]:
    """Return a stored setting by name; empty if this version doesn't know it.

    Raises:
        BadInput, LookupError, TypeError, ValueError: it can't be read.
    """
    name, text = row
    if type(name) is not str or type(text) is not str:
        raise TypeError
    if (read := _readers().get(name)) is None:
        return {}
    chosen = {name: read(text)}
    Settings(**chosen)  # refuses what is out of range
    return chosen
