"""The one quiet line on hard days, after a mood or a craving."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.errors import Busy
from recovery_journal.store.journal import Journal
from support.command_line import Rj

HARD = "These are hard days. People and help lines: rj now"
NIGHT = datetime(2026, 11, 23, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


def test_the_line_is_said_once(rj: Rj) -> None:
    rj("mood", "1")
    done = rj("craving", "8")
    assert done.out.splitlines()[1:] == [HARD]
    assert not done.err
    assert rj("mood", "1").err == f"{HARD}\n"
    assert rj("mood", "1", "--json").err == f"{HARD}\n"
    assert rj("craving", "9", "--json").err == f"{HARD}\n"
    assert HARD not in rj("craving", "7").out
    assert rj("after", "9").out.splitlines()[1:] == [HARD]


def test_three_days_are_enough_in_any_order(rj: Rj) -> None:
    rj("mood", "1")
    assert not rj("mood", "1", "--at", "2 days ago").err
    assert rj("mood", "1", "--at", "yesterday").err == f"{HARD}\n"
    assert not rj("mood", "1", "--at", "3 days ago").err
    assert rj("craving", "8").out.splitlines()[1:] == [HARD]


def test_the_day_starts_when_the_person_says(rj: Rj, home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        journal.settings.write(replace(journal.settings.read(), day_starts_at=4))
    rj("mood", "1", "--at", "today 21:00")  # it's half past two, and still that evening
    assert rj("craving", "8").out.splitlines()[1:] == [HARD]


def test_what_lies_behind_is_left_alone(rj: Rj, night: time_machine.Traveller) -> None:
    rj("mood", "1")
    rj("craving", "9")
    night.shift(timedelta(days=1))
    assert not rj("mood", "1").err
    assert rj("craving", "9", "--at", "yesterday").out.splitlines()[1:] == ["Help now: rj now"]


def test_what_is_saved_is_told_whatever_else_fails(rj: Rj, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise Busy("Another program is using the journal.")

    monkeypatch.setattr("recovery_journal.store.journal.Journal.has_any", held)
    monkeypatch.setattr("recovery_journal.domain.entries.hard_days.first_deciding_day", held)
    done = rj("craving", "9", "-t", "work")
    assert done.out.splitlines()[1:] == ["Help now: rj now"]
    assert not rj("mood", "1").err


def test_a_weak_craving_asks_for_nothing_more(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the quick path must not do: look at plans, letters or days without need."""
    asked: list[str] = []
    holds = Journal.has_any

    def seen(journal: Journal, table: str) -> bool:
        asked.append(table)
        return holds(journal, table)

    monkeypatch.setattr(Journal, "has_any", seen)
    rj("craving", "7")
    rj("mood", "1")
    assert asked == []
    rj("craving", "7", "-t", "work")
    assert asked == ["plan"]
    rj("craving", "8")
    assert asked == ["plan", "letter"]
    with Journal(str(home / "journal.db")) as journal:
        assert isinstance(journal.entries.get(1), Craving)
