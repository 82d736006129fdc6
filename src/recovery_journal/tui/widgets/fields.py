"""Text fields; anything pasted into them is made visible or harmless first.

An untouched field returns exactly what it was created from.
"""

from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from recovery_journal.errors import BadInput, Busy
from recovery_journal.text import clean, parse_decimal, parse_whole_number
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words.format import numbers


class LineField(Input):
    """One line of text; line breaks and tabs in a paste become spaces."""

    def read(self) -> Any:
        """Return the text; subclasses return what it means."""
        return self.value

    def to_draft(self) -> str:
        return self.value

    def from_draft(self, text: str) -> None:
        self.value = text

    def on_paste(self, event: events.Paste) -> None:
        """Turn the paste into one line before Textual's own handler inserts it."""
        event.text = " ".join(clean(event.text).replace("\t", " ").splitlines())


class TextField(TextArea):
    """Several lines of text; tab goes to the next field."""

    def __init__(self, text: str = "", *, id: str) -> None:  # noqa: A002
        super().__init__(text, id=id, highlight_cursor_line=False)
        self._first = text
        self._loaded = self.text

    def on_paste(self, event: events.Paste) -> None:
        """Clean the paste before Textual's own handler inserts it."""
        event.text = clean(event.text)

    def read(self) -> str:
        """Return the text; if untouched, with its original line endings."""
        return self._first if self.text == self._loaded else self.text

    def to_draft(self) -> str:
        return self.text

    def from_draft(self, text: str) -> None:
        self.text = text
        self.move_cursor(self.document.end)


def note_field(note: str) -> LineField | TextField:
    """Return a one-line field, unless the existing note has several lines."""
    return TextField(note, id="note") if "\n" in note else LineField(note, id="note")


class TagsField(LineField):
    """Words separated by commas, completed from those used before."""

    def __init__(
        self,
        names: Iterable[str],
        complete: Callable[[str], Iterable[str]],
        *,
        id: str,  # noqa: A002
    ) -> None:
        """Start with `names`; `complete` returns words with a given start, likeliest first."""
        self._names = tuple(names)
        self._first = ", ".join(self._names)
        self._known = set(self._names)
        self._complete = complete
        super().__init__(
            self._first,
            suggester=LastWordSuggester(self._complete_and_remember),
            select_on_focus=False,  # typing adds a word, and never takes the others' place
            id=id,
        )

    def read(self) -> tuple[str, ...]:
        """Return the words; a known one that contains a comma stays whole."""
        return self._names if self.value == self._first else split_tags(self.value, self._known)

    def write(self, names: Iterable[str]) -> None:
        """Replace the words; those that contain a comma stay whole."""
        known = tuple(names)
        self._known |= set(known)
        self.value = ", ".join(known)
        self.cursor_position = len(self.value)

    def _complete_and_remember(self, beginning: str) -> str | None:
        found = next(iter(self._complete(beginning)), None)
        if found is not None:
            self._known.add(found)
        return found


class NumberField(LineField):
    """A number from `low` to `high`, with decimals unless `whole`."""

    def __init__(
        self,
        number: float | None,
        what: str,
        low: float,
        high: float,
        *,
        whole: bool = False,
        id: str,  # noqa: A002
    ) -> None:
        """Start with `number`; `what` names the field in error messages."""
        self._number = number
        self._first = "" if number is None else numbers.plain_number(number)
        self._what, self._low, self._high, self._whole = what, low, high, whole
        super().__init__(self._first, id=id)

    def read(self) -> float | None:
        """Return the number, or None if empty.

        Raises:
            BadInput: it isn't a number, or is out of range.
        """
        if self.value == self._first:
            return self._number
        if not (text := self.value.strip()):
            return None
        try:
            found = (
                parse_whole_number(text) if self._whole else parse_decimal(text.replace(",", "."))
            )
        except ValueError:
            found = float("nan")
        if not self._low <= found <= self._high:
            kind = "a whole number" if self._whole else "a number"
            limits = f"from {numbers.plain_number(self._low)} to {numbers.plain_number(self._high)}"
            raise BadInput(f"{self._what} is {kind} {limits}.")
        return found


class FieldRow(Horizontal):
    """A field after its label, or below it on a narrow screen."""

    def __init__(self, name: str, *fields: Widget) -> None:
        super().__init__()
        self._label = name
        self.fields = fields

    def compose(self) -> ComposeResult:
        yield Static(safe_content(self._label), classes="name")
        yield from self.fields


class LastWordSuggester(Suggester):
    """Completes the last of several comma-separated words."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole text with its last word completed; None while the journal is busy."""
        last = value.rpartition(",")[2].lstrip()
        try:
            found = self._complete(last) if last else None
        except Busy:
            return None
        return None if found is None else value[: len(value) - len(last)] + found


def split_tags(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Split at commas; a known word that contains a comma stays whole."""
    whole = sorted((name for name in known if "," in name), key=len, reverse=True)
    found = []
    while text := text.lstrip(" ,"):
        word = next((name for name in whole if _begins(text, name)), text.partition(",")[0])
        text = text[len(word) :]
        found.append(word.strip())
    return tuple(found)


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and text[len(name) :].lstrip()[:1] in ("", ",")
