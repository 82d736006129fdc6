from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.insights.minimums import first_unmet
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.domain.sobriety.tracker import Use
from support.entries import entries
from support.gathered import history_of

NIGHT = datetime(2026, 3, 3, 2, 30, tzinfo=timezone(timedelta(hours=1)))
MONDAY = date(2026, 3, 2)


def days_of(written: History) -> set[date]:
    return {one.day for one in written.cravings} | {one.day for one in written.moods}


def test_a_craving_keeps_its_local_hour_and_its_own_day() -> None:
    craving = Craving(
        at=NIGHT,
        day=MONDAY,
        intensity=7,
        after=3,
        outcome="passed",
        situation="conflict",
        triggers=("work",),
        feelings=("sad",),
        places=("home",),
        company=("alone",),
        strategies=("Call someone", "Slow breathing"),
        halt=("tired",),
    )
    assert history_of([craving]) == History(
        (
            CravingSeen(
                *(MONDAY, 2, 7, 3, "passed", "conflict"),
                *(("work",), ("sad",), ("home",), ("alone",)),
                *(("Call someone", "Slow breathing"), ("tired",)),
            ),
        ),
        (),
        frozenset({MONDAY}),
    )


def test_every_kind_of_entry_makes_a_day_an_observed_one() -> None:
    found = history_of(
        [
            Mood(at=NIGHT, mood=4, sleep=7.5),
            Note(at=datetime(2026, 3, 5, 9, tzinfo=UTC), note="quiet"),
            Use(at=NIGHT, day=MONDAY, tracker=1, on=MONDAY, next_start=None),
        ]
    )
    assert found.moods == (MoodSeen(date(2026, 3, 3), 4, 7.5),)
    assert found.days == {MONDAY, date(2026, 3, 3), date(2026, 3, 5)}
    assert (found.first, found.last) == (MONDAY, date(2026, 3, 5))


@given(
    st.lists(entries(texts=st.text(min_size=1).filter(str.strip)), max_size=8),
    st.dates(),
)
def test_a_part_holds_what_belongs_to_its_days(some: list[Entry], last: date) -> None:
    whole = history_of(some)
    assert days_of(whole) <= whole.days
    part = whole.up_to(last)
    assert part.days == {day for day in whole.days if day <= last}
    assert days_of(part) <= part.days
    assert whole.up_to(date.max) == whole


def test_a_gate_names_the_first_thing_that_is_missing() -> None:
    assert first_unmet((10, 10, "craving"), (14, 14, "day")) is None
    found = first_unmet((10, 10, "craving"), (3, 14, "day"))
    assert found is not None
    assert (found.so_far, found.needed, found.of) == (3, 14, "day")
