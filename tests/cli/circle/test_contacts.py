"""People from a contacts file, and one person as a card."""

from pathlib import Path

import pytest
import vobject

from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.corpus import HOSTILE_TOGETHER
from support.each import each
from support.spoken import assert_harmless

CARDS = """\
BEGIN:VCARD
VERSION:3.0
FN:Zoë Adams
TEL;TYPE=CELL:+44 20 1
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Sam
TEL:+353 1 234
EMAIL:sam@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Sandra
END:VCARD
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "contacts.vcf"
    file.write_text(CARDS, encoding="utf-8")
    return str(file)


def test_somebody_is_picked_by_name_and_their_role_is_said(rj: Rj, path: str) -> None:
    done = rj("people", "import", path, "--pick", "zoe", "--pick", "sam", "--role", "peer")
    assert done.out.splitlines() == [
        "Saved: Zoë Adams, peer, +44 20 1. Undo: rj undo",
        "Saved: Sam, peer, +353 1 234, sam@example.org. Undo: rj undo",
    ]
    again = rj("people", "import", path, "--pick", "Sam", "--role", "peer", "--json")
    assert again.json == []
    assert "Sam is already in your circle" in again.err
    rj("undo")
    assert rj("people", "list", "--json").json == []


def test_nothing_is_guessed_and_nobody_comes_along(rj: Rj, path: str, home: Path) -> None:
    assert "--pick NAME" in rj("people", "import", path, code=2).err
    assert "--role" in rj("people", "import", path, "--pick", "sam", code=2).err
    refused = rj("people", "import", path, "--pick", "sa", "--role", "peer", code=2)
    assert "More than one matches sa: Sam, Sandra." in refused.err
    assert "Nobody" in rj("people", "import", path, "--pick", "Tom", "--role", "peer", code=2).err
    rj("people", "import", path, "--pick", "sam", "--role", "boss", code=2)
    assert not (home / "journal.db").exists()


def test_people_are_chosen_from_a_list_on_a_terminal(
    on_terminal: StartOnTerminal, rj: Rj, path: str
) -> None:
    child = on_terminal("people", "import", path)
    child.expect_exact("3 people in this file.")
    child.send("zoë")
    child.expect_exact("1 of 3")
    child.send("\t\x7f\x7f\x7f")
    child.expect_exact("3 of 3 · 1 chosen")
    child.send("\t\r")
    child.expect_exact("What is Zoë Adams to you?")
    child.sendline("boss")
    child.expect_exact("A role is one of")
    child.sendline("sponsor")
    child.expect_exact("What is Sam to you?")
    child.sendline("friend")
    assert wait_for_exit(child) == 0
    found = rj("people", "list", "--json").json
    assert [(one["name"], one["role"]) for one in found] == [
        ("Zoë Adams", "sponsor"),
        ("Sam", "friend"),
    ]


def test_one_person_is_written_as_a_card(rj: Rj, path: str, tmp_path: Path) -> None:
    rj("people", "import", path, "--pick", "sam", "--role", "sponsor")
    rj("people", "edit", "sam", "-n", "call first")
    out = tmp_path / "sam.vcf"
    done = rj("people", "export", "Sam", "-o", str(out))
    assert "copy their contacts" in done.err
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_bytes().startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert b"call first" not in out.read_bytes()
    assert b"sponsor" not in out.read_bytes()
    card = vobject.readOne(rj("people", "export", "sam", "--with-note").out)
    assert (card.fn.value, card.tel.value, card.note.value) == ("Sam", "+353 1 234", "call first")
    rj("people", "export", "sam", "-o", str(out), code=73)
    rj("people", "export", "tom", code=1)


@each("text", HOSTILE_TOGETHER, anew=True)
def test_any_words_in_a_file_are_harmless(rj: Rj, tmp_path: Path, text: str) -> None:
    words = f"x{text}".encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    line = words.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n").replace("\0", "")
    lines = ("BEGIN:VCARD", "VERSION:3.0", *(f"{one}:{line}" for one in ("FN", "TEL", "NOTE")))
    (tmp_path / "x.vcf").write_bytes("\r\n".join((*lines, "END:VCARD")).encode("utf-8"))
    done = rj("people", "import", str(tmp_path / "x.vcf"), "--pick", "x", "--role", "other")
    assert_harmless(done, rj("people", "list"), rj("people", "show", "1"), rj("undo"))
