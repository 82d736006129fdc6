"""A widget that shows lines of styled text, as charts are made of, in the colours of the theme."""

import locale
from collections.abc import Sequence

from rich.color import Color
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from recovery_journal.charts.segments import Forms, Line
from recovery_journal.tui.text.paint import make_strip

GROUND = "on "
"""Before the name of a ground in the style of a segment."""
WITHOUT_COLOUR = {
    "bold": Style(bold=True),
    "reverse": Style(reverse=True),
    "underline": Style(underline=True),
}


class Painted(Widget):
    """Draws its lines itself, in styles with the names that charts use."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._styles: dict[tuple[str, str], Style] = {}

    @property
    def forms(self) -> Forms:
        """What this terminal can show."""
        if locale.getpreferredencoding(False).casefold() in ("ascii", "ansi_x3.4-1968"):
            return Forms.ASCII
        return Forms.MONO if self.app.no_color else Forms.COLOUR

    def style_named(self, name: str) -> Style:
        """Return the style of a segment, such as "ramp-7 bold" or "muted on band"."""
        key = (self.app.theme, name)
        if key not in self._styles:
            style, (words, _, ground) = self.rich_style, name.partition(GROUND)
            for word in words.split():
                style += WITHOUT_COLOUR.get(word) or Style(color=self._colour(word))
            self._styles[key] = style + Style(bgcolor=self._colour(ground)) if ground else style
        return self._styles[key]

    def _colour(self, name: str) -> Color:
        return Color.parse(self.app.theme_variables[name])


class Drawn(Painted):
    """Lines made for its size; they're made again only if that, the theme or their data change."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._made: list[Line] = []
        self._made_for: tuple[object, ...] = ()

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return what to show in so many cells and rows; what goes beyond is not shown."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show what has changed."""
        self._made_for = ()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width, viewport.height))

    def render_line(self, y: int) -> Strip:
        lines = self._lines(self.size.width, self.size.height)
        parts = lines[y] if y < len(lines) else ()
        ground = self.rich_style
        return make_strip(
            ((text, self.style_named(style)) for text, style in parts), self.size.width, ground
        )

    def _lines(self, width: int, height: int) -> list[Line]:
        made_for = (width, height, self.app.theme, self.forms)
        if made_for != self._made_for:
            self._made, self._made_for = list(self.make_lines(width, height)), made_for
        return self._made
