"""Keys and what they do, which can also be clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import Reactive
from textual.style import Style
from textual.widgets import Static

from recovery_journal.tui.text.literal import safe_content

BETWEEN = " · "
MARGIN_CELLS = 2


class FrameKey(NamedTuple):
    key: str
    name: str
    textual_action: str
    """Empty if it can't be clicked."""
    rank: int = 0
    """Those with the lowest go first where there is no room."""


class KeyLine(Static):
    """A line of keys outside a frame; they look like those in one, not like links."""

    auto_links = Reactive(False)


def lay_out_keys(keys: Sequence[FrameKey], cells: int, between: str = BETWEEN) -> Content:
    """Return the keys that have room in so many cells, and never a part of one."""
    shown = list(keys)
    for next_to_go in sorted(keys, key=lambda one: one.rank):
        if _line(shown, between).cell_length + MARGIN_CELLS <= cells:
            break
        shown.remove(next_to_go)
    return _line(shown, between)


def _line(keys: Sequence[FrameKey], between: str) -> Content:
    return safe_content(between, "$muted").join(map(_told, keys))


def _told(one: FrameKey) -> Content:
    told = safe_content(one.key, "$primary") + safe_content(f" {one.name}", "$muted")
    action = one.textual_action
    return told.stylize(Style.from_meta({"@click": action})) if action else told
