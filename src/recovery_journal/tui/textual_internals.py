"""The only module that uses what Textual keeps to itself, for want of a public way.

tests/tui/test_textual_internals.py names it all, and fails when Textual no longer has it.
"""

from typing import Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.worker import WorkerFailed

TerminalParser = XTermParser
"""What makes keys and pastes of what the terminal sends."""


def use_terminal_parser(parser: type[TerminalParser]) -> None:
    """Have the terminal read in this way."""
    from textual.drivers import linux_driver

    vars(linux_driver)["XTermParser"] = parser


def driver_of(app: App[Any]) -> Driver | None:
    """What has the terminal, if there is one."""
    return app._driver


def is_leaving(node: DOMNode) -> bool:
    """Whether a widget is being taken away; Textual says so only once it is gone."""
    return node._pruning or not node.is_attached


class QuietEnd(App[int]):
    """An app that a mistake ends without a picture of it, which would hold words of the journal."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """End the same way over a mistake that brings a picture of itself."""
        self._close_messages_no_wait()

    def exit_error(self) -> BaseException | None:
        """What made it end, for whoever has started it to tell of."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error
