"""The person's own editor: which program it is, and how to wait for it."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar.editor_files import EditorFile
from recovery_journal.text import clean, from_utf8

VIM_OPTIONS = ("-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup")
"""Keep Vim from leaving swap, undo and backup files, and lines in its history."""
WAIT_OPTIONS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor"), ("--wait",)),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "atom", "gedit"), ("--wait",)),
    **dict.fromkeys(("mate", "bbedit"), ("--wait",)),
    **dict.fromkeys(("gvim", "mvim"), ("--nofork",)),
    "kate": ("--block",),
    "open": ("-W", "-n"),
}
"""What makes editors wait that otherwise return at once, by the names of their programs."""
STORE_SECONDS = 1.0
"""How often a draft of what the editor has saved is stored."""
RETURNED_AT_ONCE_SECONDS = 2.0
"""An editor that ends sooner, with nothing changed, may still be open in a window."""
TO_FRONT = """
import os, signal, sys
os.setpgrp()
os.tcsetpgrp(0, os.getpgrp())
for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGTSTP})
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Gives a program the terminal to itself: its Ctrl+C is its own, and nothing can stop it there."""


def chosen_editor() -> str:
    """Return what the person has set; empty if nothing."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def to_front(command: list[str]) -> list[str]:
    """Return a command that runs another as the only one that the terminal listens to."""
    return [sys.executable, "-ISc", TO_FRONT, *command]


def wait_for(command: list[str], file: EditorFile) -> int:
    """Run the editor to its end, storing drafts; return its exit code."""
    with subprocess.Popen(command, pass_fds=[file.lock]) as editor:
        while True:
            try:
                return editor.wait(STORE_SECONDS)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError, JournalError):
                    file.store_draft()


def command_of(chosen: str) -> list[str]:
    """Split what names the editor into a program and its options.

    Raises:
        OSError, ValueError: there is no such program.
    """
    program, *options = _split(chosen)
    real = os.path.realpath(shutil.which(program) or program)
    names = [os.path.basename(path) for path in (program, real)]
    options += next((WAIT_OPTIONS[name] for name in names if name in WAIT_OPTIONS), ())
    if names[1].startswith(("vim", "nvim", "gvim", "mvim")):
        options += VIM_OPTIONS
    return [program, *options]


def _split(chosen: str) -> list[str]:
    """Split a command line as a shell does, or after a path with spaces that isn't quoted."""
    with contextlib.suppress(ValueError):
        program, *options = shlex.split(chosen)
        if shutil.which(os.path.expanduser(program)):
            return [os.path.expanduser(program), *options]
    ends = [len(chosen), *(place for place, char in enumerate(chosen) if char == " ")]
    for end in sorted(ends, reverse=True):
        program = os.path.expanduser(chosen[:end].strip())
        if shutil.which(program):
            return [program, *shlex.split(chosen[end:])]
    raise FileNotFoundError(chosen)


def read_written(path: str, before: str) -> str:
    """Return what the editor saved.

    Raises:
        JournalError: it isn't there, or isn't text.
    """
    try:
        with open(path, "rb") as file:
            found = from_utf8(file.read(), "The editor's file")
    except FileNotFoundError:
        raise JournalError("The editor removed its file, so nothing was changed.") from None
    mark = "" if before.startswith("\ufeff") else "\ufeff"
    return clean(found.removeprefix(mark))
