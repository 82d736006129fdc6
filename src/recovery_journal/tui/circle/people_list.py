"""The parts of the Circle screen: a list, the details of one item, and the empty state."""

from collections.abc import Callable, Iterable, Iterator

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from recovery_journal.charts.digits import half_number, wrap_half_number
from recovery_journal.domain.circle import Person
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.circle_text import CircleDetail
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.large_number import LargeNumber
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import circle as words
from recovery_journal.words import circle_cards as cards
from recovery_journal.words import right_now

MIN_ROW_CELLS = 20
"""Cells of a row before the list has a size."""
LARGE_MIN_COLUMNS = 100
"""Columns of a screen that has room for large numbers."""
FRAME_CELLS = 4
"""Cells of a title's line that belong to the frame."""


class CircleList(VimList):
    """Names under headings; the first click selects one, a second click acts like enter."""

    app = getters.app(Host)

    def __init__(self, id: str, *, begins: bool = False) -> None:  # noqa: A002
        """Create the list; `begins`: it has a cursor even before it's used."""
        super().__init__(id=id)
        self._begins = begins
        self._source: object = None
        self._rows: Callable[[int], Iterable[Option]] = lambda _: ()
        self._made_of: object = None
        """What the rows were made from, to make them again only after a change."""

    @property
    def current_uid(self) -> str:
        """The selected record; empty if there is none."""
        option = self.highlighted_option
        return option.id or "" if option else ""

    @property
    def is_blank(self) -> bool:
        return not any(option.id for option in self.options)

    def show(self, source: object, rows: Callable[[int], Iterable[Option]]) -> None:
        """Show the rows that `rows` returns for a number of cells, if the source is another."""
        self._source, self._rows = source, rows
        self.fill()

    def on_resize(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Make the rows again if something changed; the cursor stays on its record."""
        cells = max(MIN_ROW_CELLS, self.scrollable_content_region.width - 1)
        if self._source is None or self._made_of == (self._source, cells):
            return
        self._made_of = (self._source, cells)
        before, at = self.current_uid, self.highlighted
        self.clear_options()
        rows: Iterable[Option] = self._rows(cells)
        self.add_options(rows)
        listed = [place for place, option in enumerate(self.options) if option.id]
        self.can_focus = bool(listed)
        if not (self.options or self._begins):
            self.add_option(
                Option(safe_content(with_keys(self.app, cards.NONE_YET)), disabled=True)
            )
        if not self.select(before) and listed and (at is not None or self._begins):
            self.highlighted = next((one for one in listed if one >= (at or 0)), listed[-1])

    def select(self, uid: str) -> bool:
        """Move the cursor to a record, and return whether it's listed."""
        listed = [option.id for option in self.options]
        if uid and uid in listed:
            self.highlighted = listed.index(uid)
            return True
        return False

    def on_focus(self) -> None:
        if self.highlighted is None:
            self.action_first()

    async def on_click(self, event: Click) -> None:
        """Only select at first: Textual's list would open the item at once."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is None or self.get_option_at_index(at).disabled:
            return
        if at == self.highlighted:
            self.action_select()
        else:
            self.highlighted = at


class CircleDetailPane(ScrollPage, can_focus=True):
    """All details of a person, meeting, promise or kept words; scrollable."""

    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__()
        self._detail: CircleDetail | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="name")
        yield Static(id="kind")
        yield LargeNumber(id="large")
        yield Static(id="reach")
        yield Static(id="facts")
        yield Static(safe_content(with_keys(self.app, words.COVERED)), id="covered")
        yield Static(id="text")
        yield from _section("say", cards.SAY_OR_TEXT)
        yield from _section("lately", cards.LATELY)
        yield from _section("pages", cards.PAGES_MADE)

    def show_detail(self, full: CircleDetail) -> None:
        """Show an item from the top; if it's the current one, keep the scroll position."""
        if full == self._detail:
            return
        self._detail = full
        self.scroll_home(animate=False)
        for part in ("name", "kind", "facts", "text", "lately", "pages"):
            self._say(part, getattr(full, part))
        self.query_one("#covered").display = full.masked
        self._show_reach(full)

    def _say(self, part: str, said: str) -> None:
        for heading in self.query(f".of-{part}"):
            heading.display = bool(said)
        widget = self.query_one(f"#{part}", Static)
        widget.update(safe_content(said))
        widget.display = bool(said)

    def on_resize(self) -> None:
        if self._detail is not None:
            self._show_reach(self._detail)

    def _show_reach(self, full: CircleDetail) -> None:
        """Show the number once: large with its text in the title, or else as text.

        Where that is large, there is room for what to say as well.
        """
        has_room = self.screen.size.width >= LARGE_MIN_COLUMNS
        to_say = right_now.TO_SEND if has_room and full.is_person else ()
        self._say("say", "\n".join(f"“{sentence}”" for sentence in to_say))
        dialled = Person(name="?", number=full.number).number_to_dial
        large = full.number if half_number(full.number) else dialled
        titled = f"{full.title} · {full.number}"
        is_large = (
            bool(full.number)
            and has_room
            and not self.screen.has_class("-short")
            and bool(wrap_half_number(large, self.size.width))
            and cell_len(titled) <= self.size.width - FRAME_CELLS
        )
        number = self.query_one(LargeNumber)
        number.show_number(large if is_large else "")
        number.display = is_large
        self.query_ancestor(Pane).set_title(titled if is_large else full.title)
        self._say("reach", "\n".join(filter(None, ("" if is_large else full.number, full.reach))))


def _section(name: str, heading: str) -> Iterator[Widget]:
    yield Static(safe_content(heading), classes=f"heading of-{name}")
    yield Static(id=name)


class EmptyCircle(Vertical):
    """How to begin, and where to find meetings."""

    app = getters.app(Host)

    def compose(self) -> ComposeResult:
        yield Static(safe_content(with_keys(self.app, words.EMPTY)))
        yield Static(right_now.MEETINGS_FOUND, classes="above")
        for line in right_now.meeting_finders():
            yield Static(safe_content(f"{line.name}  ") + safe_content(line.number, "bold"))
