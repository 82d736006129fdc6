"""Clock changes, wrong clocks, travel across time zones, and days of odd length.

The whole program is asked, through its commands; what it must answer is counted day by day.
"""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from recovery_journal.store.backup.verify import verify_copy
from recovery_journal.store.journal import Journal
from support import calendar_model as model
from support.command_line import CommandResult, Rj
from support.each import each
from support.journals import check_integrity, digest
from support.locked import write_locked_journal

AT = datetime(2026, 3, 20, 12, tzinfo=UTC)
START = date(2025, 9, 1)


def at(moment: datetime, zone: str = "UTC") -> time_machine.travel:
    """Be in a zone at a moment; the zone of the machine is that one then."""
    return time_machine.travel(moment.astimezone(ZoneInfo(zone)), tick=False)


def counted(rj: Rj) -> dict[str, Any]:
    """What is told of the only tracker."""
    (told,) = rj("status", "--json").json["trackers"]
    if told["last_use"]:  # how often it was moved is no part of where somebody stands
        told["last_use"].pop("revision")
    found: dict[str, Any] = told
    return found


def begin(rj: Rj, start: date = START) -> None:
    rj("tracker", "add", "Alcohol", "--since", start.isoformat())


# Clocks that change


@each(
    ("zone", "changes"),
    [
        ("Europe/Berlin", ("2025-10-26T01", "2026-03-29T01")),
        ("America/New_York", ("2025-11-02T06", "2026-03-08T07")),
        ("Australia/Lord_Howe", ("2025-10-04T15", "2026-04-04T15")),
        ("Africa/Casablanca", ("2026-02-15T02", "2026-03-22T02")),
        ("Pacific/Apia", ("2011-12-30T10",)),
    ],
    anew=True,
)
def test_around_a_change_of_the_clocks_days_are_those_of_the_calendar(
    rj: Rj, zone: str, changes: tuple[str, ...]
) -> None:
    there = ZoneInfo(zone)
    moments = [datetime.fromisoformat(f"{change}:00:00+00:00") for change in changes]
    start = min(moments).date() - timedelta(days=40)
    with at(min(moments) - timedelta(days=30), zone):
        begin(rj, start)
    for change in moments:
        before, after = ((change + timedelta(hours=h)).astimezone(there) for h in (-1, 1))
        assert before.utcoffset() != after.utcoffset(), "nothing changes here"
        for minutes in range(-36 * 60, 36 * 60 + 1, 240):
            now = change + timedelta(minutes=minutes, seconds=-1)
            today = now.astimezone(there).date()
            with at(now, zone):
                told = counted(rj)
            days = model.days_without_use(start, [], today)
            assert (told["current"], told["total"], told["longest"]) == (len(days),) * 3
            assert told["number"] == len(days)


# Clocks that lie


JUMPS = (
    AT - timedelta(hours=1),
    AT - timedelta(days=1),
    *(datetime(year, 6, 1, 12, tzinfo=UTC) for year in (2016, 1970, 2038, 9999)),
)


@each("jump", JUMPS, anew=True)
def test_whatever_the_clock_says_nothing_is_lost_or_less_than_nothing(
    rj: Rj, home: Path, jump: datetime
) -> None:
    with at(AT):
        begin(rj)
        for number in range(4):
            rj("note", f"n{number}", "--at", f"{number}h ago")
        rj("used", "--on", "2026-03-01")
        rj("delete", "4")
        before = rj("list", "--json").json
        stood = counted(rj)
    with at(jump):
        told = counted(rj)
        assert not [name for name, value in told.items() if isinstance(value, int) and value < 0]
        for words in ("status", "list", "insights", "now", "trash list", "backup list", "doctor"):
            assert "-1 " not in rj(*words.split()).out
        rj("status", "--line")
        assert rj("list", "--json").json == before
        rj("craving", "7", "-n", "then")
        rj("after", "3", "--outcome", "passed")
        rj("used", "Alcohol", "--on", "today")
        rj("undo")
        ours = [one for one in rj("list", "--json").json if one["note"] != "then"]
        # A use that was taken back lies in the trash, and the others stand in their order.
        assert ours == before
        exported = json.loads(rj("export", "json").out)
        rj("export", "markdown", "--include-private")
        rj("backup")
    with at(AT + timedelta(hours=1)):
        after = rj("list", "--json").json
        assert [one for one in after if one["note"] != "then"] == before
        (then,) = [one for one in after if one["note"] == "then"]
        assert (then["intensity"], then["after"], then["id"]) == (7, 3, 6)
        assert then["id"] > max(one["id"] for one in before)
        assert {one["uid"] for one in exported["entries"]} > {one["uid"] for one in before}
        assert counted(rj) == stood
        assert rj("note", "later", "--json").json["id"] == 8
        assert rj("trash", "list", "--json").json
    check_integrity(home / "journal.db")


@each("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=3653)], anew=True)
def test_a_clock_that_went_back_is_told_of_once(rj: Rj, back: timedelta) -> None:
    with at(AT):
        rj("tracker", "add", "Coffee", "--since", "2010-01-01")
        assert not told_of_the_clock(rj("note", "before"))
    with at(AT - back):
        assert told_of_the_clock(rj("used"))
        assert not told_of_the_clock(rj("craving", "7"))
    with at(AT + timedelta(minutes=1)):
        assert not told_of_the_clock(rj("note", "right again"))
    with at(AT - timedelta(minutes=5)):
        assert not told_of_the_clock(rj("note", "set right"))


def told_of_the_clock(done: CommandResult) -> bool:
    return "This computer's clock went back" in done.err


def test_nothing_of_a_clock_that_ran_ahead_is_taken_for_the_last(rj: Rj) -> None:
    with at(AT.replace(year=2030)):
        begin(rj)
        rj("tracker", "add", "Nicotine", "--since", START.isoformat())
        rj("people", "add", "Sam")
        rj("meeting", "add", "Group")
        for words in (
            "craving 9 --for Nicotine",
            "mood 1",
            "used Alcohol --next still",
            "contact Sam",
            "meeting attended Group",
            "intention Later.",
            "letter write --for-a-hard-hour",
        ):
            rj(*words.split(), stdin=b"x")
    with at(AT):
        assert counted_first(rj)["still_using"] is False
        assert rj("status", "--json").json["waiting"] is None
        assert rj("status", "--json").json["letters"] == []
        assert rj("craving", "3", "--json").json["tracker"] == 1, "the first, not the last"
        rj("after", "1")
        rj("craving", "4", "--for", "Alcohol")
        assert rj("craving", "5", "--json").json["tracker"] == 1
        (sam,) = rj("people", "list", "--json").json
        assert sam["last_heard"] is None
        (group,) = rj("meeting", "list", "--json").json["meetings"]
        assert group["last_attended"] is None
        rj("intention", "--went", "kept", code=1)
        rj("intention", "Now.")
        assert rj("intention", "--went", "kept", "--json").json["note"] == "Now."
        rj("used", "Alcohol", "--next", "still")
        rj("used", "Alcohol", "--next", "tomorrow")
        now = [one for one in rj("list", "--kind", "use", "--json").json if "2026" in one["at"]]
        assert [one["next_start"] for one in now] == ["2026-03-21"]
        told = {one["name"]: one["found"] for one in rj("insights", "--json").json}
        assert told["over time"]["last"] == "2026-03-20"


def counted_first(rj: Rj) -> dict[str, Any]:
    first: dict[str, Any] = rj("status", "--json").json["trackers"][0]
    return first


def test_no_copy_is_lost_to_a_clock_that_ran_ahead(rj: Rj, home: Path) -> None:
    folder = default_backup_folder(str(home / "journal.db"))
    for moment in (AT, AT.replace(year=2036), AT + timedelta(days=1), AT.replace(year=1990)):
        with at(moment):
            rj("note", "x")
            rj("list")
    made = [one.made.year for one in list_backups(folder)]
    assert sorted(made) == [1990, 2026, 2026, 2036]
    for one in list_backups(folder):
        verify_copy(one.path)


# Journeys and odd days


def test_a_journey_across_the_date_line_takes_no_day_and_gives_none_twice(rj: Rj) -> None:
    moment = datetime(2026, 6, 1, 11, 30, tzinfo=UTC)
    with at(moment, "Pacific/Auckland"):
        begin(rj, date(2026, 5, 1))
        rj("note", "leaving")
        assert counted(rj)["current"] == 31
    with at(moment + timedelta(hours=1), "Pacific/Honolulu"):
        assert counted(rj)["current"] == 31
        rj("note", "arriving")
    with at(moment + timedelta(hours=13), "Pacific/Honolulu"):
        assert counted(rj)["current"] == 31
    with at(moment + timedelta(hours=23), "Pacific/Honolulu"):
        told = rj("list", "--json").json
    assert [(one["note"], one["day"], one["at"]) for one in told] == [
        ("arriving", "2026-06-01", "2026-06-01T02:30:00-10:00"),
        ("leaving", "2026-06-01", "2026-06-01T23:30:00+12:00"),
    ]


@each(
    ("starts", "clock", "day"),
    [
        (0, "23:59:59", "2026-03-20"),
        (0, "00:00:00", "2026-03-20"),
        (4, "03:59:59", "2026-03-19"),
        (4, "04:00:00", "2026-03-20"),
        (4, "23:59:59", "2026-03-20"),
        (6, "00:00:00", "2026-03-19"),
    ],
    anew=True,
)
def test_a_day_starts_when_the_person_says_so(rj: Rj, starts: int, clock: str, day: str) -> None:
    with at(datetime.fromisoformat(f"2026-03-20T{clock}+00:00")):
        begin(rj)
        rj("note", "before the setting")
        rj("config", "set", "day-starts-at", str(starts))
        rj("note", "after it")
        assert {one["day"] for one in rj("list", "--json").json} == {day}
        assert counted(rj)["current"] == (date.fromisoformat(day) - START).days
        rj("config", "set", "day-starts-at", "0")
        assert {one["day"] for one in rj("list", "--json").json} == {"2026-03-20"}


@each("starts", [1, 4, 6], anew=True)
def test_every_command_means_the_same_day_by_today(rj: Rj, home: Path, starts: int) -> None:
    night = datetime(2026, 3, 20, starts, tzinfo=UTC) - timedelta(minutes=10)
    with at(night):
        rj("config", "set", "day-starts-at", str(starts))
        begin(rj)
        rj("note", "tonight", "--at", "5m ago")
        rj("note", "before midnight", "--at", "23:00")
        rj("note", "the night before", "--at", "yesterday 00:30")
        listed = rj("list", "--since", "today", "--json").json
        assert [one["note"] for one in listed] == ["tonight", "before midnight"]
        (before,) = rj("list", "--since", "yesterday", "--until", "yesterday", "--json").json
        assert before["at"] == "2026-03-19T00:30:00+00:00"
        assert rj("status", "--line").out == f"{(date(2026, 3, 19) - START).days}\n"
        rj("kept", "add", "One day.", "--json")
        assert rj("kept", "list", "--json").json[0]["received"] == "2026-03-19"
        rj("promise", "add", "Call", "--for", "tomorrow")
        assert rj("promise", "list", "--json").json[0]["day"] == "2026-03-20"
        rj("letter", "write", "--on", "tomorrow", stdin=b"Hello")
        assert rj("letter", "list", "--json").json[0]["written"] == "2026-03-19"
        used = rj("used", "--json").json
        assert (used["on"], used["next_start"]) == ("2026-03-19", "2026-03-20")
        assert rj("used", "--on", "yesterday", "--json").json["on"] == "2026-03-18"
        assert counted(rj)["today"] == "2026-03-19"
        rj("used", "--on", "2026-03-20", code=2)  # that day has not begun
        assert rj("status", "--json").json["letters"] == []
    with at(night + timedelta(minutes=10)):
        assert counted(rj)["today"] == "2026-03-20"
        assert not rj("list", "--since", "today", "--json").json
        assert rj("status", "--json").json["letters"] == [1]
        assert "Call, for today" in rj("status").out


def test_the_day_starts_as_late_while_the_journal_is_locked(rj: Rj, home: Path) -> None:
    path = str(home / "journal.db")
    key = write_locked_journal(path)
    with at(AT - timedelta(hours=12) - timedelta(minutes=10)):
        with Journal(path, key=key) as journal:
            journal.settings.write(Settings(day_starts_at=4))
            journal.trackers.add(Tracker(name="Alcohol", start=START))
            journal.sidecars.allow_days_in_prompt()
        days = (date(2026, 3, 19) - START).days
        assert rj("status", "--line").out == f"{days}\n"
    with at(AT - timedelta(hours=10)):
        assert rj("status", "--line").out == f"{days}\n"
        for words in ("--at", "23:00"), ("--at", "yesterday 01:00"), ("--at", "yesterday"):
            rj("craving", "5", *words)
        rj("used", "Alcohol", "--on", "today", "--next", "tomorrow")
        rj("used", "Alcohol", "--on", "yesterday")
    with at(AT - timedelta(hours=8)), Journal(path, key=key) as journal:
        journal.inbox.empty()
        found = [(one.kind, f"{one.at:%d %H:%M}", one.day) for one in journal.entries.page()]
        assert found == [
            ("use", "20 02:00", date(2026, 3, 19)),
            ("craving", "19 23:00", date(2026, 3, 19)),
            ("craving", "19 01:00", date(2026, 3, 18)),
            ("use", "18 12:00", date(2026, 3, 18)),
            ("craving", "18 12:00", date(2026, 3, 18)),
        ]


def test_29_february_is_a_day_and_its_year_ends_on_the_28th(rj: Rj) -> None:
    with at(datetime(2024, 3, 1, 12, tzinfo=UTC)):
        begin(rj, date(2024, 2, 29))
        rj("note", "leap", "--at", "2024-02-29 23:59")
        assert counted(rj)["current"] == 1
    for today, days in (("2025-02-28", 365), ("2025-03-01", 366), ("2028-02-29", 1461)):
        with at(datetime.fromisoformat(f"{today}T12:00:00+00:00")):
            assert counted(rj)["current"] == days
            assert rj("list", "--since", "2024-02-29", "--until", "2024-02-29", "--json").json


def test_a_week_that_lies_in_two_years_is_one_week(rj: Rj) -> None:
    with at(datetime(2026, 12, 28, 12, tzinfo=UTC)):
        goal = ("--limit", "3 drinks a week")
        rj("tracker", "add", "Beer", "--since", "2026-12-01", *goal)
    for day, amount in (("2026-12-30", 1.0), ("2026-12-31", 2.0), ("2027-01-03", 3.0)):
        with at(datetime.fromisoformat(f"{day}T20:00:00+00:00")):
            rj("used", "--amount", "1")
            assert counted(rj)["amount"] == amount
    with at(datetime(2027, 1, 4, 8, tzinfo=UTC)):
        told = counted(rj)
        assert (told["amount"], told["within"]) == (0, {"n": 1, "of": 1})


# Uses


@each(
    "dated",
    [
        ("2026-03-10",),
        ("today",),
        ("2026-03-10", "2026-03-10"),
        ("today", "today"),
        ("2025-09-01",),
        ("2025-08-01",),
        ("2026-03-10", "2026-03-12", "2026-03-11"),
    ],
    anew=True,
)
def test_removing_a_use_brings_back_exactly_what_was(rj: Rj, dated: tuple[str, ...]) -> None:
    with at(AT):
        begin(rj)
        rj("used", "--on", "2025-12-24")
        stood = [counted(rj)]
        numbers = []
        for day in dated:
            numbers.append(rj("used", "--on", day, "--json").json["id"])
            stood.append(counted(rj))
            assert stood[-1]["total"] <= stood[0]["total"]
        for number in reversed(numbers):
            assert counted(rj) == stood.pop()
            rj("delete", str(number))
        assert counted(rj) == stood.pop()
        for number in numbers:
            rj("trash", "restore", str(number))
        again = counted(rj)
        for number in numbers:  # in the other order
            rj("delete", str(number))
        for number in reversed(numbers):
            rj("trash", "restore", str(number))
        assert counted(rj) == again


def test_a_use_that_is_still_to_come_is_refused(rj: Rj) -> None:
    with at(AT):
        begin(rj)
        before = counted(rj)
        for day in ("tomorrow", "2026-03-21", "9999-12-31"):
            rj("used", "--on", day, code=2)
        assert counted(rj) == before


# What is only about looks


def test_how_things_are_shown_changes_no_stored_byte(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at(AT):
        begin(rj)
        rj("craving", "7", "-t", "late", "-n", "words")
        rj("used", "--on", "2026-03-10")
        rj("list")
    before = digest(home / "journal.db")
    looks: tuple[dict[str, str], ...] = (
        {"TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "de_DE.UTF-8", "LC_TIME": "fa_IR.UTF-8"},
        {"COLUMNS": "40"},
    )
    for zone in ("UTC", "Asia/Kathmandu", "Pacific/Apia"):
        for look in looks:
            for name, value in look.items():
                monkeypatch.setenv(name, value)
            with at(AT + timedelta(hours=2), zone):
                for words in ("list", "show 2", "status", "status --line", "search late"):
                    rj(*words.split())
                rj("export", "markdown", "--include-private")
            for name in look:
                monkeypatch.delenv(name)
    assert digest(home / "journal.db") == before
    with Journal(str(home / "journal.db")) as journal:
        assert len(journal.entries.page()) == 2
    assert os.environ["TZ"] == "UTC"
