"""What Textual does by itself, and this program does not: lead out, and tell what it knows."""

from contextlib import suppress

from textual import events
from textual.app import ScreenError
from textual.css.query import DOMQuery, NoMatches
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.worker import WorkerFailed

from recovery_journal.tui.runtime.key_queue import KeyQueueApp


class HardenedApp(KeyQueueApp):
    """An app that opens no address, prints nothing of the journal, and can hide its screen."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing leaves this program; addresses are there to be read."""

    async def on_event(self, event: events.Event) -> None:
        """Take no click on what is gone, though it may still be in sight."""
        if isinstance(event, events.MouseEvent) and not event.is_forwarded and self.screen_stack:
            with suppress(NoWidget):
                if not self.get_widget_at(event.x, event.y)[0].is_attached:
                    return
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        # What is being taken away may look for a part of it that went before; nobody sees that.
        cause = error.error if isinstance(error, WorkerFailed) else error
        here = _querying_node(cause) if isinstance(cause, NoMatches) else None
        if here is None or (here.is_attached and not here._pruning):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print the local variables, and with them the journal.
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """End the same way, also over a mistake that brings a picture of itself."""
        self._close_messages_no_wait()

    def exit_error(self) -> BaseException | None:
        """What made it end, for whoever has started it to tell of."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def action_hide(self) -> None:
        """Show nothing; the same key brings back what was there."""
        from recovery_journal.tui.start.hidden import Hidden

        if isinstance(self.screen, Hidden):
            self.pop_screen()
        else:
            self.push_screen(Hidden())

    def action_command_palette(self) -> None:
        """Find an action by its name."""
        from recovery_journal.tui.actions.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder="What do you need?"))

    async def action_quit(self) -> None:
        """Leave, but for words in a dialog that are not saved: that asks first, once."""
        from recovery_journal.tui.dialogs.dialog import Dialog

        for screen in reversed(self.screen_stack):
            if isinstance(screen, Dialog) and screen.warn_before_leaving():
                with suppress(ScreenError):  # it may be closing just now
                    screen.pop_until_active()
                return
        self.exit()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """While the screen is hidden, only the key that hid it works."""
        from recovery_journal.tui.start.hidden import Hidden

        hidden = bool(self._screen_stack) and isinstance(self.screen, Hidden)
        return action == "hide" if hidden else True


def _querying_node(error: NoMatches) -> DOMNode | None:
    """The widget in which something was looked for in vain."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    looking = trace.tb_frame.f_locals.get("self") if trace else None
    found = looking.node if isinstance(looking, DOMQuery) else looking
    return found if isinstance(found, DOMNode) else None
