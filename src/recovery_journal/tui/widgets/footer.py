"""The footer of the main screens: keys to press or click."""

from collections.abc import Callable, Sequence

from textual import getters
from textual.content import Content

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import ALL_KEYS, EVERY_PLACE, HELP_NOW, HIDE, NOW
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.action_line import ActionLine
from recovery_journal.tui.widgets.key_hint import first_key

IN_EVERY_FOOTER = tuple(action for action in EVERY_PLACE if action.footer)
LAST_TO_GO = (HELP_NOW, ALL_KEYS)
"""What is shown however narrow the screen is."""
TYPING_ACTIONS = (NOW, HIDE)
"""Shown while typing in a field, where letters aren't keys."""
GAP = 2


class KeyFooter(ActionLine):
    """A few keys with their names; those that have no room are left out, never cut.

    Textual's own footer is rebuilt whenever the focus moves, which delays the first screen.
    """

    app = getters.app(Host)

    def __init__(self, actions: Sequence[Action], name_of: Callable[[Action], str]) -> None:
        """Show these actions and those of every place; without a name an action isn't shown."""
        super().__init__()
        own = {action.id for action in actions}
        self._actions = (*actions, *(one for one in IN_EVERY_FOOTER if one.id not in own))
        self._name_of = name_of

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render(self) -> Content:
        return self.lay_out_actions(self._fitting(self.size.width), GAP)

    @property
    def needed_cells(self) -> int:
        """How many cells all of it takes."""
        return sum(content.cell_length + GAP for _, content in self._named())

    def _fitting(self, width: int) -> list[tuple[Action, Content]]:
        found = self._named()
        for action, content in reversed(found):
            if sum(one.cell_length + GAP for _, one in found) <= width + GAP:
                break
            if action not in LAST_TO_GO:
                found.remove((action, content))
        return found

    def _named(self) -> list[tuple[Action, Content]]:
        field = self.screen.focused
        if field is not None and field.check_consume_key("c", "c"):
            named = [(action, action.title.lower()) for action in TYPING_ACTIONS]
        else:
            named = [(action, self._name_of(action)) for action in self._actions]
        return [
            (action, self._told(action, self._neutral(action, name)))
            for action, name in named
            if name and self.app.keys_of(action)
        ]

    def _neutral(self, action: Action, name: str) -> str:
        """Replace a name that would tell a bystander too much."""
        return action.neutral_title.lower() if self.app.discreet and action.neutral_title else name

    def _told(self, action: Action, name: str) -> Content:
        key = first_key(self.app, action)
        return safe_content(key, "$primary") + safe_content(f" {name}", "$muted")
