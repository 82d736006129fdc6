"""Contacts files of three versions, and one person as a card that other libraries read."""

from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import Person
from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.vcard.people import ContactsFile, read_contacts, write_card
from support.each import each


def read(folder: Path, data: str | bytes, encoding: str = "") -> ContactsFile:
    path = folder / "x.vcf"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return read_contacts(Given(str(path), encoding))


def card(*lines: str, version: str = "3.0", ends: str = "\r\n") -> str:
    return ends.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def person(folder: Path, *lines: str, version: str = "3.0") -> Person:
    (found,) = read(folder, card(*lines, version=version)).people
    return found


def test_the_mobile_that_is_preferred_is_the_number(tmp_path: Path) -> None:
    found = person(
        tmp_path,
        *("FN:Ana B", "TEL;TYPE=HOME:1", "TEL;TYPE=CELL:2", "TEL;TYPE=CELL,VOICE;TYPE=pref:3"),
        *("item1.TEL;TYPE=WORK;TYPE=pref:4", "item1.X-ABLabel:_$!<Work>!$_", "TEL;TYPE=FAX:5"),
        *("EMAIL;TYPE=INTERNET:a@b.test", "IMPP;X-SERVICE-TYPE=X:xmpp:a@b.test", "TEL:2"),
    )
    assert (found.number, found.other_ways) == ("3", "2, 4, 1, a@b.test, xmpp:a@b.test")
    assert (found.role, found.agreed, found.recovery_day) == ("other", False, None)
    one = person(tmp_path, "FN:x", "TEL;PREF=2:1", 'TEL;PREF=1;TYPE="voice,home":2', version="4.0")
    assert (one.number, one.other_ways) == ("2", "1")


def test_a_number_may_be_an_address(tmp_path: Path) -> None:
    found = person(tmp_path, "FN:x", "TEL;VALUE=uri;TYPE=cell:tel:+49-170-0;ext=5", version="4.0")
    assert found.number == "+49-170-0"


def test_a_card_without_a_full_name_has_what_stands_for_it(tmp_path: Path) -> None:
    for lines, name in (
        (("N:Bär;Jörg;Maria;;", "FN:"), "Jörg Maria Bär"),
        (("N:;;;;", "NICKNAME:Jo"), "Jo"),
        (("ORG:Help line\\; e.V.;Desk",), "Help line; e.V., Desk"),
        (("N:Solo",), "Solo"),
        (("FN:Two\\nlines\\, and more",), "Two lines, and more"),
    ):
        assert person(tmp_path, *lines).name == name
    found = read(tmp_path, card("TEL:1") + card("FN:B", "KIND:group") + card("FN:A"))
    assert ([one.name for one in found.people], found.nameless) == (["A"], 1)


def test_folded_lines_and_soft_breaks_are_joined(tmp_path: Path) -> None:
    found = person(tmp_path, "FN:An", " a", "NOTE:one", "\ttwo\\nthree\\\\n")
    assert (found.name, found.note) == ("Ana", "onetwo\nthree\\n")
    old = person(
        tmp_path,
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=",
        "=B6rg",
        "NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:a=0D=0Ab\\;c\\n",
        "PHOTO;ENCODING=BASE64;JPEG:AAAA",
        " BBBB=",
        "",
        "TEL;CELL;PREF:1",
        "TEL;HOME:2",
        version="2.1",
    )
    assert (old.name, old.number, old.other_ways) == ("Jörg", "1", "2")
    assert old.note == "a\nb;c\\n"


@each("ends", ["\r\n", "\n", "\r"])
def test_any_ends_of_lines(tmp_path: Path, ends: str) -> None:
    found = read(tmp_path, "\ufeff" + card("FN:A", "TEL:1", ends=ends) + card("FN:B", ends=ends))
    assert [one.name for one in found.people] == ["A", "B"]


def test_other_encodings_are_named_by_the_card_or_by_somebody(tmp_path: Path) -> None:
    text = card("FN;CHARSET=ISO-8859-1:J\xf6rg", version="2.1").encode("latin-1")
    assert read(tmp_path, text).people[0].name == "Jörg"
    outlook = card("FN:J\x80rg", version="2.1").encode("latin-1")
    with pytest.raises(BadInput, match=r"Contact 1 isn't UTF-8 text.*--encoding"):
        read(tmp_path, outlook)
    assert read(tmp_path, outlook, "cp1252").people[0].name == "J€rg"
    for order in ("utf-16", "utf-16-be"):
        mark = b"" if order == "utf-16" else b"\xfe\xff"
        assert read(tmp_path, mark + card("FN:Ä").encode(order)).people[0].name == "Ä"
    with pytest.raises(BadInput, match="--encoding"):
        read(tmp_path, card("FN;CHARSET=nonsense:x"))


def test_what_nobody_needs_of_a_card_may_be_in_any_encoding(tmp_path: Path) -> None:
    broken = "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=80"
    (sam,) = read(tmp_path, f"BEGIN:VCARD\nVERSION:2.1\nFN:Sam\n{broken}\nEND:VCARD\n").people
    assert sam.name == "Sam"
    with pytest.raises(BadInput, match="Contact 1 isn't UTF-8"):
        read(tmp_path, f"BEGIN:VCARD\nVERSION:2.1\n{broken}\nEND:VCARD\n")


def test_a_card_within_a_card_is_not_somebody(tmp_path: Path) -> None:
    inner = card("FN:Agent", version="2.1").strip()
    found = person(tmp_path, "FN:Boss", "AGENT:", inner, "TEL:1", version="2.1")
    assert (found.name, found.number) == ("Boss", "1")


@each(
    ("data", "says"),
    [
        (b"", "not a contacts file"),
        (b"name,number\nx,1\n", "not a contacts file"),
        (b"\0" * 5000, "not a contacts file"),
        (b"\xff\xfe\0", "not a contacts file"),
        (b"END:VCARD\r\n", "not a contacts file"),
        (b"BEGIN:VCARD\r\nFN:A\r\n", "ends within a contact"),
        (b"BEGIN:VCARD\r\n" * 50_000, "ends within a contact"),
    ],
)
def test_other_files_are_refused_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read(tmp_path, data)


def test_odd_lines_lose_nothing_else(tmp_path: Path) -> None:
    odd = ("nonsense", ";;;", ":", 'TEL;X="a:b;c":7', 'NOTE;"', "FN:A", "X" * 100_000)
    assert person(tmp_path, *odd).number == "7"


ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90)


@given(name=ANYTHING.filter(str.strip), note=ANYTHING, extra=st.lists(ANYTHING, max_size=2))
def test_one_person_goes_out_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, note: str, extra: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    sam = Person(
        name=" ".join(name.split()) or "x",
        role="sponsor",
        number="+49 30 (1) 2345",
        other_ways="0171-555555, sam@example.org, xmpp:sam@example.org",
        note="\n".join((note, *extra)).strip(),
        uid="0" * 32,
    )
    text = write_card(sam, with_note=True)
    assert all(len(line.encode("utf-8")) <= 75 for line in text.split("\r\n"))
    (back,) = read(folder, text).people
    assert (back.number, back.other_ways) == (sam.number, sam.other_ways)
    assert " ".join(back.name.split()) == sam.name
    theirs = vobject.readOne(text)
    assert theirs.fn.value.strip() == sam.name.strip()
    assert [one.value for one in theirs.tel_list] == [sam.number, "0171-555555"]
    if sam.note:
        assert theirs.note.value.strip() == sam.note.strip()


def test_a_card_says_nothing_of_recovery(tmp_path: Path) -> None:
    sam = Person(name="Sam", role="sponsor", number="1", note="relapse", good_times="late")
    text = write_card(sam, with_note=False)
    for word in ("sponsor", "relapse", "late", "journal", "ecovery"):
        assert word not in text
