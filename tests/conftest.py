"""Fixtures for every test: an empty home, a known time zone, and no network."""

import gc
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from support import network_guard
from support.needs import why_not

hypothesis.configuration.set_hypothesis_home_dir(os.path.join(sys.prefix, "hypothesis"))
hypothesis.settings.register_profile(
    "here",
    deadline=None,
    max_examples=25,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("here"), derandomize=True, database=None
)
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("ci"), max_examples=10
)
hypothesis.settings.register_profile(
    "thorough", hypothesis.settings.get_profile("here"), max_examples=200
)

TESTS = Path(__file__).parent
FACES = ("cli", "tui", "e2e")
"""The folders that `make quick` takes little of."""
QUICK_FILES = ("test_golden.py", "test_first_craving.py")
"""What it takes of the screens and of the whole program."""
PERSONAL = ("XDG_", "TEXTUAL", "RECOVERY_JOURNAL", "LC_", "NO_COLOR", "FORCE_COLOR", "CLICOLOR")
"""Prefixes of variables a developer may have set and a test must not see."""
FORGOTTEN = ("COLUMNS", "LINES", "EDITOR", "VISUAL", "PAGER", "BROWSER", "COLORTERM")
MEMORY = "/dev/shm"
NEEDED_BYTES = 1 << 30
GC_THRESHOLDS = (200_000, 10, 10)
"""Python's own would take a quarter of the time of the tests for looking at what they hold."""

collect_ignore = ["torture"]
"""Slow tests have a command of their own: make torture."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--quick", action="store_true", help="what answers within a minute, before each commit"
    )


def pytest_configure(config: pytest.Config) -> None:
    network_guard.forbid_network()
    # Under nohup, or behind a script, they are ignored, and so by every program a test starts.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    chosen = {
        "quick": config.getoption("--quick"),
        "thorough": os.environ.get("THOROUGH"),
        "ci": os.environ.get("CI"),
        "here": True,
    }
    hypothesis.settings.load_profile(next(name for name, wanted in chosen.items() if wanted))
    gc.set_threshold(*GC_THRESHOLDS)
    # A disk would take its time for each entry.
    if os.path.isdir(MEMORY) and shutil.disk_usage(MEMORY).free > NEEDED_BYTES:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = MEMORY


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--quick"):
        items[:] = [item for item in _one_of_each(items) if not _is_slow(item)]
    # What takes long begins first, and nobody waits for it at the end.
    items.sort(key=_is_slow, reverse=True)


def _is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def _one_of_each(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Yield all tests below the faces, one of each command, and one of each screen."""
    seen = set()
    for item in items:
        room = item.path.relative_to(TESTS).parts[0]
        first = item.path not in seen
        seen.add(item.path)
        if room not in FACES or (room == "cli" and first) or item.path.name in QUICK_FILES:
            yield item


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for what in marker.args:
            if reason := why_not(what):
                pytest.skip(reason)


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
        environment.setenv("PAGER", "cat")
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
