"""The columns of the Circle screen: one list of everything, or cards and a list of each kind."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus

from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.tui.circle.cards import PeopleCards
from recovery_journal.tui.circle.people_list import CircleDetailPane, CircleList, EmptyCircle
from recovery_journal.tui.circle.rows import (
    kept_words_rows,
    meeting_rows,
    promise_rows,
    rows_of_all,
)
from recovery_journal.tui.text.circle_text import CircleFormatter, CircleRecord
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import circle as words

R = TypeVar("R", Person, Meeting, Promise, KeptWords)
Groups = Mapping[str, Sequence[CircleRecord]]
"""The records by their heading."""

NARROW_COLUMNS = 80
"""Below this width the list fills the screen and shows phone numbers."""
CARDS_MIN_COLUMNS, CARDS_MIN_ROWS = 120, 38
"""From this size on people have cards, and everything else has a pane of its own."""
SIDE_LISTS = {
    "meetings": words.MEETINGS,
    "promises": words.PROMISES,
    "kind-words": words.KEPT_WORDS_HEADING,
}
"""The lists beside the cards with their titles."""


class CircleColumns(Horizontal):
    """One record is chosen, in the list that had the focus last; its details are beside them."""

    def __init__(self) -> None:
        super().__init__(id="columns")
        self._groups: Groups = {}
        self._meetings_count = ""
        self._circle_text: CircleFormatter | None = None
        self._in_use: PeopleCards | CircleList | None = None
        self.uid_to_select = ""
        """The record to select as soon as it's listed."""

    def compose(self) -> ComposeResult:
        with Pane(id="left", title=words.TITLE):
            yield EmptyCircle()
            yield CircleList("circle", begins=True)
        with Vertical(id="main"):
            with VerticalScroll(id="cards", can_focus=False):
                yield PeopleCards()
            with Pane(id="right"):
                yield CircleDetailPane()
        with Vertical(id="side"):
            for name, title in SIDE_LISTS.items():
                with Pane(title=title, id=f"of-{name}"):
                    yield CircleList(name)

    def show(self, groups: Groups, meetings_count: str, text: CircleFormatter) -> None:
        """Show the records as `text` describes them; the same one stays selected."""
        self._groups, self._meetings_count, self._circle_text = groups, meetings_count, text
        self._fill()

    def on_resize(self) -> None:
        self._fill()

    def _fill(self) -> None:
        text, groups, before = self._circle_text, self._groups, self.current_uid
        if text is None:
            return  # nothing read yet
        size, is_empty = self.screen.size, not any(groups.values())
        has_room = size.width >= CARDS_MIN_COLUMNS and size.height >= CARDS_MIN_ROWS
        self.screen.set_class(has_room and not is_empty, "-cards")
        self.query_one(EmptyCircle).display = is_empty
        self._fill_list(text, is_narrow=size.width < NARROW_COLUMNS)
        self._fill_cards(text)

        if self._go_to(self.uid_to_select):
            self.uid_to_select = ""
            return
        has_any = [one for one in self._shown_lists if not one.is_blank]
        if self._in_use not in has_any and not self._go_to(before):
            self._in_use = has_any[0] if has_any else None
            self.focus_list()

    def _fill_list(self, text: CircleFormatter, *, is_narrow: bool) -> None:
        is_short = self.screen.has_class("-short")
        counted = {words.MEETINGS: self._meetings_count}
        rows = partial(rows_of_all, self._groups, counted, text, narrow=is_narrow, short=is_short)
        source = (self._groups, text, self._meetings_count, is_narrow, is_short)
        self._list("circle").show(source, rows)

    def _fill_cards(self, text: CircleFormatter) -> None:
        cards = [text.format_card(one) for one in self._all(Person)]
        self.query_one(PeopleCards).show(cards)
        self.query_one("#cards").set_class(not cards, "-nobody")
        meetings, promises = self._all(Meeting), self._all(Promise)
        kept = self._all(KeptWords)
        self._list("meetings").show((meetings, text), partial(meeting_rows, meetings, text))
        self._list("promises").show((promises, text), partial(promise_rows, promises, text))
        self._list("kind-words").show((kept, text), partial(kept_words_rows, kept, text))
        self.query_one("#of-meetings", Pane).set_below(self._meetings_count)

    def _all(self, kind: type[R]) -> list[R]:
        every = (one for things in self._groups.values() for one in things)
        return [one for one in every if isinstance(one, kind)]

    def _list(self, name: str) -> CircleList:
        return self.query_one(f"#{name}", CircleList)

    @property
    def _shown_lists(self) -> list[PeopleCards | CircleList]:
        if self.screen.has_class("-cards"):
            return [self.query_one(PeopleCards), *map(self._list, SIDE_LISTS)]
        return [self._list("circle")]

    def _go_to(self, uid: str) -> bool:
        """Use the list that has a record, with the cursor on it, and return whether one has it."""
        found = next((one for one in self._shown_lists if one.select(uid)), None)
        if found is not None:
            self._in_use = found
            self.focus_list()
        return found is not None

    @property
    def current_uid(self) -> str:
        """The selected record; empty if there is none."""
        return self._in_use.current_uid if self._in_use else ""

    def focus_list(self) -> None:
        if self._in_use is not None:
            self._in_use.focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, PeopleCards | CircleList):
            self._in_use = event.widget
