"""The instructions in docs/opening.md work as written, without this program."""

import contextlib
import sqlite3
import sys
from pathlib import Path

import pexpect
import pytest

from recovery_journal.store.backup.folder import default_backup_folder, list_backups
from support.command_line import run_process
from support.encrypted import encrypt

TEXT = Path(__file__).parents[2] / "docs" / "opening.md"
PASSPHRASE = "Käse and four quiet words"
WORD = "zwetschge"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    found = TEXT.read_text(encoding="utf-8").split("```python\n")[1].partition("```")[0]
    path = tmp_path / "open.py"
    path.write_text(f"import sys\nsys.modules['recovery_journal'] = None\n{found}")
    return path


def opened(script: Path, path: Path, secret: str) -> Path:
    out = script.with_name("out")
    out.unlink(missing_ok=True)
    child = pexpect.spawn(sys.executable, ["-P", str(script), str(path), str(out)], timeout=60)
    child.expect_exact("recovery code: ")
    child.sendline(secret)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    assert out.stat().st_mode & 0o077 == 0
    return out


@pytest.mark.parametrize("by_code", [False, True], ids=["passphrase", "code"])
def test_a_journal_a_backup_and_an_export_are_opened(
    by_code: bool, script: Path, home: Path
) -> None:
    run_process("craving", "7", "-t", "late", "-n", WORD)
    code = encrypt(home / "journal.db", PASSPHRASE).recovery_code
    secret = code.lower().replace("-", "–") if by_code else PASSPHRASE
    exported = str(home / "out.json")
    typed = f"{PASSPHRASE}\n".encode()
    for arguments in (("backup",), ("export", "json", "-o", exported)):
        done = run_process("--passphrase-fd", "0", *arguments, stdin=typed)
        assert done.code == 0, done.err
    copies = list_backups(default_backup_folder(str(home / "journal.db")))
    (made,) = [one for one in copies if one.reason == "asked"]
    for path in (home / "journal.db", Path(made.path)):
        plain = opened(script, path, secret)
        with contextlib.closing(sqlite3.connect(plain)) as file:
            found = file.execute("SELECT note, intensity FROM entry JOIN craving ON entry = id")
            assert found.fetchall() == [(WORD, 7)]
    text = opened(script, Path(exported), secret).read_text(encoding="utf-8")
    for there in (exported, made.path):
        refused = pexpect.spawn(sys.executable, ["-P", str(script), there, exported], timeout=60)
        refused.expect_exact("recovery code: ")
        refused.sendline(secret)
        refused.expect_exact("FileExistsError")
        refused.close()
    with_program = run_process("--passphrase-fd", "0", "unseal", exported, stdin=typed)
    assert text == with_program.out
    assert WORD in with_program.out
