"""Every filter, at every page size, compared with a sorted list and plain conditions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.journal import Journal
from support.entries import NOW
from support.examples import examples
from support.journals import fresh_journal

WORDS = ("calm", "sea", "seaside", "walk")


class Crowd(NamedTuple):
    journal: Journal
    everything: list[Entry]
    """Its entries, put in order by hand: by moment, then by number, newest first."""

    def __repr__(self) -> str:
        return "Crowd()"


@pytest.fixture(scope="module")
def crowd() -> Iterator[Crowd]:
    """A few hundred entries, many of them in the same second, and what was put in."""
    chance = Random(7)
    with time_machine.travel(NOW, tick=False), fresh_journal() as journal, journal.bulk():
        numbers = [
            journal.trackers.add(Tracker(name=name, start=date(2026, 1, 1))).id for name in "AB"
        ]
        for _ in range(300):
            at = NOW - timedelta(days=chance.randrange(30), hours=chance.choice((0, 0, 0, 5)))
            number = chance.choice([None, *numbers])
            note = " ".join(chance.sample(WORDS, chance.randrange(3)))
            made: Entry = chance.choice(
                (
                    Craving(at=at, intensity=5, tracker=number, note=note, triggers=("sea",)),
                    Mood(at=at, mood=3, tracker=number, note=note),
                    Note(at=at, note=note or "x", tracker=number),
                    Use(at=at, on=at.date(), next_start=None, tracker=numbers[0], note=note),
                )
            )
            kept = journal.entries.add(
                replace(made, private=chance.random() < 0.5, kept=chance.random() < 0.2)
            )
            if chance.random() < 0.15:
                journal.entries.trash(kept.id)
        stored = [journal.entries.get(number) for number in range(1, 301)]
        yield Crowd(journal, sorted(stored, key=lambda one: (one.at, one.id), reverse=True))


FILTERS = st.builds(
    Filter,
    kinds=st.lists(st.sampled_from(["craving", "mood", "note", "use"]), unique=True).map(tuple),
    tracker=st.sampled_from([None, None, 1, 2]),
    since=st.none() | st.dates(date(2026, 10, 20), date(2026, 11, 25)),
    until=st.none() | st.dates(date(2026, 10, 20), date(2026, 11, 25)),
    private=st.sampled_from([None, None, True, False]),
    kept=st.sampled_from([None, None, True, False]),
    trashed=st.sampled_from([False, False, True]),
    text=st.sampled_from(["", "", *WORDS, "se", "SEA walk", "nothing", "walk calm"]),
)


def matches(entry: Entry, chosen: Filter) -> bool:
    words = [*entry.note.split(), *(name for _, name in entry.tags())]
    assert entry.day is not None
    return (
        (not chosen.kinds or entry.kind in chosen.kinds)
        and chosen.tracker in (None, entry.tracker)
        and (chosen.since is None or entry.day >= chosen.since)
        and (chosen.until is None or entry.day <= chosen.until)
        and chosen.private in (None, entry.private)
        and chosen.kept in (None, entry.kept)
        and chosen.trashed is (entry.trashed_at is not None)
        and all(found(term, words, chosen) for term in chosen.text.lower().split())
    )


def found(term: str, words: list[str], chosen: Filter) -> bool:
    """In the trash nothing is indexed, so a term may stand within a word there."""
    return any(term in word if chosen.trashed else word.startswith(term) for word in words)


@given(FILTERS, st.sampled_from([1, 7, 50]))
@examples(2)
def test_pages_in_both_directions_equal_the_list(crowd: Crowd, chosen: Filter, size: int) -> None:
    journal, everything = crowd
    wanted = [entry for entry in everything if matches(entry, chosen)]
    assert journal.entries.count(chosen) == len(wanted)
    assert journal.entries.page(chosen, limit=-1) == wanted
    assert list(down(journal, chosen, size)) == wanted
    assert list(up(journal, chosen, size)) == wanted[::-1]


def down(journal: Journal, chosen: Filter, size: int) -> Iterator[Entry]:
    page = journal.entries.page(chosen, limit=size)
    while page:
        assert len(page) <= size
        yield from page
        page = journal.entries.page(chosen, before=page[-1], limit=size)


def up(journal: Journal, chosen: Filter, size: int) -> Iterator[Entry]:
    page = journal.entries.page(chosen, oldest=True, limit=size)
    while page:
        assert len(page) <= size
        yield from reversed(page)
        page = journal.entries.page(chosen, after=page[0], limit=size)


def test_a_page_around_an_entry_that_does_not_match(crowd: Crowd) -> None:
    journal, everything = crowd
    chosen = Filter(kinds=("mood",), text="sea")
    for place in range(0, len(everything), 13):
        here = everything[place]
        older = [one for one in everything[place + 1 :] if matches(one, chosen)]
        newer = [one for one in everything[:place] if matches(one, chosen)]
        assert journal.entries.page(chosen, before=here, limit=3) == older[:3]
        assert journal.entries.page(chosen, after=here, limit=3) == newer[-3:]


def test_a_page_between_two_entries(crowd: Crowd) -> None:
    journal, everything = crowd
    live = [entry for entry in everything if entry.trashed_at is None]
    assert journal.entries.page(before=live[2], after=live[9], limit=100) == live[3:9]


def test_many_in_one_second_keep_the_order_they_were_made_in(journal: Journal) -> None:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with journal.bulk():
        made = [journal.entries.add(Mood(at=at, mood=3)) for _ in range(120)]
    assert list(down(journal, Filter(), 7)) == made[::-1]


def test_an_entry_that_is_moved_in_time_changes_its_place(journal: Journal) -> None:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    one, two, three = [
        journal.entries.add(Note(at=at - timedelta(days=days), note="sea")) for days in (1, 2, 3)
    ]
    moved = journal.entries.edit(replace(one, at=at - timedelta(days=9)))
    for chosen in (Filter(), Filter(text="sea"), Filter(kinds=("note",))):
        assert journal.entries.page(chosen) == [two, three, moved]
    assert moved.day == date(2026, 11, 13)


def test_entries_since_a_day_not_long_ago_are_found_by_their_days(crowd: Crowd) -> None:
    connection = crowd.journal._file.connection
    said: list[str] = []
    connection.set_trace_callback(said.append)
    crowd.journal.entries.page(Filter(since=NOW.date() - timedelta(days=2)))
    connection.set_trace_callback(None)
    (read,) = [one for one in said if "ORDER BY place" in one]
    plan = connection.execute(f"EXPLAIN QUERY PLAN {read}").fetchall()
    assert "USING INDEX entry_day (day>?)" in plan[0][3]


def test_entries_since_a_day_are_the_same_however_they_are_found(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [
        Filter(since=NOW.date() - timedelta(days=back), kinds=kinds, kept=kept)
        for back in (0, 9, 99)
        for kinds in ((), ("mood",))
        for kept in (None, True)
    ]
    by_days = [crowd.journal.entries.page(one, limit=20) for one in chosen]
    monkeypatch.setattr("recovery_journal.store.books.entries.MAX_ENTRIES_TO_SORT", -1)
    assert [crowd.journal.entries.page(one, limit=20) for one in chosen] == by_days
