"""A person's number as a QR code for a phone."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.domain.circle import Person
from recovery_journal.tui.actions.actions import GO_BACK
from recovery_journal.tui.actions.screen_keys import TO_READ
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.qr import QR
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region

LINES_AROUND_CODE = 4
"""Lines of the screen that the code can't use."""


class QrScreen(Screen[None]):
    """The code and the number; without room for the code, the number alone."""

    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = TO_READ.bindings
    AUTO_FOCUS = "#help"

    def __init__(self, name: str, person: Person, region: Region) -> None:
        super().__init__()
        self._title = name
        self._person = person
        self._region = region
        self._code = QR(f"tel:{person.number_to_dial}")

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(
                safe_content(self._title, "bold") + safe_content(f"  {self._person.number}"),
                id="name",
            )
            yield KeyHint(GO_BACK, "back")
        with ScrollPage(id="help"):
            yield self._code
            yield Static(id="how")
        yield DangerLine(self._region)

    def on_resize(self) -> None:
        """Show the code only if all of it fits; a part can't be scanned."""
        if is_leaving(self):
            return
        needed = self._code.cells
        room = (
            self.size.width >= needed.width
            and self.size.height - LINES_AROUND_CODE >= needed.height
        )
        self._code.display = room
        how = words.QR_HINT if room else f"{words.QR_NEEDS_ROOM} {self._person.number}"
        self.query_one("#how", Static).update(safe_content(how))

    def action_back(self) -> None:
        self.dismiss()
