from datetime import UTC, datetime, timedelta

import pytest

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.store.journal import Journal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def craving(journal: Journal, *triggers: str, note: str = "") -> Craving:
    return journal.entries.add(Craving(at=AT, intensity=5, triggers=triggers, note=note))


def ids(found: list[Entry]) -> list[int]:
    return [entry.id for entry in found]


def test_a_tag_is_one_line_and_stands_once_in_its_order(journal: Journal) -> None:
    kept = craving(journal, " late\tat\nnight ", "tired", "LATE at  night", "", "\u3000", "a\x1bb")
    assert kept.triggers == ("late at night", "tired", "a␛b")
    assert craving(journal, "tired", "late at night").triggers == ("tired", "late at night")


def test_one_word_in_two_roles_is_two_tags(journal: Journal) -> None:
    kept = journal.entries.add(
        Craving(at=AT, intensity=5, triggers=("tired",), feelings=("Tired",), halt=("tired",))
    )
    assert (kept.triggers, kept.feelings, kept.halt) == (("tired",), ("Tired",), ("tired",))


def test_a_tag_is_spelled_as_it_was_first(journal: Journal) -> None:
    craving(journal, "Straße")
    assert craving(journal, "STRASSE").triggers == ("Straße",)
    assert journal._file.rows("SELECT name FROM tag") == [("Straße",)]


def test_names_are_offered_most_used_first(journal: Journal) -> None:
    for _ in range(3):
        craving(journal, "work")
    for _ in range(2):
        craving(journal, "argument")
    craving(journal, "wedding", "work%", "Ärger")
    journal.entries.add(Mood(at=AT, mood=3, feelings=("worn out",)))
    assert journal.tags.names("trigger") == ["work", "argument", "wedding", "work%", "Ärger"]
    assert journal.tags.names("trigger", "W") == ["work", "wedding", "work%"]
    assert journal.tags.names("trigger", "wor", limit=1) == ["work"]
    assert journal.tags.names("trigger", "%") == []
    assert journal.tags.names("trigger", "ä") == ["Ärger"]
    assert journal.tags.names("feeling", "w") == ["worn out"]
    assert journal.tags.names("place") == journal.tags.names("nothing") == []
    assert journal.tags.names("trigger", "'; DROP TABLE tag; --") == []


def test_a_word_gets_another_name_everywhere(journal: Journal) -> None:
    one = craving(journal, "fight", "late", note="n")
    two = craving(journal, "late", "Fight")
    gone = craving(journal, "fight")
    journal.entries.trash(gone.id)
    other = journal.entries.add(Mood(at=AT, mood=1, feelings=("fight",)))
    assert journal.tags.rename("trigger", " FIGHT ", "argument\nat home") == 3
    found = [journal.entries.get(number) for number in (one.id, two.id, gone.id)]
    assert [dict(entry.tags()[:1]) for entry in found] == [
        {"trigger": "argument at home"},
        {"trigger": "late"},
        {"trigger": "argument at home"},
    ]
    assert journal.entries.get(other.id) == other
    assert ids(journal.entries.page(Filter(text="fight"))) == [other.id]
    assert ids(journal.entries.page(Filter(text="argum"))) == [two.id, one.id]
    assert journal.tags.names("trigger") == ["argument at home", "late"]


def test_a_rename_is_one_step_back(journal: Journal) -> None:
    one, two = craving(journal, "fight", "late"), craving(journal, "fight")
    journal.tags.rename("trigger", "fight", "argument")
    journal.undo()
    assert [entry.tags() for entry in journal.entries.page()] == [two.tags(), one.tags()]
    assert ids(journal.entries.page(Filter(text="fight"))) == [two.id, one.id]
    assert journal.entries.page(Filter(text="argument")) == []


def test_a_word_renamed_to_another_becomes_that_one(journal: Journal) -> None:
    both = craving(journal, "fight", "Argument", "late")
    one = craving(journal, "fight")
    assert journal.tags.rename("trigger", "fight", "argument") == 2
    assert dict.fromkeys(journal.entries.get(both.id).tags()) == {
        ("trigger", "Argument"): None,
        ("trigger", "late"): None,
    }
    assert journal.entries.get(one.id).tags() == [("trigger", "Argument")]


def test_a_word_can_be_spelled_anew(journal: Journal) -> None:
    one = craving(journal, "sunday evening")
    assert journal.tags.rename("trigger", "sunday evening", "Sunday Evening") == 1
    assert journal.entries.get(one.id).tags() == [("trigger", "Sunday Evening")]
    assert journal.tags.names("trigger", "su") == ["Sunday Evening"]
    journal.tags.rename("trigger", "sunday evening", "SUNDAY")
    undone = [journal.undo().subject, journal.undo().subject]
    assert undone == ["entry", "tag"]
    assert journal.entries.get(one.id).tags() == [("trigger", "sunday evening")]
    # What was done before the new spelling can still be taken back.
    journal.tags.rename("trigger", "sunday evening", "Sunday evening")
    assert journal.undo(1).action == "add"


def test_what_cannot_be_renamed_is_said(journal: Journal) -> None:
    kept = journal.entries.add(Craving(at=AT, intensity=5, triggers=("a",), halt=("tired",)))
    newest = journal.last_change_number()
    for nothing in ("", " \n", "\0"):
        with pytest.raises(BadInput, match="at least one word"):
            journal.tags.rename("trigger", "a", nothing)
    with pytest.raises(BadInput, match="HALT"):
        journal.tags.rename("halt", "tired", "sleepy")
    assert journal.tags.rename("trigger", "b", "c") == 0
    assert journal.tags.rename("trigger", "a", "a") == 1
    assert journal.last_change_number() == newest
    assert journal.entries.get(kept.id) == kept


def test_what_nobody_uses_any_more_is_not_offered(journal: Journal) -> None:
    kept = craving(journal, "typo")
    journal.entries.trash(kept.id)
    journal.trash.empty(AT + timedelta(days=1))
    assert journal.tags.names("trigger") == []
    with pytest.raises(NotFound):
        journal.entries.get(kept.id)
    journal.entries.add(Note(at=AT, note="typo"))
    assert journal.tags.names("trigger", "t") == []


def test_a_word_that_stands_in_the_trash_alone_is_not_offered(journal: Journal) -> None:
    entry = journal.entries.add(Craving(at=AT, intensity=5, triggers=("rain", "work")))
    journal.entries.add(Craving(at=AT, intensity=5, triggers=("work",)))
    journal.entries.trash(entry.id)
    assert journal.tags.names("trigger") == ["work"]
    journal.entries.restore(entry.id)
    assert journal.tags.names("trigger") == ["work", "rain"]


def test_usual_triggers_are_those_of_cravings_now(journal: Journal) -> None:
    for name in ("work", "rain", "work", "noise"):
        craving(journal, name)
    gone = craving(journal, "noise", "noise at night")
    journal.entries.trash(gone.id)
    journal.entries.add(Craving(at=AT, intensity=5, feelings=("sad",)))
    assert journal.tags.usual_triggers(6) == ["work", "noise", "rain"]
    assert journal.tags.usual_triggers(1) == ["work"]
    for _ in range(500):
        craving(journal, "dusk")
    assert journal.tags.usual_triggers(6) == ["dusk"]
