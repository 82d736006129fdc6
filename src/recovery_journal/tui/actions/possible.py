"""What can be done on a screen now, and where else it can be done."""

from typing import Any

from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.groups import GROUPS, actions_by_id


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
    group = next(group for group in GROUPS if action in group.actions)
    return actions_by_id().get(group.way)


def _bindings_by_id(screen: Screen[Any]) -> dict[str, tuple[str, str]]:
    """Return a screen's action and label by binding id; own bindings override inherited ones."""
    found: dict[str, tuple[str, str]] = {}
    for declared in type(screen).__mro__:
        for binding in declared.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, (binding.action, binding.description))
    return found
