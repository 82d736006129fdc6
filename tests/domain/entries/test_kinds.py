"""The table of kinds, and that all code for kinds covers each of them."""

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.tui.dialogs.registry import DIALOGS
from recovery_journal.words.format.entries import KINDS_IN_PLURAL


def test_each_kind_is_called_as_its_class_says() -> None:
    assert {kind: entry_class(kind).kind for kind in ENTRY_CLASSES} == {
        kind: kind for kind in ENTRY_CLASSES
    }
    assert list(KINDS_IN_PLURAL) == list(ENTRY_CLASSES)
    assert set(ENTRY_CLASSES) <= set(DIALOGS)


def test_the_columns_that_only_a_kind_has() -> None:
    assert {kind: own_fields(kind) for kind in ENTRY_CLASSES} == {
        "craving": ("intensity", "after", "peak", "minutes", "situation", "outcome"),
        "mood": ("mood", "energy", "sleep"),
        "note": (),
        "use": ("on", "next_start", "amount"),
        "contact": ("way", "helped"),
        "attended": ("helped",),
        "intention": ("went",),
        "review": ("pack", "sleep", "talked"),
    }
    assert own_fields("nothing") == ()
