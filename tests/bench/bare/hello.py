"""The smallest possible Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Hello there")


if __name__ == "__main__":
    Hello().run()
