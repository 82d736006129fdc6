"""Fixtures for every test: an empty home, a known time zone, and no network."""

import gc
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from support import network_guard

hypothesis.settings.register_profile(
    "here", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "ci",
    hypothesis.settings.get_profile("here"),
    derandomize=True,
    database=None,
    max_examples=50,
)
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("ci"), max_examples=20
)

PERSONAL = ("XDG_", "TEXTUAL", "RECOVERY_JOURNAL", "LC_", "NO_COLOR", "FORCE_COLOR", "CLICOLOR")
"""Prefixes of variables a developer may have set and a test must not see."""
FORGOTTEN = ("COLUMNS", "LINES", "EDITOR", "VISUAL", "PAGER", "BROWSER", "COLORTERM")


collect_ignore = ["torture"]
"""Slow tests have a command of their own: make torture."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick",
        action="store_true",
        help="everything below the faces, one test of each command and screen, fewer examples",
    )


GC_THRESHOLDS = (200_000, 10, 10)
"""Rarely, as garbage collection would take a quarter of the tests' time."""


MEMORY = "/dev/shm"
NEEDED_BYTES = 1 << 30


def has_room_in_memory() -> bool:
    """Return whether journals fit into memory: a disk takes time for every entry."""
    return os.path.isdir(MEMORY) and shutil.disk_usage(MEMORY).free > NEEDED_BYTES


def pytest_configure(config: pytest.Config) -> None:
    network_guard.forbid_network()
    if has_room_in_memory():
        os.environ["PYTEST_DEBUG_TEMPROOT"] = MEMORY
    gc.set_threshold(*GC_THRESHOLDS)
    quick = bool(config.getoption("--quick"))
    profile = "quick" if quick else "ci" if os.environ.get("CI") else "here"
    hypothesis.settings.load_profile(profile)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        seen: set[Path] = set()
        items[:] = [item for item in items if _is_quick(item, seen)]


TESTS = Path(__file__).parent
FACES = ("cli", "tui")
WHOLE_PROGRAM = ("test_first_craving", "test_start", "test_return")
"""The tests in a real terminal that are among the quick ones."""


def _is_quick(item: pytest.Item, seen: set[Path]) -> bool:
    """Return whether a test is among the quick ones.

    Args:
        item: the test.
        seen: the modules of the faces from which a test has been taken.
    """
    room = item.path.relative_to(TESTS).parts[0]
    if room == "e2e":
        return item.path.stem in WHOLE_PROGRAM
    if room not in FACES:
        return True
    is_first = item.path not in seen
    seen.add(item.path)
    return is_first


def pytest_collection_finish() -> None:
    gc.freeze()


def pytest_report_header() -> str:
    return f"SQLite {sqlite3.sqlite_version}"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """The home of this test, which is also the folder of its journal (`home / "journal.db"`)."""
    with pytest.MonkeyPatch.context() as environment:
        for name in list(os.environ):
            if name.startswith(PERSONAL) or name in FORGOTTEN:
                environment.delenv(name)
        environment.setenv("HOME", str(tmp_path))
        environment.setenv("RECOVERY_JOURNAL_HOME", str(tmp_path))
        environment.setenv("LANG", "C.UTF-8")
        environment.setenv("TERM", "xterm-256color")
        environment.setenv("TZ", "UTC")
        time.tzset()
        mask = os.umask(0o022)
        threshold = gc.get_threshold()
        yield tmp_path
        # A command that was run in this process has made itself at home in it.
        gc.set_threshold(*threshold)
        os.umask(mask)
    time.tzset()
