"""Help right now, whatever the state of the machine or the journal."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.words import right_now
from recovery_journal.words.data import emergencies, medical
from recovery_journal.words.data.helplines import CRISIS, regions
from support.command_line import (
    CommandResult,
    Rj,
    StartOnTerminal,
    command_line,
    run_process,
    wait_for_exit,
)
from support.each import each

WORDS = ("now", "help", "sos", "crisis", "emergency")


def helps(done: CommandResult) -> None:
    """Who answers, three things to do, where meetings are, and nothing on standard error."""
    assert done.code == 0
    assert not done.err
    lines = done.out.splitlines()
    assert lines[1].startswith(right_now.DANGER)
    for line in ("Slow breathing:", right_now.MEETINGS_FOUND, right_now.HOW_CHECKED):
        assert line in lines
    assert lines.count(f"{emergencies.CANNOT_BE_WOKEN.title}:") == 1
    assert re.search(r"checked 2[78] Nov 2026", done.out)
    assert "\x1b" not in done.out


@each("word", WORDS)
def test_every_word_for_it_helps(rj: Rj, home: Path, word: str) -> None:
    helps(rj(word))
    assert not list(home.iterdir())


def test_the_region_is_guessed_and_says_so(rj: Rj, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    done = rj("now")
    assert "Numbers for Germany, guessed from the time zone." in done.out
    assert f"{right_now.DANGER} 112 · 0800 1110111" in done.out
    assert "call 01806 313031" in done.out


@each("code", regions())
def test_every_region_has_its_numbers(rj: Rj, code: str) -> None:
    done = rj("now", "--region", code.lower())
    helps(done)
    region = regions()[code]
    assert f"Numbers for {region.name}\n" in done.out
    if region.emergency:
        assert f"Emergency: {region.emergency}" in done.out
        assert f"2. Call {region.emergency}. " in done.out
        assert f"{right_now.DANGER} {region.emergency} · " in done.out
    else:
        assert f"We don't know an emergency number for {region.name}. Ask anyone" in done.out
        assert "Call ." not in done.out
    for line in region.lines:
        assert (
            f"{line.name}: {line.reach()}\n  {line.terms()}\n  {line.source_line()}\n" in done.out
        )


def test_a_country_is_chosen_by_its_name(rj: Rj) -> None:
    assert "Numbers for Peru\n" in rj("now", "--region", "peru").out
    assert "Numbers for United Kingdom\n" in rj("now", "--region", "England").out
    assert "Numbers for Côte d" in rj("now", "--region", "cote d'ivoire").out


def test_what_is_no_country_says_what_to_type_and_helps(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")  # the person asked for another country
    for typed, said in (
        ("XX", "No country is called that. Type its name in English, or its code: PE."),
        ("Gemrany", "No country is called that. Type its name in English, or its code: PE."),
        ("", "No country is called that. Type its name in English, or its code: PE."),
        ("guin", "Which one? Equatorial Guinea, Guinea, Guinea-Bissau, Papua New Guinea"),
    ):
        done = rj("now", "--region", typed, code=2)
        assert done.err == f"{said} Here is what helps anywhere.\n"
        assert f"{right_now.DANGER} 112 from a mobile phone · findahelpline.com\n" in done.out
        assert "Slow breathing:\n" in done.out
        assert rj("sos", "--region", typed, "--json", code=2).json["region"]["emergency"] == "112"


def test_whatever_is_typed_there_is_a_number(rj: Rj, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    for typed in (
        *(("peru",), ("--regoin", "peru"), ("--region",), ("-r",), ("me", "please", "--json=3")),
        ("--region", "--sources"),
    ):
        done = rj("help", *typed, code=2)
        assert done.err == (
            "That wasn't understood. Help for another country: rj now --region peru\n"
        )
        assert f"{right_now.DANGER} 112 · 0800 1110111" in done.out


def test_the_language_tells_the_country_where_the_zone_does_not(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Numbers for United Kingdom, guessed from the language settings." in rj("now").out


def test_a_place_that_is_not_known(rj: Rj) -> None:
    done = rj("now")
    assert "We don't know your country." in done.out
    assert f"{right_now.DANGER} 112 from a mobile phone · findahelpline.com\n" in done.out
    assert "Emergency: 112 (from a mobile phone, in most of the world;" in done.out
    assert "findahelpline.com" in done.out


def test_what_is_the_persons_own(rj: Rj, home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        journal.settings.write(Settings(region="IE"))
        journal.trackers.add(Tracker(name="A", kind="opioid", start=clock.now().date()))
        journal.people.add(
            Person(name="Sam\n\x1b[2J", role="sponsor", number="555 1", any_hour=True)
        )
        own = Strategy(name="Dogs", category="body", for_very_high=True, favourite=True)
        journal.strategies.add(own)
    done = rj("now")
    assert "Numbers for Ireland\n" in done.out
    assert "Sam ␛[2J: 555 1, any hour\n" in done.out
    assert "Dogs:\n" in done.out
    as_json = rj("now", "--json").json
    assert as_json["region"]["emergency"] == "112"
    assert as_json["people"][0]["number"] == "555 1"
    assert len(as_json["strategies"]) == 3
    assert all("crisis" in line["purposes"] for line in as_json["region"]["lines"][:1])
    assert CRISIS in as_json["region"]["lines"][0]["purposes"]
    assert as_json["emergencies"][0]["title"] == emergencies.CANNOT_BE_WOKEN.title
    assert as_json["emergencies"][0]["steps"][1].startswith("2. Call 112. ")


def test_what_is_tracked_follows_after_who_cannot_be_woken(rj: Rj, home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        journal.trackers.add(Tracker(name="A", kind="stimulant", start=clock.now().date()))
    out = rj("now").out
    told = [out.index(f"{one.title}:") for one in emergencies.in_order(["stimulant"])]
    assert told == sorted(told)
    assert out.index("Stimulants (") < out.index("Withdrawal from")
    assert out.index("Cannot be woken") < out.index("Stimulants (")


def test_every_sentence_and_number_has_its_source(rj: Rj) -> None:
    done = rj("now", "--sources", "--region", "GB")
    assert not done.err
    region = regions()["GB"]
    for line in region.lines:
        assert f"  {line.name}: {line.reach()}\n    {line.source_line()}\n" in done.out
    known = [one for kind in medical.MEDICAL.values() for one in (*kind.stopping, *kind.after_use)]
    for fact in (*emergencies.all_facts(), *known):
        assert f"    {fact.text.replace(emergencies.CALL, 'Call')}\n" in done.out
        checked = f"{fact.source.checked.day} Nov 2026"
        assert f"  {fact.source.name}\n  {fact.source.page}, checked {checked}\n" in done.out
    assert "None of the lists we read has a number." in rj("now", "--sources", "--region", "KP").out


def as_folder(path: Path) -> None:
    path.mkdir()


def as_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


@each(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(os.urandom(10_000)),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(5000)),
        lambda path: os.mkfifo(path),
        as_folder,
        as_link,
    ],
    anew=True,
)
def test_with_a_journal_that_is_none(rj: Rj, home: Path, make: Callable[[Path], object]) -> None:
    make(home / "journal.db")
    helps(rj("now"))
    make(home / "card.json") if make not in (as_folder, as_link) else None
    if not (home / "card.json").is_fifo():
        helps(rj("now"))


def test_with_a_locked_or_a_newer_journal(rj: Rj, home: Path) -> None:
    path = str(home / "journal.db")
    Journal(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA user_version=99")
    helps(rj("now"))
    other.execute("BEGIN EXCLUSIVE")
    helps(rj("now"))
    other.close()


@each("word", WORDS)
def test_with_no_home_and_an_empty_environment(word: str) -> None:
    import subprocess

    for environment in ({}, {"HOME": "/nonexistent"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}):
        done = subprocess.run(command_line(word), capture_output=True, env=environment)
        helps(CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode()))


def test_with_a_home_nobody_may_read() -> None:
    helps(run_process("now", HOME="/proc/1/nothing", RECOVERY_JOURNAL_HOME="/proc/nothing/at/all"))


def test_on_a_narrow_terminal(on_terminal: StartOnTerminal) -> None:
    child = on_terminal("now", "--region", "DE")
    assert wait_for_exit(child) == 0
    text = (child.before or "").replace("\r", "")
    assert "\x1b" not in text
    assert all(len(line) < 40 for line in text.split("\n"))


def test_help_is_shown_where_nobody_can_tell_which_journal_is_meant(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    for own in ("stick", "./stick"):
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", own)
        done = rj("now", "--region", "IE")
        assert "112" in done.out
        assert done.err.startswith(f"RECOVERY_JOURNAL_HOME is {own}, ")
        assert "give the full path" in rj("note", "words", code=2).err


ROOT = Path(__file__).parents[3]


def run_without_libraries(*arguments: str) -> CommandResult:
    """Carry out a command from the source tree, by a Python that has only its own modules."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "recovery_journal", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return CommandResult(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_it_helps_before_anything_is_installed(rj: Rj, home: Path) -> None:
    assert "ModuleNotFoundError" in run_without_libraries("status").err
    for arguments in (("now",), ("now", "--region", "peru"), ("sos", "--region=ie")):
        assert run_without_libraries(*arguments) == rj(*arguments), arguments
    wrong = run_without_libraries("now", "--region", "atlantis")
    assert wrong == rj("now", "--region", "atlantis", code=2)
    assert list(home.iterdir()) == []
    with Journal(str(home / "journal.db")) as journal:
        journal.people.add(Person(name="Sam", number="030 1", favourite=True))
    assert "Sam: 030 1" in run_without_libraries("now").out
    assert run_without_libraries("now") == rj("now")


def test_make_now_helps_and_says_so_to_an_old_python(home: Path) -> None:
    def make_now(*settings: str) -> CommandResult:
        done = subprocess.run(
            ["make", "--silent", "-C", str(ROOT), "now", *settings], capture_output=True, text=True
        )
        return CommandResult(done.returncode, done.stdout, done.stderr)

    told = make_now(f"PYTHON='{sys.executable}' -S", "REGION=new zealand")
    assert "Numbers for New Zealand" in told.out
    old = make_now("PYTHON=false")
    assert (old.code, "112 works from a mobile phone" in old.out) == (2, True)
    assert "findahelpline.com" in old.out
