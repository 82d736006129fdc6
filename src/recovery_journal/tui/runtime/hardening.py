"""Restrict what Textual does by default: nothing may leave the app or reveal its content."""

from contextlib import suppress

from textual import events
from textual.app import ScreenError
from textual.errors import NoWidget

from recovery_journal.text import safe
from recovery_journal.tui.runtime.key_queue import KeyQueueApp
from recovery_journal.tui.textual_internals import QuietEnd
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.words.tui import other_layout


class HardenedApp(QuietEnd, KeyQueueApp):
    """An app that opens no links, prints nothing of the journal, and can hide its screen."""

    _told_of_layout = False

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing: nothing leaves this program; addresses are only for reading."""

    async def on_event(self, event: events.Event) -> None:
        """Ignore clicks on removed widgets that are still visible."""
        if isinstance(event, events.MouseEvent) and not event.is_forwarded and self.screen_stack:
            with suppress(NoWidget):
                if not self.get_widget_at(event.x, event.y)[0].is_attached:
                    return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Explain once why the letters of another keyboard layout do nothing.

        They can't be mapped to keys, since layouts differ: “й” is on the q key in one layout and on
        the j key in another.
        """
        letter = event.character or ""
        is_foreign = letter.isalpha() and not letter.isascii()
        if is_foreign and not self._told_of_layout and event.key not in self.active_bindings:
            self._told_of_layout = True
            self.show_toast(other_layout(letter))

    def show_toast(self, sentence: str, *, seconds: float | None = None) -> None:
        self.notify(safe(with_keys(self, sentence)), markup=False, timeout=seconds)

    def action_hide(self) -> None:
        """Hide everything; the same key shows it again."""
        from recovery_journal.tui.start.hidden import Hidden

        if isinstance(self.screen, Hidden):
            self.pop_screen()
        else:
            self.push_screen(Hidden())

    def action_command_palette(self) -> None:
        from recovery_journal.tui.actions.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder="What do you need?"))

    async def action_quit(self) -> None:
        """Quit, but warn once about unsaved text in a dialog."""
        from recovery_journal.tui.dialogs.dialog import Dialog

        for screen in reversed(self.screen_stack):
            if isinstance(screen, Dialog) and screen.warn_before_leaving():
                with suppress(ScreenError):  # it may be closing
                    screen.pop_until_active()
                return
        self.exit()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """While the screen is hidden, allow only the key that hid it."""
        from recovery_journal.tui.start.hidden import Hidden

        hidden = bool(self.screen_stack) and isinstance(self.screen, Hidden)
        return action == "hide" if hidden else True
