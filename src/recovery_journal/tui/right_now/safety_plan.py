"""The safety plan, to read."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.tui.actions.actions import GO_BACK
from recovery_journal.tui.actions.screen_keys import TO_READ
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import toolkit
from recovery_journal.words.data.helplines import Region


class SafetyPlanScreen(Screen[None]):
    """The steps that have text."""

    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = TO_READ.bindings
    AUTO_FOCUS = "#help"

    def __init__(self, steps: dict[int, str], region: Region) -> None:
        super().__init__()
        self._steps = steps
        self._region = region

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(safe_content(toolkit.SAFETY_PLAN_TITLE), id="name")
            yield KeyHint(GO_BACK, "back")
        with ScrollPage(id="help"):
            for step, text in self._steps.items():
                yield Static(
                    safe_content(f"{step}  {toolkit.SAFETY_STEP_HEADINGS[step - 1]}"),
                    classes="heading",
                )
                yield Static(safe_content(text.strip("\n")), classes="words")
        yield DangerLine(self._region)

    def action_back(self) -> None:
        self.dismiss()
