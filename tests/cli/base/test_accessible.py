"""With --accessible, or the setting, every command prints words that a screen reader can say."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.cli.commands import COMMANDS
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.example import copy_demo_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
SAID = re.compile(r"[^\W_][\w .,:;?!'’\"“”()/%+…=@&-]*", re.DOTALL)
"""A line of letters, digits and ordinary punctuation. It begins with a letter or a digit: what is
indented means something only by its place."""
OWN_WORDS = "🍵🐕🌱مامان‌بزرگ می‌گفت: قدم به قدم."
"""What the person of the demo journal wrote in other signs."""
READING = """
status; status --due; status --line; list --limit 0; today; on-this-day; show 700; show 1
search call; search Sam --kind intention; insights; insights --section halt; history 700
trash; trash list; draft; inbox; now; now --region de; now --sources; strategy
strategy show ride; strategy suggest --intensity 9; plan; reason; letter; safety show; people
people show Sam; meeting; meeting show Tuesday; meeting next; promise; kept; review questions
share list; backup list; backup verify; doctor; where; tracker; config; config list
"""
CHANGING = """
craving 9 -t payday --strategy walk; after 3 --outcome passed; mood 1 -f low; note Rain. --keep
used Coffee 2; none Coffee --on friday; intention Rest.; intention --went partly
review --answer Well.; edit 700 --after 2 --note Fine.; history 700 --bring-back 1; delete 699
undo; redo; trash restore 699; plan add --if payday --then walk; plan edit 1 --hour 7; plan delete 1
trash restore plan 1; reason add Mornings; reason move 1 down; letter open 1 --yes
safety edit 1 --text Quiet.; people add Ana --number 1; people archive Ana; contact Sam
meeting attended Tuesday; promise add Call; promise done 1; kept add Yes.; kept delete 1
strategy use ride --before 5; strategy edit ride --favourite; share --with Sam -o {0}/page.md
export markdown -o {0}/all.md; export json -o {0}/all.json; calendar -o {0}/days.ics
strategy pack export {0}/pack.json ride; strategy pack import {0}/pack.json --yes
tracker edit Coffee --headline none; tracker archive Coffee; backup; config set morning no
import json {0}/all.json; merge {0}/all.json; restore last --yes; trash empty --yes
erase 5 --yes
"""
NOT_PRINTED_HERE = {"passphrase", "unseal", "salvage", "completion", "demo", "log"}
"""They ask on a terminal, need a damaged file, print a script, or open the screens."""


def lines_of(commands: str) -> list[list[str]]:
    return [one.split() for one in commands.replace("\n", ";").split(";") if one.strip()]


@pytest.fixture
def demo(home: Path) -> Iterator[Path]:
    with time_machine.travel(NOW, tick=False):
        copy_demo_journal(home)
        yield home


def assert_said(text: str, command: list[str]) -> None:
    for line in text.splitlines():
        plain = line.translate(dict.fromkeys(map(ord, OWN_WORDS), "x"))
        assert not line or SAID.fullmatch(plain), (command, line)
        assert "  " not in line, (command, line)


@pytest.mark.slow
def test_every_command_prints_only_words(rj: Rj, demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told = [*lines_of(READING), *lines_of(CHANGING.format(folder))]
    assert {command[0] for command in told} == {*COMMANDS} - NOT_PRINTED_HERE
    for command in told:
        done = rj(*command, "--accessible")
        assert done.out or done.err, command
        assert_said(done.out + done.err, command)
    shutil.rmtree(folder)


def test_the_setting_does_what_the_option_does(rj: Rj, demo: Path) -> None:
    plain = {"list": rj("list").out, "insights": rj("insights").out, "now": rj("now").out}
    words = {one: rj("--accessible", one).out for one in plain}
    assert words["list"].splitlines()[0].startswith("Entry ")
    assert "  24/7 · free" in plain["now"]
    assert "AA: 24/7, free" in words["now"]
    rj("config", "set", "accessible", "yes")
    assert {one: rj(one).out for one in plain} == words
    rj("config", "set", "accessible", "no")
    assert {one: rj(one).out for one in plain} == plain


def test_each_line_says_what_it_is_without_its_place(rj: Rj, home: Path) -> None:
    with time_machine.travel(NOW, tick=False):
        rj("tracker", "add", "Wine", "--limit", "2 glasses a day")
        rj("people", "add", "Ana", "--good-times", "evenings")
    for typed, said in (
        ("reason add Mornings", "Saved: Reason 1, Mornings. Undo: rj undo"),
        ("undo", "Undone (now in the trash): reason 1, Mornings"),
        ("redo", "Done again: reason 1, Mornings"),
        ("people", "Person 1, Ana, good times: evenings."),
        ("used Wine 3", "Wine: Today: 3 of 2 glasses."),
        (
            "craving 7 -t rain -t payday -f low --place home --situation conflict --after 2",
            "craving 7 of 10, afterwards 2. For: Wine. Situation: conflict. Triggers: rain, "
            "payday. Feelings: low. Places: home.",
        ),
        ("review --answer Rest --answer Noise", "Saved 3: evening review."),
        ("show 3", "note: What was hard?\nnote: Noise"),
        ("list --kind review", "Note: What went well? Rest. What was hard? Noise."),
        ("safety show", "dangerous: nothing written yet"),
        ("now", "Slow breathing: step 1: Breathe in while you count to 4."),
        ("help note", "Option: -h, --help: Show this."),
        ("--help", "Log: craving: Log a craving, from 0 (none) to 10 (the strongest ever)."),
    ):
        with time_machine.travel(NOW, tick=False):
            assert said in rj(*typed.split(), "--accessible").out, typed
    names = ("now", "Slow breathing:"), ("review questions", "SMART"), ("status", "Wine")
    for typed, name in names:
        lines = rj(*typed.split(), "--accessible").out.splitlines()
        assert name not in lines, typed
        assert any(line.startswith(name) for line in lines), typed


def test_a_letter_says_in_each_line_that_it_is_one(rj: Rj) -> None:
    rj("letter", "write", stdin=b"Dear me,\nhold on.")
    opened = rj("letter", "open", "1", "--yes", "--accessible").out
    assert opened == "Letter 1: Dear me,\nLetter 1: hold on.\n"


def test_no_line_is_broken_to_fit_a_terminal(demo: Path, on_terminal: StartOnTerminal) -> None:
    for typed in (("now",), ("insights",), ("help", "note"), ("now", "--sources")):
        child = on_terminal(*typed, "--accessible")
        assert wait_for_exit(child) == 0
        lines = (child.before or "").replace("\r", "").splitlines()
        assert max(map(len, lines)) > 100, typed
        assert not [line for line in lines if line and not SAID.match(line)], typed


def test_a_page_is_said_without_its_marks_where_it_is_only_looked_at(
    rj: Rj, on_terminal: StartOnTerminal
) -> None:
    rj("people", "add", "Sam")
    rj("craving", "7", "-t", "rain", "-n", "Went *home*.\nSlept.", "--shareable")
    page = ("share", "--with", "Sam", "--words", "--accessible")
    child = on_terminal(*page)
    assert wait_for_exit(child) == 0
    lines = (child.before or "").replace("\r", "").splitlines()
    assert "Cravings: 1 craving, 7 of 10" in lines
    assert "In my own words: Note: Went *home*." in lines
    assert "In my own words: Note: Slept." in lines
    assert_said("\n".join(line for line in lines if "*" not in line), ["share"])
    assert rj(*page).out.startswith("# For Sam, ")


def test_the_screens_are_no_words(rj: Rj) -> None:
    for typed in (["--accessible"], ["demo", "--accessible"], ["--accessible", "demo"]):
        assert "rj status --accessible" in rj(*typed, code=2).err
