"""What holds for the whole page, each with the key that changes it."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.tui.actions.screen_keys import SHARING
from recovery_journal.tui.text.masking import words_or_mask
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.words import sharing as words

ACTIONS = {action.id: action for action in SHARING.actions}


class SettingsLine(Horizontal):
    def __init__(self) -> None:
        super().__init__(id="settings")

    def compose(self) -> ComposeResult:
        yield KeyHint(ACTIONS["page_kind"], "", id="kind")
        yield KeyHint(ACTIONS["page_since"], "", id="days")
        yield KeyHint(ACTIONS["page_names"], "", id="names")
        yield KeyHint(ACTIONS["page_words"], "", id="words")
        yield KeyHint(ACTIONS["page_ask"], "", id="ask")

    def show(self, choice: PageSelection, *, discreet: bool) -> None:
        labels = {
            "kind": words_or_mask(choice.preset, masked=discreet),
            "days": words.date_range(choice.since, choice.until),
            "names": words.INITIALS if choice.blur else words.NAMES,
            "words": words.ALL_WORDS if choice.words else words.CHOSEN_WORDS,
            "ask": words.WITH_ASK if choice.ask else words.NO_ASK,
        }
        for name, label in labels.items():
            self.query_one(f"#{name}", KeyHint).set_label(label)
