"""Shared pages on the command line."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person, Promise
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.store.journal import Journal
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.each import each

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    """A journal with a shareable craving, a private note, and a private mood of today."""
    path = str(home / "journal.db")
    with time_machine.travel(NOW, tick=False), Journal(path) as journal:
        journal.people.add(Person(name="Sam", role="sponsor"))
        journal.people.add(Person(name="Dr. Lee", role="clinician"))
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 7, 18)))
        day = timedelta(days=1)
        journal.entries.add(Craving(at=NOW - 2 * day, intensity=7, note="told", private=False))
        journal.entries.add(Note(at=NOW - day, note="secret \x1b[31m"))
        journal.entries.add(Mood(at=NOW - timedelta(hours=1), mood=2))
        journal.plans.add(Plan(cue="payday", act="call"))
        yield path


def test_a_page_is_printed_and_nothing_else_with_it(rj: Rj) -> None:
    done = rj("share", "--with", "sa", "--ask", "Please call.")
    assert done.out.startswith("# For Sam, 15 Nov to 22 Nov 2026\n")
    assert "7 of 7 days without use, 127 days now" in done.out
    assert done.out.endswith("> Please call.\n")
    assert "told" not in done.out
    assert "private" not in done.out
    assert done.err == "2 private entries were left out. Add one with --with-entry ID.\n"
    assert rj("share", "list").err.startswith("No pages yet.")


def test_what_only_the_writer_is_told_is_not_in_the_page(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        day = NOW.date() - timedelta(days=3)
        use = Use(at=NOW - timedelta(days=3), tracker=1, on=day, next_start=NOW.date())
        journal.entries.add(use)
    done = rj("share", "--with", "Sam", "--blur", "--ask", "Call me, Lee or Tomasz.")
    assert "days without use" not in done.out
    assert done.out.endswith("> Call me, L. or Tomasz.\n")
    _, days, replaced, left = done.err.splitlines()
    assert days.startswith("Only you see this. The page doesn't count your days (Alcohol), because")
    assert replaced == "Replaced by initials: Lee."
    assert left == "These may still be names: Tomasz."


def test_entries_are_taken_in_and_left_out(rj: Rj) -> None:
    done = rj("share", "--with", "Sam", "--with-entry", "2", "--proud", "1", "--with-plan", "pay")
    assert "> secret ␛\\[31m\n" in done.out
    assert "proud of\n\nFri 20 Nov 20:00 · Craving 7 of 10." in done.out
    assert "- If payday, then call\n" in done.out
    assert "1 private entry was" in done.err
    done = rj("share", "--with", "Sam", "--words", "--without", "1")
    assert "told" not in done.out
    assert "Craving" not in done.out
    assert rj("share", "--with", "Sam", "--words", "--since", "1d").out.count("told") == 0
    assert (
        "on this page"
        in rj("share", "--with", "Sam", "--since", "today", "--hard", "2", code=2).err
    )
    rj("share", "--with", "Sam", "--with-entry", "99", code=1)
    rj("share", "--with", "Sam", "--with-plan", "99", code=1)


@pytest.mark.parametrize("name", ["page.md", "page.html"])
def test_a_saved_page_is_noted_and_the_next_one_follows_it(
    rj: Rj, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    done = rj("share", "--with", "Sam", "-o", str(target), "--ask", "Call me", "--with-entry", "2")
    assert done.out == f"Page saved: {target}\n"
    assert done.err.startswith("Nothing was sent")
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text()
    assert text.startswith("<!DOCTYPE" if name.endswith("html") else "# For Sam")
    assert "Call me" in text
    assert "already" in rj("share", "--with", "Sam", "-o", str(target), code=73).err
    (share,) = rj("share", "list", "--json").json
    assert (share["who"], share["since"], share["until"]) == ("Sam", "2026-11-15", "2026-11-22")
    assert (share["file"], share["ask"], len(share["entries"])) == (str(target), "Call me", 2)
    assert rj("share", "list").out == (
        f"1  Sam, 15 Nov to 22 Nov, sponsor, 2 entries, made on 22 Nov, {target}\n"
    )
    assert rj("share", "--with", "Sam").out.startswith("# For Sam, 15 Nov to 22 Nov 2026\n")
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        assert rj("share", "--with", "Sam").out.startswith("# For Sam, 22 Nov to 24 Nov 2026\n")
    assert rj("share", "--with", "Sam", "--since", "2w").out.startswith("# For Sam, 8 Nov to")
    assert "In the trash" in rj("share", "delete", "1").out
    rj("share", "delete", "1", code=1)
    assert rj("share", "--with", "Sam").out.startswith("# For Sam, 15 Nov")
    assert target.exists()


def test_the_kind_of_page_follows_the_person(rj: Rj) -> None:
    assert rj("share", "--with", "dr", "--json").json["choice"]["preset"] == "counsellor"
    found = rj("share", "--with", "Sam", "--json", "--preset", "fam").json
    assert found["choice"]["preset"] == "family"
    assert [(one["kind"], one["state"]) for one in found["entries"]] == [
        ("mood", "out"),
        ("note", "out"),
        ("craving", "counted"),
    ]
    assert "secret" not in str(found)


@each(
    ("arguments", "code", "says"),
    [
        ((), 2, "Who is it for?"),
        (("--with", "Nobody"), 1, "nobody called"),
        (("--with", "Sam", "--preset", "boss"), 2, "A preset is one of"),
        (("--with", "Sam", "--since", "whenever"), 2, "cannot be read as a day"),
        (("--with", "Sam", "--since", "tomorrow"), 2, "in the future"),
        (("--with", "Sam", "--since", "today", "--until", "yesterday"), 2, "first day"),
        (("--with", "Sam", "-o", "/nonexistent/x.md"), 74, "no folder"),
        (("--with", "Sam", "-o", "page.pdf"), 2, ".html or .md"),
    ],
)
def test_what_cannot_be_made_is_said(
    rj: Rj, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("share", *arguments, code=code)
    assert says in done.err
    assert not done.out
    assert rj("share", "list").out == ""


def test_a_line_to_paste(rj: Rj, path: str) -> None:
    done = rj("share", "--line", "--ask", "please call")
    assert done.out == "127 days, please call\n"
    assert done.err == "Today's last craving or mood is private. --with-entry 3 includes it.\n"
    done = rj("share", "--line", "--with-entry", "3")
    assert (done.out, done.err) == ("127 days, a hard evening\n", "")
    with Journal(path) as journal:
        journal.entries.add(
            Use(at=NOW, tracker=1, on=date(2026, 9, 1), next_start=date(2026, 9, 2))
        )
        journal.entries.add(Craving(at=NOW, intensity=4, private=False))
    assert rj("share", "--line").out == "an okay evening\n"
    assert rj("share", "--line", "--json").json == {"version": 1, "line": "an okay evening"}


def test_a_line_counts_no_day_where_another_return_is_private(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        other = journal.trackers.add(Tracker(name="Nicotine", start=date(2026, 1, 1)))
        journal.entries.add(
            Use(at=NOW, tracker=other.id, on=date(2026, 9, 1), next_start=date(2026, 9, 2))
        )
    assert rj("share", "--line", "--ask", "please call").out == "please call\n"


def test_a_promise_is_left_out(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        number = journal.promises.add(Promise(text="plums", to="Sam", day=NOW.date())).id
    assert "Promised to you: plums" in rj("share", "--with", "Sam").out
    done = rj("share", "--with", "Sam", "--without-promise", str(number))
    assert "plums" not in done.out
    assert "Promises" not in done.out
    assert "no page" not in done.err
    rj("share", "--with", "Sam", "--preset", "family", "--without-promise", str(number))


def test_a_terminal_shows_it_as_text(on_terminal: StartOnTerminal) -> None:
    child = on_terminal("share", "--with", "Sam", "--since", "2026-11-15", "--with-entry", "2")
    assert wait_for_exit(child) == 0
    assert "\x1b" not in (child.before or "")
    assert "secret" in (child.before or "")
