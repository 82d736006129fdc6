"""Letters to oneself: sealed, due, opened."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.sobriety.tracker import Limit, Tracker
from recovery_journal.domain.toolkit import Letter
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE
from support.each import each
from support.spoken import as_argument, assert_harmless

NIGHT = datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def night() -> Iterator[time_machine.Traveller]:
    """Monday 23 November 2026, half past midnight in Berlin; in UTC it is still Sunday."""
    with time_machine.travel(NIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


def letters(path: str) -> list[Letter]:
    with Journal(path, create=False) as journal:
        return journal.letters.all()


def waiting(rj: Rj) -> list[int]:
    """The numbers of the letters that are due."""
    return [one["id"] for one in rj("letter", "list", "--json").json if one["due"]]


@each("options", [(), ("--for-a-hard-hour",)], anew=True)
def test_a_letter_for_a_hard_hour(rj: Rj, path: str, options: tuple[str, ...]) -> None:
    done = rj("letter", "write", *options, stdin=b"Liebe mich,\r\n\n  es geht vorbei.\n")
    assert done.out == "Saved: letter 1, for a hard hour. Undo: rj undo\n"
    (kept,) = letters(path)
    assert kept.text == "Liebe mich,\n\n  es geht vorbei."
    assert (kept.written, kept.waits_for_hard_hour) == (date(2026, 11, 23), True)


def test_a_letter_for_a_day_and_for_a_number_of_days(rj: Rj, path: str) -> None:
    done = rj("letter", "write", "--on", "2027-01-01", stdin=b"a")
    assert done.out == "Saved: letter 1, for 1 Jan 2027. Undo: rj undo\n"
    done = rj("letter", "write", "--at-days", "90", stdin=b"b")
    assert done.out == "Saved: letter 2, for 90 days. Undo: rj undo\n"
    assert rj("letter", "write", "--on", "in 3 weeks", stdin=b"c").out.count("14 Dec")
    assert [(one.on_day, one.on_count) for one in letters(path)] == [
        (date(2027, 1, 1), None),
        (None, 90),
        (date(2026, 12, 14), None),
    ]


@each(
    ("options", "code", "says"),
    [
        (("--on", "yesterday"), 2, "a day to come"),
        (("--on", "today"), 2, "a future day"),
        (("--on", "soon"), 2, "cannot be read as a day"),
        (("--at-days", "0"), 2, "1 day or more"),
        (("--at-days", "x"), 2, "“x” is not a whole number."),
        (("--at-days", "3", "--on", "tomorrow"), 2, "waits for one thing"),
        (("--for-a-hard-hour", "--on", "tomorrow"), 2, "waits for one thing"),
        (("words",), 2, "For example: rj letter write"),
    ],
)
def test_a_letter_that_cannot_be(
    rj: Rj, path: str, options: tuple[str, ...], code: int, says: str
) -> None:
    done = rj("letter", "write", *options, stdin=b"text", code=code)
    assert says in done.err
    said, _, given_back = done.err.partition("\n")
    assert said
    # What was read by then is shown again: nothing else holds it.
    assert given_back in ("", "This is what you wrote:\ntext\n")
    assert not Path(path).exists()


def test_a_letter_without_a_word(rj: Rj, path: str) -> None:
    assert "at least one word" in rj("letter", "write", stdin=b" \n", code=2).err
    assert not Path(path).exists()


def test_a_letter_is_written_in_the_editor(
    on_terminal: StartOnTerminal, path: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "Dear me.\\n\\nWait.\\n" > "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    assert wait_for_exit(on_terminal("letter", "write")) == 0
    assert [one.text for one in letters(path)] == ["Dear me.\n\nWait."]
    monkeypatch.setenv("EDITOR", "true")
    child = on_terminal("letter", "write")
    child.expect_exact("Press enter")
    child.sendline()
    child.expect_exact("Nothing was written")
    assert wait_for_exit(child) == 0
    assert len(letters(path)) == 1


def test_what_is_sealed_is_not_shown(rj: Rj, night: time_machine.Traveller) -> None:
    rj("letter", "write", "--on", "2026-11-25", stdin=b"SECRET")
    listed = rj("letter", "list")
    assert listed.out == "1  written 23 Nov, sealed until 25 Nov\n"
    as_json = rj("letter", "list", "--json")
    assert as_json.json[0]["text"] is None
    gone = rj("letter", "delete", "1")
    assert gone.out == "In the trash for 30 days: letter 1, for 25 Nov. Undo: rj undo\n"
    undone = rj("undo")
    created = rj("letter", "write", "--json", stdin=b"SECRET")
    night.shift(timedelta(days=2))
    for done in (listed, as_json, gone, undone, created, rj("letter", "list", "--json")):
        assert "SECRET" not in done.out + done.err
    assert rj("letter", "list").out.splitlines()[0] == "1  written 23 Nov, waiting to be opened"


def test_opening_a_letter(rj: Rj, path: str, night: time_machine.Traveller) -> None:
    rj("letter", "write", "--on", "2027-01-01", stdin=b"Dear me,\nwait.")
    done = rj("letter", "open", "1", "--yes")
    assert (done.out, done.err) == ("Dear me,\nwait.\n", "To seal it again: rj undo\n")
    assert letters(path)[0].opened == NIGHT
    assert rj("letter", "list").out == "1  written 23 Nov, opened\n"
    night.shift(timedelta(days=7))
    again = rj("letter", "open", "1")
    assert (again.out, again.err) == (done.out, "First opened on 23 Nov.\n")
    assert rj("letter", "list", "--json").json[0]["text"] == "Dear me,\nwait."
    assert rj("letter", "open", "1", "--json").json["text"] == "Dear me,\nwait."
    rj("undo")
    assert letters(path)[0].opened is None
    assert "no letter D" in rj("letter", "open", "D", code=1).err
    assert "no letter 2" in rj("letter", "open", "2", code=1).err
    assert "no letter 2" in rj("letter", "delete", "2", code=1).err


def test_a_letter_is_opened_early_only_when_asked_for(
    rj: Rj, on_terminal: StartOnTerminal, path: str, night: time_machine.Traveller
) -> None:
    rj("letter", "write", "--on", "2027-01-01", stdin=b"SECRET one")
    rj("letter", "write", stdin=b"SECRET two")
    for number, waits in (("1", "1 Jan 2027"), ("2", "a hard hour")):
        for options in ((), ("--json",)):
            done = rj("letter", "open", number, *options, code=2)
            assert f"sealed until {waits}. To open it all the same: --yes" in done.err
            assert "SECRET" not in done.out + done.err
    child = on_terminal("letter", "open", "1")
    child.expect_exact("Open it now?")
    child.sendline("no")
    child.expect_exact("It stays sealed.")
    assert wait_for_exit(child) == 0
    assert [one.opened for one in letters(path)] == [None, None]
    assert "SECRET two" in rj("letter", "open", "2", "--yes").out
    night.move_to(datetime(2027, 1, 1, 9, tzinfo=ZoneInfo("Europe/Berlin")))
    assert "SECRET one" in rj("letter", "open", "1").out


def test_a_number_of_days_comes(rj: Rj, path: str, night: time_machine.Traveller) -> None:
    rj("letter", "write", "--at-days", "10", stdin=b"x")
    assert waiting(rj) == []
    with Journal(path) as journal:
        limit = Limit(amount=1, unit="cup", per="day", since=date(2020, 1, 1))
        journal.trackers.add(Tracker(name="Coffee", start=date(2020, 1, 1), limit=limit))
        journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 11, 14)))
    assert waiting(rj) == []
    night.shift(timedelta(days=1))
    assert waiting(rj) == [1]
    assert rj("status").out.endswith("A letter to yourself is waiting: rj letter list\n")
    assert rj("status", "--json").json["letters"] == [1]
    rj("letter", "open", "1")
    assert waiting(rj) == []
    assert "letter" not in rj("status").out


def test_several_letters_that_wait_are_counted(rj: Rj, night: time_machine.Traveller) -> None:
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        rj("letter", "write", "--on", day, stdin=b"x")
    night.shift(timedelta(days=30))
    assert "3 letters to yourself are waiting: rj letter list\n" in rj("status").out


def test_a_refusal_for_want_of_agreement_gives_no_example(rj: Rj) -> None:
    rj("letter", "write", "--on", "2027-01-01", stdin=b"x")
    assert "For example" not in rj("letter", "open", "1", code=2).err
    rj("note", "x")
    rj("delete", "1")
    assert "For example" not in rj("trash", "empty", code=2).err


def test_a_hard_hour_comes(rj: Rj, night: time_machine.Traveller) -> None:
    rj("letter", "write", stdin=b"x")
    assert "letter" not in rj("craving", "7").out
    assert rj("craving", "8").out.splitlines()[1:] == [
        "Help now: rj now",
        "A letter to yourself is waiting: rj letter list",
    ]
    assert waiting(rj) == [1]
    assert "letter to yourself" in rj("craving", "9", "--json").err
    night.shift(timedelta(hours=25))
    assert waiting(rj) == []
    assert "letter" not in rj("craving", "9", "--at", "3 days ago").out
    assert "letter" in rj("craving", "6", "--after", "8").out


def test_no_letter_yet(rj: Rj, path: str) -> None:
    rj("letter", "list", code=66)
    Journal(path).close()
    assert "A letter from a good hour" in rj("letter", "list").err
    assert rj("letter", "list", "--json").json == []


@each("text", HOSTILE, anew=True)
def test_any_text_as_a_letter(rj: Rj, path: str, text: str) -> None:
    raw = f"x{as_argument(text)}".encode()
    done = [
        rj("letter", "write", stdin=raw),
        rj("letter", "open", "1", "--yes"),
        rj("letter", "list"),
    ]
    done += [rj("letter", "open", "1", "--json")]
    assert done[3].json["text"] == clean(raw.decode()).strip()
    assert_harmless(*done)


def test_undo_keeps_a_sealed_letter_sealed(rj: Rj) -> None:
    rj("letter", "write", stdin=b"for nobody yet")
    undone = rj("undo", "--json")
    assert undone.json["thing"]["text"] is None
    assert "nobody" not in undone.out + undone.err


def test_what_a_letter_waits_for_changes_without_opening_it(rj: Rj, path: str) -> None:
    rj("letter", "write", stdin=b"for nobody yet")
    done = rj("letter", "edit", "1", "--on", "2027-01-01")
    assert done.out == "Saved: letter 1, for 1 Jan 2027. Undo: rj undo\n"
    assert rj("letter", "edit", "1", "--on", "2027-01-01").err == "Nothing was changed.\n"
    assert rj("letter", "edit", "1", "--at-days", "9", "--json").json["text"] is None
    rj("letter", "edit", "1", "--for-a-hard-hour")
    rj("letter", "edit", "1", "--for-a-hard-hour", "--at-days", "9", code=2)
    (kept,) = letters(path)
    assert kept.waits_for_hard_hour
    assert (kept.text, kept.opened) == ("for nobody yet", None)


@each(
    ("options", "due", "line"),
    [
        (("--on", "2027-01-01"), False, "sealed until 1 Jan 2027"),
        (("--at-days", "9"), True, "waiting to be opened"),
        (("--at-days", "11"), False, "sealed until you count 11 days"),
        (("--for-a-hard-hour",), False, "sealed until a hard hour"),
    ],
    anew=True,
)
def test_an_opened_letter_that_is_to_wait_again_is_sealed(
    rj: Rj, night: time_machine.Traveller, options: tuple[str, ...], due: bool, line: str
) -> None:
    rj("tracker", "add", "Alcohol", "--since", "10 days ago")
    rj("letter", "write", stdin=b"go on")
    rj("craving", "9")
    rj("letter", "open", "1")
    night.shift(timedelta(minutes=5))
    changed = rj("letter", "edit", "1", *options, "--json").json
    assert (changed["opened"], changed["text"], changed["due"]) == (None, None, due)
    assert rj("letter", "list").out == f"1  written 23 Nov, {line}\n"
    assert bool(rj("status", "--json").json["letters"]) is due
    rj("undo")
    assert rj("letter", "list").out == "1  written 23 Nov, opened\n"


def test_a_craving_from_before_a_letter_was_written_does_not_open_it(
    rj: Rj, night: time_machine.Traveller
) -> None:
    rj("craving", "9")
    night.shift(timedelta(minutes=30))
    rj("letter", "write", stdin=b"go on")
    assert waiting(rj) == []
    rj("letter", "edit", "1", "--open", stdin=b"go on, please")
    assert "letter" not in rj("status").out
    night.shift(timedelta(minutes=30))
    rj("craving", "8", "--at", "40 minutes ago")
    assert waiting(rj) == []
    rj("craving", "8")
    assert waiting(rj) == [1]


def test_the_words_of_a_sealed_letter_change_when_that_is_asked_for(rj: Rj, path: str) -> None:
    rj("letter", "write", stdin=b"before")
    refused = rj("letter", "edit", "1", stdin=b"after", code=2)
    assert "is sealed" in refused.err
    assert "before" not in refused.err
    assert "after" not in rj("letter", "edit", "1", "--open", stdin=b"after").out
    assert letters(path)[0].text == "after"
    rj("letter", "open", "1", "--yes")
    rj("letter", "edit", "1", stdin=b" ", code=2)
    rj("letter", "edit", "1", stdin=b"last\nwords")
    assert letters(path)[0].text == "last\nwords"
