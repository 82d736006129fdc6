"""The keys in the bottom line of a dialog's frame, which can also be clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from recovery_journal.tui.text.literal import safe_content

BETWEEN = " · "
MARGIN_CELLS = 2


class FrameKey(NamedTuple):
    key: str
    name: str
    textual_action: str
    rank: int = 0
    """Those with the lowest go first where there is no room."""


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
    return told.stylize(Style.from_meta({"@click": one.textual_action}))
