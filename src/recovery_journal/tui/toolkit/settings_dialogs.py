"""The dialogs of settings that need more than one choice."""

from collections.abc import Sequence
from typing import Self

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import Settings, parse_own_help_line
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField, NumberField
from recovery_journal.words import toolkit as words
from recovery_journal.words.settings import OWN_LINE


class SettingsDialog(Dialog[Settings]):
    """Changes a few settings that belong together."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal.settings.write)
        self._settings = journal.settings.read()
        self.is_new = False

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:  # noqa: ARG003
        return cls(journal)


class OwnHelpLineDialog(SettingsDialog):
    """A help line's name, number and hours; leave all empty for none."""

    KIND = "own_line"
    HEADING = OWN_LINE

    def fields(self) -> Sequence[Field | Widget]:
        now = parse_own_help_line(self._settings.own_line)
        name, number, hours = (now.name, now.number, now.hours) if now else ("", "", "")
        return [
            Static(safe_content(words.OWN_LINE_FIRST), classes="muted above"),
            Field(words.LINE_NAME, LineField(name, id="name")),
            Field(words.LINE_NUMBER, LineField(number, id="number")),
            Field(words.LINE_HOURS, LineField(hours, id="hours")),
        ]

    def to_result(self, values: Values) -> Settings:
        # All three are stored in one setting, separated by semicolons.
        parts = [values[name].replace(";", ",").strip() for name in ("name", "number", "hours")]
        if not any(parts):
            return replace(self._settings, own_line="")
        if not all(parts[:2]):
            raise BadInput(words.LINE_NEEDS)
        return replace(self._settings, own_line="; ".join(parts).removesuffix("; "))


class WakingHoursDialog(SettingsDialog):
    KIND = "waking_hours"
    HEADING = words.WAKING

    def fields(self) -> Sequence[Field]:
        hours = zip(("from", "to"), self._settings.waking_hours, strict=True)
        first, end = (
            NumberField(hour, words.AN_HOUR, 0, 23, whole=True, id=name) for name, hour in hours
        )
        return [Field(words.WAKING_FROM, first), Field(words.WAKING_TO, end)]

    def to_result(self, values: Values) -> Settings:
        """Return the settings with these hours; an empty field leaves its hour unchanged."""
        first, end, now = values["from"], values["to"], self._settings
        return replace(
            now,
            waking_from=now.waking_from if first is None else int(first),
            waking_to=now.waking_to if end is None else int(end),
        )
