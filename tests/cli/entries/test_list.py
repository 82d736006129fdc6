"""Listing, searching and showing entries."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.journal import Journal
from support.command_line import Rj
from support.each import each

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    """A journal with an entry of each kind, and the clock at 04:12."""
    path = str(home / "journal.db")
    with time_machine.travel(NOW, tick=False), Journal(path) as journal:
        alcohol = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
        limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 1, 1))
        coffee = journal.trackers.add(Tracker(name="Coffee", start=date(2026, 1, 1), limit=limit))
        add = journal.entries.add
        add(Note(at=NOW - timedelta(days=3), note="At the lake.\nStill water.", kept=True))
        add(Mood(at=NOW - timedelta(days=2), mood=4, feelings=("calm",), private=False))
        use = Use(at=NOW, tracker=coffee.id, on=date(2026, 11, 22), amount=3, next_start=None)
        add(use)
        craving = Craving(at=NOW, intensity=7, after=3, triggers=("lonely",), tracker=alcohol.id)
        add(craving)
        yield path


def test_a_list_has_a_line_for_each_entry_newest_first(rj: Rj) -> None:
    done = rj("list")
    assert done.out.splitlines() == [
        "4  2026-11-23 04:12  craving 7 of 10, afterwards 3 for Alcohol, lonely.",
        "3  2026-11-22  used, 3 cups for Coffee.",
        "2  2026-11-21 04:12  mood 4 of 5, good, calm.  shareable",
        "1  2026-11-20 04:12  note.  kept  At the lake. Still water.",
    ]
    assert not done.err


@each(
    ("options", "numbers"),
    [
        (("--kind", "craving"), [4]),
        (("--kind", "no"), [1]),
        (("--since", "2026-11-22"), [4, 3]),
        (("--until", "2026-11-21"), [2, 1]),
        (("--since", "yesterday", "--until", "yesterday"), [3]),
        (("--tracker", "cof"), [3]),
        (("--shareable",), [2]),
        (("--private",), [4, 3, 1]),
        (("--kept",), [1]),
        (("--limit", "2"), [4, 3]),
        (("--limit", "1"), [4]),
        (("--limit", "4"), [4, 3, 2, 1]),
        (("--limit", "0"), [4, 3, 2, 1]),
    ],
)
def test_what_a_list_shows(rj: Rj, options: tuple[str, ...], numbers: list[int]) -> None:
    assert [entry["id"] for entry in rj("list", *options, "--json").json] == numbers
    assert [int(line.split()[0]) for line in rj("list", *options).out.splitlines()] == numbers


@each(("limit", "more"), [("3", True), ("4", False), ("5", False)])
def test_a_list_that_ends_early_says_so(rj: Rj, limit: str, more: bool) -> None:
    assert ("All of them: --limit 0" in rj("list", "--limit", limit).err) is more


def test_a_list_goes_on_over_many_pages(rj: Rj, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recovery_journal.cli.entries.list.ENTRY_PAGE_SIZE", 3)
    with Journal(path) as journal:
        for ago in range(1, 8):
            journal.entries.add(Note(at=NOW - timedelta(hours=ago), note="x"))
    assert len(rj("list", "--limit", "0").out.splitlines()) == 11
    assert len(rj("list", "--limit", "10").out.splitlines()) == 10
    assert len(rj("list", "--limit", "11", "--json").json) == 11


def test_a_long_note_is_cut_in_a_list_only(rj: Rj) -> None:
    rj("note", "-", stdin=b"word " * 200)
    assert rj("list").out.splitlines()[0].endswith("word word …")
    assert rj("show", "5").out.count("word") == 200


@each(
    ("words", "numbers"),
    [
        (("lake",), [1]),
        (("still", "LA"), [1]),
        (("lonely",), [4]),
        (("lake", "--kind", "mood"), []),
        (('"',), []),
        (("zzz",), []),
    ],
)
def test_a_search(rj: Rj, words: tuple[str, ...], numbers: list[int]) -> None:
    done = rj("search", *words, "--json")
    assert [entry["id"] for entry in done.json] == numbers
    assert ("Nothing found" in done.err) is (not numbers)


def test_a_search_without_a_hit_says_so(rj: Rj) -> None:
    done = rj("search", "zzz")
    assert (done.out, done.err) == ("", "Nothing found for “zzz”.\n")


def test_a_search_shows_a_long_note_from_shortly_before_the_first_hit(rj: Rj) -> None:
    before = "Nothing much today. " * 30
    rj("note", "-", stdin=f"{before}\nThen Zoë rang.\n{before}".encode())
    rj("note", "-", stdin=b"Zoe came early. Then rain.")
    later, sooner = (line.split("  ", 2)[2] for line in rj("search", "zoe").out.splitlines())
    assert later.endswith("Zoe came early. Then rain.")
    assert "  …much today. Nothing much today.  Then Zoë rang. Nothing much" in sooner
    assert sooner.endswith("…")
    assert "Zoë" not in rj("list", "--limit", "2").out


def test_a_search_needs_words(rj: Rj) -> None:
    assert "rj search hospital" in rj("search", code=2).err


def test_an_entry_in_full(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        craving = journal.entries.get(4)
        note = journal.entries.get(1)
    assert rj("show", "4").out == (
        f"number: 4\nuid: {craving.uid}\nkind: craving\nday: 2026-11-23\n"
        "at: 2026-11-23 04:12+00:00\ntracker: Alcohol\nintensity: 7\nafter: 3\n"
        "trigger: lonely\nprivate: yes\nkept: no\n"
    )
    assert rj("show", note.uid.upper()).out.endswith(
        "kept: yes\nnote: At the lake.\n  Still water.\n"
    )
    assert rj("show", "4", "--json").json == to_plain(craving)
    assert "next: still using\namount: 3\n" in rj("show", "3").out


def test_what_a_person_typed_cannot_look_like_a_field(rj: Rj) -> None:
    rj("note", "-", stdin=b"one\nprivate: no")
    assert rj("show", "5").out.endswith("note: one\n  private: no\n")


@each("number", ["99", "x", "", "9" * 30, "1.0", "\u0661"])
def test_an_entry_that_is_not_there(rj: Rj, number: str) -> None:
    assert "To see them: rj list" in rj("show", "--", number, code=1).err


@each(
    "arguments",
    [
        ("list",),
        ("show", "1"),
        ("search", "x"),
        ("status",),
        ("undo",),
        ("delete", "1"),
        ("after", "1"),
        ("trash", "list"),
        ("tracker", "list"),
        ("export", "markdown"),
        ("export", "json"),
        ("edit", "1"),
    ],
)
def test_without_a_journal_none_is_made(
    rj: Rj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(tmp_path / "empty"))
    done = rj(*arguments, code=66)
    assert "Anything you log starts one." in done.err
    assert not (tmp_path / "empty").exists()


@each("limit", ["-1", "99999999999999999999"])
def test_a_limit_that_cannot_be(rj: Rj, path: str, limit: str) -> None:
    for command in (("list",), ("search", "a"), ("trash", "list")):
        assert rj(*command, "--limit", limit, code=2).err == (
            "How many to show is a whole number from 0 to 1000000000.\n"
        )


@each(
    ("arguments", "said"),
    [
        (("list", "--kind", "mood", "--private"), "No entries match. Not shown: 1 shareable"),
        (("list", "--kept", "--shareable"), "No entries match. Not shown: 1 private (--private)."),
        (("search", "lake", "--shareable"), "Nothing found for “lake”. Not shown: 1 private"),
        (("list", "--kind", "review"), "No entries match.\n"),
        (("list", "--since", "2027-01-01"), "No entries match.\n"),
    ],
)
def test_an_empty_list_says_so_and_why(rj: Rj, arguments: tuple[str, ...], said: str) -> None:
    assert rj(*arguments).err.startswith(said)
    assert rj(*arguments, "--json").out == "[]\n"


def test_an_empty_list_says_what_is_in_the_trash(rj: Rj) -> None:
    for number in ("1", "3"):
        rj("delete", number)
    assert rj("search", "lake").err == (
        "Nothing found for “lake”. Not shown: 1 in the trash (rj trash list).\n"
    )
    for number in ("2", "4"):
        rj("delete", number)
    assert rj("list").err == "No entries match. Not shown: 4 in the trash (rj trash list).\n"
    rj("trash", "empty", "--yes")
    assert rj("list").err == "Nothing is logged yet. To log a craving: rj craving 7\n"


def test_cravings_are_listed_by_strength_outcome_and_tag(rj: Rj) -> None:
    rj("craving", "3", "-t", "Rain", "--outcome", "passed")
    rj("craving", "7", "-t", "rain", "--outcome", "still-strong")
    rj("craving", "9", "-f", "angry", "--outcome", "still strong")
    rj("mood", "4", "-n", "rain")
    for options, expected in (
        (("--strength", "7", "--tag", "rain"), [7]),
        (("--strength", "7.."), [9, 7, 7]),
        (("--strength", "..7"), [7, 3, 7]),
        (("--strength", "4..8"), [7, 7]),
        (("--outcome", "still-strong"), [9, 7]),
        (("--outcome", "passed", "--strength", "4.."), []),
        (("--tag", "RAIN"), [7, 3]),
        (("--tag", "angry"), [9]),
        (("--tag", "ang"), []),
    ):
        found = rj("list", "--json", *options).json
        assert [one["intensity"] for one in found] == expected, options
    for typed in ("", "x", "..", "7..9..", "1-3", "11", "3..11", "٧"):
        assert rj("list", "--strength", typed, code=2).err.count("\n") == 1, typed


def test_a_number_with_a_hyphen_is_how_many_are_listed(rj: Rj) -> None:
    for number in range(3):
        rj("note", f"word {number}")
    assert len(rj("list", "-2", "--json").json) == 2
    assert len(rj("search", "word", "-1", "--json").json) == 1
    assert rj("list", "--since", "-1", code=2).err.startswith("“-1” cannot be read as a day")
    rj("delete", "1")
    rj("delete", "2")
    assert len(rj("trash", "list", "--json", "-1").json) == 1


def test_today_and_this_day_in_other_years(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        for year in (2025, 2024, 2020):
            for day in (22, 23, 24):
                at = datetime(year, 11, day, 12, tzinfo=UTC)
                journal.entries.add(Note(at=at, note=f"{year}-{day}"))
        journal.entries.trash(journal.entries.add(Note(at=at - timedelta(days=1), note="gone")).id)
    assert [one["id"] for one in rj("today", "--json").json] == [4]
    assert rj("today").out == rj("list", "--since", "today").out
    notes = [one["note"] for one in rj("on-this-day", "--json").json]
    assert notes == ["2025-23", "2024-23", "2020-23"]
    assert len(rj("on-this-day", "-2").out.splitlines()) == 2
    rj("delete", "4")
    assert rj("today").err == "Nothing is logged today.\n"
    with time_machine.travel(NOW + timedelta(days=5)):
        told = rj("on-this-day").err
        assert told == "Nothing was logged on this day in earlier years.\n"
        assert rj("on-this-day", "--json").json == []
