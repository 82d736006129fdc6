"""The mood dialog: one number, and optional energy, feelings and sleep."""

from collections.abc import Sequence
from datetime import timedelta

from textual.widget import Widget

from recovery_journal.charts.mood import mood_row
from recovery_journal.charts.segments import Line
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import (
    DIFFICULT_FEELINGS,
    FEELINGS,
    PLEASANT_FEELINGS,
    Mood,
)
from recovery_journal.domain.insights.by_day import list_days
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.fields import FieldRow, NumberField, TextField
from recovery_journal.tui.widgets.pick_groups import PickGroups
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.format import numbers

LAST_DAYS = 14


class LastMoods(Drawn):
    """The moods of the last days, a block a day."""

    def __init__(self) -> None:
        super().__init__()
        self._moods: Sequence[float | None] = ()

    def show(self, moods: Sequence[float | None]) -> None:
        self._moods = moods
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        return mood_row(self._moods, width, 1, self.forms) if self._moods else []


class MoodDialog(EntryDialog[Mood]):
    KIND = "mood"
    HEADING = words.MOOD

    def __init__(self, journal: Journal, entry: Mood | None = None) -> None:
        super().__init__(journal, entry)
        self._last_moods = LastMoods()
        self._last_row = FieldRow(words.LAST_MOODS, self._last_moods)

    def fields(self) -> Sequence[Field | Widget]:
        was = self.entry
        offered, own = self._feelings()
        sleep = was.sleep if was else None
        groups = {words.PLEASANT: PLEASANT_FEELINGS, words.DIFFICULT: DIFFICULT_FEELINGS}
        return [
            Field("", Scale(1, 5, value=was.mood if was else None, words=numbers.MOODS, id="mood")),
            self._last_row,
            Field(words.ENERGY, Scale(1, 5, value=was.energy if was else None, id="energy")),
            Field(words.FEELING, PickGroups(groups, chosen=offered, id="feelings"), above=True),
            self.tags_field(words.MORE_FEELINGS, "feeling", own),
            Field(words.SLEEP, NumberField(sleep, words.HOW_MUCH_SLEEP, 0, 24, id="sleep")),
            Field(words.IN_WORDS, TextField(was.note if was else "", id="note")),
        ]

    def fill_from_journal(self) -> None:
        """Show the moods of the last days, unless a bystander could read them."""
        super().fill_from_journal()
        moods = () if self.app.discreet else self._read_last_moods()
        self._last_moods.show(moods)
        self._last_row.display = any(moods)

    def _read_last_moods(self) -> Sequence[float | None]:
        today = self.journal.settings.today()
        first = today - timedelta(days=LAST_DAYS - 1)
        seen = self.journal.insights.seen_between(first, today)
        return list_days(seen, first, today).moods

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
