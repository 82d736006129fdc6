"""Loop Habit Tracker: its archive of CSV files and its backups."""

import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.item import Item, Reading, Refused
from support.importing import convert_file, read_all, read_items

HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
    "001,No alcohol,YES_NO,,,1,1,#FF8F00,,,,false\n"
    '002,"Drinks, counted",NUMERICAL,,,1,1,#00897B,drinks,AT_MOST,2.0,true\n'
    "003,断酒,YES_NO,,,1,1,#00897B,,,,false\n"
)
MEMBERS = {
    "Habits.csv": HABITS,
    "001 No alcohol/Checkmarks.csv": (
        'Date,Value,Notes\n2026-11-20,YES_MANUAL,\n2026-11-19,NO,"a hard, long day"\n'
        "2026-11-18,SKIP,away\n2026-11-17,YES_AUTO,\n2026-11-16,UNKNOWN,\n"
    ),
    "002 Drinks counted/Checkmarks.csv": (
        "Date,Value,Notes\n2026-11-20,1500,\n2026-11-19,NO,\n2026-11-18,UNKNOWN,\n"
    ),
    "003 /Checkmarks.csv": "2015-01-25,2\n2015-01-24,0\n2015-01-23,1\n2015-01-22,-1\n",
    "009 Gone/Checkmarks.csv": "Date,Value,Notes\n2026-11-20,NO,\n",
    "Checkmarks.csv": "Date,No alcohol,Drinks, counted,\n2026-11-20,YES_MANUAL,1500,\n",
}


def archive(folder: Path, members: dict[str, str]) -> Path:
    path = folder / "Loop.zip"
    with zipfile.ZipFile(path, "w") as written:
        for name, text in members.items():
            written.writestr(name, text)
    return path


def test_folders_are_found_by_their_number_and_amounts_are_thousandths(tmp_path: Path) -> None:
    found = read_items(archive(tmp_path, MEMBERS))
    assert [(one.day, *one.readings, one.words) for one in found] == [
        (date(2026, 11, 20), Reading("No alcohol", 1.0), ""),
        (date(2026, 11, 19), Reading("No alcohol", 0.0), "a hard, long day"),
        (date(2026, 11, 18), "away"),
        (date(2026, 11, 20), Reading("Drinks, counted", 1.5), ""),
        (date(2026, 11, 19), Reading("Drinks, counted", 0.0), ""),
        (date(2015, 1, 25), Reading("断酒", 1.0), ""),
        (date(2015, 1, 24), Reading("断酒", 0.0), ""),
    ]


def test_an_archive_is_read_packed_again_unpacked_and_of_its_first_versions(tmp_path: Path) -> None:
    expected = [one.key for one in read_items(archive(tmp_path, MEMBERS))]
    packed = {f"Loop Habits/{name}": text for name, text in MEMBERS.items()}
    found = read_items(archive(tmp_path, {**packed, "__MACOSX/Loop Habits/._Habits.csv": "x"}))
    assert [one.key for one in found] == expected
    unpacked = tmp_path / "unpacked"
    for name, text in MEMBERS.items():
        path = unpacked / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert [one.key for one in read_items(unpacked)] == expected
    first = {**MEMBERS, "Habits.csv": "Name,Description\nNo alcohol,\nDrinks,\n断酒,\n"}
    assert [one.readings for one in read_items(archive(tmp_path, first))][-1] == (
        Reading("断酒", 0.0),
    )


def test_a_day_on_which_an_amount_was_skipped_has_none(tmp_path: Path) -> None:
    rows = "Date,Value,Notes\n2026-11-20,SKIP,ill\n2026-11-19,SKIP,\n"
    (found,) = read_items(
        archive(tmp_path, {"Habits.csv": HABITS, "002 Drinks counted/Checkmarks.csv": rows})
    )
    assert (found.readings, found.words) == ((), "ill")


def test_a_no_means_a_use_only_if_somebody_says_so(tmp_path: Path) -> None:
    path = archive(tmp_path, MEMBERS)
    targets = {"No alcohol": "without:Alcohol", "Drinks, counted": "use:Alcohol", "断酒": "skip"}
    made = convert_file(path, targets)
    uses = [one for one in made if isinstance(one, Use)]
    assert [(one.on, one.amount) for one in uses] == [
        (date(2026, 11, 19), None),
        (date(2026, 11, 20), 1.5),
    ]
    nothing = convert_file(path, dict.fromkeys(targets, "skip"))
    assert [one.note for one in nothing if not isinstance(one, Refused)] == [
        "a hard, long day",
        "away",
    ]


@pytest.mark.parametrize("value", [True, False])
def test_backups_of_all_versions_are_read(tmp_path: Path, value: bool) -> None:
    path = tmp_path / "Loop.db"
    columns = ", value integer, notes text" if value else ""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            f"""CREATE TABLE Habits (id integer, name text{", type integer" if value else ""});
            CREATE TABLE Repetitions (id integer, habit integer, timestamp integer{columns});
            INSERT INTO Habits (id, name) VALUES (1, 'No alcohol')"""
        )
        rows = [(1, 1, 1795132800000), (2, None, 1795046400000), (3, 77, 1795046400000)]
        if value:
            connection.executemany("INSERT INTO Repetitions VALUES (?, ?, ?, 0, 'hard')", rows)
        else:
            connection.executemany("INSERT INTO Repetitions VALUES (?, ?, ?)", rows)
    (item,) = read_items(path)
    expected = (0.0, "hard") if value else (1.0, "")
    assert item.day == date(2026, 11, 20)
    assert (item.readings, item.words) == ((Reading("No alcohol", expected[0]),), expected[1])


def test_bad_rows_are_named_and_bad_archives_refused(tmp_path: Path) -> None:
    rows = "Date,Value,Notes\n2026-02-30,NO,\n2026-02-01,MAYBE,\n2026-02-02,NO,\n"
    found = read_all(archive(tmp_path, {**MEMBERS, "001 No alcohol/Checkmarks.csv": rows}))
    assert [one.number for one in found if isinstance(one, Refused)] == [1, 2]
    assert isinstance(found[2], Item)
    for name in ("../Habits.csv", "/etc/Habits.csv", "a\\..\\..\\b.csv"):
        with pytest.raises(BadInput):
            read_all(archive(tmp_path, {**MEMBERS, name: "x"}))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("Habits.csv", HABITS)
        bomb.writestr("001 No alcohol/Checkmarks.csv", "0" * 20_000_000)
    with pytest.raises(BadInput):
        read_all(tmp_path / "bomb.zip")
    whole = archive(tmp_path, MEMBERS).read_bytes()
    for cut in (30, len(whole) // 2, len(whole) - 10):
        (tmp_path / "cut.zip").write_bytes(whole[:cut])
        with pytest.raises(BadInput):
            read_all(tmp_path / "cut.zip")
