"""Sobriety, Nomie and Pixels: JSON of three kinds."""

import json
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.exchange.importers.item import FoundTracker, Item, Label, Reading, Refused
from support.importing import convert_file, read_all, read_items

DAY_MS = 86_400_000
FIRST = 1_735_732_800_000  # 1 Jan 2025, noon in UTC


def write(folder: Path, content: Any) -> Path:
    path = folder / "data.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_each_end_with_a_later_start_is_a_return_to_use(tmp_path: Path) -> None:
    alcohol = {
        "name": "Alcohol",
        "status": "Ongoing",
        "history": {str(FIRST): FIRST + 70 * DAY_MS, str(FIRST + 72 * DAY_MS): 0},
        "daily_notes": {"2025-03-14": "a party"},
        "savings": {"Money": {"first": 5.0, "second": "EUR"}},
    }
    stopped = {"name": "Sugar", "status": "Stopped", "history": {str(FIRST): FIRST + DAY_MS}}
    tracker, use, note, other = read_all(write(tmp_path, [alcohol, stopped]))
    assert tracker == FoundTracker("Alcohol", date(2025, 1, 1))
    assert other == FoundTracker("Sugar", date(2025, 1, 1), archived=True)
    assert isinstance(use, Item)
    assert (use.day, use.next_start) == (date(2025, 3, 12), date(2025, 3, 14))
    assert isinstance(note, Item)
    assert (note.day, note.at, note.words, note.tracker) == (
        date(2025, 3, 14),
        None,
        "a party",
        "Alcohol",
    )
    made = convert_file(write(tmp_path, [alcohol]), {"Alcohol": "use:Alcohol"})
    assert isinstance(made[0], Use)
    assert (made[0].on, made[0].amount) == (date(2025, 3, 12), None)


def test_a_file_of_its_first_versions_and_one_that_is_broken(tmp_path: Path) -> None:
    seconds = (FIRST + 366 * DAY_MS) // 1000
    legacy = {
        "name": "Smoking",
        "last_relapse": {"epochSeconds": seconds, "nanosecondsOfSecond": 0},
        "is_stopped": False,
        "history": {str(FIRST): seconds * 1000},
    }
    broken = [{"name": "A", "history": {}}, {"name": "B", "history": {"x": 0}}, 5]
    found = read_all(write(tmp_path, [legacy, *broken]))
    tracker, use, *refused = found
    assert tracker == FoundTracker("Smoking", date(2025, 1, 1))
    assert isinstance(use, Item)
    assert (use.day, use.next_start) == (date(2026, 1, 2), date(2026, 1, 3))
    assert [type(one) for one in refused] == [Refused] * 3


def test_what_nomie_says_no_zone_of_is_in_the_zone_of_other_times(tmp_path: Path) -> None:
    events = [{"_id": "a", "note": "#urge(7)", "end": "2026-11-19T23:40:00.000Z"}]
    path = write(tmp_path, {"nomie": {"number": "6"}, "events": events})
    (craving,) = convert_file(path, {"urge": "craving"}, zone="Europe/Berlin")
    assert isinstance(craving, Entry)
    assert craving.at.isoformat() == "2026-11-20T00:40:00+01:00"


def test_a_last_relapse_that_the_history_knows_is_no_second_one(tmp_path: Path) -> None:
    spans = {"1609459200000": 1614556800123, "1614556800123": 0}
    moment = {"epochSeconds": 1614556800, "nanosecondsOfSecond": 123000000}
    path = write(tmp_path, [{"name": "Smoking", "history": spans, "last_relapse": moment}])
    assert [one.day for one in read_items(path)] == [date(2021, 3, 1)]


def test_offsets_of_nomie_count_west(tmp_path: Path) -> None:
    events = [
        {
            "_id": "ab",
            "note": "#craving(7) after work with @sam +lonely #walk",
            "end": "2026-11-19T17:40:12.000Z",
            "offset": -60,
        },
        {"_id": "ac", "note": "#sleep(07:30:00) @sam", "end": "2026-11-20T06:15:00.000Z"},
        {"_id": "ad", "note": "plain words", "end": "2026-11-20T06:15:00.000Z", "offset": 300},
        {"_id": "ae", "note": "#mood(x)", "end": "2026-11-20T06:15:00.000Z"},
        {
            "_id": "ag",
            "note": "#beer(0.5l), #water() #run.",
            "end": "2026-11-20T06:15:00.000Z",
            "offset": 0,
        },
        {"_id": "af", "note": "no end"},
    ]
    content = {"nomie": {"number": "6"}, "events": events, "trackers": {}}
    found = read_all(write(tmp_path, content))
    craving, sleep, plain, drinks = (one for one in found if isinstance(one, Item))
    assert drinks.readings == (Reading("beer", 0.5), Reading("water", 1.0), Reading("run", 1.0))
    assert (drinks.at, drinks.offset) == (time(6, 15), timedelta())
    assert (craving.day, craving.at, craving.offset) == (
        date(2026, 11, 19),
        time(18, 40, 12),
        timedelta(hours=1),
    )
    assert craving.readings == (Reading("craving", 7.0), Reading("walk", 1.0))
    assert craving.labels == (Label("people", "sam"), Label("context", "lonely"))
    assert craving.words == "after work with @sam +lonely"
    assert (sleep.readings, sleep.words) == ((Reading("sleep", 7.5),), "")
    assert (plain.at, plain.offset) == (time(1, 15), -timedelta(hours=5))
    assert [one.number for one in found if isinstance(one, Refused)] == [4, 6]
    table = tmp_path / "nomie.csv"
    table.write_text(
        "epoch,start,end,offset,note,lat,lng,location,score\n"
        "1795110012000,x,y,-60,#craving(7) at home,,,,-1\n"
    )
    (item,) = read_items(table)
    assert (item.at, item.readings) == (time(18, 40, 12), (Reading("craving", 7.0),))


def test_pixels_of_its_first_versions_have_one_mood_a_day(tmp_path: Path) -> None:
    days = [
        {"date": "2019-01-08", "mood": 5, "emotions": ["joy"], "notes": "sea"},
        {"date": "2019-1-9", "mood": 2, "emotions": [], "notes": ""},
        {"date": "2019-1-10", "emotions": [], "notes": ""},
    ]
    first, second, broken = read_all(write(tmp_path, days))
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert isinstance(broken, Refused)
    assert (first.day, first.readings, first.words) == (
        date(2019, 1, 8),
        (Reading("mood", 5.0),),
        "sea",
    )
    assert first.labels == (Label("Emotions", "joy"),)
    assert (second.day, second.readings) == (date(2019, 1, 9), (Reading("mood", 2.0),))


def test_days_of_pixels_have_no_zeros_and_may_have_several_moods(tmp_path: Path) -> None:
    days = [
        {"date": "2026-11-9", "type": "Mood", "scores": [4], "notes": "", "tags": []},
        {
            "date": "2026-11-20",
            "type": "Mood",
            "scores": [2, 4],
            "notes": "Hard, then quiet",
            "tags": [{"type": "Emotions", "entries": ["lonely"]}],
        },
        {"date": "2026-11-20", "type": "Mood", "scores": [5], "notes": "", "tags": []},
        {"date": "2026-11-31", "type": "Mood", "scores": [5]},
        {"date": "2026-11-21", "type": "Mood", "scores": ["x"]},
        {"date": "2026-11-22", "type": "Mood", "scores": [], "notes": "only words"},
    ]
    path = write(tmp_path, days)
    found = read_all(path)
    assert [one.number for one in found if isinstance(one, Refused)] == [4, 5]
    items = [one for one in found if isinstance(one, Item)]
    assert len({one.key for one in items}) == 5
    made = convert_file(path, {"Emotions": "feeling"})
    moods = [one for one in made if isinstance(one, Mood)]
    assert [(one.at.isoformat(), one.mood) for one in moods] == [
        ("2026-11-09T12:00:00+00:00", 4),
        ("2026-11-20T12:00:00+00:00", 2),
        ("2026-11-20T12:01:00+00:00", 4),
        ("2026-11-20T12:02:00+00:00", 5),
    ]
    assert (moods[1].feelings, moods[1].note) == (("lonely",), "Hard, then quiet")
