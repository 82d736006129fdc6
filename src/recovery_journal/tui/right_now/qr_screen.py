"""Numbers as QR codes for a phone, one at a time."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.tui.actions.actions import CODES, GO_BACK
from recovery_journal.tui.actions.screen_keys import CODES_SCREEN
from recovery_journal.tui.host import Host
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.qr import QR
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region


class Code(NamedTuple):
    name: str
    """Who answers."""
    number: str
    """The number or address as people read it."""
    link: str
    """What a phone understands: "tel:988"."""


class QrScreen(Screen[None]):
    """The code and the number; without room for the code, the number alone."""

    app = getters.app(Host)
    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = CODES_SCREEN.bindings
    AUTO_FOCUS = "#help"

    def __init__(self, codes: Sequence[Code], region: Region) -> None:
        super().__init__()
        self._codes = codes
        self._region = region
        self._at = 0

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="name")
            if len(self._codes) > 1:
                yield KeyHint(CODES[0], "next")
            yield KeyHint(GO_BACK, "back")
        with ScrollPage(id="help"):
            yield Vertical(id="code")
            yield Static(id="how")
        yield DangerLine(self._region)

    def on_resize(self) -> None:
        """Show the code once it's known how much room there is."""
        self.call_after_refresh(self._show)

    async def _show(self) -> None:
        """Show the code only if all of it fits; a part can't be scanned."""
        if is_leaving(self):
            return
        one = self._codes[self._at]
        named = safe_content(one.name, "bold") + safe_content(f"  {one.number}")
        self.query_one("#name", Static).update(named)
        code = QR(one.link)
        room = self.query_one("#help").size
        fits = room.width >= code.cells.width and room.height >= code.cells.height
        place = self.query_one("#code", Vertical)
        await place.remove_children()
        if fits:
            await place.mount(code)
        how = words.QR_HINT if fits else f"{words.QR_NEEDS_ROOM} {one.number}"
        self.query_one("#how", Static).update(safe_content(how))

    def action_copy(self) -> None:
        from recovery_journal.tui.runtime.copying import copy_for_others

        copy_for_others(self.app, self._codes[self._at].number, self.app.show_toast)

    async def action_next_code(self) -> None:
        self._at = (self._at + 1) % len(self._codes)
        await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable the key for the next code only if there is one."""
        return action != "next_code" or len(self._codes) > 1

    def action_back(self) -> None:
        self.dismiss()
