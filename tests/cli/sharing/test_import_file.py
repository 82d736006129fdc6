"""Taking in the file of another program: by options, and asked on a terminal."""

import json
import os
from pathlib import Path

from support.command_line import Rj, StartOnTerminal

ROWS = (
    "FeatureName,Timestamp,Value,Label,Note\n"
    "Urge,2026-11-19T18:40:12+01:00,7,,after work\n"
    "Mood,2026-11-20T07:15:00+01:00,4,,\n"
    "Beer,2026-11-20T20:15:00+01:00,2,,\n"
)
OPTIONS = ("--kind-map", "Urge=craving,Mood=mood", "--kind-map", "Beer=note")


def written(folder: Path, text: str = ROWS) -> str:
    path = folder / "points.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_everything_is_taken_in_by_options_and_taken_back_by_one_undo(
    rj: Rj, tmp_path: Path
) -> None:
    path = written(tmp_path)
    tried = rj("import", path, *OPTIONS, "--dry-run")
    assert "Track & Graph: 1 craving, 1 mood, 1 note, 19 Nov 2026 to 20 Nov 2026." in tried.err
    assert "craving 7 of 10.  after work" in tried.out
    rj("list", code=66)
    assert "Imported: 3 entries." in rj("import", path, *OPTIONS, "--yes").out
    again = json.loads(rj("import", path, "--yes", "--json").out)
    assert (again["new"], again["known"], again["found"]["craving"]) == (0, 3, 1)
    entries = json.loads(rj("list", "--json").out)
    assert len(entries) == 3
    assert "imported from: Track & Graph" in rj("show", "1").out
    assert {one["private"] for one in entries} == {True}
    rj("undo")
    assert json.loads(rj("list", "--json").out) == []


def test_several_files_come_one_after_another_each_with_its_own_undo(
    rj: Rj, tmp_path: Path
) -> None:
    first = written(tmp_path)
    (tmp_path / "more").mkdir()
    more = written(tmp_path / "more", ROWS.replace("2026", "2025") + "Urge,never,7,,\n")
    done = rj("import", first, more, *OPTIONS, "--yes", code=65)
    assert done.out.count("Imported: 3 entries.") == 2
    assert done.err.index("points.csv:") < done.err.index("row 4")
    assert len(json.loads(rj("list", "--json").out)) == 6
    rj("undo")
    assert len(json.loads(rj("list", "--json").out)) == 3
    missing = rj("import", more, "nowhere.csv", "--yes", code=66).err
    assert "There is no file nowhere.csv." in missing
    assert "FILE" in rj("import", "file", code=2).err


def test_what_must_be_asked_is_refused_with_the_option_that_says_it(rj: Rj, tmp_path: Path) -> None:
    path = written(tmp_path)
    refused = rj("import", path, "--yes", code=2).err
    assert "“Urge”, “Mood”, “Beer”" in refused
    assert '--kind-map "Urge=craving"' in refused
    assert "--yes" in rj("import", path, *OPTIONS, code=2).err
    unknown = rj("import", path, *OPTIONS[:2], "--kind-map", "Beer=use:Wine", "--yes", code=2).err
    assert "There is no tracker “Wine” here." in unknown
    rj("list", code=66)


def test_rows_that_cannot_be_read_are_named_and_the_others_taken_in(rj: Rj, tmp_path: Path) -> None:
    path = written(tmp_path, ROWS + "Mood,2026-11-31T07:15:00Z,4,,\nMood,2026-11-21T07:15Z,9,,\n")
    done = rj("import", path, *OPTIONS, "--yes", code=65)
    assert "2 rows can't be read:" in done.err
    assert "row 4: “2026-11-31T07:15:00Z, 4” can't be read." in done.err
    assert "row 5: 9 isn't on a scale from 1 to 5." in done.err
    assert "Imported: 3 entries." in done.out


def test_wrong_files_are_refused_in_one_sentence(rj: Rj, tmp_path: Path) -> None:
    for name, content in {
        "empty": b"",
        "text.txt": b"Dear diary",
        "utf16.csv": ROWS.encode("utf-16"),
        "latin.csv": "FeatureName,Timestamp,Value,Label,Note\nStärke,x,1,,\n".encode("cp1252"),
        "half.zip": b"PK\3\4 and no more",
        "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
        "wide.csv": b"FeatureName,Timestamp,Value," + b"c," * 3000 + b"\n1\n",
        "no-rows.csv": b"FeatureName,Timestamp,Value,Label,Note\n",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        done = rj("import", str(path), "--yes", code=65)
        assert len(done.err.splitlines()) == 1, (name, done.err)
    late = written(tmp_path, ROWS + "Urge,2026-11-19T18:40:12+01:00,7,,\n" * 2000)
    with Path(late).open("ab") as file:
        file.write("Urge,2026-11-19T18:40:12+01:00,7,,Stärke\n".encode("cp1252"))
    assert "Nothing was imported." in rj("import", late, *OPTIONS, "--yes", code=65).err
    rj("list", code=66)
    rj("import", str(tmp_path / "nowhere.csv"), "--yes", code=66)
    rj("import", str(tmp_path), "--yes", code=65)
    if os.path.exists("/proc/self/mem"):  # a disk that fails while it is read
        assert "can't be read" in rj("import", "/proc/self/mem", "--yes", code=65).err


def test_another_encoding_can_be_named(rj: Rj, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(ROWS.replace("Urge", "Stärke").encode("cp1252"))
    targets = ("--kind-map", "Stärke=craving,Mood=mood,Beer=skip", "--yes")
    assert "--encoding cp1252" in rj("import", str(path), *targets, code=65).err
    assert "2 entries" in rj("import", str(path), *targets, "--encoding", "cp1252").out
    assert "“pirate”" in rj("import", str(path), "--encoding", "pirate", code=2).err


def test_standard_input_is_taken_in_like_a_file(rj: Rj) -> None:
    done = rj("import", "-", *OPTIONS, "--yes", stdin=ROWS.encode())
    assert "Imported: 3 entries." in done.out


def test_on_a_terminal_each_thing_is_asked_once_and_remembered(
    on_terminal: StartOnTerminal, rj: Rj, tmp_path: Path
) -> None:
    path = written(tmp_path)
    asked = on_terminal("import", path)
    for thing, answer in (("Urge", "strength"), ("craving", "craving:0-7")):
        asked.expect(thing)
        asked.expect("skip")
        asked.sendline(answer)
    asked.expect("Mood")
    asked.expect("skip")
    asked.sendline("mood")
    asked.expect("Beer")
    asked.expect("skip")
    asked.sendline("skip")
    asked.expect("yes or no")
    asked.sendline("yes")
    asked.expect("2 entries")
    asked.wait()
    later = written(tmp_path, ROWS + "Urge,2026-11-22T18:40:12+01:00,1,,\n")
    assert "Imported: 1 entry, 2 already here." in rj("import", later, "--yes").out


def test_an_export_of_a_journal_comes_through_the_same_door(rj: Rj, tmp_path: Path) -> None:
    rj("note", "first")
    out = tmp_path / "everything.json"
    rj("export", "json", "-o", str(out))
    rj("erase", "--everything", "--yes")
    assert "entries: 1 new" in rj("import", str(out)).out
    assert "entries: 1 already here" in rj("import", "json", str(out)).out.replace("0 new, ", "")


def test_what_is_found_is_what_is_imported(rj: Rj, tmp_path: Path) -> None:
    """Points that nobody wants here, or that make two entries, are counted as what they become."""
    rows = ROWS.replace("after work", "") + "Urge,2026-11-22T18:40:12+01:00,1,,\n"
    path = written(tmp_path, rows)
    skipping = ("--kind-map", "Urge=craving,Mood=mood,Beer=skip", "--yes")
    done = rj("import", path, *skipping)
    assert "Track & Graph: 2 cravings, 1 mood, " in done.err
    assert "Imported: 3 entries." in done.out
    rj("undo")
    nothing = rj("import", path, "--kind-map", "Urge=skip,Mood=skip,Beer=skip", "--yes")
    assert "Track & Graph: nothing to turn into entries" in nothing.err
    assert "Imported: 0 entries." in nothing.out


def test_the_mapping_of_a_table_is_kept_for_tables_like_it(rj: Rj, tmp_path: Path) -> None:
    german, other = tmp_path / "german.csv", tmp_path / "other.csv"
    german.write_text("Datum;Uhrzeit;Art;Wert\n19.11.2026;18:40;Verlangen;6\n", "utf-8")
    other.write_text("day,text\n2026-11-20,words\n", "utf-8")
    columns = ("--map", "date=Datum,time=Uhrzeit,type=Art,value=Wert")
    asked = ("--kind-map", "Verlangen=craving", "--dates", "dmy", "--zone", "Asia/Tokyo")
    assert "1 entry" in rj("import", str(german), *columns, *asked, "--yes").out
    assert "1 entry" in rj("import", str(other), "--map", "date=day,note=text", "--yes").out
    german.write_text(german.read_text("utf-8") + "3.4.2027;07:15;Verlangen;2\n", "utf-8")
    done = rj("import", str(german), "--yes")
    assert "Imported: 1 entry, 1 already here." in done.out
    assert "read as times in Asia/Tokyo" in done.err
    assert "2027-04-03 07:15" in done.out


def test_an_export_says_where_entries_come_from_and_stays_the_same(rj: Rj, tmp_path: Path) -> None:
    path = written(tmp_path)

    def export() -> dict[str, object]:
        found: dict[str, object] = json.loads(rj("export", "json").out)
        del found["exported_at"]
        return found

    rj("note", "mine")
    rj("import", path, *OPTIONS, "--yes")
    first = export()
    assert "Imported: 0 entries, 3 already here." in rj("import", path, *OPTIONS, "--yes").out
    assert json.dumps(export()) == json.dumps(first)
    assert isinstance(found := first["imported"], list)
    assert [one["source"] for one in found] == ["Track & Graph"] * 3
    whole = tmp_path / "whole.json"
    rj("export", "json", "-o", str(whole))
    rj("erase", "--everything", "--yes")
    rj("import", str(whole))
    assert export() == first
    assert "imported from: Track & Graph" in rj("show", str(1 + len(found))).out
    assert "3 already here" in rj("import", path, *OPTIONS, "--yes").out
    wrongs: tuple[object, ...] = ([1], [{"uid": "x"}], {}, [{"uid": 1, "source": "a", "key": "b"}])
    for wrong in wrongs:
        damaged = whole.with_name("damaged.json")
        changed = json.loads(whole.read_text("utf-8")) | {"imported": wrong}
        damaged.write_text(json.dumps(changed), "utf-8")
        assert len(rj("import", "json", str(damaged), code=65).err.splitlines()) == 1
