"""Keys act one after the other: each meets the screen that the one before has left behind."""

from collections import deque
from collections.abc import Mapping
from time import monotonic

from textual import events
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer

from recovery_journal.tui.host import Host

KEY_TIMEOUT_SECONDS = 1.0
"""Seconds after which the next key no longer waits for the one before."""
POLL_SECONDS = 0.01
"""Seconds between two looks at whether there is still something to wait for."""
MESSAGE_ROUNDS = 2
"""A key acts in the first round; what a field makes of it, like a press of its button, in the next.
"""


class Passed(Message):
    """Goes the way of a key, behind it: where it arrives, the key has done what it does."""

    def __init__(self, turn: int, target: MessagePump, left: int = MESSAGE_ROUNDS) -> None:
        super().__init__()
        self.turn = turn
        self.target = target
        self.rounds_left = left


class KeyQueueApp(Host):
    """Textual hands on all keys it has read at once, before the first of them has acted."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._wait_timer: Timer | None = None
        """Runs while a key acts, or waits for a screen."""

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed and pasted wait its turn; everything else goes on at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            await self._next()
        else:
            await super().on_event(event)

    async def _next(self) -> None:
        if self._wait_timer or not (self._typed and self.screen_stack):
            return
        if not self.screen.is_attached:
            return  # the program is being left
        if not self.screen.is_mounted:  # a key would look in vain for what is still being made
            self._wait_timer = self.set_interval(POLL_SECONDS, self._look_again)
            return
        self._turn += 1
        turn, before = self._turn, self.screen
        target = self.focused or self.screen
        until = monotonic() + KEY_TIMEOUT_SECONDS
        self._wait_timer = self.set_interval(
            POLL_SECONDS, lambda: self._check_key_done(turn, target, until)
        )
        await super().on_event(self._typed.popleft())
        if self.screen is not before or not target.post_message(Passed(turn, target)):
            self._when_ready(turn)

    def _look_again(self) -> None:
        if not self.screen_stack or self.screen.is_mounted:
            self._when_ready(self._turn)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do nothing on a screen whose widgets are still being made."""
        of_app = default_namespace is self or str(action).startswith("app.")
        if not (of_app or self.screen.is_mounted):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def on_passed(self, message: Passed) -> None:
        """Go on, once the key has had its rounds."""
        if message.turn != self._turn:
            return
        target, left = message.target, message.rounds_left - 1
        if not left or not target.post_message(Passed(message.turn, target, left)):
            self._when_ready(message.turn)

    def _check_key_done(self, turn: int, target: MessagePump, until: float) -> None:
        """Wait no longer for a widget that the key has closed, nor for ever."""
        if monotonic() > until:
            self._end_turn(turn)
        elif not (target.is_attached and target.is_running):
            self._when_ready(turn)

    def _when_ready(self, turn: int) -> None:
        """Let a screen that has just come up get its widgets and its focus first."""
        if not (self.screen_stack and self.screen.call_after_refresh(self._end_turn, turn)):
            self._end_turn(turn)

    def _end_turn(self, turn: int) -> None:
        if turn == self._turn and self._wait_timer:
            self._wait_timer.stop()
            self._wait_timer = None
            self.call_later(self._next)
