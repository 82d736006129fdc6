"""A page as its writer sees it: its text, and beside it what only they are told."""

from dataclasses import dataclass

from textual.content import Content

from recovery_journal.exchange.sharing.page import Page
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import sharing as words

INITIAL_STYLE, POSSIBLE_NAME_STYLE = "bold", "underline"


@dataclass(frozen=True, slots=True)
class Preview:
    page: Page
    edited: str | None
    """The text as changed by the user, in which nothing is marked."""

    def text(self) -> Content:
        """Return the text as it will be saved, with initials and possible names marked."""
        if self.edited is not None:
            return safe_content(self.edited)
        text = safe_content(self.page.text)
        for mark in self.page.name_marks:
            style = INITIAL_STYLE if mark.replaced else POSSIBLE_NAME_STYLE
            text = text.stylize(style, mark.start, mark.end)
        return text

    def remarks(self) -> Content:
        """Return what only the user is told, in the styles of the marks it explains."""
        marks = () if self.edited is not None else self.page.name_marks
        told = (
            (words.days_withheld(self.page.withheld), "$muted"),
            (words.names_replaced(marks), INITIAL_STYLE),
            (words.names_left(marks), POSSIBLE_NAME_STYLE),
        )
        return Content("\n").join(safe_content(line, style) for line, style in told if line)
