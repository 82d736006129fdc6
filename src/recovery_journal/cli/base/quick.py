"""Commands that nobody should have to wait for: their usual lines are read without click.

Click takes longer to import than all that they do. What is read here is read in the same way there;
anything else is left to click: help, errors, questions, and rare forms of options.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from recovery_journal.cli.base.options import Parameter, combine_options
from recovery_journal.errors import BadInput

if TYPE_CHECKING:
    import click

Function = Callable[..., None]


class QuickCommand:
    """A command that click is only imported for if need be."""

    def __init__(
        self,
        name: str,
        parameters: Sequence[Parameter],
        function: Function,
        *,
        example: str,
        click_class: str,
    ) -> None:
        self.name = name
        self.parameters = parameters
        self.example = example
        self.function = function
        self._click_class = click_class

    @cached_property
    def click_command(self) -> "click.Command":
        """The same command for click."""
        import click

        module, _, name = self._click_class.partition(":")
        click_class = getattr(import_module(f"recovery_journal.cli.base.{module}"), name)
        make: Any = click.command(self.name, cls=click_class, example=self.example)
        made: click.Command = make(combine_options(*self.parameters)(self.function))
        return made

    def read(self, words: Sequence[str]) -> dict[str, Any] | None:
        """Return what to call the function with; None if click has to read these words."""
        try:
            return _read(self.parameters, words)
        except (BadInput, _Unusual):
            return None


def quick_command(
    name: str, *parameters: Parameter, example: str, click_class: str = "command:Command"
) -> Callable[[Function], QuickCommand]:
    """Declare a command that is read without click.

    Args:
        name: its name.
        parameters: its options and arguments, in the order of the help.
        example: a line with it.
        click_class: what click makes it of, a module of this package and a class.
    """
    return lambda function: QuickCommand(
        name, parameters, function, example=example, click_class=click_class
    )


class _Unusual(Exception):
    """Only click can read this line."""


def _read(parameters: Sequence[Parameter], words: Sequence[str]) -> dict[str, Any]:
    options = {name: (one, on) for one in parameters for name, on in one.typed()}
    values: dict[str, Any] = {}
    free = []
    rest = [*reversed(words)]
    while rest:
        word = rest.pop()
        if not word.startswith("-"):
            free.append(word)
        elif word in options:
            one, is_on = options[word]
            _add(values, one, is_on if one.is_flag else one.read(_value(rest)))
        else:
            raise _Unusual
    for one in parameters:
        if not one.is_option:
            count = len(free) if one.takes_several else 1
            for word in free[:count]:
                _add(values, one, one.read(word))
            del free[:count]
    is_missing = any(one.is_required and one.name not in values for one in parameters)
    if free or "" in words or is_missing:
        raise _Unusual
    return {one.name: one.default for one in parameters} | values


def _value(rest: list[str]) -> str:
    """Take the value of an option, the next word."""
    if not rest or rest[-1].startswith("-"):
        raise _Unusual
    return rest.pop()


def _add(values: dict[str, Any], one: Parameter, value: Any) -> None:
    if one.takes_several:
        values[one.name] = (*values.get(one.name, ()), value)
    elif one.name in values:
        raise _Unusual
    else:
        values[one.name] = value
