"""Trackers, and built-in and custom strategies."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import time_machine

from recovery_journal import clock
from recovery_journal.domain.sobriety.tracker import Limit, Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.command_line import Rj
from support.each import each


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(datetime(2026, 11, 23, 4, 12, tzinfo=UTC), tick=False):
        yield str(home / "journal.db")


def tracker(path: str, name: str) -> Tracker:
    with Journal(path, create=False) as journal:
        return journal.trackers.find(name)


# Trackers


def test_a_tracker_named_like_its_kind(rj: Rj, path: str) -> None:
    done = rj("tracker", "add", "Alcohol", "--since", "2026-07-18")
    assert done.out == "Saved: Alcohol, since Sat 18 Jul. Undo: rj undo\n"
    added = tracker(path, "alc")
    assert (added.kind, added.verb, added.start) == ("alcohol", "drank", date(2026, 7, 18))


def test_a_drug_is_known_by_its_usual_names(rj: Rj) -> None:
    told = {
        "Heroin": "naloxone",
        "XANAX": "seizures",
        "coke": "fentanyl",
        "beer": "an alcohol service",
        "Betting": "self-exclusion",
        "smoking": "clozapine",
        "GHB": "If it is GHB: don't stop suddenly.",
        "my lyrica": "pregabalin",
    }
    for name, words in told.items():
        assert words in rj("tracker", "add", name, "--since", "today").out, name
    assert "suddenly" not in rj("tracker", "add", "Weed", "--since", "today").out


def test_what_stopping_does_is_said_while_it_can_happen(rj: Rj, path: str) -> None:
    for kind, since, is_said in (
        ("alcohol", "today", True),
        ("alcohol", "10 days ago", True),
        ("benzodiazepine", "2026-12-24", True),
        ("alcohol", "11 days ago", False),
        ("opioid", "2016-11-23", False),
        ("cannabis", "today", False),
    ):
        done = rj("tracker", "add", f"{kind} {since}", "--kind", kind, "--since", since)
        assert ("stop" in done.out.lower()) == is_said, (kind, since, done.out)


def test_everything_about_a_tracker(rj: Rj, path: str) -> None:
    done = rj(
        *("tracker", "add", "The green one", "--since", "tomorrow", "--kind", "cann"),
        *("--verb", "vaped", "--time", "21:30", "--limit", "2.5  joints per week"),
        *("--headline", "last", "--money", "12.50 EUR", "--minutes", "90", "--private"),
    )
    assert done.out == (
        "Saved: The green one, cannabis, since Tue 24 Nov, at most 2.5 joints a week, private. "
        "Undo: rj undo\n"
    )
    added = tracker(path, "The")
    assert added == Tracker(
        name="The green one",
        kind="cannabis",
        verb="vaped",
        start=date(2026, 11, 24),
        start_time=time(21, 30),
        limit=Limit(amount=2.5, unit="joints", per="week", since=date(2026, 11, 24)),
        cents_per_day=1250,
        currency="EUR",
        minutes_per_day=90,
        headline="last 90",
        private=True,
        position=1,
        id=1,
        uid=added.uid,
        revision=1,
    )
    rj(
        "tracker",
        "edit",
        "the",
        "--time",
        "none",
        "--limit",
        "none",
        "--money",
        "none",
        "--minutes",
        "0",
        "--name",
        "Green",
        "--since",
        "yesterday",
        "--shareable",
    )
    changed = tracker(path, "Green")
    assert (changed.start_time, changed.limit, changed.cents_per_day) == (None, None, None)
    assert (changed.minutes_per_day, changed.start) == (None, date(2026, 11, 22))
    assert (changed.private, changed.verb) == (False, "vaped")
    assert rj("tracker", "edit", "Green").err == "Nothing was changed.\n"


def test_archived_trackers_are_listed_when_asked_for(rj: Rj) -> None:
    rj("tracker", "add", "Alcohol", "--since", "today", "--json")
    rj("tracker", "add", "Sugar", "--since", "today")
    assert rj("tracker", "archive", "alc").out.endswith("archived. Undo: rj undo\n")
    assert rj("tracker", "list").out == "2  Sugar, since Mon 23 Nov\n"
    assert len(rj("tracker", "list", "--all", "--json").json) == 2
    rj("tracker", "archive", "alc", "--back")
    assert len(rj("tracker", "list").out.splitlines()) == 2


def test_no_tracker_yet(rj: Rj, path: str) -> None:
    Journal(path).close()
    assert "rj tracker add NAME --since DAY" in rj("tracker", "list").err
    assert rj("tracker", "list", "--json").json == []


@each(
    ("options", "code", "says"),
    [
        ((), 2, "--since"),
        (("--since", "soon"), 2, "cannot be read as a day"),
        (("--since", "today", "--kind", "x"), 2, "A kind is one of"),
        (("--since", "today", "--limit", "two drinks"), 2, "2 drinks a day"),
        (("--since", "today", "--limit", "0 drinks a day"), 2, "above 0"),
        (("--since", "today", "--money", "much"), 2, "12.50 EUR"),
        (("--since", "today", "--time", "late"), 2, "19:30"),
        (("--since", "today", "--time", "21.30"), 2, "19:30"),
        (("--since", "today", "--headline", "x"), 2, "A headline is one of"),
        (("--since", "today", "--kind", "gamb", "--money", "5"), 2, "gambling"),
    ],
)
def test_a_tracker_that_cannot_be(
    rj: Rj, path: str, options: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("tracker", "add", "X", *options, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_a_bare_group_shows_its_help(rj: Rj) -> None:
    done = rj("passphrase", code=2)
    assert "  set      Encrypt the journal with a passphrase" in done.err
    assert not done.out


# Strategies


def test_the_library_needs_no_journal(rj: Rj, path: str) -> None:
    lines = rj("strategy", "list").out.splitlines()
    assert len(lines) == len(built_in_strategies())
    body = rj("strategy", "list", "--category", "bo", "--json").json
    assert {one["category"] for one in body} == {"body"}
    assert "step: " in rj("strategy", "show", "ride").out
    assert rj("strategy", "show", "Cold", "--json").json["warning"]
    assert "There is no strategy zzz." in rj("strategy", "show", "zzz", code=1).err
    assert not Path(path).exists()


def test_a_warning_stands_before_the_steps(rj: Rj) -> None:
    shown = rj("strategy", "show", "cold water").out
    assert 0 < shown.index("\nwarning: ") < shown.index("\nstep: ")


def test_a_strategy_of_ones_own(rj: Rj, path: str) -> None:
    done = rj(
        *("strategy", "add", "Call Sam", "--category", "connect", "--step", "Find the phone."),
        *("--step", "Call.", "--when", "late", "--minutes", "10", "--favourite"),
    )
    assert done.out == "Saved: Call Sam. Undo: rj undo\n"
    assert "Call Sam  connect  10 minutes  late  favourite\n" in rj("strategy", "list").out
    rj(
        "strategy",
        "edit",
        "call sa",
        "--name",
        "Call Kim",
        "--no-favourite",
        "--warning",
        "Not at 3.",
    )
    assert rj("strategy", "show", "Call Kim").out == (
        "name: Call Kim\ncategory: connect\nwhen: late\nminutes: 10\nwarning: Not at 3.\n"
        "step: Find the phone.\nstep: Call.\n"
    )
    rj("strategy", "edit", "call k", "--archive")
    assert "Call Kim" not in rj("strategy", "list").out
    assert "archived" in rj("strategy", "list", "--all").out
    assert "no strategy" in rj("strategy", "show", "nothing", code=1).err


def test_one_of_the_library_can_become_ones_own(rj: Rj, path: str) -> None:
    rj("strategy", "edit", "ride", "--favourite", "--json")
    with Journal(path) as journal:
        wave: Strategy = journal.strategies.find("Ride the wave")
    assert wave.favourite
    assert wave.key
    assert rj("strategy", "edit", "ride", "--favourite").err == "Nothing was changed.\n"


@each(
    ("options", "code"),
    [
        ((), 2),
        (("--category", "x"), 2),
        (("--category", "body", "--minutes", "0"), 2),
        (("--category", "body", "--step", " "), 2),
    ],
)
def test_a_strategy_that_cannot_be(rj: Rj, path: str, options: tuple[str, ...], code: int) -> None:
    assert rj("strategy", "add", "X", *options, code=code).err.count("\n") == 1
    assert not Path(path).exists()


def test_another_limit_does_not_judge_the_days_before(rj: Rj) -> None:
    rj("tracker", "add", "Coffee", "--since", "2026-01-01", "--limit", "2 cups a day")
    first = rj("tracker", "list", "--json").json[0]["limit"]
    assert first["since"] == "2026-01-01"
    rj("tracker", "edit", "Coffee", "--limit", "2 cups a day")
    assert rj("tracker", "list", "--json").json[0]["limit"] == first
    changed = rj("tracker", "edit", "Coffee", "--limit", "1 cup a day", "--json").json["limit"]
    assert (changed["amount"], changed["since"]) == (1, clock.now().date().isoformat())
