"""Taking meetings from a public list, and the next one."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.circle import Meeting
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import assert_harmless

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
"""A Monday."""
TODAY = NOW.date()
LISTED: list[dict[str, Any]] = [
    {
        "name": "Dawn", "slug": "dawn", "day": 2, "time": "07:00", "end_time": "08:00",
        "location": "Hall", "address": "1 Road", "city": "Anytown", "types": ["O"],
        "url": "https://aa.test/dawn", "notes": "Ring.",
    },
    {"name": "Dawn", "slug": "dawn-2", "day": 4, "time": "07:00", "url": "https://aa.test/2"},
    {
        "name": "Owls", "slug": "owls", "day": 1, "time": "20:00", "timezone": "America/New_York",
        "conference_url": "https://meet.test/1", "attendance_option": "online",
        "url": "https://aa.test/owls",
    },
]  # fmt: skip


@pytest.fixture(autouse=True)
def at_that_time() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def path(tmp_path: Path) -> str:
    return written(tmp_path, LISTED)


def written(folder: Path, found: Any, day: date = TODAY) -> str:
    file = folder / "meetings.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(file, (at, at))
    return str(file)


def kept(home: Path) -> list[Meeting]:
    with Journal(str(home / "journal.db"), create=False) as journal:
        return journal.meetings.all()


def test_options_choose_what_is_taken(rj: Rj, path: str, home: Path) -> None:
    done = rj("meeting", "import", path, "--near", "anytown", "--type", "open")
    assert done.out == "Imported: Dawn, AA, tue 07:00-08:00, Hall.\nImported 1 meeting.\n"
    assert "3 meetings in the list of aa.test, 23 Nov." in done.err
    (dawn,) = kept(home)
    assert (dawn.address, dawn.types, dawn.notes) == ("1 Road, Anytown", ("Open",), "Ring.")
    assert (dawn.source, dawn.source_key, dawn.list_day) == ("aa.test", "dawn", NOW.date())
    rj("undo")
    assert kept(home) == []


def test_an_online_meeting_is_found_by_its_day_here(rj: Rj, path: str) -> None:
    done = rj("meeting", "import", path, "--online", "--on", "tue", "--before", "02:00")
    assert done.out.startswith("Imported: Owls, AA, tue 01:00, online.")


def test_nothing_is_taken_without_a_choice(rj: Rj, path: str, home: Path) -> None:
    assert "Say which meetings" in rj("meeting", "import", path, code=2).err
    assert "matches" in rj("meeting", "import", path, "--near", "Mars", code=2).err
    assert "chose no meeting" in rj("meeting", "import", path, "--update", code=2).err
    shown = rj("meeting", "import", path, "--dry-run")
    assert len(shown.out.splitlines()) == 3
    assert not (home / "journal.db").exists()
    many = [{**LISTED[0], "slug": str(number)} for number in range(201)]
    big = written(Path(path).parent, many)
    assert "201 meetings match" in rj("meeting", "import", big, "--all", code=2).err
    assert not (home / "journal.db").exists()


def test_a_meeting_that_moved_is_updated_and_not_doubled(
    rj: Rj, path: str, home: Path, tmp_path: Path
) -> None:
    rj("meeting", "import", path, "--words", "tuesday dawn")
    rj("meeting", "edit", "dawn", "--name", "My Dawn", "--home")
    moved = [{**LISTED[0], "name": "New Dawn", "time": "07:30", "location": "Church", "day": 3}]
    later = written(tmp_path, moved, date(2026, 11, 23))
    done = rj("meeting", "import", later, "--update")
    assert done.out.splitlines() == [
        "Updated: My Dawn. weekdays: wed, was tue; at: 07:30, was 07:00; place: Church, was Hall",
        "Imported 0 meetings. 1 updated.",
    ]
    (meeting,) = kept(home)
    assert (meeting.name, meeting.home, meeting.place) == ("My Dawn", True, "Church")
    again = rj("meeting", "import", later, "--all")
    assert again.out == "Imported 0 meetings. 1 unchanged.\n"
    older = written(tmp_path, LISTED, date(2026, 11, 1))
    rj("meeting", "import", older, "--words", "tuesday dawn")
    assert kept(home)[0].place == "Church"
    rj("undo")
    assert kept(home)[0].place == "Hall"


def test_meetings_of_one_name_get_names_of_their_own(rj: Rj, path: str, home: Path) -> None:
    rj("meeting", "add", "Owls")
    rj("meeting", "import", path, "--all")
    assert [one.name for one in kept(home)] == [
        "Owls",
        "Dawn",
        "Dawn (Thu 07:00)",
        "Owls (Mon 20:00)",
    ]
    assert "3 unchanged" in rj("meeting", "import", path, "--all").out


def test_a_list_without_a_zone_says_so_and_takes_one(rj: Rj, home: Path, tmp_path: Path) -> None:
    online = {**LISTED[2], "timezone": None}
    path = written(tmp_path, [online, {**LISTED[0], "timezone": "Europe/Rome"}])
    assert (
        "1 online meeting doesn't give a time zone"
        in rj("meeting", "import", path, "--dry-run").err
    )
    done = rj("meeting", "import", path, "--all", "--zone", "America/New_York")
    assert "time zone" not in done.err
    assert [one.zone for one in kept(home)] == ["America/New_York", "Europe/Rome"]
    rj("meeting", "import", path, "--all", "--zone", "Mars", code=2)


def test_an_old_list_says_so_now_and_later(rj: Rj, path: str, tmp_path: Path) -> None:
    old = written(tmp_path, LISTED, date(2026, 8, 24))
    assert "more than 90 days" in rj("meeting", "import", old, "--all").err
    assert "more than 90 days ago" in rj("meeting", "show", "owls").out
    day_89 = rj("meeting", "import", old, "--all", "--dated", "2026-08-26")
    assert "90 days" not in day_89.err
    assert rj("meeting", "show", "owls", "--json").json["list_day"] == "2026-08-26"


def test_the_next_meeting_says_how_to_get_there(rj: Rj, path: str) -> None:
    rj("meeting", "import", path, "--all")
    lines = rj("meeting", "next").out.splitlines()
    assert lines[0] == "Tomorrow 01:00: Owls (AA)"
    assert lines[1:4] == ["There: Mon 20:00 (America/New_York)", "online", "https://meet.test/1"]
    found = rj("meeting", "next", "--json").json
    assert (found["name"], found["next_day"], found["next_time"]) == (
        "Owls",
        "2026-11-24",
        "01:00:00",
    )
    with time_machine.travel(datetime(2026, 11, 24, 6, 20, tzinfo=UTC), tick=False):
        assert rj("meeting", "next").out.splitlines()[0] == (
            "Today 07:00-08:00, in 40 min: Dawn (AA)"
        )


def test_without_a_meeting_there_is_no_next(rj: Rj) -> None:
    rj("meeting", "add", "Any time")
    assert "No meeting with a day yet" in rj("meeting", "next").err
    assert rj("meeting", "next", "--json").json is None


def test_the_list_narrows_while_somebody_types(
    on_terminal: StartOnTerminal, path: str, home: Path
) -> None:
    child = on_terminal("meeting", "import", path)
    child.expect_exact("3 of 3")
    child.send("THU")
    child.expect_exact("Search: THU")
    child.expect_exact("▸  Dawn · Thu 07:00")
    child.expect_exact("1 of 3")
    child.send("\x7f\x7f\x7f")
    child.expect_exact("3 of 3")
    child.send("\x1b[B\t")
    child.expect_exact("3 of 3 · 1 chosen")
    child.send("\x1b[B\t\t")
    child.expect_exact("2 chosen")
    child.expect_exact("1 chosen")
    child.send("zzz")
    child.expect_exact("Nothing fits these words.")
    child.send("\r")
    assert wait_for_exit(child) == 0
    assert [one.source_key for one in kept(home)] == ["dawn-2"]


def test_escape_takes_nothing_and_enter_what_is_marked(
    on_terminal: StartOnTerminal, path: str, home: Path
) -> None:
    child = on_terminal("meeting", "import", path)
    child.expect_exact("3 of 3")
    child.send("\x1b")
    assert wait_for_exit(child) == 2
    assert not (home / "journal.db").exists()
    child = on_terminal("meeting", "import", path)
    child.expect_exact("3 of 3")
    child.send("owls\r")
    assert wait_for_exit(child) == 0
    assert [one.source_key for one in kept(home)] == ["owls"]


def test_the_list_can_be_typed_into_line_by_line(
    on_terminal: StartOnTerminal, path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    child = on_terminal("meeting", "import", path)
    child.expect_exact("Words, numbers")
    child.sendline("thursday")
    child.expect_exact("2  Dawn · Thu 07:00")
    child.expect_exact("Words, numbers")
    child.sendline("2 1 9")
    child.expect_exact("Chosen: Dawn")
    child.expect_exact("There is no 9")
    child.sendline("1")
    child.expect_exact("No longer chosen")
    child.sendline("")
    assert wait_for_exit(child) == 0
    assert [one.source_key for one in kept(home)] == ["dawn-2"]


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words_in_a_list_are_harmless(rj: Rj, tmp_path: Path, text: str) -> None:
    words = ("name", "location", "notes", "formatted_address", "conference_url", "timezone")
    hostile = {**LISTED[0], **dict.fromkeys(words, f"x{text}"), "types": [f"x{text}"]}
    path = written(tmp_path, [hostile])
    done = rj("meeting", "import", path, "--all")
    shown = [rj("meeting", "list"), rj("meeting", "show", "1"), rj("meeting", "next"), rj("undo")]
    assert_harmless(done, *shown)


@each("content", [b"", b"\0\1", b"[", b"[1]", b"{}", b'{"a": [' * 9000, b"\xff"])
def test_other_files_are_refused_in_one_sentence(rj: Rj, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    done = rj("meeting", "import", str(tmp_path / "x"), "--all", code=65)
    assert "Nothing was imported." in done.err
    assert len(done.err.splitlines()) == 1
    rj("meeting", "import", str(tmp_path), "--all", code=65)
    rj("meeting", "import", str(tmp_path / "none"), "--all", code=66)
