"""Keys in sentences: the screen fills in the ones this user has."""

import re
from collections.abc import Callable

_ACTION = re.compile("\0([a-z_]+)\0")
"""Stands for the key of an action; no text of a person has such a sign."""


def key_of(action: str) -> str:
    """Return what stands for the key of an action, by its id."""
    return f"\0{action}\0"


def fill_in_keys(sentence: str, key: Callable[[str], str]) -> str:
    """Replace what stands for keys; `key` returns that of an action."""
    return _ACTION.sub(lambda found: key(found[1]), sentence)
