"""The charts of the insights, on terminals of any kind, and in words everywhere else."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, run_process, wait_for_exit
from support.each import each
from support.many import fill_journal

SIGNS = set("•●┊▁▂▃▄▅▆▇█■━╸⠤")


@pytest.fixture(autouse=True)
def journal(home: Path) -> None:
    """Two months of entries up to now: another process has the real clock."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    fill_journal(str(home / "journal.db"), 300, last=now)
    today = now.date()
    with Journal(str(home / "journal.db")) as journal:
        limit = Limit(2, "cups", "day", today - timedelta(days=20))
        coffee = Tracker(name="Coffee", kind="caffeine", verb="drank", start=limit.since)
        number = journal.trackers.add(replace(coffee, limit=limit)).id
        for ago, amount in ((0, 1), (1, 3)):
            on = today - timedelta(days=ago)
            used = Use(at=now, tracker=number, on=on, next_start=None, amount=amount)
            journal.entries.add(used)


def test_without_a_terminal_everything_is_said_in_words(
    rj: Rj, on_terminal: StartOnTerminal
) -> None:
    said = rj("insights").out
    assert not SIGNS & {*said}
    assert "Coffee: at most 2 cups a day" in said
    assert "within the limit on 0 of 1" in said
    assert re.search(
        r"^\w{3} \d{4}: \d+ cravings, median strength [\d.]+ of 10, the middle half from \d+",
        said,
        re.MULTILINE,
    )
    assert re.search(
        r"^Most often \w{3} \d+ to \d+ h \(\d+\)[,.]|^No hour stands out[.]", said, re.MULTILINE
    )
    child = on_terminal("insights", "--accessible")
    assert wait_for_exit(child) == 0
    drawn = (child.before or "").replace("\r", "")
    assert not SIGNS & {*drawn}
    assert "\x1b" not in drawn
    assert drawn.split() == rj("insights", "--accessible").out.split()


@each("columns", [40, 80, 160])
def test_charts_fit_a_terminal(
    on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    child = on_terminal("insights")
    assert wait_for_exit(child) == 0
    drawn = (child.before or "").replace("\r", "")
    assert "\x1b[36m" in drawn
    lines = re.sub(r"\x1b\[[\d;]*m", "", drawn).split("\n")
    assert len([line for line in lines if SIGNS & {*line}]) >= 20
    assert max(map(len, lines)) < columns
    assert re.search("▲ ?3", "\n".join(lines))


def test_no_colour_where_none_is_wanted(
    on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            child = on_terminal("insights")
            assert wait_for_exit(child) == 0
            assert "●" in (child.before or "")
            assert "\x1b" not in (child.before or "")


@each("encoding", ["ascii", "latin-1", "cp437"])
def test_a_terminal_without_unicode(
    on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setenv("PYTHONUTF8", "0")
    said = run_process("insights").out
    assert said.isascii()
    assert "\\u" not in said
    assert 'Most common: "' in said
    child = on_terminal("insights")
    assert wait_for_exit(child) == 0
    drawn = child.before or ""
    assert drawn.isascii()
    assert "\\u" not in drawn
    assert "====" in drawn
