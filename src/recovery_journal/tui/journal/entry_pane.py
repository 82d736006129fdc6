"""One entry: in full, or at a glance where there are few rows."""

from collections.abc import Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from recovery_journal.charts.one_craving import one_craving
from recovery_journal.charts.segments import Line
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.text.entry_text import EntryDetail
from recovery_journal.tui.text.literal import safe_content, shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words.format import journal as words

LABEL_CELLS = 12
MEASURE_CELLS = 72


class _EntryLines(Drawn):
    """Lines about an entry, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._detail: EntryDetail | None = None

    def show_entry(self, detail: EntryDetail | None) -> None:
        self._detail = detail
        self.redraw()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        return self.lines_of(self._detail, width, height) if self._detail else []

    def lines_of(self, detail: EntryDetail, width: int, height: int) -> Sequence[Line]:
        raise NotImplementedError


class EntryGlance(_EntryLines):
    """Its numbers and first words, in the rows there are; a click opens it."""

    class Clicked(Message):
        pass

    def on_click(self) -> None:
        self.post_message(self.Clicked())

    def lines_of(self, detail: EntryDetail, width: int, height: int) -> Sequence[Line]:
        row = detail.row
        told = "  ".join(filter(None, (detail.headline, *(text for _, text in detail.facts))))
        first: Line = (
            (f"{row.sign} ", detail.style),
            (shorten_to_cells(told, width - 2), "bold"),
        )
        rows = height - 1
        return [
            first,
            *(wrap(detail.note, min(width, MEASURE_CELLS), "", rows=rows) if rows else ()),
        ]


class EntryHead(_EntryLines):
    """When it was, its numbers, and its facts beside their labels."""

    def lines_of(self, detail: EntryDetail, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        width = min(width, MEASURE_CELLS)
        blocks = [
            wrap(detail.moment, width, "muted"),
            [*self._numbers(detail, width)],
            [*self._facts(detail, width)],
        ]
        return [line for block in blocks if block for line in (*block, ())]

    def _numbers(self, detail: EntryDetail, width: int) -> Iterator[Line]:
        first, *rest = wrap(detail.headline, width - 3, f"{detail.style} bold") or [()]
        if first:
            yield (f"{detail.sign}  ", detail.style), *first
            yield from ((("   ", ""), *line) for line in rest)
        if detail.strength is not None:
            yield ()
            yield from one_craving(*detail.strength, width, self.forms)

    def _facts(self, detail: EntryDetail, width: int) -> Iterator[Line]:
        for label, text in detail.facts:
            first, *rest = wrap(text, width - LABEL_CELLS, "")
            yield (f"{label:<{LABEL_CELLS}}", "muted"), *first
            yield from (((" " * LABEL_CELLS, ""), *line) for line in rest)


class EntryPane(VerticalScroll):
    BINDINGS = [
        Binding("j", "scroll_down", "Down", show=False, id="text_down"),
        Binding("k", "scroll_up", "Up", show=False, id="text_up"),
        Binding("g", "scroll_home", "To the top", show=False, id="text_top"),
        Binding("G", "scroll_end", "To the end", show=False, id="text_end"),
        Binding("space", "page_down", "A page down", show=False, id="text_page_down"),
    ]
    PARTS = ("note", "standing")

    def __init__(self) -> None:
        super().__init__()
        self._detail: EntryDetail | None = None
        self._head = EntryHead()
        """Created early, like the others: an entry may be shown before they are mounted."""
        self._texts = {part: Static(classes=part) for part in self.PARTS}

    def compose(self) -> ComposeResult:
        yield self._head
        yield from self._texts.values()

    def show_entry(self, detail: EntryDetail | None) -> None:
        """Show an entry from the top; if it's the current one, keep the scroll position."""
        if detail == self._detail:
            return
        if detail is None or self._detail is None or detail.entry_id != self._detail.entry_id:
            self.scroll_home(animate=False)
        self._detail = detail
        self._head.show_entry(detail)
        for part, widget in self._texts.items():
            text = getattr(detail, part) if detail else ""
            widget.update(safe_content(text))
            widget.display = bool(text)


class EntryView(Pane):
    """The entry under the cursor; with few rows at a glance, until it is opened."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glance = EntryGlance()
        self._whole = EntryPane()

    def compose(self) -> ComposeResult:
        yield self._glance
        yield self._whole

    @property
    def _is_at_a_glance(self) -> bool:
        return self.screen.has_class("-base") and not self.screen.has_class("-reading")

    def show_entry(self, detail: EntryDetail | None) -> None:
        self._whole.show_entry(detail)
        self._glance.show_entry(detail)
        self.set_class(detail is None, "-empty")
        title = detail.kind if detail else ""
        if detail and self._is_at_a_glance:
            title = f"{detail.kind} · {detail.moment_in_short}"
        self.set_title(title)

    def show_keys(self, changes: Iterable[tuple[Action, str]]) -> None:
        """Show the keys that change the entry, or the one that opens it."""
        self.set_keys([] if self._is_at_a_glance else changes)
        if self._is_at_a_glance:
            self.set_below(f"enter {words.WHOLE_ENTRY}")
