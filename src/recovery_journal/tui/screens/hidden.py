"""Nothing to see."""

from typing import Any

from textual.screen import ModalScreen


class Hidden(ModalScreen[Any]):
    """An empty screen over everything else; it knows no key of its own."""

    DEFAULT_CSS = "Hidden { background: $background; }"
