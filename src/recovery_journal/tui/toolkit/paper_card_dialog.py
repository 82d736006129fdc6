"""The dialog that makes the paper card; nothing is chosen at first."""

from collections.abc import Sequence
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.domain.circle import people_to_call
from recovery_journal.domain.settings import parse_own_help_line
from recovery_journal.domain.sharing.paper_card import PaperCard
from recovery_journal.errors import BadInput
from recovery_journal.exchange.sharing.file_endings import unused_path
from recovery_journal.exchange.sharing.paper_card import save_card
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name, words_or_mask
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickMany
from recovery_journal.words import paper_card as words
from recovery_journal.words import sharing, toolkit
from recovery_journal.words.data.helplines import Region


class PaperCardDialog(Dialog[str]):
    """Returns the path of the saved card."""

    HAS_DRAFTS = False
    HEADING = words.PAPER_CARD

    def __init__(self, journal: Journal, region: Region) -> None:
        super().__init__(lambda chosen: save_card(chosen[0], region, chosen[1]))
        plan = journal.safety_plan.texts().items()
        self._own_line = parse_own_help_line(journal.settings.read().own_line)
        self._people = {one.uid: one for one in people_to_call(journal.people.all())}
        self._steps = {step: text for step, text in plan if text.strip()}
        self._reasons = {one.uid: one.text for one in journal.reasons.all()}

    def fields(self) -> Sequence[Field | Widget]:
        return [
            Static(safe_content(words.WHAT_GOES_ON_IT), classes="muted"),
            *(
                Field(label, PickMany(offered, id=name), above=True)
                for name, (label, offered) in self._offered().items()
                if offered
            ),
            Field("File", LineField(unused_path("card", as_html=True), id="path")),
            Static(safe_content(words.MARKDOWN_HINT), classes="muted"),
            Static(safe_content(words.IS_PLAIN), classes="muted"),
        ]

    def _offered(self) -> dict[str, tuple[str, dict[Any, str]]]:
        """Return what could be on the card: its label, and the label of each thing."""
        masked = self.app.discreet
        line, reasons = self._own_line, enumerate(self._reasons.items(), 1)
        people = {uid: person_name(one.name, masked=masked) for uid, one in self._people.items()}
        return {
            "own_line": (
                words.OWN_LINE,
                {True: words_or_mask(line.name, masked=masked)} if line else {},
            ),
            "people": (words.PEOPLE, people),
            "steps": (
                words.STEPS,
                {step: toolkit.safety_step_heading(step) for step in self._steps},
            ),
            "reasons": (
                toolkit.REASONS,
                {uid: f"{at}. {words_or_mask(text, masked=masked)}" for at, (uid, text) in reasons},
            ),
        }

    def to_result(self, values: Values) -> tuple[PaperCard, str]:
        """Return the card and the path.

        Raises:
            BadInput: the path is empty.
        """
        path = values["path"].strip()
        if not path:
            raise BadInput(sharing.NO_NAME)
        chosen = {name: values[name] for name in self._offered() if name in values}
        card = PaperCard(
            own_line=self._own_line if chosen.get("own_line") else None,
            people=tuple(
                one for uid, one in self._people.items() if uid in chosen.get("people", ())
            ),
            steps=tuple(one for one in self._steps.items() if one[0] in chosen.get("steps", ())),
            reasons=tuple(
                text for uid, text in self._reasons.items() if uid in chosen.get("reasons", ())
            ),
        )
        return card, path

    def show_error(self, sentence: str) -> None:
        """Show an error without its advice on replacing a file, which this dialog can't do."""
        super().show_error(sentence.partition(" To replace it:")[0])
