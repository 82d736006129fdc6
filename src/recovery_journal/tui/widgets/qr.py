"""A QR code that a phone can scan from the screen."""

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.tui.text.paint import make_strip

QUIET_ZONE_MODULES = 4
"""Light modules around the code, which scanners need."""
HALF_BLOCKS = {(True, True): " ", (False, True): "▀", (True, False): "▄", (False, False): "█"}
"""The character for two modules, by whether the upper and the lower one are dark.

Light ones are drawn and dark ones left out, so the code also works without colours on a dark
terminal.
"""


class QR(Widget):
    """Dark on light in every theme, two modules per cell."""

    DEFAULT_CSS = """
    QR { width: auto; height: auto; color: $foreground; background: $background; }
    QR:light { color: $background; background: $foreground; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        import segno

        modules = segno.make_qr(text).matrix_iter(border=QUIET_ZONE_MODULES)
        rows = [[bool(dark) for dark in row] for row in modules]
        rows += [[False] * len(rows[0])] * (len(rows) % 2)
        self._lines = [
            "".join(HALF_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
            for upper, lower in zip(rows[::2], rows[1::2], strict=True)
        ]

    @property
    def cells(self) -> Size:
        """The size it needs."""
        return Size(len(self._lines[0]), len(self._lines))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return self.cells.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return self.cells.height

    def render_line(self, y: int) -> Strip:
        drawn = self._lines[y] if y < len(self._lines) else ""
        return make_strip([(drawn, self.rich_style)], self.size.width, Style())
