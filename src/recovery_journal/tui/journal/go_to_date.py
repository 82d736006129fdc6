"""Ask for a day, and find the entry to go to."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal.domain import dates
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.errors import JournalError
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.journal.entry_window import EntryReader
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.words.format import journal as words
from recovery_journal.words.format.numbers import short_date


def newest_entry_until(pages: EntryReader, day: date) -> Entry | None:
    """Return the newest entry of a day or before; entries come in order of their moments."""
    # The day was over by then in every time zone, whenever the user's days start.
    before: Entry = Note(at=datetime.combine(day + timedelta(days=2), time(), UTC), note="-")
    while found := pages(before=before):
        for entry in found:
            if (entry.day or entry.at.date()) <= day:
                return entry
        before = found[-1]
    return None


class GoToDateDialog(Dialog[date]):
    """One field that shows how the typed day is understood."""

    CSS_PATH = ["../styles/dialogs.tcss", "../styles/journal.tcss"]

    HAS_DRAFTS = False
    HEADING = words.WHICH_DAY
    SAVE_LABEL = "go there"

    def __init__(self) -> None:
        super().__init__(lambda day: day)

    def fields(self) -> Sequence[Field | Widget]:
        return [
            Field("", LineField(placeholder="1y", id="day")),
            Static(id="echo", classes="quiet"),
            Static(safe_content(words.WHICH_DAY_HINT), classes="muted"),
        ]

    @on(Input.Changed, "#day")
    def echo_date(self, event: Input.Changed) -> None:
        today = self.app.today()
        try:
            said = short_date(dates.parse_day(event.value, today), today.year)
        except JournalError:
            said = ""
        self.query_one("#echo", Static).update(safe_content(said))
        self.show_error("")

    def to_result(self, values: Values) -> date:
        return dates.parse_day(values["day"], self.app.today())

    def has_unsaved_text(self) -> bool:
        """Return False: nothing is lost with an abandoned date."""
        return False
