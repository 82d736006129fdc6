from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from hypothesis import given

from recovery_journal.domain.dataclass import fields, replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput, Conflict, ConflictCopyKept, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE, long_line, many_lines
from support.each import each
from support.entries import NOW, entries
from support.examples import examples
from support.journals import check_integrity, fresh_journal

AT = datetime(2026, 11, 22, 20, 15, tzinfo=timezone(timedelta(hours=1)))


def as_kept(entry: Entry) -> Entry:
    """What the journal makes of an entry: clean text, and tags on one line, once."""
    changes: dict[str, Any] = {"note": clean(entry.note), "day": entry.at.date()}
    if isinstance(entry, Use):
        changes["day"] = entry.on
    for field in entry.tag_roles:
        names: dict[str, str] = {}
        for typed in getattr(entry, field):
            name = " ".join(clean(typed).split())
            if name:
                names.setdefault(name.casefold(), name)
        changes[field] = tuple(names.values())
    return replace(entry, **changes)


def same_words(one: Entry, other: Entry) -> bool:
    """Equal, but that a tag is spelled as it was when it was first used for its role."""
    for field in fields(one):
        here, there = getattr(one, field.name), getattr(other, field.name)
        if field.name in one.tag_roles:
            here, there = [[name.casefold() for name in names] for names in (here, there)]
        if here != there or str(here) != str(there):  # one instant can have two offsets
            return False
    return type(one) is type(other)


@pytest.fixture
def tracker(journal: Journal) -> Tracker:
    return journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))


@given(entries(tracker=1))
@examples(4)
@time_machine.travel(NOW, tick=False)
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        kept = journal.entries.add(entry)
        expected = as_kept(entry)
        assert kept == replace(expected, id=1, uid=kept.uid, revision=1)
        assert kept.at.utcoffset() == entry.at.utcoffset()
        assert len(bytes.fromhex(kept.uid)) == 16
        for read in (
            journal.entries.get(1),
            journal.entries.find("1"),
            journal.entries.by_uid(kept.uid.upper()),
            *journal.entries.page(),
        ):
            assert read == kept
        check_integrity(journal.path)


@given(entries(tracker=1), entries(tracker=1))
@examples(2)
@time_machine.travel(NOW, tick=False)
def test_a_changed_entry_comes_back_as_it_became(first: Entry, second: Entry) -> None:
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        kept = journal.entries.add(first)
        changed = replace(second, id=kept.id, uid=kept.uid, revision=1)
        if type(first) is not type(second):
            with pytest.raises(NotFound, match=f"is a {first.kind}"):
                journal.entries.edit(changed)
            assert journal.entries.get(1) == kept
            return
        edited = journal.entries.edit(changed)
        revision = 1 if same_words(replace(as_kept(second), **identity(kept)), kept) else 2
        assert same_words(edited, replace(as_kept(second), id=1, uid=kept.uid, revision=revision))
        assert journal.entries.get(1) == edited
        assert journal.entries.edit(edited) == edited
        check_integrity(journal.path)


def identity(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "uid": entry.uid, "revision": entry.revision}


@each("text", [*HOSTILE, long_line(), many_lines()])
def test_any_text_is_kept(journal: Journal, text: str) -> None:
    kept = journal.entries.add(Craving(at=AT, intensity=1, note=text, triggers=(text, f"x{text}")))
    assert kept.note == clean(text)
    assert kept == journal.entries.get(kept.id) == as_kept(replace(kept, note=text))


def test_numbers_are_never_given_twice(journal: Journal) -> None:
    for _ in range(3):
        kept = journal.entries.add(Mood(at=AT, mood=3))
    journal.entries.trash(kept.id)
    assert journal.trash.empty(NOW + timedelta(days=1)) == 1
    assert journal.entries.add(Mood(at=AT, mood=3)).id == kept.id + 1


def test_what_is_still_to_come_is_refused(journal: Journal) -> None:
    journal.entries.add(Mood(at=NOW, mood=3))
    with pytest.raises(BadInput, match="in the future"):
        journal.entries.add(Mood(at=NOW + timedelta(seconds=1), mood=3))
    kept = journal.entries.add(Mood(at=AT, mood=3))
    with pytest.raises(BadInput, match="in the future"):
        journal.entries.edit(replace(kept, at=NOW + timedelta(days=1)))
    assert journal.entries.get(kept.id) == kept
    assert journal.entries.count() == 2


def test_a_clock_that_was_set_back_forbids_no_other_change(
    journal: Journal, now: time_machine.Traveller
) -> None:
    kept = journal.entries.add(Note(at=NOW, note="one"))
    now.shift(timedelta(days=-30))
    changed = journal.entries.edit(replace(kept, note="two", kept=True))
    assert (changed.note, changed.at) == ("two", NOW)
    with pytest.raises(BadInput, match="in the future"):
        journal.entries.edit(replace(changed, at=NOW - timedelta(days=1)))


def test_a_tracker_has_to_be_there(journal: Journal, tracker: Tracker) -> None:
    with pytest.raises(NotFound, match="no tracker 99"):
        journal.entries.add(Craving(at=AT, intensity=3, tracker=99))
    kept = journal.entries.add(Craving(at=AT, intensity=3))
    with pytest.raises(NotFound, match="no tracker 99"):
        journal.entries.edit(replace(kept, tracker=99))
    assert journal.entries.count() == 1
    assert journal.entries.edit(replace(kept, tracker=tracker.id)).tracker == tracker.id


def test_what_is_not_there_is_said(journal: Journal) -> None:
    kept = journal.entries.add(Mood(at=AT, mood=3))
    for reference in ("2", "0", "999999999999999999999999", "x", "", "-1", "²", "１", "f" * 32):
        with pytest.raises(NotFound, match="no entry"):
            journal.entries.find(reference)
    assert journal.entries.find(f" {kept.uid.upper()} ") == kept


def test_the_same_again_changes_nothing(journal: Journal, tracker: Tracker) -> None:
    for entry in (
        Craving(at=AT, intensity=5, triggers=("late",), note="one\r\ntwo", tracker=tracker.id),
        Mood(at=AT, mood=2, sleep=7.5, feelings=("sad", "tired")),
        Note(at=AT, note="words"),
        Use(at=AT, tracker=tracker.id, on=AT.date(), next_start=None, amount=2),
    ):
        kept = journal.entries.add(entry)
        changes = journal.last_change_number()
        assert journal.entries.edit(kept) == kept
        assert journal.entries.edit(replace(entry, id=kept.id, uid=kept.uid, revision=1)) == kept
        assert journal.last_change_number() == changes
        assert journal.entries.get(kept.id).revision == 1


def test_an_edit_of_what_was_changed_elsewhere_is_refused(journal: Journal, path: str) -> None:
    mine = journal.entries.add(Note(at=AT, note="first"))
    with Journal(path) as other:
        theirs = other.entries.edit(replace(other.entries.get(mine.id), note="theirs"))
    with pytest.raises(Conflict, match="Nothing was saved"):
        journal.entries.edit(replace(mine, note="mine"))
    assert journal.entries.get(mine.id) == theirs
    journal.entries.trash(mine.id)
    with pytest.raises(Conflict):
        journal.entries.edit(theirs)


def test_words_are_kept_whatever_became_of_the_entry(journal: Journal, path: str) -> None:
    first = journal.entries.add(Craving(at=AT, intensity=5, note="first", triggers=("late",)))
    mine = replace(first, note="mine", intensity=7, triggers=())
    with Journal(path) as other:
        theirs = other.entries.edit(replace(first, note="theirs", private=True))
    with pytest.raises(ConflictCopyKept, match=f"rj history {first.id}"):
        journal.entries.save_despite_conflict(mine)
    assert journal.entries.get(first.id) == replace(theirs, revision=4)
    assert [one.note for one in journal.versions.of(first.uid)] == [
        "first",
        "theirs",
        "mine",
        "theirs",
    ]
    assert journal.entries.page(Filter(text="mine")) == []
    assert journal.versions.restore(first.uid, 3).note == "mine"
    assert journal.undo().action == "edit"
    assert journal.entries.get(first.id).note == "theirs"


def test_the_same_words_twice_are_no_second_version(journal: Journal, path: str) -> None:
    first = journal.entries.add(Note(at=AT, note="first"))
    with Journal(path) as other:
        theirs = other.entries.save_despite_conflict(replace(first, note="second"))
    assert journal.entries.save_despite_conflict(replace(first, note="second")) == theirs
    assert len(journal.versions.of(first.uid)) == 2


def test_the_trash_keeps_and_gives_back(journal: Journal, now: time_machine.Traveller) -> None:
    kept = journal.entries.add(Craving(at=AT, intensity=5, triggers=("late",), note="words"))
    gone = journal.entries.trash(kept.id)
    assert gone == replace(kept, trashed_at=NOW, revision=2)
    assert journal.entries.page() == []
    assert journal.entries.page(Filter(trashed=True)) == [gone]
    assert journal.entries.page(Filter(text="words")) == []
    assert journal.entries.page(Filter(text="words", trashed=True)) == [gone]
    assert journal.entries.get(kept.id) == gone
    changes = journal.last_change_number()
    assert journal.entries.trash(kept.id) == gone
    assert journal.last_change_number() == changes
    back = journal.entries.restore(kept.id)
    assert back == replace(kept, revision=3)
    assert journal.entries.page(Filter(text="words")) == [back]
    assert journal.entries.restore(kept.id) == back
    for act in (journal.entries.trash, journal.entries.restore):
        with pytest.raises(NotFound):
            act(99)


def test_what_is_in_the_trash_can_be_mended(journal: Journal) -> None:
    kept = journal.entries.add(Note(at=AT, note="secret"))
    gone = journal.entries.trash(kept.id)
    mended = journal.entries.edit(replace(gone, note="mended"))
    assert mended.trashed_at == gone.trashed_at
    assert journal.entries.page(Filter(text="mended")) == []
    journal.entries.restore(kept.id)
    assert journal.entries.page(Filter(text="secret")) == []
    assert [one.note for one in journal.entries.page(Filter(text="mended"))] == ["mended"]


def test_emptying_the_trash_leaves_nothing_but_that_it_was_there(
    journal: Journal, now: time_machine.Traveller
) -> None:
    canary = "zebrafinch"
    kept = journal.entries.add(Craving(at=AT, intensity=9, note=f"{canary} one"))
    journal.entries.edit(replace(kept, note=f"{canary} two"))
    journal.entries.trash(kept.id)
    stays = journal.entries.add(Note(at=AT, note="stays"))
    assert journal.trash.empty(NOW) == 0
    now.shift(timedelta(days=30))
    later = journal.entries.add(Note(at=AT, note="thrown away later"))
    journal.entries.trash(later.id)
    assert journal.trash.empty(NOW + timedelta(days=1)) == 1

    with pytest.raises(NotFound):
        journal.entries.get(kept.id)
    assert journal.entries.page() == [stays]
    assert [one.id for one in journal.entries.page(Filter(trashed=True))] == [later.id]
    rows = journal._file.rows
    assert rows("SELECT uid, subject FROM tombstone") == [(kept.uid, "entry")]
    changes = rows(
        "SELECT action, before, after FROM change WHERE uid = ? ORDER BY id", (kept.uid,)
    )
    assert [action for action, *_ in changes] == ["add", "edit", "trash", "purge"]
    assert {text for _, *texts in changes for text in texts} == {None}
    for table in ("entry", "craving", "change", "entry_tag", "tag"):
        assert canary not in repr(rows(f"SELECT * FROM {table}"))
    assert rows("SELECT * FROM craving") == []


def test_the_entries_of_a_private_tracker_are_private(journal: Journal) -> None:
    secret = journal.trackers.add(Tracker(name="X", start=date(2026, 1, 1), private=True))
    kept = journal.entries.add(Craving(at=AT, intensity=3, tracker=secret.id, private=False))
    assert kept.private
    assert journal.entries.edit(replace(kept, private=False)).private


def test_entries_follow_a_tracker_that_becomes_private_and_come_back(
    journal: Journal, tracker: Tracker
) -> None:
    of_it = journal.entries.add(Craving(at=AT, intensity=3, tracker=tracker.id, private=False))
    other = journal.entries.add(Mood(at=AT, mood=3, private=False))
    tracker = journal.trackers.edit(replace(tracker, private=True))
    assert journal.entries.get(of_it.id) == replace(of_it, private=True)
    assert journal.entries.page(Filter(private=False)) == [other]
    assert [one.id for one in journal.entries.page(Filter(private=True))] == [of_it.id]
    journal.trackers.edit(replace(tracker, private=False))
    assert journal.entries.get(of_it.id) == of_it


@pytest.fixture
def moments() -> list[datetime]:
    sydney, kolkata = timezone(timedelta(hours=11)), timezone(timedelta(hours=5, minutes=30))
    return [
        datetime(1, 1, 2, tzinfo=UTC),
        datetime(1890, 5, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28))),
        datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2000, 2, 29, 0, 0, 0, tzinfo=kolkata),
        datetime(2024, 12, 30, 23, 59, 59, tzinfo=sydney),
    ]


def test_any_moment_of_the_past_keeps_its_offset_and_day(
    journal: Journal, moments: list[datetime]
) -> None:
    kept = [journal.entries.add(Mood(at=at, mood=3)) for at in reversed(moments)]
    for at, entry in zip(reversed(moments), kept, strict=True):
        assert (entry.at, entry.at.utcoffset(), entry.day) == (at, at.utcoffset(), at.date())
    assert journal.entries.page() == kept


def test_parts_of_a_second_are_left_off(journal: Journal) -> None:
    kept = journal.entries.add(Mood(at=AT.replace(microsecond=999_999), mood=3))
    assert kept.at == AT


def test_uses_come_oldest_first_and_of_one_tracker(journal: Journal, tracker: Tracker) -> None:
    other = journal.trackers.add(Tracker(name="Other", start=date(2026, 1, 1)))
    made = [
        journal.entries.add(
            Use(
                at=AT - timedelta(days=days),
                tracker=tracker.id,
                on=date(2026, 3, 1),
                next_start=None,
            )
        )
        for days in (3, 9, 1)
    ]
    journal.entries.add(Use(at=AT, tracker=other.id, on=date(2026, 3, 1), next_start=None))
    journal.entries.add(Craving(at=AT, tracker=tracker.id, intensity=9))
    assert journal.entries.uses(tracker.id) == [made[1], made[0], made[2]]
    journal.entries.trash(made[0].id)
    assert journal.entries.uses(tracker.id) == [made[1], made[2]]
