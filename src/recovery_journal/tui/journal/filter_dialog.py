"""The filter dialog of the journal."""

from collections.abc import Mapping, Sequence

from recovery_journal.domain.entries.filter import Filter
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.words.format.entries import KINDS_IN_PLURAL, NEUTRAL_PLURALS

PRIVACY_OPTIONS = {None: "private and shareable", True: "only private", False: "only shareable"}
TRASH_OPTIONS = {False: "the journal", True: "the trash"}
KEPT_OPTIONS = {True: "only what is kept for me"}
ANY_TRACKER = 0


class FilterDialog(Dialog[Filter]):
    CSS_PATH = ["../styles/dialogs.tcss", "../styles/journal.tcss"]

    HAS_DRAFTS = False
    HEADING = "Filter"
    SAVE_LABEL = "show"
    HINT = "enter shows them · space chooses · esc leaves"

    def __init__(self, chosen: Filter, trackers: Mapping[int, str]) -> None:
        """Start from `chosen`; `trackers` maps ids to names, or to letters in discreet mode."""
        super().__init__(lambda new: new)
        self._chosen = chosen
        self._trackers = {ANY_TRACKER: "any", **trackers}

    def fields(self) -> Sequence[Field]:
        now = self._chosen
        plurals = NEUTRAL_PLURALS if self.app.discreet else KINDS_IN_PLURAL
        kinds = PickMany(plurals, chosen=now.kinds, id="kinds")
        private = PickOne(PRIVACY_OPTIONS, value=now.private, needed=True, id="private")
        where = PickOne(TRASH_OPTIONS, value=now.trashed, needed=True, id="where")
        return [
            Field("Which kinds", kinds, above=True),
            *self._tracker_fields(),
            Field("Private or not", private, above=True),
            Field("", PickMany(KEPT_OPTIONS, chosen=(True,) * bool(now.kept), id="kept")),
            Field("Where", where, above=True),
        ]

    def _tracker_fields(self) -> Sequence[Field]:
        if len(self._trackers) == 1:
            return ()
        tracker = self._chosen.tracker or ANY_TRACKER
        pick = PickOne(self._trackers, value=tracker, needed=True, id="tracker")
        return [Field("Which tracker", pick, above=True)]

    def to_result(self, values: Values) -> Filter:
        """Return the filter, without any search text."""
        return Filter(
            kinds=tuple(kind for kind in KINDS_IN_PLURAL if kind in values["kinds"]),
            tracker=values.get("tracker") or None,
            private=values["private"],
            kept=True if values["kept"] else None,
            trashed=values["where"],
        )
