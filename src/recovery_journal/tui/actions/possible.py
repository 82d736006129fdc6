"""What can be done on a screen now, and where else it can be done."""

from typing import Any

from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import GROUPS, NOW, actions_by_id

PLACES_OF_GROUPS = {
    "On Today": "today",
    "Anywhere": "today",
    "In the journal": "journal",
    "In the strategies": "strategies",
    "In the circle": "circle",
    "In the insights": "insights",
    "On a page for someone": "prepare_page",
    "In Right now": NOW.id,
    "In the timer, and step by step": "strategies",
    "In My things": "things",
    "In the lists of My things": "things",
    "In the trash": "things",
}
"""The action that leads to where a group of others works."""


def is_possible(app: App[Any], screen: Screen[Any], action: Action) -> bool:
    """Return whether a screen has an action and enables it, whichever widget has the focus."""
    called = (action.textual_action, action.footer or action.title)
    if _bindings_by_id(screen).get(action.id) != called:
        return False
    _, name, parameters = parse(action.textual_action)
    target = app if action.textual_action.startswith("app.") else screen
    return target.check_action(name, parameters) is True


def way_to(app: App[Any], screen: Screen[Any], action: Action) -> Action | None:
    """Return the action itself if a screen or the app can do it, else the one that leads there."""
    if action.textual_action.startswith("app.") or is_possible(app, screen, action):
        return action
    group = next(name for name, actions in GROUPS.items() if action in actions)
    return actions_by_id().get(PLACES_OF_GROUPS.get(group, ""))


def _bindings_by_id(screen: Screen[Any]) -> dict[str, tuple[str, str]]:
    """Return a screen's action and label by binding id; own bindings override inherited ones."""
    found: dict[str, tuple[str, str]] = {}
    for declared in type(screen).__mro__:
        for binding in declared.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, (binding.action, binding.description))
    return found
