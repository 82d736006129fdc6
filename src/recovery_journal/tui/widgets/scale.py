"""A row of numbers, chosen by digit, arrow keys or mouse."""

from collections.abc import Mapping

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.tui.text.literal import fit_to_cells
from recovery_journal.tui.text.paint import make_strip

BARS, FEW_BARS = "▁▁▂▂▃▄▅▆▆▇█", "▁▂▄▆█"
"""The bars below 0 to 10, and below 1 to 5."""
NUMBER_CELLS = 5
"""The width of a number if there is room."""


class Scale(Widget, can_focus=True):
    """Numbers from `low` to `high` in one line, none of them chosen at first.

    Their colours blend from one theme colour to another, with words below them.
    """

    BINDINGS = [
        Binding("left,h", "step(-1)", "Less", show=False),
        Binding("right,l", "step(1)", "More", show=False),
        Binding("delete,backspace", "none", "None", show=False),
    ]
    COMPONENT_CLASSES = {
        "scale--number",
        "scale--chosen",
        "scale--low",
        "scale--high",
        "scale--word",
    }
    DEFAULT_CSS = """
    Scale { height: auto; }
    Scale > .scale--low { color: $secondary; }
    Scale > .scale--high { color: $primary; }
    Scale > .scale--word { color: $muted; }
    """

    value: reactive[int | None] = reactive(None)

    class Chosen(Message):
        def __init__(self, scale: "Scale", value: int | None) -> None:
            super().__init__()
            self.scale = scale
            self.value = value

        @property
        def control(self) -> "Scale":
            return self.scale

    def __init__(
        self,
        low: int,
        high: int,
        *,
        value: int | None = None,
        words: Mapping[int, str] | None = None,
        id: str,  # noqa: A002
    ) -> None:
        """Show the numbers from `low` to `high`, with `words` below some or all of them."""
        super().__init__(id=id)
        self.low, self.high = low, high
        self.set_reactive(Scale.value, value)
        self._words = words or {}
        self._typed_one = False

    def read(self) -> int | None:
        return self.value

    def to_draft(self) -> str:
        return "" if self.value is None else str(self.value)

    def from_draft(self, text: str) -> None:
        value = int(text) if text.isascii() and text.isdecimal() else None
        self.value = value if value in range(self.low, self.high + 1) else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return 3 if self._words else 1

    def render_line(self, y: int) -> Strip:
        """Draw the numbers; brackets around the chosen one don't depend on colour."""
        rows = (self._numbers, self._bars, self._meanings)
        return make_strip(rows[y]() if y < len(rows) else [], self.size.width, self.rich_style)

    def _numbers(self) -> list[tuple[str, Style]]:
        plain = self.get_component_rich_style("scale--number")
        chosen = self.get_component_rich_style("scale--chosen")
        parts: list[tuple[str, Style]] = []
        for value in range(self.low, self.high + 1):
            text = f"[{value}]" if value == self.value else str(value)
            style = chosen if value == self.value else plain + self._colour_of(value)
            before = (self._cells - len(text)) // 2
            after = self._cells - len(text) - before
            parts += [(" " * before, plain), (text, style), (" " * after, plain)]
        return parts

    def _colour_of(self, value: int) -> Style:
        low = self.get_component_styles("scale--low").color
        high = self.get_component_styles("scale--high").color
        return Style(color=low.blend(high, (value - self.low) / (self.high - self.low)).rich_color)

    def _bars(self) -> list[tuple[str, Style]]:
        """Draw a bar below each number, the higher the more."""
        plain = self.get_component_rich_style("scale--number")
        signs = BARS if self.high - self.low + 1 == len(BARS) else FEW_BARS
        return [
            (f"{sign * (self._cells - 1)} ", plain + self._colour_of(value))
            for value, sign in zip(range(self.low, self.high + 1), signs, strict=False)
        ]

    def _meanings(self) -> list[tuple[str, Style]]:
        """Draw the words below their numbers or, if they don't fit, those at both ends."""
        style = self.get_component_rich_style("scale--word")
        numbers = range(self.low, self.high + 1)
        words = [self._words.get(number, "") for number in numbers]
        if all(cell_len(word) <= self._cells for word in words):
            return [(word.center(self._cells), style) for word in words]
        row, at = self._cells * len(numbers), len(words) // 2
        first, middle, last = f" {words[0]}", words[at], f"{words[-1]} "
        before = self._cells * at - max(0, cell_len(middle) - self._cells) // 2
        line = fit_to_cells(first, before) + middle
        return [(fit_to_cells(line, row - cell_len(last)) + last, style)]

    @property
    def _cells(self) -> int:
        """Return the cells per number, so that all fit in any width."""
        numbers = self.high - self.low + 1
        wanted = NUMBER_CELLS
        if len(self._words) == numbers:
            wanted = max(NUMBER_CELLS, *(cell_len(word) + 2 for word in self._words.values()))
        return max(3, min(wanted, self.size.width // numbers))

    def watch_value(self, value: int | None) -> None:
        self.post_message(self.Chosen(self, value))

    def on_key(self, event: events.Key) -> None:
        """Choose a digit's number; a 0 right after a 1 makes 10."""
        if event.character is None or event.character not in "0123456789":
            self._typed_one = False
            return
        digit = int(event.character)
        if digit == 0 and self._typed_one and self.high >= 10:
            digit = 10
        if self.low <= digit <= self.high:
            self.value = digit
            event.stop()
        self._typed_one = digit == 1

    def on_blur(self) -> None:
        """Treat a 0 typed after returning as 0, not as 10."""
        self._typed_one = False

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is not None and (value := self.low + at.x // self._cells) <= self.high:
            self.value = value

    def action_step(self, by: int) -> None:
        """Move to the next number, from the middle if none is chosen."""
        middle = (self.low + self.high) // 2
        value = middle if self.value is None else self.value + by
        self.value = max(self.low, min(self.high, value))

    def action_none(self) -> None:
        self.value = None
