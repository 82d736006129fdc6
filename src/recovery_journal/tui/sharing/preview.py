"""A page as its writer sees it: its text, and beside it what only they are told."""

import re

from textual.content import Content

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.exchange.sharing.page import Page
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.pane import ScrollPane
from recovery_journal.words import sharing as words

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that Markdown would take for markup, with the backslash that prevents that."""
_STARTS = {
    "# ": ("", "$primary bold"),
    "## ": ("", "$secondary bold"),
    "- ": ("• ", ""),
    ">": ("▎", ""),
}
"""The starts of lines: what is shown in their place, and the style of the line."""
INITIAL_STYLE, POSSIBLE_NAME_STYLE = "bold", "underline"


class PreviewPane(ScrollPane, can_focus=True):
    """Scrolls by keys: a page can be long."""


@dataclass(frozen=True, slots=True)
class Preview:
    page: Page
    edited: str | None
    """The text as changed by the user, in which nothing is marked."""

    def text(self) -> Content:
        """Return the page as it will be read, with initials and possible names marked."""
        text = safe_content(self.page.text if self.edited is None else self.edited)
        for mark in () if self.edited is not None else self.page.name_marks:
            style = INITIAL_STYLE if mark.replaced else POSSIBLE_NAME_STYLE
            text = text.stylize(style, mark.start, mark.end)
        return Content("\n").join(map(_read_line, text.split("\n", allow_blank=True)))

    def remarks(self) -> Content:
        """Return what only the user is told, in the styles of the marks it explains."""
        marks = () if self.edited is not None else self.page.name_marks
        told = (
            (words.days_withheld(self.page.withheld), "$muted"),
            (words.names_replaced(marks), INITIAL_STYLE),
            (words.names_left(marks), POSSIBLE_NAME_STYLE),
        )
        return Content("\n").join(safe_content(line, style) for line, style in told if line)


def _read_line(line: Content) -> Content:
    """Return a line of Markdown as it is read: a heading bold, a quote with a bar."""
    for start, (shown, style) in _STARTS.items():
        if line.plain.startswith(start):
            read = safe_content(shown) + _without_escapes(line[len(start) :])
            return read.stylize_before(style) if style else read
    return _without_escapes(line)


def _without_escapes(line: Content) -> Content:
    pieces, at = [], 0
    for escape in _ESCAPED.finditer(line.plain):
        pieces.append(line[at : escape.start()])
        at = escape.start() + 1
    return Content("").join([*pieces, line[at:]]).rstrip()
