"""Importing an export: everything as it was, or nothing and an error."""

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal import demo
from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import QuestionPack
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import BadInput, InputMissing, JournalError, NewerJournal
from recovery_journal.exchange.export.json import MAX_EXPORT_BYTES, read_export, write_json
from recovery_journal.store.history.merge import MergeCounts
from recovery_journal.store.journal import Journal
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW, entries
from support.examples import examples
from support.journals import check_integrity, digest, fresh_journal, memory_folder

AT = NOW - timedelta(days=1)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def exported(journal: Journal) -> str:
    out = io.StringIO()
    write_json(journal, out)
    return out.getvalue()


def saved(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)


def come_back(journal: Journal, folder: Path) -> None:
    """Hold that a new journal, made of what this one exports, exports the same bytes."""
    before = exported(journal)
    path = saved(folder / "out.json", before)
    with fresh_journal() as other:
        other.merger.merge(read_export(path))
        assert exported(other) == before
        check_integrity(other.path)
        again = other.merger.merge(read_export(path))
        assert not any(one.new for one in again.values())
        assert exported(other) == before


def fill(journal: Journal, text: str) -> None:
    """One of everything with a text in it, and the same once more in the trash."""
    things: list[tuple[Any, Any]] = [
        (journal.trackers, Tracker(name=f"t{text}", start=date(2026, 1, 1))),
        (journal.strategies, Strategy(name=f"s{text}", category="move", steps=(f"a{text}",))),
        (journal.people, Person(name=f"p{text}", note=text, role="sponsor", number=text)),
        (journal.meetings, Meeting(name=f"m{text}", place=text, weekdays=("mon",))),
        (journal.promises, Promise(text=f"p{text}", to=text, learned=text)),
        (journal.kept_words, KeptWords(text=f"k{text}", who=text, received=AT.date())),
        (journal.reasons, Reason(text=f"r{text}")),
        (journal.letters, Letter(text=f"l{text}", written=AT.date(), opened=AT)),
        (journal.plans, Plan(cue=f"c{text}", act=f"a{text}", from_hour=3)),
        (journal.packs, QuestionPack(name=f"q{text}", prompts=(f"one{text}", "two"))),
        (journal.shares, SharedPage(who=text, made=AT, since=AT.date(), until=AT.date(), ask=text)),
    ]
    for _ in range(2):
        for book, thing in things:
            kept = book.add(thing)
            if _ == 0:
                book.trash(kept)
    journal.safety_plan.write_step(3, f"safe {text}")
    tracker = journal.trackers.all()[-1].id
    for entry in (
        Note(at=AT, note=f"n{text}", tracker=tracker),
        Craving(at=AT, intensity=3, triggers=(text, "late"), tracker=tracker, note=text),
        Use(at=AT, tracker=tracker, on=AT.date(), next_start=None, note=text),
    ):
        journal.entries.add(entry)
        journal.entries.trash(journal.entries.add(entry).id)


@each("text", ["", *HOSTILE[::12]])
def test_any_words_in_any_place_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    with fresh_journal() as journal:
        fill(journal, text)
        come_back(journal, tmp_path)


@pytest.mark.slow
def test_a_whole_life_comes_back_as_it_was(tmp_path: Path) -> None:
    with (
        memory_folder() as folder,
        Journal(demo.write_demo_journal(str(folder), NOW.date())) as journal,
    ):
        with journal.bulk():
            for text in HOSTILE:
                journal.entries.add(Mood(at=AT, mood=3, note=text, feelings=(text,)))
            for number in (5, 9, 30):
                journal.entries.trash(number)
        journal.trash.empty(NOW + timedelta(days=1))
        journal.entries.trash(60)
        with time_machine.travel(NOW + timedelta(hours=1), tick=False):
            journal.people.trash(journal.people.all()[0])
            come_back(journal, tmp_path)


@examples(0.6)
@given(st.lists(entries(), max_size=5))
def test_any_entries_come_back_as_they_were(tmp_path_factory: Any, drawn: list[Entry]) -> None:
    with fresh_journal() as journal:
        journal.settings.write(Settings(day_starts_at=4))
        journal.trackers.add(Tracker(name="One", start=date(2026, 1, 1)))
        for entry in drawn:
            journal.entries.add(entry)
        come_back(journal, tmp_path_factory.mktemp("out"))


@each("at", ["1970-01-01", "2038-01-19", "9999-06-01"])
def test_a_clock_that_was_wrong_keeps_nothing_out(tmp_path: Path, at: str) -> None:
    with fresh_journal() as journal:
        with time_machine.travel(datetime.fromisoformat(f"{at}T12:00:00+00:00"), tick=False):
            journal.entries.add(Note(at=datetime.fromisoformat(f"{at}T11:00:00+14:00"), note=at))
        come_back(journal, tmp_path)


# Into a journal that has something in it


@contextmanager
def both() -> Iterator[tuple[Journal, Journal]]:
    with fresh_journal() as one, fresh_journal() as other:
        yield one, other


def test_what_has_the_same_name_stays_as_it_is_here(tmp_path: Path) -> None:
    with both() as (there, here):
        there.settings.write(Settings(region="DE", day_starts_at=4))
        tracker = there.trackers.add(Tracker(name="Alcohol", start=date(2020, 1, 1)))
        there.people.add(Person(name="Sam", number="1"))
        there.people.add(Person(name="Ana", number="2"))
        there.entries.add(Craving(at=AT, intensity=7, tracker=tracker.id))
        there.entries.add(Note(at=AT, note="later"))
        path = saved(tmp_path / "out.json", exported(there))

        here.settings.write(Settings(region="US"))
        here.trackers.add(Tracker(name="Tea", start=date(2026, 1, 1)))
        mine = here.trackers.add(Tracker(name="alcohol", start=date(2026, 1, 1)))
        sam = here.people.add(Person(name="SAM", number="3"))
        first = here.entries.add(Note(at=AT, note="mine"))
        wanted = {
            "setting": MergeCounts(new=1, known=1),
            "tracker": MergeCounts(known=1),
            "person": MergeCounts(new=1, known=1),
            "entry": MergeCounts(new=2),
        }

        taken = here.merger.merge(read_export(path))

        assert {name: one for name, one in taken.items() if one != MergeCounts()} == wanted
        assert here.trackers.find("alcohol") == mine
        assert [one.number for one in here.people.all()] == ["3", "2"]
        assert here.people.get(sam.id) == sam
        read = here.settings.read()
        assert (read.region, read.day_starts_at) == ("US", 4)
        notes = {one.note: one for one in here.entries.page()}
        assert notes["mine"] == replace(first, day=notes["mine"].day)
        assert notes[""].tracker == mine.id
        assert sorted(one.id for one in notes.values()) == [1, 2, 3]
        check_integrity(here.path)

        here.undo()
        assert [one.note for one in here.entries.page()] == ["mine"]
        assert [one.name for one in here.people.all()] == ["SAM"]


def test_what_was_removed_for_good_does_not_come_back(tmp_path: Path) -> None:
    with fresh_journal() as journal:
        tracker = journal.trackers.add(Tracker(name="Tea", start=date(2026, 1, 1)))
        for note in ("one", "two"):
            journal.entries.add(Note(at=AT, note=note, tracker=tracker.id))
        journal.entries.add(Note(at=AT, note="three"))
        path = saved(tmp_path / "out.json", exported(journal))
        for number in (1, 2):
            journal.entries.trash(number)
        journal.trackers.trash(tracker)
        journal.trash.empty(NOW + timedelta(days=1))
        taken = journal.merger.merge(read_export(path))
        assert taken["tracker"] == MergeCounts(gone=1)
        assert taken["entry"] == MergeCounts(known=1, gone=2)
        assert [one.note for one in journal.entries.page()] == ["three"]


def test_a_trial_tells_what_would_be_and_changes_no_byte(tmp_path: Path) -> None:
    with both() as (there, here):
        fill(there, "words")
        fill(here, "words")
        path = saved(tmp_path / "out.json", exported(there))
        before = digest(here.path)
        trial = here.merger.merge(read_export(path), trial=True)
        assert digest(here.path) == before
        assert here.merger.merge(read_export(path)) == trial
        assert trial["entry"].new == 6


# What is refused


@cache
def a_whole_journal() -> str:
    with fresh_journal() as journal:
        fill(journal, "words")
        journal.safety_plan.write_step(1, "one")
        for _ in range(2):
            journal.entries.add(Craving(at=NOW, intensity=3))
        return exported(journal)


Wrong = Callable[[dict[str, Any]], Any]


def changed(name: str, /, **values: Any) -> Wrong:
    """The second thing of a list with other values."""
    return lambda whole: whole[name][1].update(values)


def without(name: str, field: str) -> Wrong:
    return lambda whole: whole[name][1].pop(field)


@each(
    ("wrong", "says"),
    [
        (changed("entries", intensity=11), "The entry at position 2 of its list"),
        (changed("entries", intensity="7"), "The entry at position 2"),
        (changed("entries", intensity=True), "The entry at position 2"),
        (changed("entries", intensity=10**400), "The entry at position 2"),
        (changed("entries", minutes=2**70), "The entry at position 2"),
        (changed("entries", note=None), "field note"),
        (changed("entries", note=["a"]), "field note"),
        (changed("entries", triggers="late"), "field triggers"),
        (changed("entries", triggers=[1]), "field triggers"),
        (changed("entries", private=1), "field private"),
        (changed("entries", kind="dream"), "The kind of an entry"),
        (changed("entries", kind=["craving"]), "The kind of an entry"),
        (changed("entries", colour="red"), "no field colour"),
        (changed("entries", tracker=99), "no tracker 99"),
        (changed("entries", at="yesterday"), "field at"),
        (changed("entries", at="2026-11-01T12:00:00"), "offset"),
        (changed("entries", at="9999-12-31T23:59:59-23:59"), "A date must be between"),
        (changed("entries", at="0001-01-01T00:00:00+23:59"), "A date must be between"),
        (changed("entries", trashed_at="9999-12-31T00:00:00"), "position 2"),
        (changed("entries", uid="short"), "uid"),
        (changed("entries", uid="A" * 32), "uid"),
        (changed("entries", revision=0), "fields don't fit together"),
        (changed("entries", revision=-1), "fields don't fit together"),
        (without("entries", "intensity"), "The field intensity is missing"),
        (without("entries", "at"), "The field at is missing"),
        (lambda whole: whole["entries"].insert(1, 7), "The entry at position 2"),
        (lambda whole: whole["entries"].insert(1, None), "The entry at position 2"),
        (changed("trackers", start="2026"), "The tracker at position 2"),
        (changed("trackers", name=" \0 "), "A tracker needs a name"),
        (changed("trackers", limit={"amount": 1}), "The tracker at position 2"),
        (changed("trackers", limit=[]), "field limit"),
        (changed("trackers", cents_per_day=-5), "The tracker at position 2"),
        (changed("people", trashed_at=7), "The person at position 2"),
        (changed("people", role="boss"), "A role is one of"),
        (changed("letters", opened="2026-11-01T12:00:00"), "offset"),
        (changed("safety_plan", step=9), "six steps"),
        (lambda whole: whole["settings"].update(day_starts_at=9), "position 1"),
        (lambda whole: whole["settings"].update(colour="red"), "no field colour"),
        (lambda whole: whole.update(settings=[]), "isn't an object"),
        (lambda whole: whole.update(entries={}), "isn't a JSON export"),
        (lambda whole: whole.update(dreams=[]), "Not recognised: dreams"),
        (lambda whole: whole.update(version=0), "isn't a JSON export"),
        (lambda whole: whole.update(version=True), "isn't a JSON export"),
        (lambda whole: whole.update(format="other"), "isn't a JSON export"),
        (lambda whole: whole.pop("format"), "isn't a JSON export"),
    ],
)
def test_half_of_it_is_never_taken(tmp_path: Path, wrong: Wrong, says: str) -> None:
    whole = json.loads(a_whole_journal())
    wrong(whole)
    path = saved(tmp_path / "out.json", json.dumps(whole))
    with fresh_journal() as here:
        before = digest(here.path)
        with pytest.raises(BadInput, match=says) as refused:
            here.merger.merge(read_export(path))
        assert str(refused.value).endswith("Nothing was imported.")
        assert str(refused.value).count("Nothing was imported.") == 1
        assert digest(here.path) == before


def test_what_is_not_there_is_nothing_and_numbers_twice_do_no_harm(tmp_path: Path) -> None:
    head = '{"format": "recovery-journal", "version": 1'
    one = '{"kind": "note", "at": "2026-11-01T12:00:00+01:00", "note": "a", "id": %d, "uid": "%s"}'
    twice = ", ".join(one % (number, sign * 32) for number, sign in ((7, "a"), (7, "b"), (7, "a")))
    path = saved(tmp_path / "out.json", f'{head}, "entries": [{twice}]}}'.replace("}", "}"))
    with fresh_journal() as journal:
        assert not any(
            one.new
            for one in journal.merger.merge(
                read_export(saved(tmp_path / "x", f"{head}}}"))
            ).values()
        )
        with pytest.raises(
            BadInput, match="fields don't fit together"
        ):  # a revision is 1 at the least
            journal.merger.merge(read_export(path))
        path = saved(tmp_path / "y", Path(path).read_text().replace('"id"', '"revision": 1, "id"'))
        assert journal.merger.merge(read_export(path))["entry"] == MergeCounts(new=2, known=1)
        assert [one.id for one in journal.entries.page()] == [8, 7]


def test_no_number_uses_up_all_the_others(tmp_path: Path) -> None:
    with both() as (there, here):
        there.entries.add(Note(at=AT, note="x"))
        whole = json.loads(exported(there))
        whole["entries"][0]["id"] = 2**53
        here.merger.merge(read_export(saved(tmp_path / "out.json", json.dumps(whole))))
        assert here.entries.add(Note(at=AT, note="y")).id == 2


WHOLE = b'{"format": "recovery-journal",\n"version": 1,\n"entries": []\n}\n'


@each(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\0" * 100,
        WHOLE[:-5],
        WHOLE * 2,
        WHOLE.replace(b"1", b"NaN"),
        WHOLE.replace(b"1", b"1e999"),
        WHOLE.replace(b"1", b"9" * 5000),
        WHOLE.replace(b'"version": 1', b'"version": 1, "version": 1'),
        WHOLE.replace(b"[]", b'[{"kind": "note", "kind": "mood"}]'),
        WHOLE.replace(b"[]", b"[" * 100_000 + b"]" * 100_000),
        WHOLE.replace(b"[]", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        WHOLE.replace(b"[]", b'["\xff\xfe"]'),
        WHOLE.decode().encode("utf-16"),
        WHOLE.decode().encode("utf-32"),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="Nothing was imported") as refused:
        read_export(str(path))
    assert len(str(refused.value)) < 160


def test_where_it_stops_to_be_json_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "out.json", WHOLE.decode().replace("[]", "[,]"))
    with pytest.raises(BadInput, match="from line 3 on"):
        read_export(path)


def test_a_newer_one_is_left_to_a_newer_program(tmp_path: Path) -> None:
    path = saved(tmp_path / "out.json", WHOLE.decode().replace("1", "2"))
    with pytest.raises(NewerJournal, match="newer version"):
        read_export(path)


def test_a_version_of_another_program_says_nothing(tmp_path: Path) -> None:
    for text in (
        '{"version": 9}',
        '{"version": 9, "format": "other"}',
        '{"format": 1, "version": 9}',
    ):
        with pytest.raises(BadInput, match="isn't a JSON export"):
            read_export(saved(tmp_path / "out.json", text))


def test_a_mark_before_the_text_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_bytes(b"\xef\xbb\xbf" + WHOLE)
    assert len(read_export(str(tmp_path / "out.json")).entries) == 0


def test_a_long_export_needs_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    entry = (
        '{{"kind": "note", "at": "2026-11-01T12:00:00+01:00", "note": "Größe {0}%s", "id": {0}, '
        '"revision": 1, "uid": "{0:032x}"}}' % (", and words" * 150)
    )

    def peak(count: int) -> int:
        text = ",\n".join(map(entry.format, range(count, 0, -1)))
        path = saved(tmp_path / "out.json", WHOLE.decode().replace("[]", f"[{text}]"))
        del text
        tracemalloc.start()
        found = read_export(path)
        assert sum(1 for _ in found.by_number()) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found.entries[0].note.startswith(f"Größe {count}, and")
        return most

    assert peak(600) < 2 * peak(150)


def test_a_file_that_changes_while_it_is_read_changes_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path / "out.json", a_whole_journal())
    with fresh_journal() as journal:
        before = digest(journal.path)
        found = read_export(path)
        saved(Path(path), a_whole_journal().replace('{"kind"', "{'kind'"))
        with pytest.raises(BadInput, match="changed while it was read"):
            journal.merger.merge(found)
        assert digest(journal.path) == before


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with open(tmp_path / "sparse", "wb") as file:
        file.truncate(1_000_000_000)
    assert MAX_EXPORT_BYTES < 1_000_000_000
    with pytest.raises(BadInput, match="too large"):
        read_export(str(tmp_path / "sparse"))


@each("path", ["nothing", "/dev/zero", ".", "a\0b", "nothing/x"])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(JournalError) as refused:
        read_export(str(tmp_path / path))
    assert isinstance(refused.value, InputMissing if "nothing" in path else BadInput)


def test_an_odd_offset_comes_back(tmp_path: Path) -> None:
    with fresh_journal() as journal:
        zone = timezone(timedelta(hours=5, minutes=45))
        journal.entries.add(Note(at=AT.astimezone(zone), note="Kathmandu"))
        come_back(journal, tmp_path)
