"""Native Windows isn't supported yet, but nothing ends for want of what Python lacks there."""

import json
import os
import subprocess
import sys
from pathlib import Path

from recovery_journal.store.journal import Journal

LACKING = """
import importlib.abc, json, os, signal, sys

MISSING = {"fcntl", "termios", "pwd", "grp", "resource", "tty", "pty"}

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in MISSING:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
for name in MISSING:
    sys.modules.pop(name, None)
for name in (
    "O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_TMPFILE", "O_CLOEXEC", "O_NOCTTY",
    "getuid", "geteuid", "fork", "fchmod", "chown", "mkfifo", "getpgrp", "killpg", "statvfs",
):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGTSTP", "SIGCONT", "SIGKILL", "pthread_sigmask", "sigwait"):
    if hasattr(signal, name):
        delattr(signal, name)
open_, link = os.open, os.link

def open_no_folder(path, *arguments, **options):
    if not isinstance(path, int) and os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return open_(path, *arguments, **options)

def link_without_descriptors(source, target, **options):
    if options.get("src_dir_fd") is not None:
        raise NotImplementedError
    link(source, target)

os.open, os.link = open_no_folder, link_without_descriptors
from recovery_journal.__main__ import main
codes = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["rj", *arguments]
    codes.append(main())
sys.exit(str(codes) if any(codes) else 0)
"""
"""Takes away what Windows has not, and carries out commands."""
COMMANDS = (
    *(("craving", "5", "-t", "alone"), ("after", "2"), ("note", "words"), ("mood", "3")),
    *(("list",), ("status",), ("status", "--line"), ("now",), ("where",), ("draft",)),
    *(("backup",), ("doctor",), ("undo",), ("edit", "1", "--keep")),
    *(("export", "json", "-o", "out.json"), ("export", "csv", "-o", "out.json", "--force")),
    *(("restore", "asked", "--yes"), ("erase", "1", "--yes"), ("note", "more")),
)


def test_every_command_ends_well_there(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LACKING, json.dumps(COMMANDS)],
        capture_output=True,
        cwd=home,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr.decode()
    with Journal(str(home / "journal.db"), create=False) as journal:
        assert [one.note for one in journal.entries.page()] == ["more", "", "words"]
