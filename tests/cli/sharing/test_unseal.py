"""Exports of an encrypted journal are sealed, unless the user agrees to plain text."""

import shutil
from pathlib import Path

import pytest

from recovery_journal.store.sqlite.guard import keys_file
from recovery_journal.words import encryption as words
from support.command_line import CommandResult, Rj, StartOnTerminal, wait_for_exit
from support.encrypted import PASSPHRASE, encrypt, files_containing, is_sealed
from support.locked import passphrase_option

WORD = "zwetschge"
FORMS = ("json", "markdown", "csv", "html")


@pytest.fixture(autouse=True)
def _at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)


@pytest.fixture
def code(rj: Rj, home: Path) -> str:
    """An encrypted journal; its recovery code."""
    rj("note", WORD)
    encrypted = encrypt(home / "journal.db")
    Path(encrypted.plain_copy).unlink()
    shutil.rmtree(home / "backups")  # from before the passphrase
    return encrypted.recovery_code


@pytest.fixture
def opened(rj: Rj, code: str) -> "Rj":
    def carry_out(
        *arguments: str, stdin: bytes = b"", code: int = 0, typed: str = ""
    ) -> CommandResult:
        with passphrase_option(typed or PASSPHRASE) as option:
            return rj(*option, *arguments, stdin=stdin, code=code)

    return carry_out


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_sealed_and_opened(form: str, opened: Rj, home: Path) -> None:
    included = () if form == "json" else ("--include-private",)
    said = opened("export", form, "-o", "out", *included).err
    assert words.how_to_unseal("out") in said
    assert is_sealed(Path("out"))
    assert files_containing(home, WORD) == []
    assert WORD in opened("unseal", "out").out
    assert WORD in opened("unseal", "-", stdin=Path("out").read_bytes()).out
    opened("unseal", "out", "-o", "plain")
    plain = opened("export", form, "--plain", "--yes", *included).out
    if form != "json":
        assert Path("plain").read_bytes().decode() == plain
    opened("unseal", "out", "-o", "plain", code=73)


def test_as_json_it_names_the_file(opened: Rj) -> None:
    opened("export", "json", "-o", "sealed.json")
    assert "With --json, say with -o" in opened("unseal", "sealed.json", "--json", code=2).err
    told = opened("unseal", "sealed.json", "-o", "plain.json", "--json")
    assert told.json == {"version": 1, "file": "plain.json"}
    assert WORD in Path("plain.json").read_text()


def test_it_needs_no_journal_and_takes_the_recovery_code(
    opened: Rj, code: str, rj: Rj, home: Path
) -> None:
    opened("export", "json", "-o", "out")
    rj("erase", "--everything", "--yes")
    assert not Path(keys_file(str(home / "journal.db"))).exists()
    with passphrase_option(code.lower()) as option:
        assert WORD in rj(*option, "unseal", "out").out
    with passphrase_option("another") as option:
        done = rj(*option, "unseal", "out", code=77)
    assert done.out == ""
    assert "That doesn't open the export." in done.err
    assert "rj passphrase recover" not in done.err, "that is about the journal"
    assert "--passphrase-fd" in rj("unseal", "out", code=77).err
    assert rj("list", code=66).out == ""
    with passphrase_option() as option:
        rj(*option, "import", "json", "out")
    assert [one["note"] for one in rj("list", "--json").json] == [WORD]


def test_without_a_file_or_with_plain_it_has_to_be_agreed(opened: Rj, home: Path) -> None:
    assert words.SEALED_TO_A_FILE in opened("export", "json", code=2).err
    assert (
        words.PLAIN_EXPORT_NEEDS_YES in opened("export", "json", "--plain", "-o", "out", code=2).err
    )
    assert not Path("out").exists()
    assert WORD in opened("export", "json", "--plain", "--yes").out
    opened("export", "json", "--plain", "--yes", "-o", "out")
    assert files_containing(home, WORD) == ["out"]


def test_on_a_terminal_it_asks(code: str, on_terminal: StartOnTerminal) -> None:
    for answer in ("no", "yes"):
        child = on_terminal("export", "json", "--plain", "-o", "out")
        child.expect_exact(words.ASK_PASSPHRASE)
        child.sendline(PASSPHRASE)
        child.expect_exact("anyway?")
        child.sendline(answer)
        assert wait_for_exit(child) == 0
        assert Path("out").exists() == (answer == "yes")


def test_it_is_taken_in_again_and_the_passphrase_is_asked_for_once(
    opened: Rj, on_terminal: StartOnTerminal
) -> None:
    opened("export", "json", "-o", "out")
    assert "1 already here" in opened("import", "json", "out").out
    child = on_terminal("import", "json", "out")
    child.expect_exact(words.ASK_PASSPHRASE)
    child.sendline(PASSPHRASE)
    child.expect_exact("1 already here")
    assert wait_for_exit(child) == 0


def test_one_from_before_another_passphrase_needs_both(opened: Rj, rj: Rj) -> None:
    opened("export", "json", "-o", "out")
    with passphrase_option(f"{PASSPHRASE}\nanother") as option:
        rj(*option, "passphrase", "change")
    with passphrase_option(f"{PASSPHRASE}\nanother") as option:
        assert "1 already here" in rj(*option, "import", "json", "out").out


def test_a_plain_journal_exports_as_ever(rj: Rj) -> None:
    rj("note", WORD)
    assert WORD in rj("export", "json").out
    rj("export", "json", "-o", "out")
    assert not is_sealed(Path("out"))
    assert "isn't an export of an encrypted journal" in rj("unseal", "out", code=65).err
    assert rj("unseal", "nothing", code=66).err


def test_a_damaged_one_is_told_of_and_leaves_nothing_half_written(opened: Rj) -> None:
    opened("export", "json", "-o", "out")
    whole = Path("out").read_bytes()
    Path("out").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    done = opened("unseal", "out", "-o", "plain", code=76)
    assert done.err.count("\n") == 1
    assert not Path("plain").exists()


def test_of_a_damaged_one_nothing_is_shown(opened: Rj) -> None:
    opened("note", "word " * 20_000)
    opened("export", "json", "-o", "out")
    whole = Path("out").read_bytes()
    Path("out").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert opened("unseal", "out", code=76).out == ""
