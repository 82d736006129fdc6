"""Pasted text stays text, even from terminals that let key sequences through.

What a terminal sends in another encoding than UTF-8 is dropped, and said.
"""

import re
from collections.abc import Iterable

from textual.message import Message

from recovery_journal.tui.textual_internals import TerminalParser, use_terminal_parser

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
"""What terminals send around pasted text."""


NOT_UTF8 = re.compile("[\ud800-\udfff]+")
"""Stands for bytes that aren't UTF-8."""


class UndecodedInput(Message):
    """Something was typed or pasted that isn't UTF-8."""


class PasteParser(TerminalParser):
    """Keeps anything in a pasted text from looking like a key."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._partial_marker = ""
        """The end of the last chunk, if it may be the start of a marker."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse a chunk; an empty one, which ends the input, is passed on unchanged."""
        decoded = NOT_UTF8.sub("", data)
        harmless = self._harmless(decoded) if decoded else ""
        if harmless or not data:
            yield from super().feed(harmless)
        if decoded != data:
            yield UndecodedInput()

    def _harmless(self, data: str) -> str:
        if not self._pasting:
            read = self._partial_marker + data
            place = read.find(PASTE_START)
            if place < 0:
                self._partial_marker = read[1 - len(PASTE_START) :]
                return data
            self._pasting = True
            behind = place + len(PASTE_START) - len(self._partial_marker)
            self._partial_marker = ""
            return data[:behind] + self._harmless(data[behind:])
        # A pasted text may contain an end marker itself, so it goes on to the last one.
        text, end, rest = (self._partial_marker + data).rpartition(PASTE_END)
        if end:
            self._pasting, self._partial_marker = False, ""
            return _without_keys(text) + end + self._harmless(rest)
        held = max(n for n in range(len(PASTE_END)) if rest.endswith(PASTE_END[:n]))
        self._partial_marker = PASTE_END[:held]
        return _without_keys(rest[: len(rest) - held])


def _without_keys(text: str) -> str:
    return text.replace("\x1b", "\u241b")


def install() -> None:
    use_terminal_parser(PasteParser)
