"""Daylio: CSV files of four generations, and the backup."""

import base64
import json
import zipfile
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.item import Item, Label, Reading, Refused
from support.importing import convert_file, read_all, read_items

NOW = """\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note
2026-11-20,November 20,Friday,22:10,good,talk | walk,Sleep:\u00a04,Quiet,"One day<br>is &amp; was"
2026-11-19,November 19,Thursday,7:05 am,awful ,"movies / tv, long | bad sleep ",,,""
2026-11-19,November 19,Thursday,12:05 am,so-so plus,,Sleep:\u00a02 | Craving:\u00a07,,=SUM(A1:A9)
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_newest_csv_is_read_with_its_titles_and_scales(tmp_path: Path) -> None:
    first, second, third = read_items(written(tmp_path, NOW))
    assert (first.day, first.at) == (date(2026, 11, 20), time(22, 10))
    assert first.words == "Quiet\n\nOne day\nis & was"
    assert first.readings == (Reading("mood", word="good"), Reading("Sleep", 4.0))
    assert first.labels == (Label("activities", "talk"), Label("activities", "walk"))
    assert second.readings == (Reading("mood", word="awful"),)
    assert second.labels[0] == Label("activities", "movies / tv, long")
    assert (third.at, third.words) == (time(0, 5), "=SUM(A1:A9)")
    assert third.readings[2] == Reading("Craving", 7.0)


def test_older_generations_are_read(tmp_path: Path) -> None:
    of_2020 = (
        "full_date,date,weekday,time,mood,activities,note\n"
        "2020-03-09,9 March,Monday,21:40,bad,work | home,tired\n"
    )
    (item,) = read_items(written(tmp_path, of_2020))
    assert (item.day, item.at, item.words) == (date(2020, 3, 9), time(21, 40), "tired")
    of_2018 = (
        "year,date,weekday,time,mood,activities,note\n"
        "2018,18 May,Friday,11:54 pm,happy,clean,party\n"
        "2017,Feb 1,Wednesday,10:00 p.m.,rad,,\n"
        '2016,"February 29",Monday,14:00 pm,rad,,\n'
        "2018,18. März,Sonntag,22:10,gut,,\n"
        "2018,5 juil.,jeudi,22:10,bien,,\n"
    )
    found = read_items(written(tmp_path, of_2018))
    assert [(one.day, one.at) for one in found] == [
        (date(2018, 5, 18), time(23, 54)),
        (date(2017, 2, 1), time(22)),
        (date(2016, 2, 29), time(14)),
        (date(2018, 3, 18), time(22, 10)),
        (date(2018, 7, 5), time(22, 10)),
    ]


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    rows = (
        "full_date,date,weekday,time,mood,activities,note\n"
        "2020-02-30,30 February,Sunday,21:40,bad,,\n"
        "2020-03-09,9 March,Monday,오후 9:40,bad,,\n"
        "2020-03-10,10 March,Tuesday,24:10,bad,,\n"
        "2020-03-11,11 March,Wednesday,23:10,bad,,\n"
    )
    found = read_all(written(tmp_path, rows))
    assert [one.number for one in found if isinstance(one, Refused)] == [1, 2, 3]
    assert len(found) == 4


def test_a_mood_of_ones_own_is_left_out_when_nobody_says_how_good_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, NOW)
    targets = {"Sleep": "sleep", "Craving": "craving", "activities": "trigger"}
    made = convert_file(path, targets, {"so-so plus": 3})
    assert [(type(one), getattr(one, "mood", None)) for one in made] == [
        (Mood, 4),
        (Mood, 1),
        (Mood, 3),
        (Craving, None),
    ]
    assert isinstance(made[0], Mood)
    assert made[0].sleep == 4
    assert made[0].private
    assert made[0].note.endswith("talk, walk")
    left_out = convert_file(path, targets, {"so-so plus": 0})
    assert [type(one) for one in left_out] == [Mood, Mood, Craving]
    assert isinstance(left_out[2], Craving)
    assert left_out[2].note == "=SUM(A1:A9)\nmood: so-so plus\nSleep: 2"


BACKUP: dict[str, Any] = {
    "version": 18,
    "pin": "1234",
    "customMoods": [
        {"id": 1, "mood_group_id": 1, "predefined_name_id": 1, "custom_name": ""},
        {"id": 9, "mood_group_id": 5, "predefined_name_id": -1, "custom_name": "grey"},
    ],
    "tags": [{"id": 1, "name": "walk", "id_tag_group": 7}, {"id": 2, "name": "home"}],
    "tag_groups": [{"id": 7, "name": "Sport"}],
    "dayEntries": [
        {
            "id": 5,
            "minute": 30,
            "hour": 22,
            "day": 31,
            "month": 11,
            "year": 2026,
            "datetime": 1798752600000,
            "timeZoneOffset": 3600000,
            "mood": 9,
            "note_title": "",
            "note": "<div>New Year's&nbsp;Eve</div><div>at home</div>",
            "tags": [1, 2, 77],
            "assets": [3],
        },
        {"id": 6, "minute": 0, "hour": 9, "day": 1, "month": 0, "year": 2026, "mood": 1},
        {"id": 7, "minute": 0, "hour": 9, "day": 31, "month": 1, "year": 2026, "mood": 1},
    ],
}


def backup(folder: Path, content: object) -> Path:
    path = folder / "backup.daylio"
    packed = base64.encodebytes(json.dumps(content).encode()).replace(b"\n", b"\r\n")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("backup.daylio", packed)
        archive.writestr("assets/photos/2026/11/abc", b"photo")
    return path


def test_months_of_a_backup_count_from_0_and_its_best_group_of_moods_is_1(tmp_path: Path) -> None:
    last, first, impossible = read_all(backup(tmp_path, BACKUP))
    assert isinstance(last, Item)
    assert isinstance(first, Item)
    assert isinstance(impossible, Refused)
    assert impossible.number == 3
    assert (last.day, first.day) == (date(2026, 12, 31), date(2026, 1, 1))
    assert last.readings == (Reading("mood", 1),)
    assert first.readings == (Reading("mood", 5),)
    assert last.words == "New Year's Eve\nat home"
    assert last.labels == (Label("Sport", "walk"), Label("activities", "home"))
    assert last.key == "entry 5"


def test_a_backup_that_was_packed_again_is_read_and_its_favourites_are_kept(tmp_path: Path) -> None:
    content = json.loads(json.dumps(BACKUP))
    content["dayEntries"][0]["isFavorite"] = True
    plain = base64.b64encode(json.dumps(content).encode())
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Daylio/backup.daylio", plain)
        archive.writestr("__MACOSX/Daylio/._backup.daylio", b"x")
    last, first, _ = read_all(path)
    assert isinstance(last, Item)
    assert isinstance(first, Item)
    assert (last.starred, first.starred) == (True, False)


def test_an_entry_of_the_first_versions_has_no_time(tmp_path: Path) -> None:
    content = json.loads(json.dumps(BACKUP))
    content["dayEntries"][0] |= {"hour": -1, "minute": -1}
    last, *_ = read_all(backup(tmp_path, content))
    assert isinstance(last, Item)
    assert (last.day, last.at, last.offset) == (date(2026, 12, 31), None, None)


def test_scales_have_points_durations_units_or_words(tmp_path: Path) -> None:
    head = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
    scales = {
        "Sleep Quality:\u00a08/10\u00a0points": (8.0, ""),
        "Sleep Time:\u00a07:30": (7.5, ""),
        "Run:\u00a02,5 km": (2.5, ""),
        "Urge: now:\u00a03": (3.0, ""),
        "Plain: 4": (4.0, ""),
        "Weather:\u00a0rain: heavy": (None, "rain: heavy"),
        "nothing": (None, ""),
    }
    joined = " | ".join(scales)
    row = f'2026-03-30,March 30,Monday,20:18,good,,"{joined}",,'
    (found,) = read_items(written(tmp_path, head + row))
    assert [(one.value, one.word) for one in found.readings[1:]] == [*scales.values()]
    names = [one.series for one in found.readings[1:]]
    assert names[:4] == ["Sleep Quality", "Sleep Time", "Run", "Urge: now"]


def test_an_offset_counts_only_if_it_fits_the_time_on_the_clock(tmp_path: Path) -> None:
    fitting, without, _ = read_all(backup(tmp_path, BACKUP))
    assert isinstance(fitting, Item)
    assert isinstance(without, Item)
    assert fitting.offset == timedelta(hours=1)
    assert without.offset is None
    other = json.loads(json.dumps(BACKUP))
    for wrong in (-3600000, 60, 10**12, "x", None, True):
        other["dayEntries"][0]["timeZoneOffset"] = wrong
        (found, *_) = read_all(backup(tmp_path, other))
        assert isinstance(found, Item)
        assert (found.offset, found.at) == (None, time(22, 30)), wrong


@pytest.mark.parametrize("content", [[], {}, {"dayEntries": 5}, {"customMoods": [1]}, "text", None])
def test_a_backup_with_something_else_in_it_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(BadInput):
        read_all(backup(tmp_path, content))
