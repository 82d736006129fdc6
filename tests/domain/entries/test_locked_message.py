"""Sealed messages: as typed, of a few lengths, and validated when read."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.locked_message import (
    LockedMessage,
    from_bytes,
    given_values,
    to_bytes,
    to_entry,
)
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.returns import STILL_USING
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import BadInput
from support.corpus import HOSTILE
from support.each import each

AT = datetime(2026, 11, 22, 21, 30, tzinfo=timezone(timedelta(hours=1)))
UID = "0123456789abcdef" * 2


def said(**changes: object) -> LockedMessage:
    shared: dict[str, object] = {"kind": "craving", "uid": UID, "at": AT}
    return LockedMessage(**(shared | {"values": {"intensity": 7}} | changes))  # type: ignore[arg-type]


def test_only_what_was_said_is_in_it() -> None:
    craving = Craving(at=AT, intensity=7, triggers=("lonely",), note="Walked home.")
    assert given_values(craving) == {
        "intensity": 7,
        "triggers": ("lonely",),
        "note": "Walked home.",
    }
    assert given_values(Note(at=AT, note="x", tracker=3, private=False)) == {"note": "x"}
    use = Use(at=AT, tracker=0, on=date(2026, 11, 22), next_start=None, amount=2.5)
    assert given_values(use) == {"amount": 2.5}


def test_it_comes_back_as_it_was() -> None:
    entry = Craving(
        at=AT, intensity=0, after=2, triggers=("lonely", "Friday"), halt=("tired",), kept=True
    )
    one = said(values=given_values(entry), tracker="alc", private=False, next_start=STILL_USING)
    back = from_bytes(to_bytes(one))
    assert back.at == AT
    assert back.at.utcoffset() == timedelta(hours=1)
    assert (back.kind, back.uid, back.tracker) == ("craving", UID, "alc")
    assert (back.private, back.next_start) == (False, "still")
    assert back.next_first_day == "still"
    assert said(next_start="2026-11-23").next_first_day == date(2026, 11, 23)
    assert said().next_first_day is None
    assert to_entry(Craving, back) == entry


@each("text", HOSTILE)
def test_text_comes_back_as_typed(text: str) -> None:
    back = from_bytes(to_bytes(said(values={"intensity": 7, "note": text}, tracker=text)))
    assert (to_entry(Craving, back).note, back.tracker) == (text, text)


@given(st.text(st.characters()))
def test_any_text_comes_back(text: str) -> None:
    back = from_bytes(to_bytes(said(values={"intensity": 7, "note": text})))
    assert to_entry(Craving, back).note == text


def test_its_length_says_little() -> None:
    def length(note: str) -> int:
        return len(to_bytes(said(kind="note", values={"note": note})))

    assert {length("x" * size) for size in range(0, 700, 7)} == {1024}
    assert length("x" * 1024) == 2048
    assert length("x" * 100_000) == 1 << 17
    empty = len(to_bytes(said(kind="note", values={"note": ""})).rstrip())
    for whole in (1024, 2048, 4096):
        assert [length("x" * (whole - empty + more)) for more in (-1, 0, 1)] == [
            whole,
            whole,
            2 * whole,
        ]


def test_what_is_known_by_now_comes_first() -> None:
    one = said(values={"intensity": 7, "strategies": ["slow"]})
    entry = to_entry(Craving, one, strategies=("Slow breathing",), tracker=3)
    assert (entry.strategies, entry.tracker) == (("Slow breathing",), 3)


@each(
    "values",
    [
        {},
        {"intensity": 11},
        {"intensity": "7"},
        {"intensity": True},
        {"intensity": None},
        {"intensity": 7, "note": 7},
        {"intensity": 7, "triggers": "lonely"},
        {"intensity": 7, "triggers": [1]},
        {"intensity": 7, "outcome": "won"},
        {"intensity": 7, "id": 1},
        {"intensity": 7, "uid": UID},
        {"intensity": 7, "tracker": 1},
        {"intensity": 7, "of another kind": 1},
    ],
)
def test_a_value_that_cannot_be_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        to_entry(Craving, said(values=values))


def test_a_whole_number_of_hours_is_a_number() -> None:
    entry = to_entry(Mood, from_bytes(to_bytes(said(kind="mood", values={"mood": 3, "sleep": 8}))))
    assert entry.sleep == 8.0


@each(
    "change",
    [
        {"version": 2},
        {"uid": "short"},
        {"uid": UID.upper()},
        {"uid": 7},
        {"kind": None},
        {"at": "today"},
        {"at": True},
        {"at": 10**18},
        {"offset": 10**6},
        {"values": None},
        {"values": 7},
        {"tracker": 7},
        {"private": "yes"},
        {"next": "tomorrow"},
        {"next": 7},
    ],
)
def test_another_message_is_refused(change: dict[str, object]) -> None:
    told = json.loads(to_bytes(said())) | change
    with pytest.raises(BadInput):
        from_bytes(json.dumps(told).encode())


@each("text", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b"NaN"])
def test_what_is_no_message_is_refused(text: bytes) -> None:
    with pytest.raises(BadInput):
        from_bytes(text)


@each("at", [datetime(1969, 12, 31, tzinfo=UTC), datetime(2040, 2, 29, 23, tzinfo=UTC)])
def test_moments_of_any_time(at: datetime) -> None:
    assert from_bytes(to_bytes(said(at=at))).at == at
