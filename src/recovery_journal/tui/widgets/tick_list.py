"""A list in which several lines can be ticked, each with one of two goals."""

from collections.abc import Callable, Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message

from recovery_journal.tui.text.literal import fit_to_cells, safe_content
from recovery_journal.tui.widgets.find_list import FindList, Named

TEXT_CELLS = 16
GOAL_AT = 2 + len("[✓] ") + TEXT_CELLS
"""The column in which the goal of a ticked line begins."""


class TickList(FindList):
    """Space ticks, left and right change the goal, and enter is left to the screen."""

    BINDINGS = [
        Binding("space", "select", "Tick", show=False),
        Binding("left,right", "other_goal", "The other goal", show=False),
        Binding("enter", "screen.submit", "Go on", show=False),
    ]
    SIGNS_TYPED = "-'’"

    class Ticked(Message):
        def __init__(self, name: str, typed: str) -> None:
            super().__init__()
            self.name = name
            self.typed = typed
            """What had been typed to find it."""

    def __init__(
        self,
        options: Sequence[Named],
        find: Callable[[str], list[Named]],
        *,
        goals: tuple[str, str],
        ticked: Iterable[tuple[str, int]] = (),
    ) -> None:
        """Offer options; `ticked` are those ticked so far, each with the place of its goal."""
        self._goals = goals
        self.ticked = dict(ticked)
        """The place of the goal of each ticked option by its id, in the order of ticking."""
        super().__init__(options, find)

    def draw(self, text: str, name: str) -> Content:
        if name not in self.ticked:
            return safe_content(f"[ ] {text}")
        goal = self._goals[self.ticked[name]]
        return (
            safe_content("[✓] ", "$success")
            + safe_content(f"{fit_to_cells(text, TEXT_CELLS)} ", "bold")
            + safe_content(f"‹ {goal} ›", "$primary")
        )

    def action_select(self) -> None:
        """Tick the line, or take its tick away; then everything is offered again."""
        if self.highlighted_option is None:
            return
        name = self.highlighted_option.id or ""
        if self.ticked.pop(name, None) is None:
            self.ticked[name] = 0
        self._show_change(name)

    def action_other_goal(self) -> None:
        """Change the goal of the line, which ticks it."""
        if self.highlighted_option is not None:
            name = self.highlighted_option.id or ""
            self.ticked[name] = 1 - self.ticked.get(name, 0)
            self._show_change(name)

    def on_click(self, event: Click) -> None:
        """Tick the clicked line, or change the goal that was clicked."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is None:
            return
        self.highlighted = at
        is_ticked = self.get_option_at_index(at).id in self.ticked
        if is_ticked and event.x >= GOAL_AT:
            self.action_other_goal()
        else:
            self.action_select()

    def _show_change(self, name: str) -> None:
        self.post_message(self.Ticked(name, self.typed))
        self.offer_again(self._all, name)

    def offer_again(self, options: Sequence[Named], marked: str) -> None:
        """Offer all options again, with the mark on one of them."""
        self.offer(options, self._find)
        self.highlighted = self.get_option_index(marked)
        self.post_message(self.Typed(""))
