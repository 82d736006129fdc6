"""The rules of the house, held on every module; each check first proves that it sees a breach."""

import pytest
from support.house import clock_readings, modules, wrong_imports

MODULES = modules()


def test_every_import_goes_the_right_way() -> None:
    assert not [found for name, source in MODULES.items() for found in wrong_imports(name, source)]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("tui.screens.today", "import sqlite3"),
        ("tui.app", "from recovery_journal.cli import main"),
        ("cli.main", "import textual"),
        ("cli.main", "from recovery_journal.tui.app import App"),
        ("cli.main", "import importlib\nimportlib.import_module('recovery_journal.tui.app')"),
        ("cli.log", "def f():\n    from rich.console import Console"),
        ("domain.mood", "from recovery_journal import store"),
        ("domain.mood", "from recovery_journal.clock import now"),
        ("domain.mood", "if TYPE_CHECKING:\n    import recovery_journal.store.journal"),
        ("domain.mood", "from ..store import journal"),
        ("words.now", "from recovery_journal.clock import today"),
        ("charts.heat", "from recovery_journal.words import numbers"),
        ("store.file", "import click"),
        ("store.file", "import recovery_journal.exchange.csv"),
        ("exchange.csv", "import sqlite_utils.db"),
        ("exchange.csv", "from urllib.request import urlopen"),
        ("places", "from recovery_journal import clock"),
        ("__main__", "import recovery_journal.tui"),
    ],
)
def test_an_import_the_wrong_way_is_seen(module: str, source: str) -> None:
    assert wrong_imports(f"recovery_journal.{module}", source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("cli.main", "def f():\n    from recovery_journal.tui.app import run"),
        ("cli.main", "from recovery_journal import __version__, clock\nimport click"),
        ("tui.app", "from recovery_journal.store.journal import Journal\nimport textual.app"),
        ("store.file", "import sqlite3\nfrom recovery_journal.words import strategies"),
        ("exchange.html", "from urllib.parse import quote\nimport recovery_journal.store.journal"),
        ("places", "def f():\n    import platformdirs"),
    ],
)
def test_an_import_the_right_way_is_not(module: str, source: str) -> None:
    assert not wrong_imports(f"recovery_journal.{module}", source)


def test_only_clock_reads_the_clock() -> None:
    assert not [found for name, source in MODULES.items() for found in clock_readings(name, source)]


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime as dt\ndt.datetime.utcnow()",
        "from datetime import date\nfield(default_factory=date.today)",
        "import time\ntime.time()",
        "def f():\n    from time import time_ns as stamp\n    return stamp()",
        "moment.astimezone()",
    ],
)
def test_a_reading_of_the_clock_is_seen(source: str) -> None:
    assert clock_readings("recovery_journal.store.entries", source)
    assert not clock_readings("recovery_journal.clock", source)


@pytest.mark.parametrize(
    "source",
    [
        "from recovery_journal import clock\nclock.now()\nclock.today()",
        "from time import monotonic\nmonotonic()",
        "moment.astimezone(UTC)",
        "from datetime import date\ndate.fromisoformat(text)",
    ],
)
def test_what_is_no_reading_of_the_clock_is_not(source: str) -> None:
    assert not clock_readings("recovery_journal.store.entries", source)


def test_modules_stay_small() -> None:
    lines = {name: len(source.splitlines()) for name, source in MODULES.items()}
    assert not {name: count for name, count in lines.items() if count > 400}
    assert lines.get("recovery_journal.tui.app", 0) < 250
