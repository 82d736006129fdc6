"""Carry out commands on a disk that can't do everything, each run in a process of its own."""

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from support.command_line import CommandResult

EACH = """
import io, json, sys
from recovery_journal.__main__ import main
from support.encrypted import encrypt
told = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["rj", *arguments]
    out, err = sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    if arguments == ["ENCRYPT"]:
        sys.stderr = sys.__stderr__
        from recovery_journal import places
        encrypt(places.journal_file())
        code = 0
    else:
        code = main(arguments)
    sys.stderr = sys.__stderr__
    told.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(told), file=sys.__stdout__)
"""
ENCRYPT = ("ENCRYPT",)
"""Stands for giving the journal a passphrase."""


def run_on_disk(
    home: Path, faults: str, commands: Iterable[Sequence[str]], *, keep_open: int | None = None
) -> list[CommandResult]:
    """Carry out commands one after the other.

    Args:
        home: the folder of the journal, which is on that disk.
        faults: words of faulty_disk.c.
        commands: the commands.
        keep_open: a file that they may read.
    """
    environment = {
        **os.environ,
        "RECOVERY_JOURNAL_HOME": str(home),
        "DISK": str(home),
        "FAULTS": faults,
        "LD_PRELOAD": _library(),
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", EACH, json.dumps([list(one) for one in commands])],
        capture_output=True,
        env=environment,
        cwd=home,
        stdin=subprocess.DEVNULL,
        pass_fds=() if keep_open is None else (keep_open,),
    )
    assert done.returncode == 0, done.stderr.decode()
    return [CommandResult(*one) for one in json.loads(done.stdout)]


@functools.cache
def _library() -> str:
    source = Path(__file__).with_name("faulty_disk.c")
    made = os.path.join(tempfile.mkdtemp(), "faulty_disk.so")
    options = ("-shared", "-fPIC", "-Wall", "-Werror", "-o", made)
    subprocess.run(["gcc", *options, str(source), "-ldl"], check=True)
    return made
