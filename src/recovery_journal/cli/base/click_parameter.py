"""The options and arguments of click, from declared ones."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import click

from recovery_journal.errors import BadInput

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


class Parsed(click.ParamType[T], Generic[T]):
    """A value that a function reads, or refuses with BadInput."""

    name = "number"

    def __init__(self, parse: Callable[[str], T]) -> None:
        self._parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:
        try:
            return self._parse(str(value))
        except BadInput as error:
            self.fail(str(error), param, ctx)


def add_to(function: F, names: tuple[str, ...], settings: dict[str, Any], *, is_option: bool) -> F:
    """Add an option or argument to the function of a command."""
    if "type" in settings:
        settings = {**settings, "type": Parsed(settings["type"])}
    declare = click.option if is_option else click.argument
    return declare(*names, **settings)(function)
