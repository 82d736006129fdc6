"""A key and what it does, which the mouse can press too."""

from typing import TYPE_CHECKING, cast

from textual._context import active_app
from textual.content import Content
from textual.events import Click
from textual.keys import format_key
from textual.widgets import Static

from recovery_journal.tui.actions.actions import Action
from recovery_journal.tui.text.literal import shown

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


class Hint(Static):
    """One action by its key; a click does the same."""

    DEFAULT_CSS = """
    Hint { width: auto; height: 1; margin-right: 2; color: $muted; }
    Hint:hover { color: $foreground; }
    """

    def __init__(
        self,
        action: Action,
        name: str,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._action = action
        self._says = name
        super().__init__(self._told(), id=id, classes="hint")

    def call(self, name: str) -> None:
        """Show what the key does now."""
        if name != self._says:
            self._says = name
            self.update(self._told())

    def _told(self) -> Content:
        """The key that the person has for it, and its name."""
        keys = cast("JournalApp", active_app.get()).keys_of(self._action)
        first = key_names(keys).partition(" ")[0]
        return shown(first, "$primary") + shown(f" {self._says}")

    async def on_click(self, event: Click) -> None:
        """Do it."""
        event.stop()
        await self.run_action(self._action.does)


def key_names(keys: str) -> str:
    """Keys as they stand on a keyboard: "f2 ctrl+g", "?"."""
    return " ".join(_name(key.strip()) for key in keys.split(","))


def _name(key: str) -> str:
    *held, last = key.split("+")
    return "+".join([*held, format_key(last)])
