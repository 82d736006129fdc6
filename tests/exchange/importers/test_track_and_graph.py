"""Track & Graph: its CSV files, old and new, and its backup."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.item import Item, Reading, Refused
from support.importing import convert_file, read_all, read_items

NOW = (
    "FeatureName,Timestamp,Value,Label,Note\r\n"
    'Craving,2026-11-19T18:40:12.345+01:00,7.0,lonely,"after work, called Sam"\r\n'
    "Mood,2026-11-20T07:15:00-05:30,4.0,,\r\n"
    "Sleep,2026-11-20T07:15:00Z,26:30:00,,\r\n"
    "Drift,2026-11-20T07:15:00Z,-1:15:00,,\r\n"
    "Drinks,2026-11-20T07:15:00Z,1.0E1,,\r\n"
)


def written(folder: Path, text: str) -> Path:
    path = folder / "export.csv"
    path.write_bytes(text.encode())
    return path


def test_each_point_keeps_its_moment_and_offset(tmp_path: Path) -> None:
    craving, mood, sleep, drift, drinks = read_items(written(tmp_path, NOW))
    assert (craving.day, craving.at) == (date(2026, 11, 19), time(18, 40, 12))
    assert craving.offset == timedelta(hours=1)
    assert craving.readings == (Reading("Craving", 7.0),)
    assert craving.words == "lonely\nafter work, called Sam"
    assert mood.offset == -timedelta(hours=5, minutes=30)
    assert sleep.readings == (Reading("Sleep", 26.5),)
    assert drift.readings == (Reading("Drift", -1.25),)
    assert drinks.readings == (Reading("Drinks", 10.0),)


def test_a_file_from_before_labels_had_a_column(tmp_path: Path) -> None:
    old = (
        "FeatureName,Timestamp,Value\r\n"
        "Mood,2021-02-03T10:00:00+01:00,2.0:bad\r\n"
        "Sleep,2021-02-03T10:00:00+01:00,7:30:00\r\n"
        "Mood,2021-02-04T10:00:00+01:00,3\r\n"
        "Sleep,2021-02-04T10:00Z,0:-30:-36:a nap: short\r\n"
        "Sleep,2021-02-05T10:00Z,6:45:00:\r\n"
    )
    first, second, third, *labelled = read_items(written(tmp_path, old))
    assert [(*one.readings, one.words) for one in labelled] == [
        (Reading("Sleep", -0.51), "a nap: short"),
        (Reading("Sleep", 6.75), ""),
    ]
    assert (first.readings, first.words) == ((Reading("Mood", 2.0),), "bad")
    assert second.readings == (Reading("Sleep", 7.5),)
    assert (third.readings, third.words) == ((Reading("Mood", 3.0),), "")


def test_values_that_are_none_are_named(tmp_path: Path) -> None:
    rows = ("NaN", "inf", "", "seven", "1e99", "7:99", "5")
    text = "FeatureName,Timestamp,Value,Label,Note\n" + "".join(
        f"Mood,2026-11-20T07:15:00Z,{value},,\n" for value in rows
    )
    text += "Mood,yesterday,5,,\nMood,2026-13-20T07:15:00Z,5,,\n"
    found = read_all(written(tmp_path, text))
    assert [one.number for one in found if isinstance(one, Refused)] == [1, 2, 3, 4, 5, 6, 8, 9]


def database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """CREATE TABLE features_table (id integer, name text, feature_description text);
            CREATE TABLE trackers_table (id integer, feature_id integer, type integer);
            CREATE TABLE data_points_table (epoch_milli integer, feature_id integer,
                utc_offset_sec integer, value real, label text, note text);
            CREATE TABLE notes_table (epoch_milli integer, utc_offset_sec integer, note text);
            INSERT INTO features_table VALUES (1, 'Urge', ''), (2, 'Sleep', '');
            INSERT INTO trackers_table VALUES (1, 1, 0), (2, 2, 1);
            INSERT INTO data_points_table VALUES
                (1700000000000, 1, 3600, 5, 'bored', ''), (1700000000000, 2, -18000, 27000, '', ''),
                (1700000000001, 1, 99999999, 5, '', ''), (1700000000002, 1, 0, 'x', '', '');
            INSERT INTO notes_table VALUES (1700000100000, 0, 'a note')"""
        )
    return path


def test_a_backup_gives_the_same_without_a_question(tmp_path: Path) -> None:
    path = database(tmp_path / "backup.db")
    urge, sleep, *refused, note = read_all(path)
    assert isinstance(urge, Item)
    assert isinstance(sleep, Item)
    assert isinstance(note, Item)
    assert (urge.day, urge.at, urge.offset) == (
        date(2023, 11, 14),
        time(23, 13, 20),
        timedelta(hours=1),
    )
    assert (sleep.at, sleep.readings) == (time(17, 13, 20), (Reading("Sleep", 7.5),))
    assert all(isinstance(one, Refused) for one in refused)
    assert len(refused) == 2
    assert (note.words, note.readings) == ("a note", ())
    assert path.stat().st_size > 0
    assert [one.name for one in tmp_path.iterdir()] == ["backup.db"]


OLDEST = """
    PRAGMA user_version = 29;
    CREATE TABLE features_table (id integer, name text, type integer);
    CREATE TABLE data_points_table (timestamp text, feature_id integer, value real, label text);
    INSERT INTO features_table VALUES (4, 'Urge', 0), (5, 'Sleep', 2);
    INSERT INTO data_points_table VALUES
        ('2020-03-29T01:59:59.5+01:00', 4, 3, 'bored'), ('2020-03-29T09:00Z', 5, 27000, '')"""
BEFORE_49 = """
    PRAGMA user_version = 48;
    CREATE TABLE features_table (id integer, name text);
    CREATE TABLE trackers_table (id integer, feature_id integer, type integer);
    CREATE TABLE data_points_table
        (timestamp text, feature_id integer, value real, label text, note text);
    CREATE TABLE notes_table (timestamp text, note text);
    INSERT INTO features_table VALUES (4, 'Urge'), (5, 'Sleep');
    INSERT INTO trackers_table VALUES (1, 4, 1), (2, 5, 2);
    INSERT INTO data_points_table VALUES
        ('2020-03-29T01:59:59.5+01:00', 4, 3, '', 'bored'),
        ('2020-03-29T09:00Z', 5, 27000, '', '');
    INSERT INTO notes_table VALUES ('2020-03-29T09:00-03:00', 'a note')"""


@pytest.mark.parametrize(("sql", "notes"), [(OLDEST, []), (BEFORE_49, ["a note"])])
def test_backups_of_earlier_years_are_read(tmp_path: Path, sql: str, notes: list[str]) -> None:
    path = tmp_path / "backup.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(sql)
    urge, sleep, *others = read_items(path)
    assert (urge.day, urge.at, urge.offset) == (
        date(2020, 3, 29),
        time(1, 59, 59),
        timedelta(hours=1),
    )
    assert (urge.readings, urge.words) == ((Reading("Urge", 3.0),), "bored")
    assert sleep.readings == (Reading("Sleep", 7.5),)
    assert [one.words for one in others] == notes


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON notes_table BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT * FROM notes_table",
        "DROP TABLE notes_table",
        "ALTER TABLE data_points_table RENAME value TO amount",
    ],
)
def test_a_database_with_code_of_its_own_or_another_shape_is_refused(
    tmp_path: Path, sql: str
) -> None:
    path = database(tmp_path / "backup.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    with pytest.raises(BadInput):
        read_all(path)


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "backup.db")
    whole = path.read_bytes()
    for cut in (20, 100, 5000, len(whole) - 4096):
        path.write_bytes(whole[:cut])
        with pytest.raises(BadInput):
            read_all(path)


def test_points_become_what_was_answered(tmp_path: Path) -> None:
    targets = {
        "Craving": "craving:0-7",
        "Mood": "mood:0-4",
        "Sleep": "sleep",
        "Drift": "skip",
        "Drinks": "use:Alcohol",
    }
    craving, mood, sleep, use = convert_file(written(tmp_path, NOW), targets)
    assert isinstance(craving, Craving)
    assert (craving.intensity, craving.at.isoformat()) == (10, "2026-11-19T18:40:12+01:00")
    assert craving.note == "lonely\nafter work, called Sam\nCraving: 7 (from 0 to 7)"
    assert isinstance(mood, Mood)
    assert (mood.mood, mood.note) == (5, "Mood: 4 (from 0 to 4)")
    assert isinstance(sleep, Note)
    assert sleep.note == "Sleep: 26.5"
    assert isinstance(use, Use)
    assert (use.on, use.next_start, use.amount) == (date(2026, 11, 20), date(2026, 11, 21), 10.0)
    assert craving.private
    assert use.private


def test_a_value_off_the_scale_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, NOW)
    targets = dict.fromkeys(("Sleep", "Drift", "Drinks"), "skip")
    made = convert_file(path, {"Craving": "craving:0-5", "Mood": "mood", **targets})
    assert made[0] == Refused(1, "7 isn't on a scale from 0 to 5.")
    assert isinstance(made[1], Mood)
    assert made[1].at == datetime.fromisoformat("2026-11-20T07:15:00-05:30")
