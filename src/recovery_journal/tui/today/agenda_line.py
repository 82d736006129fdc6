"""A line of today's agenda, opened by its key, enter or a click."""

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.today.agenda import AgendaItem
from recovery_journal.tui.widgets.key_hint import format_keys
from recovery_journal.words import practice as words

NAME_CELLS = 9
"""Names are padded to this width, so that details line up."""


class Agenda(Vertical):
    """Today's agenda; invisible while it's empty."""

    def __init__(self, items: tuple[AgendaItem, ...]) -> None:
        super().__init__(id="daily", classes="-some" * bool(items))
        self._items = items

    def compose(self) -> ComposeResult:
        if self._items:
            yield Static(safe_content(words.TODAY), classes="heading")
            yield from map(AgendaLine, self._items)

    def show(self, items: tuple[AgendaItem, ...]) -> None:
        """Replace the lines; the focus stays on its line."""
        focused = [one.has_focus for one in self.query(AgendaLine)]
        self._items = items
        self.set_class(bool(items), "-some")
        self.refresh(recompose=True)
        if True in focused:
            self.call_next(self._focus, focused.index(True))

    def _focus(self, number: int) -> None:
        lines = [one for one in self.query(AgendaLine) if one.can_focus]
        if lines:
            lines[min(number, len(lines) - 1)].focus()


class AgendaLine(Horizontal):
    """A sign, a name, and a detail or the key of its action."""

    app = getters.app(Host)
    BINDINGS = [Binding("enter", "open", "Open", show=False)]

    def __init__(self, item: AgendaItem) -> None:
        super().__init__(classes="daily")
        self._item = item
        self.tracker_id = item.tracker_id
        self.can_focus = item.action is not None
        self.set_class(item.done, "-done")

    def compose(self) -> ComposeResult:
        """Keep the sign in a column of its own, before all lines of a long text."""
        yield Static("✓" if self._item.done else "·", classes="sign")
        yield Static(self._item_content(), classes="told")

    def _item_content(self) -> Content:
        item = self._item
        name = safe_content(
            item.name if not (item.detail or item.action) else f"{item.name:<{NAME_CELLS}}  "
        )
        if item.detail and not item.tracker_id:
            return name + safe_content(item.detail, "" if item.done else "$muted")
        keys = self.app.keys_of(item.action) if item.action else ""
        key = "" if item.done or not keys else format_keys(keys).partition(" ")[0]
        detail = f"{item.detail}  " if item.detail else ""
        return name + safe_content(detail, "$muted") + safe_content(key, "$primary")

    async def action_open(self) -> None:
        """Do what its key does, for its own promise or tracker."""
        item = self._item
        if item.promise_id:
            await self.run_action(f"screen.promise({item.promise_id})")
        elif item.tracker_id:
            await self.run_action(f"screen.one_more({item.tracker_id})")
        elif item.action is not None:
            await self.run_action(item.action.textual_action)

    async def on_click(self) -> None:
        await self.action_open()
