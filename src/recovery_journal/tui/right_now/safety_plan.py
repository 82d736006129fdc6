"""The safety plan to read, one step below the other."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.tui.actions.actions import BACK, bindings
from recovery_journal.tui.right_now.danger_line import Danger
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.tui.widgets.scroll_page import Page
from recovery_journal.words import toolkit
from recovery_journal.words.data.helplines import Region


class PlanPage(Screen[None]):
    """The steps that have words, in the person's own."""

    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = bindings(BACK)
    AUTO_FOCUS = "#help"

    def __init__(self, steps: dict[int, str], region: Region) -> None:
        super().__init__()
        self._steps = steps
        self._region = region

    def compose(self) -> ComposeResult:
        """Heading and words of each step; below them the line for danger."""
        with Horizontal(id="top"):
            yield Static(shown(toolkit.TITLE), id="name")
            yield Hint(BACK[0], "back")
        with Page(id="help"):
            for step, text in self._steps.items():
                yield Static(shown(f"{step}  {toolkit.STEPS[step - 1]}"), classes="heading")
                yield Static(shown(text.strip("\n")), classes="words")
        yield Danger(self._region)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()
