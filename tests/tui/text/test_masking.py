"""What stands where others may look over a shoulder."""

from dataclasses import replace
from datetime import UTC, date, datetime

from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.tui.text.masking import initials, mask_names, tracker_name
from support.each import each

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@each(
    ("name", "said"),
    [
        ("Sam", "S."),
        ("Tom Lee", "T.L."),
        (" ana\nmaria  x", "a.m.x."),
        ("", "···"),
        (" \n", "···"),
    ],
)
def test_a_name_becomes_its_initials(name: str, said: str) -> None:
    assert initials(name) == said


def test_a_tracker_has_a_letter_by_its_place() -> None:
    tracker = Tracker(name="Wine", start=date(2026, 1, 1))
    letters = [tracker_name(tracker, place, True) for place in (0, 1, 25, 26, 27)]
    assert letters == ["A", "B", "Z", "A", "B"]
    assert tracker_name(tracker, 0, False) == "Wine"


def test_an_entry_names_nobody_and_no_meeting() -> None:
    contact = Contact(at=AT, people=("Tom Lee", "Ana"), note="words", helped=True)
    meeting = AttendedMeeting(at=AT, meetings=("Tuesday at the church",), note="words")
    note = Note(at=AT, note="words")
    assert mask_names(contact) == replace(contact, people=("T.L.", "A."))
    assert mask_names(meeting) == replace(meeting, meetings=("···",))
    assert mask_names(note) == note
