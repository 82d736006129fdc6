"""The only module that uses private names of Textual, where it has no public ones.

tests/tui/test_textual_internals.py lists them all and fails when one is gone from Textual.
"""

import codecs
from functools import partial
from typing import Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import NoColor
from textual.widget import Widget
from textual.worker import WorkerFailed

TerminalParser = XTermParser
"""Parses keys and pastes from the terminal's output."""


def use_terminal_parser(parser: type[TerminalParser]) -> None:
    """Read the terminal with this parser; bytes that aren't UTF-8 reach it as surrogates."""
    from textual.drivers import linux_driver

    vars(linux_driver)["XTermParser"] = parser
    vars(linux_driver)["getincrementaldecoder"] = lambda encoding: partial(
        codecs.getincrementaldecoder(encoding), "surrogateescape"
    )


def driver_of(app: App[Any]) -> Driver | None:
    """Return the app's driver, or None."""
    return app._driver


def draw_without_colours(app: App[Any]) -> None:
    """Draw as with NO_COLOR, which may not be set."""
    if not app.no_color:
        app.no_color = True
        app._filters.append(NoColor())


def draw_at_once(widget: Widget) -> None:
    """Draw a changed widget now, in the middle of work that keeps its screen from doing so."""
    screen = widget.screen
    screen._compositor.update_widgets({widget})
    screen._refresh_layout()


def is_leaving(node: DOMNode) -> bool:
    """Return whether a widget is being removed; Textual says so only once it's gone."""
    return node._pruning or not node.is_attached


class QuietEnd(App[int]):
    """An app that ends on an error without a traceback, which would show words of the journal."""

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """End the same way on an error that brings its own traceback."""
        self._close_messages_no_wait()

    def exit_error(self) -> BaseException | None:
        """Return the error that ended the app."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error
