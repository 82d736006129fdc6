"""The list of entries to include on a page."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.domain.sharing.privacy import COUNTED, LISTED, OUT
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.exchange.sharing.page import Offer
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words.format import numbers

STATE_MARKS = {LISTED: "✓", COUNTED: "#", OUT: " "}
"""The mark of an entry included with its words, only in the numbers, or not at all."""
PRIVATE_MARK, RANGE_MARK = "p", "›"


def tick_row(one: Offer, text: str, year: int, *, in_range: bool) -> Content:
    """Return the marks, day and text of an entry; what is not on the page is muted."""
    day = "" if one.day is None else f"{numbers.plain_date(one.day, year)}  "
    style = "$muted" if one.state == OUT else ""
    return (
        safe_content(f"{RANGE_MARK if in_range else ' '}{STATE_MARKS[one.state]}")
        + safe_content(PRIVATE_MARK if one.private else " ", "$warning")
        + safe_content(f" {day}{text}", style)
    )


def tick(selection: PageSelection, offers: Sequence[Offer]) -> PageSelection:
    """Change what is on the page of some entries; all are changed like the first.

    From the default it becomes listed with its words, then left out, then the default again.
    """
    first = offers[0]
    after_out = LISTED if first.needs_ticking else COUNTED
    to = {COUNTED: LISTED, LISTED: OUT, OUT: after_out}[first.state]
    for one in offers:
        if to == LISTED:
            selection = selection.with_entry(one.uid)
        elif to == OUT and not one.needs_ticking:
            selection = selection.without_entry(one.uid)
        else:
            selection = selection.with_entry_reset(one.uid)
    return selection


class EntryTickList(VimList):
    """Entries to include; letters move as in every list, and a click changes an entry's state."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._uids: list[str] = []
        self._rows: list[Content] = []

    def show_rows(self, uids: Sequence[str], rows: Sequence[Content]) -> None:
        """Show these rows; if they're about the same entries, redraw only what changed."""
        if [*uids] != self._uids:
            options: list[Option] = [*map(Option, rows)]
            self.clear_options()
            self.add_options(options)
            self.highlighted = 0 if rows else None
        else:
            for at, (new, old) in enumerate(zip(rows, self._rows, strict=True)):
                if not new.is_same(old):
                    prompt: Content = new
                    self.replace_option_prompt_at_index(at, prompt)
        self._uids, self._rows = [*uids], [*rows]
