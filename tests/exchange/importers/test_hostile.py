"""Files that are broken, huge or made to harm: right values, or one sentence and no entry."""

import io
import json
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers, parse_target
from recovery_journal.exchange.importers.file_import import FileImport
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.look import Look
from recovery_journal.exchange.importers.written_dates import parse_clock, split_moment
from recovery_journal.store.journal import Journal
from support.journals import fresh_journal

DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"
DAY_ONE = '<?xml version="1.0"?>{}<plist><dict><key>Entry Text</key><string>{}</string>'
DAY_ONE_END = (
    "<key>UUID</key><string>A1</string><key>Creation Date</key>"
    "<date>2026-03-29T00:30:00Z</date></dict></plist>"
)
ENTITIES = '<!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.fixture
def journal() -> Iterator[Journal]:
    with fresh_journal() as journal:
        yield journal


def import_bytes(journal: Journal, path: Path, data: bytes) -> Look:
    """Import a file whose series are cravings, and whose moods are 3."""
    path.write_bytes(data)
    taking = FileImport(Given(str(path)), Answers(zone="Europe/Berlin", dates="dmy"))
    found = taking.look()
    answers = taking.answers
    answers.targets |= {name: parse_target("craving") for name in found.unknown_series()}
    answers.targets |= {name: parse_target("feeling") for name in found.unknown_groups()}
    answers.moods |= {word.casefold(): 3 for word in taking.look().unknown_moods()}
    return taking.store(journal)[1]


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return packed.getvalue()


def test_a_file_that_was_packed_is_read_as_if_it_was_not(journal: Journal, tmp_path: Path) -> None:
    table = f"{DAYLIO}2026-03-29,x,x,7:05,rad,,,Grüße\n".encode()
    packed = archive(**{"Neu/daylio.csv": table, "__MACOSX/Neu/._daylio.csv": b"x"})
    assert import_bytes(journal, tmp_path / "daylio.zip", packed).kinds == {"mood": 1}
    import_bytes(journal, tmp_path / "daylio.csv", table)
    assert [one.note for one in journal.entries.page()] == ["Grüße"]
    for cut in range(30, len(packed), 40):
        with pytest.raises(BadInput):
            import_bytes(journal, tmp_path / "cut.zip", packed[:cut])


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for statement in (
            "CREATE TABLE Habits (id INTEGER, name TEXT)",
            "CREATE TABLE Repetitions (id INTEGER, habit INTEGER, timestamp INTEGER)",
            *statements,
        ):
            made.execute(statement)
        return made.serialize()


def harmful() -> Iterator[tuple[str, bytes]]:
    """Yield files of which nothing may be taken in, by their names."""
    pixels = b'[{"date":"2026-1-9","type":"Mood","scores":[3]},{"date":"2026-1-8"'
    yield "cut.json", pixels
    yield "nan.json", pixels + b',"type":"Mood","scores":[NaN]}]'
    yield "deep.json", pixels + b',"scores":' + b"[" * 50_000
    row = "2026-11-20,20 November,Friday,22:10,good,walk,,é\n"
    yield "latin.csv", (DAYLIO + row * 500 + row).encode("utf-8") + row.encode("cp1252")
    yield "utf16.csv", (DAYLIO + row).encode("utf-16")
    yield "nul.csv", (DAYLIO + row + "2026-11-20,\0,,22:10,good,,,\n").encode()
    yield "cell.csv", (DAYLIO + row + '2026-11-20,,,22:10,good,,,"' + "x" * 1_100_000).encode()
    yield "wide.csv", (DAYLIO.strip() + ",x" * 10_000 + "\n" + row).encode()
    yield "bomb.zip", archive(**{"Habits.csv": b"0" * 30_000_000})
    yield "outside.zip", archive(**{"Habits.csv": b"Position,Name\n", "../../x": b"x"})
    yield "cut.zip", archive(**{"Habits.csv": b"Position,Name\n1,x\n" * 50})[:90]
    whole = archive(**{"Habits.csv": bytes(range(256)) * 40})
    yield "rotten.zip", whole[:200] + b"\0" * 40 + whole[240:]
    yield "x.doentry", (DAY_ONE.format(ENTITIES, "&b;") + DAY_ONE_END).encode()
    yield (
        "trigger.db",
        database("CREATE TRIGGER t AFTER INSERT ON Habits BEGIN DELETE FROM Repetitions; END"),
    )
    yield "view.db", database("CREATE VIEW v AS SELECT * FROM Habits")
    yield "cut.db", database("INSERT INTO Habits VALUES (1, 'x')")[:5000]


def test_nothing_is_taken_in_of_a_file_that_is_broken_or_made_to_harm(
    journal: Journal, tmp_path: Path
) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=date(2020, 1, 1)))
    before = journal.last_change_number()
    for name, data in harmful():
        told = ""
        try:
            found = import_bytes(journal, tmp_path / name, data)
            told = "" if found.items else "nothing"
        except BadInput as error:
            told = str(error)
        assert told, name
        assert "\n" not in told
        assert journal.last_change_number() == before, name
    assert not list(tmp_path.parent.glob("x"))


def test_rows_that_cannot_be_are_named_and_the_others_have_the_right_values(
    journal: Journal, tmp_path: Path
) -> None:
    header = "date,time,type,value,note\n"
    rows = {
        "2026-02-30,10:00,craving,5,no such day": "row 1",
        "2026-11-20,25:61,craving,5,no such time": "row 2",
        "2026-11-20,10:00,craving,nan,no number": "row 3",
        "2026-11-20,10:00,sleep,inf,no number": "row 4",
        "2026-11-20,10:00,craving,11,off the scale": "row 5",
        "0000-01-01,10:00,craving,5,no year": "row 6",
        "2026-11-20": "row 7",
        "2026-03-29,02:30,craving,4,the hour that the clocks leave out": "",
        "2026-10-25,02:30,craving,6,the hour that comes twice": "",
    }
    found = import_bytes(journal, tmp_path / "rows.csv", (header + "\n".join(rows)).encode())
    refused = [f"row {one.number}" for one in found.first_refused]
    assert refused == [where for where in rows.values() if where]
    assert found.doubtful == 2
    late, early = journal.entries.page()
    assert early.at.isoformat() == "2026-03-29T02:30:00+02:00"
    assert late.at.isoformat() == "2026-10-25T02:30:00+02:00"


def test_a_large_table_and_a_large_list_need_little_memory(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are far larger than what may be in memory at once."""
    monkeypatch.setattr("recovery_journal.exchange.importers.json_records.MAX_RECORD_CHARS", 20_000)
    days = [
        {"date": f"2026-{1 + day // 28 % 12}-{1 + day % 28}", "type": "Mood", "scores": [3]}
        for day in range(4000)
    ]
    found = import_bytes(journal, tmp_path / "pixels.json", json.dumps(days).encode())
    assert found.items == 4000
    too_long = [days[0], {"date": "2026-1-1", "type": "Mood", "scores": [1], "notes": "x" * 90_000}]
    with pytest.raises(BadInput, match="record 2"):
        import_bytes(journal, tmp_path / "long.json", json.dumps(too_long).encode())


def test_a_cell_of_many_spaces_or_colons_is_read_in_no_time(tmp_path: Path) -> None:
    spaces, scales = " " * 20_000, ":" * 20_000 + "\nx"
    row = f'2024-05-18,18 May,Sat,10:00,good,,"{scales}",,\n'
    path = tmp_path / "daylio.csv"
    path.write_text(DAYLIO.replace("activities,", "activities,scales,") + row)
    began = time.process_time()
    assert [*FileImport(Given(str(path)), Answers()).look().unknown_series()] == [scales]
    assert split_moment(f"1{spaces}x").day == f"1{spaces}x"
    with pytest.raises(BadInput):
        parse_clock(f"10:00{spaces}x")
    assert time.process_time() - began < 3
