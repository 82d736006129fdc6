"""The user's own keys: `[keys]` in the settings file, which the program never writes."""

import tomllib
from collections.abc import Iterator

from textual.binding import Binding, InvalidBinding
from textual.keys import Keys, key_to_character

from recovery_journal import places
from recovery_journal.tui.actions.actions import DIALOG, GROUPS, Action
from recovery_journal.tui.actions.screen_keys import SCREENS
from recovery_journal.tui.host import Host
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.words import settings as words

MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
RESERVED_KEYS = frozenset(
    {
        *("tab", "shift+tab", "enter", "escape", "space", "backspace", "delete"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("j", "k", "g", "G", "ctrl+s", "ctrl+c", "ctrl+v", "ctrl+q"),
    }
)
"""Keys that lists, fields and dialogs need."""

Problem = tuple[str, str]
"""The action's name in the file, and why its keys were rejected."""


def load_own_keys(app: Host) -> None:
    """Apply the user's own keys; rejected ones are listed on the status line."""
    path = places.config_file()
    try:
        with open(path, "rb") as file:
            wanted = tomllib.load(file).get("keys", {})
        if not isinstance(wanted, dict):
            raise ValueError(path)
    except (OSError, ValueError, RecursionError):
        app.call_after_refresh(_show_problem, app, f"{words.KEYS_UNREADABLE} {path}")
        return
    app.own_keys, problems = validate_own_keys(wanted)
    app.set_keymap(app.own_keys)
    if problems:
        app.call_after_refresh(_show_problem, app, words.keys_left_out(problems))


def _show_problem(app: Host, sentence: str) -> None:
    if isinstance(app.screen, PlaceScreen):
        app.show_status(sentence)
    else:
        app.show_toast(sentence)


def validate_own_keys(wanted: dict[str, object]) -> tuple[dict[str, str], list[Problem]]:
    """Return the accepted keys, in Textual's notation, and the rejected ones."""
    own: dict[str, str] = {}
    problems: list[Problem] = []
    for name, keys in wanted.items():
        try:
            own[name] = _usable(name, keys)
        except ValueError as error:
            problems.append((name, str(error)))
    while clash := _clash(own):
        del own[clash[0]]
        problems.append(clash)
    return own, problems


def _usable(name: str, keys: object) -> str:
    """Return the keys for an action.

    Raises:
        ValueError: with the reason why it can't have them.
    """
    action = _actions().get(name)
    if action is None:
        raise ValueError(words.NOT_AN_ACTION)
    if not isinstance(keys, str):
        raise ValueError(words.NOT_A_KEY)
    try:
        listed = Binding("comma" if keys.strip() == "," else keys, "")
        found = [one.key for one in Binding.make_bindings([listed])]
    except InvalidBinding:
        raise ValueError(words.NOT_A_KEY) from None
    for key in found:
        if not _is_key(key):
            raise ValueError(words.NOT_A_KEY)
        if key in RESERVED_KEYS and key not in _keys(action, {}):
            raise ValueError(words.key_needed(format_keys(key)))
        if (action.priority or action in DIALOG) and key_to_character(key) is not None:
            raise ValueError(words.WHILE_TYPING)
    return ",".join(found)


def _is_key(key: str) -> bool:
    *held, last = key.split("+")
    return MODIFIERS.issuperset(held) and (last in set(Keys) or key_to_character(last) is not None)


def _actions() -> dict[str, Action]:
    """Return every action by id; a screen's variant of an action gives way to the general one."""
    return {action.id: action for group in reversed(GROUPS.values()) for action in group}


def _clash(own: dict[str, str]) -> Problem | None:
    """Return the last of the user's keys that another action has on the same screen."""
    for name in reversed(own):
        usual = _keys(_actions()[name], {})
        for key in own[name].split(","):
            for other in _actions_on_same_screens(name):
                if other.id != name and key not in usual and key in _keys(other, own):
                    return name, words.key_taken(format_keys(key), other.title)
    return None


def _actions_on_same_screens(name: str) -> Iterator[Action]:
    """Yield all actions that can be available together with this one."""
    for screen in SCREENS:
        if any(action.id == name for action in screen.all_actions):
            yield from screen.all_actions


def _keys(action: Action, own: dict[str, str]) -> list[str]:
    """Return the keys of an action, the user's own if given."""
    return [key.strip() for key in own.get(action.id, action.keys).split(",")]
