"""The user's own keys: `[keys]` in the settings file, which the program never writes."""

import re
import tomllib
from collections.abc import Iterator

from recovery_journal import places
from recovery_journal.tui.actions.actions import DIALOG, NOW, Action
from recovery_journal.tui.actions.groups import actions_by_id
from recovery_journal.tui.actions.key_names import read_key, types_something
from recovery_journal.tui.actions.screen_keys import SCREENS
from recovery_journal.tui.host import NO_KEY, Host
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.words import settings as words

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

_LINE_OF_ERROR = re.compile(r"at line (\d+)")


def load_own_keys(app: Host) -> None:
    """Apply the user's own keys; what can't be used is named on the status line."""
    path, data = places.config_file(), b""
    try:
        with open(path, "rb") as file:
            data = file.read()
        content = tomllib.loads(data.decode())
    except (OSError, ValueError, RecursionError) as error:
        said = words.keys_unreadable(path, _line_of(error, data))
        app.call_after_refresh(_show_problem, app, said)
        return
    wanted = content.pop("keys", {})
    problems_of_file = [words.not_used(name) for name in content]
    if not isinstance(wanted, dict):
        wanted = {}
        problems_of_file.append(words.KEYS_NEED_A_TABLE)
    own, problems = validate_own_keys(wanted)
    app.own_keys = with_losses(own)
    app.set_keymap({name: keys or NO_KEY for name, keys in app.own_keys.items()})
    left_out = [words.keys_left_out(problems)] if problems else []
    if told := " ".join([*problems_of_file, *left_out]):
        app.call_after_refresh(_show_problem, app, told)


def _line_of(error: Exception, data: bytes) -> int | None:
    """Return the number of the line that can't be read, if there is one."""
    if isinstance(error, UnicodeDecodeError):
        return data.count(b"\n", 0, error.start) + 1
    if not isinstance(error, ValueError):
        return None
    found = _LINE_OF_ERROR.search(str(error))
    return int(found[1]) if found else len(data.splitlines())


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
    while problem := _clash(own) or _loss_of_help(own):
        del own[problem[0]]
        problems.append(problem)
    return own, problems


def with_losses(own: dict[str, str]) -> dict[str, str]:
    """Return the user's own keys, and what they leave to actions that had one of them before.

    An action that has lost all its keys has an empty text.
    """
    actions, left = actions_by_id(), dict(own)
    for name, keys in own.items():
        taken = {*keys.split(",")} - {*_keys(actions[name], {})}
        for other in _actions_on_same_screens(name):
            if other.id not in own and taken.intersection(_keys(other, {})):
                kept = [key for key in _keys(actions[other.id], left) if key not in taken]
                left[other.id] = ",".join(kept)
    return left


def _usable(name: str, keys: object) -> str:
    """Return the keys for an action.

    Raises:
        ValueError: with the reason why it can't have them.
    """
    action = actions_by_id().get(name)
    if action is None:
        raise ValueError(words.NOT_AN_ACTION)
    if not isinstance(keys, str):
        raise ValueError(words.NOT_A_KEY)
    found = [read_key(key) for key in ([keys] if keys.strip() == "," else keys.split(","))]
    for key in found:
        if not key:
            raise ValueError(words.NOT_A_KEY)
        if key in RESERVED_KEYS and key not in _keys(action, {}):
            raise ValueError(words.key_needed(format_keys(key)))
        if (action.priority or action in DIALOG) and types_something(key):
            raise ValueError(words.WHILE_TYPING)
    return ",".join(dict.fromkeys(found))


def _clash(own: dict[str, str]) -> Problem | None:
    """Return the last of the user's keys that they gave to another action of a screen, too."""
    for name in reversed(own):
        usual = _keys(actions_by_id()[name], {})
        for key in own[name].split(","):
            for other in _actions_on_same_screens(name):
                is_other = other.id != name and other.id in own
                if is_other and key not in usual and key in _keys(other, own):
                    return name, words.key_taken(format_keys(key), other.title)
    return None


def _loss_of_help(own: dict[str, str]) -> Problem | None:
    """Return the last of the user's keys that takes the last one from help."""
    if with_losses(own).get(NOW.id, NOW.keys):
        return None
    usual = {*_keys(NOW, {})}
    name = next(name for name in reversed(own) if usual.intersection(own[name].split(",")))
    return name, words.HELP_NEEDS_IT


def _actions_on_same_screens(name: str) -> Iterator[Action]:
    """Yield all actions that can be available together with this one."""
    for screen in SCREENS:
        if any(action.id == name for action in screen.all_actions):
            yield from screen.all_actions


def _keys(action: Action, own: dict[str, str]) -> list[str]:
    """Return the keys of an action, the user's own if given."""
    return [key.strip() for key in own.get(action.id, action.keys).split(",")]
