"""The mood dialog: one number, and optional energy, feelings and sleep."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import FEELINGS, Mood
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.widgets.fields import FieldRow, NumberField, TagsField, TextField
from recovery_journal.tui.widgets.pick import PickMany
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.format import numbers


class MoodDialog(EntryDialog):
    KIND = "mood"
    HEADING = words.MOOD

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, Mood) else None

    def main_fields(self) -> Iterator[Widget]:
        was = self._original
        yield Scale(1, 5, value=was.mood if was else None, words=numbers.MOODS, id="mood")
        yield FieldRow(words.ENERGY, Scale(1, 5, value=was.energy if was else None, id="energy"))
        offered, own = self._feelings()
        yield FieldRow(
            words.FEELING, PickMany({one: one for one in FEELINGS}, chosen=offered, id="feelings")
        )
        yield self.tags_row(words.MORE_FEELINGS, "feeling", own)
        sleep = was.sleep if was else None
        yield FieldRow(words.SLEEP, NumberField(sleep, words.HOW_MUCH_SLEEP, 0, 24, id="sleep"))
        yield FieldRow(words.IN_WORDS, TextField(was.note if was else "", id="note"))

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        mood = self.field("mood", Scale).value
        if mood is None:
            raise BadInput(words.MOOD_NEEDED)
        fields: dict[str, Any] = {
            **shared,
            "mood": mood,
            "energy": self.field("energy", Scale).value,
            "feelings": self._all_feelings(),
            "sleep": self.field("sleep", NumberField).read_number(),
        }
        return replace(self._original, **fields) if self._original else Mood(**fields)

    def _feelings(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the feelings so far: those offered, and the user's own words."""
        known = self._original.feelings if self._original else ()
        offered = tuple(one for one in known if one in FEELINGS)
        return offered, tuple(one for one in known if one not in FEELINGS)

    def _all_feelings(self) -> tuple[str, ...]:
        """Return all feelings; those from before keep their order."""
        now = (
            *self.field("feelings", PickMany).chosen,
            *self.field("feeling", TagsField).read_names(),
        )
        before = self._original.feelings if self._original else ()
        kept = [one for one in before if one in now]
        return (*kept, *(one for one in now if one not in kept))
