"""A row of numbers to choose one from: by its digit, the arrows or the mouse."""

from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.tui.paint import line

CELLS = 5
"""How wide one number is where there is room."""


class Scale(Widget, can_focus=True):
    """Numbers from `low` to `high` in one line; none is chosen at first."""

    BINDINGS = [
        Binding("left,h", "step(-1)", "Less", show=False),
        Binding("right,l", "step(1)", "More", show=False),
        Binding("delete,backspace", "none", "None", show=False),
    ]
    COMPONENT_CLASSES = {"scale--number", "scale--chosen"}
    DEFAULT_CSS = "Scale { height: 1; }"

    value: reactive[int | None] = reactive(None)

    class Chosen(Message):
        """A number was chosen."""

        def __init__(self, scale: "Scale", value: int | None) -> None:
            super().__init__()
            self.scale = scale
            self.value = value

        @property
        def control(self) -> "Scale":
            """The scale it was chosen on."""
            return self.scale

    def __init__(self, low: int, high: int, *, value: int | None = None, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.low, self.high = low, high
        self.set_reactive(Scale.value, value)
        self._typed_one = False

    def render_line(self, y: int) -> Strip:
        """The numbers, the chosen one in brackets: it shows without colour too."""
        parts: list[tuple[str, Style]] = []
        number = self.get_component_rich_style("scale--number")
        chosen = self.get_component_rich_style("scale--chosen")
        for value in range(self.low, self.high + 1):
            text = f"[{value}]" if value == self.value else f" {value} "
            parts.append((text.center(self._cells), chosen if value == self.value else number))
        return line(parts if y == 0 else [], self.size.width, self.rich_style)

    @property
    def _cells(self) -> int:
        """Cells a number takes: all of them fit, whatever the width."""
        return max(3, min(CELLS, self.size.width // (self.high - self.low + 1)))

    def watch_value(self, value: int | None) -> None:
        """Tell whoever listens."""
        self.post_message(self.Chosen(self, value))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses its number; a 0 right after a 1 makes it 10."""
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

    def on_click(self, event: events.Click) -> None:
        """A click chooses the number under it."""
        value = self.low + event.x // self._cells
        if value <= self.high:
            self.value = value

    def action_step(self, by: int) -> None:
        """Move to the next number, from the middle when none is chosen."""
        middle = (self.low + self.high) // 2
        value = middle if self.value is None else self.value + by
        self.value = max(self.low, min(self.high, value))

    def action_none(self) -> None:
        """Choose nothing."""
        self.value = None
