"""Which kinds of entries the list shows, as rows to switch on and off."""

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.words.format import journal as words
from recovery_journal.words.format.entries import KINDS_IN_PLURAL, NEUTRAL_PLURALS

TRASH = "trash"
"""Its row switches between the journal and the trash."""


def shown_kinds(chosen: Filter, *, discreet: bool) -> dict[str, tuple[str, bool]]:
    """Return the name of each row, and whether it is on."""
    names = NEUTRAL_PLURALS if discreet else KINDS_IN_PLURAL
    rows = {kind: (name, not chosen.kinds or kind in chosen.kinds) for kind, name in names.items()}
    return rows | {TRASH: (words.TRASH, chosen.trashed)}


def switch(chosen: Filter, row: str) -> Filter:
    """Return the filter with a row switched; the last kind stays on."""
    if row == TRASH:
        return replace(chosen, trashed=not chosen.trashed)
    shown = set(chosen.kinds or KINDS_IN_PLURAL) ^ {row}
    kinds = tuple(kind for kind in KINDS_IN_PLURAL if kind in shown)
    if not kinds:
        return chosen
    return replace(chosen, kinds=() if len(kinds) == len(KINDS_IN_PLURAL) else kinds)
