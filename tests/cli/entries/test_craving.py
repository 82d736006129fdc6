"""Logging cravings and more: what is saved, printed, and refused."""

import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal import clock, places
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.opening import NoJournal
from support.command_line import Rj, command_line, run_process
from support.each import each

NIGHT = datetime(2026, 11, 23, 4, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, 04:12 in Berlin."""
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def newest(path: str) -> Any:
    with Journal(path, create=False) as journal:
        return journal.entries.page(limit=1)[0]


def track(path: str, *names: str) -> list[Tracker]:
    with Journal(path) as journal:
        return [journal.trackers.add(Tracker(name=name, start=date(2026, 7, 18))) for name in names]


# A first craving


def test_the_first_craving_needs_no_set_up(rj: Rj, path: str) -> None:
    done = rj("craving", "7", "-t", "lonely")
    assert done.out == "Saved 1: craving 7 of 10, lonely. Mon 23 Nov 04:12. Undo: rj undo\n"
    assert path in done.err
    assert "A passphrase can change that." in done.err
    craving = newest(path)
    assert isinstance(craving, Craving)
    assert (craving.intensity, craving.triggers, craving.at) == (7, ("lonely",), NIGHT)
    assert craving.private


def test_the_second_says_one_line(rj: Rj) -> None:
    rj("craving", "7")
    done = rj("craving", "3")
    assert done.out == "Saved 2: craving 3 of 10. Mon 23 Nov 04:12. Undo: rj undo\n"
    assert not done.err


def test_everything_about_a_craving(rj: Rj, path: str) -> None:
    (alcohol,) = track(path, "Alcohol")
    rj(
        *("craving", "6", "-t", "lonely", "-t", "Friday", "-f", "sad", "-n", "Walked home."),
        *("--for", "alc", "--at", "yesterday 21:30", "--after", "2", "--outcome", "pass"),
        *("--peak", "8", "--minutes", "25", "--situation", "CONF", "--place", "bus stop"),
        *("--with", "alone", "--halt", "h", "--halt", "TIRED", "--shareable", "--keep"),
        *("-s", "ride", "-s", "my own way"),
    )
    assert newest(path) == Craving(
        intensity=6,
        triggers=("lonely", "Friday"),
        feelings=("sad",),
        note="Walked home.",
        tracker=alcohol.id,
        at=datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        day=date(2026, 11, 22),
        after=2,
        outcome="passed",
        peak=8,
        minutes=25,
        situation="conflict",
        places=("bus stop",),
        company=("alone",),
        halt=("hungry", "tired"),
        strategies=("Ride the wave", "my own way"),
        private=False,
        kept=True,
        id=1,
        uid=newest(path).uid,
        revision=1,
    )


def test_a_strong_craving_points_to_help(rj: Rj) -> None:
    assert rj("craving", "8").out.endswith("Undo: rj undo\nHelp now: rj now\n")
    assert "rj now" not in rj("craving", "7").out
    assert "rj now" in rj("craving", "9", "--after", "3").out
    assert "rj now" in rj("craving", "5", "--peak", "10").out
    assert "rj now" not in rj("craving", "5", "--peak", "7", "--after", "2").out
    as_json = rj("craving", "10", "--json")
    assert as_json.json["intensity"] == 10
    assert as_json.err == "Help now: rj now\n"


def test_a_craving_that_ended_in_use_can_be_counted(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    assert rj("craving", "5", "--outcome", "used").err == ("To log it as a use: rj used Alcohol\n")


def test_which_tracker_a_craving_belongs_to(rj: Rj, path: str) -> None:
    def tracker_of(*arguments: str) -> int | None:
        number: int | None = rj("craving", "5", *arguments, "--json").json["tracker"]
        return number

    assert tracker_of() is None
    (alcohol,) = track(path, "Alcohol")
    assert tracker_of() == alcohol.id
    (nicotine,) = track(path, "Nicotine")
    assert tracker_of("--for", "Nic") == nicotine.id
    assert tracker_of() == alcohol.id
    assert tracker_of("--for", "none") is None
    assert tracker_of() == alcohol.id
    with Journal(path) as journal:
        journal.trackers.archive(alcohol.id)
    assert tracker_of() == nicotine.id


def test_one_craving_for_a_private_tracker_makes_no_later_one_private(rj: Rj, path: str) -> None:
    rj("config", "set", "entries-private", "no")
    for name, *options in (("Games", "--private"), ("Alcohol",)):
        rj("tracker", "add", name, "--since", "yesterday", *options)
    assert "for Games" in rj("craving", "5", "--for", "games").out
    assert "for Alcohol" in rj("craving", "6").out
    rj("delete", "2")
    rj("after", "2")
    assert "for Alcohol" in rj("strategy", "use", "call", "--before", "6").out
    found = rj("list", "--json").json
    assert [(one["tracker"], one["private"]) for one in found] == [
        *((2, False), (1, True)),
    ]


def test_a_planned_tracker_has_no_cravings_of_its_own_yet(rj: Rj) -> None:
    rj("tracker", "add", "Coffee", "--since", "tomorrow")
    assert " for " not in rj("craving", "5").out
    rj("tracker", "add", "Wine", "--since", "yesterday", "--limit", "2 glasses a day")
    assert "for Wine" in rj("craving", "5").out


def test_the_setting_decides_what_is_private(rj: Rj, path: str) -> None:
    with Journal(path) as journal:
        journal.settings.write(Settings(entries_private=False))
    assert rj("craving", "5", "--json").json["private"] is False
    assert rj("mood", "3", "--private", "--json").json["private"] is True


def test_a_moment_is_read_and_repeated(rj: Rj) -> None:
    assert "Sun 22 Nov 21:30." in rj("craving", "5", "--at", "yesterday 21:30").out
    assert "Mon 23 Nov 02:12." in rj("mood", "4", "--at", "2h ago").out
    assert "in the future" in rj("craving", "5", "--at", "23:00", code=2).err


def test_eight_first_cravings_all_land(path: str) -> None:
    eight = [
        subprocess.Popen(
            command_line("craving", "7", "-n", f"number {number}"), stdout=-1, stderr=-1
        )
        for number in range(8)
    ]
    ended = [process.communicate() for process in eight]
    assert [process.returncode for process in eight] == [0] * 8, ended
    with Journal(path, create=False) as journal:
        notes = {entry.note for entry in journal.entries.page()}
    assert notes == {f"number {number}" for number in range(8)}


# After


def test_after_closes_the_last_open_craving(rj: Rj, path: str) -> None:
    rj("craving", "5", "--at", "3h ago")
    rj("craving", "7", "--at", "2h ago")
    rj("craving", "9", "--at", "1h ago", "--outcome", "passed")
    done = rj("after", "3", "--outcome", "pas", "-s", "box")
    assert done.out == (
        "Saved 2: craving 7 of 10, afterwards 3, Box breathing. It passed. "
        "Mon 23 Nov 02:12. Undo: rj undo\n"
    )
    assert rj("after", "4", "--json").json["intensity"] == 5
    assert "No craving" in rj("after", "1", code=1).err


def test_after_looks_back_one_day(rj: Rj, night: time_machine.Traveller) -> None:
    rj("craving", "7")
    night.shift(timedelta(hours=24, seconds=1))
    rj("after", "2", code=1)


def test_after_may_say_only_how_it_ended(rj: Rj) -> None:
    rj("craving", "7")
    done = rj("after", "--outcome", "not sure", "--json").json
    assert (done["after"], done["outcome"]) == (None, "not sure")


def test_still_strong_points_to_help(rj: Rj) -> None:
    rj("craving", "5")
    assert rj("after", "9").out.endswith("Help now: rj now\n")


# Moods


def test_a_mood(rj: Rj, path: str) -> None:
    done = rj("mood", "4", "-f", "calm", "-n", "Good day.", "--energy", "3", "--sleep", "7.5")
    assert done.out == (
        "Saved 1: mood 4 of 5, good, calm. Energy 3 of 5. 7.5 hours of sleep. "
        "Mon 23 Nov 04:12. Undo: rj undo\n"
    )
    mood = newest(path)
    assert isinstance(mood, Mood)
    assert (mood.mood, mood.energy, mood.sleep, mood.feelings) == (4, 3, 7.5, ("calm",))


def test_three_days_of_mood_1_are_hard_days(rj: Rj) -> None:
    quiet = [rj("mood", "1", "--at", when).err for when in ("2 days ago", "yesterday")]
    assert "hard days" not in "".join(quiet)
    assert rj("mood", "1").err == "These are hard days. People and help lines: rj now\n"
    assert not rj("mood", "2").err


def test_mood_1_beside_a_strong_craving_is_a_hard_day(rj: Rj) -> None:
    rj("craving", "7")
    assert not rj("mood", "1").err
    rj("craving", "8")
    assert "hard days" in rj("mood", "1").err


# Notes


def test_a_note_of_words(rj: Rj, path: str) -> None:
    assert rj("note", "Slept", "well.").out == ("Saved 1: note. Mon 23 Nov 04:12. Undo: rj undo\n")
    note = newest(path)
    assert isinstance(note, Note)
    assert note.note == "Slept well."


@each("arguments", [("note",), ("note", "-")])
def test_a_note_from_standard_input(rj: Rj, path: str, arguments: tuple[str, ...]) -> None:
    rj(*arguments, stdin=b"one\r\n  two\n\n")
    assert newest(path).note == "one\n  two\n"


def test_control_characters_become_visible(rj: Rj, path: str) -> None:
    rj("note", stdin=b"a\x00\x1bb")
    assert newest(path).note == "a\u241bb"


def test_an_empty_note_is_refused(rj: Rj, home: Path) -> None:
    assert "at least one word" in rj("note", stdin=b" \n", code=2).err
    assert not (home / "journal.db").exists()


def test_words_of_a_craving_from_standard_input(rj: Rj, path: str) -> None:
    rj("craving", "5", "-n", "-", stdin="schön\n".encode())
    assert newest(path).note == "schön"


@each("words", ["-5 degrees", "- one", "--", "-", "-x", "--for", "", "-n"])
def test_words_may_begin_with_a_hyphen(rj: Rj, words: str) -> None:
    done = rj("craving", "5", f"--note={words}", "--json", stdin=b"asked")
    assert done.json["note"] == ("asked" if words == "-" else words)
    if words not in ("--", "-", "--for", "-n"):
        assert rj("craving", "5", "-n", words, "--json").json["note"] == words
    else:
        rj("craving", "-n", "5", "-n", "--json", code=2)


# What is refused without a terminal


@each(
    ("arguments", "says"),
    [
        (("craving",), "Say a number from 0 to 10. For example: rj craving 7"),
        (("mood",), "Say a number from 1 to 5. For example: rj mood 4"),
        (("craving", "7", "-n"), "-n needs words, or - for standard input."),
        (("craving", "lots"), "“lots” is not a whole number. For example:"),
        (("craving", "7", "8"), "For example: rj craving 7"),
        (("craving", "7", "--nonsense"), "There is no option “--nonsense”."),
        (("craving", "7", "--peak", "x"), "--peak: “x” is not a whole number."),
        (("mood", "4", "--sleep", "nan"), "--sleep: “nan” is not a number."),
        (("craving", "7", "-t"), "For example: rj craving 7"),
    ],
)
def test_a_command_that_is_typed_wrongly(
    rj: Rj, home: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = rj(*arguments, code=2)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not done.out
    assert not (home / "journal.db").exists()


@each(
    ("arguments", "says"),
    [
        (("craving", "11"), "A craving is a whole number from 0 to 10."),
        (("craving", "7", "--after", "-1"), "from 0 to 10"),
        (("mood", "0"), "A mood is a whole number from 1 to 5."),
        (("mood", "3", "--energy", "6"), "from 1 to 5"),
        (("mood", "3", "--sleep", "25"), "from 0 to 24"),
        (("craving", "7", "--outcome", "fine"), "An outcome is one of: passed, still-strong"),
        (("craving", "7", "--outcome", "us e"), "An outcome is one of:"),
        (("craving", "7", "--situation", "good"), "one of: good-feelings, good-times-with-others."),
        (("craving", "7", "--halt", ""), "HALT is one of:"),
        (("craving", "7", "--at", "soon"), "cannot be read as a time"),
    ],
)
def test_a_value_that_cannot_be(rj: Rj, home: Path, arguments: tuple[str, ...], says: str) -> None:
    done = rj(*arguments, code=2)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not (home / "journal.db").exists()


def test_an_unknown_tracker(rj: Rj, path: str) -> None:
    track(path, "Alcohol", "Alprazolam")
    assert "There is no tracker x" in rj("craving", "7", "--for", "x", code=1).err
    assert "Alcohol, Alprazolam" in rj("craving", "7", "--for", "al", code=1).err
    with Journal(path) as journal:
        assert journal.entries.count(Filter()) == 0


def test_names_may_be_written_with_hyphens(rj: Rj) -> None:
    assert rj("craving", "5", "--outcome", "Still-Strong", "--json").json["outcome"] == (
        "still strong"
    )


def test_the_files_are_for_this_account_only(home: Path) -> None:
    folder = home / "deep" / "down"
    done = run_process("craving", "7", RECOVERY_JOURNAL_HOME=str(folder))
    assert done.code == 0
    modes = [oct(path.stat().st_mode & 0o777) for path in (folder, folder / "journal.db")]
    assert modes == ["0o700", "0o600"]


def test_the_clock_is_the_one_of_the_program() -> None:
    assert clock.now() == NIGHT


@each("command", [("craving", "1_0"), ("mood", "4", "--sleep", "1_0")])
def test_digits_with_a_line_between_them_are_no_number(rj: Rj, command: tuple[str, ...]) -> None:
    assert "1_0" in rj(*command, code=2).err


@each(
    ("typed", "says"),
    [
        (("-t", "-n", "words"), "-t needs a value, and -n is an option."),
        (("-t", "--private"), "-t needs a value, and --private is an option."),
        (("--at", "--after=3"), "--at needs a value, and --after=3 is an option."),
        (("-f", "--", "7"), "-f needs a value, and -- is an option."),
    ],
)
def test_an_option_is_no_value(rj: Rj, typed: tuple[str, ...], says: str) -> None:
    assert says in rj("craving", "7", *typed, code=2).err
    with pytest.raises(NoJournal):
        Journal(places.journal_file(), create=False)


def test_a_value_may_begin_with_a_hyphen(rj: Rj) -> None:
    rj("craving", "7", "-t", "-x", "--feeling=-n", "-n", "a -t b")
    (entry,) = rj("list", "--json").json
    assert (entry["triggers"], entry["feelings"], entry["note"]) == (["-x"], ["-n"], "a -t b")
