"""An action: one thing the user can do, with its keys and names."""

from textual.binding import Binding, BindingType

from recovery_journal.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    """The name in the user's own key settings."""
    keys: str
    """Default keys, separated by commas."""
    title: str
    """The name in the palette and on the page of keys."""
    textual_action: str
    """The Textual action that carries it out."""
    help: str
    footer: str = ""
    """The name in the footer; empty to leave it out."""
    priority: bool = False
    """Works everywhere, even while typing."""
    search_words: str = ""
    """Other words to find it by in the palette."""
    cli_command: str = ""
    """The command that does the same."""
    neutral_title: str = ""
    """The name in discreet mode, if the title would tell a bystander too much."""

    def name(self, *, discreet: bool) -> str:
        return self.neutral_title if discreet and self.neutral_title else self.title


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
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
