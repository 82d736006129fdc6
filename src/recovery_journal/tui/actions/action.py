"""What an action is: one thing a person can do, with its keys and its names."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do on a screen."""

    id: str
    """How the person's own key settings name it."""
    keys: str
    """The keys it has unless the person chose others, separated by commas."""
    title: str
    """What the palette and the page of keys call it."""
    textual_action: str
    """The action of Textual that carries it out."""
    help: str
    """One sentence about it."""
    footer: str = ""
    """Its name in the footer; without one it is not there."""
    priority: bool = False
    """It works everywhere, also while typing."""
    search_words: str = ""
    """What else a person might call it, for the palette."""
    cli_command: str = ""
    """The command that does the same."""


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """The key bindings of actions."""
    return [
        Binding(
            action.keys,
            action.textual_action,
            action.footer or action.title,
            show=bool(action.footer),
            priority=action.priority,
            tooltip=action.help,
            id=action.id,
        )
        for action in actions
    ]
