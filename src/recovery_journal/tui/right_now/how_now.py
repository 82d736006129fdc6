"""Ask how strong a craving is now, and how it ended."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.domain.entries.craving import OUTCOMES, Craving
from recovery_journal.errors import BadInput, Busy, JournalError
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.tui.dialogs.count_as_return import ask_to_count
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import right_now as words
from recovery_journal.words import today
from recovery_journal.words.format import numbers


class HowNowDialog(Dialog[Craving]):
    """Two optional questions; each answer is saved at once."""

    def __init__(self, at_hand: CravingAtHand) -> None:
        super().__init__(lambda told: told())
        self._at_hand = at_hand
        self._asks_first_intensity = at_hand.craving is None
        self._before = at_hand.craving
        self._saved_so_far: Craving | None = None

    def heading(self) -> str:
        craving = self._at_hand.craving
        if craving is None or self.app.discreet:
            return words.HOW_NOW
        return today.how_was_it(craving.intensity)

    def fields(self) -> Sequence[Field | Widget]:
        """Yield the questions, and for a craving not logged yet, its intensity at first."""
        first = [Field(words.HOW_AT_FIRST, Scale(0, 10, id="before"), above=True)]
        return [
            Field("", Scale(0, 10, words=numbers.INTENSITIES, id="after")),
            Field(words.HOW_DID_IT_END, PickOne(named_alike(OUTCOMES), id="outcome"), above=True),
            *(first if self._asks_first_intensity else ()),
            Static(id="so-far", classes="muted above"),
        ]

    def to_result(self, values: Values) -> Callable[[], Craving]:
        """Return a function that saves the answers."""
        after, outcome = values["after"], values["outcome"]
        if self._asks_first_intensity:
            return partial(self._at_hand.start, values["before"], after, outcome)
        if after is None and outcome is None:
            raise BadInput(words.RATING_NEEDED)
        return partial(self._at_hand.set_after, after, outcome)

    # Saving

    def unsaved_draft(self) -> Draft | None:
        """Return answers that could not be saved yet, as a draft of the craving."""
        draft = super().unsaved_draft()
        if draft is None:
            return None
        craving, chosen = self._at_hand.craving, draft.chosen
        if craving is None:
            chosen["intensity"] = chosen.pop("before", "") or chosen.pop("after", "")
        return Draft("craving", craving.uid if craving else "", {}, chosen)

    @on(Scale.Chosen)
    @on(PickOne.Chosen)
    def save_so_far(self) -> None:
        """Save each answer at once; enter reports what couldn't be saved."""
        try:
            self._saved_so_far = self.to_result(self.values)()
        except Busy:
            self.set_timer(RETRY_SECONDS, self.save_so_far)
        except JournalError:
            return
        else:
            self._initial = self.contents()
            self.show_error("")
            self.query_one("#so-far", Static).update(safe_content(words.SAVED_SO_FAR))

    def action_leave(self) -> None:
        """Close; answers are saved already."""
        if self._saved_so_far is None:
            super().action_leave()
        else:
            self._stop_retrying()
            self._hand_back(self._saved_so_far)

    def finish(self, kept: Craving) -> None:
        """Ask whether a craving that ended in use counts as a return, then close."""
        ask_to_count(self, self._before, kept, lambda _: self._hand_back(kept))

    def _hand_back(self, kept: Craving) -> None:
        self.app.report_saved_entry(kept)
        self.dismiss(kept)
