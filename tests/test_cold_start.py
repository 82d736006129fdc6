"""Nothing happens at import, and everyday commands import only what they need."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from support import fresh
from support.each import each
from support.house import MAY_KNOW, modules, room

pytestmark = pytest.mark.needs("fork")

HEAVY = frozenset({"textual", "rich", "sqlite_utils", "platformdirs", "tomllib"})
"""What no module below the screens loads by itself; each costs more than logging a craving."""
SLOW = HEAVY | {"dateutil", "decimal", "statistics"}
"""What the quick commands do without, too."""
NETWORK = frozenset({"socket", "ssl", "http.client", "urllib.request", "asyncio"})
NEVER = {
    **dict.fromkeys(("errors", "clock", "places", "text"), SLOW | NETWORK | {"sqlite3", "click"}),
    **dict.fromkeys(("domain", "words", "charts"), HEAVY | NETWORK | {"sqlite3", "click"}),
    **dict.fromkeys(("store", "__main__"), HEAVY | NETWORK | {"click"}),
    **dict.fromkeys(("exchange", "cli"), HEAVY | NETWORK),
}
"""By room, what the import of a module must not load, itself or through others."""
HARMLESS = "contextlib dataclasses datetime functools json re typing zoneinfo"
STORE = "recovery_journal.store.journal"
READY = {
    "cli": f"click {STORE}",
    "exchange": "icalendar",
    "tui": f"textual.app textual.widgets {STORE}",
}
"""What is checked elsewhere and need not be loaded anew for each module of a room.

icalendar reads the time zone UTC when it's imported.
"""
ONLY_TO_MIGRATE = {"recovery_journal.store.sqlite.migrate": {"sqlite_utils", "click"}}
"""The module that is itself imported only to make or migrate a journal."""


def loads_too_much(module: str, loaded: list[str]) -> set[str]:
    """What a module has loaded and its room must do without."""
    never = NEVER.get(room(module), frozenset()) - ONLY_TO_MIGRATE.get(module, set())
    return set(never.intersection(loaded))


@pytest.mark.slow
@each("own", MAY_KNOW)
def test_an_import_only_imports(own: str) -> None:
    ready = f"{HARMLESS} {READY.get(own, '')}"
    done = fresh.imports((name for name in modules() if room(name) == own), ready=ready)
    assert not {one.name: one.touched for one in done if one.touched}
    too_much = {one.name: loads_too_much(one.name, one.loaded) for one in done}
    assert not {name: found for name, found in too_much.items() if found}


def test_what_an_import_does_is_seen(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("import sqlite3, asyncio; open('/dev/null').close()")
    (one,) = fresh.imports(["planted"], str(tmp_path))
    assert one.touched == ["/dev/null"]
    assert loads_too_much("recovery_journal.domain.entries.mood", one.loaded) == {
        *("asyncio", "socket", "ssl", "sqlite3"),
    }


@pytest.mark.parametrize(
    "typed",
    ["craving 7", "mood 3", "note hi", "after 3 --outcome passed", "used", "status --line"],
)
def test_the_quick_commands_load_little(typed: str, home: Path) -> None:
    path = str(home / "journal.db")
    with Journal(path) as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2020, 1, 1)))
        journal.entries.add(Craving(at=clock.now(), intensity=5))
        before = journal.last_change_number()
    command = [sys.executable, "-X", "importtime", "-m", "recovery_journal", *typed.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "recovery_journal.store" in loaded
    assert not loaded & (SLOW | NETWORK | {"click", "dataclasses", "inspect"})
    if typed == "status --line":
        assert not loaded & {"typing", "re", "json"}
    with Journal(path) as journal:
        assert (journal.last_change_number() > before) == (typed != "status --line")
    assert done.stdout.strip()


@pytest.mark.parametrize("typed", ["now", "now --region peru", "now --sources"])
def test_help_loads_little(typed: str, home: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "recovery_journal", *typed.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "recovery_journal.words.data.helplines" in loaded
    assert not loaded & (SLOW - {"tomllib"} | NETWORK), "strategies are read as TOML"
    assert done.stdout.strip()
    assert not list(home.iterdir())


def test_the_first_screen_waits_for_nothing_of_the_circle() -> None:
    (today,) = fresh.imports(["recovery_journal.tui.today.screen"])
    later = {"circle", "toolkit", "practice", "help_card"}
    assert "recovery_journal.tui.today.agenda" in today.loaded
    assert not {f"recovery_journal.domain.{name}" for name in later} & {*today.loaded}
    assert not {f"recovery_journal.store.books.{name}" for name in later} & {*today.loaded}
    assert "recovery_journal.store.sidecar.help_card" not in today.loaded


def test_the_screens_wait_for_no_command_face() -> None:
    (screen,) = fresh.imports(["recovery_journal.cli.system.open_tui"])
    (app,) = fresh.imports(["recovery_journal.tui.app"])
    assert "click" not in {*screen.loaded, *app.loaded}
