"""Regular meetings, and meetings attended."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless

FULL = (
    *("Tuesday group", "--kind", "aa", "--on", "thu,Tue", "--at", "19:30"),
    *("--place", "online", "--home"),
)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 4, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def found(path: str, name: str) -> Meeting:
    with Journal(path, create=False) as journal:
        return journal.meetings.find(name)


def test_a_meeting_is_noted_and_changed(rj: Rj, path: str) -> None:
    done = rj("meeting", "add", *FULL)
    assert done.out == (
        "Saved: Tuesday group, AA, tue, thu 19:30, online, home group. Undo: rj undo\n"
    )
    kept = found(path, "tues")
    assert (kept.weekdays, kept.at) == (("tue", "thu"), time(19, 30))
    assert rj("meeting", "show", "1").out == (
        "id: 1\nname: Tuesday group\nkind: AA\non: tue, thu\nat: 19:30\nplace: online\n"
        "home group: yes\n"
    )
    done = rj(
        *("meeting", "edit", "tues", "--name", "Old mill", "--on", "none", "--at", "none"),
        *("--place", "", "--no-home", "--kind", "other"),
    )
    assert done.out == "Saved: Old mill. Undo: rj undo\n"
    assert found(path, "old") == replace(
        kept, name="Old mill", weekdays=(), at=None, place="", home=False, fellowship="other",
        revision=2,
    )  # fmt: skip
    assert rj("meeting", "edit", "old").err == "Nothing was changed.\n"
    rj("undo")
    assert found(path, "tues").at == time(19, 30)


def test_what_a_public_list_knows_is_kept(rj: Rj, path: str) -> None:
    rj("meeting", "add", "Night owls", "--on", "mon", "--at", "19:30")
    done = rj(
        *("meeting", "edit", "night", "--end", "20:45", "--zone", "America/New_York"),
        *("--address", "20 Example Ave\nBrooklyn", "--link", "https://meet.example.test"),
        *("--phone", "+1 212 555 0100", "--type", "Open", "--type", "Women", "--notes", "a\nb"),
    )
    assert done.out == "Saved: Night owls, tue 00:30-01:45. Undo: rj undo\n"
    kept = found(path, "night")
    assert (kept.end, kept.types, kept.notes) == (time(20, 45), ("Open", "Women"), "a\nb")
    assert kept.address == "20 Example Ave Brooklyn"
    assert rj("meeting", "show", "1").out.splitlines() == [
        *("id: 1", "name: Night owls", "kind: other", "on: tue", "at: 00:30", "end: 01:45"),
        "there: Mon 19:30-20:45 (America/New_York)",
        *("address: 20 Example Ave Brooklyn", "link: https://meet.example.test"),
        *("phone: +1 212 555 0100", "types: Open, Women", "notes: a", "  b"),
    ]
    assert rj("meeting", "list", "--json").json["meetings"][0]["zone"] == "America/New_York"
    rj("meeting", "edit", "1", "--zone", "", "--type", "none", "--end", "none")
    plain = found(path, "1")
    assert (plain.zone, plain.types, plain.end) == ("", (), None)
    rj("undo")
    assert found(path, "1") == replace(kept, revision=4)
    rj("undo")
    assert (found(path, "1").link, found(path, "1").end) == ("", None)
    assert "isn't a time zone" in rj("meeting", "edit", "1", "--zone", "Mars/X", code=2).err


def test_an_export_brings_everything_about_a_meeting_back(rj: Rj, home: Path) -> None:
    full = Meeting(
        name="Light", weekdays=("sun",), at=time(9, 30), end=time(10, 30), zone="Asia/Tokyo",
        address="1 Road", link="https://x.test", phone="1", types=("O",), notes="n\nm",
        source="aa.test", source_key="light-2", list_day=date(2026, 8, 1), place="Hall", home=True,
    )  # fmt: skip
    with Journal(str(home / "journal.db")) as journal:
        kept = journal.meetings.add(full)
    rj("export", "json", "-o", str(home / "all.json"))
    (home / "journal.db").unlink()
    rj("import", "json", str(home / "all.json"))
    assert found(str(home / "journal.db"), "light") == kept
    assert (
        "source: From the list of aa.test, 1 Aug. That is more than 90 days ago: check before you "
        "go.\n" in rj("meeting", "show", "light").out
    )


def test_a_line_each(rj: Rj) -> None:
    rj("meeting", "add", *FULL)
    rj("meeting", "add", "Lake walk", "--on", "sun")
    rj("meeting", "add", "Old", "--json")
    rj("meeting", "archive", "old")
    rj("meeting", "attended", "lake", "--at", "last tue")
    assert rj("meeting", "list").out.splitlines() == [
        "1  Tuesday group  AA  tue, thu 19:30  online  home group",
        "2  Lake walk  sun  last attended Tue 17 Nov",
    ]
    assert rj("meeting", "list", "--all").out.splitlines()[2] == "3  Old  archived"
    as_json = rj("meeting", "list", "--json").json
    assert [one["name"] for one in as_json["meetings"]] == ["Tuesday group", "Lake walk"]
    assert [one["last_attended"] for one in as_json["meetings"]] == [None, "2026-11-17"]
    assert as_json["last_90_days"] is None
    assert rj("meeting", "archive", "old", "--back").out == "Saved: Old. Undo: rj undo\n"
    assert rj("meeting", "delete", "Lake walk").out == (
        "In the trash for 30 days: Lake walk. Undo: rj undo\n"
    )
    assert len(rj("list", "--kind", "attended", "--json").json) == 1


def test_meetings_are_counted_only_when_wanted(rj: Rj, path: str) -> None:
    for day in ("2026-08-25", "2026-08-26", "yesterday", "now"):
        rj("meeting", "attended", "Anywhere", "--at", day)
    assert "90" not in rj("meeting", "list").out
    with Journal(path) as journal:
        journal.settings.write(Settings(count_meetings=True))
    assert rj("meeting", "list").out == "3 meetings in the last 90 days.\n"
    assert rj("meeting", "list", "--json").json == {"version": 1, "meetings": [], "last_90_days": 3}
    rj("delete", "4")
    assert rj("meeting", "list").out == "2 meetings in the last 90 days.\n"


def test_one_thing_that_was_heard(rj: Rj, path: str) -> None:
    rj("meeting", "add", "Tuesday group")
    done = rj(
        *("meeting", "attended", "tue", "-n", "One day is enough.", "--keep", "--helped"),
        *("--at", "yesterday 20:00"),
    )
    assert done.out == (
        "Saved 1: meeting: Tuesday group. You were there for someone. Sun 22 Nov 20:00. "
        "Undo: rj undo\n"
    )
    (entry,) = rj("list", "--kept", "--json").json
    assert (entry["meetings"], entry["note"]) == (["Tuesday group"], "One day is enough.")
    with Journal(path) as journal:
        assert journal.meetings.last_attended() == {"tuesday group": date(2026, 11, 22)}


def test_a_meeting_one_visits_once_needs_no_more_than_a_name(rj: Rj, path: str) -> None:
    done = rj("meeting", "attended", "Paris, at the canal")
    assert done.out.startswith("Saved 1: meeting: Paris, at the canal. Mon 23 Nov 04:12.")
    rj("meeting", "add", "Lake walk")
    rj("meeting", "add", "Lake talk")
    assert "More than one begins with lake" in rj("meeting", "attended", "lake", code=1).err
    assert rj("meeting", "attended", "lake t", "--json").json["meetings"] == ["Lake talk"]
    assert rj("meeting", "attended", "1", "--json").json["meetings"] == ["1"]


@each(
    ("arguments", "code", "says"),
    [
        (("add",), 2, "NAME is missing."),
        (("add", " "), 2, "needs a name"),
        (("add", "X", "--kind", "club"), 2, "is one of: AA, NA, SMART, secular, other."),
        (("add", "X", "--on", "tue,someday"), 2, "A day is one of: monday"),
        (("add", "X", "--at", "half past"), 2, "write it like “19:30”"),
        (("add", "X", "--at", "25:00"), 2, "does not exist: a day goes from"),
        (("attended",), 2, "NAME is missing."),
        (("attended", ""), 2, "Which meeting?"),
        (("attended", "X", "--at", "tomorrow"), 2, "in the future"),
        (("attended", "X", "-n"), 2, "-n needs words"),
    ],
)
def test_what_is_refused(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("meeting", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_no_meeting_yet(rj: Rj, path: str) -> None:
    Journal(path).close()
    done = rj("meeting", "list")
    assert (done.out, done.err.startswith("No meetings yet.")) == ("", True)
    assert "no meeting x" in rj("meeting", "show", "x", code=1).err


def test_the_name_and_what_was_heard_are_asked_for(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("meeting", "attended", "-n")
    child.expect_exact("What is it called?")
    child.sendline("Canal")
    child.expect_exact("One thing you heard:")
    child.sendline("x")
    assert wait_for_exit(child) == 0
    (entry,) = rj("list", "--json").json
    assert (entry["meetings"], entry["note"]) == (["Canal"], "x")


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_name_and_place(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    added = rj("meeting", "add", f"--place={typed}", "--json", "--", typed)
    assert added.json["name"] == " ".join(clean(typed).split())
    went = rj("meeting", "attended", f"--note={typed}", "--json", "--", typed)
    assert went.json["meetings"] == [added.json["name"]]
    shown = [rj("meeting", "list"), rj("meeting", "show", "1"), rj("list"), rj("undo")]
    assert [len(one.out.splitlines()) for one in (shown[0], shown[2])] == [1, 1]
    assert_harmless(added, went, *shown)
