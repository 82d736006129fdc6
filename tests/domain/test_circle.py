"""Whom to call first, and how to dial a number."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.domain.circle import (
    CONTACT_WAYS,
    FELLOWSHIPS,
    ROLES,
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
    next_meeting_day,
    people_to_call,
)
from recovery_journal.errors import BadInput
from support.each import each
from support.entries import TEXTS

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PEOPLE = st.lists(
    st.builds(
        Person,
        name=st.just("x"),
        role=st.sampled_from(ROLES),
        any_hour=st.booleans(),
        favourite=st.booleans(),
        archived=st.booleans(),
        id=st.integers(1, 10_000),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


def person(number: str) -> Person:
    return Person(name="x", number=number)


# Who comes first


def test_favourites_come_first_then_those_for_any_hour_then_the_sponsor() -> None:
    friend = Person(name="friend", role="friend", id=1)
    sponsor = Person(name="sponsor", role="sponsor", id=2)
    awake = Person(name="awake", any_hour=True, id=3)
    dear = Person(name="dear", favourite=True, id=4)
    both = Person(name="both", favourite=True, any_hour=True, id=5)
    sponsee = Person(name="sponsee", role="sponsee", favourite=True, any_hour=True, id=6)
    gone = Person(name="gone", favourite=True, archived=True, id=7)
    everyone = [friend, sponsor, awake, dear, both, sponsee, gone]
    assert people_to_call(everyone) == [both, dear, awake, sponsor, friend]


@given(PEOPLE)
def test_the_order_is_always_the_same_and_nobody_is_lost(people: list[Person]) -> None:
    found = people_to_call(people)
    wanted = {one.id for one in people if not one.archived and one.role != "sponsee"}
    assert sorted(one.id for one in found) == sorted(wanted)
    assert people_to_call(people[::-1]) == found
    assert people_to_call(found) == found
    favourites = [one.favourite for one in found]
    assert favourites == sorted(favourites, reverse=True)
    for favourite in (True, False):
        awake = [one.any_hour for one in found if one.favourite == favourite]
        assert awake == sorted(awake, reverse=True)
        for hour in (True, False):
            alike = [one for one in found if (one.favourite, one.any_hour) == (favourite, hour)]
            sponsors = [one.role == "sponsor" for one in alike]
            assert sponsors == sorted(sponsors, reverse=True)


# What a telephone takes


@each(
    ("number", "dialled"),
    [
        ("+353 1 234-567", "+3531234567"),
        (" +49 (30) 123.45", "+493012345"),
        ("0171/ 555 66", "017155566"),
        ("112", "112"),
        ("0171 1 / 0172 2", "01711"),
        ("0171 123456/7", "0171123456"),
        ("+49 30 1 +49 30 2", "+49301"),
        ("mobile 0171 1; home 030 2", "01711"),
        ("030 1 or 030 2", "0301"),
        ("", ""),
        ("+", ""),
        ("on Signal", ""),
        ("tel 55+5", "555"),
        ("++1", "+1"),
        ("*100#", "100"),
        ("\uff11\uff12", ""),
        ("\u0661\u0662", ""),
        ("\u00b2", ""),
    ],
)
def test_what_is_dialled(number: str, dialled: str) -> None:
    assert person(number).number_to_dial == dialled


@example("/0")
@given(st.text(st.sampled_from("+ 0123456789()-/.x\u0661\uff11"), max_size=30) | TEXTS)
def test_a_telephone_gets_a_plus_and_digits_or_nothing(number: str) -> None:
    dialled = person(number).number_to_dial
    assert re.fullmatch(r"(?:\+?[0-9]+)?", dialled, re.ASCII)
    digits = re.sub(r"[^0-9]", "", number)
    assert digits.startswith(dialled.lstrip("+"))
    assert bool(dialled) == bool(digits)
    assert person(dialled).number_to_dial == dialled
    assert "+" not in dialled or "+" in number


# Who cannot be


@each("name", ["", " ", "\n\t"])
def test_somebody_needs_a_name(name: str) -> None:
    with pytest.raises(BadInput, match="or an initial"):
        Person(name=name)


def test_a_role_is_one_of_the_list() -> None:
    with pytest.raises(BadInput, match="A role is one of: sponsor"):
        Person(name="x", role="boss")


def test_a_date_of_theirs_needs_their_agreement() -> None:
    day = date(2020, 2, 29)
    with pytest.raises(BadInput, match="only if they agreed"):
        Person(name="x", recovery_day=day)
    assert Person(name="x", recovery_day=day, agreed=True).recovery_day == day
    assert Person(name="x", agreed=True).recovery_day is None


@each(
    ("days", "at", "now", "expected"),
    [
        (("tue",), time(19, 30), datetime(2026, 11, 22, 20, tzinfo=UTC), date(2026, 11, 24)),
        (("tue",), time(19, 30), datetime(2026, 11, 24, 19, 30, tzinfo=UTC), date(2026, 11, 24)),
        (("tue",), time(19, 30), datetime(2026, 11, 24, 19, 31, tzinfo=UTC), date(2026, 12, 1)),
        (("tue",), None, datetime(2026, 11, 24, 23, 59, tzinfo=UTC), date(2026, 11, 24)),
        (("mon", "sun"), time(7), datetime(2026, 11, 22, 8, tzinfo=UTC), date(2026, 11, 23)),
        ((), time(7), datetime(2026, 11, 22, 8, tzinfo=UTC), None),
    ],
)
def test_a_meeting_comes_round_on_its_next_day(
    days: tuple[str, ...], at: time | None, now: datetime, expected: date | None
) -> None:
    assert next_meeting_day(Meeting(name="x", weekdays=days, at=at), now.date(), now) == expected


def refuse(says: str, kind: Callable[..., object], **fields: object) -> None:
    with pytest.raises(BadInput, match=says):
        kind(**fields)


def test_what_is_remembered_of_the_circle_needs_a_word() -> None:
    refuse("A contact needs a name", Contact, at=AT, people=())
    for empty in ("", " \n"):
        refuse("A contact needs a name", Contact, at=AT, people=(empty,))
        refuse("Which meeting", AttendedMeeting, at=AT, meetings=(empty,))
        refuse("A meeting needs a name", Meeting, name=empty)
        refuse("no words to keep", KeptWords, text=empty, received=AT.date())
        refuse("A promise needs at least one word", Promise, text=empty)
    assert Contact(at=AT, people=("", "Tom")).people == ("", "Tom")
    assert AttendedMeeting(at=AT, meetings=("", "Tuesday")).meetings == ("", "Tuesday")


def test_words_of_the_circle_are_those_of_their_lists() -> None:
    assert ROLES == ("sponsor", "sponsee", "peer", "family", "friend", "clinician", "other")
    assert CONTACT_WAYS == ("call", "message", "in person", "online", "other")
    assert FELLOWSHIPS == ("AA", "NA", "SMART", "secular", "other")
    for outcome in ("", "done", "not this time"):
        assert Promise(text="x", outcome=outcome).outcome == outcome
    refuse("is one of: done, not this time", Promise, text="x", outcome="kept")
    refuse("The way of a contact is one of: call", Contact, at=AT, people=("Tom",), way="letter")
    refuse("The kind of a meeting is one of: AA, NA", Meeting, name="x", fellowship="XX")
    refuse("some of: mon, tue, wed, thu, fri", Meeting, name="x", weekdays=("tue", "Tuesday"))


def test_nothing_that_is_not_stored_has_a_number() -> None:
    day = AT.date()
    for one in (
        Person(name="x"),
        Meeting(name="x"),
        KeptWords(text="x", received=day),
        Promise(text="x"),
        Contact(at=AT, people=("x",)),
    ):
        assert (one.id, one.uid, one.revision) == (0, "", 0)


def test_nothing_is_claimed_of_anybody_that_nobody_said() -> None:
    someone = Person(name="x")
    assert (someone.role, someone.any_hour, someone.favourite) == ("other", False, False)
    assert (someone.agreed, someone.archived, someone.id) == (False, False, 0)
    contact = Contact(at=AT, people=("Tom",))
    assert (contact.kind, contact.way, contact.helped) == ("contact", "call", False)
    assert contact.tags() == [("person", "Tom")]
    attended = AttendedMeeting(at=AT, meetings=("Tuesday",))
    assert (attended.kind, attended.helped) == ("attended", False)
    assert attended.tags() == [("meeting", "Tuesday")]
    meeting = Meeting(name="x")
    assert (meeting.fellowship, meeting.home, meeting.archived) == ("other", False, False)
