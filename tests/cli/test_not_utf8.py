"""Text that isn't UTF-8 is refused, whatever way it comes in; nothing changes on its way."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.store.journal import Journal
from support.command_line import Rj, run_process
from support.terminal import Terminal

LATIN, CYRILLIC, UTF16 = b"caf\xe9", "утро".encode("koi8-r"), "night".encode("utf-16")


def as_word(data: bytes) -> str:
    """Return bytes as Python hands them on from a command line."""
    return data.decode("utf-8", "surrogateescape")


def test_words_of_another_encoding_are_refused_and_shown_again(rj: Rj, home: Path) -> None:
    for data in (LATIN, CYRILLIC, UTF16, b"ok \xed\xa0\x80 half a pair"):
        for command in (
            ("note", "-"),
            ("craving", "5", "-n", "-"),
            ("reason", "add"),
            ("letter", "write"),
            ("safety", "edit", "1"),
        ):
            done = rj(*command, stdin=data, code=2)
            assert "is not UTF-8 text, so nothing was saved" in done.err
            assert "iconv" in done.err
            assert done.err.splitlines()[-1].startswith(("caf\\xe9", "\\x", "ok "))
            assert done.out == ""
    assert not (home / "journal.db").exists()


def test_arguments_of_another_encoding_are_refused(rj: Rj, home: Path) -> None:
    for data in (LATIN, CYRILLIC):
        word = as_word(data)
        for command in (
            ("note", "one", word),
            ("craving", "5", f"-n{word}"),
            ("craving", "5", "-t", word),
            ("mood", "3", f"--note=-{word}"),
            ("tracker", "add", word, "--since", "today"),
            ("people", "add", word),
            ("search", word),
            ("strategy", "pack", "export", "pack.json", word),
            ("config", "set", "backup-folder", word),
        ):
            assert "is not UTF-8" in rj(*command, code=2).err
    assert not (home / "journal.db").exists()


def test_paths_may_be_any_bytes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (LATIN, CYRILLIC):
        own = home / as_word(data)
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(own))
        assert run_process("note", "one").code == 0
        assert run_process("export", "json", "-o", f"{own}.json").code == 0
        assert json.loads(Path(f"{own}.json").read_bytes())["entries"][0]["note"] == "one"
        assert run_process("backup", "--to", f"{own}-backups").code == 0
        assert any(name.endswith(".db") for name in os.listdir(f"{own}-backups"))
        assert "1 already here" in run_process("import", "json", f"{own}.json").out


def test_files_of_another_encoding_are_refused(
    rj: Rj, home: Path, editor: Callable[[str], None]
) -> None:
    rj("note", "café")
    rj("strategy", "add", "Thé", "--category", "body")
    exported, pack = home / "out.json", home / "pack.json"
    rj("export", "json", "-o", str(exported))
    rj("strategy", "pack", "export", str(pack))
    for path, *command in ((exported, "import", "json"), (pack, "strategy", "pack", "import")):
        text = path.read_text("utf-8").replace("\\u00e9", "é")
        path.write_bytes(text.encode("latin-1"))
        refusal = rj(*command, str(path), code=65).err
        assert "It isn't UTF-8 text." in refusal
    editor("open(path, 'wb').write(b'note \\xe9')")
    assert "is not UTF-8" in rj("edit", "1", code=2).err
    assert rj("show", "1", "--json").json["note"] == "café"


def test_a_replacement_character_that_was_typed_is_kept_and_no_other_is_made(
    rj: Rj, home: Path
) -> None:
    rj("note", "was \ufffd before")
    exported = home / "out.json"
    rj("export", "json", "-o", str(exported))
    told = json.loads(exported.read_text("utf-8"))
    told["entries"].append({**told["entries"][0], "uid": "b" * 32, "note": "half \ud83d \udc80"})
    exported.write_text(json.dumps(told))
    rj("import", "json", str(exported))
    with Journal(str(home / "journal.db")) as journal:
        kept = [one.note for one in journal.entries.page()]
    assert sorted(kept) == ["half <U+D83D> <U+DC80>", "was \ufffd before"]


def test_an_answer_of_another_encoding_is_refused_and_shown_again(home: Path) -> None:
    with Terminal("craving", "5", "-n") as terminal:
        terminal.wait_for("Note:")
        terminal.send("caf\udce9 noir\r")
        terminal.wait_for("is not UTF-8", "caf\\xe9 noir")
        assert terminal.wait_for_exit() == 2
    assert not (home / "journal.db").exists()
