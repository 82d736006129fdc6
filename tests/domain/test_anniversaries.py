from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.anniversaries import anniversaries_within, next_anniversary
from recovery_journal.domain.circle import Person
from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import Milestone

TODAY = date(2026, 11, 23)


def person(name: str, day: date | None, *, archived: bool = False) -> Person:
    return Person(name=name, recovery_day=day, agreed=day is not None, archived=archived)


def test_the_next_date_of_someone() -> None:
    found = next_anniversary(person("Kim", date(2025, 11, 26)), TODAY)
    assert found
    assert (found.milestone, found.on) == (Milestone(1, "year"), date(2026, 11, 26))
    today = next_anniversary(person("Kim", date(2026, 10, 24)), TODAY)
    assert today
    assert (today.milestone, today.on) == (Milestone(30, "day"), TODAY)
    assert next_anniversary(person("Kim", None), TODAY) is None
    assert next_anniversary(person("Kim", date(9999, 12, 31)), date(9999, 12, 31)) is None


def test_whose_date_comes_within_a_week() -> None:
    people = [
        person("far", date(2025, 12, 1)),
        person("last day", date(2025, 11, 30)),
        person("today", date(2020, 11, 23)),
        person("gone", date(2020, 11, 23), archived=True),
        person("unknown", None),
        person("leap", date(2024, 2, 29)),
    ]
    found = anniversaries_within(people, TODAY, 7)
    assert [(one.person.name, one.on) for one in found] == [
        ("today", TODAY),
        ("last day", date(2026, 11, 30)),
    ]
    assert anniversaries_within(people, TODAY, 0) == found[:1]
    (leap,) = anniversaries_within(people[-1:], date(2027, 2, 28), 0)
    assert leap.milestone == Milestone(3, "year")
    assert anniversaries_within(people, date.max, 7) == []


@given(st.dates(date(1950, 1, 1), TODAY), st.integers(0, 400))
def test_no_date_is_missed_and_none_is_early(start: date, days: int) -> None:
    last = TODAY + timedelta(days=days)
    between = milestones.upcoming(start, TODAY - timedelta(days=1), 20)
    wanted = [dated for dated in between if dated[1] <= last][:1]
    found = anniversaries_within([person("Kim", start)], TODAY, days)
    assert [(one.milestone, one.on) for one in found] == wanted
