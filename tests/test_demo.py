import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.demo import write_demo_journal
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.practice import INTENTION_OUTCOMES, Intention, Review, note_to_answers
from recovery_journal.domain.sobriety.standing import compute_limit_standing, compute_standing
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.toolkit import plans_for
from recovery_journal.errors import OutputExists
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from recovery_journal.words.practice import built_in_packs
from support.each import each
from support.example import copy_demo_journal

TODAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=BERLIN), tick=False):
        yield


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(str(copy_demo_journal(tmp_path / "demo")), create=False) as opened:
        yield opened


def every(journal: Journal) -> list[Entry]:
    return journal.entries.page(limit=-1)[::-1]


def test_it_says_where_this_person_stands(journal: Journal) -> None:
    stands = {
        tracker.name: compute_standing(tracker, journal.entries.uses(tracker.id), TODAY)
        for tracker in journal.trackers.all()
        if tracker.limit is None
    }
    alcohol, nicotine = stands["Alcohol"], stands["Nicotine"]
    assert (alcohol.current, alcohol.total, alcohol.longest) == (127, 412, 285)
    assert nicotine.current == nicotine.total == 31
    coffee = journal.trackers.find("coffee")
    within = compute_limit_standing(coffee, journal.entries.uses(coffee.id), TODAY).within
    assert 0 < within.n < within.of


@pytest.mark.slow
@each("today", [TODAY, date(2024, 2, 29), date(2026, 4, 1)], anew=True)
def test_it_stands_the_same_on_any_day(tmp_path: Path, today: date) -> None:
    with Journal(write_demo_journal(str(tmp_path), today)) as journal:
        alcohol = journal.trackers.find("alcohol")
        assert compute_standing(alcohol, journal.entries.uses(alcohol.id), today).current == 127
        assert journal.entries.count(Filter(since=today)) > 0
        assert journal.entries.count(Filter(since=today + timedelta(days=1))) == 0
        assert journal.entries.count(Filter(until=today - timedelta(days=401))) == 0


@pytest.mark.slow
def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    def content(folder: str) -> list[dict[str, Any]]:
        with Journal(write_demo_journal(str(tmp_path / folder), TODAY)) as journal:
            things = [*every(journal), *journal.trackers.all(), *journal.strategies.all()]
            return [to_plain(thing) | {"uid": ""} for thing in things]

    assert content("one") == content("two")


def test_it_is_quick(tmp_path: Path) -> None:
    began = time.process_time()
    write_demo_journal(str(tmp_path), TODAY)
    assert time.process_time() - began < 3


def test_cravings_grow_fewer_and_weaker_and_come_in_the_evening(journal: Journal) -> None:
    alcohol = journal.trackers.find("alcohol")
    cravings = [one for one in every(journal) if isinstance(one, Craving)]
    drinks = [one for one in cravings if one.tracker == alcohol.id]
    assert 2.5 < len(cravings) / 57 < 4.5
    returned = journal.entries.uses(alcohol.id)[0].on
    before = [one for one in drinks if one.at.date() < returned]
    half = len(before) // 2
    early, late = before[:half], before[half:]
    assert mean(one.intensity for one in early) > mean(one.intensity for one in late) + 0.5
    assert early[-1].at - early[0].at < late[-1].at - late[0].at
    assert mean(one.at.hour >= 17 for one in drinks) > 0.75
    weekend = [one for one in drinks if one.at.weekday() >= 4]
    assert len(weekend) / 3 > (len(drinks) - len(weekend)) / 4
    told = [one for one in cravings if one.after is not None]
    assert len(cravings) - len(told) > 5
    assert all(one.after <= one.intensity for one in told if one.after is not None)


def test_moods_come_nearly_daily_with_sleep(journal: Journal) -> None:
    moods = [one for one in every(journal) if isinstance(one, Mood)]
    assert 300 < len(moods) < 400
    assert {one.mood for one in moods} == {1, 2, 3, 4, 5}
    assert all(one.sleep and 3 <= one.sleep <= 11 for one in moods)
    slept = {
        good: [one.mood for one in moods if ((one.sleep or 0) > 7) is good]
        for good in (True, False)
    }
    assert mean(slept[True]) > mean(slept[False])


def test_it_is_told_in_many_different_words(journal: Journal) -> None:
    found = every(journal)
    notes = [one.note for one in found if one.note]
    assert len(set(notes)) == len(notes) >= 60
    assert all(note == clean(note) for note in notes)
    assert any("\U0001f300" <= letter <= "\U0001faff" for note in notes for letter in note)
    assert any("قدم به قدم" in note for note in notes)
    assert sum(one.kept for one in found) == 6
    roles = Counter(role for one in found for role, _ in one.tags())
    assert {"trigger", "feeling", "place", "company", "strategy", "halt"} <= roles.keys()
    assert {True, False} == {one.private for one in found}


def test_the_last_weeks_have_intentions_and_looks_back(journal: Journal) -> None:
    settings = journal.settings.read()
    assert settings.morning
    assert settings.evening
    intentions = [one for one in every(journal) if isinstance(one, Intention)]
    assert {one.went for one in intentions} == {None, *INTENTION_OUTCOMES}
    assert intentions[-1].day == TODAY
    assert intentions[-1].went is None
    prompts = built_in_packs()[0].prompts
    reviews = [one for one in every(journal) if isinstance(one, Review)]
    assert len(reviews) >= 7
    assert all(one.day != TODAY and note_to_answers(one.note, prompts) for one in reviews)


def test_its_strategies_are_those_of_the_library(journal: Journal) -> None:
    known = {one.name for one in journal.strategies.all()}
    used = {name for one in every(journal) for role, name in one.tags() if role == "strategy"}
    assert len(used) >= 8
    assert used <= known
    assert any(not one.key for one in journal.strategies.all())
    assert sum(one.favourite for one in journal.strategies.all()) == 3


def test_the_last_entries_can_be_taken_back_one_by_one(journal: Journal) -> None:
    newest = journal.entries.page(limit=2)
    assert journal.undo().record == journal.entries.get(newest[0].id)
    assert journal.entries.page(limit=1) == newest[1:]


def test_something_is_put_by_for_hard_hours(journal: Journal) -> None:
    assert [one.name for one in journal.people.all()] == ["Sam", "Tom", "Leila", "Maria"]
    assert len(journal.reasons.all()) == 3
    assert [one.waits_for_hard_hour for one in journal.letters.all()] == [True]
    triggers = {name for one in every(journal) for role, name in one.tags() if role == "trigger"}
    for plan in journal.plans.all():
        assert plans_for([plan], triggers)


def test_nothing_lies_ahead_of_this_moment(tmp_path: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 0, 5, tzinfo=BERLIN), tick=False):
        path = write_demo_journal(str(tmp_path), TODAY)
    with Journal(path) as journal:
        assert journal.entries.count(Filter(since=TODAY)) == 0
        assert journal.entries.count() > 500


def test_a_journal_that_is_there_stays(tmp_path: Path) -> None:
    with Journal(str(tmp_path / "journal.db")) as mine:
        mine.trackers.add(Tracker(name="Mine", start=TODAY))
    before = (tmp_path / "journal.db").read_bytes()
    with pytest.raises(OutputExists):
        write_demo_journal(str(tmp_path), TODAY)
    assert (tmp_path / "journal.db").read_bytes() == before
