"""The footer of screens that aren't places: the keys that work there now."""

from textual import getters

from recovery_journal.tui.actions.actions import HELP_NOW
from recovery_journal.tui.host import NO_KEY, Host
from recovery_journal.tui.widgets.frame_keys import FrameKey, KeyLine, lay_out_keys


class ScreenFooter(KeyLine):
    """Keys to press or click; the last go where there is no room, and none is cut."""

    app = getters.app(Host)

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._show())

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        self.update(lay_out_keys(self._keys(), self.size.width, "  "))

    def _keys(self) -> list[FrameKey]:
        found: dict[str, FrameKey] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.key != NO_KEY:
                rank = 1 if binding.id == HELP_NOW.id else -len(found)
                key = self.app.get_key_display(binding)
                shown = FrameKey(key, binding.description, binding.action, rank)
                found.setdefault(binding.action, shown)
        return [*found.values()]
