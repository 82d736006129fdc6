"""The hidden screen."""

from textual.screen import Screen


class Hidden(Screen[None]):
    """An empty screen on top of everything, without any keys of its own."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Hidden { background: $background; }
    Hidden ToastHolder, Hidden Tooltip { display: none; }
    """

    def check_action(
        self,
        action: str,  # noqa: ARG002
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """Allow nothing; the app handles the key that leads back."""
        return False
