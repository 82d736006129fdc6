"""The filter dialog of the journal."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words.format.entries import KINDS_IN_PLURAL

PRIVACY_OPTIONS = {None: "private and shareable", True: "only private", False: "only shareable"}
TRASH_OPTIONS = {False: "the journal", True: "the trash"}
KEPT_OPTIONS = {True: "only what is kept for me"}
ANY_TRACKER = 0


class FilterDialog(Dialog[Filter]):
    CSS_PATH = ["../styles/dialogs.tcss", "../styles/journal.tcss"]

    HEADING = "Show only some"
    SAVE_LABEL = "Show"
    HINT = "enter shows them · space chooses · esc leaves"

    def __init__(self, chosen: Filter, trackers: Mapping[int, str]) -> None:
        """Start from `chosen`; `trackers` maps ids to names, or to letters in discreet mode."""
        super().__init__(lambda new: new)
        self._chosen = chosen
        self._trackers = {ANY_TRACKER: "any", **trackers}

    def fields(self) -> ComposeResult:
        now = self._chosen
        yield Static("Which kinds", classes="label")
        yield PickMany(KINDS_IN_PLURAL, chosen=now.kinds, id="kinds")
        if len(self._trackers) > 1:
            yield Static("Which tracker", classes="label")
            yield PickOne(
                self._trackers, value=now.tracker or ANY_TRACKER, needed=True, id="tracker"
            )
        yield Static("Private or not", classes="label")
        yield PickOne(PRIVACY_OPTIONS, value=now.private, needed=True, id="private")
        yield PickMany(KEPT_OPTIONS, chosen=(True,) * bool(now.kept), id="kept")
        yield Static("Where", classes="label")
        yield PickOne(TRASH_OPTIONS, value=now.trashed, needed=True, id="where")

    def value(self) -> Filter:
        """Return the filter, without any search text."""
        chosen = self.query_one("#kinds", PickMany).chosen
        tracker = self.query("#tracker").results(PickOne)
        return Filter(
            kinds=tuple(kind for kind in KINDS_IN_PLURAL if kind in chosen),
            tracker=next((pick.value or None for pick in tracker), None),
            private=self.query_one("#private", PickOne).value,
            kept=True if self.query_one("#kept", PickMany).chosen else None,
            trashed=self.query_one("#where", PickOne).value,
        )
