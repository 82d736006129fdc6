"""A list that narrows while somebody types, drawn on the terminal below the command."""

import codecs
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from select import select
from shutil import get_terminal_size
from typing import Generic, TypeVar

from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.cli.base import output
from recovery_journal.errors import NoAnswer
from recovery_journal.text import one_line
from recovery_journal.words import pick as words
from recovery_journal.words.cli import NO_ANSWER

T = TypeVar("T")

MAX_ROWS, MIN_ROWS = 12, 3
ROWS_AROUND = 4
"""The lines around the list, and the one below it."""
ESCAPE = "\x1b"
MORE_OF_A_KEY_SECONDS = 0.05
"""How long the rest of a key that begins with an escape may take."""


class Key(Enum):
    UP = auto()
    DOWN = auto()
    CHOOSE = auto()
    DONE = auto()
    CANCEL = auto()
    ERASE = auto()


KEYS = {
    **dict.fromkeys(("\x1b[A", "\x1bOA", "\x10"), Key.UP),
    **dict.fromkeys(("\x1b[B", "\x1bOB", "\x0e"), Key.DOWN),
    **dict.fromkeys(("\r", "\n"), Key.DONE),
    **dict.fromkeys(("\x7f", "\b"), Key.ERASE),
    "\t": Key.CHOOSE,
    ESCAPE: Key.CANCEL,
}


def is_possible() -> bool:
    """Return whether this terminal can be drawn on and is large enough."""
    size = get_terminal_size()
    return (
        os.name == "posix"
        and os.environ.get("TERM", "dumb") != "dumb"
        and size.lines >= MIN_ROWS + ROWS_AROUND
    )


def pick_many(
    options: Sequence[T], find: Callable[[str], Sequence[T]], line: Callable[[T], str]
) -> list[T]:
    """Return what somebody chose, in their order; nothing if they left with escape.

    Raises:
        NoAnswer: the input ended instead.
    """
    picker = _Picker(options, find, line)
    drawn: list[str] = []
    with _keys() as keys:
        for key in keys:
            if key in (Key.DONE, Key.CANCEL):
                break
            picker.obey(key)
            lines = picker.lines()
            output.redraw(lines, len(drawn))
            drawn = lines
    output.redraw([], len(drawn))
    return picker.taken() if key is Key.DONE else []


class _Picker(Generic[T]):
    """What is typed, shown, marked and chosen."""

    def __init__(
        self, options: Sequence[T], find: Callable[[str], Sequence[T]], line: Callable[[T], str]
    ) -> None:
        self._options = options
        self._find = find
        self._line = line
        self._typed = ""
        self._shown = options
        self._at = 0
        self._chosen: dict[int, T] = {}

    def obey(self, key: Key | str) -> None:
        """Do what a key says; a character is typed."""
        match key:
            case "":
                return
            case Key.UP | Key.DOWN:
                last = max(0, len(self._shown) - 1)
                self._at = min(last, max(0, self._at + (1 if key is Key.DOWN else -1)))
            case Key.CHOOSE:
                if self._shown:
                    one = self._shown[self._at]
                    if self._chosen.pop(id(one), None) is None:
                        self._chosen[id(one)] = one
            case Key.ERASE:
                self._search(self._typed[:-1])
            case str():
                self._search(self._typed + key)

    def _search(self, typed: str) -> None:
        self._typed, self._at = typed, 0
        self._shown = self._find(typed)

    def taken(self) -> list[T]:
        """Return what was chosen, or the marked one if nothing was."""
        return [*self._chosen.values()] or [*self._shown[self._at : self._at + 1]]

    def lines(self) -> list[str]:
        columns, rows = get_terminal_size()
        height = max(MIN_ROWS, min(MAX_ROWS, rows - ROWS_AROUND))
        first = max(0, min(self._at - height // 2, len(self._shown) - height))
        listed = [
            self._row(one, is_marked=number == self._at)
            for number, one in enumerate(self._shown[first : first + height], start=first)
        ]
        counted = words.counted(len(self._shown), len(self._options), len(self._chosen))
        keys = words.KEYS_WHEN_CHOSEN if self._chosen else words.KEYS_TO_CHOOSE
        typed = f"{words.SEARCH} {self._typed}"
        shown = (typed, *(listed or [words.NOTHING_FITS]), counted, keys)
        return [_cut(one_line(text), columns - 1) for text in shown]

    def _row(self, one: T, *, is_marked: bool) -> str:
        chosen = "✓" if id(one) in self._chosen else " "
        return f"{'▸' if is_marked else ' '}{chosen} {self._line(one)}"


def _cut(text: str, cells: int) -> str:
    return text if cell_count(text) <= cells else fit(text, cells)


@contextlib.contextmanager
def _keys() -> Iterator[Iterator[Key | str]]:
    """Yield keys and typed text, an empty one at first; the terminal is as before afterwards."""
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        yield _read_keys(terminal)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _read_keys(terminal: int) -> Iterator[Key | str]:
    """Yield keys of KEYS by their meaning, and other characters one by one."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    yield ""
    while data := os.read(terminal, 1024):
        rest = decoder.decode(data)
        while rest:
            if rest == ESCAPE and select([terminal], [], [], MORE_OF_A_KEY_SECONDS)[0]:
                rest += decoder.decode(os.read(terminal, 1024))
            length = _length_of_key(rest)
            key, rest = rest[:length], rest[length:]
            if key in KEYS:
                yield KEYS[key]
            elif key.isprintable():
                yield key
    raise NoAnswer(NO_ANSWER)


def _length_of_key(text: str) -> int:
    """Return how many characters the first key has; sequences begin with an escape."""
    if not text.startswith(("\x1b[", "\x1bO")):
        return 1
    ends = (at for at, sign in enumerate(text[2:], start=3) if sign.isalpha() or sign == "~")
    return next(ends, len(text))
