"""The footer of the main screens: keys to press or click."""

from textual import getters
from textual.content import Content

from recovery_journal.tui.actions.actions import HIDE, NOW
from recovery_journal.tui.actions.screen_keys import PLACE
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.action_line import ActionLine
from recovery_journal.tui.widgets.key_hint import format_keys

FOOTER_ACTIONS = tuple((one, one.footer) for one in PLACE.actions if one.footer)
TYPING_ACTIONS = tuple((one, one.title.lower()) for one in (NOW, HIDE))
"""Shown while typing in a field, where letters aren't keys."""


class KeyFooter(ActionLine):
    """A few keys with their names, in the order declared.

    Textual's own footer is rebuilt whenever the focus moves, which delays the first screen.
    """

    app = getters.app(Host)

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render(self) -> Content:
        keys_of = self.app.keys_of
        field = self.screen.focused
        typing = field is not None and field.check_consume_key("c", "c")
        discreet = self.app.discreet
        return self.lay_out_actions(
            (action, _key(keys_of(action)) + safe_content(f" {name}", "$muted"))
            for action, name in (
                (one, one.neutral_title.lower() if discreet and one.neutral_title else name)
                for one, name in (TYPING_ACTIONS if typing else FOOTER_ACTIONS)
            )
            if keys_of(action)
        )


def _key(keys: str) -> Content:
    """Format the first key of an action."""
    return safe_content(format_keys(keys).partition(" ")[0], "$primary")
