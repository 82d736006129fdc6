"""Nothing to see."""

from textual.screen import Screen


class Hidden(Screen[None]):
    """An empty screen over everything else; it knows no key of its own."""

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
        """No key does anything here; the app knows the one that leads back."""
        return False
