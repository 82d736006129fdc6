"""The settings on the command line."""

from pathlib import Path

import pytest

from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.help_card import card_file, read_card
from support.command_line import Rj
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import as_argument, assert_harmless


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def settings(path: str) -> Settings:
    with Journal(path, create=False) as journal:
        return journal.settings.read()


def test_the_help_says_what_each_means(rj: Rj) -> None:
    said = rj("config", "--help").out
    assert "  morning             Whether Today asks for an intention.\n" in said
    for line in rj("config").out.splitlines():
        assert f"\n  {line.partition(':')[0]} " in said


def test_they_are_shown_before_there_is_a_journal(rj: Rj, path: str) -> None:
    assert rj("config").out.splitlines() == [
        "morning: no",
        "evening: no",
        "pack: Plain",
        "count-meetings: no",
        "milestones: yes",
        "way-in: yes",
        "region: guessed from the time zone or the language",
        "own-line: none",
        "waking-from: 7",
        "waking-to: 23",
        "day-starts-at: 0",
        "week-starts-on: monday",
        "entries-private: yes",
        "accessible: no",
        "lock-after: 10 for an encrypted journal, 0 for any other",
        "open-card: no",
        "open-plan: no",
        "backup-folder: none",
        "complete-own-words: no",
    ]
    assert rj("config", "list") == rj("config")
    assert rj("config", "--json").json == rj("config", "list", "--json").json
    assert not Path(path).exists()


@each(
    ("name", "value", "field", "kept", "shown"),
    [
        ("region", "ie", "region", "IE", "region: IE"),
        ("region", "Peru", "region", "PE", "region: PE"),
        ("day-starts-at", "4", "day_starts_at", 4, "day-starts-at: 4"),
        ("day starts at", "6", "day_starts_at", 6, "day-starts-at: 6"),
        ("week-starts-on", "sun", "week_starts_on", "sunday", "week-starts-on: sunday"),
        ("week", "Saturday", "week_starts_on", "saturday", "week-starts-on: saturday"),
        ("entries_private", "no", "entries_private", False, "entries-private: no"),
        ("morning", "on", "morning", True, "morning: yes"),
        ("eve", "YES", "evening", True, "evening: yes"),
        ("pack", "twelve", "pack", "Twelve steps", "pack: Twelve steps"),
        ("lock", "5", "lock_after", 5, "lock-after: 5"),
        ("complete", "yes", "complete_own_words", True, "complete-own-words: yes"),
        ("count", "yes", "count_meetings", True, "count-meetings: yes"),
    ],
)
def test_one_is_chosen(
    rj: Rj, path: str, name: str, value: str, field: str, kept: object, shown: str
) -> None:
    assert rj("config", "set", name, value).out == f"Saved: {shown}. Undo: rj undo\n"
    assert getattr(settings(path), field) == kept
    assert shown in rj("config").out.splitlines()
    assert rj("config", "set", name, value).err == "Nothing was changed.\n"
    rj("undo")
    assert settings(path) == Settings()


def test_a_choice_is_taken_back(rj: Rj, path: str) -> None:
    rj("config", "set", "region", "IE")
    assert read_card(card_file(path)).region == "IE"
    rj("config", "set", "pack", "smart")
    assert rj("config", "set", "region", "none", "--json").json["region"] == ""
    assert rj("config", "set", "pack", "none").out == "Saved: pack: Plain. Undo: rj undo\n"
    assert settings(path) == Settings()


@each(
    ("arguments", "code", "says"),
    [
        (("theme", "dark"), 2, "A setting is one of: morning, evening, pack"),
        (("first-start-done", "yes"), 2, "A setting is one of"),
        (("region", "XX"), 2, "No country is called that. Type its name in English, or its code"),
        (("region", ""), 2, "No country is called that."),
        (("region", "guin"), 2, "Which one? Equatorial Guinea, Guinea, "),
        (("day-starts-at", "7"), 2, "a whole number from 0 to 6"),
        (("day-starts-at", "four"), 2, "a whole number from 0 to 6"),
        (("day-starts-at", "٣"), 2, "a whole number from 0 to 6"),
        (("week-starts-on", "fri"), 2, "The first day of a week is one of: monday, sunday, sat"),
        (("week-starts-on", "s"), 2, "The first day of a week is one of: sunday, saturday."),
        (("morning", "maybe"), 2, "The value of morning is one of: yes, on, no, off."),
        (("morning",), 2, "VALUE is missing"),
        ((), 2, "NAME is missing"),
    ],
)
def test_a_wrong_value_gets_one_sentence(
    rj: Rj, path: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("config", "set", *arguments, code=code)
    assert says in done.err
    assert done.err.count("\n") == 1
    assert not Path(path).exists()


def test_questions_that_are_not_there(rj: Rj, path: str) -> None:
    assert "To see them: rj review questions" in rj("config", "set", "pack", "x", code=1).err
    assert not Path(path).exists()


@each("text", HOSTILE_TOGETHER)
def test_any_text_is_refused_in_a_sentence(rj: Rj, text: str) -> None:
    typed = as_argument(f"x{text}")
    done = [rj("config", "set", "--", typed, "yes", code=2)]
    done += [rj("config", "set", "--", name, typed, code=2) for name in ("region", "morning")]
    assert_harmless(*done, rj("config", "set", "--", "pack", typed, code=1))


def test_a_help_line_of_ones_own_comes_first(rj: Rj) -> None:
    done = rj("config", "set", "own-line", " Night\tline ; 0800 1;20 to 6")
    assert done.out.startswith("Saved: own-line: Night line ; 0800 1;20 to 6.")
    shown = rj("now", "--region", "IE").out
    assert "Night line: 0800 1 · 20 to 6\n" in shown
    assert shown.index("Night line") < shown.index("Numbers for Ireland")
    own = {"name": "Night line", "number": "0800 1", "hours": "20 to 6"}
    assert rj("now", "--json").json["own_line"] == own
    assert "own help line" in rj("undo").out
    assert "Night line" not in rj("now").out
    assert rj("now", "--json").json["own_line"] is None


@each("typed", ["Night line", "; 0800", "a; ; b", "a; b; c; d"])
def test_a_help_line_needs_a_name_and_a_number(rj: Rj, typed: str) -> None:
    assert "Night line; 0800 1; 20 to 6" in rj("config", "set", "own-line", typed, code=2).err


def test_the_hours_somebody_is_awake_can_be_chosen(rj: Rj) -> None:
    rj("config", "set", "waking-from", "14")
    rj("config", "set", "waking-to", "4")
    chosen = rj("config", "--json").json
    assert (chosen["waking_from"], chosen["waking_to"]) == (14, 4)
    for same in (("waking-to", "14"), ("waking-from", "4")):
        done = rj("config", "set", *same, code=2)
        assert "can't begin and end at" in done.err
        assert done.err.count("\n") == 1
        assert rj("config", "--json").json == chosen
    rj("config", "set", "waking-to", "24", code=2)
    rj("config", "set", "waking-from", "1_0", code=2)
