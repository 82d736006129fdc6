"""What the marks of a page mean: beside the page, or in a line where there is less room."""

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from recovery_journal.exchange.sharing.page import Page
from recovery_journal.tui.actions.screen_keys import SHARING
from recovery_journal.tui.host import Host
from recovery_journal.tui.sharing.entry_ticks import PRIVATE_MARK, STATE_MARKS
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import sharing as words

KEYS_IN_WORDS = ("page_tick", "page_range", "page_since", "page_names", "page_words", "page_ask")
KEY_CELLS = 6


MARKS = tuple((STATE_MARKS[state], meaning) for state, meaning in words.STATES.items())
"""The mark of each state with what it means."""


def legend_line(page: Page) -> Content:
    marks = [f"{mark} {meaning}" for mark, meaning in MARKS if mark.strip()]
    told = (*marks, f"{PRIVATE_MARK} {words.PRIVATE_HERE}", _on_it(page))
    return safe_content("  ".join(told), "$muted")


def _on_it(page: Page) -> str:
    return words.on_it(len(page.included_uids), len(page.offers))


class MarksPane(Pane):
    """Each mark and key with what it means, and how much is on the page."""

    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__(title=words.MARKS_AND_KEYS, id="marks")

    def compose(self) -> ComposeResult:
        yield Static()

    def show_page(self, page: Page) -> None:
        actions = {action.id: action for action in SHARING.actions}
        keys = [(first_key(self.app, actions[name]), actions[name]) for name in KEYS_IN_WORDS]
        private = (PRIVATE_MARK, words.ASKED_AGAIN)
        blocks = [
            [self._line(mark, meaning, 2) for mark, meaning in (*MARKS, private)],
            [self._line(key, action.title.lower(), KEY_CELLS) for key, action in keys if key],
            [safe_content(_on_it(page)), safe_content(words.NOT_SENT_YET, "$muted")],
        ]
        lines = [line for block in blocks for line in (*block, Content())]
        told: Content = Content("\n").join(lines[:-1])
        self.query_one(Static).update(told)

    def _line(self, sign: str, meaning: str, cells: int) -> Content:
        return safe_content(f"{sign:<{cells}}", "$primary") + safe_content(meaning)
