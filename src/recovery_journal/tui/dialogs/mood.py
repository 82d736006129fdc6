"""The mood dialog: one number, and optional energy, feelings and sleep."""

from collections.abc import Sequence

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import FEELINGS, Mood
from recovery_journal.errors import BadInput
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.widgets.fields import NumberField, TextField
from recovery_journal.tui.widgets.pick import PickMany
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.format import numbers


class MoodDialog(EntryDialog[Mood]):
    KIND = "mood"
    HEADING = words.MOOD

    def fields(self) -> Sequence[Field]:
        was = self.entry
        offered, own = self._feelings()
        sleep = was.sleep if was else None
        return [
            Field("", Scale(1, 5, value=was.mood if was else None, words=numbers.MOODS, id="mood")),
            Field(words.ENERGY, Scale(1, 5, value=was.energy if was else None, id="energy")),
            Field(words.FEELING, PickMany(named_alike(FEELINGS), chosen=offered, id="feelings")),
            self.tags_field(words.MORE_FEELINGS, "feeling", own),
            Field(words.SLEEP, NumberField(sleep, words.HOW_MUCH_SLEEP, 0, 24, id="sleep")),
            Field(words.IN_WORDS, TextField(was.note if was else "", id="note")),
        ]

    def to_entry(self, values: Values) -> Entry:
        shared = self.shared_values(values)
        if values["mood"] is None:
            raise BadInput(words.MOOD_NEEDED)
        return self.make_entry(
            Mood,
            **shared,
            mood=values["mood"],
            energy=values["energy"],
            feelings=self._in_order((*values["feelings"], *values["feeling"])),
            sleep=values["sleep"],
        )

    def _feelings(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the feelings so far: those offered, and the user's own words."""
        known = self.entry.feelings if self.entry else ()
        offered = tuple(one for one in known if one in FEELINGS)
        return offered, tuple(one for one in known if one not in FEELINGS)

    def _in_order(self, feelings: tuple[str, ...]) -> tuple[str, ...]:
        """Return all feelings; those from before keep their order."""
        before = self.entry.feelings if self.entry else ()
        kept = [one for one in before if one in feelings]
        return (*kept, *(one for one in feelings if one not in kept))
