"""Earlier versions of an entry on the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from support.command_line import Rj
from support.each import each

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def journal(home: Path) -> Iterator[Journal]:
    """Two trackers, and the clock at 04:12."""
    with time_machine.travel(NOW, tick=False), Journal(str(home / "journal.db")) as journal:
        for name in ("Wine", "Tobacco"):
            journal.trackers.add(Tracker(name=name, start=date(2026, 1, 1)))
        yield journal


def add_mood(journal: Journal) -> Mood:
    note = "Rain.\nAll day."
    told = Mood(at=NOW, mood=2, tracker=1, feelings=("flat", "tired"), note=note)
    return journal.entries.add(told)


def test_the_first_version_shows_every_field(rj: Rj, journal: Journal) -> None:
    number = str(add_mood(journal).id)
    assert rj("history", number).out == (
        "1  Mon 23 Nov 2026 04:12  add\n"
        "    at: Mon 23 Nov 2026 04:12\n"
        "    tracker: Wine\n"
        "    private: yes\n"
        "    kept: no\n"
        "    mood: 2\n"
        "    feeling: flat, tired\n"
        "    note: Rain.\n"
        "      All day.\n"
    )


@each(
    ("change", "name", "line"),
    [
        ({"private": False}, "private", "private: no  (was yes)"),
        ({"kept": True}, "kept", "kept: yes  (was no)"),
        ({"tracker": 2}, "tracker", "tracker: Tobacco  (was Wine)"),
        ({"tracker": None}, "tracker", "tracker: none  (was Wine)"),
        (
            {"at": NOW - timedelta(hours=5)},
            "at",
            "at: Sun 22 Nov 2026 23:12  (was Mon 23 Nov 2026 04:12)",
        ),
        ({"energy": 4}, "energy", "energy: 4  (was none)"),
        ({"mood": 5}, "mood", "mood: 5  (was 2)"),
        ({"feelings": ("tired",)}, "feeling", "feeling: tired  (was flat, tired)"),
        ({"note": "All day."}, "note", "note, changed: All day."),
        ({"note": ""}, "note", "note, changed: "),
    ],
)
def test_a_version_shows_what_changed_in_every_field(
    rj: Rj, journal: Journal, change: dict[str, Any], name: str, line: str
) -> None:
    added = add_mood(journal)
    journal.entries.edit(replace(added, **change))
    number = str(added.id)
    shown = rj("history", number).out.partition("2  Mon 23 Nov 2026 04:12  edit\n")[2]
    assert f"    {line}\n" in shown
    assert shown.count("(was ") + shown.count(", changed:") == 1
    _, version = rj("history", number, "--json").json
    assert version["changed"] == [name]
    rj("history", number, "--bring-back", "1")
    assert replace(journal.entries.get(added.id), revision=1) == added


def test_what_is_in_the_trash_comes_back(rj: Rj, journal: Journal) -> None:
    number = str(add_mood(journal).id)
    rj("edit", number, "--keep")
    rj("delete", number)
    assert (
        "    in the trash since: Mon 23 Nov 2026 04:12  (was none)\n" in rj("history", number).out
    )
    back = "Restored from the trash: 1  2026-11-23 04:12  mood 2 of 5, low for Wine, flat, tired.  "
    assert rj("history", number, "--bring-back", "1").out == (
        f"{back}Rain. All day. Undo: rj undo\n"
    )
    assert rj("list", "--json").json[0]["kept"] is False
    rj("undo")
    assert rj("list", "--json").json == []


def test_bringing_back_what_is_current_says_so(rj: Rj, journal: Journal) -> None:
    number = str(add_mood(journal).id)
    assert rj("history", number, "--bring-back", "1").err == "Nothing was changed.\n"
    rj("edit", number, "--keep")
    rj("edit", number, "--no-keep")
    assert rj("history", number, "--bring-back", "1").err == "Nothing was changed.\n"


@each(("kind", "number"), [("person", "1"), ("kept words", "1"), ("tracker", "2"), ("plan", "1")])
def test_anything_is_removed_for_good_by_its_kind(
    rj: Rj, journal: Journal, kind: str, number: str
) -> None:
    if kind == "person":
        rj("people", "add", "Canary")
        rj("people", "delete", "Canary")
        rj("kept", "add", "Canary sings.")
        rj("plan", "add", "--if", "Canary", "--then", "walk")
    done = rj("erase", kind, number, "--yes")
    assert done.out == "1 thing is removed for good.\n"
    assert f"There is no {kind} {number}." in rj("erase", kind, number, "--yes", code=1).err
    if kind == "plan":
        assert b"anary" not in Path(journal.path).read_bytes()


def test_a_tracker_with_entries_is_not_removed_for_good(rj: Rj, journal: Journal) -> None:
    add_mood(journal)
    said = rj("erase", "tracker", "1", "--yes", code=2).err
    assert said == "Entries belong to this tracker, so it can't be removed for good.\n"
    rj("erase", "1", "--yes")
    rj("erase", "tracker", "1", "--yes")
    for wrong in ((), ("1", "2", "3"), ("1", "--everything")):
        assert "a kind and its ID" in rj("erase", *wrong, "--yes", code=2).err
