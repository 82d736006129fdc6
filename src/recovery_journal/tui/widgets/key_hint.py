"""A key and what it does, which can also be clicked."""

from textual import getters
from textual.content import Content
from textual.events import Click
from textual.keys import format_key
from textual.widgets import Static

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.groups import actions_by_id
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words.keys import fill_in_keys


class KeyHint(Static):
    app = getters.app(Host)
    DEFAULT_CSS = """
    KeyHint { width: auto; height: 1; margin-right: 2; color: $muted; }
    KeyHint:hover { color: $foreground; }
    """

    def __init__(
        self,
        action: Action,
        name: str,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._action = action
        self._label = name
        super().__init__(self._hint_content(), id=id, classes="hint")

    def set_label(self, name: str) -> None:
        if name != self._label:
            self._label = name
            self.update(self._hint_content())

    def _hint_content(self) -> Content:
        first = first_key(self.app, self._action)
        return safe_content(first, "$primary") + safe_content(f"{' ' * bool(first)}{self._label}")

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action(self._action.textual_action)


def with_keys(app: Host, sentence: str) -> str:
    """Fill in this user's keys for the actions that a sentence names.

    For an action without a key, that's the key of the palette, which finds all of them.
    """
    actions = actions_by_id()

    def key(action: str) -> str:
        return first_key(app, actions[action]) or first_key(app, actions["palette"])

    return fill_in_keys(sentence, key)


def first_key(app: Host, action: Action) -> str:
    """Return the first of this user's keys for an action, as shown; empty if it has none."""
    return format_keys(app.keys_of(action)).partition(" ")[0]


def format_keys(keys: str) -> str:
    """Format keys as on a keyboard: "f2 ctrl+g", "?"."""
    return " ".join(_name(key.strip()) for key in keys.split(","))


def _name(key: str) -> str:
    *held, last = key.split("+")
    return "+".join([*held, format_key(last)])
