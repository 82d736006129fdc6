"""The parts of the Circle screen: the list, the details of one item, and the empty state."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.widgets import Static

from recovery_journal.charts.digits import half_number
from recovery_journal.domain.circle import Person
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.circle_text import CircleDetail
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.large_number import LargeNumber
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import circle as words
from recovery_journal.words import right_now


class CircleList(VimList):
    """Names under headings; the first click selects one, a second click acts like enter."""

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

    def show_detail(self, full: CircleDetail) -> None:
        """Show an item from the top; if it's the current one, keep the scroll position."""
        if full == self._detail:
            return
        self._detail = full
        self.scroll_home(animate=False)
        for part in ("name", "kind", "facts", "text"):
            said = getattr(full, part)
            widget = self.query_one(f"#{part}", Static)
            widget.update(safe_content(said))
            widget.display = bool(said)
        self.query_one("#covered").display = full.masked
        self._show_reach(full)

    def _show_reach(self, full: CircleDetail) -> None:
        """Show the number, large if there is room, then other ways to reach the person."""
        dialled = Person(name="?", number=full.number).number_to_dial
        large = full.number if half_number(full.number) else dialled
        self.query_one(LargeNumber).show_number(large)
        said = "\n".join(filter(None, (full.number, full.reach)))
        reach = self.query_one("#reach", Static)
        reach.update(safe_content(said))
        reach.display = bool(said)


class EmptyCircle(Vertical):
    """How to begin, and where to find meetings."""

    def compose(self) -> ComposeResult:
        yield Static(words.EMPTY)
        yield Static(right_now.MEETINGS_FOUND, classes="above")
        for line in right_now.meeting_finders():
            yield Static(safe_content(f"{line.name}  ") + safe_content(line.number, "bold"))
