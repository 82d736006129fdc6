"""What a command can ask about the run it's part of, whether click read its line or not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click


class NeedsClick(Exception):
    """A command that was begun without click needs it; nothing has been saved."""


class QuickContext:
    """The context of a command whose line was read without click: the part that commands use."""

    def __init__(self, command: str, params: dict[str, Any], obj: object) -> None:
        self.info_name = self.invoked_subcommand = command
        self.params = params
        self.obj = obj
        self.meta: dict[str, Any] = {}
        self.failure: Exception | None = None
        """Why the command couldn't be carried out."""
        self._closing: list[Callable[[], object]] = []

    def find_root(self) -> "QuickContext":
        return self

    def call_on_close(self, close: Callable[[], object]) -> None:
        self._closing.append(close)

    def close(self) -> None:
        while self._closing:
            self._closing.pop()()


_quick: QuickContext | None = None


@contextmanager
def running_without_click(context: QuickContext) -> Iterator[None]:
    """Make this the current context."""
    global _quick
    _quick = context
    try:
        yield
    finally:
        _quick = None
        if context.failure is None:
            context.close()


def begun_without_click(context: "click.Context") -> QuickContext | None:
    """Return the context in which the command was begun without click, if it was."""
    begun: QuickContext | None = getattr(context.find_root().obj, "begun", None)
    return begun


def go_on_with_click(context: "click.Context") -> None:
    """Go on in click's context where a command that was begun without it has stopped.

    Raises:
        Exception: what stopped it, once; there it can be explained, or asked about.
    """
    begun = begun_without_click(context)
    if begun is None or begun.failure is None:
        return
    failure, begun.failure = begun.failure, None
    context.meta.update(begun.meta)
    if not isinstance(failure, NeedsClick):
        context.call_on_close(begun.close)
        raise failure


def current_context() -> "click.Context | QuickContext":
    """Return the context of the command that is running."""
    return _quick or click_context()


def current_or_none() -> "click.Context | QuickContext | None":
    """Return the context of the command that is running, if one is."""
    if _quick:
        return _quick
    import click

    return click.get_current_context(silent=True)


def click_context() -> "click.Context":
    """Return click's own context.

    Raises:
        NeedsClick: there is none, as the command was begun without click.
    """
    if _quick:
        raise NeedsClick
    import click

    return click.get_current_context()
