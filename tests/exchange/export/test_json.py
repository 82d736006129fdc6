import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import Conflict
from recovery_journal.exchange.export.json import write_json
from recovery_journal.exchange.plain import entry_from_plain, from_plain
from recovery_journal.store.books.entries import EXPORT_PAGE_SIZE
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE, long_line
from support.entries import NOW, entries
from support.journals import fresh_journal, memory_folder

AT = datetime(2026, 11, 22, 21, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal() -> Iterator[Journal]:
    with memory_folder() as folder, Journal(str(folder / "journal.db")) as opened:
        yield opened


def exported(journal: Journal) -> dict[str, Any]:
    out = io.StringIO()
    number = write_json(journal, out)
    data: dict[str, Any] = json.loads(out.getvalue(), parse_constant=pytest.fail)
    assert number == len(data["entries"])
    return data


def test_an_empty_journal(journal: Journal) -> None:
    data = exported(journal)
    assert data == {
        "format": "recovery-journal",
        "version": 1,
        "exported_at": "2026-11-22T21:30:00+00:00",
        "settings": {
            "region": "",
            "day_starts_at": 0,
            "week_starts_on": "monday",
            "entries_private": True,
            "morning": False,
            "evening": False,
            "pack": "",
            "count_meetings": False,
            "accessible": False,
            "milestones": True,
            "way_in": True,
            "own_line": "",
            "waking_from": 7,
            "waking_to": 23,
            "lock_after": -1,
            "open_card": False,
            "open_plan": False,
            "show_days": False,
            "complete_own_words": False,
            "first_start_done": False,
        },
        "trackers": [],
        "strategies": [],
        "people": [],
        "meetings": [],
        "promises": [],
        "kept_words": [],
        "reasons": [],
        "letters": [],
        "plans": [],
        "safety_plan": [],
        "questions": [],
        "shares": [],
        "entries": [],
        "imported": [],
    }


def test_everything_is_there_and_nothing_changed(journal: Journal) -> None:
    journal.settings.write(Settings(region="DE", day_starts_at=4))
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 11, 1))
    alcohol = journal.trackers.add(Tracker(name="Alcohol", kind="alcohol", start=date(2026, 1, 1)))
    coffee = journal.trackers.add(Tracker(name="Coffee", start=date(2026, 1, 1), limit=limit))
    coffee = journal.trackers.archive(coffee.id)
    mine = journal.strategies.add(Strategy(name="Feed the cat", category="move", steps=("Go",)))
    built_in = next(one for one in journal.strategies.all() if one.key)
    favourite = journal.strategies.favour(built_in, favourite=True)
    sam = journal.people.add(Person(name="Sam", role="sponsor", number="+353 1 234"))
    past = journal.people.add(Person(name="Ana", archived=True))
    reasons = [journal.reasons.add(Reason(text=text)) for text in ("mornings", "Leila")]
    letter = journal.letters.add(Letter(text="Dear me,\nwait.", written=date(2026, 1, 2)))
    plan = journal.plans.add(Plan(cue="payday", act="the pool", weekdays=("fri", "sat")))
    journal.safety_plan.write_step(3, "Call Sam")
    kept: list[Entry] = [
        journal.entries.add(Craving(at=AT, intensity=7, triggers=("late", "tired"), private=False)),
        journal.entries.add(Mood(at=AT - timedelta(hours=1), mood=4, sleep=7.25, note="fine\n ok")),
        journal.entries.add(
            Use(at=AT, tracker=alcohol.id, on=date(2026, 3, 1), next_start=None, amount=0.5)
        ),
    ]
    gone = journal.entries.add(Note(at=AT - timedelta(days=9), note="thrown away", kept=True))
    in_trash = journal.entries.trash(gone.id)

    data = exported(journal)
    assert from_plain(Settings, data["settings"]) == Settings(region="DE", day_starts_at=4)
    assert [from_plain(Tracker, one) for one in data["trackers"]] == [alcohol, coffee]
    assert [from_plain(Strategy, one) for one in data["strategies"]] == [mine, favourite]
    assert [from_plain(Person, one) for one in data["people"]] == [sam, past]
    assert [from_plain(Reason, one) for one in data["reasons"]] == reasons
    assert [from_plain(Letter, one) for one in data["letters"]] == [letter]
    assert [from_plain(Plan, one) for one in data["plans"]] == [plan]
    assert [(one["step"], one["text"]) for one in data["safety_plan"]] == [(3, "Call Sam")]
    assert [entry_from_plain(one) for one in data["entries"]] == [
        *sorted(kept, key=lambda entry: (entry.at, entry.id), reverse=True),
        in_trash,
    ]
    assert data["entries"][-1]["trashed_at"] == "2026-11-22T21:30:00+00:00"


@given(st.lists(entries(), max_size=6))
def test_any_entries_come_back(drawn: list[Entry]) -> None:
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="One", start=date(2026, 1, 1)))
        for entry in drawn:
            journal.entries.add(entry)
        data = exported(journal)
        assert [entry_from_plain(one) for one in data["entries"]] == journal.entries.page(limit=-1)
        assert {one["note"] for one in data["entries"]} == {clean(entry.note) for entry in drawn}


KEYS = {
    "entry": "entries",
    "tracker": "trackers",
    "strategy": "strategies",
    "setting": "settings",
    "person": "people",
    "reason": "reasons",
    "letter": "letters",
    "plan": "plans",
    "safety_step": "safety_plan",
    "meeting": "meetings",
    "promise": "promises",
    "kept_words": "kept_words",
    "pack": "questions",
    "share": "shares",
}
DETAILS = {"craving", "mood", "use", "contact", "attended", "intention", "review"}
WITHIN = {*DETAILS, "tag", "entry_tag"}
"""Written as part of the entries."""
ABOUT = {
    *("change", "tombstone", "secret", "_sqlite_migrations"),
    *("imported", "import_answer"),  # where entries came from, and what was answered
}
"""What is kept about the rows, and is of no use without this file."""


def test_no_table_is_forgotten(journal: Journal) -> None:
    tables = {
        name
        for (name,) in journal._file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "entry_words"))
    }
    assert tables == KEYS.keys() | WITHIN | ABOUT
    assert set(KEYS.values()) <= exported(journal).keys()


def test_it_is_ascii_and_shows_no_control_character(journal: Journal) -> None:
    with journal.bulk():
        for text in (*HOSTILE, long_line(100_000)):
            journal.entries.add(Note(at=AT, note=f"x{text}"))
            journal.entries.add(Craving(at=AT, intensity=1, triggers=(text,), places=(f"x{text}",)))
    out = io.StringIO()
    write_json(journal, out)
    assert out.getvalue().isascii()
    assert out.getvalue().replace("\n", "").isprintable()
    assert len(out.getvalue().splitlines()) == 21 + journal.entries.count()


def test_pages_join_without_a_gap(journal: Journal) -> None:
    many = 2 * EXPORT_PAGE_SIZE + 1
    with journal._file.transaction():
        for number in range(many):
            entry = journal.entries.add(Mood(at=AT - timedelta(minutes=number // 3), mood=3))
            if number % 50 == 0:
                journal.entries.trash(entry.id)
    data = exported(journal)
    assert len({one["id"] for one in data["entries"]}) == len(data["entries"]) == many
    assert [one["id"] for one in data["entries"] if one["trashed_at"] is None] == [
        entry.id for entry in journal.entries.page(limit=-1)
    ]


@pytest.mark.slow
def test_memory_stays_flat(journal: Journal) -> None:
    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak() -> int:
        tracemalloc.start()
        write_json(journal, Nowhere())
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    with journal._file.transaction():
        for number in range(EXPORT_PAGE_SIZE):
            journal.entries.add(Note(at=AT - timedelta(minutes=number), note="word " * 20))
    few = peak()
    with journal._file.transaction():
        for number in range(4 * EXPORT_PAGE_SIZE):
            journal.entries.add(Note(at=AT - timedelta(minutes=number), note="word " * 20))
    assert peak() < 1.6 * few


def test_a_tracker_taken_back_goes_with_its_entries(journal: Journal) -> None:
    tracker = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    unused = journal.trackers.add(Tracker(name="Tea", start=date(2026, 1, 1)))
    added = journal.last_change_number()
    journal.entries.add(Craving(at=AT, intensity=3, tracker=tracker.id))
    journal.undo(added)
    journal.undo(added - 1)
    data, since = exported(journal), NOW.isoformat()
    assert [(one["id"], one["trashed_at"]) for one in data["trackers"]] == [
        (unused.id, since),
        (tracker.id, since),
    ]


def test_what_lies_in_the_trash_comes_last_and_says_so(journal: Journal) -> None:
    sam, ana = (journal.people.add(Person(name=name)) for name in ("Sam", "Ana"))
    journal.people.trash(sam)
    journal.reasons.trash(journal.reasons.add(Reason(text="mornings")))
    journal.letters.trash(journal.letters.add(Letter(text="Dear me", written=date(2026, 1, 2))))
    data, since = exported(journal), NOW.isoformat()
    assert [(one["name"], one.get("trashed_at")) for one in data["people"]] == [
        (ana.name, None),
        (sam.name, since),
    ]
    assert [(one["text"], one["trashed_at"]) for one in data["reasons"]] == [("mornings", since)]
    assert [(one["text"], one["trashed_at"]) for one in data["letters"]] == [("Dear me", since)]


def test_a_change_meanwhile_is_told(journal: Journal) -> None:
    class Meanwhile(io.StringIO):
        def write(self, text: str) -> int:
            if '"entries"' in text:
                with Journal(journal.path) as other:
                    other.entries.add(Mood(at=AT, mood=3))
            return super().write(text)

    journal.entries.add(Mood(at=AT, mood=3))
    with pytest.raises(Conflict, match="isn't whole"):
        write_json(journal, Meanwhile())
    assert journal.entries.count(Filter(kinds=("mood",))) == 2
