"""Contacts, meetings, intentions and reviews work like all other entries."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.store.journal import Journal
from support.command_line import Rj
from support.each import each

NOW = datetime(2026, 11, 23, 21, 12, tzinfo=UTC)
Editor = Callable[[str], None]
ALL = (
    Contact(at=NOW, people=("Sam", "Ana"), note="The lake."),
    AttendedMeeting(at=NOW, meetings=("Tuesday group",), helped=True, note="One day is enough."),
    Intention(at=NOW, note="Be kind.\nTo me too.", went="partly"),
    Review(at=NOW, pack="Plain", talked=False, sleep=6.5, note="What went well?\nThe lake."),
)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    path = str(home / "journal.db")
    with time_machine.travel(NOW, tick=False):
        with Journal(path) as journal:
            for one in ALL:
                journal.entries.add(one)
        yield path


def entry(path: str, number: int) -> Any:
    with Journal(path, create=False) as journal:
        return journal.entries.get(number)


def test_a_line_each(rj: Rj) -> None:
    moment = "2026-11-23 21:12"
    assert rj("list").out.splitlines() == [
        f"4  {moment}  evening review. 6.5 hours of sleep. Talked to no one.  "
        "What went well? The lake.",
        f"3  {moment}  intention. Partly kept.  Be kind. To me too.",
        f"2  {moment}  meeting: Tuesday group. You were there for someone.  One day is enough.",
        f"1  {moment}  call with Sam, Ana.  The lake.",
    ]
    for number, one in enumerate(ALL, 1):
        (found,) = rj("list", "--kind", one.kind, "--json").json
        assert (found["id"], found["kind"]) == (number, one.kind)
    assert [one["id"] for one in rj("search", "lake", "--json").json] == [4, 1]
    assert [one["id"] for one in rj("search", "tues", "--json").json] == [2]
    assert rj("delete", "2").out.startswith("In the trash for 30 days: 2  ")
    assert rj("undo").out.startswith("Restored from the trash: 2  ")


@each(
    ("number", "facts"),
    [
        (1, ["way: call", "helped: no", "person: Sam", "person: Ana", "note: The lake."]),
        (2, ["helped: yes", "meeting: Tuesday group", "note: One day is enough."]),
        (3, ["went: partly", "note: Be kind.", "  To me too."]),
        (4, ["pack: Plain", "sleep: 6.5", "talked: no", "note: What went well?", "  The lake."]),
    ],
)
def test_a_fact_on_each_line(rj: Rj, number: int, facts: list[str]) -> None:
    shown = rj("show", str(number)).out.splitlines()
    assert [line for line in shown if line in facts] == facts


def test_every_field_can_be_changed(rj: Rj, path: str, editor: Editor) -> None:
    before = [entry(path, number) for number in range(1, 5)]
    editor(
        "for old, new in (('way: call', 'way: in-person'), ('helped: no', 'helped: YES'), "
        "('person: Ana\\n', ''), ('went: partly', 'went: not'), ('pack: Plain', 'pack: Mine'), "
        "('sleep: 6.5', 'sleep:'), ('talked: no', 'talked: yes'), ('meeting: T', 'meeting: The t')"
        "):\n    text = text.replace(old, new)\nsave(text)"
    )
    done = rj("edit", "1")
    assert done.out == (
        "Saved 1: met Sam. You were there for someone. Mon 23 Nov 21:12. Undo: rj undo\n"
    )
    for number in (2, 3, 4):
        rj("edit", str(number))
    changes: list[dict[str, Any]] = [
        {"way": "in person", "helped": True, "people": ("Sam",)},
        {"meetings": ("The tuesday group",)},
        {"went": "not this time"},
        {"pack": "Mine", "sleep": None, "talked": True},
    ]
    for number, (old, changed) in enumerate(zip(before, changes, strict=True), 1):
        assert entry(path, number) == replace(old, **changed, revision=2)


def test_what_may_be_unknown_can_be_taken_away(rj: Rj, path: str, editor: Editor) -> None:
    editor(
        "for old in ('went: partly', 'pack: Plain', 'sleep: 6.5', 'talked: no'):\n"
        "    text = text.replace(old + '\\n', '')\nsave(text)"
    )
    rj("edit", "3")
    rj("edit", "4")
    assert entry(path, 3).went is None
    review = entry(path, 4)
    assert (review.pack, review.sleep, review.talked) == ("", None, None)


@each(
    ("number", "old", "new", "says"),
    [
        (1, "way: call", "way: pigeon", "The way of a contact is one of: call"),
        (1, "way: call", "way:", "The way of a contact is one of: call"),
        (1, "helped: no", "helped: perhaps", "Helped is one of: yes, no."),
        (1, "helped: no", "helped:", "Helped is one of: yes, no."),
        (1, "person: Sam\nperson: Ana\n", "", "needs a name"),
        (2, "meeting: Tuesday group\n", "", "Which meeting?"),
        (3, "went: partly", "went: badly", "is one of: kept, partly, not-this-time."),
        (3, "Be kind.\nTo me too.", "", "at least one word"),
        (4, "talked: no", "talked: perhaps", "Talked is one of: yes, no."),
        (4, "sleep: 6.5", "sleep: 30", "from 0 to 24"),
    ],
)
def test_what_cannot_be(
    rj: Rj, path: str, editor: Editor, number: int, old: str, new: str, says: str
) -> None:
    before = entry(path, number)
    editor(f"save(text.replace({old!r}, {new!r}))")
    assert says in rj("edit", str(number), code=2).err
    assert entry(path, number) == before
