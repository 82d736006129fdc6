"""Notes of jrnl, Day One and folders of daily notes."""

import json
import plistlib
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.item import Item, Label, Reading, Refused
from recovery_journal.exchange.importers.written_dates import AmbiguousDates
from support.importing import convert_file, read_all, read_items


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_bracket_that_is_no_moment_belongs_to_the_words(tmp_path: Path) -> None:
    text = (
        "[2026-11-19 18:40] Craving after work. *\nCalled @sam. @craving\n\n"
        "[not a date] stays\n[2026-99-99 18:40]\n[link](x) too\n\n"
        "[2026-11-20 07:15:30 AM] A quiet morning.\n"
    )
    first, second = read_items(write(tmp_path / "jrnl.txt", text))
    assert (first.day, first.at, first.starred) == (date(2026, 11, 19), time(18, 40), True)
    assert first.words.startswith("Craving after work.\n\nCalled @sam. @craving\n\n[not a date]")
    assert first.labels == (Label("tags", "sam"), Label("tags", "craving"))
    assert (second.at, second.words) == (time(7, 15, 30), "A quiet morning.")


def test_a_journal_of_the_first_years_has_no_brackets(tmp_path: Path) -> None:
    text = "2013-06-10 15:40 Title\nA line with [this] in it.\n\n2013-06-11 09:00 Second\n"
    first, second = read_items(write(tmp_path / "jrnl.txt", text))
    assert first.words == "Title\n\nA line with [this] in it."
    assert (second.day, second.at) == (date(2013, 6, 11), time(9))


def test_the_order_of_a_date_is_decided_by_the_file_or_asked(tmp_path: Path) -> None:
    clear = write(tmp_path / "a.txt", "[11/19/2026 06:40 PM] One\n[01/02/2026 06:40 AM] Two\n")
    assert [one.day for one in read_items(clear)] == [date(2026, 11, 19), date(2026, 1, 2)]
    other = write(tmp_path / "b.txt", "[19.11.2026 18:40] One\n[01.02.2026 06:40] Two\n")
    assert [one.day for one in read_items(other)] == [date(2026, 11, 19), date(2026, 2, 1)]
    unclear = write(tmp_path / "c.txt", "[01/02/2026 18:40] One\n")
    with pytest.raises(AmbiguousDates):
        read_all(unclear)
    assert read_items(unclear, "dmy")[0].day == date(2026, 2, 1)
    assert read_items(unclear, "mdy")[0].day == date(2026, 1, 2)


def test_moments_of_jrnl_are_written_as_somebody_set_it_up(tmp_path: Path) -> None:
    text = (
        "\n[Sun 09 Jun 2013 03:39 PM] First\n[May 3, 2020] stays\n[x] stays\n"
        "[2013-06-10T15:39] Second\n"
    )
    first, second = read_items(write(tmp_path / "a.txt", text))
    assert (first.day, first.at, first.words) == (
        date(2013, 6, 9),
        time(15, 39),
        "First\n\n[May 3, 2020] stays\n[x] stays",
    )
    assert (second.day, second.at) == (date(2013, 6, 10), time(15, 39))
    days = read_items(write(tmp_path / "b.txt", "[13/06/2013] One\n[09/06/2013] Two\n"))
    assert [(one.day, one.at) for one in days] == [
        (date(2013, 6, 13), None),
        (date(2013, 6, 9), None),
    ]
    for sealed in ("JRNLv3 0eyJzYWx0", "gAAAAABVIHB7tnwK"):
        with pytest.raises(BadInput, match="jrnl --format json"):
            read_all(write(tmp_path / "sealed.txt", sealed))
    with pytest.raises(BadInput, match="isn't from a program"):
        read_all(write(tmp_path / "other.txt", "[ashasd] no moment\n"))


def test_json_and_folders_of_jrnl(tmp_path: Path) -> None:
    entries: list[Any] = [
        {"title": "A", "body": "b", "date": "2026-11-19", "time": "18:40", "tags": ["@x"]},
        {"title": "B", "body": "", "date": "2026-11-31", "time": "18:40", "tags": []},
        {"title": "C", "body": "", "date": "2026-11-30", "time": "18:40", "starred": True},
        {"title": "D"},
        "nothing",
    ]
    path = write(tmp_path / "j.json", json.dumps({"tags": {"@x": 1}, "entries": entries}))
    found = read_all(path)
    assert [one.number for one in found if isinstance(one, Refused)] == [2, 4, 5]
    items = [one for one in found if isinstance(one, Item)]
    assert (items[0].words, items[0].labels) == ("A\n\nb", (Label("tags", "x"),))
    assert items[1].starred
    folder = tmp_path / "journal"
    write(folder / "2026" / "11" / "19.txt", "[2026-11-19 18:40] One\n")
    write(folder / "2026" / "11" / "20.txt", "[2026-11-20 18:40] Two\n")
    write(folder / "2026" / "11" / "should-be-ignored.txt", "[2026-11-21 18:40] Three\n")
    assert [one.words for one in read_items(folder)] == ["One", "Two"]


DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "0F3A",
            "creationDate": "2026-11-19T23:30:00Z",
            "timeZone": "Europe/Berlin",
            "tags": ["calm"],
            "text": "# A walk\n\nEnough\\.\n\n![](dayone-moment://5B0C)\n\nHome\\!",
        },
        {
            "uuid": "1A2B",
            "creationDate": "2026-11-19T03:30:00Z",
            "timeZone": "Nowhere/Atall",
            "isAllDay": True,
            "starred": True,
            "richText": '{"contents":[{"text":"from "},{"text":"rich"},{"embedded":1}]}',
        },
        {"uuid": "2C", "creationDate": "not a date", "text": "x"},
        {"creationDate": "2026-11-19T03:30:00Z", "text": "no uuid"},
    ],
}


def test_day_one_keeps_its_zone_and_drops_pictures(tmp_path: Path) -> None:
    path = tmp_path / "dayone.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Journal.json", json.dumps(DAY_ONE, indent=1).replace("Eu", "Eu"))
        archive.writestr("photos/d41d.jpeg", b"photo")
    first, second, *refused = read_all(path)
    assert [type(one) for one in refused] == [Refused, Refused]
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.day, first.at, first.offset) == (
        date(2026, 11, 20),
        time(0, 30),
        timedelta(hours=1),
    )
    assert first.words == "# A walk\n\nEnough.\n\n\n\nHome!"
    assert (second.words, second.at, second.starred) == ("from rich", None, True)
    assert (first.key, second.key) == ("0F3A", "1A2B")


def test_day_one_is_read_packed_again_unpacked_and_without_its_archive(tmp_path: Path) -> None:
    words = json.dumps(DAY_ONE)
    unpacked = tmp_path / "19-11-2026"
    (unpacked / "photos").mkdir(parents=True)
    (unpacked / "photos" / "d41d.jpeg").write_bytes(b"photo")
    write(unpacked / "Journal.json", words)
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("19-11-2026/Journal.json", words)
        archive.writestr("19-11-2026/photos/d41d.jpeg", b"photo")
        archive.writestr("19-11-2026/.DS_Store", b"x")
        archive.writestr("__MACOSX/19-11-2026/._Journal.json", b"x")
    for path in (packed, unpacked, unpacked / "Journal.json"):
        found = [one for one in read_all(path) if isinstance(one, Item)]
        assert [(one.number, one.key) for one in found] == [(1, "0F3A"), (2, "1A2B")], path


def test_day_one_classic_is_read_as_a_file_and_as_a_folder(tmp_path: Path) -> None:
    entry = {
        "Creation Date": datetime(2026, 11, 19, 23, 30, tzinfo=UTC).replace(tzinfo=None),
        "Entry Text": "A late walk",
        "Starred": True,
        "Tags": ["calm"],
        "Time Zone": "America/New_York",
        "UUID": "0F3A",
    }
    path = tmp_path / "entries" / "0F3A.doentry"
    path.parent.mkdir()
    path.write_bytes(plistlib.dumps(entry))
    (item,) = read_items(path)
    assert (item.day, item.at, item.starred) == (date(2026, 11, 19), time(18, 30), True)
    (path.parent / "bad.doentry").write_bytes(b"<plist>")
    bomb = (
        b'<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist><string>&b;</string></plist>'
    )
    (path.parent / "worse.doentry").write_bytes(b'<?xml version="1.0"?>' + bomb)
    found = read_all(path.parent)
    assert [type(one) for one in found] == [Item, Refused, Refused]


def test_daily_notes_are_read_from_any_folder(tmp_path: Path) -> None:
    write(tmp_path / ".obsidian" / "2026-01-01.md", "settings")
    write(
        tmp_path / "Daily" / "2026-11-19.md",
        "---\ntags: [calm, 'at home']\nmood: 4\nnested:\n  - x\n---\nWoke up at 07:10, fine.\n",
    )
    write(tmp_path / "Daily" / "2026-11-20 quiet.md", "No time here, but 10:75 and 1:2:3.\n")
    write(
        tmp_path / "journals" / "2026_11_21.md",
        "- 18:40 a walk\n  id:: 65f0\n- collapsed:: true\n- home again\n",
    )
    write(tmp_path / "Notes" / "recipes.md", "soup")
    write(tmp_path / "2026-13-45.md", "no such day")
    write(tmp_path / "2026-11-22.md", "")
    first, second, third = read_items(tmp_path)
    assert (first.day, first.at, first.words) == (
        date(2026, 11, 19),
        time(7, 10),
        "Woke up at 07:10, fine.",
    )
    assert first.readings == (Reading("mood", 4.0),)
    assert first.labels == (Label("tags", "calm"), Label("tags", "at home"))
    assert (second.day, second.at) == (date(2026, 11, 20), None)
    assert (third.day, third.words) == (date(2026, 11, 21), "- 18:40 a walk\n- home again")
    made = convert_file(tmp_path, {"tags": "feeling"})
    assert [one.kind for one in made if not isinstance(one, Refused)] == ["mood", "note", "note"]


@pytest.mark.parametrize(
    ("settings", "content", "name"),
    [
        (".obsidian/daily-notes.json", '{"format": "DD-MM-YYYY"}', "Daily/13-05-2024.md"),
        (
            ".obsidian/daily-notes.json",
            '{"format": "YYYY/MMMM/dddd[ the ]Do"}',
            "2024/May/Monday the 13th.md",
        ),
        ("logseq/config.edn", '{:journal/file-name-format "dd.MM.yyyy"}', "journals/13.05.2024.md"),
    ],
)
def test_daily_notes_are_named_as_their_program_was_set_up(
    tmp_path: Path, settings: str, content: str, name: str
) -> None:
    write(tmp_path / settings, content)
    write(tmp_path / "Notes" / "13 soups.md", "x")
    write(tmp_path / "logseq" / "config.edn", content)
    write(tmp_path / "logseq" / "bak" / "2024_05_13.md", "an older copy")
    write(tmp_path / name, "Mood:: 4\ntags:: [[calm]], #home/garden\n- a walk\n")
    (found,) = read_items(tmp_path)
    assert (found.day, found.words) == (date(2024, 5, 13), "- a walk")
    assert found.readings == (Reading("mood", 4.0),)
    assert found.labels == (Label("tags", "calm"), Label("tags", "home/garden"))


def test_text_in_another_encoding_is_refused_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "2026-11-19.md").write_bytes("Grüße".encode("cp1252"))
    (refused,) = read_all(tmp_path)
    assert isinstance(refused, Refused)
    assert read_items(tmp_path, encoding="cp1252")[0].words == "Grüße"
    path = tmp_path / "jrnl.txt"
    path.write_bytes("[2026-11-19 18:40] Grüße\n".encode("cp1252"))
    with pytest.raises(BadInput):
        read_all(path)
