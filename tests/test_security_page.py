"""Figures, files and commands named in SECURITY.md match the program."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from e2e import test_network
from recovery_journal import __main__ as program
from recovery_journal import clock, errors
from recovery_journal.cli.app import root_command
from recovery_journal.domain import settings
from recovery_journal.domain.entries import entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.exchange.export import sealed
from recovery_journal.store.encryption import keys, recovery_code
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import help_card
from recovery_journal.tui.start import locked
from support import disk, flips, forked
from support.each import each
from support.encrypted import encrypt
from torture import (
    test_bit_flips,
    test_every_write,
    test_failing_disk,
    test_gone,
    test_passphrase,
    test_random_kills,
)

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


def test_the_exit_codes_are_those_of_the_program() -> None:
    listed = WORDS.partition("## Exit codes ")[2]
    named = {error.exit_code for error in every_error()}
    ends = {
        0,
        2,
        program.INTERNAL_ERROR_EXIT,
        program.INTERRUPTED_EXIT,
        program.PIPE_CLOSED_EXIT,
        128 + 1,
        128 + 15,
    }
    assert {int(one) for one in re.findall(r"(?:^|· )(\d+) ", listed)} == named | ends


def every_error(
    kind: type[errors.JournalError] = errors.JournalError,
) -> Iterator[type[errors.JournalError]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from every_error(inner)


def test_each_file_it_points_to_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`|\]\(((?!http)[^)]+)\)", PAGE)
    assert named
    assert not [one for pair in named for one in pair if one and not (ROOT / one).exists()]


@each("typed", sorted(set(re.findall(r"`rj ([a-z ]+[a-z])", PAGE))))
def test_each_command_it_names_is_there(typed: str) -> None:
    found: click.Command | None = root_command
    for word in typed.split():
        if not isinstance(found, click.Group):
            break
        found = found.get_command(click.Context(found), word)
        assert found, word


@each(
    "figure",
    [
        f"Argon2id ({keys.DEFAULT_COST.operations} passes, "
        f"{keys.DEFAULT_COST.memory_bytes >> 20} MiB,",
        f"{keys.KEY_BYTES} random bytes open the journal",
        f"a recovery code of {recovery_code.CODE_BYTES * 8} random bits",
        f"lock after {('no', 'ten')[settings.ENCRYPTED_LOCK_MINUTES == 10]} minutes without a key",
        f"a longer wait, {locked.MAX_WAIT_SECONDS} s at most",
        f"in pieces of {sealed.CHUNK_BYTES >> 10} KiB",
        f"a trash for {entry.TRASH_DAYS} days",
        f"up to {('no', 'three')[help_card.MAX_KEPT_WORDS == 3]} kept words",
    ],
)
def test_each_figure_is_that_of_the_program(figure: str) -> None:
    assert figure in WORDS


@each(
    "figure",
    [
        (len(test_every_write.OPERATIONS), 17, "that changes the disk, for seventeen commands and"),
        (len(test_passphrase.OPERATIONS), 5, "setting, changing, recovering and removing a pass"),
        (len(test_failing_disk.NAMES), 7, "For seven commands it also makes each write fail"),
        (test_random_kills.ENDS, 200, "killed two hundred commands while they ran"),
        (test_gone.TIMES * len(forked.EXIT_CODES), 1000, "started the screens a thousand times"),
        (test_bit_flips.IN_EACH * 8, 2000, "flips two thousand bits of a full journal"),
        (len(flips.READING), 26, "and runs 26 commands after each"),
        (len(test_network.COMMANDS), 7, "does both for seven commands and for a walk"),
    ],
)
def test_the_tests_do_as_much_as_it_says(figure: tuple[int, int, str]) -> None:
    done, written_out, sentence = figure
    assert done == written_out
    assert sentence in WORDS


def test_a_write_waits_for_the_disk_as_it_says(home: Path) -> None:
    with Journal(str(home / "journal.db")) as journal:
        assert journal._file.row("PRAGMA journal_mode") == ("delete",)
        assert journal._file.row("PRAGMA synchronous") == (2,)
        with disk.recorded() as seen:
            journal.entries.add(Note(at=clock.now(), note="words"))
    assert f"sync {home.name}/" in seen
    assert "`synchronous=FULL`, and its folder is flushed after each commit" in WORDS


def test_the_file_is_encrypted_as_it_says(home: Path) -> None:
    path = home / "journal.db"
    with Journal(str(path), key=encrypt(path).key) as journal:
        (version,) = journal._file.row("PRAGMA cipher_version") or ("",)
        told = {one for (one,) in journal._file.rows("PRAGMA cipher_settings")}
    assert version.startswith("4.")
    assert "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;" in told
    assert "PRAGMA cipher_use_hmac = 1;" in told
    assert "SQLCipher](https://www.zetetic.net/sqlcipher/) 4, AES-256 and HMAC-SHA512" in WORDS
