"""Copying for other programs, which is explained once."""

from collections.abc import Callable

from recovery_journal.domain.dataclass import replace
from recovery_journal.tui.dialogs.count_as_return import YesNoScreen
from recovery_journal.tui.host import Host
from recovery_journal.words import tui as words


def copy_for_others(app: Host, text: str, say: Callable[[str], object]) -> None:
    """Copy a text; the first time, say that it leaves the journal, and ask.

    Args:
        app: the app.
        text: what to copy; empty if there is nothing.
        say: shows what was done.
    """
    if not text:
        say(words.NOTHING_TO_COPY)
        return

    def copy() -> None:
        app.copy_to_clipboard(text)
        say(words.COPIED)

    def go_on(agreed: bool | None) -> None:
        if agreed:
            app.saved_state = replace(app.saved_state, copies_explained=True)
            app.remember()
            copy()

    if app.saved_state.copies_explained:
        copy()
    else:
        app.push_screen(YesNoScreen(words.COPIES_STAY), go_on)
