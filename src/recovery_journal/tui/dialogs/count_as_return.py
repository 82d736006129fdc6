"""Ask whether a craving that ended in use counts as a return, or on a cut-down tracker as a use."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from recovery_journal.domain.entries.craving import OUTCOMES_WITH_USE, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.errors import Busy
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import entry_dialogs


def ask_to_count(
    dialog: Dialog[Any], before: Entry | None, kept: Entry, then: Callable[[Entry | None], None]
) -> None:
    """Ask if a craving newly ended in use; then call `then` with the logged use, or None."""
    ended = isinstance(kept, Craving) and kept.outcome in OUTCOMES_WITH_USE
    asked = isinstance(before, Craving) and before.outcome in OUTCOMES_WITH_USE
    if not ended or asked or kept.tracker is None:
        then(None)
        return
    app = dialog.app
    tracker = None
    with suppress(Busy):
        tracker = app.journal.trackers.get(kept.tracker)

    def count(yes: bool | None) -> None:
        if yes:
            use = UseDialog(app.journal, tracker=kept.tracker, on=kept.day)
            app.push_screen(use, then)
        else:
            then(None)

    limited = tracker is not None and tracker.limit is not None
    question = entry_dialogs.COUNT_AS_USE if limited else entry_dialogs.COUNT_AS_RETURN
    app.push_screen(YesNoScreen(entry_dialogs.COUNT_NEUTRAL if app.discreet else question), count)


class YesNoScreen(ModalScreen[bool]):
    """A question with yes and no, each on a single key."""

    CSS_PATH = "../styles/dialogs.tcss"

    BINDINGS = [
        Binding("y", "dismiss(True)", "Yes", id="count_yes"),
        Binding("n,escape", "dismiss(False)", "No", id="count_no"),
        Binding("left,right", "app.focus_next", "The other", show=False),
    ]

    def __init__(self, question: str, *, for_good: bool = False) -> None:
        """With `for_good`, what yes does can't be undone, so enter alone means no."""
        super().__init__()
        self._question = question
        self._first = "#no" if for_good else "#yes"

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(safe_content(self._question))
            with Horizontal():
                yield Button(entry_dialogs.YES, id="yes", variant="primary", compact=True)
                yield Button(entry_dialogs.NO, id="no", compact=True)

    def on_mount(self) -> None:
        self.query_one(self._first).focus()

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")
