"""Items become entries: moments across a change of the clocks, scales, tags, leftovers."""

from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.answers import Answers, Target, parse_pairs, parse_target
from recovery_journal.exchange.importers.file_import import FileImport
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Item, Label, Reading
from recovery_journal.exchange.importers.to_entries import is_doubtful, moment_of, to_entries

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def item(day: date, at: time | None = None, **more: object) -> Item:
    return Item(number=1, key="k", day=day, at=at, **more)  # type: ignore[arg-type]


def test_a_doubled_hour_is_the_first_and_a_skipped_one_has_the_later_offset() -> None:
    for zone, day, at, expected, doubtful in (
        (BERLIN, date(2026, 10, 25), time(2, 30), "2026-10-25T02:30:00+02:00", True),
        (BERLIN, date(2026, 10, 25), time(3, 30), "2026-10-25T03:30:00+01:00", False),
        (BERLIN, date(2026, 3, 29), time(2, 30), "2026-03-29T02:30:00+02:00", True),
        (BERLIN, date(2026, 3, 29), time(1, 30), "2026-03-29T01:30:00+01:00", False),
        (NEW_YORK, date(2026, 11, 1), time(1, 15), "2026-11-01T01:15:00-04:00", True),
        (NEW_YORK, date(2026, 3, 8), time(2, 15), "2026-03-08T02:15:00-04:00", True),
        (BERLIN, date(2026, 7, 1), None, "2026-07-01T12:00:00+02:00", False),
    ):
        one = item(day, at)
        assert moment_of(one, zone).isoformat() == expected
        assert is_doubtful(one, zone) is doubtful, expected


def test_a_zone_or_an_offset_of_its_own_wins() -> None:
    known = item(date(2026, 10, 25), time(2, 30), offset=timedelta(hours=-8))
    assert moment_of(known, BERLIN).isoformat() == "2026-10-25T02:30:00-08:00"
    assert not is_doubtful(known, BERLIN)
    there = item(date(2026, 7, 1), time(9), zone="Asia/Tokyo")
    assert moment_of(there, BERLIN).isoformat() == "2026-07-01T09:00:00+09:00"
    for zone in ("Europe/Nowhere", "../../etc/passwd", "\0"):
        with pytest.raises(BadInput):
            moment_of(item(date(2026, 7, 1), time(9), zone=zone), BERLIN)


def test_scales_of_other_programs_become_ours() -> None:
    for typed, values in (
        ("mood:1-10", {1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 5, 10: 5}),
        ("mood:-1-1", {}),
        ("craving:0-4", {0: 0, 1: 3, 2: 5, 3: 8, 4: 10}),
        ("craving", {0: 0, 7: 7, 10: 10}),
        ("energy:0-100", {0: 1, 50: 3, 100: 5}),
    ):
        if not values:
            with pytest.raises(BadInput):
                parse_target(typed)
            continue
        target = parse_target(typed)
        assert {value: target.rescale(value) for value in values} == values, typed


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6), st.floats(0, 1))
def test_the_ends_of_a_scale_are_its_ends_here(low: float, width: float, share: float) -> None:
    target = Target("craving", low, low + width)
    assert (target.rescale(target.low), target.rescale(target.high)) == (0, 10)
    inside = min(target.high, target.low + share * (target.high - target.low))
    assert 0 <= target.rescale(inside) <= 10
    for outside in (target.low - 1, target.high + 1, float("nan")):
        with pytest.raises(BadInput):
            target.rescale(outside)


def test_an_answer_reads_back_as_it_was_typed() -> None:
    for typed in ("craving", "mood:1-10", "use:My wine: red", "sleep", "trigger", "skip"):
        assert str(parse_target(typed)) == typed
    for typed in ("", "steps", "use", "use:", "mood:5-1", "mood:1-1", "sleep:1-5", "craving:a-b"):
        with pytest.raises(BadInput):
            parse_target(typed)


def test_pairs_may_hold_commas_and_equal_signs() -> None:
    typed = "Drinks, counted=use:Beer, a=b=craving,c=skip"
    assert parse_pairs(typed) == {"Drinks, counted": "use:Beer", "a=b": "craving", "c": "skip"}
    for wrong in ("Craving", "a=craving,b"):
        with pytest.raises(BadInput):
            parse_pairs(wrong)


def test_what_has_no_field_of_its_own_stays_as_words() -> None:
    answers = Answers(
        zone="Europe/Berlin",
        targets={
            "mood": parse_target("mood"),
            "urge": parse_target("craving"),
            "energy": parse_target("energy:0-10"),
            "steps": parse_target("note"),
            "weight": parse_target("skip"),
            "acts": parse_target("strategy"),
            "feels": parse_target("feeling"),
            "other": parse_target("skip"),
        },
    )
    full = item(
        date(2026, 7, 1),
        time(9),
        readings=(
            Reading("mood", 4),
            Reading("urge", 6),
            Reading("energy", 5),
            Reading("steps", 4000),
            Reading("weight", 80),
        ),
        labels=(Label("acts", "walk"), Label("feels", "calm"), Label("other", "x")),
        words="hello",
        starred=True,
    )
    mood, craving = (one.entry for one in to_entries(full, answers))
    assert isinstance(mood, Mood)
    assert (mood.mood, mood.energy, mood.feelings) == (4, 3, ("calm",))
    assert (mood.note, mood.kept) == ("hello\nsteps: 4000", True)
    assert isinstance(craving, Craving)
    assert (craving.intensity, craving.strategies, craving.feelings) == (6, ("walk",), ("calm",))
    assert (craving.note, craving.kept) == ("", False)
    alone = item(date(2026, 7, 1), readings=(Reading("energy", 5),), labels=full.labels)
    (note,) = (one.entry for one in to_entries(alone, answers))
    assert isinstance(note, Note)
    assert note.note == "energy: 5\nwalk\ncalm"
    nothing = item(date(2026, 7, 1), readings=(Reading("weight", 80),))
    assert to_entries(nothing, answers) == []


def test_a_look_says_how_far_it_is_before_anything_is_answered(tmp_path: Path) -> None:
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    row = "2026-11-20,20 November,Friday,22:10,good,walk,,some words\n"
    (path := tmp_path / "daylio.csv").write_text(head + row * 5000, "utf-8")
    read: list[int] = []
    found = FileImport(Given(str(path)), Answers()).look(read.append)
    assert not found.is_answered
    assert len(read) >= 5
    assert 0.7 * path.stat().st_size < sum(read) <= path.stat().st_size
