"""Names of keys as people write them, and as Textual calls them."""

from functools import cache
from string import punctuation

from textual.binding import Binding
from textual.keys import Keys, key_to_character

MODIFIERS = {
    **{name: name for name in ("ctrl", "shift", "alt", "meta", "super", "hyper")},
    **{"control": "ctrl", "strg": "ctrl", "option": "alt", "cmd": "super", "win": "super"},
}
"""The keys that are held down, by each of their names."""

OTHER_NAMES = {
    **{"esc": "escape", "return": "enter", "spacebar": "space", "del": "delete", "ins": "insert"},
    **{"pgup": "pageup", "page_up": "pageup", "pgdn": "pagedown", "page_down": "pagedown"},
    **{"dot": "full_stop", "period": "full_stop", "dash": "minus", "hyphen": "minus"},
}
"""Other names of keys, with the one of Textual."""


def read_key(typed: str) -> str:
    """Return the name of a key: "ctrl+z" for "Ctrl+Z", "slash" for "/"; empty if there is none."""
    typed = typed.strip()
    held, plus, last = typed.rpartition("+")
    if plus and not last and (not held or held.endswith("+")):  # the key is "+" itself
        held, last = held.removesuffix("+"), plus
    elif plus and not held:
        return ""
    modifiers = [MODIFIERS.get(one.strip().casefold()) for one in held.split("+") if held]
    key = _read_bare(last.strip())
    if not key or None in modifiers:
        return ""
    if len(key) == 1 and modifiers == ["shift"]:
        return key.upper()
    return "+".join([*filter(None, modifiers), key.lower() if modifiers else key])


def types_something(key: str) -> bool:
    """Return whether a key, by its name, types a character into a field."""
    return key in _sign_names() or key_to_character(key) is not None


def _read_bare(typed: str) -> str:
    """Return the name of a key without those that are held; empty if there is none."""
    if len(typed) == 1:
        name = _name_of_sign(typed) if typed.isprintable() else ""
        return name if types_something(name) else ""
    name = typed.casefold().replace(" ", "_")
    name = OTHER_NAMES.get(name, name)
    is_known = name in {key.value for key in Keys} or types_something(name)
    return name if is_known and "+" not in name and not name.startswith("<") else ""


@cache
def _sign_names() -> frozenset[str]:
    return frozenset(map(_name_of_sign, punctuation))


def _name_of_sign(character: str) -> str:
    if character == ",":  # it separates keys
        return "comma"
    (named,) = Binding.make_bindings([Binding(character, "")])
    return named.key
