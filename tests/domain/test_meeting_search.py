"""Finding meetings in a long list."""

from datetime import UTC, datetime, time
from functools import partial
from time import perf_counter
from typing import Any

from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.meeting_search import MeetingFilter, find_words, searchable
from support.each import each

made = partial(searchable, now=datetime(2026, 11, 23, 4, 12, tzinfo=UTC), own_zone=UTC)
LIGHT = Meeting(
    name="Morgenlicht für alle",
    weekdays=("tue", "thu"),
    at=time(7, 30),
    place="Café Größe",
    address="1 Example Ave, Brooklyn, NY",
    types=("Open", "Step Study"),
    link="https://meet.example.test",
)
ONLINE = Meeting(name="Late", weekdays=("sun",), at=time(23, 30), place="online")
NO_TIME = Meeting(name="By appointment", place="Hall")


@each(
    ("wanted", "names"),
    [
        ({}, ["Morgenlicht für alle", "Late", "By appointment"]),
        ({"weekdays": ("thu", "fri")}, ["Morgenlicht für alle"]),
        ({"after": time(7, 30), "before": time(8)}, ["Morgenlicht für alle"]),
        ({"after": time(22), "before": time(8)}, ["Morgenlicht für alle", "Late"]),
        ({"after": time(23, 31)}, []),
        ({"words": "FUR tuesday cafe"}, ["Morgenlicht für alle"]),
        ({"words": "für sunday"}, []),
        ({"types": ("step", "OPEN")}, ["Morgenlicht für alle"]),
        ({"types": ("study",)}, []),
        ({"online": True}, ["Morgenlicht für alle", "Late"]),
        ({"in_person": True}, ["Morgenlicht für alle", "By appointment"]),
        ({"near": "brooklyn"}, ["Morgenlicht für alle"]),
        ({"near": "harlem"}, ["Late"]),
        ({"near": "Open"}, []),
    ],
)
def test_meetings_are_found_by_what_is_wanted(wanted: dict[str, Any], names: list[str]) -> None:
    every = (made(LIGHT), made(ONLINE, region="Harlem"), made(NO_TIME))
    fitting = MeetingFilter(**wanted)
    assert [one.own.name for one in every if fitting.fits(one)] == names


def test_five_thousand_are_searched_as_somebody_types() -> None:
    every = [
        made(Meeting(name=f"Group {number}", place="Church hall", notes="Ring. " * 40))
        for number in range(5000)
    ]
    typed = "church 4999"
    begun = perf_counter()
    for end in range(1, len(typed) + 1):
        found = find_words(every, typed[:end])
    assert (perf_counter() - begun) / len(typed) < 0.2  # about 0.005 on an idle machine
    assert [one.own.name for one in found] == ["Group 4999"]
