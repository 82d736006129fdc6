"""Options and arguments as plain data, from which click's are made and quick lines are read.

Those of the quick commands are declared here or with `option` and `argument`, as click is slow to
import. Other commands can use them as click's decorators.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from recovery_journal.cli.base import output
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.errors import BadInput
from recovery_journal.text import parse_decimal, parse_whole_number, refuse_undecoded

F = TypeVar("F", bound=Callable[..., Any])

NOTE_NAMES = ("-n", "--note")
ASK_FOR_WORDS = "\0"
"""The value of a note option that was typed without words; nobody can type it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An option or argument; the names and settings are those of click."""

    names: tuple[str, ...]
    settings: dict[str, Any]
    is_option: bool

    def __call__(self, function: F) -> F:
        """Add it to a function, as click's decorator does."""
        from recovery_journal.cli.base.click_parameter import add_to

        return add_to(function, self.names, self.settings, is_option=self.is_option)

    @property
    def name(self) -> str:
        """The name of its value: as said, or that of the first long option."""
        said = (one for one in self.names if one.isidentifier())
        long = (one for one in self.names if one.startswith("--"))
        return next(said, None) or next(long).partition("/")[0][2:].replace("-", "_")

    def typed(self) -> Iterator[tuple[str, bool]]:
        """Yield how an option is typed, and whether that switches it on."""
        for name in self.names:
            on, _, off = name.partition("/")
            if on.startswith("-"):
                yield on, True
            if off:
                yield off, False

    @property
    def is_flag(self) -> bool:
        """Whether it's an option without a value."""
        return "is_flag" in self.settings or any("/" in name for name in self.names)

    @property
    def takes_several(self) -> bool:
        return "multiple" in self.settings or self.settings.get("nargs") == -1

    @property
    def is_required(self) -> bool:
        can_be_left_out = self.is_option or self.takes_several
        return bool(self.settings.get("required", not can_be_left_out))

    @property
    def default(self) -> Any:
        """The value if it isn't typed."""
        return self.settings.get(
            "default", () if self.takes_several else False if self.is_flag else None
        )

    def read(self, word: str) -> Any:
        """Return the value that a word stands for.

        Raises:
            BadInput: it stands for none.
        """
        refuse_undecoded(word, word)
        parse: Callable[[str], Any] = self.settings.get("type", str)
        return parse(word)


def option(*names: str, **settings: Any) -> Parameter:
    """Declare an option as with `click.option`; its `type` reads a word, or raises BadInput."""
    return Parameter(names, settings, is_option=True)


def argument(name: str, **settings: Any) -> Parameter:
    """Declare an argument as with `click.argument`; for its `type` see `option`."""
    return Parameter((name,), settings, is_option=False)


def combine_options(*several: Callable[[F], F]) -> Callable[[F], F]:
    """Make several options one decorator; the help shows them in this order."""

    def decorate(function: F) -> F:
        for one in reversed(several):
            function = one(function)
        return function

    return decorate


def whole_number(word: str) -> int:
    """Read a whole number; its range is checked by the code that knows the scale.

    Raises:
        BadInput: it is none.
    """
    try:
        return parse_whole_number(word)
    except ValueError:
        raise BadInput(f"“{output.shorten_word(word)}” is not a whole number.") from None


def number_up_to(highest: int) -> Callable[[str], int]:
    """Return what reads a number of a scale as `whole_number` does, also "7/10" and "seven"."""

    def read(word: str) -> int:
        number = word.casefold().removesuffix(f"/{highest}")
        if number.isalpha():
            from recovery_journal.domain.written_dates import NUMBER_WORDS

            if number in NUMBER_WORDS:
                return NUMBER_WORDS.index(number)
        return whole_number(number if number.isdecimal() else word)

    return read


strength = number_up_to(10)
mood_or_energy = number_up_to(5)


def decimal_number(word: str) -> float:
    """Read a number that may have decimals.

    Raises:
        BadInput: it is none.
    """
    try:
        number = parse_decimal(word)
    except ValueError:
        number = float("nan")
    if number != number or abs(number) == float("inf"):
        raise BadInput(f"“{output.shorten_word(word)}” is not a number.")
    return number


def own_option(*names: str, of: str, **settings: Any) -> Parameter:
    """Declare an option that a shell completes with words of the person's own.

    Args:
        names: as for `click.option`.
        of: as for `complete_own`.
        settings: anything else of `click.option`.
    """
    return option(*names, shell_complete=complete_own(of), **settings)


AS_JSON = option("--json", "as_json", is_flag=True, help="Print it as JSON.")
TEXT = argument("text", nargs=-1, metavar="[TEXT]...")
NOTE = option(
    *NOTE_NAMES,
    metavar="TEXT",
    help="Your words. -n alone asks for them, -n - reads standard input.",
)
AT = option("--at", metavar="WHEN", help="When: 21:30, last night, 2h, 24 nov 9pm.")
PRIVATE = option(
    "--private/--shareable", default=None, help="Leave it out of what you share, or not."
)
FOR = own_option(
    "--tracker", "--for", "tracker", metavar="TRACKER", of="tracker", help="A tracker, or none."
)
KEEP = option("--keep/--no-keep", "kept", default=None, help="Words to show you again.")
TRIGGERS = own_option(
    "-t", "--trigger", "triggers", multiple=True, of="trigger", help="What set it off."
)
FEELINGS = own_option(
    "-f", "--feeling", "feelings", multiple=True, of="feeling", help="What you felt."
)
