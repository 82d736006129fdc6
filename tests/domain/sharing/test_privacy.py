"""What a shared page may contain, each rule as a table."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

from recovery_journal.domain.circle import Contact, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sharing.privacy import (
    Confidences,
    State,
    TrackerUses,
    countable,
    is_return,
    may_count_confidence,
    needs_ticking,
    state_of,
    stops_counting,
)
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use

SINCE, UNTIL = date(2026, 11, 15), date(2026, 11, 22)
AT = datetime(2026, 11, 18, 12, tzinfo=UTC)
LIMIT = Limit(amount=2, unit="cups", per="day", since=date(2026, 1, 1))
ABSTAIN = Tracker(id=1, uid="t1", name="Alcohol", start=date(2026, 1, 1))
CUT_DOWN = Tracker(id=2, uid="t2", name="Coffee", start=date(2026, 1, 1), limit=LIMIT)
CHOICE = PageSelection(who="Sam", since=SINCE, until=UNTIL)

Y, N, ANY = True, False, None

# left out, chosen, private, a return, all words wanted, has words of its own: how it stands
STATES: tuple[
    tuple[bool | None, bool | None, bool | None, bool | None, bool | None, bool | None, State], ...
] = (
    (Y, ANY, ANY, ANY, ANY, ANY, "out"),
    (N, Y, ANY, ANY, ANY, ANY, "listed"),
    (N, N, Y, ANY, ANY, ANY, "out"),
    (N, N, N, Y, ANY, ANY, "out"),
    (N, N, N, N, N, ANY, "counted"),
    (N, N, N, N, Y, N, "counted"),
    (N, N, N, N, Y, Y, "listed"),
)


def use(day: date, end: date | None = None, uid: str = "u", *, private: bool = False) -> Use:
    return Use(at=AT, tracker=1, on=day, next_start=end, uid=uid, private=private)


def rows() -> Iterator[tuple[tuple[bool, ...], State]]:
    """Every line of the table with each "any" once as yes and once as no."""
    for *told, state in STATES:
        for one in product(*((Y, N) if flag is ANY else (flag,) for flag in told)):
            yield one, state


def test_how_an_entry_stands_on_a_page() -> None:
    seen = set()
    for (left_out, chosen, private, returned, words, note), state in rows():
        seen.add((left_out, chosen, private, returned, words, note))
        written = {"at": AT, "uid": "one", "private": private, "note": "words" if note else " \n"}
        entry: Entry = (
            Use(**written, tracker=1, on=SINCE, next_start=None)  # type: ignore[arg-type]
            if returned
            else Mood(**written, mood=3)  # type: ignore[arg-type]
        )
        for way in ({"ticked": ("one",)}, {"proud": "one"}, {"hard": "one"}) if chosen else ({},):
            choice = replace(CHOICE, words=words, left_out=("one",) if left_out else (), **way)
            told = (left_out, way, private, returned, words, note)
            assert state_of(entry, ABSTAIN if returned else None, choice) == state, told
    assert len(seen) == 64


def test_only_a_use_that_closes_a_period_is_a_return() -> None:
    assert is_return(use(SINCE), ABSTAIN)
    assert is_return(use(SINCE), None)  # its tracker is not known: rather too careful
    assert not is_return(use(SINCE), CUT_DOWN)
    assert not is_return(replace(use(SINCE), amount=0), ABSTAIN)  # a dry day of an earlier goal
    assert not is_return(Mood(at=AT, mood=3), ABSTAIN)
    assert not is_return(Mood(at=AT, mood=3), None)


def test_what_is_private_and_what_is_a_return_needs_ticking() -> None:
    assert needs_ticking(Mood(at=AT, mood=3, private=True), None)
    assert needs_ticking(use(SINCE), ABSTAIN)
    assert needs_ticking(use(SINCE, private=True), CUT_DOWN)
    assert not needs_ticking(use(SINCE), CUT_DOWN)
    assert not needs_ticking(Mood(at=AT, mood=3, private=False), None)


def test_a_contact_with_a_sponsee_counts_unless_it_is_private_or_left_out() -> None:
    contact = Contact(at=AT, uid="c", people=("Ana",), private=False, note="what she told")
    assert may_count_confidence(contact, CHOICE)
    assert may_count_confidence(contact, replace(CHOICE, words=True))
    assert not may_count_confidence(contact, replace(CHOICE, left_out=("c",)))
    private = replace(contact, private=True)
    assert not may_count_confidence(private, CHOICE)
    assert not may_count_confidence(private, replace(CHOICE, ticked=("c",), proud="c", words=True))


def test_which_earlier_uses_keep_days_from_being_counted() -> None:
    before, day = date(2026, 11, 10), timedelta(days=1)
    table = (
        # first day, next first day, private: on a tracker to stop, on one to cut down
        (before, before + day, N, N, N),
        (before, before + day, Y, Y, Y),
        (before, SINCE, N, N, N),
        (before, SINCE + day, N, Y, N),
        (before, None, N, Y, N),
        (before, None, Y, Y, Y),
        (SINCE - day, SINCE, Y, Y, Y),
        (SINCE, None, Y, N, N),
        (SINCE + day, SINCE + 2 * day, Y, N, N),
    )
    for first, end, private, on_abstain, on_cut_down in table:
        for tracker, stops in ((ABSTAIN, on_abstain), (CUT_DOWN, on_cut_down)):
            one = use(first, end, private=private)
            told = (first, end, private, tracker.name)
            assert stops_counting(one, tracker, CHOICE) == stops, told
            for hidden in (replace(tracker, private=True), replace(tracker, archived=True)):
                assert not stops_counting(one, hidden, CHOICE), told


def names(found: list[TrackerUses]) -> list[str]:
    return [one.tracker.name for one in found]


def counted(
    *trackers: Tracker,
    uses: dict[str, list[Use]] | None = None,
    states: dict[str, State] | None = None,
    choice: PageSelection = CHOICE,
) -> list[str]:
    known = [TrackerUses(one, (uses or {}).get(one.name, [])) for one in trackers]
    return names(countable(known, states or {}, choice))


def test_which_trackers_are_named() -> None:
    assert counted(ABSTAIN, CUT_DOWN) == ["Alcohol", "Coffee"]
    for tracker in (ABSTAIN, CUT_DOWN):
        assert counted(replace(tracker, private=True)) == []
        assert counted(replace(tracker, archived=True)) == []
        assert counted(replace(tracker, start=date(2026, 11, 23))) == []
        assert counted(replace(tracker, start=date(2026, 11, 22))) == [tracker.name]


def test_a_hidden_return_takes_every_count_of_days_away() -> None:
    nicotine = replace(ABSTAIN, id=3, uid="t3", name="Nicotine")
    hidden = {"Alcohol": [use(SINCE, uid="drink")]}
    everything = ["Alcohol", "Coffee", "Nicotine"]
    table: tuple[tuple[State, list[str]], ...] = (
        ("out", ["Coffee"]),
        ("counted", everything),
        ("listed", everything),
    )
    for state, found in table:
        states: dict[str, State] = {"drink": state}
        assert counted(ABSTAIN, CUT_DOWN, nicotine, uses=hidden, states=states) == found
    # A tracker that is not named tells nothing by being missing.
    private = replace(ABSTAIN, private=True)
    assert counted(private, nicotine, uses=hidden, states={"drink": "out"}) == ["Nicotine"]


def test_a_hidden_use_of_a_limit_takes_only_that_tracker_away() -> None:
    hidden = {"Coffee": [use(SINCE, uid="cup")]}
    assert counted(ABSTAIN, CUT_DOWN, uses=hidden, states={"cup": "out"}) == ["Alcohol"]
    assert counted(ABSTAIN, CUT_DOWN, uses=hidden, states={"cup": "counted"}) == [
        *("Alcohol", "Coffee")
    ]


def test_a_use_that_is_not_offered_is_hidden_when_it_is_private_or_left_out() -> None:
    early, end = date(2026, 2, 1), date(2026, 2, 2)
    for private, left_out, found in ((N, N, ["Alcohol"]), (Y, N, []), (N, Y, []), (Y, Y, [])):
        uses = {"Alcohol": [use(early, end, uid="old", private=private)]}
        choice = replace(CHOICE, left_out=("old",) if left_out else ())
        assert counted(ABSTAIN, uses=uses, choice=choice) == found, (private, left_out)


def test_a_use_after_the_page_hides_nothing() -> None:
    late = {"Alcohol": [use(date(2026, 11, 23), uid="late", private=True)]}
    assert counted(ABSTAIN, uses=late, states={"late": "out"}) == ["Alcohol"]
    on_the_last_day = {"Alcohol": [use(UNTIL, uid="late", private=True)]}
    assert counted(ABSTAIN, uses=on_the_last_day, states={"late": "out"}) == []


NO_END = datetime(9999, 12, 31, tzinfo=UTC)
SAM_READS = Confidences(
    reader="Sam",
    circle=frozenset({"sam", "ana", "tom", "ben"}),
    sponsee_until={"ana": NO_END, "ben": AT},
)


def test_which_contacts_may_hold_what_a_sponsee_told() -> None:
    table = (
        # with whom, and whether it may: Ana is a sponsee, Ben was one, Zoe is in no circle
        (("Tom",), N),
        (("Sam",), N),
        (("Ana",), Y),
        (("ANA",), Y),
        (("Tom", "Ana"), Y),
        (("Sam", "Ana"), Y),
        (("Zoe",), Y),
        (("Sam", "Zoe"), Y),
    )
    for people, may in table:
        contact = Contact(at=AT, people=people)
        assert SAM_READS.may_hold(contact) == may, people
    for at, may in ((AT - timedelta(seconds=1), Y), (AT, N), (AT + timedelta(days=9), N)):
        assert SAM_READS.may_hold(Contact(at=at, people=("Ben",))) == may, at
    assert not SAM_READS.may_hold(Mood(at=AT, mood=3, note="Ana called."))


def test_a_sponsee_may_read_what_they_told() -> None:
    ana_reads = replace(SAM_READS, reader="Ana")
    assert not ana_reads.may_hold(Contact(at=AT, people=("ana",)))
    assert ana_reads.may_hold(Contact(at=AT - timedelta(days=1), people=("Ana", "Ben")))


def test_which_promises_are_between_the_person_and_a_sponsee() -> None:
    for to, between in (("Ana", Y), ("ANA", Y), ("Ben", Y), ("Tom", N), ("Sam", N), ("", N)):
        assert SAM_READS.is_with_sponsee(Promise(text="tea", to=to)) == between, to
    assert not replace(SAM_READS, reader="ana").is_with_sponsee(Promise(text="tea", to="Ana"))
