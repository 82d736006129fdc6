"""How far long work is, while the screens stand still for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import draw_at_once

QUIET_SECONDS = 1
"""Work that is done by then shows none."""


@contextmanager
def show_progress(
    line: Static, total: int, sentence: Callable[[int], str]
) -> Iterator[Callable[[int], None]]:
    """Show it in a line, which then holds again what it did before.

    Yields what to call with how much was just done.

    Args:
        line: where to show it.
        total: how much there is to do.
        sentence: says a percentage.
    """
    begun, done, shown = clock.monotonic_seconds(), 0, -1
    before = safe_content(str(line.content))

    def tell(number: int) -> None:
        nonlocal done, shown
        done += number
        percent = min(100, done * 100 // max(1, total))
        if percent > shown and clock.monotonic_seconds() - begun >= QUIET_SECONDS:
            line.update(safe_content(sentence(percent)))
            draw_at_once(line)
            shown = percent

    try:
        yield tell
    finally:
        line.update(before)
