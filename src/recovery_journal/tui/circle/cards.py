"""The people of the circle as cards, two in a row."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Click
from textual.geometry import Region
from textual.message import Message

from recovery_journal.charts.segments import Forms, Line, Segment
from recovery_journal.tui.text.circle_text import PersonCard
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.marked_list import MARK

CARDS_A_ROW, CARD_ROWS, GAP_CELLS, FRAME_CELLS = 2, 6, 1, 4
"""How cards are arranged; of its cells, a card's frame and the blanks inside it take some."""
TEXT_ROWS = CARD_ROWS - 2
FRAME, HEAVY_FRAME = "╭─╮│╰╯", "┏━┓┃┗┛"
"""The corners and sides, from the upper left one on."""


class PeopleCards(Drawn, can_focus=True):
    """One of the cards is chosen: by keys, or by a click."""

    BINDINGS = [
        Binding("up,k", f"move(-{CARDS_A_ROW})", "Up", show=False),
        Binding("down,j", f"move({CARDS_A_ROW})", "Down", show=False),
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("g,home", "go_to(0)", "First", show=False),
        Binding("G,end", "go_to(-1)", "Last", show=False),
    ]

    class Chosen(Message):
        """Another card is chosen."""

    class Opened(Message):
        """The chosen card was clicked once more."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: Sequence[PersonCard] = ()
        self._at = 0

    @property
    def current_uid(self) -> str:
        """The record of the chosen card; empty if there are none."""
        return self._cards[self._at].uid if self._cards else ""

    @property
    def is_blank(self) -> bool:
        return not self._cards

    def show(self, cards: Sequence[PersonCard]) -> None:
        """Replace the cards; the same person stays chosen, or else the next one."""
        if cards != self._cards:
            before = self.current_uid
            self._cards = cards
            self._at = max(0, min(self._at, len(cards) - 1))
            self.select(before)
            self.redraw()

    def select(self, uid: str) -> bool:
        """Choose the card of a person, and return whether there is one."""
        uids = [card.uid for card in self._cards]
        if uid in uids:
            self.action_go_to(uids.index(uid))
        return uid in uids

    def action_move(self, by: int) -> None:
        if 0 <= self._at + by < len(self._cards):
            self.action_go_to(self._at + by)

    def action_go_to(self, at: int) -> None:
        if self._cards and (at := at % len(self._cards)) != self._at:
            self._at = at
            self.redraw()
            self.post_message(self.Chosen())
        if isinstance(self.parent, VerticalScroll):
            row = self._at // CARDS_A_ROW * CARD_ROWS
            self.parent.scroll_to_region(Region(0, row, 1, CARD_ROWS), animate=False)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_click(self, event: Click) -> None:
        event.stop()
        column, cell = divmod(event.x, self._card_cells(self.size.width) + GAP_CELLS)
        at = event.y // CARD_ROWS * CARDS_A_ROW + column
        if cell >= self._card_cells(self.size.width) or at >= len(self._cards):
            return
        if at == self._at:
            self.post_message(self.Opened())
        self.action_go_to(at)

    # Drawing

    def make_lines(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        cells = self._card_cells(width)
        drawn = [self._draw(at, card, cells) for at, card in enumerate(self._cards)]
        lines: list[Line] = []
        for first in range(0, len(drawn), CARDS_A_ROW):
            beside = drawn[first : first + CARDS_A_ROW]
            for rows in zip(*beside, strict=True):
                line: list[Segment] = []
                for row in rows:
                    line += [(" " * GAP_CELLS, ""), *row] if line else row
                lines.append(tuple(line))
        return lines

    def _card_cells(self, width: int) -> int:
        return (width - GAP_CELLS * (CARDS_A_ROW - 1)) // CARDS_A_ROW

    def _draw(self, at: int, card: PersonCard, cells: int) -> list[Line]:
        has_focus = at == self._at and self.has_focus
        is_heavy = has_focus and self.forms is not Forms.COLOUR
        left_top, across, right_top, side, left_end, right_end = tuple(
            HEAVY_FRAME if is_heavy else FRAME
        )
        style = "secondary" if has_focus else "frame"
        title = shorten_to_cells(MARK * (at == self._at) + card.title, cells - FRAME_CELLS - 2)
        rest = across * (cells - FRAME_CELLS - 1 - cell_len(title))
        head: Line = (
            (f"{left_top}{across} ", style),
            (title, "secondary bold" if has_focus else "bold"),
            (f" {rest}{right_top}", style),
        )
        inside = cells - FRAME_CELLS
        lines = [(*line, (" " * (inside - line_cells(line)), "")) for line in text_of(card, inside)]
        body: list[Line] = [((f"{side} ", style), *line, (f" {side}", style)) for line in lines]
        return [head, *body, ((f"{left_end}{across * (cells - 2)}{right_end}", style),)]


def text_of(card: PersonCard, cells: int) -> list[Line]:
    """Return what a card says in its rows; only what is about the person is ever cut."""
    lines: list[Line] = []
    said, age, how = card.contact
    if age:
        fitting = how if cell_len(said + age + how) <= cells else ""
        lines.append(((said, "muted"), (age, "bold"), (fitting, "muted")))
    if card.milestone:
        lines += wrap(card.milestone, cells, "secondary" if card.is_near else "muted", rows=2)
    lines += wrap(card.about, cells, "muted", rows=TEXT_ROWS - len(lines))
    return [*lines, *[()] * TEXT_ROWS][:TEXT_ROWS]


def line_cells(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)
