"""The command line as a whole: help, exit codes, and any text as input."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
import time_machine

from recovery_journal import __version__, errors
from recovery_journal.__main__ import main
from recovery_journal.cli.app import root_command
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.program_names import completion_variable
from recovery_journal.cli.commands import ALIASES, COMMANDS, GROUPS
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.command_line import Rj, StartOnTerminal, command_line, run_process, wait_for_exit
from support.corpus import HOSTILE, long_line
from support.each import each
from support.spoken import as_argument

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
NEVER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""What no terminal may get from us."""


def every(group: click.Group = root_command) -> Iterator[tuple[str, ...]]:
    """Every command there is, with its groups."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (name,)
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from ((name, *inner) for inner in every(found))


def find_command(words: tuple[str, ...]) -> tuple[Command, click.Context]:
    command: Command = root_command
    context = click.Context(root_command)
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(context, word)
        assert isinstance(found, Command)
        command, context = found, click.Context(found, parent=context)
    return command, context


def parse_example(example: str) -> list[str]:
    """Parse a command line as the program would; return its words after "rj"."""
    program, *typed = shlex.split(example.replace('eval "$(', "").replace(')"', ""))
    assert program == "rj"
    command: click.Command = root_command
    rest = typed
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        _, found, rest = command.resolve_command(click.Context(command), rest)
        assert found
        command = found
    command.make_context("rj", list(rest))
    return typed


# Help


@each("words", [*every()])
def test_every_command_has_help_with_an_example(rj: Rj, home: Path, words: tuple[str, ...]) -> None:
    done = rj(*words, "--help")
    assert done.out == rj(*words, "-h").out
    assert done.out.startswith("Usage: rj")
    assert "\nExample:\n  " in done.out
    assert not done.err
    assert not list(home.iterdir())


@each("words", [*every()])
def test_the_example_in_a_help_works_as_it_stands(rj: Rj, words: tuple[str, ...]) -> None:
    assert parse_example(find_command(words)[0].example)[0] == words[0]


def test_the_help_of_all_lists_all_and_no_other_word(rj: Rj) -> None:
    listed = re.findall(r"^  ([\w-]+)  ", rj("--help").out.partition("Options:")[0], re.MULTILINE)
    assert listed == list(COMMANDS) == [name for group in GROUPS.values() for name in group]
    assert not {*ALIASES} & {*listed}


def test_no_short_help_is_cut(rj: Rj) -> None:
    assert "..." not in rj("--help").out.replace("[ARGS]...", "")


def test_the_help_of_all_says_of_each_command_what_its_own_help_begins_with(rj: Rj) -> None:
    for lines in GROUPS.values():
        for name, line in lines.items():
            own = rj("help", name).out
            assert own == rj(name, "--help").out
            assert " ".join(own.partition("\n\n")[2].split()).startswith(line), name


@each("words", [("craving",), ("mood",), ("note",)])
def test_the_help_says_who_else_sees_the_words(rj: Rj, words: tuple[str, ...]) -> None:
    said = " ".join(rj(*words, "--help").out.split())
    assert "stay in the history of your shell, and others can see them in ps" in said


def test_help_fits_a_narrow_terminal(on_terminal: StartOnTerminal) -> None:
    child = on_terminal("craving", "--help")
    assert wait_for_exit(child) == 0
    text = (child.before or "").replace("\r", "")
    assert max(map(len, text.split("\n"))) <= 40
    assert "\x1b" not in text


@each("group", ["export", "trash", "tracker", "promise", "meeting", "review"])
def test_no_short_help_within_a_group_is_cut(rj: Rj, group: str) -> None:
    assert "..." not in rj(group, "--help").out.partition("Commands:")[2]


@each(
    ("arguments", "name"),
    [
        (("search",), "QUERY"),
        (("tracker", "add"), "NAME"),
        (("show",), "ID"),
    ],
)
def test_what_is_missing_is_named(rj: Rj, arguments: tuple[str, ...], name: str) -> None:
    assert rj(*arguments, code=2).err.startswith(f"{name} is missing. For example: ")


def test_the_version(rj: Rj) -> None:
    assert rj("--version").out == f"{__version__}\n"


# How a command ends


@each(
    ("arguments", "code"),
    [
        (("list",), 0),
        (("show", "99"), 1),
        (("no-such-command",), 2),
        (("--no-such-option",), 2),
        (("craving", "11"), 2),
        (("export", "json", "-o", "there.json"), 73),
        (("export", "json", "-o", "/proc/there.json"), 74),
        ((), 2),
    ],
)
def test_exit_codes(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(home)
    (home / "there.json").touch()
    rj("mood", "3")
    done = rj(*arguments, code=code)
    assert bool(done.err) is bool(code)


def test_exit_codes_of_the_file(rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rj("list", code=66)
    (home / "journal.db").write_bytes(b"something else" * 100)
    rj("mood", "3", code=65)
    (home / "journal.db").unlink()
    (home / "journal.db").symlink_to(home / "other")
    rj("mood", "3", code=77)
    (home / "journal.db").unlink()
    with Journal(str(home / "journal.db")):
        pass
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('BEGIN EXCLUSIVE'); print(flush=True); input()",
            str(home / "journal.db"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()

        class Impatient(Journal):
            def __init__(self, path: str, *, create: bool = True, key: bytes | None = None) -> None:
                super().__init__(path, create=create, key=key, wait=0.01)

        monkeypatch.setattr("recovery_journal.store.journal.Journal", Impatient)
        assert "Nothing was lost" in rj("mood", "3", code=69).err
        holder.communicate("\n")
    rj("mood", "3")


KINDS = [one for one in vars(errors).values() if isinstance(one, type)]


@each("kind", [one for one in KINDS if issubclass(one, JournalError)])
def test_every_error_ends_in_its_code(
    rj: Rj, monkeypatch: pytest.MonkeyPatch, kind: type[JournalError]
) -> None:
    error = kind("A craving", 0, 10) if kind is errors.OutOfRange else kind("It was \x1b[2J so.")

    def fail() -> None:
        raise error

    monkeypatch.setattr("recovery_journal.clock.now", fail)
    rj("mood", "3", code=kind.exit_code)


def test_a_mistake_of_ours_shows_no_trace_and_no_words(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        secret = "SECRET"
        raise RuntimeError(secret)

    monkeypatch.setattr("recovery_journal.clock.now", fail)
    done = rj("craving", "7", "-n", "SECRET", code=70)
    assert done.err == (
        "Something went wrong in the program (RuntimeError). "
        "What was saved before is safe. Help lines: rj now\n"
    )
    assert not done.out


def test_an_interruption(rj: Rj, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recovery_journal.clock.now", interrupt)
    assert rj("craving", "7", code=130) == rj("craving", "7", code=130)


def test_an_error_that_is_nobodys_to_answer_shows_nothing() -> None:
    code = (
        "import sys\nfrom recovery_journal.__main__ import main\nmain(['--version'])\n"
        "class Gone:\n    def __del__(self): raise ValueError('SECRET')\nGone()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@each("arguments", [("list",), ("list", "--json"), ("now",), ("--help",)])
def test_a_reader_that_leaves(rj: Rj, arguments: tuple[str, ...]) -> None:
    rj("note", "-", stdin=b"x" * 200_000)
    with subprocess.Popen(
        command_line(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 141


@pytest.mark.needs("full")
@each("arguments", [("list",), ("mood", "3"), ("now",), ("export", "json")])
def test_an_output_that_takes_nothing(rj: Rj, arguments: tuple[str, ...]) -> None:
    rj("mood", "3")
    with open("/dev/full", "w") as full:
        done = subprocess.run(command_line(*arguments), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 74
    assert done.stderr.startswith(b"The output can't be written:")
    assert done.stderr.count(b"\n") == 1
    assert (b"is saved all the same" in done.stderr) is (arguments[0] == "mood")


@each("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_streams_that_are_closed(closed: str) -> None:
    line = f"'{sys.executable}' -m recovery_journal mood 3 {closed}"
    assert subprocess.run(["sh", "-c", line], capture_output=True).returncode == 0
    line = f"'{sys.executable}' -m recovery_journal note {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, input=b"")
    assert done.returncode == 2


def test_a_terminal_that_speaks_ascii_only(rj: Rj) -> None:
    rj("note", "schön 今日")
    done = run_process("list", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.out.endswith("sch\\xf6n \\u4eca\\u65e5\n")


def test_an_unknown_command_names_the_nearest(rj: Rj) -> None:
    for typed, meant, example in (
        ("crvaing 7", "craving", "craving 7 -t lonely -n"),
        ("nwo", "now", "now --region peru"),
        ("hlep", "help", "now --region peru"),
        ("strategy lst", "list", "strategy list --category body"),
        ("people ls", "list", "people list"),
        ("rm 3", "delete", "delete 12"),
        ("note --shareabl x", "--shareable", "note Slept through the night."),
    ):
        said = f" Did you mean {meant}? For example: rj {example}\n"
        assert rj(*typed.split(), code=2).err.endswith(said), typed


def test_help_comes_whatever_else_was_typed(rj: Rj) -> None:
    for typed in ("list --zzz -h", "craving eleven --help", "tracker add -t -h", "people help add"):
        first, second = typed.split()[:2]
        words = (first, "add") if first in ("tracker", "people") else (first,)
        assert rj(*typed.split()).out == rj(*words, "--help").out, (typed, second)
    assert rj("people", "help").out == rj("people", "--help").out
    assert rj("note", "--", "-h").out.startswith("Saved 1: note.")


def test_words_that_look_like_an_option_are_told_where_they_go(rj: Rj) -> None:
    for words in (("note", "- milk"), ("reason", "add", "-x"), ("search", "-z"), ("note", "-1")):
        assert "Words that begin with a hyphen go after --." in rj(*words, code=2).err, words
    assert "hyphen" not in rj("list", "-z", code=2).err
    rj("note", "--", "- milk")
    assert rj("show", "1", "--json").json["note"] == "- milk"


def test_an_option_for_all_commands_says_where_it_belongs(rj: Rj) -> None:
    said = "--passphrase-fd comes before the command, right after rj. For example: rj list "
    assert rj("list", "--passphrase-fd", "3", code=2).err.startswith(said)


def test_another_word_for_a_command_names_it(rj: Rj) -> None:
    for typed, meant in (
        ("urge 7", "craving"),
        ("Sober", "status"),
        ("find x", "search"),
        ("journal", "list"),
        ("stats", "insights"),
        ("call Sam", "contact"),
        ("password", "passphrase"),
        ("letter add", "write"),
        ("safety print", "card"),
    ):
        refused = rj(*typed.split(), code=2).err
        assert f"”. Did you mean {meant}? For example: rj " in refused, typed
    assert rj("config", "region", "de", code=2).err == (
        "To change this setting: rj config set region de\n"
    )


def test_a_word_that_is_like_no_other_gets_no_suggestion(rj: Rj) -> None:
    for typed in ("panic", "save", "start", "qqq", "passphrase lst", "list --zzz", "now --panic"):
        assert "Did you mean" not in rj(*typed.split(), code=2).err, typed
    assert rj("panic", code=2).err == "There is no command “panic”. All commands: rj --help\n"
    assert rj("plan", "x", code=2).err == "There is no command “x”. All commands: rj plan --help\n"


def test_what_was_typed_is_repeated_shortly_and_safely(rj: Rj) -> None:
    rj("mood", "3")
    wrong = "\x1b]52;c;RVZJTA==\x07" + "x" * 5000 + "\nend"
    for arguments in (
        (wrong,),
        ("craving", wrong),
        ("craving", "7", f"--{wrong}"),
        ("craving", "7", wrong),
        ("craving", "7", "--at", wrong),
        ("craving", "7", "--for", wrong),
        ("craving", "7", "--outcome", wrong),
        ("show", wrong),
        ("strategy", "show", wrong),
        ("tracker", "add", "x", "--since", wrong),
        ("tracker", "add", "x", "--since", "today", "--money", wrong),
        ("completion", wrong),
        ("now", "--region", wrong),
    ):
        err = run_process(*arguments).err
        assert err.count("\n") == 1, err
        assert len(err) < 700
        assert not NEVER.search(err[:-1])


def test_every_command_answers_what_was_typed_wrongly_in_a_sentence_with_its_own_example(
    rj: Rj, home: Path
) -> None:
    for words in every():
        command, _ = find_command(words)
        wrong: list[tuple[str, ...]] = [("--zzqq",)]
        if not isinstance(command, click.Group):
            wrong += [("1", "2", "3")] if all(one.nargs == 1 for one in command.params) else []
            for option in command.params:
                if isinstance(option, click.Option) and not option.is_flag:
                    wrong += [(option.opts[-1],)]
                    if option.type.name == "number":
                        wrong += [(option.opts[-1], "zzqq")]
                elif isinstance(option, click.Option):
                    wrong += [(f"{option.opts[-1]}=1",)]
                elif option.required:
                    wrong += [()]
        for typed in wrong:
            said = rj(*words, *typed, code=2).err
            assert said.count("\n") == 1, (words, typed)
            assert re.fullmatch(r"[A-Za-z“-][^\n]+[.?] .+\n", said), (words, typed, said)
            if words == ("now",):
                assert said.endswith("rj now --region peru\n")
                continue
            example = said.partition(" For example: ")[2].strip()
            assert f"rj {words[0]}" in example, (words, typed, said)
            parse_example(example)
    assert not list(home.iterdir())


def test_one_thing_has_the_same_options_everywhere() -> None:
    names_of = {
        "tracker": {"--for", "--tracker"},
        "trigger": {"-t", "--trigger"},
        "triggers": {"-t", "--trigger"},
        "feelings": {"-f", "--feeling"},
        "strategies": {"-s", "--strategy"},
        "note": {"-n", "--note"},
        "notes": {"-n", "--note"},
        "number": {"--number", "--phone"},
        "phone": {"--number", "--phone"},
    }
    for words in every():
        for one in find_command(words)[0].params:
            if isinstance(one, click.Option):
                assert {*one.opts} >= names_of.get(one.name or "", set()), (words, one.name)


def test_words_to_choose_from_are_shown_as_they_are_typed_most_easily(rj: Rj) -> None:
    for words in every():
        said = " ".join(rj(*words, "--help").out.split())
        for word in ("still strong", "used some", "last 90", "in person", "none of these"):
            assert word not in said, words


# Any text, in and out


@each("text", [*HOSTILE, long_line(200_000)], anew=True)
def test_any_text_through_every_option(rj: Rj, text: str) -> None:
    with time_machine.travel(NOW, tick=False):
        argument = as_argument(text)
        if len(argument) > 100_000:  # more than a command line takes
            argument = argument[:100_000]
        kept = clean(argument)
        tags = [" ".join(kept.split())] if kept.split() else []
        options = [f"--{name}={argument}" for name in ("note", "trigger", "feeling", "place")]
        options += [f"--{name}={argument}" for name in ("with", "strategy")]
        done = rj("craving", "7", *options)
        shown = rj("craving", "7", *options, "--json")
        entry = shown.json
        assert entry["note"] == kept
        for field in ("triggers", "feelings", "places", "company"):
            assert entry[field] == tags
        outputs = [done, shown]
        outputs += [rj("mood", "3", f"--feeling={argument}", f"--note={argument}")]
        if kept.strip():
            outputs += [rj("note", "--json", "--", argument)]
            rj("note", "-", stdin=argument.encode())
            rj("tracker", "add", "--since", "today", "--", argument)
            outputs += [rj("used", "--json"), rj("tracker", "list"), rj("status")]
            rj("strategy", "add", "--category", "body", "--", argument)
            outputs += [rj("strategy", "list")]
            outputs += [rj("search", "--", argument)]
        outputs += [rj("list"), rj("list", "--json"), rj("show", "1"), rj("show", "2", "--json")]
        outputs += [rj("delete", "1"), rj("undo"), rj("now")]
        for output in outputs:
            assert not NEVER.search(output.out)
            assert not NEVER.search(output.err)
            assert all(line for line in output.err.split("\n")[:-1])


# On a terminal


def test_what_is_missing_is_asked_for(on_terminal: StartOnTerminal, rj: Rj) -> None:
    child = on_terminal("craving", "-n")
    child.expect_exact("How strong is it, 0 to 10?")
    child.sendline("7")
    child.expect_exact("Note:")
    child.sendline("schön \x16\x1b[2J")
    child.expect_exact("Saved 1: craving 7 of 10.")
    assert wait_for_exit(child) == 0
    child = on_terminal("after")
    child.expect_exact("How strong is it now, 0 to 10?")
    child.sendline("2")
    assert wait_for_exit(child) == 0
    child = on_terminal("mood")
    child.expect_exact("How are you, 1 to 5?")
    for answer, why in (
        ("x", "“x” is not a whole number."),
        ("0", "A mood is a whole number from 1 to 5."),
        ("", "This can't be left out. "),
    ):
        child.sendline(answer)
        child.expect_exact(why)
        child.expect_exact("How are you, 1 to 5?")
    child.sendline("4")
    assert wait_for_exit(child) == 0
    mood, craving = rj("list", "--json").json
    assert (craving["intensity"], craving["after"], craving["note"]) == (7, 2, "schön ␛[2J")
    assert mood["mood"] == 4


def test_a_wrong_number_on_a_terminal_is_asked_for_again(
    on_terminal: StartOnTerminal, rj: Rj
) -> None:
    for arguments, question, answer in (
        ("craving strong -t boss", "0 to 10?", "6"),
        ("craving 11", "0 to 10?", "7"),
        ("after 3½", "now, 0 to 10?", "3"),
        ("mood 9", "1 to 5?", "2"),
    ):
        child = on_terminal(*arguments.split())
        child.expect_exact("whole number")
        child.expect_exact(question)
        child.sendline(answer)
        assert wait_for_exit(child) == 0
    entries = rj("list", "--json").json
    assert [one.get("mood") or (one["intensity"], one["after"]) for one in entries] == [
        *(2, (7, 3), (6, None)),
    ]
    assert entries[-1]["triggers"] == ["boss"]
    child = on_terminal("tracker", "add", "Wine")
    child.expect_exact("Since when?")
    child.sendline("2025-02-29")
    child.expect_exact("does not exist")
    child.sendline("yesterday")
    assert wait_for_exit(child) == 0
    rj("tracker", "add", "Tea", "--since", "today")
    child = on_terminal("used")
    child.expect_exact("Which one?")
    child.sendline("Beer")
    child.expect_exact("Which one?")
    child.sendline("wine")
    assert wait_for_exit(child) == 0


def test_no_answer_changes_nothing(on_terminal: StartOnTerminal, home: Path) -> None:
    child = on_terminal("craving")
    child.expect_exact("0 to 10?")
    child.sendeof()
    child.expect_exact("nothing was saved")
    assert wait_for_exit(child) == 2
    child = on_terminal("craving")
    child.expect_exact("0 to 10?")
    child.sendintr()
    child.expect_exact("Nothing was saved.")
    assert wait_for_exit(child) == 130
    assert not (home / "journal.db").exists()


def test_a_choice_is_asked_for(on_terminal: StartOnTerminal, rj: Rj) -> None:
    rj("tracker", "add", "Alcohol", "--since", "today")
    rj("tracker", "add", "Nicotine", "--since", "today")
    child = on_terminal("used")
    child.expect_exact("Which one? Alcohol, Nicotine:")
    child.sendline("nic")
    assert wait_for_exit(child) == 0
    child = on_terminal("tracker", "add", "Sugar")
    child.expect_exact("Since when?")
    child.sendline("3 days ago")
    assert wait_for_exit(child) == 0
    assert len(rj("tracker", "list").out.splitlines()) == 3


@each(("answer", "left"), [("no", 1), ("", 1), ("yes", 0)], anew=True)
def test_emptying_the_trash_is_asked_about(
    on_terminal: StartOnTerminal, rj: Rj, answer: str, left: int
) -> None:
    rj("mood", "3")
    rj("delete", "1")
    child = on_terminal("trash", "empty")
    child.expect_exact("yes or no:")
    child.sendline(answer)
    assert wait_for_exit(child) == 0
    assert len(rj("trash", "list", "--json").json) == left


def test_a_note_is_written_in_the_editor(
    on_terminal: StartOnTerminal, rj: Rj, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\nprintf "One.\\n\\nTwo.\\n" > "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", f"'{script}'")
    monkeypatch.setenv("EDITOR", "false")
    assert wait_for_exit(on_terminal("note", "--keep")) == 0
    (note,) = rj("list", "--json").json
    assert (note["note"], note["kept"]) == ("One.\n\nTwo.", True)
    monkeypatch.setenv("VISUAL", "true")
    child = on_terminal("note")
    child.expect_exact("Press enter")
    child.sendline()
    child.expect_exact("Nothing was written")
    assert wait_for_exit(child) == 0


def test_alone_it_opens_the_screen(on_terminal: StartOnTerminal) -> None:
    child = on_terminal()
    child.expect_exact("\x1b[?1049h")
    child.expect("quitting|Today|Journal")
    child.sendcontrol("q")
    child.expect_exact("\x1b[?1049l")
    assert wait_for_exit(child) == 0


def test_a_terminal_that_cannot_draw_gets_no_screen(
    on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    for arguments in ((), ("demo",)):
        child = on_terminal(*arguments)
        child.expect_exact("The screen needs a terminal.")
        assert wait_for_exit(child) == 2
    assert wait_for_exit(on_terminal("craving", "7")) == 0


def test_the_demo_leaves_nothing_behind(
    on_terminal: StartOnTerminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for arguments in (("demo", "--discreet"), ("--discreet", "demo")):
        child = on_terminal(*arguments)
        child.expect_exact("\x1b[?1049h")
        child.expect("Today|Journal")
        child.expect_exact(" days")
        assert "Alcohol" not in str(child.before)
        assert list(tmp_path.glob("rj-demo-*"))
        child.sendcontrol("q")
        child.expect_exact("demo data; nothing was kept")
        assert wait_for_exit(child) == 0
        assert not list(tmp_path.glob("rj-demo-*"))


def test_discreet_is_refused_with_every_command_that_would_print_names(rj: Rj, home: Path) -> None:
    rj("craving", "7", "-n", "canary")
    before = sorted(home.iterdir())
    for name in {*COMMANDS, *ALIASES} - {"demo"}:
        for typed in (
            ("--discreet", name),
            ("--discreet", name, "--json"),
            ("--discreet", name, "-h"),
        ):
            done = rj(*typed, code=2)
            assert "--discreet hides names and words on the screens" in done.err, typed
            assert done.err.count("\n") == 1
            assert "rj craving 7" not in done.err, "that would be refused as well"
            assert not done.out
    assert sorted(home.iterdir()) == before


def test_an_error_is_json_where_json_was_asked_for(rj: Rj) -> None:
    rj("note", "x")
    for arguments, code, says in (
        (("craving", "11", "--json"), 2, "A craving is a whole number from 0 to 10."),
        (("show", "99", "--json"), 1, "There is no entry 99."),
        (("list", "--json", "--nope"), 2, "There is no option “--nope”."),
        (("export", "csv", "-o", "/nowhere/x", "--json"), 2, "There is no option “--json”."),
        (("restore", "missing.db", "--yes", "--json"), 1, "No backup is called missing.db."),
    ):
        told = rj(*arguments, code=code)
        assert not told.out
        _, error = json.loads(told.err).values()
        assert error["exit_code"] == code
        assert error["message"].startswith(says), error
        assert (error["notes"], error["unsaved"]) == ([], "")
    assert rj("show", "99", "--", "--json", code=2).err.startswith("“--json” is one word too many.")
    typed = ("craving", "7", "--outcome", "zz", "--json", "-n", "-")
    told = rj(*typed, stdin=b"words typed in vain", code=2)
    assert json.loads(told.err)["error"]["unsaved"] == "words typed in vain"


# Completion


@each("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_is_for_both_names(rj: Rj, shell: str) -> None:
    script = rj("completion", shell).out
    assert "_RJ_COMPLETE" in script
    assert "_RECOVERY_JOURNAL_COMPLETE" in script


def test_completing_never_touches_the_journal(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(home / "journal.db")  # opening it would wait for ever
    monkeypatch.setenv(completion_variable("rj"), "bash_complete")
    for words, expected in (("rj cr", "craving"), ("rj tracker a", "archive"), ("rj sm", None)):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
        out = rj().out
        assert (f"plain,{expected}" in out) if expected else not out.strip()
    assert "relapse" not in rj().out


def test_completing_a_value_offers_the_words_it_can_have(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(home / "journal.db")  # opening it would wait for ever
    monkeypatch.setenv(completion_variable("rj"), "bash_complete")
    for words, expected in (
        ("rj craving 7 --outcome st", ["plain,still-strong"]),
        ("rj after 3 --outcome not", ["plain,not-sure"]),
        ("rj craving 7 --situation conf", ["plain,conflict"]),
        ("rj list --kind cr", ["plain,craving"]),
        ("rj people add Sam --role sponso", ["plain,sponsor"]),
        ("rj now --region per", ["plain,pe"]),
        ("rj config set reg", ["plain,region"]),
        ("rj insights --section trig", ["plain,triggers"]),
        ("rj import file day", ["file,day"]),
        ("rj strategy add Hens --category bo", ["plain,body"]),
        ("rj strategy show ride", ["plain,Ride", "the", "wave"]),
        ("rj tracker edit Wine --headline last", ["plain,last-90"]),
        ("rj mood 4 -f hopef", ["plain,hopeful"]),
        ("rj reason move 3 do", ["plain,down"]),
        ("rj share --preset spo", ["plain,sponsor"]),
        ("rj config set week sat", ["plain,saturday"]),
        ("rj config set evening n", ["plain,no"]),
        ("rj config set region irel", ["plain,ie"]),
        ("rj config set nothing y", []),
        ("rj craving 7 --for ", []),
        ("rj mood 4 --note st", []),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
        assert rj().out.split() == expected, words


def test_completing_offers_own_words_once_they_are_allowed(
    rj: Rj, monkeypatch: pytest.MonkeyPatch
) -> None:
    rj("tracker", "add", "Wine", "--since", "2026-01-01")
    rj("people", "add", "Zoë")
    rj("meeting", "add", "Zoom at noon")
    rj(
        "craving",
        "5",
        "-t",
        "zebras",
        "-f",
        "zest",
        "-s",
        "zumba",
        "--place",
        "zoo",
        "--with",
        "Zack",
    )
    rj("strategy", "add", "Zither", "--category", "body", "--step", "Play.")
    variable = completion_variable("rj")
    for allowed in (False, True):
        if allowed:
            rj("config", "set", "complete-own-words", "yes")
        for words, expected in (
            ("rj craving 7 --for ", "Wine"),
            ("rj used w", "Wine"),
            ("rj none WI", "Wine"),
            ("rj tracker edit w", "Wine"),
            ("rj list --tracker w", "Wine"),
            ("rj export csv --tracker w", "Wine"),
            ("rj edit 3 --for w", "Wine"),
            ("rj people show zo", "Zoë"),
            ("rj contact Sam zo", "Zoë"),
            ("rj promise add x --to z", "Zoë"),
            ("rj kept add x --from z", "Zoë"),
            ("rj share --with z", "Zoë"),
            ("rj safety card --person z", "Zoë"),
            ("rj meeting attended zo", "Zoom at noon"),
            ("rj meeting edit zo", "Zoom at noon"),
            ("rj craving 7 -t ze", "zebras"),
            ("rj craving 7 --feeling ze", "zest"),
            ("rj mood 3 -f ze", "zest"),
            ("rj craving 7 --place z", "zoo"),
            ("rj craving 7 --with z", "Zack"),
            ("rj edit 3 -t z", "zebras"),
            ("rj list --tag zeb", "zebras"),
            ("rj search x --tag zu", "zumba"),
            ("rj after 3 -s z", "Zither"),
            ("rj strategy use z", "Zither"),
            ("rj strategy pack export out.json z", "Zither"),
        ):
            monkeypatch.setenv(variable, "bash_complete")
            monkeypatch.setenv("COMP_WORDS", words)
            monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
            assert rj().out == (f"plain,{expected}\n" if allowed else "\n"), words
            monkeypatch.delenv(variable)


def test_every_file_is_made_for_this_account_only(rj: Rj) -> None:
    mask = os.umask(0)
    rj("mood", "3")
    assert os.umask(mask) == 0o077


def test_main_without_arguments_reads_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["recovery-journal", "--version"])
    assert main() == 0


# Words that cannot be saved


@each(
    "arguments",
    [("note", "-"), ("craving", "7", "-n", "-"), ("intention", "-"), ("reason", "add", "-")],
)
def test_words_from_a_pipe_are_given_back_when_they_cannot_be_saved(
    rj: Rj, home: Path, arguments: tuple[str, ...]
) -> None:
    (home / "journal.db").write_bytes(b"something else" * 100)
    refused = rj(*arguments, stdin=b"the words \x1b[2J of tonight\nand more", code=65)
    assert refused.err.endswith("This is what you wrote:\nthe words ␛[2J of tonight\nand more\n")


def test_words_that_were_asked_for_are_given_back(home: Path, on_terminal: StartOnTerminal) -> None:
    (home / "journal.db").write_bytes(b"something else" * 100)
    child = on_terminal("mood", "3", "-n")
    child.expect("Note:")
    child.sendline("the words of tonight")
    child.expect("what you wrote:\r\nthe words of tonight")
    assert wait_for_exit(child) == 65


@pytest.mark.needs("full")
def test_words_that_were_saved_are_not_given_back(rj: Rj) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command_line("note", "-"), input=b"words", stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 74
    assert b"what you wrote" not in done.stderr
