"""The smallest Textual app that opens another screen at a key, and leaves it at the next one."""

from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class Other(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("Something else")


class Keys(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Pressed")

    async def on_key(self, _: events.Key) -> None:
        if isinstance(self.screen, Other):
            await self.pop_screen()
        else:
            await self.push_screen(Other())


if __name__ == "__main__":
    Keys().run()
