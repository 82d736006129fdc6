"""The dialogs of settings that need more than one choice."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal.domain.settings import Settings, parse_own_help_line
from recovery_journal.errors import BadInput
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import FieldRow, LineField, NumberField
from recovery_journal.words import toolkit as words
from recovery_journal.words.settings import OWN_LINE

SaveSettings = Callable[[Settings], Settings]


class OwnHelpLineDialog(Dialog[Settings]):
    """A help line's name, number and hours; leave all empty for none."""

    HEADING = OWN_LINE

    def __init__(self, keep: SaveSettings, settings: Settings) -> None:
        super().__init__(keep)
        self._settings = settings

    def fields(self) -> ComposeResult:
        now = parse_own_help_line(self._settings.own_line)
        yield Static(safe_content(words.OWN_LINE_FIRST), classes="muted above")
        yield FieldRow(words.LINE_NAME, LineField(now.name if now else "", id="name"))
        yield FieldRow(words.LINE_NUMBER, LineField(now.number if now else "", id="number"))
        yield FieldRow(words.LINE_HOURS, LineField(now.hours if now else "", id="hours"))

    def value(self) -> Settings:
        typed = [
            self.query_one(f"#{name}", LineField).value for name in ("name", "number", "hours")
        ]
        # All three are stored in one setting, separated by semicolons.
        parts = [part.replace(";", ",").strip() for part in typed]
        if not any(parts):
            return replace(self._settings, own_line="")
        if not all(parts[:2]):
            raise BadInput(words.LINE_NEEDS)
        return replace(self._settings, own_line="; ".join(parts).removesuffix("; "))


class WakingHoursDialog(Dialog[Settings]):
    HEADING = words.WAKING

    def __init__(self, keep: SaveSettings, settings: Settings) -> None:
        super().__init__(keep)
        self._settings = settings

    def fields(self) -> ComposeResult:
        first, end = self._settings.waking_hours
        yield FieldRow(
            words.WAKING_FROM, NumberField(first, words.AN_HOUR, 0, 23, whole=True, id="from")
        )
        yield FieldRow(words.WAKING_TO, NumberField(end, words.AN_HOUR, 0, 23, whole=True, id="to"))

    def value(self) -> Settings:
        """Return the settings with these hours; an empty field leaves its hour unchanged."""
        first, end = (
            self.query_one(f"#{name}", NumberField).read_number() for name in ("from", "to")
        )
        now = self._settings
        return replace(
            now,
            waking_from=now.waking_from if first is None else int(first),
            waking_to=now.waking_to if end is None else int(end),
        )
