"""Choosing from a long list on a terminal: as somebody types, or line by line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from recovery_journal.cli.base import output, pick_as_typed
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.rows import Fact, print_rows
from recovery_journal.words import pick as words

T = TypeVar("T")

MAX_SHOWN = 15


def pick_many(
    options: Sequence[T],
    find: Callable[[str], Sequence[T]],
    line: Callable[[T], str],
    help_line: str,
) -> list[T]:
    """Ask until the person has chosen; return what they chose, in their order.

    Where the terminal can't be drawn on, words and numbers are asked for line by line.

    Args:
        options: all of them.
        find: returns those that fit the typed words.
        line: describes one.
        help_line: says what to type, line by line.
    """
    if pick_as_typed.is_possible() and not in_words():
        return pick_as_typed.pick_many(options, find, line)
    output.print_message(help_line)
    numbers = {id(one): number for number, one in enumerate(options, start=1)}
    chosen: dict[int, T] = {}
    shown = options
    while True:
        print_rows(
            (Fact(f"{numbers[id(one)]:>4}", f"Number {numbers[id(one)]}"), line(one))
            for one in shown[:MAX_SHOWN]
        )
        if len(shown) > MAX_SHOWN:
            output.print_message(words.more_than_shown(MAX_SHOWN, len(shown)))
        while True:
            typed = output.ask(words.ASK).replace(",", " ").split()
            if not typed:
                return [*chosen.values()]
            if not all(one.isascii() and one.isdigit() for one in typed):
                break
            for one in typed:
                _toggle(int(one[:9]), options, chosen, line)
        shown = find(" ".join(typed))
        if not shown:
            output.print_message(words.NOTHING_FITS)
            shown = options


def _toggle(
    number: int, options: Sequence[T], chosen: dict[int, T], line: Callable[[T], str]
) -> None:
    if not 1 <= number <= len(options):
        output.print_message(words.no_such_number(number, len(options)))
    elif chosen.pop(number, None) is not None:
        output.print_message(words.unchosen(line(options[number - 1])))
    else:
        chosen[number] = options[number - 1]
        output.print_message(words.chosen(line(options[number - 1])))
