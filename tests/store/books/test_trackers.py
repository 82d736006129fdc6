from datetime import UTC, date, datetime, time

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sobriety.tracker import HEADLINES, VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW, TEXTS
from support.examples import examples
from support.journals import fresh_journal

START = date(2026, 1, 1)


def add(journal: Journal, *names: str) -> list[Tracker]:
    return [journal.trackers.add(Tracker(name=name, start=START)) for name in names]


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


@given(
    st.builds(
        Tracker,
        name=TEXTS.filter(lambda text: text.strip() and one_line(text)),
        kind=st.sampled_from([kind for kind in VERBS_BY_KIND if kind != "gambling"]),
        verb=TEXTS,
        start=st.dates(),
        start_time=st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
        limit=st.none()
        | st.builds(
            Limit,
            amount=st.floats(0.01, 1e6),
            unit=TEXTS,
            per=st.sampled_from(["day", "week"]),
            since=st.dates(),
        ),
        cents_per_day=st.none() | st.integers(0, 999_999_999),
        currency=TEXTS,
        minutes_per_day=st.none() | st.integers(0, 1440),
        headline=st.sampled_from(HEADLINES),
        private=st.booleans(),
        archived=st.booleans(),
        position=st.integers(1, 99),
    )
)
@examples(2)
@time_machine.travel(NOW, tick=False)
def test_a_tracker_comes_back_as_it_was(tracker: Tracker) -> None:
    with fresh_journal() as journal:
        kept = journal.trackers.add(tracker)
        limit = tracker.limit and replace(tracker.limit, unit=one_line(tracker.limit.unit))
        assert kept == replace(
            tracker,
            name=one_line(tracker.name),
            verb=one_line(tracker.verb),
            currency=one_line(tracker.currency),
            limit=limit,
            id=1,
            uid=kept.uid,
            revision=1,
        )
        assert journal.trackers.get(1) == journal.trackers.by_uid(kept.uid) == kept
        assert journal.trackers.all(archived=True) == [kept]
        assert journal.trackers.edit(replace(kept, name=f" {kept.name}\r\n")) == kept


def test_trackers_stand_in_the_order_they_were_added_unless_moved(journal: Journal) -> None:
    one, two, three = add(journal, "One", "Two", "Three")
    assert [one.position, two.position, three.position] == [1, 2, 3]
    first = journal.trackers.edit(replace(three, position=0))
    assert journal.trackers.all() == [first, one, two]
    assert journal.trackers.add(Tracker(name="Four", start=START)).position == 3


def test_a_tracker_is_found_by_what_a_person_types(journal: Journal) -> None:
    alcohol, nicotine, nail = add(journal, "Alcohol", "Nicotine", "Nail biting")
    for typed in ("Alcohol", "alco", " ALC ", "a", "1", alcohol.uid, "al\x00c"):
        assert journal.trackers.find(typed) == alcohol
    assert journal.trackers.find("nic") == nicotine
    assert journal.trackers.find("nail b") == nail
    with pytest.raises(NotFound, match="begins with n: Nicotine, Nail biting"):
        journal.trackers.find("n")
    for typed in ("cohol", "x", "0", "99", "%", "_", "*", "alcohol!", "f" * 32):
        with pytest.raises(NotFound, match="no tracker"):
            journal.trackers.find(typed)
    for typed in ("", "  "):
        with pytest.raises(NotFound, match="Nothing was typed"):
            journal.trackers.find(typed)


def test_a_whole_name_wins_over_the_beginning_of_another(journal: Journal) -> None:
    beer, _ = add(journal, "Beer", "Beer and wine")
    assert journal.trackers.find("beer") == beer
    journal.trackers.archive(beer.id)
    assert journal.trackers.find("beer").archived


@each("name", HOSTILE)
def test_any_name_can_be_found_again(name: str) -> None:
    with fresh_journal() as journal:
        name = name if name.strip() and one_line(name) else f"x{name}"
        add(journal, "Other")
        (kept,) = add(journal, name)
        assert journal.trackers.find(kept.name) == kept
        assert journal.trackers.find(name) == kept


def test_two_trackers_never_have_one_name(journal: Journal) -> None:
    one, two = add(journal, "Alcohol", "Nicotine")
    for twin in ("alcohol", " ALCOHOL ", "Alco\0hol", "Alcohol\n"):
        with pytest.raises(BadInput, match="already a tracker called Alcohol"):
            journal.trackers.add(Tracker(name=twin, start=START))
        with pytest.raises(BadInput, match="already a tracker called Alcohol"):
            journal.trackers.edit(replace(two, name=twin))
    renamed = journal.trackers.edit(replace(one, name="ALCOHOL"))
    assert renamed.name == "ALCOHOL"
    journal.trackers.archive(one.id)
    with pytest.raises(BadInput, match="already"):
        journal.trackers.add(Tracker(name="alcohol", start=START))
    assert [tracker.name for tracker in journal.trackers.all()] == ["Nicotine"]
    add(journal, "nail  biting")
    with pytest.raises(BadInput, match="already"):
        add(journal, "Nail\tbiting")


def test_a_name_that_is_empty_once_it_is_kept_is_refused(journal: Journal) -> None:
    for name in ("\0", "\0 \0", " \r\n"):
        with pytest.raises(BadInput, match="needs a name"):
            journal.trackers.add(Tracker(name=name, start=START))
    assert journal.trackers.all() == []


def test_what_was_changed_elsewhere_is_not_overwritten(journal: Journal, path: str) -> None:
    (mine,) = add(journal, "Alcohol")
    with Journal(path) as other:
        theirs = other.trackers.edit(replace(other.trackers.get(mine.id), verb="drank"))
    with pytest.raises(Conflict, match="Nothing was saved"):
        journal.trackers.edit(replace(mine, name="Beer"))
    assert journal.trackers.all() == [theirs]


def test_the_same_again_changes_nothing(journal: Journal) -> None:
    (kept,) = add(journal, "Alcohol")
    newest = journal.last_change_number()
    assert journal.trackers.edit(kept) == kept
    assert journal.trackers.edit(replace(kept, name=" Alcohol\n")) == kept
    assert journal.last_change_number() == newest


def test_an_archived_tracker_keeps_its_entries(journal: Journal) -> None:
    (kept,) = add(journal, "Alcohol")
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    craving = journal.entries.add(Craving(at=at, intensity=3, tracker=kept.id))
    archived = journal.trackers.archive(kept.id)
    assert archived.archived
    assert journal.trackers.all() == []
    assert journal.trackers.all(archived=True) == [archived]
    assert journal.entries.page() == [craving]
    assert not journal.trackers.archive(kept.id, archived=False).archived
    with pytest.raises(NotFound):
        journal.trackers.archive(99)


def test_a_limit_comes_and_goes(journal: Journal) -> None:
    (kept,) = add(journal, "Coffee")
    limit = Limit(amount=2.5, unit=" cups\n", per="day", since=date(2026, 11, 1))
    kept = journal.trackers.edit(replace(kept, limit=limit, start_time=time(7, 30)))
    assert kept.limit == replace(limit, unit="cups")
    assert journal.trackers.edit(replace(kept, limit=None)).limit is None


def test_a_tracker_taken_back_is_still_known_by_its_number(journal: Journal) -> None:
    (kept,) = add(journal, "Alcohol")
    journal.undo()
    assert journal.trackers.get(kept.id).name == "Alcohol"
    with pytest.raises(NotFound):
        journal.trackers.find("Alcohol")
    (again,) = add(journal, "Alcohol")
    assert again.id != kept.id
    with pytest.raises(NotFound):
        journal.trackers.get(99)
