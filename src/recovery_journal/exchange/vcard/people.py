"""People from a contacts file, and one person as a contacts file."""

import re
from collections.abc import Iterable, Iterator, Sequence

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.domain.meeting_search import fold
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.read_json import read_up_to
from recovery_journal.exchange.vcard.properties import Property, read_cards
from recovery_journal.text import clean

MAX_FILE_BYTES = 100_000_000
MAX_LINE_BYTES = 75
CELL_TYPES = {"CELL", "IPHONE", "MOBILE"}
NOT_FOR_CALLS = {"FAX", "PAGER", "BBS", "MODEM"}
LEAST_PREFERRED = 101
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d\s()/.-]{5,}")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+")


@dataclass(slots=True)
class ContactsFile:
    people: list[Person] = field(default_factory=list)
    """In the order of their names; nobody's role is known."""
    nameless: int = 0
    """How many cards name nobody."""


def read_contacts(given: Given) -> ContactsFile:
    """Read the people of a contacts file.

    Raises:
        BadData: it isn't one, it's cut off, or it needs another encoding.
    """
    with given.open() as file:
        data = read_up_to(file, MAX_FILE_BYTES)
    found = ContactsFile()
    for card in read_cards(data, given.encoding):
        kinds = _values(card, "KIND", "X-ADDRESSBOOKSERVER-KIND")
        if "group" in map(str.casefold, kinds):
            continue
        if name := _name(card):
            found.people.append(_person(name, card))
        else:
            found.nameless += 1
    found.people.sort(key=lambda one: one.name.casefold())
    return found


def is_found_by(typed: str, person: Person) -> bool:
    """Return whether each typed word begins a word of the name, or is part of a number."""
    names = fold(person.name).split()
    return all(
        any(name.startswith(word) for name in names) or word in person.number
        for word in fold(typed).split()
    )


def _person(name: str, card: Sequence[Property]) -> Person:
    numbers = [one for one in _in_order(card) if not one.types & NOT_FOR_CALLS]
    called = [*dict.fromkeys(filter(None, map(_number, numbers)))]
    others = (*called[1:], *_values(card, "EMAIL"), *_values(card, "IMPP"))
    return Person(
        name=name,
        number=called[0] if called else "",
        other_ways=", ".join(dict.fromkeys(_line(one) for one in others)),
        note="\n\n".join(_values(card, "NOTE")),
    )


def _name(card: Sequence[Property]) -> str:
    """Return the name a card is for, or what stands for it: a nickname, an organisation."""
    if full := _values(card, "FN"):
        return _line(full[0])
    for one in card:
        if one.name == "N":
            family, given, middle, *_ = (*one.parts, "", "", "")
            if name := _line(" ".join(filter(None, (given, middle, family)))):
                return name
    for one in card:
        if one.name in ("NICKNAME", "ORG") and (name := _line(", ".join(filter(None, one.parts)))):
            return name
    return ""


def _in_order(card: Sequence[Property]) -> list[Property]:
    """Return the numbers of a card: a preferred mobile first, then mobiles, preferred ones."""
    phones = [one for one in card if one.name == "TEL"]
    return sorted(phones, key=lambda one: (not one.types & CELL_TYPES, _preference(one)))


def _preference(one: Property) -> int:
    """Return the lower, the more preferred."""
    written = one.parameters.get("PREF", "")
    if written.isascii() and written.isdigit():
        return int(written[:4])
    return 1 if "PREF" in one.types else LEAST_PREFERRED


def _number(one: Property) -> str:
    value = _line(one.value)
    if value.casefold().startswith("tel:"):
        value = value[len("tel:") :].split(";")[0]
    return value


def _values(card: Iterable[Property], *names: str) -> list[str]:
    found = (clean(one.value).strip() for one in card if one.name in names)
    return [*filter(None, found)]


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def write_card(person: Person, *, with_note: bool) -> str:
    """Return a card (3.0) of one person: their name and how to reach them; nothing of recovery.

    Other ways that are no number, address or link are left to the note.
    """
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:;{_escape(person.name)};;;"]
    lines.append(f"FN:{_escape(person.name)}")
    if person.number:
        lines.append(f"TEL;TYPE=CELL,PREF:{_escape(person.number)}")
    notes = [person.note] if with_note and person.note else []
    for one in filter(None, map(str.strip, person.other_ways.split(","))):
        if _NUMBER.fullmatch(one):
            lines.append(f"TEL:{_escape(one)}")
        elif _SCHEME.fullmatch(one):
            lines.append(f"IMPP:{_escape(one)}")
        elif _EMAIL.fullmatch(one):
            lines.append(f"EMAIL:{_escape(one)}")
        elif with_note:
            notes.append(one)
    if notes:
        lines.append("NOTE:" + _escape("\n\n".join(notes)))
    lines += [f"UID:{person.uid}", "END:VCARD"]
    return "".join(f"{piece}\r\n" for line in lines for piece in _fold(line))


def _escape(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Split a line into pieces of at most MAX_LINE_BYTES, between letters."""
    piece, length = "", 0
    for letter in line:
        width = len(letter.encode("utf-8"))
        if length + width > MAX_LINE_BYTES:
            yield piece
            piece, length = " ", 1
        piece, length = piece + letter, length + width
    yield piece
