"""What discreet mode shows instead of private words."""

import re
from datetime import UTC, date, datetime

from recovery_journal.domain.circle import AttendedMeeting, Contact, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.tui.text.masking import (
    mask_names,
    person_name,
    promise_name,
    strategy_name,
    tracker_name,
    words_or_mask,
)
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.each import each
from support.house import modules, room
from support.journals import fresh_journal

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
    assert person_name(name, masked=True) == said


def test_a_tracker_has_a_letter_of_its_own() -> None:
    trackers = [Tracker(name="Wine", start=date(2026, 1, 1), id=number) for number in range(1, 800)]
    letters = [tracker_name(one, masked=True) for one in trackers]
    assert [letters[at] for at in (0, 1, 25, 26, 51, 52, 701, 702)] == [
        *("A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]
    assert len(set(letters)) == 799
    assert tracker_name(trackers[0], masked=False) == "Wine"


def test_a_tracker_keeps_its_letter_whatever_becomes_of_it_and_of_others() -> None:
    with fresh_journal() as journal:
        for name in ("Alcohol", "Coffee", "Games"):
            journal.trackers.add(Tracker(name=name, start=date(2026, 1, 1)))
        first, coffee, games = journal.trackers.all()
        journal.trackers.archive(first.id)
        journal.trackers.edit(replace(coffee, private=True, position=9, name="Espresso"))
        journal.trackers.trash(games)
        journal.trackers.add(Tracker(name="Shopping", start=date(2026, 1, 1), position=0))
        letters = {
            one.name: tracker_name(one, masked=True) for one in journal.trackers.all(archived=True)
        }
    assert letters == {"Alcohol": "A", "Espresso": "B", "Shopping": "D"}


def test_an_entry_names_nobody_and_no_meeting() -> None:
    contact = Contact(at=AT, people=("Tom Lee", "Ana"), note="words", helped=True)
    meeting = AttendedMeeting(at=AT, meetings=("Tuesday at the church",), note="words")
    note = Note(at=AT, note="words")
    assert mask_names(contact) == replace(contact, people=("T.L.", "A."))
    assert mask_names(meeting) == replace(meeting, meetings=("···",))
    assert mask_names(note) == note


def test_words_become_dots_and_none_stay_none() -> None:
    assert words_or_mask("Sunday", masked=True) == "···"
    assert words_or_mask("Sunday", masked=False) == "Sunday"
    assert words_or_mask(" ", masked=True) == " "


def test_a_promise_is_no_more_than_that() -> None:
    promise = Promise(text="Call\nAna", to="Sam")
    assert promise_name(promise, masked=True) == "A promise"
    assert promise_name(promise, masked=False) == "Call Ana"


def test_a_strategy_of_ones_own_is_no_more_than_its_kind() -> None:
    mine = Strategy(name="Ring Ana", category="connect")
    ours = built_in_strategies()[0]
    edited = replace(ours, steps=("Sit on Ana's sofa",))
    names = [strategy_name(one, masked=True) for one in (mine, ours, edited)]
    assert names == ["People", ours.name, "Pause"]
    assert strategy_name(ours, masked=False) == ours.name
    assert strategy_name(mine, masked=False) == "Ring Ana"


def test_nothing_else_knows_what_stands_for_words() -> None:
    masking = "recovery_journal.tui.text.masking"
    using = {name for name, source in modules().items() if re.search(r"\bMASK\b|···", source)}
    assert {name for name in using if room(name) == "tui"} == {masking}
