"""The line of keys below a place: what can be done from anywhere, by key or by mouse."""

from typing import TYPE_CHECKING, cast

from textual.content import Content

from recovery_journal.tui.actions import ANYWHERE, LOGGING
from recovery_journal.tui.literal import shown
from recovery_journal.tui.widgets.hint import key_names
from recovery_journal.tui.widgets.pressed import ActionLine

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

KEYS = tuple(action for action in (*LOGGING, *ANYWHERE) if action.footer)


class KeysLine(ActionLine):
    """A few keys with their names, in the order they are declared.

    Textual's own footer is made anew whenever the focus moves, and the first screen waits for it.
    """

    def render(self) -> Content:
        """Each key as the person has it, and what it does."""
        keys_of = cast("JournalApp", self.app).keys_of
        return self.line(
            (action, _key(keys_of(action)) + shown(f" {action.footer}", "$muted"))
            for action in KEYS
        )


def _key(keys: str) -> Content:
    """The first of the keys of an action."""
    return shown(key_names(keys).partition(" ")[0], "$primary")
