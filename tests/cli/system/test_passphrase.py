"""The passphrase: set, used, changed, forgotten, recovered and removed."""

import json
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import Damaged
from recovery_journal.store.encryption import convert, inbox, keys
from recovery_journal.store.sqlite.guard import is_encrypted
from support.command_line import CommandResult, Rj, StartOnTerminal, wait_for_exit
from support.encrypted import LIGHT_COST, files_containing
from support.libraries import watch_libraries
from support.many import fill_journal

WORD = "plantedword"


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs next to nothing to check."""
    monkeypatch.setattr(keys, "DEFAULT_COST", LIGHT_COST)


@pytest.fixture
def path(home: Path) -> str:
    return str(home / "journal.db")


Given = Callable[..., CommandResult]


@contextmanager
def handed(*secrets: str) -> Iterator[tuple[str, str]]:
    out, into = os.pipe()
    os.write(into, "".join(f"{one}\n" for one in secrets).encode())
    os.close(into)
    try:
        yield ("--passphrase-fd", str(out))
    finally:
        os.close(out)


@pytest.fixture
def given(rj: Rj) -> Given:
    """Carry out a command that is handed secrets, a line each."""

    def carry_out(secrets: tuple[str, ...], *arguments: str, code: int = 0) -> CommandResult:
        with handed(*secrets) as option:
            return rj(*option, *arguments, code=code)

    return carry_out


def code_in(done: CommandResult) -> str:
    found = re.search(r"^  ([0-9A-Z-]{20,})$", done.out, re.M)
    assert found
    return found[1]


def test_a_journal_is_encrypted_opened_and_made_plain_again(
    rj: Rj, given: Given, path: str, home: Path
) -> None:
    rj("note", WORD)
    done = given(("one",), "passphrase", "set", "--remove-plain")
    assert is_encrypted(path)
    assert "Nobody can recover it" in done.err
    assert "The old file is gone." in done.err
    assert not files_containing(home, WORD)
    assert rj("note", f"{WORD} again").out.startswith("Sealed: note.")
    assert not files_containing(home, WORD)
    assert rj("list", code=77).err
    refused = given(("two",), "list", code=77).err
    assert refused.startswith("That isn't the passphrase. Nothing was changed.")
    assert refused.endswith("use your recovery code: rj passphrase recover\n")
    assert [one["note"] for one in given(("one",), "list", "--json").json] == [
        f"{WORD} again",
        WORD,
    ]
    rj("note", "sealed before it is plain")
    done = given(("one",), "passphrase", "remove", "--yes")
    assert done.out == "The journal is no longer encrypted.\n"
    assert "still needs its passphrase" in done.err
    assert not is_encrypted(path)
    assert len(rj("list", "--json").json) == 3
    assert not inbox.list_waiting(path)


def test_drafts_from_before_the_passphrase_are_sealed(rj: Rj, given: Given, home: Path) -> None:
    rj("note", "hello")
    for name, words in (("0123456789abcdef", WORD), ("left-rj-abcd_123", f"{WORD} again")):
        draft = {"kind": "note", "uid": "", "typed": {"note": words}}
        (home / f"draft-{name}.json").write_text(json.dumps(draft))
    given(("one",), "passphrase", "set", "--remove-plain")
    assert files_containing(home, WORD) == []
    assert len([*home.glob("draft-*.sealed")]) == 2


def test_backups_from_before_the_passphrase_are_encrypted_or_named(
    rj: Rj, given: Given, home: Path
) -> None:
    (home / "stick").mkdir(mode=0o700)
    rj("config", "set", "backup-folder", str(home / "stick"))
    rj("note", WORD)
    rj("backup")
    rj("note", f"{WORD} again")
    rj("restore", "asked", "--yes")
    torn = home / "backups" / "journal-20260101T000000Z-v4-daily-0123456789abcdef.db"
    torn.write_bytes((home / "journal.db").read_bytes()[:-4096])
    done = given(("one",), "passphrase", "set", "--remove-plain")
    assert files_containing(home, WORD) == [f"backups/{torn.name}"]
    assert f"as they are not encrypted: {torn}. Delete" in done.err
    torn.unlink()
    assert given(("one",), "backup", "verify").out.count("whole, ") >= 3
    given(("one",), "restore", "restore", "--yes")
    notes = [one["note"] for one in given(("one",), "list", "--json").json]
    assert notes == [f"{WORD} again", WORD]


def test_every_plain_copy_is_named_until_it_is_gone(rj: Rj, given: Given, home: Path) -> None:
    rj("note", WORD)
    rj("backup")
    (home / "stick").mkdir(mode=0o700)
    rj("config", "set", "backup-folder", str(home / "stick"))
    rj("backup", "--to", str(home / "stick"))
    given(("one",), "passphrase", "set")
    given(("one",), "backup")
    (home / "other.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    elsewhere = [str(home / one) for one in files_containing(home, WORD) if "stick" in one]
    plain = [str(home / one) for one in files_containing(home, WORD) if "stick" not in one]
    assert len(plain) >= 2
    assert elsewhere
    while plain:
        for command in (("backup", "list"), ("backup", "verify"), ("doctor",), ("where",)):
            done = given(("one",), *command)
            for path in filter(os.path.exists, plain):  # older copies of a day are removed
                assert path in done.out + done.err, (command, path)
            assert "other.db" not in done.out + done.err
        there = sorted(filter(os.path.exists, plain))
        assert rj("where", "--json").json["plain_copies"] == there
        told = given(("one",), "doctor").out
        assert all(path in told for path in elsewhere if os.path.exists(path)), told
        Path(plain.pop()).unlink(missing_ok=True)
    for path in filter(os.path.exists, elsewhere):
        os.unlink(path)
    assert "not encrypted" not in given(("one",), "doctor").out
    assert "not encrypted" not in rj("backup", "list").err
    assert all(one["encrypted"] for one in rj("backup", "list", "--json").json)


def test_a_copy_with_other_keys_is_asked_for_by_name_and_keeps_nothing_back(
    rj: Rj, given: Given, on_terminal: StartOnTerminal, home: Path
) -> None:
    rj("note", WORD)
    given(("first one",), "passphrase", "set", "--remove-plain")
    before = given(("first one",), "backup", "--json").json["name"]
    given(("first one", "second one"), "passphrase", "change", "--new-key")
    rj("note", "later")
    given(("second one",), "backup")
    names = [one["name"] for one in rj("backup", "list", "--json").json]
    done = given(("second one",), "backup", "verify", code=77)
    assert f"{before}  not checked" in done.out
    assert len(done.out.splitlines()) == len(names)
    assert "damaged" not in done.out + done.err
    for typed, said in (("first one", "whole"), ("wrong", "not checked"), ("", "not checked")):
        child = on_terminal("backup", "verify")
        child.expect("Passphrase:")
        child.sendline("second one")
        child.expect("has different keys")
        child.expect("Passphrase:")
        child.sendline(typed)
        if typed == "wrong":
            child.expect("isn't the passphrase")
            child.sendline("")
        child.expect(said)
        assert wait_for_exit(child) == (0 if said == "whole" else 77)

    for path in (home / "backups").glob("*"):
        if not path.name.startswith(before[:-3]):
            path.unlink()
    told = given(("second one",), "doctor").out
    assert f"{before}, opens with its old passphrase" in told
    assert "damaged" not in told


def test_the_passphrase_is_changed_and_recovered(rj: Rj, given: Given) -> None:
    rj("note", "hello")
    code = code_in(given(("one",), "passphrase", "set"))
    assert given(("one", "two"), "passphrase", "change").out.startswith(
        "The passphrase is changed."
    )
    given(("one",), "list", code=77)
    given(("two",), "list")
    other = code[:-1] + ("0" if code[-1] != "0" else "1")
    refused = given((other, "x"), "passphrase", "recover", code=77).err
    assert "Without the passphrase or recovery code the journal can't be opened." in refused
    opened = given((code.lower().replace("-", " "),), "list")
    assert "To set a new passphrase: rj passphrase recover" in opened.err
    assert "recover" not in given(("two",), "list").err
    recovered = given((code.lower().replace("-", " "), "three"), "passphrase", "recover")
    assert "rj passphrase recover" not in recovered.err
    given(("three",), "list")


def test_new_keys_name_what_is_still_not_encrypted(rj: Rj, given: Given, home: Path) -> None:
    rj("note", "plain")
    given(("one",), "passphrase", "set")
    done = given(("one", "two"), "passphrase", "change", "--new-key")
    (old,) = home.glob("journal.db.before-passphrase-*")
    assert "Anyone who gets these copies can read them, as they are not encrypted:" in done.err
    assert str(old) in done.err


def test_new_keys_are_drawn_and_every_older_copy_can_still_be_restored(
    rj: Rj, given: Given, path: str, home: Path
) -> None:
    rj("note", "plain")
    code = code_in(given(("one",), "passphrase", "set", "--remove-plain"))
    (home / "stick").mkdir(mode=0o700)
    given(("one",), "config", "set", "backup-folder", str(home / "stick"))
    given(("one",), "backup")
    given(("one",), "backup", "--to", str(home / "stick"))
    rj("note", f"{WORD} waits")
    done = given(("one", "two"), "passphrase", "change", "--new-key")
    new_code = code_in(done)
    assert new_code != code
    assert done.out.startswith("The journal is encrypted with new keys.")
    assert "Added to the journal: 1 thing" in done.err
    assert f"backups from before, in {home / 'backups'} and {home / 'stick'}: each" in done.err
    assert "not encrypted" not in done.err
    given(("one",), "list", code=77)
    given((code, "x"), "passphrase", "recover", code=77)
    assert [one["note"] for one in given(("two",), "list", "--json").json] == [
        f"{WORD} waits",
        "plain",
    ]
    assert given(("two",), "doctor").code == 0
    assert not files_containing(home, WORD)
    (on_stick,) = (home / "stick").glob("*-asked-*.db")
    for name in ("asked", str(on_stick)):
        restored = given(("two", "one"), "restore", name, "--yes")
        assert "It opens with its old passphrase." in restored.err
        assert [one["note"] for one in given(("two",), "list", "--json").json] == ["plain"]
    given((new_code, "three"), "passphrase", "recover")
    rj("note", "after all")
    assert len(given(("three",), "list", "--json").json) == 2


def test_a_changed_keys_file_is_told_of_once(rj: Rj, given: Given, path: str, home: Path) -> None:
    code = code_in(given(("one",), "passphrase", "set", "--remove-plain"))
    rj("note", "mine")
    for secrets, command in (
        (("one",), ("list",)),
        (("one", "two"), ("passphrase", "change")),
        ((code, "one"), ("passphrase", "recover")),
    ):
        found = keys.read(str(home / "journal.keys"))
        keys.write(str(home / "journal.keys"), replace(found, public=os.urandom(32)))
        told = given(secrets, *command).err
        assert told.count(f"has changed {home / 'journal.keys'} since") == 1, command
        assert "read or changed since then" in told
        assert keys.read(str(home / "journal.keys")).public == found.public
        assert "has changed" not in given((secrets[-1],), "list").err


def test_what_cannot_be_done_is_said(rj: Rj, given: Given, path: str) -> None:
    rj("note", "hello")
    for what in ("change", "recover", "remove"):
        assert "rj passphrase set" in given(("one", "two"), "passphrase", what, code=2).err
    assert given(("",), "passphrase", "set", code=2).err.endswith("Nothing was changed.\n")
    assert rj("passphrase", "set", code=77).err
    assert not is_encrypted(path)
    given(("one",), "passphrase", "set")
    assert "rj passphrase change" in given(("one", "two"), "passphrase", "set", code=2).err
    before = Path(path).read_bytes()
    assert given(("two", "x"), "passphrase", "change", code=77).err
    assert given(("one",), "passphrase", "remove", code=2).err
    assert Path(path).read_bytes() == before


def test_copies_can_be_made_looked_at_and_put_back(rj: Rj, given: Given, path: str) -> None:
    given(("one",), "passphrase", "set", "--remove-plain")
    rj("note", "first")
    assert "1 entry" in given(("one",), "backup").out
    rj("note", "second")
    assert "whole, 1 entry" in given(("one",), "backup", "verify").out
    assert rj("backup", "verify", code=77).err
    assert given(("one",), "restore", "asked", "--yes").out.endswith("1 entry.\n")
    found = given(("one",), "list", "--json").json
    assert [one["note"] for one in found] == ["second", "first"], "what waited was not lost"
    assert given(("one",), "doctor").code == 0


def test_the_doctor_sees_what_cannot_be_taken_in(rj: Rj, given: Given, path: str) -> None:
    given(("one",), "passphrase", "set", "--remove-plain")
    rj("note", "first")
    assert "1 thing you logged waits to be added to the journal." in given(("one",), "doctor").out
    assert rj("where", "--json").json["inbox_waits"] == 1
    (waiting,) = inbox.list_waiting(path)
    Path(waiting).write_bytes(b"torn")
    assert waiting in given(("one",), "doctor", code=76).out


def test_an_encrypted_journal_is_salvaged_with_its_passphrase(
    rj: Rj, given: Given, path: str, home: Path
) -> None:
    rj("note", WORD)
    given(("one",), "passphrase", "set", "--remove-plain")
    new = str(home / "saved.db")
    assert rj("salvage", path, new, code=77).err
    assert "entry: 1" in given(("one",), "salvage", path, new).out
    assert is_encrypted(new)
    assert not files_containing(home, WORD)


def test_everything_can_be_erased(rj: Rj, given: Given, home: Path) -> None:
    given(("one",), "passphrase", "set")
    rj("note", "waits")
    rj("erase", "--everything", "--yes")
    assert not [one.name for one in home.iterdir() if one.name.startswith(("journal", "inbox"))]


def test_right_now_and_the_prompt_ask_for_nothing(rj: Rj, given: Given) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2020-01-01")
    given(("one",), "passphrase", "set", "--remove-plain")
    assert rj("now").out
    done = rj("status", "--line")
    assert (done.out, done.err) == ("", "")


def test_people_lie_beside_a_locked_journal_only_when_that_was_allowed(
    rj: Rj, given: Given, home: Path
) -> None:
    rj("people", "add", WORD, "--number", "123")
    rj("config", "set", "region", "IE")
    assert WORD in rj("now").out
    done = given(("one",), "passphrase", "set", "--remove-plain")
    assert "nothing of yours" in done.err
    assert not files_containing(home, WORD)
    assert WORD not in rj("now").out
    assert "Ireland" in rj("now").out
    given(("one",), "config", "set", "open-card", "yes")
    assert WORD in rj("now").out
    given(("one",), "config", "set", "open-card", "no")
    given(("one",), "people", "add", f"{WORD} again")
    assert not files_containing(home, WORD)
    given(("one",), "passphrase", "remove", "--yes")
    assert WORD in rj("now").out


def test_it_can_be_allowed_at_once(rj: Rj, given: Given) -> None:
    rj("people", "add", WORD)
    assert "shows your people" in given(("one",), "passphrase", "set", "--open-card").err
    assert WORD in rj("now").out


def test_the_card_tells_nothing_from_before_the_journal_is_encrypted(
    rj: Rj, given: Given, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rj("people", "add", WORD)

    def damaged(*_: object) -> None:
        assert WORD not in (home / "card.json").read_text()
        raise Damaged("The copy is not the same.")

    monkeypatch.setattr(convert, "encrypt", damaged)
    given(("one",), "passphrase", "set", code=76)
    assert WORD in rj("now").out, "it is not encrypted, so nothing is to be hidden"


def test_a_person_is_asked_what_may_be_shown(
    rj: Rj, on_terminal: StartOnTerminal, home: Path
) -> None:
    rj("people", "add", WORD)
    child = on_terminal("passphrase", "set")
    for question, answer in (
        ("New passphrase:", "one"),
        ("Use it anyway[?] yes or no:", "yes"),
        ("Once more:", "one"),
        ("in card.json, unencrypted. yes or no:", "yes"),
        ("to skip this:", ""),
        ("unencrypted. yes or no:", "no"),
        ("anyone can read[?] yes or no:", "yes"),
    ):
        child.expect(question)
        child.sendline(answer)
    assert wait_for_exit(child) == 0
    assert files_containing(home, WORD) == ["card.json"]
    assert not (home / "prompt.json").exists()


def test_the_code_counts_as_written_down_once_a_part_of_it_was_typed(
    rj: Rj, on_terminal: StartOnTerminal
) -> None:
    rj("note", "hello")
    child = on_terminal("passphrase", "set", "--shut-card", "--hide-days", "--remove-plain")
    for question, answer in (
        ("New passphrase:", "four quiet words"),
        ("Once more:", "four quiet words"),
    ):
        child.expect(question)
        child.sendline(answer)
    child.expect(r"\s  ([0-9A-Z-]{39})\s")
    assert isinstance(child.match, re.Match)
    code = child.match[1]
    for typed, said in (
        ("UUUU", "doesn't contain that"),
        (code[-3:], "doesn't contain that"),
        (code[-4:].lower(), "That's right"),
    ):
        child.expect("to skip this:")
        child.sendline(typed)
        child.expect(said)
    assert wait_for_exit(child) == 0
    child = on_terminal("passphrase", "change", "--new-key")
    for question, answer in (
        ("Passphrase:", "four quiet words"),
        ("New passphrase:", "other quiet words"),
        ("Once more:", "other quiet words"),
        ("to skip this:", ""),
    ):
        child.expect(question)
        child.sendline(answer)
    child.expect("nobody can open the\\s+journal")
    assert wait_for_exit(child) == 0


def test_a_backup_brings_its_own_card(rj: Rj, given: Given, home: Path) -> None:
    rj("people", "add", WORD)
    rj("backup")
    rj("people", "add", "Sam")
    rj("restore", "asked", "--yes")
    assert "Sam" not in rj("now").out
    given(("one",), "passphrase", "set", "--remove-plain")
    given(("one",), "restore", "asked", "--yes")
    assert WORD not in (home / "card.json").read_text()
    given(("one",), "restore", "passphrase", "--yes", code=1)
    given(("one",), "backup", "--to", str(home / "stick"))
    given(("one",), "passphrase", "remove", "--yes")
    assert WORD in (home / "card.json").read_text()
    (copy,) = (home / "stick").glob("*.db")
    given(("one",), "restore", str(copy), "--yes")
    assert is_encrypted(str(home / "journal.db"))
    assert WORD not in (home / "card.json").read_text()


def test_it_is_typed_twice_and_never_shown(on_terminal: StartOnTerminal, path: str, rj: Rj) -> None:
    rj("note", "hello")
    child = on_terminal("passphrase", "set")
    child.expect("New passphrase:")
    child.sendline("secretword and more")
    child.expect("Once more:")
    child.sendline("another")
    child.expect("don't match")
    assert wait_for_exit(child) == 2
    assert "secretword" not in (child.before or "")
    assert not is_encrypted(path)


def test_a_short_passphrase_is_asked_about_once(
    on_terminal: StartOnTerminal, rj: Rj, given: Given
) -> None:
    rj("note", "hello")
    child = on_terminal("passphrase", "set", "--shut-card", "--hide-days", "--remove-plain")
    for question, answer in (
        ("New passphrase:", "eleven char"),
        ("picked at\\s+random.*Use it anyway[?] yes or no:", "no"),
        ("New passphrase:", "déjà vu"),
        ("Once more:", "déjà vu"),
    ):
        child.expect(question)
        child.sendline(answer)
    child.expect("is encrypted now")
    child.sendeof()  # instead of a part of the code
    assert wait_for_exit(child) == 0
    changed = given(("déjà vu", "twelve chars"), "passphrase", "change")
    assert "fewer than 12" not in changed.err
    changed = given(("twelve chars", "eleven char"), "passphrase", "change")
    assert "fewer than 12 characters" in changed.err
    assert "eleven char" not in changed.err
    given(("eleven char",), "list")


def test_nothing_is_asked_where_a_library_is_missing(
    rj: Rj, given: Given, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("sqlcipher3", "nacl"):
        with monkeypatch.context() as without:
            for name in [name for name in sys.modules if name.split(".")[0] == library]:
                without.delitem(sys.modules, name)
            without.setitem(sys.modules, library, None)
            refused = rj("passphrase", "set", code=77).err
            assert refused.endswith(" pynacl sqlcipher3\n")
            assert len(refused.splitlines()) == 1
    assert not [*home.glob("journal*")]
    given(("one",), "passphrase", "set")
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert "To install them:" in given(("one",), "list", code=77).err


@pytest.mark.slow
def test_of_a_long_journal_it_tells_how_far_it_has_come(
    on_terminal: StartOnTerminal, given: Given, path: str
) -> None:
    fill_journal(path, 5100)
    child = on_terminal("passphrase", "set", "--shut-card", "--hide-days", "--remove-plain")
    for question in ("New passphrase:", "Once more:"):
        child.expect(question)
        child.sendline("one and the same")
    child.expect("\r100 %")
    child.expect("to skip this:")
    child.sendline()
    assert wait_for_exit(child) == 0
    child = on_terminal("passphrase", "remove", "--yes")
    child.expect("Passphrase:")
    child.sendline("one and the same")
    child.expect("\r100 %")
    assert wait_for_exit(child) == 0
    assert not is_encrypted(path)
    assert "%" not in given(("one",), "passphrase", "set").err


def test_a_prompt_shows_the_days_only_when_that_was_allowed(
    rj: Rj, given: Given, home: Path
) -> None:
    days = str((clock.now().date() - date(2020, 1, 1)).days)
    rj("tracker", "add", "Alcohol", "--since", "2020-01-01")
    assert rj("status", "--line").out == f"{days}\n"
    given(("one",), "passphrase", "set", "--remove-plain")
    assert rj("status", "--line").out == ""
    given(("one",), "passphrase", "days")
    assert rj("status", "--line").out == f"{days}\n"
    assert stat.S_IMODE((home / "prompt.json").stat().st_mode) == 0o600
    rj("craving", "7")
    assert rj("status", "--line").out == f"{days}\n"
    rj("used")
    assert rj("status", "--line").out == "", "a number that may be wrong"
    given(("one",), "list")
    assert rj("status", "--line").out == f"{days}\n"
    assert len(json.loads((home / "prompt.json").read_text())["uses"]) == 1
    for broken in ("", "[]", "{", '{"uses": 1}', '{"headline": 1, "start": "x", "uses": []}'):
        (home / "prompt.json").write_text(broken)
        assert rj("status", "--line").out == ""
    rj("passphrase", "days", "--hide")
    assert not (home / "prompt.json").exists()
    given(("one",), "note", "more")
    assert not (home / "prompt.json").exists()


def test_nobody_else_can_allow_it(rj: Rj, given: Given, home: Path) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2020-01-01")
    given(("one",), "passphrase", "set", "--remove-plain")
    (home / "prompt.json").write_text("null")
    given(("one",), "note", "more")
    assert (home / "prompt.json").read_text() == "null"
    assert rj("status", "--line").out == ""


def test_what_was_allowed_ends_with_the_passphrase(rj: Rj, given: Given, home: Path) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2020-01-01")
    given(("one",), "passphrase", "set", "--show-days")
    assert rj("status", "--line").out
    given(("one",), "passphrase", "remove", "--yes")
    assert not (home / "prompt.json").exists()
    assert rj("status", "--line").out


def test_no_file_is_open_by_two_libraries(
    rj: Rj, given: Given, path: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = watch_libraries(monkeypatch)
    rj("note", "first")
    given(("one",), "passphrase", "set")
    rj("note", "sealed")
    for arguments in (("list",), ("backup",), ("restore", "asked", "--yes"), ("doctor",)):
        given(("one",), *arguments)
    given(("one", "two"), "passphrase", "change")
    given(("two",), "salvage", path, str(home / "new.db"))
    given(("two",), "passphrase", "remove", "--yes")
    rj("doctor")
    assert {*opened[path]} == {"sqlite3", "sqlcipher3.dbapi2"}


def test_what_was_done_is_printed_as_json(rj: Rj, given: Given, path: str) -> None:
    rj("note", WORD)
    done = given(("one",), "passphrase", "set", "--json")
    code = done.json["recovery_code"]
    assert done.json == {"version": 1, "encrypted": True, "recovery_code": code}
    assert re.fullmatch(r"[0-9A-Z-]{20,}", code)
    assert code not in done.err
    told = {"version": 1, "encrypted": True, "recovery_code": None}
    assert given(("one", "two"), "passphrase", "change", "--json").json == told
    assert given((code, "three"), "passphrase", "recover", "--json").json == told
    days = given(("three",), "passphrase", "days", "--show", "--json").json
    assert days == {"version": 1, "days_shown": True}
    assert given((), "passphrase", "days", "--hide", "--json").json["days_shown"] is False
    drawn = given(("three", "four"), "passphrase", "change", "--new-key", "--json").json
    assert drawn["recovery_code"] not in (None, code)
    plain = given(("four",), "passphrase", "remove", "--yes", "--json").json
    assert plain == {"version": 1, "encrypted": False, "recovery_code": None}
    assert not is_encrypted(path)
