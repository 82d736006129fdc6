"""The status in full, and in one line for a prompt."""

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import compute_limit_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import prompt_line
from recovery_journal.words.format.limits import limit_lines
from support.command_line import Rj, run_process
from support.corpus import HOSTILE
from support.each import each

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
START = date(2026, 7, 18)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(NOW, tick=False):
        yield str(home / "journal.db")


@pytest.fixture
def journal(path: str) -> Iterator[Journal]:
    with Journal(path) as journal:
        yield journal


def test_the_days(rj: Rj, journal: Journal) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=date(2025, 7, 18)))
    journal.entries.add(
        Use(at=NOW, tracker=alcohol.id, on=date(2026, 4, 29), next_start=date(2026, 7, 18))
    )
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    coffee = journal.trackers.add(Tracker(name="Coffee", start=START, limit=limit))
    cups = limit_lines(compute_limit_standing(coffee, [], NOW.date()))
    journal.trackers.add(Tracker(name="Sugar", start=date(2026, 12, 1)))
    journal.trackers.add(Tracker(name="Nicotine", start=NOW.date()))
    journal.trackers.add(Tracker(name="Silent", start=START, headline="none"))
    assert rj("status").out.splitlines() == [
        "Alcohol: 128 days",
        "  4 months 5 days, since 18 Jul",
        "  56 days to 6 months",
        "  413 days in total (83%), longest stretch 285",
        f"Coffee: {cups[0]}",
        *(f"  {line}" for line in cups[1:]),
        "Sugar: Planned for 1 Dec",
        "Nicotine: Today",
        "  since 23 Nov",
        "  Tomorrow: 1 day",
        "Silent: 4 months 5 days, since 18 Jul",
        "  56 days to 6 months",
    ]


def test_the_total_stands_first_after_a_return(rj: Rj, journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    use = Use(at=NOW, tracker=1, on=NOW.date(), next_start=None)
    journal.entries.add(use)
    assert rj("status").out.splitlines() == [
        "Alcohol: 128 days in total",
        "  Still using. Your total stays, and you can set a new first day at any time.",
    ]


def test_a_craving_that_waits(rj: Rj, journal: Journal) -> None:
    journal.entries.add(Craving(at=NOW - timedelta(hours=1), intensity=7))
    assert rj("status").out == (
        "Mon 23 Nov 03:12: Your craving was 7. How strong is it now? rj after 0-10\n"
    )
    as_json = rj("status", "--json").json
    assert as_json["waiting"]["intensity"] == 7
    assert as_json["trackers"] == []


@pytest.mark.parametrize(
    ("minutes", "asks", "waits"),
    [(0, 0, True), (19, 0, True), (20, 1, True), (1440, 1, True), (1441, 0, False)],
)
def test_the_question_comes_after_20_minutes_for_24_hours(
    rj: Rj, journal: Journal, minutes: int, asks: int, waits: bool
) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.entries.add(Craving(at=NOW - timedelta(minutes=minutes), intensity=7))
    assert rj("status").out.count("How strong is it now?") == asks
    assert (rj("status", "--json").json["waiting"] is not None) is waits
    assert ("·" in rj("status", "--line").out) is waits


def test_the_numbers_as_json(rj: Rj, journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    (alcohol,) = rj("status", "--json").json["trackers"]
    assert (alcohol["current"], alcohol["number"], alcohol["total"]) == (128, 128, 128)
    assert alcohol["tracker"]["name"] == "Alcohol"


def test_the_next_milestones_as_json(rj: Rj, journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.trackers.add(Tracker(name="Sugar", start=date(2026, 12, 1)))
    journal.trackers.add(Tracker(name="Coffee", start=START, limit=limit))
    alcohol, sugar, coffee = (one["milestones"] for one in rj("status", "--json").json["trackers"])
    assert alcohol == [
        {"count": 6, "unit": "month", "on": "2027-01-18"},
        {"count": 9, "unit": "month", "on": "2027-04-18"},
        {"count": 1, "unit": "year", "on": "2027-07-18"},
    ]
    assert sugar == coffee == []


def test_what_there_is_today(rj: Rj, journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    nothing = rj("status")
    for day, text in ((23, "Be kind."), (22, "Old.")):
        journal.entries.add(Intention(at=NOW.replace(day=day, hour=3), note=text))
    for text, day in (("Walk", 20), ("Call Ana", 23), ("Later", 24), ("Long ago", 1)):
        journal.promises.add(Promise(text=text, day=date(2026, 11, day)))
    for name, year, month, day in (("Kim", 2025, 11, 26), ("Lou", 2025, 12, 1)):
        born = date(year, month, day)
        journal.people.add(Person(name=name, recovery_day=born, agreed=True))
    assert rj("status").out == nothing.out + (
        "Intention: Be kind.\n"
        "Promise 1: Walk, for Fri 20 Nov. rj promise done 1\n"
        "Promise 2: Call Ana, for today. rj promise done 2\n"
        "Kim: 1 year on Thu 26 Nov\n"
    )
    as_json = rj("status", "--json").json
    assert as_json["intention"]["note"] == "Be kind."
    assert [one["text"] for one in as_json["promises"]] == ["Walk", "Call Ana"]
    assert as_json["dates"] == [{"name": "Kim", "count": 1, "unit": "year", "on": "2026-11-26"}]


def test_a_night_belongs_to_the_day_before_where_it_is_wanted(rj: Rj, journal: Journal) -> None:
    journal.settings.write(Settings(day_starts_at=5))
    journal.entries.add(Intention(at=NOW - timedelta(hours=20), note="Be kind."))
    journal.promises.add(Promise(text="Walk", day=date(2026, 11, 23)))
    journal.promises.add(Promise(text="Call", day=date(2026, 11, 22)))
    assert rj("status").out == (
        "Intention: Be kind.\nPromise 2: Call, for today. rj promise done 2\n"
    )


def test_nothing_to_count(rj: Rj, journal: Journal) -> None:
    assert "rj tracker add" in rj("status").err


# The line for a prompt


def prompt(rj: Rj) -> str:
    """Both ways to ask for it give the same."""
    done, other = rj("status", "--line"), rj("status", "--line", "--line")
    assert done == other
    assert not done.err
    return done.out


def test_the_number_of_the_first_tracker(rj: Rj, journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    journal.trackers.add(Tracker(name="Hidden", start=START, private=True))
    journal.trackers.add(Tracker(name="Ahead", start=date(2026, 12, 1)))
    cups = journal.trackers.add(Tracker(name="Cups", start=START, limit=limit))
    journal.trackers.archive(journal.trackers.add(Tracker(name="Old", start=START)).id)
    assert prompt(rj) == "-/2\n"
    journal.trackers.archive(cups.id)
    assert prompt(rj) == ""
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.trackers.add(Tracker(name="Nicotine", start=date(2026, 1, 1)))
    assert prompt(rj) == "128\n"
    journal.entries.add(Use(at=NOW, tracker=5, on=date(2026, 10, 1), next_start=date(2026, 10, 8)))
    assert prompt(rj) == "46\n"
    journal.entries.add(Use(at=NOW, tracker=5, on=date(2026, 11, 20), next_start=None))
    assert prompt(rj) == "118\n"
    journal.undo()
    assert prompt(rj) == "46\n"


def test_a_first_day_is_no_zero(rj: Rj, journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=NOW.date()))
    assert prompt(rj) == "Today\n"


def test_a_tracker_without_a_number(rj: Rj, journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START, headline="none"))
    assert prompt(rj) == ""


@pytest.mark.parametrize(
    ("minutes", "waits"), [(0, True), (20, True), (24 * 60, True), (1441, False)]
)
def test_a_sign_while_a_craving_waits(rj: Rj, journal: Journal, minutes: int, waits: bool) -> None:
    journal.entries.add(Craving(at=NOW - timedelta(minutes=minutes), intensity=7))
    assert prompt(rj) == ("·\n" if waits else "")
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    assert prompt(rj) == ("128 ·\n" if waits else "128\n")


@pytest.mark.parametrize("ending", [{"after": 2}, {"outcome": "passed"}])
def test_a_craving_that_was_told_about_does_not_wait(
    rj: Rj, journal: Journal, ending: dict[str, object]
) -> None:
    craving = Craving(at=NOW - timedelta(hours=1), intensity=7, **ending)  # type: ignore[arg-type]
    journal.entries.add(craving)
    journal.entries.trash(journal.entries.add(Craving(at=craving.at, intensity=3)).id)
    assert prompt(rj) == ""


def test_nothing_is_made_where_nothing_is(
    rj: Rj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(tmp_path / "nowhere"))
    assert prompt(rj) == ""
    assert not (tmp_path / "nowhere").exists()


@each("content", [b"", b"SQLite format 3\0", b"text\n" * 500, os.urandom(9000)])
def test_a_file_that_is_no_journal(rj: Rj, path: str, content: bytes) -> None:
    Path(path).write_bytes(content)
    assert prompt(rj) == ""
    assert Path(path).read_bytes() == content


def test_a_damaged_journal(rj: Rj, journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.close()
    whole = Path(path).read_bytes()
    for cut in (100, 512, 4096, len(whole) // 2):
        Path(path).write_bytes(whole[:cut])
        assert prompt(rj) == ""
    Path(path).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert prompt(rj) == ""


@pytest.mark.parametrize("pragma", ["user_version=99", "application_id=1"])
def test_a_journal_of_another_program(rj: Rj, journal: Journal, path: str, pragma: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA {pragma}")
    other.close()
    assert prompt(rj) == ""


def test_a_start_that_is_no_date(rj: Rj, journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    for start in HOSTILE[:20]:
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE tracker SET start = ?", (f"2000-{start}",))
        assert prompt(rj) == "", start


def test_a_locked_journal_is_not_waited_for(journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.perf_counter()
    assert prompt_line.read_prompt_text(path, NOW) == ""
    assert time.perf_counter() - begun < 1
    other.close()
    assert prompt_line.read_prompt_text(path, NOW) == "128"


def test_what_is_no_plain_file_is_not_opened(rj: Rj, path: str, tmp_path: Path) -> None:
    os.mkfifo(path)
    assert prompt(rj) == ""
    os.unlink(path)
    (tmp_path / "real.db").touch()
    os.symlink(tmp_path / "real.db", path)
    assert prompt(rj) == ""
    os.unlink(path)
    os.mkdir(path)
    assert prompt(rj) == ""


def test_a_journal_that_can_only_be_read(journal: Journal, path: str) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.close()
    Path(path).chmod(0o400)
    before = Path(path).stat()
    done = run_process("status", "--line")
    assert (done.code, done.err) == (0, "")
    assert int(done.out) >= 128
    after = Path(path).stat()
    assert (after.st_mtime_ns, stat.S_IMODE(after.st_mode)) == (before.st_mtime_ns, 0o400)
    assert os.listdir(os.path.dirname(path)).count("journal.db-journal") == 0


def test_no_home_and_no_output(journal: Journal) -> None:
    assert run_process("status", "--line", RECOVERY_JOURNAL_HOME="", HOME="/nonexistent").out == ""
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    closed = run_process("status", "--line", LANG="C", PYTHONIOENCODING="ascii")
    assert (closed.code, closed.err) == (0, "")
