"""The smallest Textual app that shows something else at each key."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Keys(App[None]):
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Pressed 0 times")

    def on_key(self, _: events.Key) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"Pressed {self.pressed} times")


if __name__ == "__main__":
    Keys().run()
