"""A framed part of a screen."""

from collections.abc import Iterable

from textual import getters
from textual.containers import Vertical
from textual.widget import Widget

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.frame_keys import FrameKey, lay_out_keys
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.scroll_page import ScrollPage


class Framed(Widget):
    """Has its name in the top line of its frame, and a hint or count in the bottom line.

    Below 80 columns or 20 rows there are no frames; the name is a line of its own then.
    """

    app = getters.app(Host)

    def __init__(
        self,
        *children: Widget,
        title: str = "",
        below: str = "",
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        self._keys: list[FrameKey] = []
        self.set_title(title)
        self.set_below(below)

    def set_title(self, title: str) -> None:
        self.title = title
        self.border_title = safe_content(title)

    def set_below(self, below: str) -> None:
        self.border_subtitle = safe_content(below)

    def set_keys(self, keys: Iterable[tuple[Action, str]]) -> None:
        """Show keys with what they do in the bottom line, the last of them only if it has room."""
        named = [(action, name) for action, name in keys if name]
        self._keys = [
            FrameKey(self._key(action), name, action.textual_action, len(named) - place)
            for place, (action, name) in enumerate(named)
        ]
        self.on_resize()

    def _key(self, action: Action) -> str:
        return first_key(self.app, action)

    def on_resize(self) -> None:
        if self._keys:
            corners = 0 if self.styles.border_bottom[0] == "blank" else 4
            self.border_subtitle = lay_out_keys(self._keys, self.outer_size.width - corners, "  ")


class Pane(Framed, Vertical):
    pass


class ScrollPane(Framed, ScrollPage):
    """Scrolls if it has no room; otherwise the page around it does."""
