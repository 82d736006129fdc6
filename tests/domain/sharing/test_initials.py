"""Names of others as initials."""

from datetime import UTC, datetime

from recovery_journal.domain.circle import Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.sharing.initials import (
    initials_pattern,
    names_to_hide,
    with_initials,
)

AT = datetime(2026, 11, 18, 12, tzinfo=UTC)


def hidden(text: str, *circle: str, reader: str = "Sam Lee") -> str:
    return with_initials(text, initials_pattern(names_to_hide(circle, [], reader)))


def test_full_names_and_first_names_become_initials() -> None:
    for text, shown in (
        ("Mara Klein came.", "M. came."),
        ("Mara came, with Klein.", "M. came, with Klein."),
        ("MARA and mara called", "M. and M. called"),
        ("Maradona, Tamara, Mara's", "Maradona, Tamara, M.'s"),
        ("Sam, Sam Lee and Mara", "Sam, Sam Lee and M."),
        ("Nobody.", "Nobody."),
    ):
        assert hidden(text, "Mara Klein", "Sam Lee") == shown, text
    assert hidden("Mara", "Jo") == "Mara"
    assert hidden("Mara") == "Mara"


def test_names_on_entries_are_hidden_too() -> None:
    entries = (
        Contact(at=AT, people=("Ida Holm",)),
        Craving(at=AT, intensity=3, company=("Lea Kim", "friends"), places=("Oslo",)),
    )
    names = names_to_hide(["Ana"], entries, "Ana")
    assert sorted(names) == ["Ida", "Ida Holm", "Lea Kim"]
    assert [len(name) for name in names] == [8, 7, 3]
