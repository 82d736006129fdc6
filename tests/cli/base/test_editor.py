"""The person's own editor: found as they wrote it, waited for, and its words never lost."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery_journal.store.sqlite.locking import exclusive
from support.command_line import Rj, StartOnTerminal, command_line, run_process, wait_for_exit
from support.encrypted import files_containing
from support.locked import passphrase_option, write_locked_journal
from support.screens import started_journal
from support.terminal import Terminal

WORDS = "xyzzyplugh"
LEFT = "You have unsaved words. To see and save them: rj draft\n"


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return path


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in memory, apart from the journal's."""
    folder = tmp_path / "memory"
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@contextmanager
def killed_while_editing(
    *command: str, saved: str, memory: Path, how: signal.Signals = signal.SIGKILL
) -> Iterator["subprocess.Popen[bytes]"]:
    """Kill the program while its editor, which has saved a text, is open; yield the editor."""
    script = program(
        memory.parent / "bin" / "waits", f'printf "{saved}" >> "$1"; echo $$; exec sleep 60'
    )
    child = subprocess.Popen(
        command_line(*command),
        env={**os.environ, "EDITOR": str(script)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    editor = int(child.stdout.readline())
    child.send_signal(how)
    child.wait()
    try:
        yield child
    finally:
        os.kill(editor, signal.SIGKILL)
        child.stdout.read()  # ends once the editor has


def test_an_editor_is_found_the_way_it_is_written(
    rj: Rj, home: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = home / "told"
    script = f'printf "%s\\n" "$@" > {told}; echo words >> "$(eval echo \\"\\${{$#}}\\")"'
    spaced = program(home / "my tools" / "an editor", script)
    quoted = program(home / "o'clock" / "it", script)
    for number, (chosen, options) in enumerate(
        (
            (str(spaced), []),
            (f"'{spaced}' -x 'two words'", ["-x", "two words"]),
            (f"{spaced} -x 'two words'", ["-x", "two words"]),
            (str(spaced).replace(" ", "\\ ") + " --now", ["--now"]),
            ("~/my tools/an editor", []),
            ("'~/my tools/an editor' -y", ["-y"]),
            (f"{quoted} -z", ["-z"]),
        ),
        start=1,
    ):
        rj("note", "one")
        monkeypatch.setenv("VISUAL", chosen)
        rj("edit", str(number))
        *given, path = told.read_text().splitlines()
        assert given == options, chosen
        assert path.startswith(str(memory / "rj-"))
        assert rj("show", str(number), "--json").json["note"] == "one\nwords"


def test_editors_that_return_at_once_are_told_to_wait(
    rj: Rj, home: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rj("note", "one")
    told = home / "told"
    for name, options in (
        ("code", ["--wait"]),
        ("codium", ["--wait"]),
        ("cursor", ["--wait"]),
        ("zed", ["--wait"]),
        ("subl", ["--wait"]),
        ("atom", ["--wait"]),
        ("gedit", ["--wait"]),
        ("mate", ["--wait"]),
        ("bbedit", ["--wait"]),
        ("kate", ["--block"]),
        ("open", ["-W", "-n"]),
        ("nano", []),
    ):
        script = program(home / "bin" / name, f'printf "%s\\n" "$@" > {told}')
        monkeypatch.setenv("EDITOR", f"'{script}' -n")
        rj("edit", "1")
        assert told.read_text().splitlines()[:-1] == ["-n", *options], name
    script = program(home / "bin" / "gvim", f'printf "%s\\n" "$@" > {told}')
    monkeypatch.setenv("EDITOR", str(script))
    rj("edit", "1")
    assert told.read_text().splitlines()[:3] == ["--nofork", "-n", "-i"]


def test_an_editor_that_returns_at_once_is_waited_for_by_a_question(
    on_terminal: StartOnTerminal, home: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", str(program(home / "bin" / "window", "true")))
    child = on_terminal("note")
    child.expect_exact("Press enter when you have saved")
    (text,) = memory.glob("rj-*/text.txt")
    text.write_text(WORDS)
    child.sendline()
    assert wait_for_exit(child) == 0
    assert run_process("list", "--json").json[0]["note"] == WORDS


def test_an_emptied_text_changes_nothing(rj: Rj, editor: Callable[[str], None]) -> None:
    rj("note", "one")
    for emptied in ("", "\\n", " \\n\\n"):
        editor(f"save('{emptied}')")
        assert rj("edit", "1").err == (
            "The text was empty, so nothing was changed. To remove it: rj delete 1\n"
        )
    assert rj("show", "1", "--json").json["note"] == "one"


def test_the_words_of_a_killed_editor_are_offered(rj: Rj, home: Path, memory: Path) -> None:
    rj("note", "before")
    for how in (signal.SIGKILL, signal.SIGHUP, signal.SIGTERM):
        with killed_while_editing("edit", "1", saved=WORDS, memory=memory, how=how):
            assert rj("list").err == ""  # the editor may still save something
            assert list(memory.glob("rj-*"))
        assert rj("list").err == LEFT
        assert not list(memory.iterdir())
        assert not list(home.glob("editor-*"))
        assert rj("draft").out == f"before\n{WORDS}\n"
        rj("draft", "--save")
        note = rj("show", "1", "--json").json["note"]
        assert note == f"before\n{WORDS}"
        rj("undo")
        assert rj("list").err == ""
        assert rj("draft").err == "There are no unsaved words.\n"


def test_what_an_editor_has_saved_outlives_the_memory(rj: Rj, home: Path, memory: Path) -> None:
    rj("note", "before")
    slow = program(home / "bin" / "slow", f'echo {WORDS} >> "$1"; sleep 1.5; kill -9 $PPID')
    assert run_process("edit", "1", EDITOR=str(slow)).code == -signal.SIGKILL
    shutil.rmtree(memory)  # the machine was restarted
    assert rj("list").err == LEFT
    assert rj("draft", "--save", "--json").json["note"] == f"before\n{WORDS}"
    assert rj("list").err == ""


def test_of_an_encrypted_journal_nothing_stays_in_plain_text(
    rj: Rj, home: Path, memory: Path
) -> None:
    write_locked_journal(str(home / "journal.db"))
    with Terminal("note", environment={"EDITOR": str(writing(home))}) as terminal:
        terminal.wait_for("ready")
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    wait_until_closed(memory)
    rj("now")  # says nothing of it, but leaves nothing in plain text either
    assert not list(memory.iterdir())
    assert rj("craving", "5").err == LEFT
    assert files_containing(home, WORDS) == ["bin/waits"]
    with passphrase_option() as option:
        assert rj(*option, "draft", "--save", "--json").json["note"] == WORDS
    assert files_containing(home, WORDS) == ["bin/waits"]


def writing(home: Path) -> Path:
    """An editor that saves words, and is closed soon after the program has gone."""
    script = f'printf {WORDS} > "$1"; echo ready; while kill -0 $PPID; do sleep 0.1; done'
    return program(home / "bin" / "waits", script)


def wait_until_closed(memory: Path) -> None:
    (folder,) = memory.iterdir()
    for _ in range(100):
        with exclusive(str(folder)) as is_closed:
            if is_closed:
                return
        time.sleep(0.05)
    raise AssertionError("the editor is still open")


def test_the_screens_offer_them_too(home: Path, memory: Path) -> None:
    started_journal(home)
    with Terminal("note", environment={"EDITOR": str(writing(home))}) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        terminal.wait_for_exit()
    wait_until_closed(memory)
    with Terminal() as terminal:
        terminal.wait_for("You have unsaved", WORDS)
        terminal.press("enter")
        terminal.wait_for("What would you like to write?", WORDS)
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.wait_until(lambda: not [*home.glob("draft-*"), *home.glob("editor-*")])
    assert run_process("list", "--json").json[0]["note"] == WORDS
    assert not list(memory.iterdir())


def test_erasing_everything_removes_what_an_editor_left(rj: Rj, home: Path, memory: Path) -> None:
    rj("note", "before")
    with killed_while_editing("edit", "1", saved=WORDS, memory=memory):
        (home / "editor-rj-damaged").write_text("/etc")
        rj("erase", "--everything", "--yes")
    assert not list(home.glob("editor-*"))
    assert files_containing(home, WORDS) == ["bin/waits"]
    assert not list(memory.iterdir())
