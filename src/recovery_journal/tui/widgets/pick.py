"""Choose one word with PickOne, or several with PickMany."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.text import one_line
from recovery_journal.tui.text.literal import fit_to_cells
from recovery_journal.tui.text.paint import make_strip

GAP = 1
"""Empty cells between two words."""


class Spot(NamedTuple):
    """The position of one word."""

    key: Any
    x: int
    y: int
    cells: int


class PickField(Widget, can_focus=True):
    """Words in as many lines as they need; a letter jumps to the next word with it."""

    BINDINGS = [
        Binding("left", "step(-1)", "Back", show=False),
        Binding("right", "step(1)", "On", show=False),
        Binding("up", "line(-1)", "Up", show=False),
        Binding("down", "line(1)", "Down", show=False),
    ]
    COMPONENT_CLASSES = {"pick--word", "pick--chosen", "pick--mark"}
    DEFAULT_CSS = """
    PickField { height: auto; }
    PickField > .pick--word { color: $foreground; }
    PickField > .pick--mark { color: $muted; }
    PickField > .pick--chosen { color: $primary; text-style: bold; }
    PickField:focus { background: $panel; }
    """

    options: reactive[Mapping[Any, str]] = reactive[Mapping[Any, str]](dict, layout=True)
    """The label of each value."""

    def __init__(self, offered: Mapping[Any, str], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(PickField.options, dict(offered))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max((spot.y + 1 for spot in self._spots(width)), default=1)

    def render_line(self, y: int) -> Strip:
        parts: list[tuple[str, Style]] = []
        at = 0
        for spot in self._spots(self.size.width):
            if spot.y == y:
                parts.append((" " * (spot.x - at), self.rich_style))
                parts += self.word_parts(spot)
                at = spot.x + spot.cells
        return make_strip(parts, self.size.width, self.rich_style)

    def _spots(self, width: int) -> list[Spot]:
        """Position every word: in one line if they fit, else in columns of equal width."""
        cells = [cell_len(one_line(word)) + 2 for word in self.options.values()]
        if sum(cells) + GAP * len(cells) > width and cells:
            column = min(max(cells), max(3, width))
            columns = max(1, (width + GAP) // (column + GAP))
            places = [(i % columns * (column + GAP), i // columns) for i in range(len(cells))]
        else:
            places = [(sum(cells[:i]) + GAP * i, 0) for i in range(len(cells))]
        return [
            Spot(key, x, y, min(wanted, max(3, width)))
            for key, (x, y), wanted in zip(self.options, places, cells, strict=True)
        ]

    def word_parts(self, spot: Spot) -> list[tuple[str, Style]]:
        """Draw a word in exactly `spot.cells` cells."""
        raise NotImplementedError

    @property
    def cursor_key(self) -> Any:
        """Return the word that keys move from; None at first."""
        raise NotImplementedError

    def move_to(self, key: Any) -> None:
        """Move to a word."""
        raise NotImplementedError

    def toggle(self, key: Any) -> None:
        """Select or deselect a word."""
        raise NotImplementedError

    def action_step(self, by: int) -> None:
        keys = list(self.options)
        if keys:
            at = keys.index(self.cursor_key) + by if self.cursor_key in keys else 0
            self.move_to(keys[max(0, min(len(keys) - 1, at))])

    def action_line(self, by: int) -> None:
        spots = {spot.key: spot for spot in self._spots(self.size.width)}
        if self.cursor_key not in spots:
            self.action_step(by)
            return
        now = spots[self.cursor_key]
        near = [spot for spot in spots.values() if spot.y == now.y + by]
        if near:
            self.move_to(min(near, key=lambda spot: abs(spot.x - now.x)).key)

    def on_key(self, event: events.Key) -> None:
        """Jump to the next word that starts with the letter."""
        if event.character is None or not event.character.isalnum():
            return
        letter, keys = event.character.casefold(), list(self.options)
        at = keys.index(self.cursor_key) + 1 if self.cursor_key in keys else 0
        for key in keys[at:] + keys[:at]:
            if self.options[key].casefold().startswith(letter):
                self.move_to(key)
                event.stop()
                break

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        for spot in self._spots(self.size.width):
            if spot.y == at.y and spot.x <= at.x < spot.x + spot.cells:
                self.toggle(spot.key)


class PickOne(PickField):
    """At most one of a few words; the chosen one is in brackets."""

    BINDINGS = [
        Binding("space", "next", "Next", show=False),
        Binding("delete,backspace", "none", "None", show=False),
    ]

    value: reactive[Any] = reactive(None)

    class Chosen(Message):
        def __init__(self, pick: "PickOne", value: Any) -> None:
            super().__init__()
            self.pick = pick
            self.value = value

        @property
        def control(self) -> "PickOne":
            return self.pick

    def __init__(
        self,
        offered: Mapping[Any, str],
        *,
        value: Any = None,
        needed: bool = False,
        id: str,  # noqa: A002
    ) -> None:
        """Offer words by value; with `needed`, one is always chosen."""
        super().__init__(offered, id=id)
        self.set_reactive(PickOne.value, value)
        self._needed = needed

    def read(self) -> Any:
        return self.value

    def to_draft(self) -> str:
        return "" if self.value is None else str(self.value)

    def from_draft(self, text: str) -> None:
        """Restore the choice, if it is still offered."""
        nothing = self.value if text or self._needed else None
        self.value = next((one for one in self.options if str(one) == text), nothing)

    def word_parts(self, spot: Spot) -> list[tuple[str, Style]]:
        """Put the chosen word in brackets, which don't depend on colour."""
        word = fit_to_cells(self.options[spot.key], spot.cells - 2)
        if spot.key == self.value:
            return [(f"[{word}]", self.get_component_rich_style("pick--chosen"))]
        return [(f" {word} ", self.get_component_rich_style("pick--word"))]

    @property
    def cursor_key(self) -> Any:
        return self.value

    def watch_value(self, value: Any) -> None:
        self.post_message(self.Chosen(self, value))

    def move_to(self, key: Any) -> None:
        self.value = key

    def toggle(self, key: Any) -> None:
        """Choose a word; choosing it again clears it."""
        self.value = None if key == self.value and not self._needed else key

    def action_next(self) -> None:
        """Choose the next word, wrapping around."""
        keys = list(self.options)
        if keys:
            at = keys.index(self.value) + 1 if self.value in keys else 0
            self.value = keys[at % len(keys)]

    def action_none(self) -> None:
        if not self._needed:
            self.value = None


class PickMany(PickField):
    """Any number of words; space or a click adds or removes a check mark."""

    BINDINGS = [Binding("space", "choose", "Choose", show=False)]

    chosen: reactive[tuple[Any, ...]] = reactive(())
    """The chosen values, in the order chosen."""
    cursor: reactive[Any] = reactive(None)

    class Chosen(Message):
        def __init__(self, picks: "PickMany", chosen: tuple[Any, ...]) -> None:
            super().__init__()
            self.picks = picks
            self.chosen = chosen

        @property
        def control(self) -> "PickMany":
            return self.picks

    def __init__(
        self,
        offered: Mapping[Any, str],
        *,
        chosen: Iterable[Any] = (),
        alone: Any = None,
        id: str,  # noqa: A002
    ) -> None:
        """Offer words by value; choosing `alone` clears all others."""
        super().__init__(offered, id=id)
        self.set_reactive(PickMany.chosen, tuple(chosen))
        self._alone = alone

    def read(self) -> tuple[Any, ...]:
        return self.chosen

    def to_draft(self) -> str:
        return "\n".join(map(str, self.chosen))

    def from_draft(self, text: str) -> None:
        """Restore the choices that are still offered."""
        names = text.split("\n")
        self.chosen = tuple(one for one in self.options if str(one) in names)

    def word_parts(self, spot: Spot) -> list[tuple[str, Style]]:
        """Draw the word after its mark; the one under the cursor is reversed."""
        word = fit_to_cells(self.options[spot.key], spot.cells - 2)
        here = Style(reverse=self.has_focus and spot.key == self.cursor_key)
        if spot.key in self.chosen:
            style = self.get_component_rich_style("pick--chosen")
            return [("✓ ", style), (word, style + here)]
        style = self.get_component_rich_style("pick--word")
        return [("· ", self.get_component_rich_style("pick--mark")), (word, style + here)]

    @property
    def cursor_key(self) -> Any:
        return self.cursor if self.cursor in self.options else next(iter(self.options), None)

    def watch_chosen(self, chosen: tuple[Any, ...]) -> None:
        self.post_message(self.Chosen(self, chosen))

    def move_to(self, key: Any) -> None:
        self.cursor = key

    def toggle(self, key: Any) -> None:
        self.cursor = key
        if key in self.chosen:
            self.chosen = tuple(one for one in self.chosen if one != key)
        elif key == self._alone:
            self.chosen = (key,)
        else:
            self.chosen = (*(one for one in self.chosen if one != self._alone), key)

    def action_choose(self) -> None:
        if self.options:
            self.toggle(self.cursor_key)
