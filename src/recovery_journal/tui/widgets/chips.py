"""The person's own words, each with a letter that adds it to a field or takes it out."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.widgets import Input

from recovery_journal.tui.text.literal import fit_to_cells, shorten_to_cells
from recovery_journal.tui.widgets.pick import PickMany, Spot

LETTERS = "abcdef"
MAX_WORD_CELLS = 24
LETTER_CELLS = MARK_CELLS = 2
GAP = 2
"""Empty cells between two words."""


class Chips(PickMany):
    """Letters act only while it has the focus; the field beside it holds what was chosen."""

    def __init__(self, *, field: str, id: str) -> None:  # noqa: A002
        """`field` selects the field beside it, where pasted text belongs."""
        super().__init__({}, id=id)
        self._field = field

    def offer(self, words: Iterable[str]) -> None:
        """Offer the first few words."""
        self.options = {
            word: f"{letter} {shorten_to_cells(word, MAX_WORD_CELLS)}"
            for letter, word in zip(LETTERS, words, strict=False)
        }

    def _spots(self, width: int) -> list[Spot]:
        """Position the words one after the other, in as many lines as they need."""
        found: list[Spot] = []
        x = y = 0
        for word, label in self.options.items():
            cells = min(cell_len(label) + MARK_CELLS, max(1, width))
            if x and x + cells > width:
                x, y = 0, y + 1
            found.append(Spot(word, x, y, cells))
            x += cells + GAP
        return found

    def word_parts(self, spot: Spot) -> list[tuple[str, Style]]:
        """Draw the letter, then the word, after a check mark if it's chosen."""
        label, is_chosen = self.options[spot.key], spot.key in self.chosen
        mark = "✓ " * is_chosen
        word = fit_to_cells(mark + label[LETTER_CELLS:], spot.cells - LETTER_CELLS)
        here = Style(underline=self.has_focus and spot.key == self.cursor_key)
        chosen = self.get_component_rich_style("pick--chosen")
        plain = self.get_component_rich_style("pick--word")
        return [(label[:LETTER_CELLS], chosen), (word, (chosen if is_chosen else plain) + here)]

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._write(event.text)

    def on_key(self, event: events.Key) -> None:
        """Toggle the word of a letter; any other letter begins a word in the field."""
        letters = dict(zip(LETTERS, self.options, strict=False))
        character = event.character or ""
        if character in letters:
            self.toggle(letters[character])
        elif character.isalpha():
            self._write(character)
        if character.isalpha():
            event.stop()
            event.prevent_default()

    def _write(self, text: str) -> None:
        """Go to the end of the field and add text there, as a word of its own."""
        field = self.screen.query_one(self._field, Input)
        self.screen.set_focus(field)
        field.action_end()
        is_first = not field.value.strip() or field.value.rstrip().endswith(",")
        field.post_message(events.Paste(text if is_first else f", {text}"))
