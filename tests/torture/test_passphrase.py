"""Kill the process or cut the power while the passphrase is set, changed or removed.

What has to hold each time: the journal opens, in the old way or in the new one, and holds what it
held; once the command has said that it is done, it opens in the new way alone. Then the command
can be carried out again.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from recovery_journal.errors import WrongPassphrase
from recovery_journal.store.encryption.unlocking import unlock_file
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import is_encrypted
from support.command_line import run_process
from support.encrypted import PASSPHRASE, encrypt, files_containing
from support.power_loss import states_after_power_loss
from torture.test_every_write import begin_again, copied_start, killed

WORD = "zwetschge"
NEW = "another four quiet words"
LIGHT = """
import sys
from recovery_journal.store.encryption import keys, wrapping
keys.DEFAULT_COST = keys.Argon2Cost(operations=1, memory_bytes=8192)
from recovery_journal.__main__ import main
sys.exit(main())
"""
PROGRAM = (sys.executable, "-c", LIGHT)
"""The program, but for passphrases that cost next to nothing to check."""
WRITES = ("pwrite64", "write", "fdatasync", "fsync", "unlink", "rename", "link", "ftruncate")
MOST = 2000
"""Nothing here makes so many calls of one kind."""


class Operation(NamedTuple):
    """One of the commands, and what opens the journal before and after it."""

    typed: tuple[str, ...]
    secrets: tuple[str, ...]
    """What the command reads."""
    before: str
    after: str

    @property
    def arguments(self) -> tuple[str, ...]:
        return ("--passphrase-fd", "0", "passphrase", *self.typed)


PLAIN = ""
CODE = "the recovery code"
OPERATIONS = {
    "set": Operation(("set", "--remove-plain"), (PASSPHRASE,), PLAIN, PASSPHRASE),
    "change": Operation(("change",), (PASSPHRASE, NEW), PASSPHRASE, NEW),
    "new keys": Operation(("change", "--new-key"), (PASSPHRASE, NEW), PASSPHRASE, NEW),
    "recover": Operation(("recover",), (CODE, NEW), PASSPHRASE, NEW),
    "remove": Operation(("remove", "--yes"), (PASSPHRASE,), PASSPHRASE, PLAIN),
}


def prepare(operation: Operation, home: Path) -> bytes:
    """A journal with an entry and, when it is encrypted, one more that waits.

    Returns what the command will read.
    """
    run_process("craving", "7", "-t", "late", "-n", WORD)
    run_process("people", "add", WORD)
    told = "".join(f"{secret}\n" for secret in operation.secrets)
    if operation.before:
        done = encrypt(home / "journal.db")
        Path(done.plain_copy).unlink()
        run_process("note", f"{WORD} waits")
        told = told.replace(CODE, done.recovery_code)
    return told.encode()


def opens(home: Path, operation: Operation) -> tuple[str, list[str]]:
    """What opens the journal now, and the words in it."""
    path = str(home / "journal.db")
    secret, key = PLAIN, None
    if is_encrypted(path):
        secret, key = next(_fitting(path, operation))
    with Journal(path, create=False, key=key) as journal:
        journal.inbox.empty()
        assert journal._file.row("PRAGMA integrity_check") == ("ok",)
        return secret, sorted(entry.note for entry in journal.entries.page(limit=-1))


def _fitting(path: str, operation: Operation) -> Iterator[tuple[str, bytes]]:
    for secret in filter(None, (operation.before, operation.after)):
        try:
            yield secret, unlock_file(path, secret).key
        except WrongPassphrase:
            continue


@pytest.mark.parametrize("call", WRITES)
@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_every_call(name: str, call: str, home: Path) -> None:
    operation = OPERATIONS[name]
    stdin = prepare(operation, home)
    start = copied_start(home)
    words = opens(home, operation)[1]
    killed_at = partial(killed, home, call, stdin=stdin, program=PROGRAM)
    for number in range(1, MOST):
        begin_again(start, home)
        dead = killed_at(number, *operation.arguments)
        opened, found = opens(home, operation)
        assert found == words, number
        assert opened in ((operation.before, operation.after) if dead else (operation.after,))
        if name == "set" and opened == PASSPHRASE:
            assert WORD not in (home / "card.json").read_text(), number
        if opened == operation.before:
            assert not killed_at(MOST, *operation.arguments)
            assert opens(home, operation) == (operation.after, words)
        if not dead:
            assert name != "set" or not files_containing(home, WORD)
            return
    pytest.fail("there is no end to it")


@pytest.mark.needs("strace")
@pytest.mark.parametrize("name", OPERATIONS)
def test_the_power_fails(name: str, home: Path, tmp_path: Path) -> None:
    operation = OPERATIONS[name]
    stdin = prepare(operation, home)
    start = copied_start(home)
    words = opens(home, operation)[1]
    begin_again(start, home)
    trace = tmp_path.with_name(f"{tmp_path.name}-trace")
    command = [*PROGRAM, *operation.arguments]
    for state in [*states_after_power_loss(command, home, trace, stdin)]:
        state.write(home)
        opened, found = opens(home, operation)
        assert found == words
        assert opened == operation.after or (opened == operation.before and not state.outputs)
        assert not (name == "set" and state.ended and files_containing(home, WORD))
