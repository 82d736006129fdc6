"""Insights on the command line: charts, sentences, and too little data."""

import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.store.journal import Journal
from recovery_journal.words.insights import report as words
from support.command_line import CommandResult, Rj
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.many import fill_journal
from support.spoken import as_argument, assert_harmless

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
GROUPED = {
    **{"The last 14 days with an entry": ["trend"], "How strong": ["over time"]},
    **{"When": ["part of the day", "weekday"], "What set it off": ["triggers"]},
    **{"What tends to go together": ["together"], "What you tried": ["went well", "came down"]},
    **{"Mood": ["mood"], "Hungry, angry, lonely, tired": ["halt"]},
    **{"After a short night": ["sleep"]},
}
"""The sections under each title."""


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(NOW, tick=False):
        yield str(home / "journal.db")


@pytest.fixture
def full(path: str) -> str:
    """Two months of entries, enough for most sections."""
    fill_journal(path, 500, last=NOW)
    return path


def titles(done: CommandResult) -> list[str]:
    """The titles that were printed, in order."""
    found = [re.sub(r"( \(.*\))?:$", "", line) for line in done.out.splitlines()]
    return [line for line in found if line in GROUPED]


def test_every_section_that_has_something_to_say(rj: Rj, full: str) -> None:
    done = rj("insights")
    found = {one["name"]: one["found"] for one in rj("insights", "--json").json}
    assert [*found] == [*words.SECTION_TITLES] == [*chain.from_iterable(GROUPED.values())]
    enough = {name for name, one in found.items() if "so_far" not in one}
    quiet = {name for name in ("together", "halt", "sleep") if not found[name].get("found")}
    told = enough - quiet
    assert titles(done) == [title for title, names in GROUPED.items() if told & {*names}]
    assert len(told) > 5
    assert done.out.splitlines()[0].startswith("249 cravings, 156 moods, ")
    assert done.out.count("days with an entry, ") == 1
    assert done.out.count("stands out so far") + done.out.count("Nothing stands out yet") == 1
    assert done.out.count(words.BASIS_NOTE) == 1
    assert done.out.count("Too few so far to say more:") == (len(enough) < len(found))
    assert done.out.splitlines()[-1] == words.BASIS_NOTE
    assert not done.err


def test_numbers_are_the_same_as_in_json(rj: Rj, full: str) -> None:
    (found,) = rj("insights", "--section", "trig", "--json").json
    lines = rj("insights", "--section", "trig").out.splitlines()
    start = lines.index("What set it off:") + 1
    for trigger, line in zip(found["found"]["found"], lines[start : start + 8], strict=False):
        assert line == f"{trigger['name']}: {trigger['cravings']} cravings"


def test_one_section_alone(rj: Rj, full: str) -> None:
    done = rj("insights", "--section", "over-time")
    assert titles(done) == ["How strong"]
    assert words.BASIS_NOTE in done.out
    assert "Too few" not in done.out
    assert "A section is one of:" in rj("insights", "--section", "x", code=2).err


def test_what_is_too_little_is_told_once(rj: Rj, path: str) -> None:
    Journal(path).close()
    done = rj("insights")
    few, note = done.out.splitlines()
    assert few == words.NOTHING_YET
    assert note == words.BASIS_NOTE
    found = rj("insights", "--json").json
    assert {tuple(one["found"]) for one in found} == {("so_far", "needed", "of")}
    assert rj("insights", "--section", "mood").out.splitlines() == [
        "Too few so far to say more: 0 of 3 moods.",
        words.BASIS_NOTE,
    ]


def test_without_a_journal(rj: Rj, path: str) -> None:
    assert "no journal yet" in rj("insights", code=66).err
    assert not Path(path).exists()


def test_the_day_of_the_person(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        for number in range(3):
            journal.entries.add(Mood(at=NOW, mood=number + 1))
    (found,) = rj("insights", "--json", "--section", "mood").json
    assert (found["found"]["median"], found["found"]["moods"]) == (2, 3)
    assert found["found"]["last"] == "2026-11-23"


def test_the_json_holds_only_numbers_that_json_knows(rj: Rj, full: str) -> None:
    def numbers(value: object) -> Iterator[float]:
        match value:
            case dict():
                for inner in value.values():
                    yield from numbers(inner)
            case list():
                for inner in value:
                    yield from numbers(inner)
            case float():
                yield value

    assert all(map(math.isfinite, numbers(rj("insights", "--json").json)))


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words_in_the_insights(rj: Rj, path: str, text: str) -> None:
    typed = f"x{as_argument(text)}"
    with Journal(path) as journal, journal.bulk():
        for number in range(5):
            journal.entries.add(
                Craving(
                    at=NOW,
                    intensity=number,
                    after=1,
                    outcome="passed",
                    triggers=(typed,),
                    strategies=(typed,),
                )
            )
    done = rj("insights")
    assert titles(done) == ["How strong", "What set it off", "What you tried"]
    said = [
        line
        for line in done.out.split("\n")
        if line.endswith((": 5 cravings", "typically 1.0 points lower afterwards"))
    ]
    assert len(said) == 2
    assert_harmless(done, rj("insights", "--json"))
