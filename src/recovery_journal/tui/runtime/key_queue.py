"""Handle keys one at a time: each sees the screen that the one before left behind."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import monotonic

from textual import events
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump

from recovery_journal.tui.host import Host

KEY_TIMEOUT_SECONDS = 1.0
"""After this long, the next key no longer waits for the one before."""
POLL_SECONDS = 0.01
"""How often to check whether there is still something to wait for."""
MESSAGE_ROUNDS = 2
"""A key acts in the first round; what a field makes of it, such as submitting, in the second."""


class Passed(Message):
    """Follows a key through the message queues: when it arrives, the key has been handled."""

    def __init__(self, arrived: asyncio.Event) -> None:
        super().__init__()
        self.arrived = arrived


class KeyQueueApp(Host):
    """Without this, Textual passes on all keys it has read before the first one acts."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._is_handing_on = False

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes; handle everything else at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._is_handing_on:
            self._is_handing_on = True
            self.run_worker(self._hand_on_typed(), group="keys")

    @property
    def keys_waiting(self) -> bool:
        return bool(self._typed)

    def hand_on_first(self, key: events.Key) -> None:
        self._typed.appendleft(key)

    async def _hand_on_typed(self) -> None:
        while self._typed:
            while self.screen_stack and not self.screen.is_mounted:
                await asyncio.sleep(POLL_SECONDS)  # its widgets aren't mounted yet
            event = self._typed.popleft()
            if self.screen_stack and self.screen.is_attached:
                await self._hand_on(event)
        self._is_handing_on = False

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Pass a key on and wait until it has been handled."""
        before, target = self.screen, self.focused or self.screen
        await super().on_event(event)
        for _ in range(MESSAGE_ROUNDS):
            if self.screen is before:
                await _wait(target, lambda arrived: target.post_message(Passed(arrived)))
        if self.screen_stack:  # let a new screen mount its widgets and set its focus
            screen = self.screen
            await _wait(screen, lambda arrived: screen.call_after_refresh(arrived.set))

    def on_passed(self, message: Passed) -> None:
        message.arrived.set()

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Ignore actions on a screen whose widgets aren't mounted yet."""
        of_app = default_namespace is self or str(action).startswith("app.")
        if not (of_app or self.screen.is_mounted):
            return False
        return await super().run_action(action, default_namespace, namespaces)


async def _wait(at: MessagePump, send: Callable[[asyncio.Event], bool]) -> None:
    """Wait for a message to arrive, unless its target is gone, and at most for the timeout."""
    arrived = asyncio.Event()
    until = monotonic() + KEY_TIMEOUT_SECONDS
    waits = send(arrived)
    while waits and at.is_attached and at.is_running and monotonic() < until:
        with suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), POLL_SECONDS)
            return
