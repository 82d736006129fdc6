"""The command that writes a calendar file."""

from pathlib import Path

from support.command_line import Rj


def test_a_calendar_is_written_for_nobody_else_to_read(rj: Rj, tmp_path: Path) -> None:
    rj("meeting", "add", "Church", "--on", "tue", "--at", "19:30")
    out = tmp_path / "days.ics"
    done = rj("calendar", "-o", str(out), "--alarm", "30")
    assert "copied to a company's computers" in done.err
    assert "1 event." in done.err
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"Church" not in out.read_bytes()
    assert "Church" in rj("calendar", "--names").out
    rj("calendar", "-o", str(out), code=73)
    rj("calendar", "-o", str(out), "--force")


def test_nothing_to_write_is_said(rj: Rj, tmp_path: Path) -> None:
    rj("note", "hi")
    assert (
        "nothing to put in a calendar yet" in rj("calendar", "-o", str(tmp_path / "days.ics")).err
    )
    assert not (tmp_path / "days.ics").exists()
    rj("calendar", "--alarm", "-1", code=2)
    rj("calendar", "--review", "25:00", code=2)


def test_as_json_it_is_one_object_with_the_file_or_its_text(rj: Rj, tmp_path: Path) -> None:
    rj("mood", "3")
    assert rj("calendar", "--json").json == {"version": 1, "events": 0, "file": "", "text": ""}
    rj("meeting", "add", "Lake", "--on", "tue", "--at", "19:30")
    told = rj("calendar", "--json").json
    assert (told["events"], told["file"]) == (1, "")
    assert told["text"].startswith("BEGIN:VCALENDAR")
    path = tmp_path / "days.ics"
    assert rj("calendar", "-o", str(path), "--json").json["file"] == str(path)
    assert path.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
