"""Words to hear again: in one line, or as many as there is room for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from textual import getters

from recovery_journal.charts.segments import Line
from recovery_journal.domain.days import a_year_before
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.words.practice import quoted
from recovery_journal.words.today import A_YEAR_AGO, NOTHING_KEPT

MAX_ENTRIES_OF_DAY = 50
"""So many entries of a day are looked through."""


class Quote(NamedTuple):
    """Words, and whose they are or when they were kept."""

    text: str
    source: str


class Words(Drawn):
    app = getters.app(Host)

    def __init__(self, quotes: Sequence[Quote]) -> None:
        super().__init__()
        self._quotes = tuple(quotes)
        self._is_known = False
        """Whether it was looked for words; until then nothing is said of there being none."""

    def show(self, quotes: Sequence[Quote]) -> None:
        before = self._quotes
        self._quotes, self._is_known = tuple(quotes), True
        if not quotes or before != self._quotes:
            self.redraw()


class WordsLine(Words):
    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        if not self._quotes:
            return []
        one = self._quotes[0]
        text = shorten_to_cells(one.text, max(12, width - len(one.source) - 2))
        return [((text, "secondary"), (f"  {one.source}", "muted"))]


class WordsText(Words):
    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        lines: list[Line] = []
        if self._is_known and not self._quotes:
            lines += wrap(with_keys(self.app, NOTHING_KEPT), width, "muted")
        for one in self._quotes:
            block = [(), *wrap(one.text, width, "secondary"), *wrap(one.source, width, "muted")]
            if len(lines) + len(block) > height:
                break
            lines += block
        return lines


def find_year_ago(
    journal: Journal, standings: Sequence[Standing | LimitStanding], today: date
) -> Iterator[Quote]:
    """Yield what the user wrote a year ago today, unless that may have been a day of use.

    A day before a tracker's start, or with anything logged as used, isn't brought up.
    """
    day = a_year_before(today)
    if not all(_is_without_use(one, day) for one in standings if isinstance(one, Standing)):
        return
    found = journal.entries.page(Filter(since=day, until=day), limit=MAX_ENTRIES_OF_DAY)
    notes = [one.note for one in found if one.note.strip()]
    if notes and not any(one.kind == "use" for one in found):
        yield Quote(quoted(one_line(notes[-1].strip())), A_YEAR_AGO)


def _is_without_use(standing: Standing, day: date) -> bool:
    return any(first <= day and (end is None or day < end) for first, end in standing.periods)
