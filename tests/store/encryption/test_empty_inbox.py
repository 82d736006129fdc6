"""Entries logged while locked are all added, once and in order."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.locked_message import (
    FOLLOW_UP_KIND,
    LockedMessage,
)
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.returns import STILL_USING
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.errors import BadInput, CannotWrite
from recovery_journal.store.encryption import convert, empty_inbox, inbox
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import inbox_folder
from recovery_journal.store.sqlite.locking import exclusive
from support.corpus import HOSTILE
from support.encrypted import LIGHT_COST, encrypt
from support.journals import check_integrity
from support.locked import write_locked_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    path = str(home / "journal.db")
    with Journal(path, key=write_locked_journal(path)) as opened:
        yield opened


def seal(journal: Journal, kind: str, at: datetime = NOW, **said: Any) -> str:
    """Say something as a locked journal is told it; the uid."""
    shared = {name: said.pop(name, None) for name in ("tracker", "private", "next_start")}
    uid = os.urandom(16).hex()
    inbox.seal_message(
        journal.path, LockedMessage(kind=kind, uid=uid, at=at, values=said, **shared)
    )
    return uid


def track(journal: Journal, *names: str, **more: Any) -> list[Tracker]:
    start = date(2026, 7, 18)
    return [journal.trackers.add(Tracker(name=name, start=start, **more)) for name in names]


def taken(journal: Journal) -> list[Any]:
    """Take in what waits; the entries there are then, the oldest first."""
    journal.inbox.empty()
    assert inbox.list_waiting(journal.path) == []
    return journal.entries.page(oldest=True)[::-1]


def notes(journal: Journal) -> list[str]:
    return [entry.note for entry in journal.entries.page()]


# Each kind


def test_everything_that_is_an_entry(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    at = NOW - HOUR
    said: dict[str, Any] = {
        "intensity": 7,
        "triggers": ["lonely"],
        "strategies": ["ride", "my own"],
        "note": "Walked home.",
        "kept": True,
    }
    uid = seal(journal, "craving", at, tracker="alc", private=False, **said)
    seal(journal, "mood", mood=3, sleep=7.5, feelings=["calm"])
    seal(journal, "note", note="hello")
    seal(journal, "intention", note="Be kind.")
    seal(journal, "review", sleep=8, talked=True, note="A good day.")
    found = journal.inbox.empty()
    assert [entry.kind for entry in found.entries] == [
        "craving",
        "mood",
        "note",
        "intention",
        "review",
    ]
    assert found.questions == ()
    assert inbox.list_waiting(journal.path) == []
    craving, mood, note, intention, review = found.entries
    assert craving == Craving(
        at=at,
        day=at.date(),
        intensity=7,
        triggers=("lonely",),
        strategies=("Ride the wave", "my own"),
        note="Walked home.",
        kept=True,
        private=False,
        tracker=alcohol.id,
        id=1,
        uid=uid,
        revision=1,
    )
    assert isinstance(mood, Mood)
    assert (mood.mood, mood.sleep, mood.feelings, mood.private) == (3, 7.5, ("calm",), True)
    assert isinstance(note, Note)
    assert isinstance(intention, Intention)
    assert isinstance(review, Review)
    assert (review.talked, review.sleep) == (True, 8.0)


def test_text_is_what_it_would_have_been(journal: Journal) -> None:
    typed = [f"x{text}" for text in HOSTILE]
    for text in typed:
        seal(journal, "craving", intensity=7, note=text, triggers=[text], tracker="none")
    found: tuple[Any, ...] = journal.inbox.empty().entries
    with journal.bulk():
        direct = [
            journal.entries.add(Craving(at=NOW, intensity=7, note=text, triggers=(text,)))
            for text in typed
        ]
    assert [(entry.note, entry.triggers) for entry in found] == [
        (entry.note, entry.triggers) for entry in direct
    ]


def test_its_own_moment_is_kept(journal: Journal) -> None:
    at = datetime.fromisoformat("2026-11-20T23:30:00-05:00")
    seal(journal, "mood", at, mood=3)
    (entry,) = taken(journal)
    assert (entry.at, entry.at.utcoffset(), entry.day) == (at, timedelta(hours=-5), at.date())


# What only the journal knows


def test_the_settings_decide_what_is_private(journal: Journal) -> None:
    journal.settings.write(Settings(entries_private=False))
    seal(journal, "mood", mood=3)
    seal(journal, "mood", mood=4, private=True)
    assert [entry.private for entry in taken(journal)] == [False, True]


def test_a_craving_that_named_no_tracker_belongs_to_the_usual_one(journal: Journal) -> None:
    alcohol, nicotine = track(journal, "Alcohol", "Nicotine")
    seal(journal, "craving", intensity=1)
    seal(journal, "craving", intensity=2, tracker="nic")
    seal(journal, "craving", intensity=3)
    seal(journal, "craving", intensity=4, tracker=" NONE ")
    seal(journal, "craving", intensity=5, tracker=str(alcohol.id))
    seal(journal, "craving", intensity=6)
    found = [entry.tracker for entry in taken(journal)]
    assert found == [
        *(alcohol.id, nicotine.id, alcohol.id, None, alcohol.id, alcohol.id),
    ]


def test_a_mood_belongs_to_a_tracker_only_when_it_was_said(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "mood", mood=3)
    seal(journal, "mood", mood=3, tracker="alcohol")
    assert [entry.tracker for entry in taken(journal)] == [None, alcohol.id]


def asked(journal: Journal) -> list[str]:
    """What is asked about, oldest first, however often it's read."""
    questions = journal.inbox.empty().questions
    assert [*questions] == journal.questions() == [*journal.inbox.empty().questions]
    assert [one.path for one in questions] == inbox.list_waiting(journal.path)
    return [one.asks for one in questions]


def test_a_name_that_nobody_knows_is_asked_about_until_it_is_answered(journal: Journal) -> None:
    alcohol, alcopops = track(journal, "Alcohol", "Alcopops")
    uid = seal(journal, "craving", intensity=7, tracker="Wine", note="Walked home.")
    seal(journal, "mood", mood=2, tracker="alco")
    seal(journal, "note", note="known", tracker="alcohol")
    assert asked(journal) == [
        "Which tracker is “Wine”? None is called that, or more than one.",
        "Which tracker is “alco”? None is called that, or more than one.",
    ]
    assert notes(journal) == ["known"]
    wine, alco = journal.questions()
    with pytest.raises(BadInput, match="Which tracker is “beer”"):
        journal.inbox.answer(wine, tracker="beer")
    entry = journal.inbox.answer(wine, tracker="alcopops")
    assert (entry.uid, entry.tracker, entry.note) == (uid, alcopops.id, "Walked home.")
    journal.inbox.keep(alco)
    assert [entry.tracker for entry in taken(journal)] == [alcohol.id, alcopops.id, None]


def test_a_tracker_added_later_answers_for_itself(journal: Journal) -> None:
    seal(journal, "craving", intensity=7, tracker="Wine")
    assert len(asked(journal)) == 1
    (wine,) = track(journal, "Wine")
    assert [entry.tracker for entry in taken(journal)] == [wine.id]


# How a craving went on


def test_it_closes_the_craving_that_was_open_then(journal: Journal) -> None:
    seal(journal, "craving", NOW - 3 * HOUR, intensity=7, strategies=["sang"])
    seal(journal, FOLLOW_UP_KIND, NOW - 2 * HOUR, after=3, outcome="passed", strategies=["ride"])
    seal(journal, "craving", NOW - HOUR, intensity=5)
    first, second = taken(journal)
    assert (first.after, first.outcome) == (3, "passed")
    assert first.strategies == ("sang", "Ride the wave")
    assert second.is_open
    assert [entry.kind for entry in taken(journal)] == ["craving", "craving"]


def test_one_that_is_in_the_journal_already(journal: Journal) -> None:
    journal.entries.add(Craving(at=NOW - HOUR, intensity=7))
    seal(journal, FOLLOW_UP_KIND, outcome="not sure")
    (entry,) = taken(journal)
    assert (entry.after, entry.outcome) == (None, "not sure")


@pytest.mark.parametrize("when", [None, NOW - 26 * HOUR, NOW])
def test_where_none_was_open_it_is_asked_about(journal: Journal, when: datetime | None) -> None:
    if when is not None:
        journal.entries.add(Craving(at=when, intensity=7))
    uid = seal(journal, FOLLOW_UP_KIND, NOW - HOUR, after=3, outcome="passed", strategies=["ride"])
    assert asked(journal) == ["No craving was waiting for this."]
    note = journal.inbox.keep(*journal.questions())
    assert isinstance(note, Note)
    assert (note.uid, note.at) == (uid, NOW - HOUR)
    assert note.note == "The last craving, afterwards 3 of 10. It passed. Tried: ride."


def test_it_waits_for_a_craving_that_is_asked_about(journal: Journal) -> None:
    track(journal, "Alcohol")
    journal.entries.add(Craving(at=NOW - 3 * HOUR, intensity=4))
    seal(journal, "craving", NOW - 2 * HOUR, intensity=7, tracker="Wine")
    seal(journal, FOLLOW_UP_KIND, NOW - HOUR, after=3, outcome="passed")
    assert "an earlier one" in asked(journal)[1]
    journal.inbox.answer(journal.questions()[0], tracker="alc")
    earlier, craving = taken(journal)
    assert (earlier.outcome, craving.outcome) == (None, "passed")


# Returns to use


def uses(journal: Journal, tracker: Tracker) -> list[tuple[date, date | None]]:
    return [(use.on, use.next_start) for use in journal.entries.uses(tracker.id)]


def test_a_use_of_what_was_named(journal: Journal) -> None:
    alcohol, _ = track(journal, "Alcohol", "Nicotine")
    said: dict[str, Any] = {"amount": 2.0, "triggers": ["party"], "note": "Two glasses."}
    seal(journal, "use", NOW - 24 * HOUR, tracker="alc", on="2026-11-22", **said)
    (entry,) = taken(journal)
    assert isinstance(entry, Use)
    assert (entry.tracker, entry.on, entry.next_start) == (
        alcohol.id,
        date(2026, 11, 22),
        date(2026, 11, 23),
    )
    assert (entry.amount, entry.triggers, entry.note) == (2.0, ("party",), "Two glasses.")


def test_a_use_is_private_as_it_was_said(journal: Journal) -> None:
    track(journal, "Alcohol")
    uids = [seal(journal, "use", private=private) for private in (True, False, None)]
    found = taken(journal)
    assert [entry.private for entry in found] == [True, False, True]
    assert [entry.uid for entry in found] == uids


def test_a_use_of_the_only_thing_there_is(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "use", next_start=STILL_USING)
    taken(journal)
    assert uses(journal, alcohol) == [(date(2026, 11, 23), None)]


def test_a_day_alone_ends_what_was_open(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "use", NOW - 48 * HOUR, next_start=STILL_USING, on="2026-11-21")
    seal(journal, "use", next_start="2026-11-23")
    assert len(taken(journal)) == 1
    assert uses(journal, alcohol) == [(date(2026, 11, 21), date(2026, 11, 23))]


def test_more_than_a_day_is_a_use_of_its_own(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "use", NOW - 48 * HOUR, next_start=STILL_USING, on="2026-11-21")
    seal(journal, "use", note="Again.")
    seal(journal, "use", next_start="2026-11-24", note="Over.")
    taken(journal)
    last = date(2026, 11, 24)
    assert uses(journal, alcohol) == [
        (date(2026, 11, 21), last),
        (date(2026, 11, 23), last),
        (date(2026, 11, 23), last),
    ]


def test_on_a_goal_to_cut_down_a_use_closes_nothing(journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 7, 18))
    (coffee,) = track(journal, "Coffee", limit=limit)
    seal(journal, "use", amount=3, next_start=STILL_USING)
    taken(journal)
    assert uses(journal, coffee) == [(date(2026, 11, 23), date(2026, 11, 24))]


def test_a_dry_day_is_marked_in_order_and_asked_about_where_it_cannot_be(journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 7, 18))
    track(journal, "Alcohol")
    coffee = journal.trackers.add(Tracker(name="Coffee", start=limit.since, limit=limit)).id
    seal(journal, "use", amount=0)  # the only one that can have a dry day
    seal(journal, "use", NOW - 24 * HOUR, amount=0, tracker="coffee")
    seal(journal, "use", NOW - 24 * HOUR, amount=3, tracker="coffee")
    taken(journal)
    assert [use.amount for use in journal.entries.uses(coffee)] == [3, 0]  # by time
    seal(journal, "use", NOW - 24 * HOUR, amount=0, tracker="coffee")
    seal(journal, "use", NOW - 48 * HOUR, amount=0, tracker="alcohol")
    seal(journal, "use", NOW - 72 * HOUR, amount=0, tracker="tea")
    asked = [one.asks for one in journal.inbox.empty().questions]
    assert "isn't a dry day" in asked[0]
    assert "Alcohol has no limit" in asked[1]
    assert "Which tracker is “tea”?" in asked[2]
    assert journal.counted_uses(journal.trackers.get(1)) == []


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({}, "I used."),
        ({"amount": 0, "tracker": "Wine"}, "A dry day: Wine."),
        (
            {"tracker": "Wine", "amount": 2, "triggers": ["party"], "note": "Two glasses."},
            "I used: Wine.\nHow much: 2.\nparty.\nTwo glasses.",
        ),
    ],
)
def test_without_any_tracker_a_use_is_kept_in_words(
    journal: Journal, said: dict[str, Any], note: str
) -> None:
    seal(journal, "use", **said)
    taken(journal)
    assert notes(journal) == [note]


WHICH = "Which tracker is it for?"
NO_END = "There was no open return to use that could end."


@pytest.mark.parametrize(
    ("trackers", "said", "asks"),
    [
        (("Alcohol", "Nicotine"), {}, WHICH),
        (("Alcohol", "Nicotine"), {"tracker": "none", "note": "Two glasses."}, WHICH),
        (("Alcohol",), {"tracker": "Wine", "amount": 2}, "Which tracker is “Wine”?"),
        (("Alcohol", "Alcopops"), {"tracker": "alco"}, "Which tracker is “alco”?"),
        (("Alcohol",), {"next_start": "2026-11-23"}, NO_END),
        (("Alcohol",), {"next_start": "2026-11-20"}, NO_END),
        (("Alcohol",), {"next_start": "2026-11-20", "amount": 2}, "Its next first day isn't"),
        (("Alcohol",), {"at": NOW + 30 * HOUR}, "Its time is in the future: Tue 24 Nov 10:12."),
    ],
)
def test_a_use_that_is_not_clear_is_asked_about_and_counts_meanwhile(
    journal: Journal, trackers: tuple[str, ...], said: dict[str, Any], asks: str
) -> None:
    known = track(journal, *trackers)
    seal(journal, "use", said.pop("at", NOW), **said)
    (asked_for,) = asked(journal)
    assert asked_for.startswith(asks)
    assert journal.entries.page() == []
    for tracker in known:
        days = compute_standing(tracker, journal.counted_uses(tracker), NOW.date()).current
        end = date.fromisoformat(said.get("next_start", "2026-11-24"))
        assert days == max(0, (NOW.date() - end).days), tracker.name

    question = journal.questions()[0]
    entry = journal.inbox.answer(question, tracker="alcohol", at=NOW - 120 * HOUR)
    assert isinstance(entry, Use)
    assert (entry.tracker, entry.on) == (known[0].id, date(2026, 11, 18))
    assert asked(journal) == []
    for tracker in known[1:]:
        assert compute_standing(tracker, journal.counted_uses(tracker), NOW.date()).current == 128


def test_what_may_end_a_return_that_is_asked_about_waits_for_it(journal: Journal) -> None:
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "use", NOW - 48 * HOUR, next_start=STILL_USING, tracker="Wine")
    seal(journal, "use", tracker="alcohol", next_start="2026-11-23")
    assert len(asked(journal)) == 2
    standing = compute_standing(alcohol, journal.counted_uses(alcohol), NOW.date())
    assert (standing.current, standing.still_using) == (0, True)
    journal.inbox.answer(journal.questions()[0], tracker="alcohol")
    taken(journal)
    assert uses(journal, alcohol) == [(date(2026, 11, 21), date(2026, 11, 23))]


def test_a_use_of_another_name_lowers_no_goal_to_cut_down(journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 7, 18))
    (coffee,) = track(journal, "Coffee", limit=limit)
    (alcohol,) = track(journal, "Alcohol")
    seal(journal, "use", tracker="Wine")
    seal(journal, "use", NOW + 48 * HOUR, tracker="coffee")
    asked(journal)
    assert [use.on for use in journal.counted_uses(coffee)] == [NOW.date()]
    assert [use.on for use in journal.counted_uses(alcohol)] == [NOW.date()]


def test_what_is_dropped_is_gone_and_what_is_kept_becomes_words(journal: Journal) -> None:
    track(journal, "Alcohol", "Nicotine")
    seal(journal, "use", amount=2, note="Two glasses.")
    seal(journal, "use", NOW + 48 * HOUR, note="too late")
    seal(journal, "mood", NOW + 48 * HOUR, mood=2, private=False)
    assert len(asked(journal)) == 3
    use, late, mood = journal.questions()
    journal.inbox.drop(late)
    assert len(asked(journal)) == 2
    journal.inbox.keep(use)
    kept = journal.inbox.keep(mood)
    assert (kept.kind, kept.at, kept.private) == ("mood", NOW, False)
    assert len(taken(journal)) == 2
    assert "I used.\nHow much: 2.\nTwo glasses." in notes(journal)


def test_another_passphrase_or_none_leaves_nothing_behind(home: Path) -> None:
    path = str(home / "journal.db")
    key = write_locked_journal(path)
    with Journal(path, key=key) as opened:
        track(opened, "Alcohol", "Nicotine")
        seal(opened, "use", note="Two glasses.")
        seal(opened, "craving", NOW + HOUR, intensity=5)
        assert len(asked(opened)) == 2
    key = convert.encrypt_anew(path, key, "another", LIGHT_COST).data_key
    with Journal(path, key=key) as opened:
        assert len(asked(opened)) == 2
    convert.decrypt(path, key, NOW)
    with Journal(path) as opened:
        assert len(asked(opened)) == 2
        opened.inbox.answer(opened.questions()[0], tracker="nic")
    key = encrypt(path).key
    with Journal(path, key=key) as opened:
        (craving,) = opened.questions()
        opened.inbox.answer(craving, at=NOW - HOUR)
        assert len(taken(opened)) == 2


# Once, and never lost


@pytest.mark.parametrize("kind", ["craving", FOLLOW_UP_KIND, "use", "use alone"])
def test_a_file_that_outlived_a_crash_is_skipped(journal: Journal, kind: str) -> None:
    track(journal, "Alcohol")
    journal.entries.add(Craving(at=NOW - HOUR, intensity=4))
    journal.entries.add(Craving(at=NOW, intensity=5))
    said: dict[str, Any] = {"intensity": 7} if kind == "craving" else {}
    if kind == FOLLOW_UP_KIND:
        said = {"after": 3}
    if kind == "use alone":
        seal(journal, "use", NOW - 48 * HOUR, next_start=STILL_USING)
        seal(journal, "use", NOW - 24 * HOUR, next_start=STILL_USING)
        journal.inbox.empty()
        said = {"next_start": "2026-11-23"}
    seal(journal, kind.split()[0], **said)
    (path,) = inbox.list_waiting(journal.path)
    outlived = Path(path).read_bytes()
    assert len(journal.inbox.empty().entries) == 1
    before = journal.entries.page()
    Path(path).write_bytes(outlived)
    assert journal.inbox.empty() == empty_inbox.InboxResult()
    assert journal.entries.page() == before
    assert inbox.list_waiting(journal.path) == []


def test_what_was_removed_for_good_does_not_come_back(journal: Journal) -> None:
    uid = seal(journal, "note", note="hello")
    (path,) = inbox.list_waiting(journal.path)
    outlived = Path(path).read_bytes()
    taken(journal)
    journal.trash.erase(uid)
    Path(path).write_bytes(outlived)
    assert taken(journal) == []


def test_undo_takes_back_one_at_a_time(journal: Journal) -> None:
    track(journal, "Alcohol")
    seal(journal, "note", note="one")
    seal(journal, "note", note="two")
    journal.inbox.empty()
    journal.undo()
    assert notes(journal) == ["one"]


def test_a_file_that_is_damaged_stays_and_keeps_nothing_back(journal: Journal) -> None:
    seal(journal, "note", note="one")
    seal(journal, "note", note="two")
    seal(journal, "note", note="three")
    torn = inbox.list_waiting(journal.path)[1]
    Path(torn).write_bytes(b"torn")
    found = journal.inbox.empty()
    assert [entry.note for entry in found.entries] == ["one", "three"]
    (question,) = found.questions
    assert (question.path, question.message) == (torn, None)
    assert len(asked(journal)) == 1
    with pytest.raises(BadInput, match="can't be read"):
        journal.inbox.keep(question)
    journal.inbox.drop(question)
    assert inbox.list_waiting(journal.path) == []


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "tracker", "values": {"name": "x"}},
        {"kind": "contact", "values": {"way": "call"}},
        {"kind": "craving", "values": {"intensity": 99}},
        {"kind": FOLLOW_UP_KIND, "values": {"after": 99}},
        {"kind": "use", "values": {"amount": -1}},
        {"kind": "note", "values": {"note": ""}},
    ],
)
def test_what_nobody_could_have_said_stays(journal: Journal, said: dict[str, Any]) -> None:
    track(journal, "Alcohol")
    shared: dict[str, Any] = {"at": NOW, "uid": "0" * 32}
    inbox.seal_message(journal.path, LockedMessage(**(shared | said)))
    before = journal.last_change_number()
    assert [one.message for one in journal.inbox.empty().questions] == [None]
    assert len(asked(journal)) == 1
    assert journal.last_change_number() == before


def test_many_that_are_damaged_do_not_stand_in_the_way_of_a_few(journal: Journal) -> None:
    for _ in range(5):
        seal(journal, "note", NOW - HOUR, note="torn")
    for torn in inbox.list_waiting(journal.path):
        Path(torn).write_bytes(b"torn")
    for note in ("one", "two", "three"):
        seal(journal, "note", note=note)
    assert [entry.note for entry in journal.inbox.empty(2).entries] == ["one", "two"]
    assert [entry.note for entry in journal.inbox.empty(2).entries] == ["three"]
    assert len(journal.inbox.empty(2).questions) == 5


def test_what_lay_ahead_is_taken_in_when_its_time_has_come(
    journal: Journal, night: time_machine.Traveller
) -> None:
    seal(journal, "note", NOW + HOUR, note="the clock was wrong")
    assert journal.inbox.empty().entries == ()
    night.shift(2 * HOUR)
    assert len(taken(journal)) == 1


def test_one_program_takes_in_at_a_time(journal: Journal) -> None:
    seal(journal, "note", note="one")
    with exclusive(inbox_folder(journal.path)):
        assert journal.inbox.empty() == empty_inbox.InboxResult()
    assert len(taken(journal)) == 1


def test_without_room_everything_stays(journal: Journal) -> None:
    seal(journal, "note", note="one " * 5000)
    journal._file.run("PRAGMA max_page_count=1")
    with pytest.raises(CannotWrite):
        journal.inbox.empty()
    assert len(inbox.list_waiting(journal.path)) == 1
    journal._file.run("PRAGMA max_page_count=1000000")
    assert len(taken(journal)) == 1


def test_many_can_be_taken_in_a_few_at_a_time(journal: Journal) -> None:
    for number in range(7):
        seal(journal, "note", NOW - number * HOUR, note=str(number))
    assert [len(journal.inbox.empty(3).entries) for _ in range(4)] == [3, 3, 1, 0]
    assert journal.entries.count() == 7


def test_a_plain_journal_takes_in_what_was_said_before_it_was_made_plain(home: Path) -> None:
    path = str(home / "journal.db")
    key = write_locked_journal(path)
    with Journal(path, key=key) as opened:
        seal(opened, "note", note="meanwhile")
    convert.decrypt(path, key, NOW)
    with Journal(path) as opened:
        assert [entry.note for entry in taken(opened)] == ["meanwhile"]
    check_integrity(home / "journal.db")
