"""HabitBull, Bearable, and any other CSV file."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers import any_csv
from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Item, Label, Reading, Refused
from recovery_journal.exchange.importers.written_dates import AmbiguousDates
from support.importing import convert_file, read_all, read_items


def write(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_negative_sentinels_of_habitbull_are_no_data(tmp_path: Path) -> None:
    header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    rows = (
        "No alcohol,,Health,2026-11-18,1,\nNo alcohol,,Health,2026-11-19,0,a hard day\n"
        "Water,,Health,11/20/2026,80,\nWater,,Health,11/05/2026,-2150000000,\n"
        "Water,,Health,2026-11-31,1,\n"
    )
    found = read_all(write(tmp_path, header + rows))
    items = [one for one in found if isinstance(one, Item)]
    assert [(one.day, one.readings[0].value) for one in items] == [
        (date(2026, 11, 18), 1.0),
        (date(2026, 11, 19), 0.0),
        (date(2026, 11, 20), 80.0),
    ]
    assert [one.number for one in found if isinstance(one, Refused)] == [5]
    with pytest.raises(AmbiguousDates):
        read_all(write(tmp_path, header + "Water,,Health,11/5/2020,1,\n"))


def test_ordinals_parts_of_the_day_and_scales_of_bearable(tmp_path: Path) -> None:
    header = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    rows = (
        '"22nd Sep 2020","Tue","18:40","Mood","9","Calm | Proud","after work"\n'
        '"22nd Sep 2020","Tue","18:40","Energy","5","Great","."\n'
        '"3rd Sep 2020","Thu","mid","Symptom","1","Cravings (Mild)",". "\n'
        '"11th Sep 2020","Fri","","Sleep","7:30","Asleep 23:00 - 06:30",". "\n'
        '"1st Sep 2020","Tue","Day 7","Factors","","Coffee - Little | Family",""\n'
        '"31st Sep 2020","Wed","am","Mood","5","",""\n'
        '"2nd Sep 2020","Wed","am","Mood","good","",""\n'
    )
    found = read_all(write(tmp_path, header + rows))
    assert [one.number for one in found if isinstance(one, Refused)] == [6, 7]
    mood, symptom, sleep, factors = (one for one in found if isinstance(one, Item))
    assert (mood.day, mood.at) == (date(2020, 9, 22), time(18, 40))
    assert mood.readings == (Reading("Mood", 9.0), Reading("Energy", 5.0))
    assert mood.labels == (Label("feelings", "Calm"), Label("feelings", "Proud"))
    assert (symptom.at, symptom.words) == (None, "at midday")
    assert symptom.readings == (Reading("Cravings", 1.0),)
    assert sleep.readings == (Reading("Sleep", 7.5),)
    assert factors.labels == (Label("Factors", "Coffee - Little"), Label("Factors", "Family"))
    assert factors.words == "Day 7"
    targets = {"Cravings": "craving:0-4", "Factors": "trigger"}
    made = convert_file(write(tmp_path, header + rows), targets)
    assert isinstance(made[0], Mood)
    assert (made[0].mood, made[0].energy, made[0].feelings) == (5, 5, ("Calm", "Proud"))
    assert made[0].note == "after work\nMood: 9 (from 1 to 10)"
    assert isinstance(made[1], Craving)
    assert made[1].intensity == 3
    newer = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
    (item,) = read_items(write(tmp_path, f'{newer}"x","2026-11-19","","5:49","Mood","3","",""\n'))
    assert (item.day, item.at) == (date(2026, 11, 19), time(5, 49))


def test_rows_of_bearable_belong_together_in_any_order_and_keep_what_they_are_about(
    tmp_path: Path,
) -> None:
    rows = (
        '"22nd September 2020","","10:15 PM","Mood","7","Calm | ",""\n'
        '"22nd September 2020","","am","Symptom","2","Headache",""\n'
        '"22nd September 2020","","10:15 PM","Energy","3","Okay",""\n'
        '"22nd September 2020","","am","Meds","2 pills","Ibuprofen",""\n'
        '"22nd September 2020","","am","Measurement","70.5","Weight (kg)",""\n'
        '"22nd September 2020","","am","Bowel Movements","None","",""\n'
    )
    header = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    evening, morning = read_items(write(tmp_path, header + rows))
    assert (evening.at, evening.readings) == (
        time(22, 15),
        (Reading("Mood", 7.0), Reading("Energy", 3.0)),
    )
    assert evening.labels == (Label("feelings", "Calm"),)
    assert morning.readings == (Reading("Headache", 2.0),)
    assert morning.labels == (
        Label("Meds", "Ibuprofen 2 pills"),
        Label("Measurement", "Weight (kg) 70.5"),
        Label("Bowel Movements", "None"),
    )


def test_a_table_may_have_its_moments_in_one_column_in_many_forms(tmp_path: Path) -> None:
    header = "sep=,\r\n\r\ndate,type,value,note\r\n"
    rows = (
        "2024-05-01T22:10:00Z,mood,4,\r\n"
        "2024-05-01 23:10:11.5+0200,mood,4,\r\n"
        '"May 3rd, 2024 at 7:05 PM",mood,4,\r\n'
        "13.05.2024,mood,4,\r\n"
        '"Mi., 15. Mai 2024 07:05",mood,4,\r\n'
        "6 de mayo de 2024,mood,4,\r\n"
        "31 juin 2024,mood,4,\r\n"
        "2024-05-01 25:10,mood,4,\r\n"
        "a good day 2024,mood,4,\r\n"
    )
    *found, day, clock, words = read_all(write(tmp_path, header + rows))
    assert [(one.day, one.at, one.offset) for one in found if isinstance(one, Item)] == [
        (date(2024, 5, 1), time(22, 10), timedelta()),
        (date(2024, 5, 1), time(23, 10, 11), timedelta(hours=2)),
        (date(2024, 5, 3), time(19, 5), None),
        (date(2024, 5, 13), None, None),
        (date(2024, 5, 15), time(7, 5), None),
        (date(2024, 5, 6), None, None),
    ]
    assert [type(one) for one in (day, clock, words)] == [Refused] * 3
    wide = tmp_path / "wide.csv"
    wide.write_text("date\tnote\n2024-05-01\tÜber\n", "utf-16")
    assert [one.words for one in read_items(wide, encoding="utf-16")] == ["Über"]


def test_a_table_with_our_own_columns_needs_no_answer(tmp_path: Path) -> None:
    rows = (
        "date,time,type,value,note,tracker,offset\n"
        "2026-11-19,18:40,craving,7,after work,alcohol,+01:00\n"
        "2026-11-20,07:15,mood,4,,,-0330\n"
        "2026-11-18,,use,2.5,two glasses,alcohol,\n"
        "2026-11-17,,note,,words,,Z\n"
    )
    craving, mood, use, note = convert_file(write(tmp_path, rows), {})
    assert isinstance(craving, Craving)
    assert craving.at.isoformat() == "2026-11-19T18:40:00+01:00"
    assert isinstance(mood, Mood)
    assert mood.at.utcoffset() == -timedelta(hours=3, minutes=30)
    assert isinstance(use, Use)
    assert (use.on, use.amount, use.note) == (date(2026, 11, 18), 2.5, "two glasses")
    assert not isinstance(note, Refused)
    assert note.note == "words"


def test_another_table_is_read_by_named_columns(tmp_path: Path) -> None:
    path = tmp_path / "alt.csv"
    rows = (
        "Datum;Uhrzeit;Art;Wert;Text\n19.11.2026;18:40;Verlangen;7;nach der Arbeit\n"
        "20.11.2026;;Rückfall;;zwei Gläser\n03.04.2026;07:15;Stimmung;3,5;\n"
        "30.02.2026;07:15;Stimmung;3;\n21.11.2026;;;;\n22.11.2026;;Art;viel;\n"
    )
    path.write_bytes(rows.encode("cp1252"))
    columns = {"date": "datum", "time": "Uhrzeit", "type": "Art", "value": "Wert", "note": "Text"}
    given = Given(str(path), "cp1252")
    found = list(any_csv.FORMAT.read(given, Answers(columns=columns)))
    items = [one for one in found if isinstance(one, Item)]
    assert [(one.day, one.at, *one.readings) for one in items] == [
        (date(2026, 11, 19), time(18, 40), Reading("Verlangen", 7.0)),
        (date(2026, 11, 20), None, Reading("Rückfall")),
        (date(2026, 4, 3), time(7, 15), Reading("Stimmung", 3.5)),
    ]
    assert [one.number for one in found if isinstance(one, Refused)] == [4, 5, 6]
    for wrong in ({}, {"date": "Tag"}, {"day": "Datum"}):
        with pytest.raises(BadInput):
            list(any_csv.FORMAT.read(given, Answers(columns=wrong)))
