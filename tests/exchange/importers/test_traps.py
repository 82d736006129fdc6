"""What is easily read wrongly in the files of other programs; each trap by its name."""

import base64
import json
import zipfile
from datetime import date, time, timedelta
from pathlib import Path

from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.exchange.importers.item import Item, Label, Reading, Refused
from support.importing import convert_file, read_all, read_items

DAYLIO = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"


def daylio(folder: Path, *rows: str, bom: bool = False) -> Path:
    path = folder / "daylio.csv"
    text = DAYLIO + "".join(f"2026-11-20,x,x,{row}\n" for row in rows)
    path.write_text(text, "utf-8-sig" if bom else "utf-8")
    return path


def packed(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def written(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_daylio_has_24_hours_and_am_and_pm_in_one_file_and_12_05_am_is_after_midnight(
    tmp_path: Path,
) -> None:
    times = {"22:10": (22, 10), "7:05 am": (7, 5), "10:00 pm": (22, 0), "12:05 am": (0, 5)}
    times |= {
        "12:05 pm": (12, 5),
        "9:30 p.m.": (21, 30),
        "13:00 pm": (13, 0),
        "7:05\u202fam": (7, 5),
    }
    rows = [f"{written_at},good,,,," for written_at in times]
    found = read_items(daylio(tmp_path, *rows, bom=True))
    assert [one.at for one in found] == [time(*clock) for clock in times.values()]


def test_localized_halves_of_the_day_fail_their_row_and_not_the_file(tmp_path: Path) -> None:
    found = read_all(
        daylio(tmp_path, "오전 7:05,good,,,,", "7:05 am,good,,,,", "7:05 π.μ.,bad,,,,")
    )
    assert [type(one) for one in found] == [Refused, Item, Refused]


def test_spaces_after_moods_and_activities_of_daylio_do_not_count_but_slashes_do(
    tmp_path: Path,
) -> None:
    path = daylio(
        tmp_path, '22:10,sad ,"movies / tv | cook, clean | walk ",Sleep:\u00a06 | Urge:3,,'
    )
    (found,) = read_items(path)
    assert found.readings == (
        Reading("mood", word="sad"),
        Reading("Sleep", 6.0),
        Reading("Urge", 3.0),
    )
    assert found.labels == tuple(
        Label("activities", name) for name in ("movies / tv", "cook, clean", "walk")
    )


def test_the_pin_of_a_daylio_backup_and_moods_it_does_not_have_are_left_out(tmp_path: Path) -> None:
    content = {
        "pin": "1234",
        "customMoods": [
            {"id": 3, "mood_group_id": 2, "predefined_name_id": -1, "custom_name": "ok"}
        ],
        "tags": [],
        "dayEntries": [
            {"id": 1, "year": 2026, "month": 1, "day": 28, "hour": 9, "minute": 5, "mood": mood}
            | {"note": "words", "timeZoneOffset": 0, "datetime": 0}
            for mood in (3, 99, None)
        ],
    }
    text = base64.encodebytes(json.dumps(content).encode()).replace(b"\n", b"\r\n").decode()
    path = packed(tmp_path / "b.daylio", **{"backup.daylio": text})
    good, *without = convert_file(path, {})
    assert isinstance(good, Mood)
    assert (good.mood, good.at.date()) == (4, date(2026, 2, 28))
    assert [type(one) for one in without] == [Note, Note]
    assert "1234" not in repr([good, *without])


def test_habits_of_loop_are_found_by_number_whatever_their_names_have_lost(tmp_path: Path) -> None:
    habits = 'Position,Name,Type\n001,"Drinks, counted",NUMERICAL\n002,пиво,YES_NO\n'
    path = packed(
        tmp_path / "loop.zip",
        **{
            "Habits.csv": habits,
            "Checkmarks.csv": 'Date,"Drinks, counted",\n2026-01-01,9,9\n',
            "001 Drinks counted__Checkmarks.csv": "2026-01-02,2500\n2026-01-03,NO\n2026-01-04,-1\n",
            "001 Drinks counted__Scores.csv": "2026-01-02,0.9\n",
            "002 __Checkmarks.csv": "2026-01-02,YES_MANUAL\n2026-01-03,YES_AUTO\n2026-01-04,SKIP\n",
        },
    )
    assert [(one.day.day, *one.readings) for one in read_items(path)] == [
        (2, Reading("Drinks, counted", 2.5)),
        (3, Reading("Drinks, counted", 0.0)),
        (2, Reading("пиво", 1.0)),
    ]


def test_values_of_track_and_graph_are_those_of_kotlin(tmp_path: Path) -> None:
    values = {"7.0": 7.0, "1.0E7": 1e7, "30:00:00": 30.0, "-1:30:00": -1.5, "0:00:36": 0.01}
    rows = [f"X,2026-11-19T18:40:12.5+01:00,{value},,\n" for value in values]
    path = written(tmp_path / "t.csv", "FeatureName,Timestamp,Value,Label,Note\n" + "".join(rows))
    found = read_items(path)
    assert [one.readings[0].value for one in found] == list(values.values())
    assert {one.offset for one in found} == {timedelta(hours=1)}


def test_scales_of_bearable_and_its_words_in_place_of_times(tmp_path: Path) -> None:
    header = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
    ordinals = {"1st": 1, "2nd": 2, "3rd": 3, "11th": 11, "22nd": 22}
    rows = [f"{day} Sep 2020,,x,pre,Mood,8,,. \n" for day in ordinals]
    found = read_items(
        written(tmp_path / "b.csv", header.replace("date formatted,", "x,") + "".join(rows))
    )
    assert [one.day for one in found] == [date(2020, 9, day) for day in ordinals.values()]
    assert {(one.at, one.words) for one in found} == {(None, "at night")}
    moods = [f"x,2026-09-{value:02},x,7:05,Mood,{value},,\n" for value in range(1, 11)]
    path = written(tmp_path / "n.csv", header + "".join(moods))
    made = [one for one in convert_file(path, {}) if isinstance(one, Mood)]
    assert [one.mood for one in made] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert made[0].note == "Mood: 1 (from 1 to 10)"
    wrong = written(tmp_path / "w.csv", header + "Day 7,,x,7:05,Mood,8,,\n")
    assert [type(one) for one in read_all(wrong)] == [Refused]


def test_what_nomie_tracks_stands_in_the_words_and_its_moment_is_the_end(tmp_path: Path) -> None:
    event = {"_id": "1", "start": "2026-01-01T08:00:00.000Z", "end": "2026-01-01T23:30:00.000Z"}
    note = "#beer #urge(7) #run(01:30:00) @sam +home hello"
    path = written(
        tmp_path / "n.json",
        {"nomie": {"number": "5"}, "events": [event | {"note": note, "offset": -60}]},
    )
    (found,) = read_items(path)
    assert (found.day, found.at) == (date(2026, 1, 2), time(0, 30))
    assert found.readings == (Reading("beer", 1.0), Reading("urge", 7.0), Reading("run", 1.5))
    assert found.labels == (Label("people", "sam"), Label("context", "home"))


def test_days_of_pixels_repeat_and_come_in_any_order(tmp_path: Path) -> None:
    days = [("2026-11-9", [1, 5]), ("2026-1-10", [3]), ("2026-11-9", [2]), ("2026-2-30", [4])]
    records = [{"date": day, "type": "Mood", "scores": scores} for day, scores in days]
    found = read_all(written(tmp_path / "p.json", records))
    items = [one for one in found if isinstance(one, Item)]
    assert [(one.day.month, one.day.day, one.at) for one in items] == [
        (11, 9, time(12, 0)),
        (11, 9, time(12, 1)),
        (1, 10, time(12, 0)),
        (11, 9, time(12, 2)),
    ]
    assert len({one.key for one in items}) == 4
    assert [one.number for one in found if isinstance(one, Refused)] == [4]


def test_day_one_has_words_in_its_rich_text_and_days_without_a_time(tmp_path: Path) -> None:
    base = {"creationDate": "2026-11-20T23:30:00Z", "timeZone": "Europe/Berlin"}
    rich = json.dumps({"contents": [{"text": "rich "}, {"text": "words"}]})
    entries = [
        base | {"uuid": "A", "richText": rich},
        base
        | {"uuid": "B", "text": "ends\\. ![](dayone-moment:\\/\\/ABC) here\\!", "isAllDay": True},
        base | {"uuid": "C", "text": "x", "timeZone": "Nowhere/Land"},
    ]
    journal = json.dumps({"metadata": {"version": "1.0"}, "entries": entries})
    found = read_items(packed(tmp_path / "d.zip", **{"Journal.json": journal}))
    assert [one.words for one in found] == ["rich words", "ends.  here!", "x"]
    assert [one.day for one in found][:2] == [date(2026, 11, 21)] * 2
    assert [one.at for one in found][:2] == [time(0, 30), None]


def test_a_mark_against_formulas_is_part_of_a_foreign_text(tmp_path: Path) -> None:
    text = "day;text\n2026-11-20;'=SUM(A1)\n2026-11-21;a,b,c\n"
    path = written(tmp_path / "any.csv", text.replace("day", "date").replace("text", "note"))
    assert [one.words for one in read_items(path)] == ["'=SUM(A1)", "a,b,c"]
