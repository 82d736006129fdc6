"""What is pasted is text, also from a terminal that lets through what Textual takes for keys."""

from collections.abc import Iterable

from textual.message import Message

from recovery_journal.tui.textual_internals import TerminalParser, use_terminal_parser

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
"""What terminals put around a text that is pasted."""


class PasteParser(TerminalParser):
    """Sees to it that nothing in a pasted text begins like a key."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._partial_marker = ""
        """The end of what was read before, while it may be the beginning of a mark."""

    def feed(self, data: str) -> Iterable[Message]:
        """Read on; an end of text from the terminal goes through as it is."""
        harmless = self._harmless(data) if data else ""
        return super().feed(harmless) if harmless or not data else ()

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
        # A text that holds an end mark of its own goes on behind it, up to the last one.
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
    """Have the terminal read in this way."""
    use_terminal_parser(PasteParser)
