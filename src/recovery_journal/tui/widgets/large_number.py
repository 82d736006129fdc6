"""A phone number in large signs."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from recovery_journal.charts.digits import wrap_half_number
from recovery_journal.tui.text.literal import safe_content


class LargeNumber(Widget):
    """Wraps between the groups of a number, and takes no room if they are too wide.

    It is beside the number as text, which can be selected and read aloud.
    """

    def __init__(self, number: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.number = number

    def show_number(self, number: str) -> None:
        """Show another number."""
        self.number = number
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(wrap_half_number(self.number, width))

    def render(self) -> Content:
        return safe_content("\n".join(wrap_half_number(self.number, self.content_size.width)))
